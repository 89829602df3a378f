import type { BinaryOperator } from '../ast.js';
import { type ElementaryType, elementary } from '../types.js';
import { calculateConstant, calculateSlot, compareSlot } from './fused-code.js';
import { type BigValue, type NumberCode, type NumberValue, roundHalfEven, type TestCode, type Wrap, wrapBig } from './values.js';

/** A comparison of two numbers as a test; a constant right side gets a form of its own, as most comparisons have one. */
export function compareNumbers(operator: BinaryOperator, left: NumberValue, right: NumberValue): TestCode {
  const a = left.run;
  const b = right.run;
  if (right.constant !== null) return compareWith(operator, a, right.constant);
  switch (operator) {
    case '=':
      return (base) => a(base) === b(base);
    case '<>':
      return (base) => a(base) !== b(base);
    case '<':
      return (base) => a(base) < b(base);
    case '>':
      return (base) => a(base) > b(base);
    case '<=':
      return (base) => a(base) <= b(base);
    default:
      return (base) => a(base) >= b(base);
  }
}

function compareWith(operator: BinaryOperator, a: NumberCode, constant: number): TestCode {
  const fused = compareSlot(operator, a, constant);
  if (fused !== null) return fused;
  switch (operator) {
    case '=':
      return (base) => a(base) === constant;
    case '<>':
      return (base) => a(base) !== constant;
    case '<':
      return (base) => a(base) < constant;
    case '>':
      return (base) => a(base) > constant;
    case '<=':
      return (base) => a(base) <= constant;
    default:
      return (base) => a(base) >= constant;
  }
}

type Operation = (a: number, b: number) => number;

/** Arithmetic of two numbers that already have the type of the result. Division by zero calls `fault`. */
export function arithmetic(operator: BinaryOperator, type: ElementaryType, left: NumberValue, right: NumberValue, fault: () => never, wrap: Wrap): NumberValue {
  const operation = operationOf(operator, type, fault, wrap);
  const divides = operator === '/' || operator === 'MOD' || operator === '**';
  const foldable = left.constant !== null && right.constant !== null && !(divides && right.constant === 0);
  const constant = foldable ? operation(left.constant ?? 0, right.constant ?? 0) : null;
  const pure = left.pure && right.pure && (!divides || (right.constant !== null && right.constant !== 0));
  if (constant !== null) return { rep: 'number', type, run: () => constant, constant, pure: true, test: null };
  return { rep: 'number', type, run: inlined(operator, type, left, right) ?? applied(operation, left, right), constant: null, pure, test: null };
}

function applied(operation: Operation, left: NumberValue, right: NumberValue): NumberCode {
  const a = left.run;
  const b = right.run;
  return (base) => operation(a(base), b(base));
}

/** The commonest operations without an inner call. */
function inlined(operator: BinaryOperator, type: ElementaryType, left: NumberValue, right: NumberValue): NumberCode | null {
  const a = left.run;
  const b = right.run;
  const key = `${type.name} ${operator}`;
  if (right.constant !== null) return calculateSlot(key, a, right.constant) ?? calculateConstant(key, a, right.constant) ?? inlinedPair(key, a, b);
  if (left.constant !== null && operator !== '-')
    return calculateSlot(key, b, left.constant) ?? calculateConstant(key, b, left.constant) ?? inlinedPair(key, a, b);
  return inlinedPair(key, a, b);
}

function inlinedPair(key: string, a: NumberCode, b: NumberCode): NumberCode | null {
  switch (key) {
    case 'INT +':
      return (base) => ((a(base) + b(base)) << 16) >> 16;
    case 'INT -':
      return (base) => ((a(base) - b(base)) << 16) >> 16;
    case 'DINT +':
      return (base) => (a(base) + b(base)) | 0;
    case 'DINT -':
      return (base) => (a(base) - b(base)) | 0;
    case 'REAL +':
      return (base) => Math.fround(a(base) + b(base));
    case 'REAL -':
      return (base) => Math.fround(a(base) - b(base));
    case 'REAL *':
      return (base) => Math.fround(a(base) * b(base));
    case 'LREAL +':
      return (base) => a(base) + b(base);
    case 'LREAL -':
      return (base) => a(base) - b(base);
    case 'LREAL *':
      return (base) => a(base) * b(base);
    default:
      return null;
  }
}

