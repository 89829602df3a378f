import { joinLines } from '../characters.js';
import { firstRowIsHeading } from '../table.js';
import { stackedHeadings } from './headings.js';
import type { Flow } from './order.js';
import type { Segment } from './segments.js';
import { flushTest, median } from './sides.js';
import { isUncertain } from './uncertain.js';

/** A line of a flow: its segments side by side on one baseline. */
export type Row = readonly Segment[];
export type TableRow = Readonly<{ cells: readonly string[]; segments: readonly Segment[] }>;
export type Grid = Readonly<{
  kind: 'table';
  headings: readonly string[] | null;
  headingSegments: readonly Segment[];
  rows: readonly TableRow[];
  edges: readonly number[];
  /** Set where its rows cannot be told apart with certainty. */
  uncertain?: true;
}>;
export type Prose = Readonly<{ kind: 'lines'; rows: readonly Row[] }>;
type OpenProse = Readonly<{ kind: 'lines'; rows: Row[] }>;

/** Rows of a flow, a list mark joined to the text it introduces. */
export function toRows(flow: Flow): readonly Row[] {
  const rows: Segment[][] = [];
  for (const segment of flow.segments) {
    const row = rows.at(-1);
    const near = row?.[0] !== undefined && Math.abs(row[0].y - segment.y) <= 0.35 * Math.max(row[0].size, segment.size);
    if (row !== undefined && near) row.push(segment);
    else rows.push([segment]);
  }
  const isFull = flushTest(flow);
  const usual = median(flow.segments.map((segment) => segment.size));
  return rows.map((row) => {
    const sorted = row.sort((a, b) => a.x - b.x);
    return joinMark(isFull?.({ x: sorted[0]?.x ?? 0, right: sorted.at(-1)?.right ?? 0 }) ? [joinAll(sorted)] : sorted, usual);
  });
}

const listMark = /^(?:\(?\d{1,3}[.)）]|（\d{1,3}）|\d{1,3}、|\d{1,2}(?:\.\d{1,2}){1,4}\.?|[a-zA-Z][.)]|[•●○◦▪■□‣–—*·-]|(?:step|schritt)\s+\d{1,3}[:.]?|⚠)$/iu;

const sectionMark = /^(?:\d{1,2}|[A-Z])$/u;
const LARGER_TYPE = 1.14;

/** `usual` is the size of most of the flow: larger figures before larger words are the number of a section. */
function joinMark(row: Row, usual: number): Row {
  const [mark, text, ...rest] = row;
  if (mark === undefined || text === undefined) return row;
  const isSection = rest.length === 0 && mark.font === text.font && mark.size >= usual * LARGER_TYPE && sectionMark.test(mark.text);
  if (!(isSection || listMark.test(mark.text)) || text.x - mark.right > 5 * mark.size) return row;
  return [joinSegments(mark, text), ...rest];
}

function joinAll(row: readonly Segment[]): Segment {
  return row.reduce(joinSegments);
}

function joinSegments(a: Segment, b: Segment): Segment {
  const box = {
    left: Math.min(a.box.left, b.box.left),
    top: Math.min(a.box.top, b.box.top),
    right: Math.max(a.box.right, b.box.right),
    bottom: Math.max(a.box.bottom, b.box.bottom),
  };
  return { ...b, text: `${a.text} ${b.text}`, x: a.x, right: b.right, box };
}

/** Parts the rows of a flow into tables and running lines. */
export function findTables(rows: readonly Row[]): readonly (Grid | Prose)[] {
  const parts: (Grid | OpenProse)[] = [];
  const prose = (row: Row) => {
    const last = parts.at(-1);
    if (last?.kind === 'lines') last.rows.push(row);
    else parts.push({ kind: 'lines', rows: [row] });
  };
  for (let at = 0; at < rows.length; ) {
    const row = rows[at];
    if (row === undefined) break;
    const end = row.length >= 2 ? tableEnd(rows, at) : at;
    const above = end - at >= 2 ? namesAbove(parts.at(-1), row) : [];
    const grid = end - at >= 2 ? toGrid(rows.slice(at, end), above) : null;
    if (grid === null) {
      prose(row);
      at += 1;
    } else {
      if (above.length > 0 && above.every((segment) => grid.headingSegments.includes(segment))) takeLastRow(parts);
      parts.push(grid);
      at = end;
    }
  }
  return parts;
}

const NEAR_ABOVE_IN_SIZES = 1.6;

