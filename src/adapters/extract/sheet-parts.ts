import type { LogRow } from './log/records.js';
import { joinHeadings } from './spans.js';

const LONGEST_NAME = 60;
/** Columns that a table must have for a row of one cell to be read as words beside it. */
const TABLE_WIDTH = 3;
const NOTE =
  /^(?:notes?|remarks?|nb|legend|key|sources?|anm(?:erkung(?:en)?)?|hinweise?|bemerkung(?:en)?|legende|quellen?|注|备注|说明|图例)\s*[\d)]*\s*[:.：]|^[*†‡¹²³]/iu;

/** Cells of a row that say something. */
export const filledCells = (row: LogRow): readonly string[] => row.cells.filter((cell) => cell.trim() !== '');

/** Words that could name a column or a table: no figure at their beginning but a year, and no sentence. */
export const isName = (cell: string): boolean => /^(?:(?:19|20)\d{2}年?\s?)?\p{L}/u.test(cell) && cell.length <= LONGEST_NAME && !/[.!?。！？]$/u.test(cell);

/** The only cell of a row, where it stands alone; null for a row of more cells. */
export function aloneIn(row: LogRow): string | null {
  const [only, second] = filledCells(row);
  return only === undefined || second !== undefined ? null : only.trim();
}

/**
 * Where the names of the columns begin: the first row that fills most columns, or the row of groups above it. -1 where no row does.
 * `width` is the number of columns of the widest row.
 */
export function headingAt(rows: readonly LogRow[], width: number): number {
  const first = rows.findIndex((row) => filledCells(row).length >= Math.max(2, Math.ceil(width * 0.6)));
  return first > 0 && isGroupRow(rows[first - 1], rows[first]) ? first - 1 : first;
}

/** "Flow" and "Pressure" over "min", "max", "min", "max". */
function isGroupRow(groups: LogRow | undefined, names: LogRow | undefined): boolean {
  if (groups === undefined || names === undefined || names.row !== groups.row + 1) return false;
  const over = groups.cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [{ cell, column }]));
  const isOverNames = over.every(({ cell, column }) => isName(cell) && (names.cells[column] ?? '').trim() !== '');
  const begins = (over[0]?.column ?? 0) > names.cells.findIndex((cell) => cell.trim() !== '');
  return isOverNames && filledCells(names).every((cell) => isName(cell) || /^[[(]/u.test(cell)) && (over.length > 1 || (over.length === 1 && begins));
}

/** A row of groups, each written once at its left, put together with the names below it: "Flow min", "Flow max". */
export function withGroups(rows: readonly LogRow[]): readonly LogRow[] {
  const [groups, names] = rows;
  if (groups === undefined || names === undefined || filledCells(groups).length === filledCells(names).length || !isGroupRow(groups, names)) return rows;
  const starts = groups.cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]));
  const widest = Math.max(0, ...starts.slice(1).map((start, at) => start - (starts[at] ?? 0)));
  const reach = widest === 0 ? names.cells.length : widest;
  const joined = names.cells.map((name, column) => {
    const start = starts.filter((each) => each <= column && column - each < reach).at(-1);
    return start === undefined || name === '' ? name : joinHeadings([groups.cells[start] ?? '', name]);
  });
  return [{ row: names.row, cells: joined }, ...rows.slice(2)];
}

/** The rows of a table and what is written below it: words that stand alone in their row after the last row of figures. */
export function withoutNotes(body: readonly LogRow[], columns: number): Readonly<{ rows: readonly LogRow[]; notes: readonly string[] }> {
  if (columns < TABLE_WIDTH) return { rows: body, notes: [] };
  let end = body.length;
  while (end > 0 && isNote(body[end - 1])) end -= 1;
  return end === 0 ? { rows: body, notes: [] } : { rows: body.slice(0, end), notes: body.slice(end).flatMap((row) => aloneIn(row) ?? []) };
}

function isNote(row: LogRow | undefined): boolean {
  const text = row === undefined ? null : aloneIn(row);
  return (
    text !== null && (NOTE.test(text) || /[.!?。！？]$/u.test(text) || text.split(/\s+/u).length > 5 || (text.match(/\p{Script=Han}/gu)?.length ?? 0) > 12)
  );
}

/** A name alone in its row, over rows that fill more columns, says what they belong to: "Hall A". */
export function namesGroup(row: LogRow, next: LogRow | undefined, columns: number): boolean {
  const alone = aloneIn(row);
  return columns >= TABLE_WIDTH && alone !== null && isName(alone) && next !== undefined && filledCells(next).length > 1;
}

/** Tables that stand side by side, an empty column between them, one after the other; each with the rows that it fills. */
export function sideBySide(rows: readonly LogRow[]): readonly (readonly LogRow[])[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const isEmpty = Array.from({ length: width }, (_, column) => rows.every(({ cells }) => (cells[column] ?? '').trim() === ''));
  const gap = isEmpty.findIndex((empty, column) => empty && column > 1 && isEmpty.indexOf(false) < column - 1 && isEmpty.slice(column).includes(false));
  if (gap < 0) return [rows];
  const part = (from: number, to: number): readonly LogRow[] =>
    rows.map(({ row, cells }) => ({ row, cells: cells.slice(from, to) })).filter((row) => filledCells(row).length > 0);
  const [left, right] = [part(0, gap), part(gap + 1, width)];
  return areTwo(left, right) ? [left, ...sideBySide(right)] : [rows];
}

/** Two tables, and not one with a spare column: each has its own title, the same name stands over both, or one ends before the other. */
function areTwo(left: readonly LogRow[], right: readonly LogRow[]): boolean {
  const widths = [left, right].map((table) => Math.max(0, ...table.map((row) => filledCells(row).length)));
  if (widths.some((width) => width < 2) || left.length < 2 || right.length < 2) return false;
  const heads = [left, right].map((table) => table.find((row) => filledCells(row).length > 1));
  if (!heads.every((head) => head !== undefined && filledCells(head).every(isName))) return false;
  const haveTitles = [left, right].every((table) => table[0] !== undefined && aloneIn(table[0]) !== null);
  const names = new Set(heads[0] === undefined ? [] : filledCells(heads[0]));
  const share = heads[1] !== undefined && filledCells(heads[1]).some((name) => names.has(name));
  return haveTitles || share || left.length !== right.length;
}
