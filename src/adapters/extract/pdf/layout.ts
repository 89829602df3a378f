import { renderRow } from '../table.js';
import { findTables, type Grid, type Prose, type Row, toRows } from './grid.js';
import type { Flow } from './order.js';
import { type BodyStyle, type Piece, toLine, toPieces } from './pieces.js';
import type { Segment } from './segments.js';

export type PieceFlow = Readonly<{ pieces: readonly Piece[]; page: number }>;

type Ready = Readonly<{ kind: 'ready'; pieces: readonly Piece[] }>;

/** One page's flows as pieces. `carried` is the table that reached the end of the page before, `ready` what is known to stand in the place of a segment. */
export function layoutPage(
  flowsOfPage: readonly Flow[],
  page: Readonly<{ page: number; height: number; ready: ReadonlyMap<Segment, readonly Piece[]> }>,
  style: BodyStyle,
  carried: Grid | null,
): Readonly<{ flows: readonly PieceFlow[]; carried: Grid | null; uncertain: boolean }> {
  let table = carried;
  let uncertain = false;
  const flows = flowsOfPage.map((flow) => {
    const parts = partsOf(toRows(flow), page.ready, table);
    const last = parts.at(-1);
    table = last?.kind === 'table' ? last : null;
    uncertain ||= parts.some((part) => part.kind === 'table' && part.uncertain === true);
    const bounds = { ...boundsOf(flow), height: page.height };
    const pieces = parts.flatMap((part) => {
      if (part.kind === 'ready') return part.pieces;
      return part.kind === 'table' ? tablePieces(part) : toPieces(part.rows, style, bounds);
    });
    return { page: page.page, pieces };
  });
  return { flows, carried: table, uncertain };
}

/** Tables and running lines, around what is ready. */
function partsOf(rows: readonly Row[], ready: ReadonlyMap<Segment, readonly Piece[]>, carried: Grid | null): readonly (Grid | Prose | Ready)[] {
  const at = ready.size === 0 ? -1 : rows.findIndex((row) => row.some((segment) => ready.has(segment)));
  if (at < 0) return continueTable(findTables(rows), carried);
  const before = at === 0 ? [] : continueTable(findTables(rows.slice(0, at)), carried);
  const pieces = (rows[at] ?? []).flatMap((segment) => ready.get(segment) ?? []);
  const after = at + 1 < rows.length ? partsOf(rows.slice(at + 1), ready, null) : [];
  return [...before, { kind: 'ready', pieces }, ...after];
}

function boundsOf({ left, right }: Flow) {
  return { left, right };
}

/** A table that goes on at the top of the next page or column keeps its headings; a repeated heading row is not a row. */
function continueTable(parts: readonly (Grid | Prose)[], carried: Grid | null): readonly (Grid | Prose)[] {
  const [first, ...rest] = parts;
  if (carried?.headings == null || first === undefined) return parts;
  if (first.kind === 'lines') return continueRows(first, rest, carried);
  if (!sameColumns(first, carried)) return parts;
  const repeated = first.headings !== null && normal(first.headings) === normal(carried.headings);
  const heading = first.headings === null || repeated ? [] : [{ cells: first.headings, segments: first.headingSegments }];
  return [{ ...first, headings: carried.headings, rows: [...heading, ...first.rows] }, ...rest];
}

/** A single left-over row is too little to be seen as a table by itself. */
function continueRows(first: Prose, rest: readonly (Grid | Prose)[], carried: Grid): readonly (Grid | Prose)[] {
  const [row, ...others] = first.rows;
  if (row === undefined || row.length < 2) return [first, ...rest];
  const crosses = row.some((segment) => carried.edges.some((edge) => segment.x < edge - 2 && segment.right > edge + 2));
  if (crosses || row.length > carried.edges.length + 1) return [first, ...rest];
  const cells = new Array<string>(carried.edges.length + 1).fill('');
  for (const segment of row) cells[carried.edges.filter((edge) => edge < segment.x + 1).length] = segment.text;
  const grid: Grid = { ...carried, headingSegments: [], rows: [{ cells, segments: row }] };
  return others.length === 0 ? [grid, ...rest] : [grid, { kind: 'lines', rows: others }, ...rest];
}

function sameColumns(a: Grid, b: Grid): boolean {
  return a.edges.length === b.edges.length && a.edges.every((edge, index) => Math.abs(edge - (b.edges[index] ?? 0)) < 30);
}

function normal(cells: readonly string[]): string {
  return cells.join('|').toLowerCase().replace(/\s+/g, '');
}

function tablePieces({ headings, rows }: Grid): readonly Piece[] {
  return rows.map((row) => ({
    kind: 'table-row' as const,
    lines: row.segments.map((segment) => toLine([segment])),
    size: row.segments[0]?.size ?? 0,
    number: null,
    rendered: renderRow(headings, row.cells),
    row: { headings, cells: row.cells },
  }));
}
