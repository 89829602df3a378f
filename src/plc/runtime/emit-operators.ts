import type { BinaryExpression, BinaryOperator, Expression, UnaryExpression } from '../ast.js';
import { wholeConstant } from '../checker/constants.js';
import { commonNumber, isWhole } from '../checker/conversions.js';
import { isCodesysFamily } from '../dialect.js';
import { type ElementaryType, type EnumType, elementary, type LiteralType, type Type } from '../types.js';
import { coerce, plainType } from './coerce.js';
import { type Context, refuse, sourcePlace } from './context.js';
import { emitNumber, emitValue } from './emit-values.js';
import { chainTests, notTest } from './fused-code.js';
import { ScanFault } from './memory.js';
import { arithmetic, arithmeticBig, compareNumbers, logic } from './operations.js';
import { boolValue, constantNumber, type NumberValue, testOf, type Value, wrapOf } from './values.js';

const logical: ReadonlySet<BinaryOperator> = new Set(['AND', 'OR', 'XOR', 'AND_THEN', 'OR_ELSE']);
const comparing: ReadonlySet<BinaryOperator> = new Set(['=', '<>', '<', '>', '<=', '>=']);

/** Code of a binary operator (IEC 61131-3:2013, table 71); throws a Refusal for types that cannot run. */
export function emitBinary(context: Context, expression: BinaryExpression, expected: Type | null): Value {
  const { operator } = expression;
  if (comparing.has(operator)) return emitComparison(context, expression);
  if (logical.has(operator)) return emitLogic(context, expression, expected);
  return emitArithmetic(context, expression, expected);
}

const isLiteral = (context: Context, expression: Expression): boolean => context.linker.checked.typeOf(expression).kind === 'literal';

/** Both sides; an untyped literal takes the type of the other side. */
function emitBoth(context: Context, left: Expression, right: Expression, expected: Type | null): readonly [Value, Value] {
  if (isLiteral(context, left)) {
    const second = emitValue(context, right, expected);
    return [emitValue(context, left, fitting(context, left, second, expected)), second];
  }
  const first = emitValue(context, left, expected);
  return [first, emitValue(context, right, isLiteral(context, right) ? fitting(context, right, first, expected) : expected)];
}

/** The type a literal should take beside a value: the value's, unless a real literal meets a whole number. */
function fitting(context: Context, literal: Expression, beside: Value, expected: Type | null): Type | null {
  if (beside.rep === 'aggregate') return expected;
  const { type } = beside;
  if (type.kind !== 'elementary') return type;
  const real = isRealLiteral(context, literal);
  if (type.family === 'duration' || type.family === 'date') return real ? elementary.LREAL : elementary.DINT;
  if (real && type.family !== 'real') return elementary.LREAL;
  return tooWide(context, literal, type) ? null : type;
}

function isRealLiteral(context: Context, literal: Expression): boolean {
  const type = context.linker.checked.typeOf(literal);
  return type.kind === 'literal' && type.family === 'real';
}

/** Whether a whole constant lies outside a type; based literals are bit patterns and fill it. */
function tooWide(context: Context, literal: Expression, type: ElementaryType): boolean {
  const value = wholeConstant(context.linker.checked.typeOf(literal));
  if (value === null || !isWhole(type)) return false;
  const based = literal.kind === 'integer-literal' && literal.base !== 10;
  const bits = type.family === 'signed' && !based ? type.bits - 1 : type.bits;
  return value >= 1n << BigInt(bits) || (value < 0 && (type.family === 'unsigned' || value < -(1n << BigInt(type.bits - 1))));
}

/** Untyped whole literals are compared as they stand, however wide: neither takes the type of the other. */
function comparedConstants(operator: BinaryOperator, a: number | bigint, b: number | bigint): Value {
  const zero = constantNumber(elementary.DINT, 0);
  const order = constantNumber(elementary.DINT, a < b ? -1 : a > b ? 1 : 0);
  return constantNumber(elementary.BOOL, compareNumbers(operator, order, zero)(0) ? 1 : 0);
}

