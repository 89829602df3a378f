import { joinLines } from '../characters.js';
import { spreadTable } from '../spans.js';
import { renderRow } from '../table.js';
import { type Piece, toLine } from './pieces.js';
import type { PageRuns, Run } from './runs.js';
import { type Segment, toSegments } from './segments.js';
import { type PlacedCell, withLeftOutCells } from './tag-columns.js';
import type { TaggedCell, TaggedTable } from './tagged-tables.js';

/** A table known as a whole before the page is laid out: on each page one segment holds its place, and stands for the pieces of the rows that begin there. */
export type ReadyTables = Readonly<{
  pages: readonly PageRuns[];
  places: ReadonlyMap<number, readonly Segment[]>;
  pieces: ReadonlyMap<Segment, readonly Piece[]>;
}>;

/** A cell with more text than this is a part of a page set in a table, not a value. */
const LONGEST_CELL = 1_500;

/** Takes the text of tagged tables out of the pages. A table whose rows do not run down the page as they are tagged is not believed. */
export function takeTaggedTables(pages: readonly PageRuns[], tables: readonly TaggedTable[]): ReadyTables {
  const marked = byMark(pages);
  const taken = new Set<Run>();
  const places = new Map<number, Segment[]>();
  const pieces = new Map<Segment, readonly Piece[]>();
  for (const table of tables) {
    const read = table.rows.map((row) => row.map((cell) => readCell(cell, marked)));
    const rows = isBelievable(read) ? withLeftOutCells(read) : null;
    if (rows === null) continue;
    for (const [place, own] of placed(rows)) {
      places.set(place.page, [...(places.get(place.page) ?? []), place]);
      pieces.set(place, own);
    }
    for (const mark of table.rows.flat().flatMap((cell) => cell.marks)) for (const run of marked.get(mark)?.runs ?? []) taken.add(run);
  }
  const rest = taken.size === 0 ? pages : pages.map((page) => ({ ...page, runs: page.runs.filter((run) => !taken.has(run)) }));
  return { pages: rest, places, pieces };
}

type Marked = ReadonlyMap<string, Readonly<{ page: PageRuns; runs: readonly Run[] }>>;

function byMark(pages: readonly PageRuns[]): Marked {
  const marked = new Map<string, { page: PageRuns; runs: Run[] }>();
  for (const page of pages)
    for (const run of page.runs) {
      if (run.mark === undefined) continue;
      const known = marked.get(run.mark);
      if (known === undefined) marked.set(run.mark, { page, runs: [run] });
      else known.runs.push(run);
    }
  return marked;
}

/** The text of a cell over all its pages; headings that every page repeats are read once. */
function readCell({ marks, columns, rows, heading }: TaggedCell, marked: Marked): PlacedCell {
  const byPage = new Map<PageRuns, Run[]>();
  for (const mark of marks) {
    const found = marked.get(mark);
    if (found !== undefined) byPage.set(found.page, [...(byPage.get(found.page) ?? []), ...found.runs]);
  }
  const parts = [...byPage].sort(([a], [b]) => a.page - b.page).map(([page, runs]) => toSegments({ ...page, runs }));
  const texts = parts.map((segments) => segments.reduce((joined, { text }) => joinLines(joined, text), ''));
  const isRepeated = texts.length > 1 && texts.every((text) => text === texts[0]);
  const text = isRepeated ? (texts[0] ?? '') : texts.reduce((joined, part) => joinLines(joined, part), '');
  return { cell: { text, columns, rows, heading }, segments: isRepeated ? (parts[0] ?? []) : parts.flat() };
}

function isBelievable(rows: readonly (readonly PlacedCell[])[]): boolean {
  const filled = rows.flat().filter(({ cell }) => cell.text !== '');
  if (filled.length < 2 || filled.some(({ cell }) => cell.text.length > LONGEST_CELL)) return false;
  let last = { page: 0, y: 0 };
  for (const row of rows) {
    const tops = row.filter(({ cell }) => cell.rows === 1).flatMap(({ segments }) => segments.slice(0, 1));
    const [first] = tops;
    if (first === undefined) continue;
    const y = Math.min(...tops.filter(({ page }) => page === first.page).map((top) => top.y));
    if (first.page < last.page || (first.page === last.page && y < last.y - first.size)) return false;
    last = { page: first.page, y };
  }
  return true;
}

/** On every page that shows a part of the table, its place and the rows that begin there. */
function placed(rows: readonly (readonly PlacedCell[])[]): readonly (readonly [Segment, readonly Piece[]])[] {
  const { headings, rows: body, bodyFrom } = spreadTable(rows.map((row) => row.map(({ cell }) => cell)));
  const segmentsOf = rows.map((row) => row.flatMap(({ segments }) => segments));
  const begun = new Map<number, Piece[]>();
  body.forEach((texts, index) => {
    const segments = segmentsOf[bodyFrom + index] ?? [];
    const [first] = segments;
    if (first === undefined) return;
    const piece: Piece = {
      kind: 'table-row',
      lines: segments.map((segment) => toLine([segment])),
      size: first.size,
      number: null,
      rendered: renderRow(headings, texts),
    };
    begun.set(first.page, [...(begun.get(first.page) ?? []), piece]);
  });
  return [...groupByPage(segmentsOf.flat())].map(([page, segments]) => [placeOf(segments), begun.get(page) ?? []]);
}

function groupByPage(segments: readonly Segment[]): ReadonlyMap<number, readonly Segment[]> {
  const pages = new Map<number, Segment[]>();
  for (const segment of segments) {
    const known = pages.get(segment.page);
    if (known === undefined) pages.set(segment.page, [segment]);
    else known.push(segment);
  }
  return pages;
}

/** One segment as wide as all of them, at the height of the first. */
export function placeOf(segments: readonly Segment[]): Segment {
  const [first, ...rest] = [...segments].sort((a, b) => a.y - b.y || a.x - b.x);
  if (first === undefined) throw new RangeError('a table without text has no place');
  return {
    ...first,
    text: segments.map(({ text }) => text).join(' '),
    x: Math.min(first.x, ...rest.map(({ x }) => x)),
    right: Math.max(first.right, ...rest.map(({ right }) => right)),
  };
}
