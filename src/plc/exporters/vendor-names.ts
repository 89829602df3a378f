import type { Dialect } from '../dialect.js';

/** Instance types of the standard function blocks in TIA Portal SCL. */
const siemensTypes = new Map([
  ['TON', 'TON_TIME'],
  ['TOF', 'TOF_TIME'],
  ['TP', 'TP_TIME'],
  ['CTU', 'CTU_INT'],
  ['CTD', 'CTD_INT'],
  ['CTUD', 'CTUD_INT'],
]);
const standardTypes = new Map([...siemensTypes].map(([standard, vendor]) => [vendor, standard]));

/** The name of a standard type in a dialect; other names are unchanged. */
export function typeNameIn(dialect: Dialect, key: string, name: string): string {
  if (dialect === 'siemens') return siemensTypes.get(key) ?? name;
  return standardTypes.get(key) ?? name;
}

/** Formal input names of the selection functions (IEC 61131-3:2013, table 31); SCL asks for them, other dialects read positional arguments. */
export const formalInputs: ReadonlyMap<string, readonly string[]> = new Map([
  ['SEL', ['G', 'IN0', 'IN1']],
  ['LIMIT', ['MN', 'IN', 'MX']],
  ['MIN', ['IN1', 'IN2', 'IN3', 'IN4', 'IN5', 'IN6', 'IN7', 'IN8']],
  ['MAX', ['IN1', 'IN2', 'IN3', 'IN4', 'IN5', 'IN6', 'IN7', 'IN8']],
  ['MUX', ['K', 'IN0', 'IN1', 'IN2', 'IN3', 'IN4', 'IN5', 'IN6', 'IN7', 'IN8']],
]);
