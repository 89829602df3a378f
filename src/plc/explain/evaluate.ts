import type { CallExpression, Expression, Pou } from '../ast.js';
import { bare } from '../rules/walk.js';
import type { PlcValue } from '../runtime/program.js';

/** Live values by path (`P_101A_CMD`, `GoodDelay.Q`, `GLOBAL`); undefined for what is not known. */
export type LiveValues = (path: string) => PlcValue | undefined;

/** Where an expression is read: the POU it stands in, and the path of the instance (`ProtectionA.` inside a block, empty in the program). */
export interface Scope {
  readonly pou: Pou;
  readonly prefix: string;
  readonly values: LiveValues;
  /** Values of names that hold for this reading only, by upper-case name: the index of a loop, the inputs of a function. */
  readonly bindings?: ReadonlyMap<string, PlcValue | undefined>;
  /** The value of a function or method of the program that is called here. */
  readonly callValue?: (call: CallExpression, scope: Scope) => PlcValue | undefined;
}

/** The path of a variable access as the online view writes it; null when an index that is not known in `scope`, or a call, makes it dynamic. */
export function pathOf(expression: Expression, scope?: Scope): string | null {
  const inner = bare(expression);
  if (inner.kind === 'name') return inner.key === 'THIS' ? null : inner.name;
  if (inner.kind === 'member') {
    const object = pathOf(inner.object, scope);
    return object === null ? (isThis(inner.object) ? inner.member.name : null) : `${object}.${inner.member.name}`;
  }
  if (inner.kind === 'index') {
    const array = pathOf(inner.array, scope);
    const indices = inner.indices.map((index) =>
      index.kind === 'integer-literal' ? Number(index.value) : scope === undefined ? undefined : evaluate(index, scope),
    );
    return array === null || indices.some((index) => typeof index !== 'number') ? null : `${array}[${indices.join(',')}]`;
  }
  return null;
}

function isThis(expression: Expression): boolean {
  const inner = expression.kind === 'dereference' ? expression.operand : expression;
  return inner.kind === 'name' && inner.key === 'THIS';
}

/** A variable's live value: of the instance first, then global; constants fall back to their initial value. */
export function liveValueOf(expression: Expression, scope: Scope): PlcValue | undefined {
  const inner = bare(expression);
  if (inner.kind === 'name' && scope.bindings?.has(inner.key) === true) return scope.bindings.get(inner.key);
  const path = pathOf(expression, scope);
  if (path === null) return undefined;
  return scope.values(scope.prefix + path) ?? (scope.prefix === '' ? undefined : scope.values(path)) ?? constantOf(path, scope);
}

function constantOf(path: string, scope: Scope): PlcValue | undefined {
  for (const section of scope.pou.sections) {
    if (!section.constant) continue;
    for (const declaration of section.declarations) {
      if (declaration.initial !== null && declaration.names.some((name) => name.key === path.toUpperCase())) return evaluate(declaration.initial, scope);
    }
  }
  return undefined;
}

/** The value of an expression from live values; undefined when a part of it is not known. Durations are milliseconds. Pure. */
export function evaluate(expression: Expression, scope: Scope): PlcValue | undefined {
  const inner = bare(expression);
  switch (inner.kind) {
    case 'bool-literal':
    case 'real-literal':
      return inner.value;
    case 'integer-literal':
      return Number(inner.value);
    case 'duration-literal':
      return Number(inner.nanoseconds) / 1_000_000;
    case 'string-literal':
      return inner.value;
    case 'name':
    case 'member':
    case 'index':
      return liveValueOf(inner, scope);
    case 'typed-name':
      return scope.values(`${inner.typeName.name}.${inner.member.name}`);
    case 'bit-access': {
      const value = evaluate(inner.object, scope);
      if (inner.size !== 1 || (typeof value !== 'number' && typeof value !== 'bigint')) return undefined;
      return ((BigInt(value) >> BigInt(inner.index)) & 1n) === 1n;
    }
    case 'unary': {
      const value = evaluate(inner.operand, scope);
      if (inner.operator === 'NOT') return typeof value === 'boolean' ? !value : undefined;
      return typeof value === 'number' ? (inner.operator === '-' ? -value : value) : undefined;
    }
    case 'binary':
      return evaluateBinary(inner.operator, evaluate(inner.left, scope), evaluate(inner.right, scope));
    case 'call':
      return evaluateCall(inner, scope);
    default:
      return undefined;
  }
}

function evaluateBinary(operator: string, left: PlcValue | undefined, right: PlcValue | undefined): PlcValue | undefined {
  if (operator === 'AND' || operator === 'AND_THEN') return left === false || right === false ? false : left === true && right === true ? true : undefined;
  if (operator === 'OR' || operator === 'OR_ELSE') return left === true || right === true ? true : left === false && right === false ? false : undefined;
  if (left === undefined || right === undefined) return undefined;
  if (operator === 'XOR') return left !== right;
  if (operator === '=') return same(left, right);
  if (operator === '<>') return !same(left, right);
  if (typeof left === 'string' || typeof right === 'string' || typeof left === 'boolean' || typeof right === 'boolean') return undefined;
  const [a, b] = [Number(left), Number(right)];
  const results: Readonly<Record<string, PlcValue>> = {
    '<': a < b,
    '<=': a <= b,
    '>': a > b,
    '>=': a >= b,
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '/': a / b,
    MOD: a % b,
    '**': a ** b,
  };
  return results[operator];
}

function same(left: PlcValue, right: PlcValue): boolean {
  if (typeof left === 'bigint' || typeof right === 'bigint') return Number(left) === Number(right);
  return left === right;
}

function evaluateCall(call: Expression & { kind: 'call' }, scope: Scope): PlcValue | undefined {
  const name = call.callee.kind === 'name' ? call.callee.key : '';
  const inputs = call.arguments.map((argument) => (argument.value === null ? undefined : evaluate(argument.value, scope)));
  const numbers = inputs.filter((value) => typeof value === 'number');
  const [first, second, third] = inputs;
  const own = scope.callValue?.(call, scope);
  if (own !== undefined) return own;
  if (name === 'SEL') return first === true ? third : first === false ? second : undefined;
  if (numbers.length !== inputs.length) return name.startsWith('BOOL_TO_') && typeof first === 'boolean' ? Number(first) : undefined;
  if (name === 'ABS') return Math.abs(numbers[0] ?? 0);
  if (name === 'MIN') return Math.min(...numbers);
  if (name === 'MAX') return Math.max(...numbers);
  if (name === 'LIMIT') return Math.min(Math.max(numbers[1] ?? 0, numbers[0] ?? 0), numbers[2] ?? 0);
  return /^[A-Z]+_TO_L?REAL$/.test(name) ? numbers[0] : undefined;
}

/**
 * A value for people: TRUE, FALSE, numbers with at most three decimals, durations in seconds.
 * Source: own design of this package.
 * Units: durations in milliseconds in, seconds out.
 * Errors: none; an unknown value reads as unknown.
 */
export function formatValue(value: PlcValue | undefined, isDuration = false): string {
  if (value === undefined) return 'unknown';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return `'${value}'`;
  if (isDuration) return `${Math.round(Number(value)) / 1_000} s`;
  return String(typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value);
}
