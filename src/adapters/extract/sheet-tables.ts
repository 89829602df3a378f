import type { LogRow } from './log/records.js';

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
    if (last === undefined || (isAfterGap && last.length > 1 && beginsTable(rows.slice(index, index + 4), last))) tables.push([row]);
    else last.push(row);
  });
  return tables;
}

function beginsTable(next: readonly LogRow[], table: readonly LogRow[]): boolean {
  const [first, ...rest] = next;
  if (first === undefined) return false;
  const isTitle = filled(first).length === 1 && isName(filled(first)[0] ?? '') && rest[0]?.row === first.row + 1;
  const [names, values] = isTitle ? rest : next;
  if (names === undefined || values === undefined || filled(names).length < 2 || !filled(names).every(isName)) return false;
  const hasFigures = filled(values).some((cell) => /^[-+]?\d/u.test(cell));
  const widths = table.map((row) => filled(row).length).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  return hasFigures && (isTitle || filled(names).length !== usual);
}

function filled(row: LogRow): readonly string[] {
  return row.cells.filter((cell) => cell.trim() !== '');
}

/** Words without a figure at their beginning, and no sentence. */
function isName(cell: string): boolean {
  return /^\p{L}/u.test(cell) && cell.length <= 60 && !/[.!?]$/u.test(cell);
}
