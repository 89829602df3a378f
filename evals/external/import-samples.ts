import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseSamples } from '../harness/sample.js';
import { readBeir } from './beir.js';
import { invalid, type JsonRecord, readText, textOf } from './lines.js';
import { qaRecords, toQaItem } from './qa.js';
import { qaDraft } from './qa-draft.js';

export type ImportOptions = Readonly<{ source: string; format: 'auto' | 'assetops' | 'beir' | 'qa'; to: string }>;

/** Turns an outside set into a sample file and returns the number of samples. The written file is read back with the usual checks. */
export function importSamples({ source, format, to }: ImportOptions): number {
  if (!existsSync(source)) throw invalid(`There is no file or folder ${source}.`);
  const kind = format === 'auto' ? guess(source) : format;
  const drafts = kind === 'beir' ? fromBeir(source) : fromQa(source, kind);
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
function fromBeir(folder: string): readonly JsonRecord[] {
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

/** Question-answer sets and scenario sets; the latter describe a right answer in prose (`characteristic_form`), of which what can be compared is. */
function fromQa(file: string, kind: 'qa' | 'assetops'): readonly JsonRecord[] {
  const records = qaRecords(file);
  if (records.length === 0) throw invalid(`${file}: no question in it`);
  return records.map(({ line, value }, index) => {
    const item = toQaItem(value, `${file}:${line}`, line);
    const type = textOf(value, ['type', 'category']);
    return {
      ...qaDraft(item, value, index),
      id: idOf(kind, item.id, index),
      ...(kind === 'assetops' ? { role: 'engineer' } : {}),
      tags: ['imported', kind, ...(type === null ? [] : [type.toLowerCase().replace(/[^a-z0-9]+/gu, '-')])],
      source: path.basename(file),
    };
  });
}
