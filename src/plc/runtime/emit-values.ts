import type { Expression } from '../ast.js';
import type { Span } from '../diagnostics.js';
import { elementary, type Type, typeName } from '../types.js';
import { coerce, isAggregate, plainType } from './coerce.js';
import { type Context, type Location, refuse } from './context.js';
import { readSlot, testSlot } from './fused-code.js';
import { isBig, type NumberValue, type StringValue, type Value } from './values.js';

/** An expression as code. `expected` is the type of the place the value goes to: untyped literals take it. */
export function emitValue(context: Context, expression: Expression, expected: Type | null): Value {
  return context.linker.emitters.value(context, expression, expected);
}

/** Reads a location. */
export function load(context: Context, location: Location, at: Span): Value {
  const { numbers, objects } = context.linker.memory;
  const { address, mode, slot, pure } = location;
  const type = plainType(location.type);
  if (isAggregate(type)) return { rep: 'aggregate', type, address };
  if (type.kind === 'string') return { rep: 'string', type, run: (base) => textFrom(objects[address(base)]) };
  if (type.kind !== 'elementary' && type.kind !== 'enum') return refuse(at, `A value of ${typeName(type)} cannot run in the soft PLC.`);
  if (isBig(type)) return { rep: 'big', type: type.kind === 'enum' ? type.base : type, run: (base) => bigFrom(objects[address(base)]), constant: null };
  const bool = type === elementary.BOOL;
  if (mode === 'absolute') return { rep: 'number', type, run: readSlot(numbers, slot), constant: null, pure, test: bool ? testSlot(numbers, slot) : null };
  if (mode === 'relative')
    return { rep: 'number', type, run: (base) => numbers[base + slot] ?? 0, constant: null, pure, test: bool ? (base) => numbers[base + slot] !== 0 : null };
  return { rep: 'number', type, run: (base) => numbers[address(base)] ?? 0, constant: null, pure, test: bool ? (base) => numbers[address(base)] !== 0 : null };
}

/** Memory that was never written reads as the empty text or zero. */
export function textFrom(stored: string | bigint | undefined): string {
  return typeof stored === 'string' ? stored : '';
}

/** Code that gives a 64-bit whole number for a value. */
export function bigFrom(stored: string | bigint | undefined): bigint {
  return typeof stored === 'bigint' ? stored : 0n;
}

/** An expression as a number of a type (null: its own). */
export function emitNumber(context: Context, expression: Expression, expected: Type | null): NumberValue {
  const value = emitValue(context, expression, expected);
  const converted = expected === null ? value : coerce(context, value, expected, expression);
  if (converted.rep === 'number') return converted;
  if (converted.rep === 'big') {
    const { run, constant } = converted;
    return {
      rep: 'number',
      type: elementary.LREAL,
      run: (base) => Number(run(base)),
      constant: constant === null ? null : Number(constant),
      pure: false,
      test: null,
    };
  }
  return refuse(expression, 'A number is needed here.');
}

/** An expression as a text. */
export function emitText(context: Context, expression: Expression): StringValue {
  const value = coerce(context, emitValue(context, expression, null), { kind: 'string', wide: false, length: 65_535 }, expression);
  return value.rep === 'string' ? value : refuse(expression, 'A text is needed here.');
}

/** An expression converted to the type of its destination. */
export function emitConverted(context: Context, expression: Expression, target: Type): Value {
  return coerce(context, emitValue(context, expression, target), target, expression);
}
