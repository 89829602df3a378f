import type { Expression } from '../ast.js';
import { type ElementaryType, elementary, type Type } from '../types.js';
import { plainType } from './coerce.js';
import { type Context, refuse, sourcePlace } from './context.js';
import { rounding } from './conversion-functions.js';
import { emitConverted, emitNumber, emitValue } from './emit-values.js';
import { ScanFault } from './memory.js';
import { type BigValue, constantNumber, type NumberCode, type NumberValue, type Value, wrapBig, wrapOf } from './values.js';

const realFunctions: ReadonlyMap<string, (value: number) => number> = new Map([
  ['SQRT', Math.sqrt],
  ['LN', Math.log],
  ['LOG', Math.log10],
  ['EXP', Math.exp],
  ['SIN', Math.sin],
  ['COS', Math.cos],
  ['TAN', Math.tan],
  ['ASIN', Math.asin],
  ['ACOS', Math.acos],
  ['ATAN', Math.atan],
  ['SQR', (value) => value * value],
  ['FRAC', (value) => value - Math.trunc(value)],
]);

const roundings: ReadonlyMap<string, (value: number) => number> = new Map([
  ['CEIL', Math.ceil],
  ['FLOOR', Math.floor],
  ['TRUNC', Math.trunc],
]);

/** Numeric and shift functions of IEC 61131-3:2013, tables 28 to 30, with `type` the type of the call. Undefined for any other name. */
export function emitNumeric(context: Context, name: string, actuals: readonly Expression[], type: Type): Value | undefined {
  const [first, second] = actuals;
  if (first === undefined) return undefined;
  const real = realFunctions.get(name);
  if (real !== undefined) return realFunction(context, real, first, type);
  const round = roundings.get(name) ?? (name === 'ROUND' ? rounding(context.linker.dialect, false) : undefined);
  if (round !== undefined) return rounded(context, round, first, type);
  if (name === 'ABS') return absolute(context, first);
  if (second === undefined) return undefined;
  if (name === 'ATAN2' || name === 'EXPT') return twoReals(context, name === 'ATAN2' ? Math.atan2 : (a, b) => a ** b, first, second, type);
  if (name === 'SHL' || name === 'SHR' || name === 'ROL' || name === 'ROR') return shift(context, name, first, second);
  const [, , third] = actuals;
  if (third !== undefined && (name === 'NORM_X' || name === 'SCALE_X')) return scaling(context, name, [first, second, third], type);
  return undefined;
}

function realType(type: Type): ElementaryType {
  return type.kind === 'elementary' && type.family === 'real' ? type : elementary.LREAL;
}

function number(type: ElementaryType, run: NumberCode, pure: boolean): NumberValue {
  return { rep: 'number', type, run, constant: null, pure, test: null };
}

function realFunction(context: Context, operation: (value: number) => number, argument: Expression, type: Type): Value {
  const result = realType(type);
  const { run, pure, constant } = emitNumber(context, argument, result);
  const single = result === elementary.REAL;
  if (constant !== null) return constantNumber(result, single ? Math.fround(operation(constant)) : operation(constant));
  return number(result, single ? (base) => Math.fround(operation(run(base))) : (base) => operation(run(base)), pure);
}

function rounded(context: Context, operation: (value: number) => number, argument: Expression, type: Type): Value {
  const { run, pure } = emitNumber(context, argument, null);
  const target = type.kind === 'elementary' ? type : elementary.DINT;
  const wrap = wrapOf(target, context.linker.dialect);
  return number(target, (base) => wrap(operation(run(base))), pure);
}

function absolute(context: Context, argument: Expression): Value {
  const value = emitValue(context, argument, null);
  if (value.rep === 'big') {
    const { run, type } = value;
    return { rep: 'big', type, run: (base) => magnitude(run(base)), constant: null };
  }
  if (value.rep !== 'number') return refuse(argument, 'ABS needs a number.');
  const { run, pure, type, constant } = value;
  const wrap = wrapOf(type, context.linker.dialect);
  if (constant !== null) return constantNumber(type, wrap(Math.abs(constant)));
  return { ...value, run: (base) => wrap(Math.abs(run(base))), pure, test: null };
}

function magnitude(value: bigint): bigint {
  return BigInt.asIntN(64, value < 0n ? -value : value);
}

