import type { Answer, SearchResult } from '../../domain/document.js';
import type { PlannedCall } from '../results.js';
import type { Line, SkillContext } from '../skill.js';
import { knowledgeCall, sourceLines } from '../skills/document-lines.js';
import { knowledgeLines } from '../skills/knowledge-answer.js';
import type { CarriedQuery } from '../understand/carried-topic.js';
import type { Shown } from './rows.js';

/** So many documents of one answer are asked on. */
const mostDocuments = 3;
/** From here on a sentence of the paper that gave the answer before goes before one of another paper. */
const surelyThere = 0.5;
/** Several readings are looked up at once, and only the sentences that answer are wanted of each. */
const fewPassages = 2;

/** The documents that the lines of an answer stand on, in the order of the lines. */
export function documentsOf({ lines, evidence }: Pick<Shown, 'lines' | 'evidence'>): readonly string[] {
  const papers = new Map(evidence.flatMap((item) => (item.kind === 'passage' ? [[item.id, item.documentId] as const] : [])));
  return [...new Set(lines.flatMap(({ evidence: ids }) => ids.flatMap((id) => papers.get(id) ?? [])))];
}

/** A search for each reading of a follow-up in the documents that were shown. */
export function carriedCalls(readings: readonly CarriedQuery[], shown: Shown): readonly PlannedCall[] {
  const documents = documentsOf(shown).slice(0, mostDocuments);
  return documents.length === 0 ? [] : readings.map(({ query }) => knowledgeCall(query, { documents, limit: fewPassages }));
}

type Found = Readonly<{ reading: CarriedQuery; output: SearchResult; main: Answer }>;

/** Names what was put in the place of another thing, in its text or over it, where both are in one language. */
function isAbout({ reading: { named }, main }: Found): boolean {
  const text = `${main.shown} ${main.text} ${main.passage.section ?? ''}`.toLowerCase();
  return named.length === 0 || named.some((word) => text.includes(word.slice(0, Math.max(4, word.length - 2))));
}

/** The reading that the documents answer most surely, with its lines; null where they answer none with at least the probability `from` in what `fits`. */
export function carriedAnswer(
  readings: readonly CarriedQuery[],
  context: SkillContext,
  last: Shown,
  from: number,
  fits: (text: string) => boolean = () => true,
): Readonly<{ lines: readonly Line[]; query: string }> | null {
  const evidence = context.results.evidence();
  const told = new Set(last.lines.map(({ text }) => text));
  const found = context.results.of('search_knowledge').flatMap(({ output }): Found[] => {
    const reading = readings.find(({ query }) => query.slice(0, 1900) === output.query);
    const [main] = output.answers;
    return reading === undefined || main === undefined || main.probability < from || !fits(main.text) ? [] : [{ reading, output, main }];
  });
  const sameLanguage = (each: Found): boolean => each.main.passage.language.toLowerCase().startsWith(context.understanding.language);
  // The paper that gave the answer comes before those that were only named beside it.
  const [answering] = documentsOf(last);
  const beside = ({ main }: Found): number => (main.passage.documentId === answering || main.probability < surelyThere ? 0 : 1);
  const isElsewhere = found.some((each) => each.main.passage.documentId === answering && each.main.probability >= surelyThere);
  const fitting = found
    .filter((each) => isAbout(each) || !sameLanguage(each))
    .sort((a, b) => (isElsewhere ? beside(a) - beside(b) : 0) || b.main.probability - a.main.probability);
  for (const { reading, output } of fitting) {
    const lines = knowledgeLines(
      { ...context, understanding: { ...context.understanding, effective: reading.query, question: reading.query } },
      output,
      evidence,
    );
    // What was told already answers no other question.
    if (lines === null || (reading.again !== true && lines.every(({ text }) => told.has(text)))) continue;
    return { lines: [...lines, ...sourceLines(lines, evidence, context)], query: reading.query };
  }
  return null;
}
