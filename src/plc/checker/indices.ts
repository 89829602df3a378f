import type { Expression, IndexExpression } from '../ast.js';
import { elementary, type Type, typeName, unknownType } from '../types.js';
import { type Body, bodyError, bodyWarning } from './body.js';
import { evaluateConstant } from './constants.js';
import { autoDereferenced, isWhole, valueType } from './conversions.js';
import { constantOfSymbols } from './loop-indices.js';

/** The type of `array[...]`, with its indices checked. */
export function indexType(body: Body, expression: IndexExpression): Type {
  const type = autoDereferenced(body.typeOf(body, expression.array));
  const indices = expression.indices.map((index) => body.typeOf(body, index));
  for (const [position, index] of indices.entries()) checkIndex(body, expression.indices[position] ?? expression, index);
  if (type.kind === 'string') return body.project.options.dialect === 'siemens' ? elementary.CHAR : type.wide ? elementary.WORD : elementary.BYTE;
  if (type.kind === 'pointer') return type.target;
  if (type.kind !== 'array') {
    if (type.kind !== 'unknown' && type.kind !== 'generic')
      bodyError(body, expression.array, 'not-an-array', `${typeName(type)} has no elements; remove the [ ] or declare an array.`);
    return unknownType;
  }
  return elementType(body, expression, type);
}

function elementType(body: Body, expression: IndexExpression, type: Extract<Type, { kind: 'array' }>): Type {
  const { indices } = expression;
  const first = type.ranges.slice(0, indices.length);
  for (const [position, range] of first.entries()) checkBounds(body, indices[position] ?? expression, range);
  if (indices.length === type.ranges.length) return type.element;
  if (indices.length > type.ranges.length && type.element.kind === 'array') {
    const rest: IndexExpression = { ...expression, indices: indices.slice(type.ranges.length) };
    return elementType(body, rest, type.element);
  }
  bodyError(body, expression, 'dimension-count', `This array has ${type.ranges.length} dimension(s), but ${indices.length} index value(s) are given.`);
  return unknownType;
}

function checkIndex(body: Body, expression: Expression, type: Type): void {
  const value = valueType(type);
  const whole =
    value.kind === 'unknown' ||
    value.kind === 'generic' ||
    value.kind === 'enum' ||
    (value.kind === 'literal' && value.family === 'integer') ||
    (value.kind === 'elementary' && isWhole(value));
  if (!whole) bodyError(body, expression, 'type-mismatch', `An index is ${typeName(type)}, but must be a whole number.`);
}

function checkBounds(body: Body, expression: Expression, range: Readonly<{ low: number; high: number }> | null): void {
  if (range === null) return;
  const value = evaluateConstant(expression, (name) => constantOfSymbols(body, name));
  if (value === null || (value >= range.low && value <= range.high)) return;
  const report = expression.kind === 'name' && body.project.options.dialect !== 'iec' ? bodyWarning : bodyError;
  report(
    body,
    expression,
    'index-out-of-bounds',
    `Index ${value} is outside the array's ${range.low}..${range.high}; use an index within, or declare more elements.`,
  );
}
