import { spreadTable } from '../spans.js';
import { renderRow } from '../table.js';
import { type Piece, toLine } from './pieces.js';
import type { PageRuns, Run } from './runs.js';
import type { Segment } from './segments.js';
import type { PlacedCell } from './tag-columns.js';

/** A table whose cells are known, with the runs that its text is made of. */
export type KnownTable = Readonly<{ rows: readonly (readonly PlacedCell[])[]; runs: readonly Run[] }>;

/** A table known as a whole before the page is laid out: on each page one segment holds its place, and stands for the pieces of the rows that begin there. */
export type ReadyTables = Readonly<{
  pages: readonly PageRuns[];
  places: ReadonlyMap<number, readonly Segment[]>;
  pieces: ReadonlyMap<Segment, readonly Piece[]>;
  /** The text of the tables by page, which says with the rest how the document is set. */
  texts: ReadonlyMap<number, readonly Segment[]>;
}>;

/** Takes the text of known tables out of the pages. */
export function takeKnownTables(pages: readonly PageRuns[], tables: readonly KnownTable[]): ReadyTables {
  const taken = new Set<Run>();
  const places = new Map<number, Segment[]>();
  const pieces = new Map<Segment, readonly Piece[]>();
  const texts = new Map<number, Segment[]>();
  for (const { rows, runs } of tables) {
    for (const [page, own] of groupByPage(rows.flat().flatMap(({ segments }) => segments))) texts.set(page, [...(texts.get(page) ?? []), ...own]);
    for (const [place, own] of placed(rows)) {
      places.set(place.page, [...(places.get(place.page) ?? []), place]);
      pieces.set(place, own);
    }
    for (const run of runs) taken.add(run);
  }
  const rest = taken.size === 0 ? pages : pages.map((page) => ({ ...page, runs: page.runs.filter((run) => !taken.has(run)) }));
  return { pages: rest, places, pieces, texts };
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
function placeOf(segments: readonly Segment[]): Segment {
  const [first, ...rest] = [...segments].sort((a, b) => a.y - b.y || a.x - b.x);
  if (first === undefined) throw new RangeError('a table without text has no place');
  return {
    ...first,
    text: segments.map(({ text }) => text).join(' '),
    x: Math.min(first.x, ...rest.map(({ x }) => x)),
    right: Math.max(first.right, ...rest.map(({ right }) => right)),
  };
}
