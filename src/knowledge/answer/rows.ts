import { allMatches } from '../../domain/all-matches.js';

/** A table row or log record as stored: `Label: Heading value; Heading: value; ...`. Offsets are into the row's text. */
export type Cell = Readonly<{ text: string; start: number; end: number; heading: string }>;

/** Cuts a stored row at its semicolons. The first cell holds the row's label as well; a cell's heading is what stands before its colon, or before its value. */
export function cellsOf(row: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (const match of allMatches(row, /;\s+|$/gu)) {
    const text = row.slice(start, match.index);
    if (text.trim() !== '') cells.push({ text, start, end: match.index, heading: headingOf(text) });
    start = match.index + match[0].length;
  }
  return cells;
}

function headingOf(cell: string): string {
  const colon = cell.lastIndexOf(': ');
  return colon > 0 ? cell.slice(0, colon) : cell.replace(/\s[-+±<>≤≥]?\s?\d.*$/u, '');
}

/** Where the label of a row ends: after the first `Label: `, or nowhere. */
export function labelEnd(row: string): number {
  const match = /^[^;]{1,80}?:\s/u.exec(row);
  return match === null ? 0 : match[0].length;
}