function emitComparison(context: Context, expression: BinaryExpression): Value {
  const a = wholeConstant(context.linker.checked.typeOf(expression.left));
  const b = wholeConstant(context.linker.checked.typeOf(expression.right));
  if (a !== null && b !== null) return comparedConstants(expression.operator, a, b);
  const [left, right] = emitBoth(context, expression.left, expression.right, null);
  const { operator } = expression;
  if (left.rep === 'number' && right.rep === 'number') {
    if (left.constant !== null && right.constant !== null) return constantNumber(elementary.BOOL, compareNumbers(operator, left, right)(0) ? 1 : 0);
    return boolValue(compareNumbers(operator, left, right), left.pure && right.pure);
  }
  if (left.rep === 'string' || right.rep === 'string') return compareTexts(context, expression, left, right);
  if (left.rep === 'aggregate' || right.rep === 'aggregate')
    return refuse(expression, 'Arrays and structures cannot be compared as a whole; compare their elements.');
  return compareBig(context, expression, left, right);
}

function compareTexts(context: Context, expression: BinaryExpression, left: Value, right: Value): Value {
  const text: Type = { kind: 'string', wide: false, length: 65_535 };
  const a = coerce(context, left, text, expression.left);
  const b = coerce(context, right, text, expression.right);
  if (a.rep !== 'string' || b.rep !== 'string') return refuse(expression, 'A text can only be compared with a text.');
  const order = (base: number): number => {
    const [x, y] = [a.run(base), b.run(base)];
    return x === y ? 0 : x < y ? -1 : 1;
  };
  const zero = constantNumber(elementary.DINT, 0);
  return boolValue(compareNumbers(expression.operator, { ...zero, run: order, constant: null }, zero), false);
}

function compareBig(context: Context, expression: BinaryExpression, left: Value, right: Value): Value {
  const real = [left, right].some((value) => value.rep === 'number' && value.type.kind === 'elementary' && value.type.family === 'real');
  if (real) {
    const a = coerce(context, left, elementary.LREAL, expression.left);
    const b = coerce(context, right, elementary.LREAL, expression.right);
    if (a.rep === 'number' && b.rep === 'number') return boolValue(compareNumbers(expression.operator, a, b), false);
  }
  const wide = [left, right].find((value) => value.rep === 'big');
  const type = wide?.rep === 'big' ? wide.type : elementary.LINT;
  const target = left.rep === 'big' && right.rep === 'big' && left.type !== right.type && type.family !== 'duration' ? null : type;
  const a = target === null ? left : coerce(context, left, target, expression.left);
  const b = target === null ? right : coerce(context, right, target, expression.right);
  if (a.rep !== 'big' || b.rep !== 'big') return refuse(expression, 'These values cannot be compared.');
  const order = (base: number): number => {
    const [x, y] = [a.run(base), b.run(base)];
    return x === y ? 0 : x < y ? -1 : 1;
  };
  const zero = constantNumber(elementary.DINT, 0);
  return boolValue(compareNumbers(expression.operator, { ...zero, run: order, constant: null }, zero), false);
}

function emitLogic(context: Context, expression: BinaryExpression, expected: Type | null): Value {
  const [left, right] = emitBoth(context, expression.left, expression.right, expected);
  const { operator } = expression;
  if (left.rep === 'number' && right.rep === 'number') {
    if (left.type === elementary.BOOL && right.type === elementary.BOOL) return boolLogic(operator, left, right);
    const type = commonNumber(numberType(left), numberType(right));
    return logic(operator, type, left, right);
  }
  const type = left.rep === 'big' ? left.type : right.rep === 'big' ? right.type : elementary.LWORD;
  const a = coerce(context, left, type, expression.left);
  const b = coerce(context, right, type, expression.right);
  return a.rep === 'big' && b.rep === 'big' ? arithmeticBig(operator, type, a, b, null) : refuse(expression, `${operator} needs BOOL or bit strings.`);
}

const numberType = (value: NumberValue): ElementaryType => (value.type.kind === 'enum' ? value.type.base : value.type);

/** AND and OR evaluate both sides unless the right side can neither fault nor act, where the difference cannot be seen. */
function boolLogic(operator: BinaryOperator, left: NumberValue, right: NumberValue): Value {
  const a = testOf(left);
  const b = testOf(right);
  const pure = left.pure && right.pure;
  const short = right.pure || operator === 'AND_THEN' || operator === 'OR_ELSE';
  switch (operator) {
    case 'AND':
    case 'AND_THEN':
      return boolValue(short ? chainTests('AND', a, b) : (base) => bothTrue(a(base), b(base)), pure);
    case 'OR':
    case 'OR_ELSE':
      return boolValue(short ? chainTests('OR', a, b) : (base) => oneTrue(a(base), b(base)), pure);
    default:
      return boolValue((base) => a(base) !== b(base), pure);
  }
}

