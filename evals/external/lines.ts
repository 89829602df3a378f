import { readFileSync } from 'node:fs';
import { CopilotError } from '../../src/domain/errors.js';

export type JsonRecord = Readonly<Record<string, unknown>>;

export function invalid(message: string): CopilotError {
  return new CopilotError({ code: 'input-invalid', message });
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CopilotError({ code: 'not-found', message: `There is no readable file ${file}.` });
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** JSON Lines with the line number of each record. Throws `input-invalid` naming file and line. */
export function readJsonLines(file: string): readonly Readonly<{ line: number; value: JsonRecord }>[] {
  const records: { line: number; value: JsonRecord }[] = [];
  for (const [index, text] of readText(file)
    .replace(/^\ufeff/u, '')
    .split('\n')
    .entries()) {
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw invalid(`${file}:${index + 1}: not valid JSON`);
    }
    if (!isRecord(value)) throw invalid(`${file}:${index + 1}: not a JSON object`);
    records.push({ line: index + 1, value });
  }
  return records;
}

/** The first of several field names that holds a text or number. */
export function textOf(record: JsonRecord, names: readonly string[]): string | null {
  for (const name of names) {
    const value = record[name];
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}
