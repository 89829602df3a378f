import { joinLines } from '../characters.js';
import type { KnownTable } from './known-tables.js';
import type { PageRuns, Run } from './runs.js';
import { toSegments } from './segments.js';
import { type PlacedCell, withLeftOutCells } from './tag-columns.js';
import type { TaggedCell, TaggedTable } from './tagged-tables.js';

/** A cell with more text than this is a part of a page set in a table, not a value. */
const LONGEST_CELL = 1_500;

/** The tagged tables with their text. One whose rows do not run down the page as they are tagged is not believed. */
export function markedTables(pages: readonly PageRuns[], tables: readonly TaggedTable[]): readonly KnownTable[] {
  if (tables.length === 0) return [];
  const marked = byMark(pages);
  return tables.flatMap((table) => {
    const read = table.rows.map((row) => row.map((cell) => readCell(cell, marked)));
    const rows = isBelievable(read) ? withLeftOutCells(read) : null;
    const runs = table.rows.flat().flatMap((cell) => cell.marks.flatMap((mark) => marked.get(mark)?.runs ?? []));
    return rows === null ? [] : [{ rows, runs }];
  });
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