const bothTrue = (a: boolean, b: boolean): boolean => a && b;
const oneTrue = (a: boolean, b: boolean): boolean => a || b;

function emitArithmetic(context: Context, expression: BinaryExpression, expected: Type | null): Value {
  const own = plainType(context.linker.checked.typeOf(expression));
  const wanted = own.kind === 'literal' ? placeOf(own, expression, expected) : own.kind === 'unknown' ? expected : own;
  const [left, right] = emitBoth(context, expression.left, expression.right, wanted);
  if (left.rep === 'string' || left.rep === 'aggregate' || right.rep === 'string' || right.rep === 'aggregate')
    return refuse(expression, `${expression.operator} needs numbers or times.`);
  const type = own.kind === 'elementary' ? own : own.kind === 'enum' ? own.base : commonOf(left, right);
  if (isTimeLike(type) || isTimeLike(elementaryOf(left)) || isTimeLike(elementaryOf(right))) return emitTime(context, expression, type, left, right);
  return numeric(context, expression, type, left, right);
}

/** What untyped numbers take from the place they go to: whole ones are calculated as whole numbers, also where a REAL is wanted. */
function placeOf(own: LiteralType, { operator }: BinaryExpression, expected: Type | null): Type | null {
  const place = expected === null ? null : plainType(expected);
  const isReal = place?.kind === 'elementary' && place.family === 'real';
  return own.family === 'integer' && operator !== '**' && isReal ? null : expected;
}

function elementaryOf(value: Value): ElementaryType {
  if (value.rep === 'number' || value.rep === 'big') return value.type.kind === 'enum' ? value.type.base : value.type;
  return elementary.DINT;
}

function commonOf(left: Value, right: Value): ElementaryType {
  const [a, b] = [elementaryOf(left), elementaryOf(right)];
  if (a.family === 'date' && b.family === 'date') return a.object || b.object ? elementary.LTIME : elementary.TIME;
  if (isTimeLike(a)) return a;
  return isTimeLike(b) ? b : commonNumber(a, b);
}

const isTimeLike = (type: ElementaryType): boolean => type.family === 'duration' || type.family === 'date';

/** CODESYS and TwinCAT calculate small integers with at least 32 bits. */
function workingType(context: Context, type: ElementaryType): ElementaryType {
  if (!isCodesysFamily(context.linker.dialect) || type.bits >= 32 || !isWhole(type)) return type;
  return type.family === 'signed' ? elementary.DINT : elementary.UDINT;
}

function numeric(context: Context, expression: BinaryExpression, type: ElementaryType, left: Value, right: Value): Value {
  const { operator } = expression;
  const working = workingType(context, type);
  const a = coerce(context, left, working, expression.left);
  const b = coerce(context, right, operator === '**' && isWhole(working) ? exponentType(right, working) : working, expression.right);
  const zero = divisionFault(context, expression);
  if (a.rep === 'big' && b.rep === 'big') return arithmeticBig(operator, working, a, b, zero);
  if (a.rep === 'number' && b.rep === 'number') return arithmetic(operator, working, a, b, zero, wrapOf(working, context.linker.dialect));
  return refuse(expression, `${operator} needs numbers.`);
}

function exponentType(right: Value, working: ElementaryType): ElementaryType {
  return right.rep === 'number' && right.type.kind === 'elementary' && right.type.family === 'real' ? right.type : working;
}

function divisionFault(context: Context, expression: BinaryExpression): () => never {
  return () => {
    throw new ScanFault('division-by-zero', `Division by zero in ${expression.operator}; test the divisor first`, sourcePlace(context, expression));
  };
}

