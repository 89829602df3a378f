import type { ExtractedDocument } from '../../../ports/knowledge.js';
import { type Columns, detectColumns, isBlank } from './columns.js';
import { type DayOrder, dayOrderOf, hoursOfUnit, parseDate, parseDuration, splitParts } from './values.js';

export type LogRow = Readonly<{ row: number; cells: readonly string[] }>;
export type LogRecord = ExtractedDocument['records'][number];
export type LogReading = Readonly<{ records: readonly LogRecord[]; warnings: readonly string[] }>;

const REPORTED_ROWS = 30;

/** True where the columns make a maintenance log: something happened (failure or action) to something (asset) or at some time (date). */
export function isMaintenanceLog(columns: Columns): boolean {
  const happened = columns.failure !== undefined || columns.action !== undefined;
  return happened && (columns.date !== undefined || columns.asset !== undefined) && (columns.date !== undefined || columns.duration !== undefined);
}

/**
 * Rows as typed records, `row` as given (the row number that a spreadsheet shows), `raw` the row's own words.
 * Cells that do not parse are left null and reported by row; nothing is dropped.
 */
export function readRecords(headings: readonly string[] | null, rows: readonly LogRow[], delimiter: string): LogReading {
  const columns = detectColumns(
    headings,
    rows.map((row) => row.cells),
  );
  const dates = columnCells(rows, columns.date);
  const { order, certain } = dayOrderOf(dates, delimiter === ';' ? 'dmy' : 'mdy');
  const unitHours = unitOfHeading(headings?.[columns.duration ?? -1] ?? '');
  const problems: string[] = [];
  const records = rows.map((row) => toRecord(row, { columns, order, unitHours, delimiter, width: headings?.length ?? null }, problems));
  const doubt = certain
    ? []
    : [`The dates do not say whether day or month comes first; they were read as ${order === 'dmy' ? 'day/month/year' : 'month/day/year'}.`];
  const more = problems.length > REPORTED_ROWS ? [`${problems.length - REPORTED_ROWS} more rows with problems are not listed.`] : [];
  return { records, warnings: [...doubt, ...problems.slice(0, REPORTED_ROWS), ...more] };
}

type Reading = Readonly<{ columns: Columns; order: DayOrder; unitHours: number; delimiter: string; width: number | null }>;

function toRecord({ row, cells }: LogRow, { columns, order, unitHours, delimiter, width }: Reading, problems: string[]): LogRecord {
  const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column]?.trim() ?? ''));
  const orNull = (text: string) => (isBlank(text) ? null : text);
  if (width !== null && cells.length !== width) problems.push(`Row ${row} has ${cells.length} columns instead of ${width}.`);
  const dateText = cell(columns.date);
  const day = dateText === '' ? null : parseDate(dateText, order);
  if (dateText !== '' && day === null) problems.push(`Row ${row}: "${dateText.slice(0, 40)}" is not a date.`);
  const durationText = cell(columns.duration);
  const durationHours = durationText === '' ? null : parseDuration(durationText, unitHours);
  if (durationText !== '' && durationHours === null) problems.push(`Row ${row}: "${durationText.slice(0, 40)}" is not a duration.`);
  return {
    row,
    date: withTime(day, cell(columns.time)),
    asset: orNull(cell(columns.asset)),
    failure: orNull(cell(columns.failure)),
    action: orNull(cell(columns.action)),
    durationHours,
    parts: [...splitParts(cell(columns.parts))],
    technician: orNull(cell(columns.technician)),
    raw: cells.join(delimiter),
  };
}

function columnCells(rows: readonly LogRow[], column: number | undefined): readonly string[] {
  return column === undefined ? [] : rows.map((row) => row.cells[column] ?? '').filter((cell) => cell.trim() !== '');
}

function withTime(day: string | null, time: string): string | null {
  const match = /^(\d{1,2})[:.](\d{2})/.exec(time);
  if (day === null || day.includes('T') || match?.[1] === undefined || match[2] === undefined) return day;
  return Number(match[1]) < 24 && Number(match[2]) < 60 ? `${day}T${match[1].padStart(2, '0')}:${match[2]}` : day;
}

/** Hours per unit named in a heading such as "Duration (min)" or "downtime_minutes"; hours when it names none. */
function unitOfHeading(heading: string): number {
  const words = heading.split(/[\s_()[\]/.,:-]+/).filter(Boolean);
  for (const word of words.reverse()) {
    const hours = hoursOfUnit(word);
    if (hours !== null && !/^(?:d|m|s)$/i.test(word)) return hours;
  }
  return /\((m)\)|\[m\]/i.test(heading) ? 1 / 60 : 1;
}
