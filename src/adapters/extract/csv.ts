import { type Options, parse } from 'csv-parse/sync';
import type { ExtractedDocument } from '../../ports/knowledge.js';
import { type ExtractionBudget, unreadable } from './budget.js';
import { normaliseCharacters } from './characters.js';
import { looksLikeValue, valuesNameColumns } from './column-names.js';
import { detectColumns } from './log/columns.js';
import { isMaintenanceLog, type LogRow, readRecords } from './log/records.js';
import { parseNumber } from './log/values.js';
import { aloneIn, filledCells, headingAt, isName, namesGroup, withGroups, withoutNotes } from './sheet-parts.js';
import { type SpanningCell, spreadTable } from './spans.js';
import { createStructureBuilder, type StructureBuilder, singlePage } from './structure.js';
import { bareUnit, firstRowIsHeading, renderRecord, renderRow, splitUnit } from './table.js';

const delimiters = [';', '\t', '|', ','] as const;

/** A CSV or TSV file: a maintenance log becomes typed records, any other table its rows with their headings. Formulas stay inert text. */
export function extractCsv(source: string, budget: ExtractionBudget): ExtractedDocument {
  const declared = /^sep=(.)\n/.exec(source)?.[1];
  const body = declared === undefined ? source : source.slice(6);
  const delimiter = declared ?? detectDelimiter(body);
  const rows = parseRows(body, delimiter, budget, declared === undefined ? 0 : 1);
  const builder = createStructureBuilder(budget.characters);
  const { records, warnings } = addSheet(rows, delimiter, 1, builder);
  const text = builder.text();
  return { format: 'csv', text, pages: [singlePage(text.length)], blocks: builder.blocks(), records, metadata: {}, warnings };
}

