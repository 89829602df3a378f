import type { Argument, CallExpression, Expression } from '../ast.js';
import type { Generic, StandardFunction } from '../standard/functions.js';
import { type ElementaryType, elementary, type Type, typeName, unknownType } from '../types.js';
import { checkFit } from './assignments.js';
import { type Body, bodyError, bodyWarning } from './body.js';
import { commonNumber, isWhole, valueType } from './conversions.js';

type Actual = Readonly<{ type: Type; expression: Expression | null; generic: Generic }>;

/** Checks the argument kinds of a standard function call and gives its result type. Named arguments may come in any order. */
export function standardResult(body: Body, call: CallExpression, definition: StandardFunction, list: readonly Argument[], types: readonly Type[]): Type {
  const actuals: Actual[] = list.map((argument, index) => {
    const position = argument.name === null ? index : positionOf(definition, argument.name.key, index);
    const parameter = definition.parameters[Math.min(position, definition.parameters.length - 1)];
    return { type: types[index] ?? unknownType, expression: argument.value, generic: parameter?.type ?? 'ANY' };
  });
  const wrong = actuals.filter((actual) => !checkGeneric(body, definition, actual));
  if (wrong.length > 0 && typeof definition.result !== 'object') return unknownType;
  if (definition.conversion !== null) return conversionResult(body, definition, actuals);
  return resultType(body, call, definition, actuals);
}

/** Position of a named argument; IN, IN1 ... count from the function's first extensible input. */
function positionOf(definition: StandardFunction, key: string, fallback: number): number {
  const index = definition.parameters.findIndex((parameter) => parameter.name === key);
  return index >= 0 ? index : fallback;
}

const families: Readonly<Record<Generic, (type: ElementaryType) => boolean>> = {
  ANY: () => true,
  ANY_ELEMENTARY: () => true,
  ANY_MAGNITUDE: (type) => type.name !== 'BOOL' && type.family !== 'char',
  ANY_NUM: (type) => isWhole(type) || type.family === 'real',
  ANY_REAL: (type) => type.family === 'real' || isWhole(type),
  ANY_INT: isWhole,
  ANY_BIT: (type) => type.family === 'bit' || isWhole(type),
  ANY_STRING: (type) => type.family === 'char',
  ANY_DATE: (type) => type.family === 'date',
  ANY_DURATION: (type) => type.family === 'duration',
  BOOL: (type) => type.name === 'BOOL',
  STRING: () => false,
  DATE: (type) => type.name === 'DATE' || type.name === 'LDATE',
  TOD: (type) => type.name === 'TOD' || type.name === 'LTOD',
  DT: (type) => type.name === 'DT' || type.name === 'LDT',
};

const words: Readonly<Record<Generic, string>> = {
  ANY: 'a value',
  ANY_ELEMENTARY: 'an elementary value',
  ANY_MAGNITUDE: 'a number or duration',
  ANY_NUM: 'a number',
  ANY_REAL: 'a REAL or LREAL',
  ANY_INT: 'a whole number',
  ANY_BIT: 'BOOL or a bit string',
  ANY_STRING: 'a STRING',
  ANY_DATE: 'a date or time of day',
  ANY_DURATION: 'a duration',
  BOOL: 'BOOL',
  STRING: 'a STRING',
  DATE: 'a DATE',
  TOD: 'a TIME_OF_DAY',
  DT: 'a DATE_AND_TIME',
};

function checkGeneric(body: Body, definition: StandardFunction, actual: Actual): boolean {
  const type = valueType(actual.type);
  if (actual.expression === null || fitsGeneric(type, actual.generic)) return true;
  if (
    actual.generic === 'ANY_NUM' &&
    type.kind === 'elementary' &&
    (type.family === 'duration' || type.name === 'BOOL') &&
    /^(ABS|SH|RO|MOD)/.test(definition.name)
  )
    return true;
  bodyError(body, actual.expression, 'type-mismatch', `${definition.name} needs ${words[actual.generic]} here, not ${typeName(actual.type)}.`);
  return false;
}

function fitsGeneric(type: Type, generic: Generic): boolean {
  switch (type.kind) {
    case 'unknown':
    case 'generic':
    case 'pointer':
      return true;
    case 'elementary':
      return families[generic](type);
    case 'literal':
      return literalFits(type.family, type.value, generic);
    case 'enum':
      return generic === 'ANY' || generic === 'ANY_ELEMENTARY' || generic === 'ANY_INT' || generic === 'ANY_NUM' || generic === 'ANY_MAGNITUDE';
    case 'string':
      return generic === 'ANY' || generic === 'ANY_ELEMENTARY' || generic === 'ANY_STRING' || generic === 'STRING';
    case 'void':
      return false;
    default:
      return generic === 'ANY';
  }
}

function literalFits(family: 'integer' | 'real', value: number | bigint | null, generic: Generic): boolean {
  if (generic === 'BOOL') return family === 'integer' && (value === 0 || value === 1);
  if (generic === 'ANY_INT' || generic === 'ANY_BIT') return family === 'integer';
  return ['ANY', 'ANY_ELEMENTARY', 'ANY_MAGNITUDE', 'ANY_NUM', 'ANY_REAL'].includes(generic);
}

function conversionResult(body: Body, definition: StandardFunction, actuals: readonly Actual[]): Type {
  const { conversion, result } = definition;
  const [actual] = actuals;
  if (conversion !== null && conversion.from !== null && actual !== undefined && actual.expression !== null)
    checkSource(body, definition, conversion.from, actual.expression, actual.type);
  if (result === 'string') return { kind: 'string', wide: conversion?.to === 'WSTRING', length: 80 };
  return typeof result === 'object' ? result : unknownType;
}

