import type { BinaryExpression, BinaryOperator, CallExpression, Expression } from '../ast.js';
import { findStandardFunction, type StandardFunction } from '../standard/functions.js';
import { type ElementaryType, elementary, type Type } from '../types.js';
import { plainType } from './coerce.js';
import { type Context, refuse } from './context.js';
import { emitConversion } from './conversion-functions.js';
import { emitDateFunction } from './date-functions.js';
import { emitBinary, emitUnary } from './emit-operators.js';
import { emitNumber, emitValue } from './emit-values.js';
import { emitNumeric } from './numeric-functions.js';
import { emitSelection } from './selection-functions.js';
import { emitStringFunction } from './string-functions.js';
import { constantNumber, type Value } from './values.js';

/** A call of a standard function. IEC 61131-3:2013, tables 22 to 36. */
export function emitStandardCall(context: Context, call: CallExpression, calledAs: string, expected: Type | null): Value {
  const definition = findStandardFunction(calledAs, context.linker.dialect) ?? refuse(call, `${calledAs} is not a standard function.`);
  const { name } = definition;
  const actuals = orderedArguments(call, definition);
  const own = context.linker.checked.typeOf(call);
  const type = own.kind === 'literal' && own.family === 'real' && isRealPlace(expected) ? expected : own;
  if (definition.conversion !== null) return emitConversion(context, definition.conversion, first(call, actuals));
  return (
    emitOperatorForm(context, call, name, actuals, type) ??
    emitSelection(context, name, actuals, type) ??
    emitStringFunction(context, name, actuals) ??
    emitNumeric(context, name, actuals, type) ??
    emitDateFunction(context, name, actuals) ??
    emitSpecial(context, call, name, actuals)
  );
}

function isRealPlace(expected: Type | null): expected is ElementaryType {
  return expected?.kind === 'elementary' && expected.family === 'real';
}

function first(call: CallExpression, actuals: readonly Expression[]): Expression {
  return actuals[0] ?? refuse(call, 'This call needs an argument.');
}

/** Arguments by position; named ones (`IN1 := ...`) are brought into order. */
function orderedArguments(call: CallExpression, definition: StandardFunction): Expression[] {
  const ordered: Expression[] = [];
  let position = 0;
  for (const { name, value } of call.arguments) {
    if (value === null || name?.key === 'EN' || name?.key === 'ENO') continue;
    ordered[name === null ? position++ : positionOf(definition, name.key, call)] = value;
  }
  return Array.from(ordered, (actual) => actual ?? refuse(call, `An argument of ${definition.name} is missing.`));
}

function positionOf(definition: StandardFunction, key: string, call: CallExpression): number {
  const { parameters } = definition;
  const index = parameters.findIndex((parameter) => parameter.name === key);
  if (index >= 0) return index;
  const number = /^IN(\d+)$/.exec(key)?.[1];
  const last = /^IN(\d+)$/.exec(parameters.at(-1)?.name ?? '')?.[1];
  if (number === undefined || last === undefined || !definition.extensible) return refuse(call, `${definition.name} has no parameter ${key}.`);
  return parameters.length - 1 + Number(number) - Number(last);
}

const operators: ReadonlyMap<string, BinaryOperator> = new Map<string, BinaryOperator>([
  ['ADD', '+'],
  ['SUB', '-'],
  ['MUL', '*'],
  ['DIV', '/'],
  ['MOD', 'MOD'],
  ['AND', 'AND'],
  ['OR', 'OR'],
  ['XOR', 'XOR'],
  ['GT', '>'],
  ['GE', '>='],
  ['EQ', '='],
  ['LE', '<='],
  ['LT', '<'],
  ['NE', '<>'],
  ['ADD_TIME', '+'],
  ['SUB_TIME', '-'],
  ['MUL_TIME', '*'],
  ['DIV_TIME', '/'],
  ['MULTIME', '*'],
  ['DIVTIME', '/'],
  ['ADD_TOD_TIME', '+'],
  ['SUB_TOD_TIME', '-'],
  ['ADD_DT_TIME', '+'],
  ['SUB_DT_TIME', '-'],
  ['SUB_DATE_DATE', '-'],
  ['SUB_TOD_TOD', '-'],
  ['SUB_DT_DT', '-'],
  ['ADD_LTIME', '+'],
  ['SUB_LTIME', '-'],
  ['MUL_LTIME', '*'],
  ['DIV_LTIME', '/'],
  ['ADD_LTOD_LTIME', '+'],
  ['SUB_LTOD_LTIME', '-'],
  ['ADD_LDT_LTIME', '+'],
  ['SUB_LDT_LTIME', '-'],
  ['SUB_LDATE_LDATE', '-'],
  ['SUB_LTOD_LTOD', '-'],
  ['SUB_LDT_LDT', '-'],
  ['CONCAT_DATE_TOD', '+'],
]);

