import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { LineCounter, parseDocument } from 'yaml';
import { CopilotError } from '../../src/domain/errors.js';

export type JsonRecord = Readonly<Record<string, unknown>>;
/** A record with the line it begins at. */
export type LinedRecord = Readonly<{ line: number; value: JsonRecord }>;

export function invalid(message: string): CopilotError {
  return new CopilotError({ code: 'input-invalid', message });
}

/** Reads a text file, packed with gzip or not, without its byte order mark. Throws `not-found` or `input-invalid`. */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new CopilotError({ code: 'not-found', message: `There is no readable file ${file}.` });
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      bytes = gunzipSync(bytes);
    } catch {
      throw invalid(`${file} begins like a gzip file and cannot be unpacked.`);
    }
  }
  return bytes.toString('utf8').replace(/^\ufeff/u, '');
}

export function isRecord(value: unknown): value is JsonRecord {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** JSON Lines with the line number of each record. Throws `input-invalid` naming file and line. */
export function readJsonLines(file: string): readonly LinedRecord[] {
  return parseJsonLines(readText(file), file);
}

export function parseJsonLines(text: string, file: string): readonly LinedRecord[] {
  const records: LinedRecord[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('//')) continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw invalid(`${file}:${index + 1}: not valid JSON`);
    }
    if (!isRecord(value)) throw invalid(`${file}:${index + 1}: not a JSON object`);
    records.push({ line: index + 1, value });
  }
  return records;
}

const listNames = ['data', 'questions', 'samples', 'items', 'examples', 'scenarios', 'tasks', 'records', 'rows', 'test'];

/** Records of JSON Lines, of one JSON list (or an object that holds the list), of YAML, CSV or TSV; told apart by the name, then by the text. */
export function readRecords(file: string): readonly LinedRecord[] {
  const text = readText(file);
  const name = file.toLowerCase().replace(/\.gz$/u, '');
  if (/\.ya?ml$/u.test(name)) return yamlRecords(text, file);
  if (/\.(?:csv|tsv)$/u.test(name)) return tableRecords(text, file, name.endsWith('.tsv') ? '\t' : null);
  const begin = text.trimStart();
  if (begin.startsWith('[') || isOneObject(begin)) return wholeRecords(text, file);
  return parseJsonLines(text, file);
}

/** One object over several lines, or one line with a list inside. */
function isOneObject(text: string): boolean {
  if (!text.startsWith('{')) return false;
  const [first = ''] = text.split('\n', 1);
  try {
    const value: unknown = JSON.parse(first);
    return isRecord(value) && text.trimEnd() === first.trimEnd() && listIn(value) !== null;
  } catch {
    try {
      return isRecord(JSON.parse(text));
    } catch {
      return false;
    }
  }
}

function listIn(value: JsonRecord): readonly unknown[] | null {
  for (const name of listNames) {
    const list = value[name];
    if (Array.isArray(list)) return list;
  }
  return null;
}

function wholeRecords(text: string, file: string): readonly LinedRecord[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(brokenJson(error, text, file));
  }
  const name = isRecord(value) ? listNames.find((one) => Array.isArray(value[one])) : undefined;
  const list = Array.isArray(value) ? value : isRecord(value) ? (listIn(value) ?? [value]) : [];
  const lines = Array.isArray(value) || name !== undefined ? itemLines(text, name ?? null) : [];
  return list.map((item: unknown, index) => {
    const line = lines[index] ?? 1;
    if (!isRecord(item)) throw invalid(`${file}:${line}: item ${index + 1} of the list is not a JSON object`);
    return { line, value: item };
  });
}

/** Where the text stops to be JSON: the parser's own position, or the end for a text that was cut off. */
function brokenJson(error: unknown, text: string, file: string): string {
  const reason = error instanceof Error ? error.message : 'unreadable';
  const line = text.slice(0, faultIn(reason, text)).split('\n').length;
  return `${file}:${line}: not valid JSON (${reason.replace(/\s+/gu, ' ').slice(0, 120)})`;
}

/** Engines name the position of the fault, or quote the text around it: ten characters before the fault, where that many are there. */
function faultIn(reason: string, text: string): number {
  const position = /position (\d+)/u.exec(reason)?.[1];
  if (position !== undefined) return Number(position);
  const [, cut, quoted = ''] = /, (\.{3})?"([\s\S]*?)"(?:\.{3})? is not valid JSON$/u.exec(reason) ?? [];
  const at = quoted === '' ? -1 : text.indexOf(quoted);
  return at < 0 ? text.length : at + (cut === undefined ? 0 : Math.min(10, quoted.length));
}

