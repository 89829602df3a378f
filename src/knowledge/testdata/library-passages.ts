import type { DocumentInfo, Passage } from '../../domain/document.js';
import { LIBRARY, type LibraryDocument } from './library.js';

export type LoadedDocument = Readonly<{ document: DocumentInfo; passages: readonly Passage[]; text: string }>;
type Line = Readonly<{ text: string; mark: string }>;

const MARK = /^(#{1,2}|\||!|-|\d+\.)\s/;
const LINES_PER_PAGE = 12;

function readLines(body: string): readonly Line[] {
  return body.split('\n').map((line) => {
    const mark = MARK.exec(line)?.[1] ?? '';
    return {
      mark: /^\d/.test(mark) ? '1.' : mark,
      text: mark.startsWith('#') || mark === '|' || mark === '!' || mark === '-' ? line.slice(mark.length + 1) : line,
    };
  });
}

/** A table row with its column headings, as ingestion renders it. */
function renderRow(headings: readonly string[], row: string): string {
  const cells = row.split(' | ');
  return `${cells[0] ?? ''}: ${cells
    .slice(1)
    .map((cell, index) => `${headings[index + 1] ?? ''} ${cell}`)
    .join('; ')}`;
}

/** Builds a library document as ingestion would: verbatim text, passages with offsets, sections and pages. */
export function loadLibraryDocument(source: LibraryDocument, collection = 'library'): LoadedDocument {
  const document: DocumentInfo = {
    id: source.id,
    title: source.title,
    collection,
    revision: source.revision,
    effectiveDate: null,
    supersedes: source.supersedes ?? null,
    status: source.status ?? 'current',
    appliesTo: [...source.appliesTo],
    language: source.language,
    accessRoles: [...(source.accessRoles ?? [])],
    kind: source.kind,
    format: 'text',
    fileName: `${source.id}.txt`,
    sha256: '0'.repeat(64),
    pageCount: 1,
    ingestedAt: '2026-03-01T00:00:00Z',
  };
  const passages: Passage[] = [];
  let text = '';
  const sections: string[] = [];
  let headings: readonly string[] | null = null;
  const lines = readLines(source.body);
  const push = (kind: Passage['kind'], content: string, line: number, extend: boolean): void => {
    const last = extend ? passages.pop() : undefined;
    const start = last?.start ?? text.length;
    text += `${content}\n`;
    const page = 1 + Math.floor(line / LINES_PER_PAGE);
    passages.push({
      id: `${source.id}@${source.revision}#${passages.length + 1}`,
      documentId: source.id,
      document: source.title,
      documentKind: source.kind,
      revision: source.revision,
      status: document.status,
      page: last?.page ?? page,
      endPage: page,
      section: sections.length === 0 ? null : sections.join(' > '),
      kind,
      start,
      end: text.length - 1,
      text: text.slice(start, text.length - 1),
      language: source.language,
      appliesTo: document.appliesTo,
      flagged: false,
    });
  };
  for (const [number, { mark, text: content }] of lines.entries()) {
    if (mark !== '|') headings = null;
    if (mark === '#' || mark === '##') {
      sections.splice(mark.length - 1, 2, content);
      text += `${content}\n`;
    } else if (mark === '|') {
      if (headings === null) headings = content.split(' | ');
      else push('table-row', renderRow(headings, content), number, false);
    } else if (mark === '-') push('record', content, number, false);
    else if (mark === '!' || mark === '1.') push('steps', content, number, mark === '1.' && ['!', '1.'].includes(lines[number - 1]?.mark ?? ''));
    else push('text', content, number, false);
  }
  return { document, passages, text };
}

/** The whole library. */
export function loadLibrary(): readonly LoadedDocument[] {
  return LIBRARY.map((source) => loadLibraryDocument(source));
}
