import type { BinaryExpression, Expression } from '../ast.js';
import { type Type, typeName, unknownType } from '../types.js';
import { type Body, bodyError, bodyWarning } from './body.js';
import { evaluateConstant, foldWhole, wholeConstant } from './constants.js';
import { isWhole, valueType } from './conversions.js';
import { constantOfSymbols } from './loop-indices.js';

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '>', '<=', '>=']);

/** Reports operators that do not do what they look like, or cannot be calculated: NOT before a compared number, and a divisor that is zero. */
export function checkOperatorTraps(body: Body, expression: BinaryExpression, left: Type, right: Type): void {
  if (comparisons.has(expression.operator)) checkNegatedNumber(body, expression);
  if (expression.operator === '/' || expression.operator === 'MOD') checkDivisor(body, expression, left, right);
  if (expression.operator === '/') checkRemainder(body, expression, left, right);
}

/** `7 / 2`: both literals are whole, so that the division is one of whole numbers wherever its result goes. */
function checkRemainder(body: Body, expression: BinaryExpression, left: Type, right: Type): void {
  const [a, b] = [wholeConstant(left), wholeConstant(right)];
  if (a === null || b === null || !foldWhole('MOD', a, b)) return;
  const text = body.unit.source.text.slice(expression.start, expression.end);
  const message = `${text} divides whole numbers and gives ${foldWhole('/', a, b)}, without the remainder; write one of them with a decimal point, such as ${b}.0, to keep it.`;
  bodyWarning(body, expression, 'lost-remainder', message);
}

/** `NOT i > 3`: NOT binds closer than the comparison and turns the bits of the number over. IEC 61131-3:2013, table 71. */
function checkNegatedNumber(body: Body, expression: BinaryExpression): void {
  const { left, operator } = expression;
  if (left.kind !== 'unary' || left.operator !== 'NOT') return;
  const type = valueType(body.project.expressionTypes.get(left.operand) ?? unknownType);
  if (type.kind !== 'elementary' || !isWhole(type)) return;
  const report = body.project.options.dialect === 'iec' && type.family !== 'bit' ? bodyError : bodyWarning;
  const text = (part: Expression): string => body.unit.source.text.slice(part.start, part.end);
  const meant = `NOT (${text(left.operand)} ${operator} ${text(expression.right)})`;
  report(body, expression, 'not-of-number', `NOT works on the bits of ${text(left.operand)} (${typeName(type)}) before the comparison; write ${meant}.`);
}

/** A written zero is an error for whole numbers (the program stops there); a constant that is zero may still stand behind a test of it. */
function checkDivisor(body: Body, expression: BinaryExpression, left: Type, right: Type): void {
  const divisor = expression.right;
  const number = divisor.kind === 'parenthesised' ? divisor.expression : divisor;
  const written = (number.kind === 'integer-literal' && Number(number.value) === 0) || (number.kind === 'real-literal' && number.value === 0);
  if (!written && Number(evaluateConstant(divisor, (name) => constantOfSymbols(body, name)) ?? 1) !== 0) return;
  const real = [left, right]
    .map(valueType)
    .some((type) => !((type.kind === 'elementary' && isWhole(type)) || (type.kind === 'literal' && type.family === 'integer')));
  const report = written && !real ? bodyError : bodyWarning;
  report(body, divisor, 'division-by-zero', `The divisor is always zero; divide by another value${written ? '' : ', or give the constant another value'}.`);
}
