import type { BitAccessExpression, Expression } from '../ast.js';
import { wholeConstant } from '../checker/constants.js';
import { type ElementaryType, type EnumType, elementary, type Type } from '../types.js';
import { plainType } from './coerce.js';
import { type Context, refuse } from './context.js';
import { emitAssignment } from './emit-assignments.js';
import { emitCallValue } from './emit-calls.js';
import { emitLocation } from './emit-locations.js';
import { emitPropertyRead } from './emit-members.js';
import { emitBinary, emitUnary } from './emit-operators.js';
import { emitNumber, emitText, emitValue, load } from './emit-values.js';
import { constantBig, constantNumber, isBig, toMilliseconds, type Value, wrapBig, wrapOf } from './values.js';

/** Compiles an expression (through `emitValue`). `expected` is the type of the place the value goes to: untyped literals take it. */
export function makeValue(context: Context, expression: Expression, expected: Type | null): Value {
  switch (expression.kind) {
    case 'integer-literal':
      return wholeLiteral(expression.value, literalType(context, expression, expected, elementary.DINT));
    case 'real-literal':
      return realLiteral(expression.value, literalType(context, expression, expected, elementary.LREAL));
    case 'bool-literal':
      return constantNumber(elementary.BOOL, expression.value ? 1 : 0);
    case 'duration-literal':
      return expression.long ? constantBig(elementary.LTIME, expression.nanoseconds) : constantNumber(elementary.TIME, toMilliseconds(expression.nanoseconds));
    case 'date-literal':
      return dateLiteral(expression.family, expression.nanoseconds);
    case 'string-literal':
      return textLiteral(expression, expected);
    case 'parenthesised':
      return emitValue(context, expression.expression, expected);
    case 'binary':
      return wholeValue(context, expression, expected) ?? emitBinary(context, expression, expected);
    case 'unary':
      return wholeValue(context, expression, expected) ?? emitUnary(context, expression, expected);
    case 'call':
      return emitCallValue(context, expression, expected);
    case 'typed-name':
      return enumerator(context, expression);
    default:
      return variableValue(context, expression);
  }
}

function variableValue(context: Context, expression: Expression): Value {
  if (expression.kind === 'bit-access') return bitValue(context, expression);
  if (expression.kind === 'assignment-expression') return assignmentValue(context, expression);
  if (expression.kind === 'name' || expression.kind === 'member') {
    const symbol = context.linker.checked.symbolOf(expression);
    if (symbol?.kind === 'enumerator') return enumerator(context, expression);
    if (symbol?.kind === 'property') return emitPropertyRead(context, expression, symbol);
    if (expression.kind === 'name' && (expression.key === 'EN' || expression.key === 'ENO') && symbol === undefined) return constantNumber(elementary.BOOL, 1);
  }
  if (expression.kind === 'index') {
    const type = plainType(context.linker.checked.typeOf(expression.array));
    if (type.kind === 'string') return characterAt(context, expression.array, expression.indices[0] ?? expression);
  }
  if (expression.kind === 'array-initializer' || expression.kind === 'struct-initializer')
    refuse(expression, 'Array and structure values can only be initial values.');
  if (expression.kind === 'error-expression') refuse(expression, 'This expression could not be read.');
  return load(context, emitLocation(context, expression), expression);
}

function literalType(context: Context, expression: Expression, expected: Type | null, natural: ElementaryType): ElementaryType | EnumType {
  const own = context.linker.checked.typeOf(expression);
  if (own.kind === 'elementary') return own;
  const wanted = expected === null ? null : plainType(expected);
  if (wanted?.kind === 'elementary' || wanted?.kind === 'enum') return wanted;
  return expression.kind === 'integer-literal' ? naturalType(expression.value) : natural;
}

function naturalType(value: number | bigint): ElementaryType {
  return value >= -0x8000_0000 && value <= 0xffff_ffff ? elementary.DINT : elementary.LINT;
}

/** An operator on untyped whole literals: one exact value, whatever the type of the place it goes to (IEC 61131-3:2013, ANY_INT). */
function wholeValue(context: Context, expression: Expression, expected: Type | null): Value | null {
  const value = wholeConstant(context.linker.checked.typeOf(expression));
  if (value === null) return null;
  const wanted = expected === null ? null : plainType(expected);
  const type = wanted?.kind === 'elementary' || wanted?.kind === 'enum' ? wanted : value > 0x7fff_ffff ? elementary.LINT : naturalType(value);
  const made = wholeLiteral(value, type);
  return made.rep === 'number' && Number(made.constant) < 0 ? constantNumber(type, wrapOf(type, context.linker.dialect)(Number(made.constant))) : made;
}

