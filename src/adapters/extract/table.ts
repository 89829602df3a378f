import { headingRules } from '../../domain/governing.js';
import { unitOf as unitDefinition } from '../../domain/quantity-units.js';
import { looksLikeValue, valuesNameColumns } from './column-names.js';

/** A table as text: cells by row. `headings` is null where the table has none. */
export type Table = Readonly<{ headings: readonly string[] | null; rows: readonly (readonly string[])[] }>;

const qualifier =
  '(?:(?:up to|above|below|over|under|more than|less than|at least|at most|about|approx\\.?|max\\.?|min\\.?|bis(?: zu)?|über|unter|mindestens|höchstens|ca\\.?|ab|von|from)\\s+)?';
const number = new RegExp(`^${qualifier}[<>≤≥±~≈+−-]?\\s*\\d[\\d.,\\s]*(?:\\s*(?:-|–|~|to|bis|至|到|/|±|x|×|\\.{3}|…)\\s*[+−-]?\\d[\\d.,]*)*$`, 'iu');
const unitHeading = /^(?:units?|einheit(?:en)?|单位|單位)$/iu;
const knownUnits =
  'mS/cm|µS/cm|g/l|mg/l|m³/h|m³|m3/h|Nm³/h|l/h|l/min|l/s|kg/h|t/h|m/s|mm/s|m/s²|kW|kWh|MW|W|kVA|V|mV|kV|A|mA|Hz|kHz|bar|mbar|Pa|kPa|MPa|psi|°C|°F|K|%|mm|cm|m|µm|um|km|in|ft|kg|g|mg|t|l|ml|h|min|s|ms|d|rpm|1/min|min⁻¹|N·m|Nm|N|kN|Ω|kΩ|MΩ|dB\\(A\\)|dB|pH|RLU|NTU|mPa·s|ppm|°|EUR|€|GBP|£|USD|CHF|CNY|pcs|Stk';
const unitWithSign = /^[^\s\])]{0,6}[/²³°%µ·][^\s\])]{0,6}$/u;
/** "Noise dB(A)" has its unit without brackets of its own. */
const inBrackets = /^(.*?)(?<!\bdB)\s*[[(（]\s*(dB\(A\)|[^[\](（）)]{1,14}?)\s*[\])）]$/u;
const unitAlone = new RegExp(`^(?:${knownUnits})$`, 'u');
/** "Leak at 7 bar": the unit belongs to the figure before it and not to those of the column. */
const endsInQuantity = new RegExp(`(?<![\\p{L}\\d.,-])\\d[\\d.,]*\\s?(?:${knownUnits})$`, 'u');
const unitAtEnd = new RegExp(`^(.*?\\S)(?:\\s*,\\s*|\\s+/\\s*|\\s+in\\s+|\\s+)(${knownUnits})$`, 'u');

/**
 * One row with its column headings and units, readable on its own: `Bearing temperature: Alarm 80 °C; Trip 95 °C`.
 * Every word of it stands in the row or in the headings.
 */
export function renderRow(headings: readonly string[] | null, cells: readonly string[]): string {
  const trimmed = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  const labelAt = trimmed.findIndex((cell) => cell !== '');
  if (labelAt < 0) return '';
  const names = trimmed.map((_, column) => headings?.[column]?.replace(/\s+/g, ' ').trim() ?? '');
  const unitAt = names.findIndex((heading) => unitHeading.test(heading));
  const takesUnit = (column: number) => column !== labelAt && column !== unitAt && isNumber(trimmed[column] ?? '');
  const unit = unitAt > labelAt && trimmed.some((_, column) => takesUnit(column)) ? (trimmed[unitAt] ?? '') : labelUnit(trimmed[labelAt] ?? '', names);
  const values = trimmed.flatMap((cell, column) => {
    if (cell === '' || column === labelAt || (column === unitAt && (unit !== '' || isDash(cell)))) return [];
    return [renderCell(names[column] ?? '', cell, isDash(unit) ? '' : unit)];
  });
  const label = renderLabel(names[labelAt] ?? '', trimmed[labelAt] ?? '');
  return values.length === 0 ? label : `${label}: ${values.join('; ')}`;
}

/** "Oil [l]" in front of figures under names without a unit gives theirs. */
function labelUnit(label: string, names: readonly string[]): string {
  return names.some((name) => unitOf(name) !== null) ? '' : (unitInBrackets(label)?.[2] ?? '');
}

/** A row of a log: every filled cell after its heading. */
export function renderRecord(headings: readonly string[] | null, cells: readonly string[]): string {
  return cells
    .map((cell, column) => ({ cell, heading: headings?.[column]?.trim() ?? '' }))
    .filter(({ cell }) => cell !== '')
    .map(({ cell, heading }) => (heading === '' ? cell : `${heading}: ${cell}`))
    .join('; ')
    .replace(/\s*\n\s*/g, ' ');
}

const LONGEST_NUMBER = 60;

function isNumber(cell: string): boolean {
  return cell.length <= LONGEST_NUMBER && number.test(cell);
}

function isDash(text: string): boolean {
  return /^[-–—]$/u.test(text);
}

/** The unit that a cell consists of, with or without brackets; null for any other text. */
export function bareUnit(cell: string): string | null {
  const inside = /^[[(]\s*(.*?)\s*[\])]$/u.exec(cell.trim())?.[1] ?? cell.trim();
  return unitAlone.test(inside) || (!/^\d/u.test(inside) && unitInBrackets(`x (${inside})`) !== null) ? inside : null;
}