/** The lines at which the items of a list in valid JSON begin: of the outermost list, or of the first list under the name. */
function itemLines(text: string, name: string | null): readonly number[] {
  const lines: number[] = [];
  const home = name === null ? 1 : 2;
  let line = 1;
  let depth = 0;
  let inside = false;
  let key = '';
  let begins = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\n') line += 1;
    if (/\s/u.test(sign)) continue;
    if (begins && sign !== ']') lines.push(line);
    begins = sign === ',' && inside && depth === home;
    if (sign === '"') {
      const end = endOfText(text, at);
      if (depth === 1) key = text.slice(at + 1, end);
      line += text.slice(at, end).split('\n').length - 1;
      at = end;
    } else if (sign === '[' || sign === '{') {
      depth += 1;
      if (depth === home) inside = sign === '[' && (name === null || key === name);
      begins = inside && depth === home;
    } else if (sign === ']' || sign === '}') depth -= 1;
  }
  return lines;
}

/** The closing quote of a JSON text that begins at `start`. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}

/** A YAML list (or a map that holds the list); each record knows its line. */
export function yamlRecords(text: string, file: string): readonly LinedRecord[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) throw invalid(`${file}:${lines.linePos(error.pos[0]).line}: not valid YAML: ${error.message.split('\n')[0] ?? ''}`);
  const value: unknown = document.toJS();
  const key = isRecord(value) ? listNames.find((name) => Array.isArray(value[name])) : undefined;
  const list = key === undefined ? value : isRecord(value) ? value[key] : null;
  if (!Array.isArray(list)) throw invalid(`${file}:1: a YAML file of samples is a list; begin every sample with "- "`);
  const node: unknown = key === undefined ? document.contents : document.get(key);
  const items: readonly unknown[] = node !== null && typeof node === 'object' && 'items' in node && Array.isArray(node.items) ? node.items : [];
  return list.map((item: unknown, index) => {
    const start = rangeStart(items[index]);
    const line = start === null ? index + 1 : lines.linePos(start).line;
    if (!isRecord(item)) throw invalid(`${file}:${line}: not a map with fields`);
    return { line, value: item };
  });
}

function rangeStart(node: unknown): number | null {
  if (node === null || typeof node !== 'object' || !('range' in node) || !Array.isArray(node.range)) return null;
  const [start] = node.range as readonly unknown[];
  return typeof start === 'number' ? start : null;
}

/** A table with a heading row; cells may be quoted. The separator is the one of comma, semicolon and tab that the heading has most of. */
function tableRecords(text: string, file: string, given: string | null): readonly LinedRecord[] {
  const [heading = ''] = text.split('\n', 1);
  const separator = given ?? ([',', ';', '\t'].sort((a, b) => heading.split(b).length - heading.split(a).length)[0] || ',');
  const rows = cellsOf(text, separator);
  const [names, ...rest] = rows;
  if (names === undefined) return [];
  return rest
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => {
      if (cells.length > names.cells.length) throw invalid(`${file}:${line}: ${cells.length} cells under ${names.cells.length} headings`);
      return { line, value: Object.fromEntries(names.cells.map((name, at) => [name.trim(), cells[at] ?? ''])) };
    });
}

function cellsOf(text: string, separator: string): readonly Readonly<{ line: number; cells: readonly string[] }>[] {
  const rows: { line: number; cells: string[] }[] = [];
  let row = { line: 1, cells: [''] };
  let line = 1;
  let quoted = false;
  const append = (sign: string): void => {
    row.cells.push((row.cells.pop() ?? '') + sign);
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\n') line += 1;
    if (sign === '"' && quoted && text.charAt(at + 1) === '"') {
      append('"');
      at += 1;
    } else if (sign === '"' && (quoted || row.cells.at(-1) === '')) quoted = !quoted;
    else if (quoted || (sign !== separator && sign !== '\n' && sign !== '\r')) append(sign);
    else if (sign === separator) row.cells.push('');
    else if (sign === '\n') {
      rows.push(row);
      row = { line, cells: [''] };
    }
  }
  if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row);
  return rows;
}

const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]/gu, '');

/** The value of the first of several field names, without regard to case, spaces, underscores and hyphens; undefined where none is there. */
export function fieldOf(record: JsonRecord, names: readonly string[]): unknown {
  const given = new Map(Object.entries(record).map(([name, value]) => [plainName(name), value]));
  for (const name of names) if (given.has(plainName(name))) return given.get(plainName(name));
  return undefined;
}

/** The first of several field names that holds a text or number. */
export function textOf(record: JsonRecord, names: readonly string[]): string | null {
  const given = new Map(Object.entries(record).map(([name, value]) => [plainName(name), value]));
  for (const name of names) {
    const value = given.get(plainName(name));
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}
