import { firstRowIsHeading, splitUnit, type Table } from './table.js';

/** A cell as a file gives it: `columns` and `rows` are how many it covers. `heading` where the file marks it as one. */
export type SpanningCell = Readonly<{ text: string; columns: number; rows: number; heading: boolean }>;
export type SpanningTable = Table & Readonly<{ title: string | null; bodyFrom: number }>;

const MOST_COLUMNS = 256;
/** Characters of a cell that is taken for a value and not for a remark. */
const LONGEST_VALUE = 40;

/**
 * A table with merged cells as one with a text in every column: a cell over several rows is part of each of them, a value over
 * several named columns stands under each of their names, and heading rows are put together, so that "Limits" above "New" and "Worn"
 * gives "Limits New" and "Limits Worn". `bodyFrom` is the row the body begins with.
 */
export function spreadTable(rows: readonly (readonly SpanningCell[])[]): SpanningTable {
  const title = titleOf(rows);
  const first = title === null ? 0 : 1;
  const spread = spreadRows(rows.slice(first));
  const depth = headingDepth(rows.slice(first), spread);
  const headings = depth === 0 ? null : mergedHeadings(spread.slice(0, depth));
  return { title, headings, rows: spread.slice(depth).map((row) => bodyRow(row, headings)), bodyFrom: first + depth };
}

type Spread = Readonly<{ text: string; isFirstColumn: boolean; heading: boolean }> | undefined;

function spreadRows(rows: readonly (readonly SpanningCell[])[]): readonly (readonly Spread[])[] {
  const grid: Spread[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row) {
      while (grid[at]?.[column] !== undefined) column += 1;
      for (let down = 0; down < Math.max(1, cell.rows) && at + down < rows.length; down += 1) {
        for (let right = 0; right < Math.max(1, cell.columns) && column + right < MOST_COLUMNS; right += 1) {
          const target = grid[at + down];
          if (target !== undefined) target[column + right] = { text: cell.text, isFirstColumn: right === 0, heading: cell.heading };
        }
      }
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column]));
}

/** A first row of one cell over the whole width is what the table is called. */
function titleOf(rows: readonly (readonly SpanningCell[])[]): string | null {
  const [first, second] = rows;
  const [only] = first ?? [];
  const isTitle = first?.length === 1 && only !== undefined && only.columns > 1 && only.text !== '' && (second?.length ?? 0) > 1;
  return isTitle ? only.text : null;
}

/** How many rows name the columns: all that the file marks, or the first that reads so with those that its merged cells reach into. */
function headingDepth(rows: readonly (readonly SpanningCell[])[], spread: readonly (readonly Spread[])[]): number {
  const marked = rows.findIndex((row) => row.some((cell) => !cell.heading));
  if (marked > 0 && (rows[0]?.length ?? 0) > 1) return marked;
  const [first] = rows;
  if (first === undefined || first.length < 2) return 0;
  const tall = Math.max(...first.map((cell) => cell.rows));
  const isGrouped = first.some((cell) => cell.columns > 1);
  const depth = isGrouped ? Math.max(2, tall) : tall;
  if (depth < 2) return firstRowIsHeading(textsOf(spread)) ? 1 : 0;
  const named = mergedHeadings(spread.slice(0, depth));
  return firstRowIsHeading([named, ...textsOf(spread.slice(depth))]) ? depth : firstRowIsHeading(textsOf(spread)) ? 1 : 0;
}

/** What the cell at the left says names the row, and a longer text is a remark: both stand once, however wide they are. */
function bodyRow(row: readonly Spread[], headings: readonly string[] | null): readonly string[] {
  let begin = 0;
  return row.map((cell, column) => {
    if (cell === undefined) return '';
    if (cell.isFirstColumn) begin = column;
    else if (begin === 0 || cell.text.length > LONGEST_VALUE || isUnnamed(headings, column)) return '';
    return cell.text;
  });
}

/** True for a column without a name of its own. */
function isUnnamed(headings: readonly string[] | null, column: number): boolean {
  const name = headings?.[column] ?? '';
  return name === '' || name === headings?.[column - 1];
}

function textsOf(spread: readonly (readonly Spread[])[]): readonly (readonly string[])[] {
  return spread.map((row) => row.map((cell) => (cell?.isFirstColumn ? cell.text : '')));
}

function mergedHeadings(rows: readonly (readonly Spread[])[]): readonly string[] {
  return (rows[0] ?? []).map((_, column) => joinHeadings(rows.map((row) => row[column]?.text ?? '')));
}

/** The names above one another over a column as one; a unit that an upper one gives for all below it goes to the end, where units stand. */
export function joinHeadings(names: readonly string[]): string {
  const distinct = [...new Set(names)].filter((name) => name !== '');
  const split = distinct.slice(0, -1).map(splitUnit);
  const last = distinct.at(-1) ?? '';
  const unit = split.find((part) => part.unit !== '')?.unit ?? '';
  const joined = [...split.map((part) => part.name), last].join(' ');
  return unit === '' || splitUnit(last).unit !== '' ? joined : `${joined} [${unit}]`;
}
