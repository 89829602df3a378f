import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fieldOf, isRecord, type JsonRecord, type LinedRecord } from './lines.js';

type Context = Readonly<{ title: string; text: string }>;

const contextNames = [
  'context',
  'contexts',
  'passage',
  'passages',
  'paragraph',
  'reference_contexts',
  'retrieved_contexts',
  'ctxs',
  'document_text',
  'article',
];

/** The texts that a set carries beside its questions as documents by file name, one for each title (or text). */
export function contextTexts(records: readonly LinedRecord[]): ReadonlyMap<string, string> {
  const texts = new Map<string, Set<string>>();
  for (const { line, value } of records)
    for (const { title, text } of contextsOf(value, `passage ${line}`)) texts.set(title, (texts.get(title) ?? new Set()).add(text));
  const names = new Set<string>();
  const seen = new Set<string>();
  const documents = new Map<string, string>();
  for (const [title, parts] of texts) {
    const text = [...parts].join('\n\n');
    if (seen.has(text)) continue;
    seen.add(text);
    documents.set(`${freeName(title, names)}.md`, `# ${title.replace(/\s+/gu, ' ')}\n\n${text}\n`);
  }
  return documents;
}

/** Writes those documents into a folder and returns how many there are. */
export function writeContexts(records: readonly LinedRecord[], folder: string): number {
  const documents = contextTexts(records);
  for (const [name, text] of documents) writeFileSync(path.join(folder, name), text);
  return documents.size;
}

function freeName(title: string, names: Set<string>): string {
  const plain =
    title
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 80) || 'text';
  let name = plain;
  for (let number = 2; names.has(name.toLowerCase()); number += 1) name = `${plain}-${number}`;
  names.add(name.toLowerCase());
  return name;
}

function contextsOf(value: JsonRecord, fallback: string): readonly Context[] {
  const given = fieldOf(value, contextNames);
  const title = fieldOf(value, ['title', 'document_title', 'doc_title']);
  return read(given, typeof title === 'string' && title.trim() !== '' ? title : fallback);
}

/** A text, a list of texts, pairs of title and sentences (HotpotQA), records with title and text, or two lists of titles and sentences side by side. */
function read(given: unknown, title: string): readonly Context[] {
  if (typeof given === 'string') return given.trim() === '' ? [] : [{ title, text: given }];
  if (Array.isArray(given)) {
    const [name, sentences] = given as readonly unknown[];
    if (given.length === 2 && typeof name === 'string' && Array.isArray(sentences)) return [{ title: name, text: textOf(sentences) }];
    return given.flatMap((item: unknown, index) => read(item, typeof item === 'string' && given.length > 1 ? `${title} ${index + 1}` : title));
  }
  if (!isRecord(given)) return [];
  const { title: titles, sentences } = given;
  if (Array.isArray(titles) && Array.isArray(sentences)) return titles.map((one: unknown, index) => ({ title: String(one), text: textOf(sentences[index]) }));
  const text = fieldOf(given, ['text', 'content', 'contents', 'passage', 'paragraph_text', 'page_content', 'body', 'sentences']);
  const name = fieldOf(given, ['title', 'name', 'id', 'document', 'source']);
  return text === undefined ? [] : [{ title: typeof name === 'string' ? name : title, text: textOf(text) }];
}

const textOf = (given: unknown): string => (Array.isArray(given) ? given.map(String).join(' ') : String(given ?? ''));
