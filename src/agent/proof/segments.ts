import { allMatches } from '../../domain/all-matches.js';
import { parseIdentifiers } from '../../domain/identifiers.js';
import { wordKeys } from './words.js';

/** A clause or table cell: its own words, and the words of the sentence or row that it continues. Offsets are into the text. */
export type Segment = Readonly<{
  start: number;
  end: number;
  own: ReadonlySet<string>;
  inherited: ReadonlySet<string>;
  identifiers: ReadonlySet<string>;
  heading: string;
}>;

const boundary = /(?<=[.!?])\s+(?=\p{L}|[-*•|])|[。；;\n]|,\s+|，|、|\s(?:and|und|while|whereas|but|aber|sowie)\s(?![-−]?\d)/gu;
const sentenceEnd = /^\s|[。；;\n]/u;

/** Cuts a text into the clauses and table cells within which a number and its subject belong together. */
export function segmentsOf(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  for (const block of blocks(text)) segments.push(...(block.rows === null ? clauses(text, block.start, block.end) : cells(text, block.rows)));
  return segments;
}

type Row = Readonly<{ start: number; end: number }>;
type Block = Readonly<{ start: number; end: number; rows: readonly Row[] | null }>;

function blocks(text: string): Block[] {
  const found: { start: number; end: number; rows: Row[] | null }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const isRow = /^\s*\|.*\|\s*$/u.test(line);
    const last = found.at(-1);
    if (isRow && last?.rows) {
      last.rows.push({ start, end });
      last.end = end;
    } else found.push({ start, end, rows: isRow ? [{ start, end }] : null });
    start = end + 1;
  }
  return found;
}

function clauses(text: string, from: number, to: number): Segment[] {
  const found: Segment[] = [];
  const part = text.slice(from, to);
  let start = 0;
  let inherited = new Set<string>();
  let subject: ReadonlySet<string> = new Set();
  const take = (end: number, endsSentence: boolean): void => {
    const piece = part.slice(start, end);
    const own = wordKeys(piece, 3);
    const mentioned = keysIn(piece);
    // A clause that names nothing goes on about what the clause before it named.
    const names = mentioned.size > 0 ? mentioned : subject;
    found.push({ start: from + start, end: from + end, own, inherited: new Set(inherited), identifiers: names, heading: '' });
    subject = endsSentence ? new Set() : names;
    if (endsSentence) inherited = new Set();
    else for (const word of own) inherited.add(word);
  };
  for (const match of allMatches(part, boundary)) {
    take(match.index, sentenceEnd.test(match[0]) && !/and|und|while|whereas|but|aber|sowie/u.test(match[0]));
    start = match.index + match[0].length;
  }
  take(part.length, true);
  return found;
}

function cells(text: string, rows: readonly Row[]): Segment[] {
  const [head, ...body] = rows.map(({ start, end }) => cellsOfRow(text, start, end));
  if (head === undefined) return [];
  const all = body.length === 0 ? [head] : body;
  return all.flatMap((row) => {
    const label = row[0]?.text ?? '';
    return row.map((cell, column) => {
      const heading = body.length === 0 ? '' : (head[column]?.text ?? '');
      const own = wordKeys(`${cell.text} ${label} ${heading}`, 3);
      return { start: cell.start, end: cell.end, own, inherited: new Set<string>(), identifiers: keysIn(`${label} ${cell.text}`), heading };
    });
  });
}

function cellsOfRow(text: string, from: number, to: number): readonly Readonly<{ start: number; end: number; text: string }>[] {
  const found: { start: number; end: number; text: string }[] = [];
  let start = from;
  for (const cell of text.slice(from, to).split('|')) {
    const end = start + cell.length;
    found.push({ start, end, text: cell.trim() });
    start = end + 1;
  }
  return found.slice(1, -1);
}

function keysIn(text: string): ReadonlySet<string> {
  return new Set(parseIdentifiers(text).map(({ key }) => key));
}

/** How much a segment speaks of the same thing: names count twice, its own words once, words it only continues half. */
export function affinity(segment: Segment, words: ReadonlySet<string>, names: ReadonlySet<string>): number {
  let score = 0;
  for (const name of names) if (segment.identifiers.has(name)) score += 2;
  for (const word of words) score += segment.own.has(word) ? 1 : segment.inherited.has(word) ? 0.5 : 0;
  return score;
}