/** `INT_TO_REAL(x)` needs an INT, or what goes into one. */
function checkSource(body: Body, definition: StandardFunction, from: string, expression: Expression, type: Type): void {
  if (from === 'STRING' || from === 'WSTRING') {
    if (valueType(type).kind === 'elementary') bodyError(body, expression, 'type-mismatch', `${definition.name} needs a ${from}, not ${typeName(type)}.`);
    return;
  }
  const source = Object.values(elementary).find((candidate) => candidate.name === from);
  const value = valueType(type);
  if (source === undefined || value.kind === 'enum') return;
  const bothWhole = value.kind === 'elementary' && isWhole(value) && isWhole(source);
  if (!bothWhole) checkFit(body, expression, type, source, `The argument of ${definition.name}`);
  else if (value.bits > source.bits)
    bodyWarning(body, expression, 'implicit-conversion', `The argument of ${definition.name} is ${value.name}, wider than ${source.name}.`);
}

function resultType(body: Body, call: CallExpression, definition: StandardFunction, actuals: readonly Actual[]): Type {
  const { result, parameters } = definition;
  if (typeof result === 'object') return result;
  if (typeof result === 'number') return literalOrSelf(actuals[result]?.type ?? unknownType);
  if (result === 'any') return unknownType;
  if (result === 'whole') return { kind: 'literal', family: 'integer', value: null };
  if (result === 'string') return stringResult(actuals);
  if (result === 'real') return realResult(actuals);
  const selecting = definition.name === 'SEL' || definition.name === 'MUX';
  const candidates = selecting ? actuals.slice(1) : actuals;
  if (parameters.length === 2 && /^(MUL|DIV)$/.test(definition.name)) {
    const duration = candidates.find((actual) => isDuration(actual.type));
    if (duration !== undefined) return duration.type;
  }
  return commonType(body, call, definition, candidates);
}

/** Of untyped literals alone the result is an untyped number too: REAL or LREAL, as the place asks for it. */
function realResult(actuals: readonly Actual[]): Type {
  if (actuals.length > 0 && actuals.every(({ type }) => type.kind === 'literal')) return { kind: 'literal', family: 'real', value: null };
  return actuals.some(({ type }) => isLong(type)) ? elementary.LREAL : elementary.REAL;
}

function isLong(type: Type): boolean {
  const value = valueType(type);
  return value.kind === 'elementary' && (value.name === 'LREAL' || (value.family !== 'real' && value.bits === 64));
}

function isDuration(type: Type): boolean {
  const value = valueType(type);
  return value.kind === 'elementary' && value.family === 'duration';
}

function literalOrSelf(type: Type): Type {
  return type;
}

function stringResult(actuals: readonly Actual[]): Type {
  const first = actuals.find((actual) => actual.type.kind === 'string')?.type;
  return { kind: 'string', wide: first?.kind === 'string' && first.wide, length: 255 };
}

/** The common type of several values: the widest number, or the one type they share. */
function commonType(body: Body, call: CallExpression, definition: StandardFunction, actuals: readonly Actual[]): Type {
  let common: Type | null = null;
  for (const actual of actuals) {
    const type = valueType(actual.type);
    if (type.kind === 'unknown' || type.kind === 'generic' || type.kind === 'pointer') return unknownType;
    common = common === null ? type : widen(common, type);
    if (common.kind === 'void') {
      bodyError(
        body,
        actual.expression ?? call,
        'type-mismatch',
        `${definition.name} cannot combine ${typeName(actuals[0]?.type ?? unknownType)} and ${typeName(actual.type)}; convert one of them.`,
      );
      return unknownType;
    }
  }
  return common ?? unknownType;
}

/** `void` when the two have nothing in common. */
function widen(a: Type, b: Type): Type {
  if (a === b) return a;
  if (a.kind === 'literal') return b.kind === 'literal' ? (a.family === 'real' ? a : { ...b, value: null }) : widenLiteral(b, a.family);
  if (b.kind === 'literal') return widenLiteral(a, b.family);
  if (a.kind === 'enum' && b.kind === 'enum') return a.name === b.name ? a : a.base;
  const left = a.kind === 'enum' ? a.base : a;
  const right = b.kind === 'enum' ? b.base : b;
  if (left.kind === 'string' && right.kind === 'string') return left.length >= right.length ? left : right;
  if (left.kind === 'elementary' && right.kind === 'elementary') return widenElementary(left, right);
  return left.kind === right.kind && typeName(left) === typeName(right) ? left : { kind: 'void' };
}

function widenElementary(a: ElementaryType, b: ElementaryType): Type {
  const number = (type: ElementaryType): boolean => isWhole(type) || type.family === 'real';
  if (number(a) && number(b)) return commonNumber(a, b);
  if (a.family === b.family) return a.bits >= b.bits ? a : b;
  const time = (type: ElementaryType): boolean => type.family === 'duration' || type.family === 'date';
  if ((time(a) && isWhole(b)) || (time(a) && time(b))) return a;
  return time(b) && isWhole(a) ? b : { kind: 'void' };
}

function widenLiteral(type: Type, family: 'integer' | 'real'): Type {
  if (type.kind !== 'elementary') return type.kind === 'enum' && family === 'integer' ? type : { kind: 'void' };
  if (family === 'real') return type.family === 'real' ? type : isWhole(type) ? elementary.REAL : { kind: 'void' };
  return type;
}
