import { existsSync, readFileSync } from 'node:fs';
import { CopilotError } from '../domain/errors.js';
import { defaultRedactionRules, isPlaceholderWord, type RedactionRules } from '../safety/redaction.js';

/** The owner's rules for what may be sent to a model, in the data folder. */
export const redactionFileName = 'redaction.json';
const switches = ['emails', 'phones', 'secrets', 'people'] as const;
const longestPattern = 400;

/**
 * Reads the owner's rules; without the file everything is on and there are no own names and patterns. A file that cannot be understood is an error, not
 * a shrug: Shiftmate does not start rather than send what its owner wanted hidden. Throws `config-invalid` naming the file and the field.
 */
export function readRedactionRules(file: string): RedactionRules {
  if (!existsSync(file)) return defaultRedactionRules;
  const wrong = (what: string): CopilotError => new CopilotError({ code: 'config-invalid', message: `${file}: ${what}; see docs/models.md.` });
  const value = parse(readFileSync(file, 'utf8'));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw wrong('must be one JSON object');
  const fields = new Map<string, unknown>(Object.entries(value));
  const unknown = [...fields.keys()].find((key) => ![...switches, 'names', 'patterns'].includes(key));
  if (unknown !== undefined) throw wrong(`there is no field "${unknown}"`);
  const chosen = { ...defaultRedactionRules };
  for (const name of switches) {
    const given = fields.get(name) ?? true;
    if (typeof given !== 'boolean') throw wrong(`"${name}" must be true or false`);
    chosen[name] = given;
  }
  const names = fields.get('names') ?? [];
  if (!isTexts(names)) throw wrong('"names" must be a list of texts');
  const patterns = fields.get('patterns') ?? [];
  if (!Array.isArray(patterns)) throw wrong('"patterns" must be a list of {"name": "RECIPE", "pattern": "..."}');
  return { ...chosen, names, patterns: patterns.map((item: unknown) => ownPattern(item, wrong)) };
}

function ownPattern(item: unknown, wrong: (what: string) => CopilotError): RedactionRules['patterns'][number] {
  if (
    item === null ||
    typeof item !== 'object' ||
    !('name' in item) ||
    !('pattern' in item) ||
    typeof item.name !== 'string' ||
    typeof item.pattern !== 'string'
  )
    throw wrong('every pattern needs "name" and "pattern"');
  if (!isPlaceholderWord(item.name)) throw wrong(`the pattern name "${item.name}" must be capital letters and digits`);
  if (item.pattern.length > longestPattern) throw wrong(`the pattern of ${item.name} is longer than ${longestPattern} characters`);
  try {
    const pattern = new RegExp(item.pattern, 'gu');
    if (pattern.test('')) throw wrong(`the pattern of ${item.name} also matches nothing at all`);
    return { name: item.name, pattern: new RegExp(item.pattern, 'gu') };
  } catch (error) {
    throw error instanceof CopilotError ? error : wrong(`the pattern of ${item.name} is no regular expression`);
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
