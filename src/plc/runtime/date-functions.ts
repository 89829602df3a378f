import type { Expression } from '../ast.js';
import { type ElementaryType, elementary } from '../types.js';
import type { Context } from './context.js';
import { emitNumber } from './emit-values.js';
import { boolValue, type NumberCode, type NumberValue, type Value } from './values.js';

const day = 86_400_000;
const names = new Set(['CONCAT_DATE', 'CONCAT_TOD', 'CONCAT_DT', 'DAY_OF_WEEK', 'IS_VALID', 'IS_VALID_BCD']);

/**
 * Date functions that build or judge values (IEC 61131-3:2013, tables 35 and 36). DATE and DT count milliseconds from 1970-01-01,
 * TOD milliseconds from midnight. Undefined for other functions and for the long forms, which the caller refuses.
 */
export function emitDateFunction(context: Context, name: string, actuals: readonly Expression[]): Value | undefined {
  if (!names.has(name)) return undefined;
  const code = actuals.map((actual) => emitNumber(context, actual, null).run);
  const at = (index: number): NumberCode => code[index] ?? (() => 0);
  const [first] = code;
  switch (name) {
    case 'CONCAT_DATE':
      return numberOf(elementary.DATE, (base) => Date.UTC(at(0)(base), at(1)(base) - 1, at(2)(base)));
    case 'CONCAT_TOD':
      return numberOf(elementary.TOD, timeOfDay(at, 0));
    case 'CONCAT_DT': {
      const time = timeOfDay(at, 3);
      return numberOf(elementary.DT, (base) => Date.UTC(at(0)(base), at(1)(base) - 1, at(2)(base)) + time(base));
    }
    case 'DAY_OF_WEEK':
      return first === undefined ? undefined : numberOf(elementary.INT, (base) => (((Math.floor(first(base) / day) + 4) % 7) + 7) % 7);
    case 'IS_VALID':
      return first === undefined ? undefined : boolValue((base) => Number.isFinite(first(base)), true);
    case 'IS_VALID_BCD':
      return first === undefined ? undefined : boolValue((base) => /^\d+$/u.test((first(base) >>> 0).toString(16)), true);
    default:
      return undefined;
  }
}

function timeOfDay(at: (index: number) => NumberCode, from: number): NumberCode {
  const [hour, minute, second, millisecond] = [at(from), at(from + 1), at(from + 2), at(from + 3)];
  return (base) => ((hour(base) * 60 + minute(base)) * 60 + second(base)) * 1000 + millisecond(base);
}

function numberOf(type: ElementaryType, run: NumberCode): NumberValue {
  return { rep: 'number', type, run, constant: null, pure: true, test: null };
}
