import type { BinaryExpression, BinaryOperator, Expression } from '../ast.js';
import type { Type } from '../types.js';

/** Finds the initial value expression of a constant, or the value of an enumerator, by upper-case name (or qualified name). */
export type ConstantLookup = (expression: Expression) => Expression | number | bigint | undefined;

const deepest = 64;

/** The value of a constant whole-number expression; null when it is not constant or not whole. Division by zero gives null. */
export function evaluateConstant(expression: Expression, lookup: ConstantLookup, depth = 0): number | bigint | null {
  if (depth > deepest) return null;
  switch (expression.kind) {
    case 'integer-literal':
      return expression.value;
    case 'bool-literal':
      return expression.value ? 1 : 0;
    case 'duration-literal':
      return Number(expression.nanoseconds) / 1e6;
    case 'parenthesised':
      return evaluateConstant(expression.expression, lookup, depth + 1);
    case 'unary': {
      const value = evaluateConstant(expression.operand, lookup, depth + 1);
      if (value === null) return null;
      return expression.operator === '-' ? -value : expression.operator === '+' ? value : null;
    }
    case 'binary':
      return evaluateBinary(expression, lookup, depth);
    case 'name':
    case 'member':
    case 'typed-name': {
      const found = lookup(expression);
      return typeof found === 'object' ? evaluateConstant(found, lookup, depth + 1) : (found ?? null);
    }
    default:
      return null;
  }
}

function evaluateBinary(expression: BinaryExpression, lookup: ConstantLookup, depth: number): number | bigint | null {
  const left = evaluateConstant(expression.left, lookup, depth + 1);
  const right = left === null ? null : evaluateConstant(expression.right, lookup, depth + 1);
  return left === null || right === null ? null : foldWhole(expression.operator, left, right);
}

/** The exact result of an operator on whole constants; division drops the remainder (IEC 61131-3:2013, table 29). Null where it has none. */
export function foldWhole(operator: BinaryOperator, left: number | bigint, right: number | bigint): number | bigint | null {
  const narrow = typeof left === 'number' && typeof right === 'number' ? foldNumber(operator, left, right) : null;
  if (narrow !== null || !Number.isInteger(Number(left)) || !Number.isInteger(Number(right))) return narrow;
  return foldBigInt(operator, BigInt(left), BigInt(right));
}

/** The value of an expression of untyped whole literals, from the type it was given; null for any other. */
export function wholeConstant(type: Type): number | bigint | null {
  return type.kind === 'literal' && type.family === 'integer' ? type.value : null;
}

function foldNumber(operator: BinaryOperator, left: number, right: number): number | bigint | null {
  switch (operator) {
    case '+':
      return exact(left + right);
    case '-':
      return exact(left - right);
    case '*':
      return Math.abs(left * right) <= Number.MAX_SAFE_INTEGER ? left * right + 0 : BigInt(left) * BigInt(right);
    case '/':
      return right === 0 ? null : Math.trunc(left / right) + 0;
    case 'MOD':
      return right === 0 ? null : (left % right) + 0;
    case '**':
      return right < 0 ? null : exact(left ** right);
    default:
      return null;
  }
}

function exact(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}

function foldBigInt(operator: BinaryOperator, left: bigint, right: bigint): bigint | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0n ? null : left / right;
    case 'MOD':
      return right === 0n ? null : left % right;
    default:
      return null;
  }
}