/** A line directly over a table and inside it, past its first column: perhaps a name over several columns. */
function namesAbove(part: Grid | Prose | undefined, first: Row): readonly Segment[] {
  const line = part?.kind === 'lines' ? (part.rows.at(-1) ?? []) : [];
  const [from, to] = [first[0]?.x ?? 0, first.at(-1)?.right ?? 0];
  const isInside = line.every(
    (segment) => segment.x > from + segment.size && segment.right < to && (first[0]?.y ?? 0) - segment.y < segment.size * NEAR_ABOVE_IN_SIZES,
  );
  return isInside ? line : [];
}

function takeLastRow(parts: (Grid | OpenProse)[]): void {
  const last = parts.at(-1);
  if (last?.kind === 'lines') last.rows.pop();
  if (last?.kind !== 'lines' || last.rows.length === 0) parts.pop();
}

/** Where the run of rows that may be one table ends: rows with cells side by side, and the wrapped lines of their cells. */
function tableEnd(rows: readonly Row[], start: number): number {
  let end = start + 1;
  let lastMulti = start;
  const usual = usualGap(rows, start);
  for (; end < rows.length; end += 1) {
    const row = rows[end];
    const previous = rows[end - 1];
    if (row?.[0] === undefined || previous?.[0] === undefined) break;
    const gap = row[0].y - previous[0].y;
    if (gap > Math.max(usual * 2.2, row[0].size * 3.2)) break;
    if (row.length >= 2) lastMulti = end;
    else if (!wrapsCell(row[0], rows.slice(start, end), gap) || end - lastMulti > 4) break;
  }
  while (end > lastMulti + 1 && !belongsToLast(rows, lastMulti, end - 1)) end -= 1;
  return end;
}

function usualGap(rows: readonly Row[], start: number): number {
  const gaps = rows.slice(start, start + 12).map((row, index, all) => (row[0]?.y ?? 0) - (all[index - 1]?.[0]?.y ?? row[0]?.y ?? 0));
  return median(gaps.filter((gap) => gap > 0));
}

/** A lone segment stays inside the columns of the rows above it, and close to them. */
function wrapsCell(segment: Segment, above: readonly Row[], gap: number): boolean {
  if (gap > segment.size * 2.6) return false;
  const multi = above.filter((row) => row.length >= 2);
  const right = Math.max(...multi.flat().map((other) => other.right));
  const firstCells = multi.map((row) => row[1]?.x ?? right);
  const startsCell = multi.some((row) => row.some((cell) => Math.abs(cell.x - segment.x) < segment.size * 0.6));
  const inFirst = segment.right < median(firstCells) + segment.size * 0.5;
  const inLater = segment.x >= median(firstCells) - segment.size;
  return (startsCell || inLater) && (inFirst || inLater);
}

/** Trailing lone lines belong to the last row only when they stand at plain line distance. */
function belongsToLast(rows: readonly Row[], lastMulti: number, index: number): boolean {
  const segment = rows[index]?.[0];
  const previous = rows[index - 1]?.[0];
  if (segment === undefined || previous === undefined) return false;
  const firstColumn = Math.min(...(rows[lastMulti] ?? []).map((cell) => cell.x));
  const gap = segment.y - previous.y;
  if (segment.x > firstColumn + segment.size) return gap < segment.size * 1.75;
  const above = rows[lastMulti]?.[0]?.text ?? '';
  return gap < segment.size * 1.55 && segment.text.length < 40 && (/^\p{Ll}/u.test(segment.text) || /[-‐]$/u.test(above));
}

function toGrid(rows: readonly Row[], above: readonly Segment[]): Grid | null {
  const edges = bestEdges(rows);
  if (edges.length === 0) return null;
  const columns = edges.length + 1;
  const multi = rows.filter((row) => row.length >= 2);
  const filled = multi.filter((row) => new Set(row.map((segment) => columnOf(segment, edges))).size >= 2);
  if (multi.length < (columns === 2 ? 3 : 2) && !(columns === 2 && multi.length === 2 && rows.length === 2)) return null;
  if (filled.length < multi.length * 0.7 || looksLikeContents(rows)) return null;
  const logical = logicalRows(rows, edges);
  const cells = logical.map((row) => row.cells);
  const [first, ...rest] = logical;
  if (first === undefined) return null;
  const stacked = stackedGrid(rows, logical, above, edges);
  if (stacked !== null) return stacked;
  const hasHeading = firstRowIsHeading(cells) || isSetApart(first, rest);
  const upper = hasHeading ? upperLine(above, first) : [];
  const headings = first.cells.map((cell, column) =>
    [...upper.filter((segment) => columnOf(segment, edges) === column).map(({ text }) => text), cell].join(' '),
  );
  const isHeaded = hasHeading && rest.length > 0;
  const doubt = isUncertain(isHeaded ? rest : logical, (segment) => columnOf(segment, edges)) ? { uncertain: true as const } : {};
  return isHeaded
    ? { kind: 'table', headings, headingSegments: [...upper, ...first.segments], rows: rest, edges, ...doubt }
    : { kind: 'table', headings: null, headingSegments: [], rows: logical, edges, ...doubt };
}

