import type { Expression } from '../ast.js';
import { isWhole } from '../checker/conversions.js';
import type { Dialect } from '../dialect.js';
import { isCodesysFamily } from '../dialect.js';
import type { StandardFunction } from '../standard/functions.js';
import { type ElementaryType, elementary, findElementary, type Type } from '../types.js';
import { coerce, plainType } from './coerce.js';
import { type Context, refuse } from './context.js';
import { emitNumber, emitValue } from './emit-values.js';
import { fromBcd, numberOfText, textOfNumber, toBcd } from './text-conversions.js';
import { constantNumber, isBig, type NumberCode, type NumberValue, roundHalfEven, toMilliseconds, type Value, wrapBig, wrapOf } from './values.js';

type Conversion = NonNullable<StandardFunction['conversion']>;

/** `X_TO_Y`, `TO_Y`, `X_TRUNC_Y` and the BCD forms. IEC 61131-3:2013, tables 22 to 27. */
export function emitConversion(context: Context, conversion: Conversion, argument: Expression): Value {
  const named = conversion.from === null ? undefined : findElementary(conversion.from);
  const value = sourceValue(context, argument, named);
  if (conversion.to === 'STRING' || conversion.to === 'WSTRING') return toText(value, conversion.to === 'WSTRING', argument);
  const target = findElementary(conversion.to) ?? refuse(argument, `There is no conversion to ${conversion.to}.`);
  if (value.rep === 'string') return fromText(context, value.run, target);
  if (value.rep === 'aggregate') return refuse(argument, 'Arrays and structures cannot be converted.');
  if (conversion.bcd !== 'none') return bcd(context, conversion, argument, target);
  return toElementary(context, value, target, conversion.truncate, argument);
}

/** The argument in the source type the name says; a value that is not exactly of it is brought there first. */
function sourceValue(context: Context, argument: Expression, named: ElementaryType | undefined): Value {
  const type = plainType(context.linker.checked.typeOf(argument));
  const value = emitValue(context, argument, named ?? null);
  if (named === undefined || type.kind === 'enum' || value.rep === 'string' || value.rep === 'aggregate') return value;
  const own = value.type.kind === 'enum' ? value.type.base : value.type;
  const sameKind = own.family === named.family || (isWhole(own) && isWhole(named)) || named.family === 'real';
  return sameKind && own.bits <= named.bits ? coerce(context, value, named, argument) : value;
}

function typeOfValue(value: Extract<Value, { rep: 'number' | 'big' }>): ElementaryType {
  return value.type.kind === 'enum' ? value.type.base : value.type;
}

function toText(value: Value, wide: boolean, at: Expression): Value {
  const type: Type & { kind: 'string' } = { kind: 'string', wide, length: 255 };
  if (value.rep === 'string') return { ...value, type };
  if (value.rep === 'big') {
    const { run } = value;
    const duration = value.type.family === 'duration';
    return { rep: 'string', type, run: (base) => (duration ? `L${textOfNumber(toMilliseconds(run(base)), elementary.TIME)}` : String(run(base))) };
  }
  if (value.rep === 'aggregate') return refuse(at, 'Arrays and structures cannot be converted to a text.');
  const { run } = value;
  const from = typeOfValue(value);
  return { rep: 'string', type, run: (base) => textOfNumber(run(base), from) };
}

function fromText(context: Context, run: (base: number) => string, target: ElementaryType): Value {
  if (target.object) {
    const wrap = wrapBig(target);
    const scale = target.family === 'duration' || target.family === 'date' ? 1_000_000n : 1n;
    const exact = /^\s*[+-]?\d+/;
    return {
      rep: 'big',
      type: target,
      constant: null,
      run: (base) => wrap(scale === 1n ? BigInt(exact.exec(run(base))?.[0]?.trim() ?? 0) : BigInt(Math.trunc(numberOfText(run(base), target))) * scale),
    };
  }
  const wrap = wrapOf(target, context.linker.dialect);
  return { rep: 'number', type: target, run: (base) => wrap(numberOfText(run(base), target)), constant: null, pure: true, test: null };
}

/** CODESYS counts DATE and DT in seconds when they are seen as numbers; TOD and TIME in milliseconds. */
function secondsOf(type: ElementaryType): boolean {
  return type.name === 'DATE' || type.name === 'DT';
}

function toElementary(context: Context, value: Extract<Value, { rep: 'number' | 'big' }>, target: ElementaryType, truncate: boolean, at: Expression): Value {
  const from = typeOfValue(value);
  if (value.rep === 'number') {
    if (from.family === 'real' && isWhole(target)) return realToWhole(context, value, target, truncate);
    if (target === elementary.BOOL) return mapped(value, target, (number) => (number === 0 ? 0 : 1));
    if (from.family === 'date' && !target.object) return fromMoment(context, value, from, target);
    if (target.family === 'date' && isWhole(from) && !target.object)
      return mapped(value, target, secondsOf(target) ? (number) => number * 1000 : (number) => number);
    if (target.family === 'duration' && !target.object) return mapped(value, target, scaled(wrapOf(target, context.linker.dialect)));
  }
  return coerce(context, value, target, at);
}

function scaled(wrap: (value: number) => number): (value: number) => number {
  return (value) => wrap(Math.trunc(value));
}

const day = 86_400_000;

function fromMoment(context: Context, value: NumberValue, from: ElementaryType, target: ElementaryType): Value {
  if (target.name === 'TOD') return mapped(value, target, (moment) => ((moment % day) + day) % day);
  if (target.name === 'DATE') return mapped(value, target, (moment) => Math.floor(moment / day) * day);
  if (target.family === 'date') return mapped(value, target, (moment) => moment);
  const wrap = wrapOf(target, context.linker.dialect);
  return mapped(value, target, secondsOf(from) ? (moment) => wrap(Math.floor(moment / 1000)) : wrap);
}

function mapped(value: NumberValue, type: ElementaryType, map: (value: number) => number): NumberValue {
  if (value.constant !== null) return constantNumber(type, map(value.constant));
  const { run, pure } = value;
  return { rep: 'number', type, run: (base) => map(run(base)), constant: null, pure, test: null };
}

/** To the nearest: halves to even, in the CODESYS family away from zero; or towards zero. */
export function rounding(dialect: Dialect, truncate: boolean): (value: number) => number {
  if (truncate) return Math.trunc;
  return isCodesysFamily(dialect) ? (value) => Math.sign(value) * Math.round(Math.abs(value)) : roundHalfEven;
}

function realToWhole(context: Context, value: NumberValue, target: ElementaryType, truncate: boolean): Value {
  const round = rounding(context.linker.dialect, truncate);
  if (isBig(target)) {
    const wrap = wrapBig(target);
    const { run } = value;
    return { rep: 'big', type: target, run: (base) => wrap(bigOf(round(run(base)))), constant: null };
  }
  const wrap = wrapOf(target, context.linker.dialect);
  return mapped(value, target, (number) => wrap(round(number)));
}

function bigOf(value: number): bigint {
  return Number.isFinite(value) ? BigInt(value) : 0n;
}

function bcd(context: Context, conversion: Conversion, argument: Expression, target: ElementaryType): Value {
  const source = emitNumber(context, argument, null);
  const wrap = wrapOf(target, context.linker.dialect);
  const digits: NumberCode = source.run;
  const from = conversion.bcd === 'from';
  return {
    rep: 'number',
    type: target,
    run: (base) => wrap(from ? fromBcd(digits(base)) : toBcd(digits(base))),
    constant: null,
    pure: source.pure,
    test: null,
  };
}
