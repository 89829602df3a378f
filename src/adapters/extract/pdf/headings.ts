import { joinHeadings } from '../spans.js';
import { firstRowIsHeading } from '../table.js';
import type { TableRow } from './grid.js';
import type { Segment } from './segments.js';

export type StackedHeadings = Readonly<{ headings: readonly string[]; segments: readonly Segment[]; rows: number }>;

const LONGEST_NAME = 48;

/**
 * Headings of two levels: names that stand over several columns ("Drive" over "Power kW" and "Speed 1/min"). `above` are lone names
 * directly over the table, `rows` its rows from the top; how many of them are headings comes back as `rows`. Null where the second row is not the lower level of a heading.
 */
export function stackedHeadings(above: readonly Segment[], rows: readonly TableRow[], columnOf: (segment: Segment) => number): StackedHeadings | null {
  const [first, second, ...rest] = rows;
  if (first === undefined || second === undefined || rest.length === 0) return null;
  if (!isLowerLevel(first, second, rest, above)) return null;
  const spanning = [...above, ...first.segments].filter((segment) => isName(segment.text) && spans(segment, columnOf(segment), first, second));
  const owners = share(
    spanning.sort((a, b) => a.x - b.x),
    second,
    columnOf,
  );
  const headings = first.cells.map((cell, column) => {
    const owner = owners.get(column)?.text ?? '';
    return joinHeadings([owner === '' ? cell : owner, second.cells[column] ?? '']);
  });
  if (!firstRowIsHeading([headings, ...rest.map((row) => row.cells)])) return null;
  return { headings, segments: [...above, ...first.segments, ...second.segments], rows: 2 };
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && /\p{L}/u.test(text) && !/^[\d<>≤≥±]/u.test(text);
}

/** Names under names: it fills the columns that the first row leaves open, holds no figures, and figures follow below it. */
function isLowerLevel(first: TableRow, second: TableRow, rest: readonly TableRow[], above: readonly Segment[]): boolean {
  const filled = second.cells.flatMap((cell, column) => (cell === '' ? [] : [column]));
  const open = first.cells.flatMap((cell, column) => (cell === '' ? [column] : []));
  if (filled.length < 2 || open.length === 0 || open.some((column) => !filled.includes(column))) return false;
  if (first.cells.filter((cell) => cell !== '').length + above.length === 0) return false;
  if (![...first.cells, ...second.cells].every((cell) => cell === '' || isName(cell))) return false;
  if (second.cells[0] !== '' && first.cells[0] !== '') return false;
  const figures = filled.filter((column) => rest.filter((row) => /\d/u.test(row.cells[column] ?? '')).length >= rest.length * 0.6);
  return figures.length >= Math.min(2, filled.length);
}

/** Whether a name of the first level has something below it; one that has not belongs to its own column alone. */
function spans(segment: Segment, column: number, first: TableRow, second: TableRow): boolean {
  return second.cells[column] !== '' || !first.segments.includes(segment);
}

const MOST_TRIED = 4_000;
const NO_NAME = -1;
/** Points that a column without a name above it costs: it may stand before the first of them, but not for the sake of a small shift. */
const ALONE = 15;

/** The name over every column of the second level, by the sharing that brings each name nearest to the middle or the left of its columns. */
function share(names: readonly Segment[], second: TableRow, columnOf: (segment: Segment) => number): ReadonlyMap<number, Segment> {
  const columns = [...second.segments].sort((a, b) => a.x - b.x);
  let best: Readonly<{ cost: number; owners: readonly number[] }> = { cost: Number.POSITIVE_INFINITY, owners: [] };
  let tried = 0;
  const tryFrom = (at: number, owners: readonly number[]): void => {
    if (tried >= MOST_TRIED) return;
    if (at === columns.length) {
      tried += 1;
      const alone = owners.filter((owner) => owner === NO_NAME).length * ALONE;
      const below = (index: number): readonly Segment[] => columns.filter((_, column) => owners[column] === index);
      const cost = names.reduce((sum, name, index) => sum + distance(name, below(index)), alone);
      if (cost < best.cost) best = { cost, owners };
      return;
    }
    const last = owners.at(-1) ?? NO_NAME;
    for (const next of [last, last + 1]) if (next < names.length) tryFrom(at + 1, [...owners, next]);
  };
  if (names.length > 0) tryFrom(0, []);
  return new Map(
    columns.flatMap((segment, index) => {
      const name = names[best.owners[index] ?? -1];
      return name === undefined ? [] : [[columnOf(segment), name] as const];
    }),
  );
}

function distance(name: Segment, below: readonly Segment[]): number {
  const [first] = below;
  if (first === undefined) return 10_000;
  const right = Math.max(...below.map((segment) => segment.right));
  const centred = Math.abs((name.x + name.right) / 2 - (first.x + right) / 2);
  return Math.min(centred, Math.abs(name.x - first.x));
}
