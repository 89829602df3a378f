import type { BinaryExpression, BinaryOperator, Expression, UnaryExpression } from '../ast.js';
import { isCodesysFamily } from '../dialect.js';
import { type ElementaryType, elementary, type LiteralType, type Type, typeName, unknownType } from '../types.js';
import { type Body, bodyError, bodyWarning, settleEnumerator } from './body.js';
import { foldWhole } from './constants.js';
import { commonNumber, fitOf, isWhole, valueType, wholeRange } from './conversions.js';
import { checkOperatorTraps } from './operator-traps.js';
import { noteOperands } from './uses.js';

const comparisons: ReadonlySet<BinaryOperator> = new Set(['=', '<>', '<', '>', '<=', '>=']);
const logical: ReadonlySet<BinaryOperator> = new Set(['AND', 'OR', 'XOR', 'AND_THEN', 'OR_ELSE']);

/** The type of an operator's result, with findings about operands that do not fit. IEC 61131-3:2013, tables 29 to 33 and 71. */
export function binaryType(body: Body, expression: BinaryExpression, left: Type, right: Type): Type {
  const a = operandType(left);
  const b = operandType(right);
  checkOperatorTraps(body, expression, a, b);
  if (a.kind === 'void' || b.kind === 'void') return mismatch(body, expression, left, right);
  if (comparisons.has(expression.operator)) {
    settleEnumerator(body, expression.left, right);
    settleEnumerator(body, expression.right, left);
    if (!isFree(a) && !isFree(b)) checkComparable(body, expression, a, b);
    else noteOperands(body, expression, a, b);
    return elementary.BOOL;
  }
  if (isFree(a) || isFree(b)) {
    if (logical.has(expression.operator)) return logicalOpen(a, b);
    noteOperands(body, expression, a, b);
    return openResult(a, b);
  }
  if (logical.has(expression.operator)) return logicalType(body, expression, a, b);
  return arithmeticType(body, expression, a, b);
}

const isFree = (type: Type): boolean => type.kind === 'unknown' || type.kind === 'generic' || type.kind === 'pointer';

/** Enumerations count as their base type in calculations of the tools that allow it. */
function operandType(type: Type): Type {
  return valueType(type);
}

function openResult(a: Type, b: Type): Type {
  return a.kind === 'elementary' && (a.family === 'duration' || a.family === 'date')
    ? a
    : b.kind === 'pointer' || a.kind === 'pointer'
      ? unknownType
      : unknownType;
}

function logicalOpen(a: Type, b: Type): Type {
  const known = a.kind === 'elementary' ? a : b;
  return known.kind === 'elementary' && known.name === 'BOOL' ? known : unknownType;
}

function mismatch(body: Body, expression: BinaryExpression, left: Type, right: Type, hint = ''): Type {
  bodyError(body, expression, 'type-mismatch', `${expression.operator} cannot combine ${typeName(left)} and ${typeName(right)}${hint}.`);
  return unknownType;
}

function numberOf(type: Type): ElementaryType | LiteralType | null {
  if (type.kind === 'literal') return type;
  if (type.kind === 'enum') return type.base;
  return type.kind === 'elementary' && (isWhole(type) || type.family === 'real') ? type : null;
}

function arithmeticType(body: Body, expression: BinaryExpression, a: Type, b: Type): Type {
  const left = numberOf(a);
  const right = numberOf(b);
  if (left === null || right === null) return timeType(body, expression, a, b);
  const type = numericType(expression, left, right);
  const real = type.kind === 'literal' ? type.family === 'real' : type.family === 'real';
  if (expression.operator === 'MOD' && real) return mismatch(body, expression, a, b, '; MOD needs whole numbers');
  return expression.operator === '**' ? powerType(body, type, real) : type;
}

function powerType(body: Body, type: ElementaryType | LiteralType, real: boolean): Type {
  if (real || body.project.options.dialect === 'siemens' || type.kind === 'literal') return type;
  return type.bits === 64 ? elementary.LREAL : type;
}

function numericType(expression: BinaryExpression, left: ElementaryType | LiteralType, right: ElementaryType | LiteralType): ElementaryType | LiteralType {
  if (left.kind === 'literal' && right.kind === 'literal') return foldLiterals(expression.operator, left, right);
  if (left.kind === 'literal') return right.kind === 'literal' ? left : withLiteral(right, left, expression.left);
  return right.kind === 'literal' ? withLiteral(left, right, expression.right) : commonNumber(left, right);
}

