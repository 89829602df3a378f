import { endsSentence } from '../markers.js';
import type { TableRow } from './grid.js';
import type { Segment } from './segments.js';

/** A number or code that names a row: "F11", "105", "E-230". */
const CODE = /^\p{Lu}{0,4}[-. ]?\d[\w.-]*$/u;
const USUAL_SHARE = 0.7;

/**
 * Whether the rows of a table cannot be told apart by where its text stands: two codes in one first cell, text of two columns in one cell,
 * or a cell that goes on in the middle of a sentence in the next row. `columnOf` says the column of a segment.
 */
export function isUncertain(rows: readonly TableRow[], columnOf: (segment: Segment) => number): boolean {
  return rows.some((row) => holdsTwoRows(row, columnOf) || holdsTwoColumns(row, columnOf)) || isTorn(rows);
}

function holdsTwoRows({ segments }: TableRow, columnOf: (segment: Segment) => number): boolean {
  const labels = segments.filter((segment) => columnOf(segment) === 0);
  return labels.length > 1 && labels.every(({ text, y }, index) => CODE.test(text) && (index === 0 || y > (labels[index - 1]?.y ?? y) + 1));
}

/** Pieces side by side on lines that are not the same stand in two cells, whatever column they were counted to. */
function holdsTwoColumns({ segments }: TableRow, columnOf: (segment: Segment) => number): boolean {
  return segments.some((a, index) =>
    segments.slice(index + 1).some((b) => {
      const apart = Math.abs(a.y - b.y);
      const isBeside = a.right < b.x || b.right < a.x;
      return isBeside && apart > a.size * 0.36 && apart < a.size * 0.8 && columnOf(a) === columnOf(b) && Math.abs(a.size - b.size) < a.size * 0.1;
    }),
  );
}

/** In a column whose cells begin with capitals or figures, one that begins small under one that ends no sentence. */
function isTorn(rows: readonly TableRow[]): boolean {
  const columns = rows[0]?.cells.length ?? 0;
  for (let column = 0; column < columns; column += 1) {
    const cells = rows.map((row) => row.cells[column] ?? '');
    const filled = cells.filter((cell) => cell !== '');
    const small = filled.filter((cell) => /^\p{Ll}{2}/u.test(cell));
    if (small.length === 0 || small.length > filled.length * (1 - USUAL_SHARE)) continue;
    if (cells.some((cell, index) => index > 0 && /^\p{Ll}{2}/u.test(cell) && isOpen(cells[index - 1] ?? '') && (rows[index]?.cells[0] ?? '') === ''))
      return true;
  }
  return false;
}

function isOpen(cell: string): boolean {
  return cell.includes(' ') && !endsSentence(cell);
}
