import { joinLines } from '../characters.js';
import type { KnownTable } from './known-tables.js';
import type { Painted } from './painted.js';
import { type RuledGrid, ruledGrids } from './ruled-cells.js';
import type { PageRuns, Run } from './runs.js';
import { type Segment, toSegments } from './segments.js';
import type { PlacedCell } from './tag-columns.js';

type PageTable = KnownTable & Readonly<{ grid: RuledGrid; page: PageRuns }>;

/** A grid in which fewer of the cells hold text is a form or a drawing. */
const LEAST_FILLED = 0.4;
/** Runs that cross a rule, of all: more, and the rules are not those of the text. */
const MOST_CROSSING = 0.03;
const LONGEST_CELL = 1_500;
const SAME_EDGE = 3;

/** The tables drawn as grids of lines, each whole over the pages it goes over. */
export function ruledTables(pages: readonly PageRuns[], painted: readonly (Painted | null)[]): readonly KnownTable[] {
  const tables: PageTable[] = [];
  pages.forEach((page, index) => {
    const drawn = painted[index];
    if (drawn == null || drawn.vertical.length < 2 || drawn.horizontal.length < 2 || page.runs.some(({ angle }) => angle !== 0)) return;
    const found = ruledGrids(drawn).flatMap((grid) => readGrid(grid, page) ?? []);
    tables.push(...found.sort((a, b) => (a.grid.ys[0] ?? 0) - (b.grid.ys[0] ?? 0)));
  });
  return joinOverPages(tables);
}

function readGrid(grid: RuledGrid, page: PageRuns): PageTable | null {
  const { xs, ys, cells } = grid;
  const runs = page.runs.filter((run) => placeIn(xs, middleOf(run)) >= 0 && placeIn(ys, run.y - run.size * 0.3) >= 0);
  const cellAt = new Map<number, number>();
  const columns = xs.length - 1;
  cells.forEach((cell, index) => {
    for (let y = cell.row; y < cell.row + cell.rows; y += 1)
      for (let x = cell.column; x < cell.column + cell.columns; x += 1) cellAt.set(y * columns + x, index);
  });
  const inCell = cells.map((): Run[] => []);
  let crossing = 0;
  for (const run of runs) {
    const at = cellAt.get(placeIn(ys, run.y - run.size * 0.3) * columns + placeIn(xs, middleOf(run)));
    const cell = cells[at ?? -1];
    if (at === undefined || cell === undefined) continue;
    if (run.x < (xs[cell.column] ?? 0) - run.size || run.x + run.width > (xs[cell.column + cell.columns] ?? 0) + run.size) crossing += 1;
    inCell[at]?.push(run);
  }
  const filled = inCell.filter((own) => own.length > 0).length;
  if (crossing > runs.length * MOST_CROSSING || filled < cells.length * LEAST_FILLED) return null;
  const placed = cells.map((cell, index) => ({ row: cell.row, placed: toPlaced(cell, inCell[index] ?? [], page) }));
  const rows = Array.from({ length: ys.length - 1 }, (_, row) => placed.filter((cell) => cell.row === row).map((cell) => cell.placed));
  const full = rows.filter((row) => row.filter(({ cell }) => cell.text !== '').length >= 2);
  if (full.length < 2 || placed.some(({ placed: { cell } }) => cell.text.length > LONGEST_CELL)) return null;
  return { rows: withHeadings(rows), runs, grid, page };
}

function middleOf({ x, width, size }: Run): number {
  return x + Math.min(width / 2, size * 3);
}

/** Between which two of the rising edges a place lies, or -1. */
function placeIn(edges: readonly number[], at: number): number {
  const next = edges.findIndex((edge) => edge > at);
  return next < 0 ? -1 : next - 1;
}

function toPlaced(cell: Readonly<{ columns: number; rows: number }>, runs: readonly Run[], page: PageRuns): PlacedCell {
  const segments = runs.length === 0 ? [] : toSegments({ ...page, runs });
  const text = segments.reduce((joined, segment) => joinLines(joined, segment.text), '');
  return { cell: { text, columns: cell.columns, rows: cell.rows, heading: false }, segments };
}