function operationOf(operator: BinaryOperator, type: ElementaryType, fault: () => never, wrap: Wrap): Operation {
  const real = type.family === 'real';
  switch (operator) {
    case '+':
      return (a, b) => wrap(a + b);
    case '-':
      return (a, b) => wrap(a - b);
    case '*':
      return !real && type.bits === 32 ? (a, b) => wrap(Math.imul(a, b)) : (a, b) => wrap(a * b);
    case '/':
      return real ? (a, b) => (b === 0 ? fault() : wrap(a / b)) : (a, b) => (b === 0 ? fault() : wrap(Math.trunc(a / b)));
    case 'MOD':
      return (a, b) => (b === 0 ? fault() : wrap(a % b));
    default:
      return powerOf(type, fault, wrap);
  }
}

/** A whole base keeps a whole result; a fraction is rounded. 0 to a negative power is a division by zero. */
function powerOf(type: ElementaryType, fault: () => never, wrap: Wrap): Operation {
  const round: Wrap = type.family === 'real' ? (value) => value : roundHalfEven;
  return (a, b) => (a === 0 && b < 0 ? fault() : wrap(round(a ** b)));
}

/** AND, OR, XOR of bit strings to 32 bits. */
export function logic(operator: BinaryOperator, type: ElementaryType, left: NumberValue, right: NumberValue): NumberValue {
  const a = left.run;
  const b = right.run;
  const unsigned = type.family !== 'signed';
  const operation: Operation =
    operator === 'AND' || operator === 'AND_THEN' ? (x, y) => x & y : operator === 'OR' || operator === 'OR_ELSE' ? (x, y) => x | y : (x, y) => x ^ y;
  const run: NumberCode = unsigned ? (base) => operation(a(base), b(base)) >>> 0 : (base) => operation(a(base), b(base));
  const constant = left.constant !== null && right.constant !== null ? run(0) : null;
  return { rep: 'number', type, run, constant, pure: left.pure && right.pure, test: type === elementary.BOOL ? (base) => run(base) !== 0 : null };
}

/** Arithmetic and logic of 64-bit values. */
export function arithmeticBig(operator: BinaryOperator, type: ElementaryType, left: BigValue, right: BigValue, fault: (() => never) | null): BigValue {
  const wrap = wrapBig(type);
  const operation = bigOperation(operator, fault);
  const a = left.run;
  const b = right.run;
  return { rep: 'big', type, run: (base) => wrap(operation(a(base), b(base))), constant: null };
}

function bigOperation(operator: BinaryOperator, fault: (() => never) | null): (a: bigint, b: bigint) => bigint {
  const guarded = (b: bigint): bigint => (b === 0n && fault !== null ? fault() : b);
  switch (operator) {
    case '+':
      return (a, b) => a + b;
    case '-':
      return (a, b) => a - b;
    case '*':
      return (a, b) => a * b;
    case '/':
      return (a, b) => a / guarded(b);
    case 'MOD':
      return (a, b) => a % guarded(b);
    case '**':
      return (a, b) => power(a, b);
    case 'AND':
    case 'AND_THEN':
      return (a, b) => a & b;
    case 'OR':
    case 'OR_ELSE':
      return (a, b) => a | b;
    default:
      return (a, b) => a ^ b;
  }
}

/** Wraps at every step, so that a large exponent costs no memory. */
function power(a: bigint, exponent: bigint): bigint {
  if (exponent < 0n) return a === 1n ? 1n : 0n;
  let result = 1n;
  let factor = BigInt.asIntN(64, a);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = BigInt.asIntN(64, result * factor);
    factor = BigInt.asIntN(64, factor * factor);
  }
  return result;
}
