import type { Expression } from '../ast.js';
import { isWhole, wholeRange } from '../checker/conversions.js';
import type { Dialect } from '../dialect.js';
import { type ElementaryType, type EnumType, elementary, type Type, typeName } from '../types.js';
import { type Context, refuse } from './context.js';
import {
  type BigValue,
  constantBig,
  constantNumber,
  isBig,
  type NumberValue,
  roundHalfEven,
  toMilliseconds,
  toNanoseconds,
  type Value,
  type Wrap,
  wholeBig,
  wrapBig,
  wrapOf,
} from './values.js';

/** The type behind subranges and references. */
export function plainType(type: Type): Type {
  if (type.kind === 'subrange') return type.base;
  return type.kind === 'pointer' && type.form === 'reference' ? plainType(type.target) : type;
}

const baseOf = (type: ElementaryType | EnumType): ElementaryType => (type.kind === 'enum' ? type.base : type);

/** Converts a value to the type of the place it goes to, by the implicit conversion rules. */
export function coerce(context: Context, value: Value, target: Type, at: Expression): Value {
  const to = plainType(target);
  if (value.rep === 'aggregate' || to.kind === 'array' || to.kind === 'struct' || to.kind === 'block') return value;
  if (to.kind === 'string') return value.rep === 'string' ? value : textOf(value, at);
  if (to.kind !== 'elementary' && to.kind !== 'enum') return value;
  if (value.rep === 'string') return characterOf(value, to, at);
  if (isBig(to)) return value.rep === 'big' ? bigToBig(value, baseOf(to)) : numberToBig(value, baseOf(to));
  return value.rep === 'big' ? bigToNumber(value, to, context.linker.dialect) : numberToNumber(value, to, context.linker.dialect);
}

function textOf(value: Value, at: Expression): Value {
  if (value.rep !== 'number' || value.type.kind !== 'elementary' || value.type.family !== 'char') return refuse(at, 'This value cannot be used as a text.');
  const { run } = value;
  return { rep: 'string', type: { kind: 'string', wide: value.type === elementary.WCHAR, length: 1 }, run: (base) => String.fromCharCode(run(base)) };
}

function characterOf(value: Extract<Value, { rep: 'string' }>, to: ElementaryType | EnumType, at: Expression): NumberValue {
  if (to.kind !== 'elementary' || to.family !== 'char') return refuse(at, `A text cannot be used as ${typeName(to)}.`);
  const { run } = value;
  return { rep: 'number', type: to, run: (base) => run(base).charCodeAt(0) || 0, constant: null, pure: true, test: null };
}

function numberToNumber(value: NumberValue, to: ElementaryType | EnumType, dialect: Dialect): NumberValue {
  const from = baseOf(value.type);
  const target = baseOf(to);
  const wrap = conversionWrap(from, target, dialect);
  if (wrap === null) return value.type === to ? value : { ...value, type: to };
  if (value.constant !== null) return constantNumber(to, wrap(value.constant));
  const { run, pure } = value;
  if (wrap === Math.fround) return { rep: 'number', type: to, run: (base) => Math.fround(run(base)), constant: null, pure, test: null };
  return { rep: 'number', type: to, run: (base) => wrap(run(base)), constant: null, pure, test: null };
}

/** The adjustment a number needs on its way between types; null when every value fits as it is. */
export function conversionWrap(from: ElementaryType, to: ElementaryType, dialect: Dialect): Wrap | null {
  if (from === to) return null;
  if (to.family === 'real') return to === elementary.LREAL || (from.bits <= 16 && from.family !== 'duration') ? null : Math.fround;
  const wrap = wrapOf(to, dialect);
  if (from.family === 'real') return (number) => wrap(roundHalfEven(number));
  if (isWhole(from) && isWhole(to)) {
    const [low, high] = wholeRange(from);
    const [least, greatest] = wholeRange(to);
    return low >= least && high <= greatest ? null : wrap;
  }
  if (to.name === 'BOOL') return (number) => (number === 0 ? 0 : 1);
  return from.name === 'BOOL' ? null : (number) => wrap(Math.trunc(number));
}

const scaledFamilies = (type: ElementaryType): boolean => type.family === 'duration' || type.family === 'date';

function numberToBig(value: NumberValue, to: ElementaryType): BigValue {
  const convert = scaledFamilies(baseOf(value.type)) && scaledFamilies(to) ? toNanoseconds : wholeBig;
  const wrap = wrapBig(to);
  if (value.constant !== null) return constantBig(to, wrap(convert(value.constant)));
  const { run } = value;
  return { rep: 'big', type: to, run: (base) => wrap(convert(run(base))), constant: null };
}

function bigToBig(value: BigValue, to: ElementaryType): BigValue {
  if (value.type === to) return value;
  const wrap = wrapBig(to);
  if (value.constant !== null) return constantBig(to, wrap(value.constant));
  const { run } = value;
  return { rep: 'big', type: to, run: (base) => wrap(run(base)), constant: null };
}

function bigToNumber(value: BigValue, to: ElementaryType | EnumType, dialect: Dialect): NumberValue {
  const convert = bigNarrowing(value.type, baseOf(to), dialect);
  if (value.constant !== null) return constantNumber(to, convert(value.constant));
  const { run } = value;
  return { rep: 'number', type: to, run: (base) => convert(run(base)), constant: null, pure: false, test: null };
}

function bigNarrowing(from: ElementaryType, to: ElementaryType, dialect: Dialect): (value: bigint) => number {
  if (scaledFamilies(from) && scaledFamilies(to)) return toMilliseconds;
  if (to === elementary.REAL) return (value) => Math.fround(Number(value));
  if (to === elementary.LREAL) return Number;
  if (to.name === 'BOOL') return (value) => (value === 0n ? 0 : 1);
  const wrap = wrapOf(to, dialect);
  return (value) => wrap(Number(BigInt.asIntN(32, value)));
}

/** Whether values of a type are copied slot by slot. */
export function isAggregate(type: Type): boolean {
  return type.kind === 'array' || type.kind === 'struct' || type.kind === 'block';
}