const ALIGNED = 2.5;

/** The upper line of headings that are set on two: each piece in the font of one heading and over its beginning or its middle. Nothing where one piece is not. */
function upperLine(above: readonly Segment[], { segments }: TableRow): readonly Segment[] {
  const isOver = (piece: Segment): boolean =>
    segments.some(
      (heading) =>
        heading.font === piece.font && Math.min(Math.abs(heading.x - piece.x), Math.abs(heading.x + heading.right - piece.x - piece.right) / 2) < ALIGNED,
    );
  return above.every(isOver) ? above : [];
}

/** With headings of two levels: as the rows are, or as the lines are, where the two stand as close as the lines of one cell. */
function stackedGrid(lines: readonly Row[], logical: readonly TableRow[], above: readonly Segment[], edges: readonly number[]): Grid | null {
  const single = lines.slice(0, 2).flatMap((line) => logicalRows([line], edges));
  for (const rows of [logical, [...single, ...logicalRows(lines.slice(2), edges)]]) {
    const stacked = stackedHeadings(above, rows, (segment) => columnOf(segment, edges));
    if (stacked !== null) return { kind: 'table', headings: stacked.headings, headingSegments: stacked.segments, rows: rows.slice(stacked.rows), edges };
  }
  return null;
}

/** A heading row is often set in another font than what stands in the last column below it. */
function isSetApart(first: TableRow, rest: readonly TableRow[]): boolean {
  const fonts = new Set(first.segments.map((segment) => segment.font));
  const last = first.segments.reduce<Segment | null>((right, segment) => (right === null || segment.x > right.x ? segment : right), null);
  const named = first.cells.filter((cell) => /\p{L}/u.test(cell)).length;
  if (fonts.size !== 1 || last === null || named < first.cells.length * 0.6) return false;
  const below = rest.flatMap((row) => row.segments.filter((segment) => segment.right > last.x - segment.size));
  return below.length > 0 && below.every((segment) => !fonts.has(segment.font));
}

/** Dotted leaders to page numbers: a table of contents, not a table. */
function looksLikeContents(rows: readonly Row[]): boolean {
  const leaders = rows.filter((row) => row.some((segment) => /\.{4,}|(?:\. ){4,}/.test(segment.text)));
  return leaders.length > rows.length / 2;
}

/** The edges that give the most columns, with or without the heading lines, whose words may run over the edges of their columns. */
function bestEdges(rows: readonly Row[]): readonly number[] {
  const widest = Math.max(...rows.map((row) => row.length));
  let best = columnEdges(rows);
  for (const skip of [1, 2]) {
    if (best.length + 1 >= widest) break;
    const body = rows.slice(skip);
    if (body.filter((row) => row.length >= 2).length < skip * 2) break;
    const edges = columnEdges(body);
    if (edges.length > best.length && edges.length < widest) best = edges;
  }
  return best;
}

const LEAST_STRIP_POINTS = 4;

/** Middles of the vertical strips that (nearly) no row with several cells crosses. */
function columnEdges(rows: readonly Row[]): readonly number[] {
  const multi = rows.filter((row) => row.length >= 2);
  const allowed = multi.length >= 6 ? multi.length * 0.12 : 0;
  const cells = multi.flat();
  const begins = Float64Array.from(cells, ({ x }) => x).sort();
  const ends = Float64Array.from(cells, ({ right }) => right).sort();
  const edges: number[] = [];
  let emptyFrom: number | null = null;
  // Both kinds of step from left to right; at one place what begins counts before what ends.
  for (let begun = 0, ended = 0; begun < begins.length || ended < ends.length; ) {
    const begin = begins[begun] ?? Number.POSITIVE_INFINITY;
    const end = ends[ended] ?? Number.POSITIVE_INFINITY;
    const isBegin = begin <= end;
    if (isBegin) begun += 1;
    else ended += 1;
    const place = isBegin ? begin : end;
    if (begun - ended <= allowed) emptyFrom ??= place;
    else if (emptyFrom !== null) {
      if (place - emptyFrom >= LEAST_STRIP_POINTS && edges.length + 1 < MOST_COLUMNS && isBegin) edges.push((emptyFrom + place) / 2);
      emptyFrom = null;
    }
  }
  const left = begins[0] ?? 0;
  return edges.filter((edge) => edge > left + 1);
}

