import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseSamples, type Sample } from '../harness/sample.js';
import { readBeir } from './beir.js';
import { invalid, isRecord, type JsonRecord, readText, textOf } from './lines.js';
import { readQa } from './qa.js';

export type ImportOptions = Readonly<{ source: string; format: 'auto' | 'assetops' | 'beir' | 'qa'; to: string }>;
type Draft = Readonly<{
  id: string;
  question: string;
  target: Partial<Sample['target']>;
  tags: readonly string[];
  source: string;
  task?: 'retrieve';
  role?: string;
}>;

/** Turns an outside set into a sample file and returns the number of samples. The written file is read back with the usual checks. */
export function importSamples({ source, format, to }: ImportOptions): number {
  if (!existsSync(source)) throw invalid(`There is no file or folder ${source}.`);
  const kind = format === 'auto' ? guess(source) : format;
  const drafts = kind === 'beir' ? fromBeir(source) : kind === 'qa' ? fromQa(source) : fromAssetOps(source);
  const text = `${drafts.map((draft) => JSON.stringify(draft)).join('\n')}\n`;
  try {
    parseSamples(text, to);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
  writeFileSync(to, text);
  return drafts.length;
}

function guess(source: string): 'assetops' | 'beir' | 'qa' {
  if (statSync(source).isDirectory()) return 'beir';
  return /"(?:characteristic_form|deterministic)"/u.test(readText(source).slice(0, 20_000)) ? 'assetops' : 'qa';
}

function idOf(prefix: string, id: string, index: number): string {
  const cleaned = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return `${prefix}-${index + 1}${cleaned === '' ? '' : `-${cleaned.slice(0, 40)}`}`;
}

/** Every relevant document becomes a passage to be found: documents of such sets have one page. */
function fromBeir(folder: string): readonly Draft[] {
  const { queries, judgements } = readBeir(folder);
  return queries.flatMap(({ id, text }, index) => {
    const relevant = [...(judgements.get(id) ?? [])].filter(([, grade]) => grade > 0).map(([documentId]) => ({ documentId, pages: [1], texts: [documentId] }));
    if (relevant.length === 0) return [];
    return [
      {
        id: idOf('beir', id, index),
        task: 'retrieve' as const,
        question: text,
        target: { quotes: relevant },
        tags: ['imported', 'beir'],
        source: path.basename(folder),
      },
    ];
  });
}

function fromQa(file: string): readonly Draft[] {
  return readQa(file).map((item, index) => ({
    id: idOf('qa', item.id, index),
    question: item.question,
    target: item.answerable ? { answers: [...item.answers], facts: [...item.facts], abstain: false, documents: [...item.documents] } : { abstain: true },
    tags: ['imported', 'qa'],
    source: path.basename(file),
  }));
}

/**
 * Scenario JSON in the style of AssetOpsBench: a list of objects with `id`, `type`, `text` (the task), `category`, `deterministic` and
 * `characteristic_form` (what a right answer is like, in prose). Numbers, dates and quoted names of the prose become key facts of
 * deterministic tasks; the others keep it as a note, because prose cannot be checked without a judge.
 */
function fromAssetOps(file: string): readonly Draft[] {
  const records = assetOpsRecords(readText(file), file);
  return records.map((record, index) => {
    const question = textOf(record, ['text', 'question', 'task', 'query']);
    if (question === null) throw invalid(`${file}: scenario ${index + 1} has no text`);
    const form = textOf(record, ['characteristic_form', 'expected', 'answer']) ?? '';
    const facts = record['deterministic'] === false ? [] : factsOf(form);
    const kind = textOf(record, ['type', 'category']) ?? 'scenario';
    return {
      id: idOf('assetops', textOf(record, ['id', 'uuid']) ?? '', index),
      question,
      role: 'engineer',
      target: { includes: [...facts], abstain: false },
      tags: ['imported', 'assetops', kind.toLowerCase().replace(/[^a-z0-9]+/gu, '-')],
      source: `${path.basename(file)}: ${form.slice(0, 300)}`,
    };
  });
}

function assetOpsRecords(text: string, file: string): readonly JsonRecord[] {
  let value: unknown;
  try {
    value =
      text.trim().startsWith('[') || !text.trim().includes('\n{')
        ? JSON.parse(text)
        : text
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as unknown);
  } catch {
    throw invalid(`${file}: not valid JSON`);
  }
  const list = isRecord(value) ? (value['scenarios'] ?? value['data'] ?? [value]) : value;
  if (!Array.isArray(list)) throw invalid(`${file}: no list of scenarios`);
  return list.map((item: unknown, index) => {
    if (!isRecord(item)) throw invalid(`${file}: scenario ${index + 1} is not a JSON object`);
    return item;
  });
}

function factsOf(form: string): readonly string[] {
  const quoted = [...form.matchAll(/["“']([^"”']{2,60})["”']/gu)].map(([, text]) => text ?? '');
  const numbers = [...form.matchAll(/\d+(?:[.,]\d+)*/gu)].map(([digits]) => digits);
  return [...new Set([...quoted, ...numbers])].slice(0, 8);
}
