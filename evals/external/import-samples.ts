import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/app.js';
import { parseSamples } from '../harness/sample.js';
import { type BeirFolder, readBeir } from './beir.js';
import { contextTexts } from './contexts.js';
import { invalid, type JsonRecord, readText, textOf } from './lines.js';
import { qaRecords, toQaItem } from './qa.js';
import { qaDraft } from './qa-draft.js';

export type ImportOptions = Readonly<{ source: string; format: 'auto' | 'assetops' | 'beir' | 'qa'; to: string }>;

export type Imported = Readonly<{ samples: number; documents: number; folder: string | null }>;

/**
 * Turns an outside set into a sample file; documents that come with the set are written to a folder beside it, and the samples name it, so that
 * plain `eval --file` grades them. The written file is read back with the usual checks. Throws `input-invalid` where the source cannot be read,
 * or where that folder holds something that no import wrote.
 */
export function importSamples({ source, format, to }: ImportOptions): Imported {
  if (!existsSync(source)) throw invalid(`There is no file or folder ${source}.`);
  const kind = format === 'auto' ? guess(source) : format;
  const folder = path.resolve(`${to.replace(/\.jsonl?$/u, '')}-documents`);
  refuseForeignFolder(folder);
  const { drafts, documents } = kind === 'beir' ? fromBeir(source, folder) : fromQa(source, kind, folder);
  const text = `${drafts.map((draft) => JSON.stringify(draft)).join('\n')}\n`;
  try {
    parseSamples(text, to);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
  writeFolder(folder, documents);
  writeFileSync(to, text);
  return { samples: drafts.length, documents: documents.size, folder: documents.size === 0 ? null : folder };
}

/** Texts by file name. */
type Documents = ReadonlyMap<string, string>;
type Drafted = Readonly<{ drafts: readonly JsonRecord[]; documents: Documents }>;

/** Stands in every folder that an import wrote, and says so: only such a folder is ever replaced. */
const marker = 'written-by-shiftmate-import.txt';

/** Throws `input-invalid` where the folder holds anything that no import wrote; nothing is touched. */
function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  const foreign = names.includes(marker) ? names.filter((name) => name !== marker && !name.endsWith('.md')) : names;
  if (foreign.length > 0) throw invalid(`${folder} holds ${foreign[0] ?? 'files'}, which no import wrote; give another --to.`);
}

/** Puts the documents in place of those of an earlier import. */
function writeFolder(folder: string, documents: Documents): void {
  rmSync(folder, { recursive: true, force: true });
  if (documents.size === 0) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, marker),
    'Documents of an imported set, written by "shiftmate eval import"; the next import to the same file replaces them.\n',
  );
  for (const [name, text] of documents) writeFileSync(path.join(folder, name), text);
}

/** Samples resolve their corpus against the package; outside it the whole path is written. */
function corpusPath(folder: string): string {
  const inside = path.relative(packageRoot(), folder);
  return inside.startsWith('..') || path.isAbsolute(inside) ? folder : inside;
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

/**
 * One of the relevant documents is to be found; documents of such sets have one page. Ids of the set may hold anything, so each document gets one
 * that every part of the product takes, and keeps its own in the front matter.
 */
function fromBeir(source: string, folder: string): Drafted {
  const { documents, queries, judgements } = readBeir(source);
  const ids = new Map(documents.map((document, index) => [document.id, idOf('doc', document.id, index)]));
  const files = new Map(documents.map((document) => [`${ids.get(document.id) ?? ''}.md`, documentText(document, ids.get(document.id) ?? '')]));
  const corpus = corpusPath(folder);
  const drafts = queries.flatMap(({ id, text }, index) => {
    const places = [...(judgements.get(id) ?? [])]
      .filter(([, grade]) => grade > 0)
      .sort(([, left], [, right]) => right - left)
      .flatMap(([name]) => ids.get(name) ?? [])
      .map((documentId) => ({ documentId, pages: [1], texts: [documentId] }));
    const [first, ...also] = places;
    if (first === undefined) return [];
    return [
      {
        id: idOf('beir', id, index),
        task: 'retrieve' as const,
        question: text,
        corpus,
        target: { quotes: [also.length === 0 ? first : { ...first, also }] },
        tags: ['imported', 'beir'],
        source: path.basename(source),
      },
    ];
  });
  return { drafts, documents: files };
}

function documentText({ id, title, text }: BeirFolder['documents'][number], name: string): string {
  const shown = (title.trim() === '' ? text : title).replace(/\s+/gu, ' ').trim().slice(0, 160);
  const head = ['---', `id: ${name}`, `title: ${JSON.stringify(shown)}`, `origin: ${JSON.stringify(id)}`, '---'];
  return `${head.join('\n')}\n\n${title.trim() === '' ? '' : `# ${shown}\n\n`}${text}\n`;
}

/** Question-answer sets and scenario sets; the latter describe a right answer in prose (`characteristic_form`), of which what can be compared is. */
function fromQa(file: string, kind: 'qa' | 'assetops', folder: string): Drafted {
  const records = qaRecords(file);
  if (records.length === 0) throw invalid(`${file}: no question in it`);
  const documents = contextTexts(records);
  const drafts = records.map(({ line, value }, index) => {
    const item = toQaItem(value, `${file}:${line}`, line);
    const type = textOf(value, ['type', 'category']);
    return {
      ...qaDraft(item, value, index),
      id: idOf(kind, item.id, index),
      ...(kind === 'assetops' ? { role: 'engineer' } : {}),
      ...(documents.size === 0 ? {} : { corpus: corpusPath(folder) }),
      tags: ['imported', kind, ...(type === null ? [] : [type.toLowerCase().replace(/[^a-z0-9]+/gu, '-')])],
      source: path.basename(file),
    };
  });
  return { drafts, documents };
}
