import { invalid, isRecord, type JsonRecord, readJsonLines, readText, textOf } from './lines.js';

export type QaItem = Readonly<{
  id: string;
  question: string;
  answers: readonly string[];
  answerable: boolean;
  documentId: string | null;
  page: number | null;
}>;

/** Question-answer pairs, JSON Lines or one JSON array. No answer, or `answerable: false`, means that the right reply is to say so. */
export function readQa(file: string): readonly QaItem[] {
  const text = readText(file).trim();
  const records = text.startsWith('[') ? arrayOf(text, file) : readJsonLines(file);
  return records.map(({ line, value }) => toItem(value, `${file}:${line}`, line));
}

function arrayOf(text: string, file: string): readonly Readonly<{ line: number; value: JsonRecord }>[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw invalid(`${file}: not valid JSON`);
  }
  if (!Array.isArray(list)) throw invalid(`${file}: not a JSON array`);
  return list.map((value: unknown, index) => {
    if (!isRecord(value)) throw invalid(`${file}: item ${index + 1} is not a JSON object`);
    return { line: index + 1, value };
  });
}

function toItem(value: JsonRecord, place: string, line: number): QaItem {
  const question = textOf(value, ['question', 'query', 'text', 'input']);
  if (question === null || question.trim() === '') throw invalid(`${place}: no question`);
  const raw = value['answers'] ?? value['answer'] ?? value['expected'] ?? value['ground_truth'] ?? value['characteristic_form'] ?? [];
  const answers = answersOf(raw);
  const flag = value['answerable'] ?? value['is_answerable'];
  const negative = value['unanswerable'] ?? value['is_impossible'];
  const answerable = typeof flag === 'boolean' ? flag : typeof negative === 'boolean' ? !negative : answers.length > 0;
  const page = value['page'];
  return {
    id: textOf(value, ['id', '_id', 'qid', 'uuid']) ?? String(line),
    question,
    answers,
    answerable,
    documentId: textOf(value, ['document', 'documentId', 'doc_id', 'source']),
    page: typeof page === 'number' ? page : null,
  };
}

function answersOf(raw: unknown): readonly string[] {
  if (typeof raw === 'string' || typeof raw === 'number') return String(raw).trim() === '' ? [] : [String(raw)];
  if (Array.isArray(raw)) return raw.flatMap(answersOf);
  if (isRecord(raw)) return answersOf(raw['text'] ?? raw['answer'] ?? []);
  return [];
}

export type QaVerdict = Readonly<{ exact: boolean; contains: boolean; numbers: boolean | null; f1: number }>;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(?:a|an|the)\b/gu, ' ')
    .replace(/[^\p{L}\p{N}.,%°/-]+/gu, ' ')
    .replace(/[.,](?=\s|$)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const numbers = (text: string): readonly number[] =>
  [...text.matchAll(/-?\d+(?:[.,]\d+)*/gu)]
    .map(([digits]) => Number(/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(digits) ? digits.replace(/,/gu, '') : digits.replace(',', '.')))
    .filter(Number.isFinite);

/** Compares an answer with the right ones: equal, contained, all numbers present, and the word overlap of SQuAD. An answer with more than 40 numbers beyond the right ones matches no number. */
export function judgeAnswer(answer: string, accepted: readonly string[]): QaVerdict {
  const given = plain(answer);
  const said = numbers(answer);
  const verdicts = accepted.map((right) => {
    const wanted = numbers(right);
    return {
      exact: given === plain(right),
      contains: ` ${given} `.includes(` ${plain(right)} `),
      numbers:
        wanted.length === 0
          ? null
          : said.length <= wanted.length + 40 && wanted.every((value) => said.some((one) => Math.abs(one - value) <= 1e-9 * Math.max(1, Math.abs(value)))),
      f1: overlap(given, plain(right)),
    };
  });
  const withNumbers = verdicts.filter((verdict) => verdict.numbers !== null);
  return {
    exact: verdicts.some(({ exact }) => exact),
    contains: verdicts.some(({ contains }) => contains),
    numbers: withNumbers.length === 0 ? null : withNumbers.some((verdict) => verdict.numbers === true),
    f1: Math.max(0, ...verdicts.map(({ f1 }) => f1)),
  };
}

function overlap(given: string, right: string): number {
  const left = right.split(' ');
  const words = given.split(' ');
  const total = left.length;
  let common = 0;
  for (const word of words) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return common === 0 ? 0 : (2 * common) / (words.length + total);
}
