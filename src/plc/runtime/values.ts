import type { Dialect } from '../dialect.js';
import { isCodesysFamily } from '../dialect.js';
import { type ElementaryType, type EnumType, elementary, type StringType, type Type } from '../types.js';

/** A compiled expression: called with the base of the current instance or frame. */
export type NumberCode = (base: number) => number;
export type TestCode = (base: number) => boolean;

/** `pure`: cannot fault and has no effect, so that it may be left out. `test`: the same as a JavaScript boolean (BOOL only). */
export type NumberValue = Readonly<{
  rep: 'number';
  type: ElementaryType | EnumType;
  run: NumberCode;
  constant: number | null;
  pure: boolean;
  test: TestCode | null;
}>;
export type BigValue = Readonly<{ rep: 'big'; type: ElementaryType; run: (base: number) => bigint; constant: bigint | null }>;
export type StringValue = Readonly<{ rep: 'string'; type: StringType; run: (base: number) => string }>;
/** An array, structure or block instance: the address of its first slot. */
export type AggregateValue = Readonly<{ rep: 'aggregate'; type: Type; address: NumberCode }>;
export type Value = NumberValue | BigValue | StringValue | AggregateValue;

/** A number known at compile time. */
export function constantNumber(type: ElementaryType | EnumType, constant: number): NumberValue {
  return { rep: 'number', type, run: () => constant, constant, pure: true, test: type === elementary.BOOL ? () => constant !== 0 : null };
}

/** Code that gives a constant 64-bit whole number. */
export function constantBig(type: ElementaryType, constant: bigint): BigValue {
  return { rep: 'big', type, run: () => constant, constant };
}

/** A BOOL from its JavaScript test. */
export function boolValue(test: TestCode, pure: boolean): NumberValue {
  return { rep: 'number', type: elementary.BOOL, run: (base) => (test(base) ? 1 : 0), constant: null, pure, test };
}

/** The test of a BOOL value. */
export function testOf(value: NumberValue): TestCode {
  const { run, test } = value;
  return test ?? ((base) => run(base) !== 0);
}

export type Wrap = (value: number) => number;
const same: Wrap = (value) => value;

const wraps: Readonly<Partial<Record<ElementaryType['name'], Wrap>>> = {
  BYTE: (value) => value & 0xff,
  USINT: (value) => value & 0xff,
  CHAR: (value) => value & 0xff,
  WORD: (value) => value & 0xffff,
  UINT: (value) => value & 0xffff,
  WCHAR: (value) => value & 0xffff,
  DWORD: (value) => value >>> 0,
  UDINT: (value) => value >>> 0,
  SINT: (value) => (value << 24) >> 24,
  INT: (value) => (value << 16) >> 16,
  DINT: (value) => value | 0,
  REAL: Math.fround,
};

/**
 * Brings a number into the range of its type: integers wrap around (two's complement), REAL is rounded to single precision.
 * TIME is unsigned 32-bit milliseconds in CODESYS and TwinCAT, signed 32-bit in Siemens; IEC leaves it open and it stays exact here.
 */
export function wrapOf(type: Type, dialect: Dialect): Wrap {
  const value = type.kind === 'subrange' ? type.base : type.kind === 'enum' ? type.base : type;
  if (value.kind !== 'elementary') return same;
  if (value.name === 'TIME')
    return isCodesysFamily(dialect) ? (milliseconds) => Math.trunc(milliseconds) >>> 0 : dialect === 'siemens' ? (milliseconds) => milliseconds | 0 : same;
  return wraps[value.name] ?? same;
}

/** Brings a bigint into the 64 bits of its type. */
export function wrapBig(type: ElementaryType): (value: bigint) => bigint {
  const unsigned = type.family === 'unsigned' || type.family === 'bit';
  return unsigned ? (value) => BigInt.asUintN(64, value) : (value) => BigInt.asIntN(64, value);
}

/** Whether a value of the type is kept as bigint. */
export function isBig(type: Type): boolean {
  return (type.kind === 'elementary' && type.object) || (type.kind === 'subrange' && type.base.object) || (type.kind === 'enum' && type.base.object);
}

/** REAL to integer: to the nearest, halves to even (IEC 60559), as conversions `REAL_TO_*` require. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

const nanosecondsPerMillisecond = 1_000_000n;

/** Milliseconds (possibly with a fraction) as whole nanoseconds. */
export function toNanoseconds(milliseconds: number): bigint {
  const whole = Math.trunc(milliseconds);
  return BigInt(whole) * nanosecondsPerMillisecond + BigInt(Math.round((milliseconds - whole) * 1e6));
}

/** Whole nanoseconds as milliseconds. */
export function toMilliseconds(nanoseconds: bigint): number {
  return Number(nanoseconds / nanosecondsPerMillisecond) + Number(nanoseconds % nanosecondsPerMillisecond) / 1e6;
}

/** A number as bigint; not a number or infinite gives 0. */
export function wholeBig(value: number): bigint {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
}
