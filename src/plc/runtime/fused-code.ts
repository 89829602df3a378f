import type { BinaryOperator } from '../ast.js';
import type { NumberCode, TestCode } from './values.js';

/**
 * Code for the commonest shapes in one closure instead of two or three: reads of fixed slots, comparisons and sums with constants,
 * chains of AND and OR. What a closure reads is remembered beside it, so that the next one can take its place.
 */
const slots = new WeakMap<NumberCode | TestCode, Readonly<{ numbers: Float64Array; slot: number }>>();
const chains = new WeakMap<TestCode, Readonly<{ operator: 'AND' | 'OR'; tests: readonly TestCode[] }>>();

/** Reads a fixed slot as a number. */
export function readSlot(numbers: Float64Array, slot: number): NumberCode {
  const run: NumberCode = () => numbers[slot] ?? 0;
  slots.set(run, { numbers, slot });
  return run;
}

/** Reads a fixed slot as a test. */
export function testSlot(numbers: Float64Array, slot: number): TestCode {
  const test: TestCode = () => numbers[slot] !== 0;
  slots.set(test, { numbers, slot });
  return test;
}

/** The opposite of a test. */
export function notTest(test: TestCode): TestCode {
  const read = slots.get(test);
  if (read === undefined) return (base) => !test(base);
  const { numbers, slot } = read;
  return () => numbers[slot] === 0;
}

/** All (AND) or any (OR) of two tests, the right one only when it still matters; longer chains grow flat. */
export function chainTests(operator: 'AND' | 'OR', left: TestCode, right: TestCode): TestCode {
  const known = chains.get(left);
  const tests = known?.operator === operator && known.tests.length < 4 ? [...known.tests, right] : [left, right];
  const test = operator === 'AND' ? allOf(tests) : anyOf(tests);
  chains.set(test, { operator, tests });
  return test;
}

const never: TestCode = () => false;

function allOf(tests: readonly TestCode[]): TestCode {
  const [a = never, b = never, c = never, d = never] = tests;
  if (tests.length === 2) return (base) => a(base) && b(base);
  return tests.length === 3 ? (base) => a(base) && b(base) && c(base) : (base) => a(base) && b(base) && c(base) && d(base);
}

function anyOf(tests: readonly TestCode[]): TestCode {
  const [a = never, b = never, c = never, d = never] = tests;
  if (tests.length === 2) return (base) => a(base) || b(base);
  return tests.length === 3 ? (base) => a(base) || b(base) || c(base) : (base) => a(base) || b(base) || c(base) || d(base);
}

/** A comparison of a fixed slot with a constant; null when `run` reads no fixed slot. */
export function compareSlot(operator: BinaryOperator, run: NumberCode, constant: number): TestCode | null {
  const read = slots.get(run);
  if (read === undefined) return null;
  const { numbers, slot } = read;
  switch (operator) {
    case '=':
      return () => numbers[slot] === constant;
    case '<>':
      return () => numbers[slot] !== constant;
    case '<':
      return () => (numbers[slot] ?? 0) < constant;
    case '>':
      return () => (numbers[slot] ?? 0) > constant;
    case '<=':
      return () => (numbers[slot] ?? 0) <= constant;
    default:
      return () => (numbers[slot] ?? 0) >= constant;
  }
}

/** A sum or product of a fixed slot and a constant in INT, DINT, REAL or LREAL (`key` is type and operator); null for other shapes. */
export function calculateSlot(key: string, run: NumberCode, constant: number): NumberCode | null {
  const read = slots.get(run);
  if (read === undefined) return null;
  const { numbers, slot } = read;
  switch (key) {
    case 'INT +':
      return () => (((numbers[slot] ?? 0) + constant) << 16) >> 16;
    case 'DINT +':
      return () => ((numbers[slot] ?? 0) + constant) | 0;
    case 'REAL +':
      return () => Math.fround((numbers[slot] ?? 0) + constant);
    case 'REAL -':
      return () => Math.fround((numbers[slot] ?? 0) - constant);
    case 'REAL *':
      return () => Math.fround((numbers[slot] ?? 0) * constant);
    case 'LREAL +':
      return () => (numbers[slot] ?? 0) + constant;
    case 'LREAL -':
      return () => (numbers[slot] ?? 0) - constant;
    case 'LREAL *':
      return () => (numbers[slot] ?? 0) * constant;
    default:
      return null;
  }
}

/** A REAL or LREAL sum or product with a constant on the right; null for other shapes. */
export function calculateConstant(key: string, run: NumberCode, constant: number): NumberCode | null {
  switch (key) {
    case 'REAL +':
      return (base) => Math.fround(run(base) + constant);
    case 'REAL -':
      return (base) => Math.fround(run(base) - constant);
    case 'REAL *':
      return (base) => Math.fround(run(base) * constant);
    case 'LREAL +':
      return (base) => run(base) + constant;
    case 'LREAL *':
      return (base) => run(base) * constant;
    default:
      return null;
  }
}
