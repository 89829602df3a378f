import { valuesNameColumns } from './column-names.js';
import type { LogRow } from './log/records.js';
import { parseNumber } from './log/values.js';
import { filledCells, isName } from './sheet-parts.js';

/**
 * The tables of a sheet, one after the other: after empty rows a title that stands alone, or a row of names over another number of columns
 * than before, begins a table of its own. Rows that only go on after a gap stay in their table.
 */
export function sheetTables(rows: readonly LogRow[]): readonly (readonly LogRow[])[] {
  const tables: LogRow[][] = [];
  rows.forEach((row, index) => {
    const last = tables.at(-1);
    const before = rows[index - 1];
    const isAfterGap = before !== undefined && row.row > before.row + 1;
    if (last === undefined || (isAfterGap && last.some((each) => filledCells(each).length > 1) && beginsTable(rows.slice(index, index + 4), last)))
      tables.push([row]);
    else last.push(row);
  });
  return tables;
}

function beginsTable(next: readonly LogRow[], table: readonly LogRow[]): boolean {
  const [first, ...rest] = next;
  if (first === undefined) return false;
  const isTitle = filledCells(first).length === 1 && isName(filledCells(first)[0] ?? '') && rest[0]?.row === first.row + 1;
  const [names, values] = isTitle ? rest : next;
  if (names === undefined || values === undefined || !areNames(isTitle ? rest : next)) return false;
  const hasFigures = filledCells(values).some((cell) => /^[-+]?\d/u.test(cell));
  const widths = table.map((row) => filledCells(row).length).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  return hasFigures && (isTitle || filledCells(names).length !== usual || standsOverFigures(names, table));
}

/** A row of two names or more; years, months and tags name columns too. */
function areNames(rows: readonly LogRow[]): boolean {
  const [names] = rows;
  const cells = names === undefined ? [] : filledCells(names);
  if (cells.length < 2) return false;
  return cells.every(isName) || (isName(cells[0] ?? '') && valuesNameColumns(rows.map((row) => row.cells)));
}

/** Words where the table before has mostly figures. */
function standsOverFigures({ cells }: LogRow, table: readonly LogRow[]): boolean {
  return cells.some((cell, column) => {
    const figures = table.filter((row) => parseNumber(row.cells[column] ?? '') !== null).length;
    return isName(cell) && figures > 1 && figures * 2 >= table.length;
  });
}
