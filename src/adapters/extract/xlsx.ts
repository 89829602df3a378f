import type { ExtractedDocument } from '../../ports/knowledge.js';
import { type ExtractionBudget, unreadable } from './budget.js';
import { normaliseCharacters } from './characters.js';
import { addSheet } from './csv.js';
import type { LogRow } from './log/records.js';
import { type CellForm, cellForms, withUnit } from './sheet-formats.js';
import { sideBySide } from './sheet-parts.js';
import { sheetTables } from './sheet-tables.js';
import { createStructureBuilder, singlePage } from './structure.js';
import { scanXml } from './xml.js';
import { unpackZip } from './zip.js';

const SHEET_LIMIT = 40;
const COLUMN_LIMIT = 256;

/** An Excel workbook as structure: every visible sheet a page, logs as records, other tables as rows. Formulas give their last value and are never computed. */
export function extractXlsx(bytes: Uint8Array, budget: ExtractionBudget): ExtractedDocument {
  const wanted = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;
  const parts = unpackZip(bytes, (name) => wanted.test(name), budget.inflatedBytes);
  const part = (name: string) => new TextDecoder().decode(parts.get(name) ?? new Uint8Array());
  const book = {
    strings: sharedStrings(part('xl/sharedStrings.xml')),
    forms: cellForms(part('xl/styles.xml')),
    epoch1904: /date1904="(?:1|true)"/.test(part('xl/workbook.xml')),
  };
  const sheets = listSheets(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels'));
  const builder = createStructureBuilder(budget.characters);
  const records: ExtractedDocument['records'][number][] = [];
  const warnings: string[] = sheets.length > SHEET_LIMIT ? [`Only the first ${SHEET_LIMIT} of ${sheets.length} sheets were read.`] : [];
  const hidden = part('xl/workbook.xml').match(/<(?:\w+:)?sheet\s[^>]*state="(?:very)?hidden"/giu)?.length ?? 0;
  if (hidden > 0) warnings.push(`Hidden sheets were not read: ${hidden}. Show them in the spreadsheet program where they belong to the document.`);
  const starts: number[] = [];
  for (const [index, sheet] of sheets.slice(0, SHEET_LIMIT).entries()) {
    starts.push(builder.length());
    const { rows, merges } = readSheet(part(sheet.path), book, budget.rows);
    if (rows.length === 0) continue;
    if (sheets.length > 1) builder.add({ kind: 'heading', text: sheet.name, page: index + 1, level: 1 });
    // The merged cells are counted in columns of the sheet, which a table at the right does not share.
    for (const [at, table] of sheetTables(rows).flatMap((each) => [...sideBySide(each).entries()])) {
      const added = addSheet(table, '\t', index + 1, builder, at === 0 ? merges : undefined);
      records.push(...added.records);
      warnings.push(...added.warnings.map((warning) => (sheets.length > 1 ? `Sheet ${sheet.name}: ${warning}` : warning)));
    }
  }
  const length = builder.length();
  const pages = starts.map((start, index) => ({ ...singlePage(0), page: index + 1, start, end: starts[index + 1] ?? length }));
  return { format: 'xlsx', text: builder.text(), pages, blocks: builder.blocks(), records, metadata: {}, warnings };
}

function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  scanXml(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      inText = name === 't' && !phonetic;
    },
    text: (part) => {
      if (inText) text += part;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      if (name === 'rPh') phonetic = false;
      if (name === 't') inText = false;
    },
  });
  return strings;
}

type Sheet = Readonly<{ name: string; path: string }>;

function listSheets(workbook: string, relations: string): readonly Sheet[] {
  const targets = new Map<string, string>();
  scanXml(relations, {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
    },
  });
  const sheets: Sheet[] = [];
  scanXml(workbook, {
    open: (name, attributes) => {
      if (name !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return;
      const target = targets.get(attributes['r:id'] ?? '') ?? `worksheets/sheet${attributes['sheetId']}.xml`;
      sheets.push({ name: attributes['name'] ?? '', path: target.startsWith('/') ? target.slice(1) : `xl/${target}` });
    },
  });
  return sheets;
}

