import { allMatches } from '../../domain/all-matches.js';
import type { Passage } from '../../domain/document.js';

/** A cell of a stored row: what stands over it and what stands in it. Offsets are into the row's text. */
export type GridCell = Readonly<{ heading: string; value: string; start: number; end: number }>;
/** A row: its label (empty for a record, whose cells all have headings) and its cells. */
export type GridRow = Readonly<{ passage: Passage; label: string; cells: readonly GridCell[] }>;
/** The rows of one table in order, and the headings over them. */
export type Grid = Readonly<{ section: string; rows: readonly GridRow[]; headings: readonly string[] }>;

/** Characters that may stand between two rows of one table. */
const LARGEST_GAP = 4;
const LONGEST_LABEL = 120;
/** A heading that ends in a figure ("Type 16") stands over so many rows; a figure of the cell does not. */
const SHARED = 0.5;
const valueStart =
  /\s(?=(?:(?:up to|above|below|over|under|more than|less than|at least|at most|about|max\.?|min\.?|bis(?: zu)?|über|unter|mindestens|höchstens|ca\.?|ab|von|from)\s+)?[<>≤≥±~≈+−-]?\s?\d)/giu;

/** The tables among the passages of one document, which stand in the order of the document. */
export function gridsOf(passages: readonly Passage[]): readonly Grid[] {
  const runs: Passage[][] = [];
  for (const passage of passages) {
    if (passage.kind !== 'table-row' && passage.kind !== 'record') continue;
    const last = runs.at(-1)?.at(-1);
    const follows = last?.kind === passage.kind && last.section === passage.section && passage.start - last.end <= LARGEST_GAP;
    if (follows) runs.at(-1)?.push(passage);
    else runs.push([passage]);
  }
  return runs.map(gridOf);
}

type RawRow = Readonly<{ passage: Passage; label: string; parts: readonly Readonly<{ text: string; start: number }>[] }>;

function gridOf(passages: readonly Passage[]): Grid {
  const raw = passages.map(rawRow);
  const counts = new Map<string, number>();
  const sure = new Set<string>();
  for (const { parts } of raw)
    for (const { text } of parts) {
      const [heading, ...others] = headingsIn(text);
      if (heading !== undefined && text.startsWith(`${heading}: `)) sure.add(heading);
      for (const each of [heading, ...others]) if (each !== undefined) counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  const isShared = (heading: string): boolean => sure.has(heading) || (counts.get(heading) ?? 0) >= Math.max(2, raw.length * SHARED);
  const rows = raw.map(({ passage, label, parts }) => ({ passage, label, cells: parts.map(({ text, start }) => cellOf(text, start, isShared)) }));
  const headings = [...new Set(rows.flatMap(({ cells }) => cells.map(({ heading }) => heading)))];
  return { section: passages[0]?.section ?? '', rows, headings };
}

function rawRow(passage: Passage): RawRow {
  const { text, kind } = passage;
  const colon = kind === 'record' ? -1 : text.indexOf(': ');
  const hasLabel = colon > 0 && colon <= LONGEST_LABEL;
  const from = hasLabel ? colon + 2 : 0;
  const parts: { text: string; start: number }[] = [];
  let start = from;
  for (const match of allMatches(text.slice(from), /;\s+|$/gu)) {
    const end = from + match.index;
    if (end > start) parts.push({ text: text.slice(start, end), start });
    start = end + match[0].length;
  }
  return { passage, label: hasLabel ? text.slice(0, colon) : '', parts };
}

/** What may be the heading of a cell: all before its colon, or any stretch that a figure follows. */
function headingsIn(cell: string): readonly string[] {
  const colon = cell.indexOf(': ');
  const figures = allMatches(cell, valueStart).map(({ index }) => cell.slice(0, index));
  const before = figures.filter((heading) => heading !== '' && (colon < 0 || heading.length < colon));
  return colon > 0 ? [cell.slice(0, colon), ...before] : before;
}

function cellOf(text: string, start: number, isShared: (heading: string) => boolean): GridCell {
  const options = headingsIn(text);
  const colon = options.find((heading) => text.startsWith(`${heading}: `));
  const shared = options.filter(isShared).sort((left, right) => right.length - left.length)[0];
  const heading = colon ?? shared ?? options[0] ?? '';
  const from = heading === '' ? 0 : heading.length + (text.startsWith(`${heading}: `) ? 2 : 1);
  return { heading, value: text.slice(from), start, end: start + text.length };
}