/** Functions that are an operator by another name; more than two inputs chain from the left, comparisons hold pairwise. */
function emitOperatorForm(context: Context, call: CallExpression, name: string, actuals: readonly Expression[], type: Type): Value | undefined {
  if (name === 'MOVE') return emitValue(context, first(call, actuals), type);
  if (name === 'NOT') return emitUnary(context, { kind: 'unary', operator: 'NOT', operand: first(call, actuals), start: call.start, end: call.end }, type);
  const operator = operators.get(name);
  if (operator === undefined) return undefined;
  const compares = elementary.BOOL === type && ['>', '>=', '=', '<=', '<', '<>'].includes(operator);
  const expression = compares ? pairwise(call, operator, actuals) : chained(call, operator, actuals);
  const value = emitBinary(context, expression, type.kind === 'elementary' && !compares ? type : null);
  return name === 'CONCAT_DATE_TOD' && value.rep === 'number' ? { ...value, type: elementary.DT } : value;
}

function binary(call: CallExpression, operator: BinaryOperator, left: Expression, right: Expression): BinaryExpression {
  return { kind: 'binary', operator, left, right, start: call.start, end: call.end };
}

function chained(call: CallExpression, operator: BinaryOperator, actuals: readonly Expression[]): BinaryExpression {
  const [head, second, ...rest] = actuals;
  if (head === undefined || second === undefined) return refuse(call, 'This call needs two arguments.');
  return rest.reduce<BinaryExpression>((left, right) => binary(call, operator, left, right), binary(call, operator, head, second));
}

function pairwise(call: CallExpression, operator: BinaryOperator, actuals: readonly Expression[]): BinaryExpression {
  const pairs = actuals.slice(1).map((right, index) => binary(call, operator, actuals[index] ?? right, right));
  const [head, ...rest] = pairs;
  if (head === undefined) return refuse(call, 'This call needs two arguments.');
  return rest.reduce((left, right) => binary(call, 'AND', left, right), head);
}

function emitSpecial(context: Context, call: CallExpression, name: string, actuals: readonly Expression[]): Value {
  const { memory } = context.linker;
  switch (name) {
    case 'TIME':
      return { rep: 'number', type: elementary.TIME, run: () => memory.now, constant: null, pure: true, test: null };
    case 'LOWER_BOUND':
    case 'UPPER_BOUND':
      return bound(context, call, name === 'LOWER_BOUND', actuals);
    case 'ADR':
    case 'BITADR':
      return refuse(call, `${name} makes a pointer, which cannot run in the soft PLC; use an index, VAR_IN_OUT or a copy instead.`);
    default:
      return refuse(call, `${name} depends on the memory of a real controller and does not run in the soft PLC.`);
  }
}

function bound(context: Context, call: CallExpression, lower: boolean, actuals: readonly Expression[]): Value {
  const array = plainType(context.linker.checked.typeOf(first(call, actuals)));
  const [, dimension] = actuals;
  const index = dimension === undefined ? null : emitNumber(context, dimension, null).constant;
  const range = array.kind === 'array' && index !== null ? array.ranges[index - 1] : null;
  if (range === null || range === undefined) return refuse(call, 'The bounds of this array are not known before it runs.');
  return constantNumber(elementary.DINT, lower ? range.low : range.high);
}
