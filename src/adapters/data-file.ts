import { readFileSync, statSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { CopilotError } from '../domain/errors.js';

const largest = 5_000_000;

/** The data in a .json, .yaml or .yml file. Throws `not-found` or `input-invalid` in one sentence that says what to correct. */
export function readDataFile(file: string): unknown {
  const text = readText(file);
  try {
    return file.endsWith('.json') ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 100 });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unreadable';
    throw new CopilotError({ code: 'input-invalid', message: `${file} is not valid ${file.endsWith('.json') ? 'JSON' : 'YAML'}: ${reason}` });
  }
}

function readText(file: string): string {
  const known = statSync(file, { throwIfNoEntry: false });
  if (known === undefined || !known.isFile()) throw new CopilotError({ code: 'not-found', message: `There is no file ${file}.` });
  if (known.size > largest)
    throw new CopilotError({ code: 'input-invalid', message: `${file} is larger than ${largest / 1_000_000} MB; a data file is small.` });
  return readFileSync(file, 'utf8');
}
