import type { BinaryExpression, CallExpression, Expression, Literal } from '../../ast.js';
import { wholeConstant } from '../../checker/constants.js';
import { commonNumber, isWhole } from '../../checker/conversions.js';
import { isCodesysFamily } from '../../dialect.js';
import { type ElementaryType, elementary, type Type } from '../../types.js';
import type { Execution, Scope } from './execution.js';
import { NotCovered, scalar, widthOf, wrapWidth } from './leaves.js';
import type { Term } from './term.js';

/** A term with the type it has in the program; null for an untyped number, which takes the type of its surroundings. */
export type Typed = Readonly<{ term: Term; type: Type | null }>;

/** The term of an expression. What the logic does not know (products of reals, MOD of reals) becomes a value about which nothing is known. */
export function expressionTerm(execution: Execution, scope: Scope, expression: Expression, expected: Type | null): Typed {
  const { terms, checked } = execution;
  switch (expression.kind) {
    case 'parenthesised':
      return expressionTerm(execution, scope, expression.expression, expected);
    case 'bool-literal':
    case 'integer-literal':
    case 'real-literal':
    case 'duration-literal':
      return literalTerm(execution, expression);
    case 'name':
    case 'member':
    case 'index':
    case 'typed-name':
      return variableTerm(execution, scope, expression);
    case 'unary': {
      const operand = expressionTerm(execution, scope, expression.operand, expected);
      if (expression.operator === '+') return operand;
      if (expression.operator === 'NOT') {
        if (operand.term.sort === 'bool') return { term: terms.not(operand.term), type: elementary.BOOL };
        const type = elementaryOf(operand, elementary.WORD);
        return { term: terms.wrap(terms.sub(terms.int(-1), operand.term), widthOf(type) ?? { bits: 32, signed: false }), type };
      }
      if (expression.operator === '-') return negative(execution, operand);
      throw new NotCovered('addresses of variables have no description in logic');
    }
    case 'binary':
      return binaryTerm(execution, scope, expression, expected);
    case 'call':
      return callTerm(execution, scope, expression);
    default:
      return { term: execution.anything(checked.typeOf(expression)), type: checked.typeOf(expression) };
  }
}

function literalTerm({ terms }: Execution, literal: Literal): Typed {
  switch (literal.kind) {
    case 'bool-literal':
      return { term: terms.bool(literal.value), type: elementary.BOOL };
    case 'integer-literal': {
      const type = literal.typeName === null ? null : elementaryNamed(literal.typeName);
      if (type?.name === 'BOOL') return { term: terms.bool(Number(literal.value) !== 0), type };
      return { term: type?.family === 'real' ? terms.real(Number(literal.value)) : terms.int(Number(literal.value)), type };
    }
    case 'real-literal':
      return { term: terms.real(literal.value), type: literal.typeName === null ? null : elementaryNamed(literal.typeName) };
    case 'duration-literal':
      if (literal.long) throw new NotCovered('LTIME has no description in logic here');
      return { term: terms.int(Number(literal.nanoseconds / 1_000_000n)), type: elementary.TIME };
    default:
      throw new NotCovered('texts and dates have no description in logic');
  }
}

function elementaryNamed(name: string): ElementaryType | null {
  return new Map<string, ElementaryType>(Object.entries(elementary)).get(name) ?? null;
}

function variableTerm(execution: Execution, scope: Scope, expression: Expression): Typed {
  const { terms, checked } = execution;
  const symbol = checked.symbolOf(expression);
  if (symbol?.kind === 'enumerator') return { term: terms.int(symbol.value), type: checked.typeOf(expression) };
  const places = execution.places(scope, expression);
  const [first, ...others] = places;
  if (first === undefined) throw new NotCovered('an index is always outside of its array');
  const { type } = first;
  if (scalar(type) === null) throw new NotCovered('whole arrays and structures have no description in logic');
  const last = others.reduce((term, place) => terms.ite(place.guard, execution.read(place.path), term), execution.read(first.path));
  return { term: last, type };
}

/** A value brought into the type of the place it goes to, as the implicit and explicit conversions do. */
export function toType(execution: Execution, { term, type }: Typed, target: Type): Term {
  const to = scalar(target);
  if (to === null) throw new NotCovered('texts, dates and 64-bit numbers have no description in logic here');
  const { terms, checked } = execution;
  if (to.name === 'BOOL') return term.sort === 'bool' ? term : term.sort === 'int' ? terms.not(terms.eq(term, terms.int(0))) : execution.anything(to);
  const whole = term.sort === 'bool' ? terms.ite(term, terms.int(1), terms.int(0)) : term;
  if (to.family === 'real') return realOf(execution, whole, to, type);
  if (whole.sort === 'real') return whole.op === 'const' && Number.isInteger(whole.value) ? terms.int(whole.value) : execution.anything(to);
  const width = wrapWidth(to, checked.dialect);
  return width === null || fits(type, to) ? whole : terms.wrap(whole, width);
}