function foldLiterals(operator: BinaryOperator, left: LiteralType, right: LiteralType): LiteralType {
  if (left.family === 'real' || right.family === 'real') return { kind: 'literal', family: 'real', value: null };
  const value = left.value === null || right.value === null ? null : foldWhole(operator, left.value, right.value);
  return { kind: 'literal', family: 'integer', value };
}

/** A literal takes the other operand's type when it fits, otherwise the smallest that holds it. */
function withLiteral(type: ElementaryType, literal: LiteralType, expression: Expression): ElementaryType {
  if (literal.family === 'real') return type.family === 'real' ? type : type.bits === 64 ? elementary.LREAL : elementary.REAL;
  if (type.family === 'real' || literal.value === null) return type;
  const value = BigInt(literal.value);
  const [low, high] = wholeRange(type);
  const based = expression.kind === 'integer-literal' && expression.base !== 10 && value < 1n << BigInt(type.bits);
  if ((value >= low && value <= high) || based) return type;
  const wider = [elementary.INT, elementary.DINT, elementary.LINT].find((candidate) => value >= wholeRange(candidate)[0] && value <= wholeRange(candidate)[1]);
  return commonNumber(type.family === 'bit' ? elementary.DINT : type, wider ?? elementary.ULINT);
}

const isTime = (type: Type): type is ElementaryType => type.kind === 'elementary' && type.family === 'duration';
const isDate = (type: Type): type is ElementaryType => type.kind === 'elementary' && type.family === 'date';

/** Arithmetic of durations, dates and times of day: IEC 61131-3:2013, table 30 and 31. */
function timeType(body: Body, expression: BinaryExpression, a: Type, b: Type): Type {
  const { operator } = expression;
  const additive = operator === '+' || operator === '-';
  if (isTime(a) && isTime(b)) {
    if (additive) return a.bits >= b.bits ? a : b;
    return operator === '/' || operator === 'MOD'
      ? isCodesysFamily(body.project.options.dialect)
        ? elementary.UDINT
        : mismatch(body, expression, a, b)
      : mismatch(body, expression, a, b);
  }
  if (isTime(a) && numberOf(b) !== null) return scaledTime(body, expression, a, b);
  if (isTime(b) && numberOf(a) !== null && (operator === '*' || (additive && isCodesysFamily(body.project.options.dialect)))) return b;
  if (isDate(a) && isTime(b) && additive) return a;
  if (isDate(a) && isDate(b) && operator === '-') return a.bits === 64 || b.bits === 64 ? elementary.LTIME : elementary.TIME;
  if (isDate(a) && numberOf(b) !== null && isCodesysFamily(body.project.options.dialect)) return a;
  return mismatch(body, expression, a, b, additive && (a.kind === 'string' || b.kind === 'string') ? '; join texts with CONCAT(...)' : '');
}

function scaledTime(body: Body, expression: BinaryExpression, a: ElementaryType, b: Type): Type {
  const { operator } = expression;
  if (operator === '*' || operator === '/') return a;
  if (isCodesysFamily(body.project.options.dialect)) return a;
  return mismatch(body, expression, a, b, '; write a duration such as T#5s');
}

/** AND, OR, XOR: BOOL with BOOL, bit strings with bit strings; whole numbers as an extension. */
function logicalType(body: Body, expression: BinaryExpression, a: Type, b: Type): Type {
  const left = bitsOf(a);
  const right = bitsOf(b);
  if (left === null || right === null) return mismatch(body, expression, a, b, '; compare the numbers first, or use BOOL or bit strings on both sides');
  if (left === 'literal' && right === 'literal') return { kind: 'literal', family: 'integer', value: null };
  if (left === 'literal') return right === 'literal' ? unknownType : bitWithLiteral(body, expression, right, a);
  if (right === 'literal') return bitWithLiteral(body, expression, left, b);
  const bools = (left.name === 'BOOL' ? 1 : 0) + (right.name === 'BOOL' ? 1 : 0);
  if (bools === 2) return elementary.BOOL;
  if (bools === 1) {
    if (!isCodesysFamily(body.project.options.dialect)) return mismatch(body, expression, a, b, '; use BOOL on both sides or bit strings on both sides');
    bodyWarning(
      body,
      expression,
      'implicit-conversion',
      `${expression.operator} combines BOOL and ${typeName(left.name === 'BOOL' ? right : left)}; compare the number first.`,
    );
  }
  warnOfNumbers(body, expression, left, right);
  return commonNumber(left, right);
}