/** The name and the unit of a heading that ends with a unit in brackets. */
function unitInBrackets(heading: string): RegExpExecArray | null {
  const match = inBrackets.exec(heading);
  const unit = match?.[2] ?? '';
  return unitAlone.test(unit) || unitWithSign.test(unit) || unitDefinition(unit) !== null ? match : null;
}

/** The unit in a heading: `Alarm [°C]`, `Flow m³/h`, `Druck in bar`. "(min)" is minutes only of a time. */
function unitOf(heading: string): RegExpExecArray | null {
  const match = unitInBrackets(heading) ?? (endsInQuantity.test(heading) ? null : unitAtEnd.exec(heading));
  return match?.[2] === 'min' && !/time|duration|dauer|zeit|delay|interval/i.test(heading) ? null : match;
}

/** `Pressure [bar]` as its name and unit; the unit is empty where the heading gives none. */
export function splitUnit(heading: string): Readonly<{ name: string; unit: string }> {
  const match = unitOf(heading);
  return match === null ? { name: heading, unit: '' } : { name: match[1] ?? '', unit: match[2] ?? '' };
}

/** "below 80 °C", "150 bis 220 kN/m": a stretch of figures, whatever words bound it. */
const isStretch =
  /^(?:(?:up to|above|below|over|under|more than|less than|at least|at most|bis(?: zu)?|über|unter|mehr als|weniger als|mindestens|höchstens|ab)\s+|[<>≤≥]\s*)\d|^\d[\d.,]*\s*(?:\S{1,4}\s)?(?:to|bis)\s\d/iu;

/** A name or a sentence stands for itself; a number, code, date or stretch of figures is named by its heading. */
function renderLabel(heading: string, cell: string): string {
  const speaksForItself = (!isNumber(cell) && !isStretch.test(cell) && /\p{L}\p{Ll}{2}|\p{Script=Han}{2}/u.test(cell)) || heading === '';
  const rules = headingRules(heading);
  if (speaksForItself && rules !== null) return `${cell} (${rules.text})`;
  return speaksForItself ? cell : renderCell(heading, cell, '').replace(`${heading}: `, `${heading} `);
}

function renderCell(heading: string, cell: string, rowUnit: string): string {
  if (heading === '') return rowUnit !== '' && isNumber(cell) ? `${cell} ${rowUnit}` : cell;
  if (unitAlone.test(heading)) return isNumber(cell) ? `${cell} ${heading}` : `${heading}: ${cell}`;
  const match = unitOf(heading);
  if (isNumber(cell)) {
    const unit = match?.[2] ?? rowUnit;
    return `${match?.[1] ?? heading}${endsInFigure(match?.[1] ?? heading) ? ':' : ''} ${cell}${unit === '' ? '' : ` ${unit}`}`;
  }
  return /^[<>≤≥±~≈+−-]?\s*\d/u.test(cell) && match === null && !endsInFigure(heading) ? `${heading} ${cell}` : `${heading}: ${cell}`;
}

/** A name that would run into a figure behind it: "2025", "Mar 25", "at 7 bar". */
const endsInFigure = (name: string): boolean => /\d$/u.test(name) || endsInQuantity.test(name);

const headingWords =
  /^(?:parameters?|values?|items?|descriptions?|units?|symptoms?|faults?|problems?|causes?|possible causes?|remed(?:y|ies)|actions?|codes?|meanings?|quantit(?:y|ies)|parts?(?: no\.?| numbers?)?|dates?|names?|types?|models?|positions?|pos\.?|no\.?|nr\.?|intervals?|tasks?|limits?|settings?|tags?|alarms?|trips?|priorit(?:y|ies)|notes?|remarks?|function|location|size|weight|material|bezeichnung|wert|einheit|ursache|abhilfe|störung|fehler|bedeutung|menge|maßnahme|intervall|bemerkung|benennung|grenzwert|größe|参数|数值|单位|名称|说明|原因|措施|故障|代码|数量|周期|项目|备注|型号|规格)\b/iu;

/** What columns are often called, in English, German and Chinese: "Value", "Ursache", "周期". */
export const isHeadingWord = (cell: string): boolean => headingWords.test(cell);

/** "Rev.", "Pos.", "Teile-Nr.": a full stop that ends no sentence. */
const ABBREVIATED = /^(?:\S{1,4}\s)?\S{1,9}\.$/u;

/** Whether the first row names the columns: no figures in it, and figures or longer texts below it. */
export function firstRowIsHeading(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0) return false;
  const cells = first.map((cell) => cell.trim());
  const named = cells.filter((cell) => cell !== '');
  if (named.length < Math.min(2, cells.length) || new Set(named).size < named.length) return false;
  const valuesName = named.some(looksLikeValue) && valuesNameColumns(rows);
  if (named.some((cell) => (isNumber(cell) && !valuesName) || cell.length > 60 || (/[.!?。]$/u.test(cell) && !ABBREVIATED.test(cell)))) return false;
  const belowHasFigures = rest.some((row) => row.some((cell) => /\d/u.test(cell)));
  const firstHasFigures = named.some((cell) => /^\d|\d\s*(?:°C|bar|mm|kW|%|V|A|h|l)\b/u.test(cell));
  if (firstHasFigures && !valuesName) return false;
  if (cells.length > 2) return true;
  const longerBelow = average(rest.flat()) > 1.4 * average(named);
  return headingWords.test(named[1] ?? '') || (headingWords.test(named[0] ?? '') && (belowHasFigures || longerBelow));
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