function realOf({ terms }: Execution, term: Term, to: ElementaryType, from: Type | null): Term {
  const real = term.sort === 'int' ? terms.toReal(term) : term;
  const narrows = to.name === 'REAL' && (from === null || scalar(from)?.name !== 'REAL');
  return narrows && real.op === 'const' ? terms.real(Math.fround(real.value)) : real;
}

function fits(from: Type | null, to: ElementaryType): boolean {
  const plain = from === null ? null : scalar(from);
  return plain !== null && plain === to;
}

function elementaryOf({ type }: Typed, otherwise: ElementaryType): ElementaryType {
  return (type === null ? null : scalar(type)) ?? otherwise;
}

function negative(execution: Execution, operand: Typed): Typed {
  const { terms, checked } = execution;
  const { term } = operand;
  if (term.sort === 'real')
    return { term: term.op === 'const' ? terms.real(-term.value) : terms.realOperation('rsub', terms.real(0), term), type: operand.type };
  const result = terms.sub(terms.int(0), term);
  if (operand.type === null) return { term: result, type: null };
  const width = wrapWidth(elementaryOf(operand, elementary.DINT), checked.dialect);
  return { term: width === null ? result : terms.wrap(result, width), type: operand.type };
}

const logical = new Set(['AND', 'OR', 'XOR', 'AND_THEN', 'OR_ELSE']);

function binaryTerm(execution: Execution, scope: Scope, expression: BinaryExpression, place: Type | null): Typed {
  const type = execution.checked.typeOf(expression);
  const value = wholeConstant(type);
  if (value !== null) return { term: execution.terms.int(Number(value)), type: null };
  const expected = type.kind === 'literal' && type.family === 'integer' ? null : place;
  const own = scalar(type);
  const hint = own ?? expected;
  const left = expressionTerm(execution, scope, expression.left, hint);
  const right = expressionTerm(execution, scope, expression.right, hint);
  if (logical.has(expression.operator)) return logicTerm(execution, expression, left, right);
  const compared = comparison(execution, expression, left, right);
  return compared ?? arithmeticTerm(execution, expression, left, right, own, expected);
}

function logicTerm(execution: Execution, { operator }: BinaryExpression, left: Typed, right: Typed): Typed {
  const { terms } = execution;
  const kind = operator === 'AND_THEN' ? 'AND' : operator === 'OR_ELSE' ? 'OR' : operator;
  if (left.term.sort === 'bool' && right.term.sort === 'bool') {
    const term = kind === 'AND' ? terms.and(left.term, right.term) : kind === 'OR' ? terms.or(left.term, right.term) : terms.xor(left.term, right.term);
    return { term, type: elementary.BOOL };
  }
  if (left.term.sort !== 'int' || right.term.sort !== 'int') throw new NotCovered(`${operator} mixes BOOL with numbers`);
  const [a, b] = [left.type === null ? right : left, right.type === null ? left : right];
  const type = commonNumber(elementaryOf(a, elementary.WORD), elementaryOf(b, elementary.WORD));
  return { term: terms.bitwise(kind === 'AND' ? 'bitand' : kind === 'OR' ? 'bitor' : 'bitxor', left.term, right.term), type };
}

function comparison(execution: Execution, { operator }: BinaryExpression, left: Typed, right: Typed): Typed | null {
  const { terms } = execution;
  const [a, b] = comparable(execution, left, right);
  const less = (x: Term, y: Term): Term => {
    if (x.sort === 'bool' || y.sort === 'bool') return terms.and(terms.not(x), y);
    return x.sort === 'real' ? terms.rlt(x, y) : terms.lt(x, y);
  };
  const same = a.sort === 'real' ? terms.req(a, b) : terms.eq(a, b);
  const answer = (term: Term): Typed => ({ term, type: elementary.BOOL });
  switch (operator) {
    case '=':
      return answer(same);
    case '<>':
      return answer(terms.not(same));
    case '<':
      return answer(less(a, b));
    case '>':
      return answer(less(b, a));
    case '<=':
      return answer(a.sort === 'real' ? terms.or(less(a, b), same) : terms.not(less(b, a)));
    case '>=':
      return answer(a.sort === 'real' ? terms.or(less(b, a), same) : terms.not(less(a, b)));
    default:
      return null;
  }
}

/** Both sides in one sort; a literal takes the other side's type. */
function comparable(execution: Execution, left: Typed, right: Typed): readonly [Term, Term] {
  if (left.term.sort === right.term.sort && left.term.sort !== 'real') return [left.term, right.term];
  if (left.term.sort === 'bool' || right.term.sort === 'bool') {
    const whole = (side: Typed): Term => toType(execution, side, elementary.DINT);
    return [whole(left), whole(right)];
  }
  const type = [left, right].some((side) => elementaryOf(side, elementary.REAL).name === 'LREAL') ? elementary.LREAL : elementary.REAL;
  return [toType(execution, left, type), toType(execution, right, type)];
}