/** Columns and rows that a merged cell covers, by the row and column of its first cell. */
type Merges = ReadonlyMap<string, Readonly<{ columns: number; rows: number }>>;

function addMerge(merges: Map<string, Readonly<{ columns: number; rows: number }>>, reference: string): void {
  const [, from = '', top = '', to = '', bottom = ''] = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(reference) ?? [];
  const [left, right] = [columnNumber(from), columnNumber(to)];
  if (left === null || right === null || right >= COLUMN_LIMIT) return;
  merges.set(`${top} ${left}`, { columns: right - left + 1, rows: Number(bottom) - Number(top) + 1 });
}

type Book = Readonly<{ strings: readonly string[]; forms: ReadonlyMap<number, CellForm>; epoch1904: boolean }>;

function readSheet(xml: string, book: Book, rowLimit: number): Readonly<{ rows: readonly LogRow[]; merges: Merges }> {
  const merges = new Map<string, Readonly<{ columns: number; rows: number }>>();
  const rows: { row: number; cells: string[] }[] = [];
  let cell = { column: 0, type: '', style: 0 };
  let value = '';
  let formula = '';
  let inside = '';
  scanXml(xml, {
    open: (name, attributes) => {
      inside = name;
      if (name === 'row') rows.push({ row: Number(attributes['r']) || rows.length + 1, cells: [] });
      if (name === 'row' && rows.length > rowLimit) throw unreadable(`A sheet has more than ${rowLimit} rows, the limit per document.`);
      if (name === 'mergeCell') addMerge(merges, attributes['ref'] ?? '');
      if (name !== 'c') return;
      const next = rows.at(-1)?.cells.length ?? 0;
      cell = { column: columnNumber(attributes['r']) ?? next, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? -1) };
      value = '';
      formula = '';
    },
    text: (text) => {
      if (inside === 'v' || inside === 't') value += text;
      if (inside === 'f') formula += text;
    },
    close: (name) => {
      inside = '';
      if (name !== 'c' || cell.column >= COLUMN_LIMIT) return;
      const row = rows.at(-1)?.cells ?? [];
      while (row.length < cell.column) row.push('');
      row[cell.column] = value === '' && formula !== '' ? `=${formula}` : cellText(value, cell, book);
    },
  });
  return { rows: rows.filter((row) => row.cells.some((text) => text !== '')), merges };
}

/** `BC12` is column 54 counted from 0; null without a reference. */
function columnNumber(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(value: string, { type, style }: Readonly<{ type: string; style: number }>, book: Book): string {
  if (type === 's') return clean(book.strings[Number(value)] ?? '');
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n' || value === '') return clean(value);
  const number = Number(value);
  if (!Number.isFinite(number)) return clean(value);
  const form = book.forms.get(style);
  switch (form?.kind) {
    case 'date':
      return serialDate(number, book.epoch1904);
    case 'month':
      return serialDate(number, book.epoch1904).slice(0, 7);
    case 'elapsed':
      return elapsed(number);
    case 'percent':
      return `${rounded(number * 100)} %`;
    case 'number':
      return clean(withUnit(rounded(number / form.divisor), form));
    default:
      return rounded(number);
  }
}

/** Without the last digits of a binary fraction. */
function rounded(number: number): string {
  return String(Number(number.toPrecision(15)));
}

/** Days as hours and minutes, also beyond a day: `26:05`. */
function elapsed(days: number): string {
  const minutes = Math.round(Math.abs(days) * 1440);
  return `${days < 0 ? '-' : ''}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function clean(text: string): string {
  return normaliseCharacters(text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))).trim();
}

const DAY = 86_400_000;

/** A serial day number as an ISO date, with the time where it has one; below one it is a time of day or a duration. */
function serialDate(serial: number, epoch1904: boolean): string {
  const minutes = Math.round((serial % 1) * 1440);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  if (serial < 1) return clock;
  const epoch = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const instant = new Date(epoch + Math.floor(serial) * DAY);
  if (Number.isNaN(instant.getTime())) return String(serial);
  const day = instant.toISOString().slice(0, 10);
  return minutes === 0 ? day : `${day}T${clock}`;
}