/** The delimiter that cuts the first lines into the most columns, the same number in nearly every line. Quoted text does not count. */
export function detectDelimiter(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .split('\n')
    .slice(0, 60)
    .map((line) => line.replace(/"(?:[^"]|"")*"?/g, ''))
    .filter((line) => line.trim() !== '');
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = median(counts);
    const agreeing = counts.filter((count) => count === usual && count > 0).length / Math.max(1, lines.length);
    return { delimiter, score: usual === 0 ? 0 : agreeing + Math.min(usual, 20) / 100 };
  });
  const best = scores.reduce((top, candidate) => (candidate.score > top.score ? candidate : top));
  return best.score === 0 ? ',' : best.delimiter;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function parseRows(text: string, delimiter: string, budget: ExtractionBudget, skipped: number): readonly LogRow[] {
  const options: Options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
    to: budget.rows + 1,
  };
  const parsed = readCsv(text, options) ?? readCsv(text, { ...options, quote: null });
  if (parsed === null) throw unreadable('The table has a row longer than a million characters; it is not a log.');
  if (parsed.length > budget.rows) throw unreadable(`The table has more than ${budget.rows} rows, the limit per document.`);
  return parsed
    .map((cells, index) => ({ row: index + 1 + skipped, cells: cells.map((cell) => normaliseCharacters(cell).trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Null where the text breaks the quoting rules so badly that only reading without quotes is left. */
function readCsv(text: string, options: Options): readonly (readonly string[])[] | null {
  try {
    return parse(text, { ...options, columns: false }).map((row: unknown) => (Array.isArray(row) ? row.map(String) : []));
  } catch {
    return null;
  }
}

/** Adds one table of rows (a CSV file or a sheet) to the document; used for spreadsheets too. */
export function addSheet(
  sheet: readonly LogRow[],
  delimiter: string,
  page: number,
  builder: StructureBuilder,
  merges: Merges = new Map(),
): Pick<ExtractedDocument, 'records' | 'warnings'> {
  const width = Math.max(0, ...sheet.slice(0, 200).map((row) => filledCells(row).length));
  const first = headingAt(sheet, width);
  if (first < 0) {
    for (const row of sheet) builder.add({ kind: 'paragraph', text: filledCells(row).join(' '), page });
    return { records: [], warnings: [] };
  }
  for (const [index, row] of sheet.slice(0, first).entries()) {
    const isTitle = index === 0 && isName(aloneIn(row) ?? '');
    builder.add({ kind: isTitle ? 'heading' : 'paragraph', text: filledCells(row).join(' '), page, level: isTitle ? TITLE_LEVEL : null });
  }
  const table = withTitleUnit(withUnitRow(withGroups(withMergedHeadings(sheet.slice(first), merges))), sheet[0]);
  const headings = namesColumns(table) ? (table[0]?.cells ?? null) : null;
  const { rows, notes } = withoutNotes(headings === null ? table : table.slice(1), width);
  const body = rows.map((row) => withMergedAbove(row, rows, merges));
  const isLog = isMaintenanceLog(
    detectColumns(
      headings,
      body.map((row) => row.cells),
    ),
  );
  for (const [index, row] of body.entries()) {
    if (!isLog && headings !== null && namesGroup(row, body[index + 1], width)) builder.add({ kind: 'caption', text: aloneIn(row) ?? '', page });
    else builder.add({ kind: isLog ? 'record' : 'table-row', text: isLog ? renderRecord(headings, row.cells) : renderRow(headings, row.cells), page });
  }
  for (const note of notes) builder.add({ kind: 'paragraph', text: note, page });
  const reading = isLog ? readRecords(headings, body, delimiter) : { records: [], warnings: ragged(body, headings) };
  return { records: reading.records, warnings: [...reading.warnings, ...formulaWarning(body)] };
}

/** Below the name of the sheet. */
const TITLE_LEVEL = 2;

type Merges = ReadonlyMap<string, Readonly<{ columns: number; rows: number }>>;

/** Heading rows that merged cells bind together become one row, with the number of the last of them. */
function withMergedHeadings(rows: readonly LogRow[], merges: Merges): readonly LogRow[] {
  const [first] = rows;
  if (first === undefined || !first.cells.some((_, column) => merges.has(`${first.row} ${column}`))) return rows;
  const { headings, bodyFrom } = spreadTable(rows.slice(0, MERGED_HEADING_ROWS).map((row) => spanningCells(row, merges)));
  const last = rows[bodyFrom - 1];
  return headings === null || bodyFrom < 2 || last === undefined ? rows : [{ row: last.row, cells: headings }, ...rows.slice(bodyFrom)];
}

/** A cell merged over several rows belongs to each of them. */
function withMergedAbove(row: LogRow, rows: readonly LogRow[], merges: Merges): LogRow {
  const covering = [...merges].flatMap(([key, { columns, rows: tall }]) => {
    const [top = 0, left = 0] = key.split(' ').map(Number);
    return columns === 1 && top < row.row && row.row < top + tall ? [{ top, left }] : [];
  });
  if (covering.length === 0) return row;
  const cells = [...row.cells];
  for (const { top, left } of covering) cells[left] = rows.find((each) => each.row === top)?.cells[left] ?? cells[left] ?? '';
  return { row: row.row, cells: Array.from(cells, (cell) => cell ?? '') };
}

const ROWS_UNDER_UNITS = 20;

/** A row of nothing but units under the headings belongs to them: `Duration` over `[min]` is `Duration (min)`. */
function withUnitRow(rows: readonly LogRow[]): readonly LogRow[] {
  const [heading, units, next] = rows;
  if (heading === undefined || units === undefined || next === undefined || !namesColumns(rows)) return rows;
  const columns = [...units.cells.keys()].filter((column) => !['', '-', '–', '—'].includes(units.cells[column] ?? ''));
  const below = rows.slice(2, 2 + ROWS_UNDER_UNITS);
  const isUnit = (column: number) => bareUnit(units.cells[column] ?? '') !== null && below.some(({ cells }) => parseNumber(cells[column] ?? '') !== null);
  if (columns.length === 0 || !columns.every(isUnit)) return rows;
  const named = heading.cells.map((name, column) => {
    const unit = bareUnit(units.cells[column] ?? '');
    return unit === null || name === '' ? name : `${name} (${unit})`;
  });
  return [{ row: units.row, cells: named }, ...rows.slice(2)];
}

/** "Losses (kg)" as the title over names without units gives the unit of the figures below. */
function withTitleUnit(rows: readonly LogRow[], top: LogRow | undefined): readonly LogRow[] {
  const [names, ...body] = rows;
  const { unit } = splitUnit((top === undefined ? null : aloneIn(top)) ?? '');
  if (unit === '' || names === undefined || !namesColumns(rows) || names.cells.some((name) => splitUnit(name).unit !== '')) return rows;
  const areFigures = (column: number) => body.every(({ cells }) => parseNumber(cells[column] ?? '') !== null || (cells[column] ?? '') === '');
  return [
    { row: names.row, cells: names.cells.map((name, column) => (column > 0 && name !== '' && areFigures(column) ? `${name} (${unit})` : name)) },
    ...body,
  ];
}

const MERGED_HEADING_ROWS = 20;

function spanningCells({ row, cells }: LogRow, merges: Merges): readonly SpanningCell[] {
  const spanning: SpanningCell[] = [];
  let column = 0;
  for (const [at, text] of cells.entries()) {
    if (at < column || isCovered(row, at, merges)) continue;
    const { columns, rows } = merges.get(`${row} ${at}`) ?? { columns: 1, rows: 1 };
    spanning.push({ text, columns, rows, heading: false });
    column = at + columns;
  }
  return spanning;
}

/** Inside a merged cell that begins in a row above. */
function isCovered(row: number, column: number, merges: Merges): boolean {
  for (const [key, { columns, rows }] of merges) {
    const [top = 0, left = 0] = key.split(' ').map(Number);
    if (top < row && row < top + rows && column >= left && column < left + columns) return true;
  }
  return false;
}

function namesColumns(rows: readonly LogRow[]): boolean {
  const cells = rows.slice(0, 50).map((row) => row.cells);
  const first = cells[0] ?? [];
  if (first.some(looksLikeValue) && !valuesNameColumns(cells)) return false;
  const columns = detectColumns(first, []);
  return Object.keys(columns).length >= 2 || firstRowIsHeading(cells) || rows.length > 1;
}

function ragged(rows: readonly LogRow[], headings: readonly string[] | null): readonly string[] {
  if (headings === null) return [];
  const wrong = rows.filter((row) => row.cells.length !== headings.length && aloneIn(row) === null);
  if (wrong.length === 0) return [];
  return [`${wrong.length} rows do not have the ${headings.length} columns of the heading, the first of them row ${wrong[0]?.row ?? 0}.`];
}

/** Cells that a spreadsheet program would run are only ever text here; the owner is told so. */
function formulaWarning(rows: readonly LogRow[]): readonly string[] {
  const formulas = rows.filter((row) => row.cells.some((cell) => /^[=@]|^[+-](?![\d\s.,+-])/.test(cell) && cell.length > 1));
  if (formulas.length === 0) return [];
  return [
    `${formulas.length} rows hold cells that begin like a spreadsheet formula (first: row ${formulas[0]?.row ?? 0}); they are kept as text and never run.`,
  ];
}