/** Durations and dates: milliseconds as numbers, or nanoseconds as bigint when one side is a long type. */
function emitTime(context: Context, expression: BinaryExpression, type: ElementaryType, left: Value, right: Value): Value {
  const { operator } = expression;
  const long = type.object || left.rep === 'big' || right.rep === 'big';
  if (operator === '*' || operator === '/' || operator === 'MOD') return scaleTime(context, expression, type, left, right);
  const target = (value: Value): ElementaryType =>
    isTimeLike(elementaryOf(value)) ? (long ? elementary.LTIME : elementary.TIME) : long ? elementary.LINT : elementary.LREAL;
  const a = long ? coerce(context, left, target(left), expression.left) : left;
  const b = long ? coerce(context, right, target(right), expression.right) : right;
  if (a.rep === 'big' && b.rep === 'big') return { ...arithmeticBig(operator, elementary.LTIME, a, b, null), type };
  if (a.rep !== 'number' || b.rep !== 'number') return refuse(expression, `${operator} cannot combine these times.`);
  const wrap = wrapOf(type, context.linker.dialect);
  const sum: Value = arithmetic(operator, elementary.LREAL, a, b, divisionFault(context, expression), (value) => value);
  return sum.rep === 'number' ? { ...sum, type, run: wrapped(sum.run, wrap), constant: sum.constant === null ? null : wrap(sum.constant) } : sum;
}

function wrapped(run: (base: number) => number, wrap: (value: number) => number): (base: number) => number {
  return (base) => wrap(run(base));
}

/** A duration times or divided by a number, to whole milliseconds. */
function scaleTime(context: Context, expression: BinaryExpression, type: ElementaryType, left: Value, right: Value): Value {
  const { operator } = expression;
  const fault = divisionFault(context, expression);
  if (type.object) {
    const factor = (value: Value, at: Expression): Value =>
      isTimeLike(elementaryOf(value)) ? coerce(context, value, elementary.LTIME, at) : coerce(context, value, elementary.LINT, at);
    const a = factor(left, expression.left);
    const b = factor(right, expression.right);
    if (a.rep === 'big' && b.rep === 'big') return { ...arithmeticBig(operator, elementary.LTIME, a, b, fault), type };
  }
  if (left.rep !== 'number' || right.rep !== 'number') return refuse(expression, `${operator} cannot combine these times.`);
  const wrap = wrapOf(type, context.linker.dialect);
  const result = arithmetic(operator, elementary.LREAL, left, right, fault, (value) => value);
  const scaled = (value: number): number => wrap(Math.trunc(value));
  return { ...result, type, run: wrapped(result.run, scaled), constant: result.constant === null ? null : scaled(result.constant) };
}

/** Code of NOT and the sign; throws a Refusal for types that cannot run. */
export function emitUnary(context: Context, expression: UnaryExpression, expected: Type | null): Value {
  const { operator, operand } = expression;
  if (operator === '+') return emitValue(context, operand, expected);
  if (operator === 'NOT') return emitNot(context, expression, expected);
  const value = emitValue(context, operand, expected);
  if (value.rep === 'big') {
    const { run, type, constant } = value;
    return { rep: 'big', type, run: (base) => BigInt.asIntN(64, -run(base)), constant: constant === null ? null : BigInt.asIntN(64, -constant) };
  }
  if (value.rep !== 'number') return refuse(expression, 'Only numbers and durations have a sign.');
  return negated(context, value);
}

function negated(context: Context, value: NumberValue): Value {
  const { run, pure } = value;
  const type = numberType(value);
  const wrap = wrapOf(type, context.linker.dialect);
  if (value.constant !== null) return constantNumber(type, wrap(0 - value.constant));
  if (type.family === 'real') return { rep: 'number', type, run: (base) => -run(base), constant: null, pure, test: null };
  return { rep: 'number', type, run: (base) => wrap(0 - run(base)), constant: null, pure, test: null };
}

function emitNot(context: Context, expression: UnaryExpression, expected: Type | null): Value {
  const value = emitValue(context, expression.operand, expected);
  if (value.rep === 'big') {
    const { run, type } = value;
    const wrap = type.family === 'signed' ? BigInt.asIntN : BigInt.asUintN;
    return { rep: 'big', type, run: (base) => wrap(64, ~run(base)), constant: null };
  }
  if (value.rep !== 'number') return refuse(expression, 'NOT needs BOOL or a bit string.');
  if (value.type === elementary.BOOL) {
    const test = testOf(value);
    return boolValue(notTest(test), value.pure);
  }
  const { run, pure } = value;
  const type: ElementaryType | EnumType = numberType(value);
  const wrap = wrapOf(type, context.linker.dialect);
  return { rep: 'number', type, run: (base) => wrap(~run(base)), constant: value.constant === null ? null : wrap(~value.constant), pure, test: null };
}

/** A BOOL expression as a JavaScript test, for conditions. */
export function emitCondition(context: Context, expression: Expression): (base: number) => boolean {
  return testOf(emitNumber(context, expression, elementary.BOOL));
}
