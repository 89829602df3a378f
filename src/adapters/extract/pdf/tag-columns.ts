import type { SpanningCell } from '../spans.js';
import type { Segment } from './segments.js';

/** A cell as a file gives it and where its text stands; without `segments` it is empty. */
export type PlacedCell = Readonly<{ cell: SpanningCell; segments: readonly Segment[] }>;
type Extent = Readonly<{ left: number; right: number }>;

const EMPTY: PlacedCell = { cell: { text: '', columns: 1, rows: 1, heading: false }, segments: [] };

/**
 * Rows with an empty cell where programs leave one out of the tags: a row with too few cells is laid against the columns of the full ones.
 * Null where a cell stands nearer to no column than to the one before it, since its heading is then not known.
 */
export function withLeftOutCells(rows: readonly (readonly PlacedCell[])[]): readonly (readonly PlacedCell[])[] | null {
  const taken = columnsTaken(rows);
  const width = Math.max(...rows.map((row, at) => (taken[at]?.size ?? 0) + widthOf(row)));
  const extents = columnExtents(rows, taken, width);
  const filled: (readonly PlacedCell[])[] = [];
  for (const [at, row] of rows.entries()) {
    const free = freeColumns(taken[at] ?? new Set(), width);
    const placed = widthOf(row) >= free.length ? row : spread(row, free, extents);
    if (placed === null) return null;
    filled.push(placed);
  }
  return filled;
}

function widthOf(row: readonly PlacedCell[]): number {
  return row.reduce((sum, { cell }) => sum + cell.columns, 0);
}

/** For every row the columns that cells from above reach into, where the rows above are full. */
function columnsTaken(rows: readonly (readonly PlacedCell[])[]): readonly ReadonlySet<number>[] {
  const taken = rows.map(() => new Set<number>());
  rows.forEach((row, at) => {
    let column = 0;
    for (const { cell } of row) {
      while (taken[at]?.has(column)) column += 1;
      for (let down = 1; down < cell.rows; down += 1) for (let right = 0; right < cell.columns; right += 1) taken[at + down]?.add(column + right);
      column += cell.columns;
    }
  });
  return taken;
}

function freeColumns(taken: ReadonlySet<number>, width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => column).filter((column) => !taken.has(column));
}

/** Where the text of every column stands, by the cells of the full rows. */
function columnExtents(rows: readonly (readonly PlacedCell[])[], taken: readonly ReadonlySet<number>[], width: number): readonly (Extent | null)[] {
  const extents = new Array<Extent | null>(width).fill(null);
  rows.forEach((row, at) => {
    const free = freeColumns(taken[at] ?? new Set(), width);
    if (widthOf(row) !== free.length) return;
    let next = 0;
    for (const { cell, segments } of row) {
      const column = free[next] ?? 0;
      next += cell.columns;
      if (cell.columns === 1 && segments.length > 0) extents[column] = union(extents[column] ?? null, extentOf(segments));
    }
  });
  return extents;
}

function extentOf(segments: readonly Segment[]): Extent {
  return { left: Math.min(...segments.map(({ x }) => x)), right: Math.max(...segments.map(({ right }) => right)) };
}

function union(a: Extent | null, b: Extent): Extent {
  return a === null ? b : { left: Math.min(a.left, b.left), right: Math.max(a.right, b.right) };
}

/** The cells of a row in its free columns, each in the nearest one after the cell before. */
function spread(row: readonly PlacedCell[], free: readonly number[], extents: readonly (Extent | null)[]): readonly PlacedCell[] | null {
  const places: number[] = [];
  let from = 0;
  let left = widthOf(row);
  for (const { cell, segments } of row) {
    left -= cell.columns;
    const last = free.length - left - cell.columns;
    const place = segments.length === 0 ? from : nearest(extentOf(segments), free, extents, from, last);
    if (place === null) return null;
    places.push(place);
    from = place + cell.columns;
  }
  const spreadOut: PlacedCell[] = [];
  let column = 0;
  row.forEach((cell, index) => {
    for (; column < (places[index] ?? column); column += 1) spreadOut.push(EMPTY);
    spreadOut.push(cell);
    column += cell.cell.columns;
  });
  return spreadOut;
}

function nearest(extent: Extent, free: readonly number[], extents: readonly (Extent | null)[], from: number, last: number): number | null {
  let best: { place: number; gap: number } | null = null;
  for (let place = 0; place < free.length; place += 1) {
    const column = extents[free[place] ?? 0];
    if (column == null) continue;
    const gap = Math.max(column.left - extent.right, extent.left - column.right);
    if (best === null || gap < best.gap) best = { place, gap };
  }
  return best === null || best.place < from || best.place > last ? null : best.place;
}