const MOST_COLUMNS = 40;

function columnOf(segment: Segment, edges: readonly number[]): number {
  const middle = segment.right - segment.x > 0 ? Math.min((segment.x + segment.right) / 2, segment.x + segment.size * 3) : segment.x;
  let column = 0;
  for (const edge of edges) if (edge < middle) column += 1;
  return column;
}

/** Where the rows of a table begin with capitals or figures, a small letter goes on with the row above. */
function startsWithCapitals(rows: readonly Row[], edges: readonly number[]): boolean {
  const firsts = rows.flatMap((row) => row.filter((segment) => columnOf(segment, edges) === 0).slice(0, 1));
  return firsts.filter((segment) => /^[\p{Lu}\d]/u.test(segment.text)).length > firsts.length * 0.5;
}

const CLEARLY_WIDER = 1.12;

/** The widest distance between two lines of one cell: the last before the distances, in rising order, jump to those between rows. Programs round the places of lines. */
function widestWrap(gaps: readonly number[]): number {
  const rising = Float64Array.from(gaps).sort();
  const jump = rising.findIndex((gap, index) => index > 0 && gap > (rising[index - 1] ?? gap) * CLEARLY_WIDER);
  return rising[jump < 0 ? rising.length - 1 : jump - 1] ?? 0;
}

const SHIFTED_IN_SIZES = 0.75;

/** Lines closer than type can stand are one: a cell that is centred beside the lines of its neighbours. */
function visualLines(rows: readonly Row[]): readonly Row[] {
  const lines: Segment[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const [first] = row;
    const line = lines.at(-1);
    if (line !== undefined && first !== undefined && first.y - last < first.size * SHIFTED_IN_SIZES) line.push(...row);
    else lines.push([...row]);
    last = first?.y ?? last;
  }
  return lines;
}

/**
 * Whether a close line that fills the first column may go on with the row above: where rows stand further apart than the lines of a cell.
 * Space under the heading alone does not say so, where the lines below are full rows.
 */
function wrapTest(lines: readonly Row[], gaps: readonly number[], wrapped: number, edges: readonly number[]): (index: number) => boolean {
  const wide = gaps.flatMap((gap, index) => (gap > wrapped ? [index] : []));
  const lastWide = wide.at(-1);
  if (lastWide === undefined) return () => false;
  const begun = lines.slice(lastWide + 1).filter((line) => line.some((segment) => columnOf(segment, edges) === 0));
  const full = begun.filter((line) => new Set(line.map((segment) => columnOf(segment, edges))).size >= (edges.length + 1) * FULL_SHARE);
  const isHeadingOnly = lastWide <= 1 && begun.length >= 3 && full.length > begun.length / 2;
  return (index) => !isHeadingOnly || index <= lastWide;
}

const FULL_SHARE = 0.75;

/** Joins the physical lines of wrapped cells into rows. */
function logicalRows(rows: readonly Row[], edges: readonly number[]): readonly TableRow[] {
  const lines = visualLines(rows);
  const gaps = lines.slice(1).map((row, index) => (row[0]?.y ?? 0) - (lines[index]?.[0]?.y ?? 0));
  const wrapped = widestWrap(gaps);
  const wraps = wrapTest(lines, gaps, wrapped, edges);
  const capitals = startsWithCapitals(rows, edges);
  const logical: { cells: string[]; segments: Segment[] }[] = [];
  lines.forEach((row, index) => {
    const columns = row.map((segment) => columnOf(segment, edges));
    const gap = gaps[index - 1] ?? Number.POSITIVE_INFINITY;
    const size = row[0]?.size ?? 10;
    const near = gap < size * 1.55;
    const close = near && gap <= wrapped;
    const midWord = near && capitals && columns.includes(0) && /^\p{Ll}/u.test(row[0]?.text ?? '');
    const goesOn = index > 0 && (midWord || (close && (!columns.includes(0) || wraps(index))));
    if (!goesOn) logical.push({ cells: new Array<string>(edges.length + 1).fill(''), segments: [] });
    const target = logical.at(-1);
    row.forEach((segment, at) => {
      const column = columns[at] ?? 0;
      if (target === undefined) return;
      target.cells[column] = joinLines(target.cells[column] ?? '', segment.text);
      target.segments.push(segment);
    });
  });
  return logical;
}