function bitsOf(type: Type): ElementaryType | 'literal' | null {
  if (type.kind === 'literal') return type.family === 'integer' ? 'literal' : null;
  if (type.kind === 'enum') return type.base;
  return type.kind === 'elementary' && (type.family === 'bit' || isWhole(type)) ? type : null;
}

function bitWithLiteral(body: Body, expression: BinaryExpression, type: ElementaryType, literal: Type): Type {
  const value = literal.kind === 'literal' ? literal.value : null;
  if (type.name === 'BOOL' && value !== 0 && value !== 1) return mismatch(body, expression, type, literal, '; write TRUE or FALSE');
  warnOfNumbers(body, expression, type, type);
  return type;
}

function warnOfNumbers(body: Body, expression: BinaryExpression, left: ElementaryType, right: ElementaryType): void {
  const number = left.family !== 'bit' ? left : right.family !== 'bit' ? right : null;
  if (number !== null && body.project.options.dialect === 'iec')
    bodyWarning(
      body,
      expression,
      'bit-operation-on-number',
      `${expression.operator} on ${number.name} works bit by bit; IEC 61131-3 allows it for BYTE to LWORD only.`,
    );
}

function checkComparable(body: Body, expression: BinaryExpression, a: Type, b: Type): void {
  const { dialect } = body.project.options;
  const ordered = expression.operator !== '=' && expression.operator !== '<>';
  if (a.kind === 'literal' && b.kind === 'literal') return;
  if (comparableStructures(a, b, ordered)) return;
  const numbers = numberOf(a) !== null && numberOf(b) !== null;
  if (numbers && (dialect !== 'iec' || !(a.kind === 'enum' || b.kind === 'enum') || a.kind === b.kind)) return;
  if (numbers) {
    bodyWarning(body, expression, 'implicit-conversion', `An enumeration is compared with a number; compare it with one of its names.`);
    return;
  }
  if (fitOf(a, b, dialect) !== 'none' || fitOf(b, a, dialect) !== 'none') return;
  mismatch(body, expression, a, b, comparisonHint(a, b));
}

function comparableStructures(a: Type, b: Type, ordered: boolean): boolean {
  const whole = (type: Type): boolean => type.kind === 'struct' || type.kind === 'array' || type.kind === 'interface' || type.kind === 'block';
  return whole(a) && whole(b) && !ordered;
}

function comparisonHint(a: Type, b: Type): string {
  const names = [a, b].map((type) => (type.kind === 'elementary' ? type.family : type.kind));
  if (names.includes('duration')) return '; compare a duration with a duration such as T#5s';
  return names.includes('string') ? '; convert one of them first' : '';
}

/** The type of `-x`, `+x` and `NOT x`. */
export function unaryType(body: Body, expression: UnaryExpression, operand: Type): Type {
  const type = operandType(operand);
  if (isFree(type)) return type.kind === 'pointer' ? unknownType : type;
  const bad = (hint: string): Type => {
    bodyError(body, expression, 'type-mismatch', `${expression.operator} cannot be applied to ${typeName(operand)}${hint}.`);
    return unknownType;
  };
  if (expression.operator === 'NOT') {
    const bits = bitsOf(type);
    if (bits === null) return bad('; it needs BOOL or a bit string');
    return bits === 'literal' ? { kind: 'literal', family: 'integer', value: null } : bits;
  }
  if (type.kind === 'literal') return negatedLiteral(type, expression.operator === '-');
  const number = numberOf(type);
  if (number !== null) return number;
  return isTime(type) ? type : bad('; it needs a number or a duration');
}

function negatedLiteral(type: LiteralType, negative: boolean): LiteralType {
  return negative && type.value !== null ? { kind: 'literal', family: type.family, value: type.value === 0 ? 0 : -type.value } : type;
}
