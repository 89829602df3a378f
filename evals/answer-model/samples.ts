import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A question with the facts that a right answer holds (one of each list), or none where the documents do not answer it. */
export type AnswerSample = Readonly<{
  id: string;
  question: string;
  /** Folder of the documents below the package, or null for the bundled papers. */
  corpus: string | null;
  facts: readonly (string | readonly string[])[];
}>;

type Line = Readonly<{
  id: string;
  question?: string;
  corpus?: string;
  abstain?: boolean;
  facts?: readonly (string | readonly string[])[];
  answers?: readonly string[];
  tags?: readonly string[];
  target?: Readonly<{
    abstain?: boolean;
    facts?: readonly (string | readonly string[])[];
    includes?: readonly (string | readonly string[])[];
    quotes?: readonly Readonly<{ texts: readonly string[] }>[];
  }>;
}>;

const readLines = (root: string, ...parts: string[]): readonly Line[] =>
  readFileSync(path.join(root, 'evals', ...parts), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);

/** The questions that the trees are fitted on: by authors who saw nothing of the program, over documents of many trades and over the bundled papers. No eval suite is among them. */
export function fittedSamples(root: string): readonly AnswerSample[] {
  return ['questions.jsonl', 'trades.jsonl', 'bundled.jsonl'].flatMap((file) => readLines(root, 'answer-model', file)).flatMap(sampleOf);
}

/** Questions by such authors over fourteen trades that nothing is fitted on, for measuring alone. */
export function unseenSamples(root: string): readonly AnswerSample[] {
  return readLines(root, 'answer-model', 'unseen.jsonl').flatMap(sampleOf);
}

/** Every labelled question over documents that the linear answer model may be set by. The held-out half of fresh-documents and blind-documents are not among them. */
export function answerSamples(root: string): readonly AnswerSample[] {
  const read = (...parts: string[]): readonly Line[] => readLines(root, ...parts);
  const external = ['archive', 'observatory', 'orchard'].flatMap((name) =>
    read('external', 'data', name, 'questions.jsonl').map((line) => ({
      ...line,
      corpus: `evals/external/data/${name}`,
      facts: line.answers === undefined || line.answers.length === 0 ? [] : [line.answers],
    })),
  );
  const bundled = [...read('datasets', 'grounded.jsonl'), ...read('datasets', 'abstention.jsonl').filter(({ target }) => target?.abstain === true)];
  const lines: readonly Line[] = [
    ...read('datasets', 'fresh-documents.jsonl').filter(({ tags }) => tags?.includes('development') === true),
    ...read('datasets', 'foreign-wording.jsonl'),
    ...read('datasets', 'collections.jsonl').filter(({ target }) => target?.facts !== undefined || target?.includes !== undefined || target?.abstain === true),
    ...external,
    ...bundled,
    ...read('answer-model', 'questions.jsonl'),
  ];
  return lines.flatMap(sampleOf);
}

function sampleOf(line: Line): readonly AnswerSample[] {
  if (line.question === undefined) return [];
  const unanswerable = line.abstain === true || line.target?.abstain === true;
  const facts = unanswerable ? [] : (line.facts ?? line.target?.facts ?? line.target?.includes ?? line.target?.quotes?.flatMap(({ texts }) => texts) ?? []);
  return [{ id: line.id, question: line.question, corpus: line.corpus ?? null, facts }];
}
