import type { Expression } from '../ast.js';
import { type LiteralType, type Type, typeName } from '../types.js';
import { type Body, bodyError, bodyWarning, settleEnumerator } from './body.js';
import { fitOf, isWhole, valueType, wholeRange } from './conversions.js';
import { noteCondition } from './uses.js';

/** Checks that a value of type `from` fits into `to`; `what` begins the sentence ("The value", "Argument PT"). */
export function checkFit(body: Body, expression: Expression, from: Type, to: Type, what: string): void {
  if (from.kind === 'unknown') settleEnumerator(body, expression, to);
  if (to.kind === 'unknown' || from.kind === 'unknown') return;
  const { dialect } = body.project.options;
  if (from.kind === 'void') {
    bodyError(body, expression, 'type-mismatch', `${what} is a call without a result; it cannot be used as a value.`);
    return;
  }
  const quality = fitOf(from, to, dialect);
  if (quality === 'none' && isRawAddress(body, expression, from, to)) return;
  if (quality === 'none') {
    bodyError(
      body,
      expression,
      'type-mismatch',
      `${what} is ${typeName(from)}, but ${typeName(to)} is needed${hiddenValue(expression, to) || quotes(expression, to) || hint(from, to)}.`,
    );
    return;
  }
  if (expression.kind === 'string-literal' && to.kind === 'string' && expression.value.length > to.length)
    bodyWarning(
      body,
      expression,
      'text-cut',
      `${what} has ${expression.value.length} characters and ${typeName(to)} holds ${to.length}: the rest is cut off. Declare a longer string.`,
    );
  const literal = constantLiteral(from);
  if (literal !== null && !checkRange(body, expression, literal, to)) return;
  if (literal !== null && literal.value !== 0 && isDuration(to))
    bodyWarning(body, expression, 'implicit-conversion', `${what} is a number without a unit, taken as milliseconds; write T#${literal.value ?? 5}ms.`);
  if (quality === 'narrowing' && from.kind !== 'literal')
    bodyWarning(body, expression, 'implicit-conversion', `${what} is ${typeName(from)} and is converted to ${typeName(to)} silently${hint(from, to)}.`);
}

/** SCL takes an address without a declaration (`%ID34`) as bits: it reads as any elementary type of its width. */
function isRawAddress(body: Body, expression: Expression, from: Type, to: Type): boolean {
  if (expression.kind !== 'direct-address' || body.project.options.dialect !== 'siemens') return false;
  return from.kind === 'elementary' && to.kind === 'elementary' && from.bits === to.bits;
}

/** Checks a value against the variable, or the bare address, it is assigned to. */
export function checkAssignedFit(body: Body, target: Expression, value: Expression, from: Type, to: Type): void {
  const raw = target.kind === 'direct-address' && to.kind === 'elementary' && to.bits === 32 && body.project.options.dialect === 'siemens';
  const source = valueType(from);
  const real = (source.kind === 'literal' && source.family === 'real') || (source.kind === 'elementary' && source.name === 'REAL');
  if (!raw || !real) checkFit(body, value, from, to, 'The value');
}

function isDuration(type: Type): boolean {
  const value = valueType(type);
  return value.kind === 'elementary' && value.family === 'duration';
}

function constantLiteral(type: Type): LiteralType | null {
  return type.kind === 'literal' && type.family === 'integer' ? type : null;
}

/** A variable that has the name of a value of the enumeration hides it. */
function hiddenValue(expression: Expression, to: Type): string {
  if (expression.kind !== 'name' || to.kind !== 'enum' || !to.members.has(expression.key)) return '';
  return `; the variable ${expression.name} hides the value of that name: write ${to.name}#${expression.name}`;
}

/** A text in the quotes of the other kind of string: `"..."` is a WSTRING, `'...'` a STRING. */
function quotes(expression: Expression, to: Type): string {
  if (expression.kind !== 'string-literal' || to.kind !== 'string' || expression.wide === to.wide) return '';
  return to.wide ? '; write the text in double quotes' : "; write the text in single quotes ('...'), double quotes make a WSTRING";
}

function hint(from: Type, to: Type): string {
  const source = valueType(from);
  const target = valueType(to);
  if (source.kind === 'elementary' && target.kind === 'elementary') {
    if (target.name === 'BOOL') return '; compare it, for example <> 0';
    if (source.family === 'real' && isWhole(target)) return `; write ${source.name}_TO_${target.name}(...) or TRUNC(...)`;
    return `; write ${source.name}_TO_${target.name}(...)`;
  }
  if (source.kind === 'literal' && source.family === 'real') return '; write a whole number or convert with TRUNC(...)';
  if (source.kind === 'literal' && target.kind === 'elementary' && target.family === 'duration') return '; write a duration such as T#5s';
  if (source.kind === 'literal' && target.kind === 'elementary' && target.name === 'BOOL') return '; write TRUE or FALSE';
  if (source.kind === 'elementary' && target.kind === 'string') return `; write ${source.name}_TO_STRING(...)`;
  if (source.kind === 'string' && target.kind === 'elementary') return `; write STRING_TO_${target.name}(...)`;
  return '';
}

/** Literal overflow. Based literals (`16#FFFF`) are bit patterns and may fill a signed type. */
function checkRange(body: Body, expression: Expression, literal: LiteralType, to: Type): boolean {
  if (literal.value === null) return true;
  const value = BigInt(literal.value);
  if (to.kind === 'subrange' && (value < BigInt(to.low) || value > BigInt(to.high))) {
    bodyError(body, expression, 'literal-overflow', `${literal.value} is outside ${to.low}..${to.high}, the range of ${typeName(to)}.`);
    return false;
  }
  const target = valueType(to);
  if (target.kind !== 'elementary' || !isWhole(target)) return true;
  const [low, high] = wholeRange(target);
  const pattern = isBased(expression) && value >= 0n && value < 1n << BigInt(target.bits);
  const negativePattern = target.family === 'bit' && value < 0n && value >= -(1n << BigInt(target.bits - 1));
  if ((value >= low && value <= high) || pattern || negativePattern) return true;
  bodyError(body, expression, 'literal-overflow', `${literal.value} does not fit into ${target.name} (${low}..${high}); use a wider type or another value.`);
  return false;
}

function isBased(expression: Expression): boolean {
  if (expression.kind === 'parenthesised') return isBased(expression.expression);
  return expression.kind === 'integer-literal' && expression.base !== 10;
}

/** Checks that an expression is BOOL, as conditions of IF, WHILE and UNTIL must be. */
export function checkCondition(body: Body, expression: Expression, type: Type, where: string): void {
  const value = valueType(type);
  noteCondition(body, expression);
  const fits =
    value.kind === 'unknown' ||
    value.kind === 'generic' ||
    (value.kind === 'elementary' && value.name === 'BOOL') ||
    (value.kind === 'literal' && (value.value === 0 || value.value === 1));
  if (fits) return;
  const number = value.kind === 'elementary' || value.kind === 'literal';
  bodyError(
    body,
    expression,
    'type-mismatch',
    `The condition of ${where} is ${typeName(type)}, but must be BOOL${number ? '; compare it, for example <> 0' : ''}.`,
  );
}