const SET_APART = 0.6;

/** Marks the first rows as headings where most of their cells are set in another font than the cells below, in the last row. */
function withHeadings(rows: readonly (readonly PlacedCell[])[]): readonly (readonly PlacedCell[])[] {
  const body = fontsByPlace(rows.at(-1) ?? []);
  const isApart = (row: readonly PlacedCell[]): boolean => {
    const fonts = [...fontsByPlace(row)].filter(([at]) => body.has(at));
    return fonts.length > 0 && fonts.filter(([at, font]) => body.get(at) !== font).length >= fonts.length * SET_APART;
  };
  const end = rows.findIndex((row) => !isApart(row));
  return end <= 0 ? rows : rows.map((row, index) => (index < end ? row.map((placed) => ({ ...placed, cell: { ...placed.cell, heading: true } })) : row));
}

function fontsByPlace(row: readonly PlacedCell[]): ReadonlyMap<number, string> {
  let column = 0;
  const fonts = new Map<number, string>();
  for (const { cell, segments } of row) {
    const font = segments[0]?.font;
    if (font !== undefined) fonts.set(column, font);
    column += cell.columns;
  }
  return fonts;
}

/** Tables that end a page and go on at the top of the next with the same columns, as one: headings that come again are left out, a row that was cut is made whole. */
function joinOverPages(tables: readonly PageTable[]): readonly KnownTable[] {
  const joined: PageTable[] = [];
  for (const table of tables) {
    const before = joined.at(-1);
    if (before === undefined || !goesOn(before, table)) joined.push(table);
    else joined[joined.length - 1] = { ...table, rows: joinRows(before, table), runs: [...before.runs, ...table.runs] };
  }
  return joined;
}

function goesOn(before: PageTable, table: PageTable): boolean {
  const isNext = table.page.page === before.page.page + 1;
  const isSame = before.grid.xs.length === table.grid.xs.length && before.grid.xs.every((x, index) => Math.abs(x - (table.grid.xs[index] ?? 0)) < SAME_EDGE);
  return isNext && isSame && !hasText(before.page, (y) => y > bottomOf(before) + 2, 0.9) && !hasText(table.page, (y) => y < topOf(table), 0.1);
}

const topOf = ({ grid }: PageTable): number => grid.ys[0] ?? 0;
const bottomOf = ({ grid }: PageTable): number => grid.ys.at(-1) ?? 0;

/** Text in a part of the page that is not in its margins, where the running lines are. */
function hasText({ runs, height }: PageRuns, isThere: (y: number) => boolean, margin: number): boolean {
  const inMargin = (y: number): boolean => (margin > 0.5 ? y > height * margin : y < height * margin);
  return runs.some(({ y }) => isThere(y) && !inMargin(y));
}

function joinRows(before: PageTable, table: PageTable): PageTable['rows'] {
  const same = (a: readonly PlacedCell[] = [], b: readonly PlacedCell[] = []): boolean =>
    a.length === b.length && a.every(({ cell }, index) => cell.text === b[index]?.cell.text);
  let repeated = 0;
  while (repeated < before.rows.length && repeated < table.rows.length - 1 && same(before.rows[repeated], table.rows[repeated])) repeated += 1;
  const [next = [], ...rest] = table.rows.slice(repeated).map(asBody);
  const last = before.rows.at(-1) ?? [];
  const isCut = before.grid.openBottom && (table.grid.openTop || repeated > 0) && last.length === next.length;
  return isCut ? [...before.rows.slice(0, -1), last.map((cell, index) => together(cell, next[index])), ...rest] : [...before.rows, next, ...rest];
}

function asBody(row: readonly PlacedCell[]): readonly PlacedCell[] {
  return row.map((placed) => ({ ...placed, cell: { ...placed.cell, heading: false } }));
}

function together(a: PlacedCell, b: PlacedCell | undefined): PlacedCell {
  const segments: readonly Segment[] = [...a.segments, ...(b?.segments ?? [])];
  return { cell: { ...a.cell, text: joinLines(a.cell.text, b?.cell.text ?? '') }, segments };
}