function arithmeticTerm(
  execution: Execution,
  { operator }: BinaryExpression,
  left: Typed,
  right: Typed,
  own: ElementaryType | null,
  expected: Type | null,
): Typed {
  const { terms, checked } = execution;
  const wanted = own ?? (left.type === null && right.type === null ? (expected === null ? null : scalar(expected)) : null);
  const real = wanted === null ? left.term.sort === 'real' || right.term.sort === 'real' : wanted.family === 'real';
  if (real) return realArithmetic(execution, operator, left, right, wanted ?? elementary.REAL);
  if (left.term.sort !== 'int' || right.term.sort !== 'int' || operator === '**') {
    const type = wanted ?? elementary.DINT;
    return { term: execution.anything(type), type };
  }
  const plain = wanted ?? commonNumber(elementaryOf(left, elementary.DINT), elementaryOf(right, elementary.DINT));
  const working =
    isCodesysFamily(checked.dialect) && isWhole(plain) && plain.bits < 32 ? (plain.family === 'signed' ? elementary.DINT : elementary.UDINT) : plain;
  const result = wholeOperation(execution, operator, left.term, right.term);
  if (left.type === null && right.type === null && wanted === null) return { term: result, type: null };
  const width = wrapWidth(working, checked.dialect);
  return { term: width === null ? result : terms.wrap(result, width), type: working };
}

function wholeOperation({ terms }: Execution, operator: BinaryExpression['operator'], a: Term, b: Term): Term {
  switch (operator) {
    case '+':
      return terms.add(a, b);
    case '-':
      return terms.sub(a, b);
    case '*':
      return terms.mul(a, b);
    case '/':
      return terms.div(a, b);
    default:
      return terms.mod(a, b);
  }
}

function realArithmetic(execution: Execution, operator: BinaryExpression['operator'], left: Typed, right: Typed, type: ElementaryType): Typed {
  const { terms } = execution;
  const [a, b] = [toType(execution, left, type), toType(execution, right, type)];
  const names = { '+': 'radd', '-': 'rsub', '*': 'rmul', '/': 'rdiv' } as const;
  const name = operator === '+' || operator === '-' || operator === '*' || operator === '/' ? names[operator] : null;
  return { term: name === null ? execution.anything(type) : terms.realOperation(name, a, b), type };
}

/** Standard functions that are choices and comparisons, and conversions; the value of any other function is not known. */
function callTerm(execution: Execution, scope: Scope, call: CallExpression): Typed {
  const { terms, checked } = execution;
  const symbol = checked.symbolOf(call.callee);
  const type = checked.typeOf(call);
  if (symbol?.kind !== 'standard-function') throw new NotCovered('functions of one’s own have no description in logic here');
  const values = call.arguments.map(({ value }) => {
    if (value === null) throw new NotCovered('an argument is empty');
    return expressionTerm(execution, scope, value, type);
  });
  const name = symbol.name.toUpperCase();
  const conversion = /^(?:(\w+)_)?TO_(\w+)$/.exec(name);
  const [first, second, third] = values;
  if (conversion !== null && first !== undefined) {
    const target = elementaryNamed(conversion[2] ?? '');
    return target === null ? { term: execution.anything(type), type } : { term: toType(execution, first, target), type: target };
  }
  const target = scalar(type) ?? (type.kind === 'literal' && type.family === 'real' ? elementary.LREAL : elementary.DINT);
  const as = (value: Typed): Term => toType(execution, value, target);
  const below = (a: Term, b: Term): Term => (a.sort === 'real' ? terms.rlt(a, b) : terms.lt(a, b));
  const answer = (term: Term): Typed => ({ term, type: target });
  if (call.arguments.some((argument) => argument.name !== null) && !inOrder(name, call)) return answer(execution.anything(target));
  if (name === 'SEL' && first?.term.sort === 'bool' && second !== undefined && third !== undefined) return answer(terms.ite(first.term, as(third), as(second)));
  if ((name === 'MAX' || name === 'MIN') && values.length > 0)
    return answer(values.map(as).reduce((best, next) => terms.ite(name === 'MAX' ? below(best, next) : below(next, best), next, best)));
  if (name === 'LIMIT' && first !== undefined && second !== undefined && third !== undefined) {
    const [low, value, high] = [as(first), as(second), as(third)];
    const raised = terms.ite(below(value, low), low, value);
    return answer(terms.ite(below(high, raised), high, raised));
  }
  if (name === 'ABS' && first !== undefined && as(first).sort === 'int')
    return answer(terms.ite(terms.lt(as(first), terms.int(0)), terms.sub(terms.int(0), as(first)), as(first)));
  return answer(execution.anything(target));
}

const orders: Readonly<Record<string, readonly string[]>> = { SEL: ['G', 'IN0', 'IN1'], LIMIT: ['MN', 'IN', 'MX'], ABS: ['IN'] };

function inOrder(name: string, call: CallExpression): boolean {
  return call.arguments.every((argument, index) => argument.name === null || argument.name.key === orders[name]?.[index]);
}
