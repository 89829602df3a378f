/** A table as text: cells by row. `headings` is null where the table has none. */
export type Table = Readonly<{ headings: readonly string[] | null; rows: readonly (readonly string[])[] }>;

const unitInBrackets = /^(.*?)\s*[[(]\s*([^\])]{1,12})\s*[\])]$/u;
const number = /^[<>≤≥±~≈+-]?\s*\d[\d.,\s]*(?:\s*(?:-|–|to|bis|\/|±|x|×)\s*[+-]?\d[\d.,]*)*$/u;
const unitHeading = /^(?:units?|einheit(?:en)?|单位|單位)$/iu;

/**
 * One row with its column headings and units, readable on its own: `Bearing temperature: alarm 80 °C; trip 95 °C`.
 * Every word of it stands in the row or in the headings.
 */
export function renderRow(headings: readonly string[] | null, cells: readonly string[]): string {
  const trimmed = cells.map((cell) => cell.trim());
  const labelAt = trimmed.findIndex((cell) => cell !== '');
  if (labelAt < 0) return '';
  const unitAt = headings?.findIndex((heading) => unitHeading.test(heading.trim())) ?? -1;
  const unit = unitAt >= 0 && unitAt !== labelAt ? (trimmed[unitAt] ?? '') : '';
  const values = trimmed
    .map((cell, column) => ({ cell, column }))
    .filter(({ cell, column }) => cell !== '' && column !== labelAt && !(column === unitAt && unit !== ''))
    .map(({ cell, column }) => renderCell(headings?.[column] ?? '', cell, unit));
  const label = renderLabel(headings?.[labelAt] ?? '', trimmed[labelAt] ?? '', unit !== '' && values.length === 0 ? unit : '');
  return values.length === 0 ? label : `${label}: ${values.join('; ')}`;
}

function renderLabel(heading: string, cell: string, unit: string): string {
  const speaksForItself = /\p{Ll}{4}|\p{Script=Han}{2}/u.test(cell) || heading.trim() === '';
  const value = unit === '' ? cell : `${cell} ${unit}`;
  return speaksForItself ? value : renderCell(heading, value, '');
}

function renderCell(heading: string, cell: string, rowUnit: string): string {
  const match = unitInBrackets.exec(heading.trim());
  const name = match?.[1] ?? heading.trim();
  const isNumber = number.test(cell);
  const unit = isNumber ? (match?.[2] ?? rowUnit) : '';
  const value = unit === '' ? cell : `${cell} ${unit}`;
  if (match?.[2] !== undefined && !isNumber) return `${heading.trim()}: ${value}`;
  if (name === '') return value;
  return isNumber || /^[<>≤≥±~≈+-]?\s*\d/u.test(cell) ? `${name} ${value}` : `${name}: ${value}`;
}

/** Whether the first row names the columns: no figures in it, and figures or longer texts below it. */
export function firstRowIsHeading(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0) return false;
  const cells = first.map((cell) => cell.trim());
  const named = cells.filter((cell) => cell !== '');
  if (named.length < Math.min(2, cells.length) || new Set(named).size < named.length) return false;
  if (named.some((cell) => number.test(cell) || cell.length > 60 || /[.!?。]$/u.test(cell))) return false;
  const belowHasFigures = rest.some((row) => row.some((cell) => /\d/u.test(cell)));
  const firstHasFigures = named.some((cell) => /^\d|\d\s*(?:°C|bar|mm|kW|%|V|A|h|l)\b/u.test(cell));
  if (firstHasFigures) return false;
  const longerBelow = average(rest.flat()) > 1.4 * average(named);
  return cells.length > 2 || belowHasFigures || longerBelow;
}

function average(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 0 ? 0 : filled.reduce((sum, cell) => sum + cell.trim().length, 0) / filled.length;
}

/** Splits off the heading row where there is one. */
export function toTable(rows: readonly (readonly string[])[]): Table {
  const [first, ...rest] = rows;
  return first !== undefined && firstRowIsHeading(rows) ? { headings: first, rows: rest } : { headings: null, rows };
}