function wholeLiteral(value: number | bigint, type: ElementaryType | EnumType): Value {
  if (isBig(type) && type.kind === 'elementary') return constantBig(type, wrapBig(type)(BigInt(value)));
  const number = Number(value);
  if (type === elementary.INT && number > 0x7fff) return constantNumber(type, (number << 16) >> 16);
  if (type === elementary.SINT && number > 0x7f) return constantNumber(type, (number << 24) >> 24);
  if (type === elementary.DINT && number > 0x7fff_ffff && number <= 0xffff_ffff) return constantNumber(type, number | 0);
  return constantNumber(type, type === elementary.REAL ? Math.fround(number) : number);
}

function realLiteral(value: number, type: ElementaryType | EnumType): Value {
  return type === elementary.REAL ? constantNumber(type, Math.fround(value)) : constantNumber(elementary.LREAL, value);
}

function dateLiteral(family: 'DATE' | 'TOD' | 'DT' | 'LDATE' | 'LTOD' | 'LDT', nanoseconds: bigint): Value {
  return elementary[family].object ? constantBig(elementary[family], nanoseconds) : constantNumber(elementary[family], toMilliseconds(nanoseconds));
}

function textLiteral(expression: Extract<Expression, { kind: 'string-literal' }>, expected: Type | null): Value {
  const { value, wide, typeName: prefix } = expression;
  if (prefix === 'CHAR' || prefix === 'WCHAR') return constantNumber(elementary[prefix], value.charCodeAt(0) || 0);
  if (prefix === 'POINTER') return refuse(expression, 'Area pointers (P#) cannot run in the soft PLC; use an array and an index.');
  const wanted = expected === null ? null : plainType(expected);
  if (wanted?.kind === 'elementary' && wanted.family === 'char') return constantNumber(wanted, value.charCodeAt(0) || 0);
  return { rep: 'string', type: { kind: 'string', wide, length: value.length }, run: () => value };
}

function enumerator(context: Context, expression: Expression): Value {
  const symbol = context.linker.checked.symbolOf(expression);
  const type = context.linker.checked.typeOf(expression);
  if (symbol?.kind !== 'enumerator' || type.kind !== 'enum') return refuse(expression, 'This enumeration is not in the files given, so that it cannot run.');
  return constantNumber(type, symbol.value);
}

function assignmentValue(context: Context, expression: Extract<Expression, { kind: 'assignment-expression' }>): Value {
  const store = emitAssignment(context, expression.target, expression.value);
  const value = emitValue(context, expression.target, null);
  if (value.rep !== 'number') return refuse(expression, 'An assignment inside an expression can only carry a number or BOOL.');
  const { run } = value;
  return {
    ...value,
    constant: null,
    pure: false,
    test: null,
    run: (base) => {
      store(base);
      return run(base);
    },
  };
}

const partTypes = new Map<number, ElementaryType>([
  [1, elementary.BOOL],
  [8, elementary.BYTE],
  [16, elementary.WORD],
  [32, elementary.DWORD],
  [64, elementary.LWORD],
]);

function bitValue(context: Context, expression: BitAccessExpression): Value {
  const object = emitValue(context, expression.object, null);
  const { size, index } = expression;
  const type = partTypes.get(size) ?? elementary.BOOL;
  const shift = index * size;
  if (object.rep === 'big') {
    const { run } = object;
    if (type.object) return { rep: 'big', type, run: (base) => BigInt.asUintN(64, run(base)), constant: null };
    return { rep: 'number', type, run: (base) => Number(BigInt.asUintN(size, run(base) >> BigInt(shift))), constant: null, pure: false, test: null };
  }
  if (object.rep !== 'number') return refuse(expression, 'Only numbers and bit strings have bits.');
  const { run, pure } = object;
  if (size === 1) {
    const mask = 1 << shift;
    return { rep: 'number', type, run: (base) => (run(base) >>> shift) & 1, constant: null, pure, test: (base) => (run(base) & mask) !== 0 };
  }
  const width = size === 32 ? 0xffff_ffff : (1 << size) - 1;
  return { rep: 'number', type, run: (base) => ((run(base) >>> shift) & width) >>> 0, constant: null, pure, test: null };
}

/** `text[i]`: from 0 and a byte in CODESYS, from 1 and a CHAR in Siemens. Behind the end it reads 0. */
function characterAt(context: Context, array: Expression, indexExpression: Expression): Value {
  const text = emitText(context, array).run;
  const index = emitNumber(context, indexExpression, null).run;
  const siemens = context.linker.dialect === 'siemens';
  const first = siemens ? 1 : 0;
  return {
    rep: 'number',
    type: siemens ? elementary.CHAR : elementary.BYTE,
    run: (base) => text(base).charCodeAt(index(base) - first) || 0,
    constant: null,
    pure: false,
    test: null,
  };
}