function twoReals(context: Context, operation: (a: number, b: number) => number, first: Expression, second: Expression, type: Type): Value {
  const result = realType(type);
  const a = emitNumber(context, first, result).run;
  const b = emitNumber(context, second, elementary.LREAL).run;
  const single = result === elementary.REAL;
  return number(result, single ? (base) => Math.fround(operation(a(base), b(base))) : (base) => operation(a(base), b(base)), false);
}

/** Shifts fill with zeros and rotate within the width of the type; a count below 0 counts as 0. Bits are those of the type of IN. */
function shift(context: Context, name: 'SHL' | 'SHR' | 'ROL' | 'ROR', first: Expression, second: Expression): Value {
  const own = plainType(context.linker.checked.typeOf(first));
  const value = own.kind === 'elementary' ? emitConverted(context, first, own) : emitConverted(context, first, elementary.DWORD);
  const count = emitNumber(context, second, null).run;
  if (value.rep === 'big') return shiftBig(name, value, count);
  if (value.rep !== 'number') return refuse(first, `${name} needs a bit string.`);
  const type = value.type.kind === 'enum' ? value.type.base : value.type;
  const { run, pure } = value;
  const { bits } = type;
  const mask = bits === 32 ? 0xffff_ffff : (1 << bits) - 1;
  const wrap = wrapOf(type, context.linker.dialect);
  const operation = shiftOperation(name, bits, mask);
  return { ...value, run: (base) => wrap(operation((run(base) & mask) >>> 0, Math.max(count(base), 0))), constant: null, pure, test: null };
}

function shiftOperation(name: 'SHL' | 'SHR' | 'ROL' | 'ROR', bits: number, mask: number): (value: number, count: number) => number {
  const left = (value: number, count: number): number => (count >= bits ? 0 : (value << count) & mask);
  const right = (value: number, count: number): number => (count >= bits ? 0 : value >>> count);
  switch (name) {
    case 'SHL':
      return left;
    case 'SHR':
      return right;
    case 'ROL':
      return (value, count) => left(value, count % bits) | right(value, bits - (count % bits));
    case 'ROR':
      return (value, count) => right(value, count % bits) | left(value, bits - (count % bits));
  }
}

function shiftBig(name: 'SHL' | 'SHR' | 'ROL' | 'ROR', value: BigValue, count: NumberCode): Value {
  const { run, type } = value;
  const wrap = wrapBig(type);
  const rotate = name === 'ROL' || name === 'ROR';
  const left = name === 'SHL' || name === 'ROL';
  return {
    rep: 'big',
    type,
    constant: null,
    run: (base) => {
      const bits = BigInt.asUintN(64, run(base));
      const places = Math.max(count(base), 0);
      const by = BigInt(rotate ? places % 64 : Math.min(places, 64));
      const moved = left ? bits << by : bits >> by;
      if (!rotate) return wrap(moved);
      return wrap(BigInt.asUintN(64, moved) | (left ? bits >> (64n - by) : BigInt.asUintN(64, bits << (64n - by))));
    },
  };
}

/** Siemens NORM_X: (VALUE - MIN) / (MAX - MIN). SCALE_X: VALUE * (MAX - MIN) + MIN, rounded for whole types. */
function scaling(context: Context, name: 'NORM_X' | 'SCALE_X', [low, input, high]: readonly [Expression, Expression, Expression], type: Type): Value {
  const [a, x, b] = [low, input, high].map((actual) => emitNumber(context, actual, null).run);
  if (a === undefined || x === undefined || b === undefined) return refuse(low, `${name} needs three numbers.`);
  const target = type.kind === 'elementary' ? type : elementary.REAL;
  const wrap = wrapOf(target, context.linker.dialect);
  const place = sourcePlace(context, low);
  if (name === 'SCALE_X') {
    const round = target.family === 'real' ? (value: number): number => value : rounding(context.linker.dialect, false);
    return number(target, (base) => wrap(round(x(base) * (b(base) - a(base)) + a(base))), false);
  }
  return number(
    target,
    (base) => {
      const [from, to] = [a(base), b(base)];
      if (to === from) throw new ScanFault('division-by-zero', 'NORM_X has equal limits MIN and MAX; give it a range', place);
      return wrap((x(base) - from) / (to - from));
    },
    false,
  );
}
