/**
 * Terms of a logic over BOOL, whole numbers and reals, shared: two terms of the same shape are one object. Whole numbers are two's complement words of
 * `wordBits` bits, wide enough for every 32-bit type and the sum of two of them; `wrap` brings a result back into its type.
 */
export type Sort = 'bool' | 'int' | 'real';
export type Operator =
  | 'const'
  | 'var'
  | 'not'
  | 'and'
  | 'or'
  | 'ite'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'mod'
  | 'wrap'
  | 'bitand'
  | 'bitor'
  | 'bitxor'
  | 'eq'
  | 'lt'
  | 'to-real'
  | 'radd'
  | 'rsub'
  | 'rmul'
  | 'rdiv'
  | 'req'
  | 'rlt';

export interface Term {
  readonly id: number;
  readonly sort: Sort;
  readonly op: Operator;
  readonly args: readonly Term[];
  /** Of a constant: 0 or 1 for BOOL. */
  readonly value: number;
  /** Of a variable; of `wrap`: `s16`, `u8` and so on. */
  readonly name: string;
  /** Of a whole-number variable: its type, so that it takes only values of that type. */
  readonly width: Width | null;
}
export type Width = Readonly<{ bits: number; signed: boolean }>;

/** Bits of every whole-number term. */
export const wordBits = 34;

/** Makes and shares terms. Simplifies as it goes: constants are folded, and a choice between equal things is no choice. */
export class Terms {
  private readonly known = new Map<string, Term>();
  private count = 0;
  readonly yes: Term;
  readonly no: Term;

  constructor() {
    this.yes = this.make('bool', 'const', [], 1);
    this.no = this.make('bool', 'const', [], 0);
  }

  private make(sort: Sort, op: Operator, args: readonly Term[], value = 0, name = '', width: Width | null = null): Term {
    const key = `${op}|${sort}|${Object.is(value, -0) ? 0 : value}|${name}|${args.map((arg) => arg.id).join(',')}`;
    const existing = this.known.get(key);
    if (existing !== undefined) return existing;
    const term: Term = { id: this.count++, sort, op, args, value, name, width };
    this.known.set(key, term);
    return term;
  }

  variable(sort: Sort, name: string, width: Width | null = null): Term {
    return this.make(sort, 'var', [], 0, name, width);
  }
  bool(value: boolean): Term {
    return value ? this.yes : this.no;
  }
  int(value: number): Term {
    return this.make('int', 'const', [], Math.trunc(value));
  }
  real(value: number): Term {
    return this.make('real', 'const', [], value);
  }

  not(a: Term): Term {
    if (a.op === 'const') return this.bool(a.value === 0);
    return a.op === 'not' ? first(a) : this.make('bool', 'not', [a]);
  }
  and(a: Term, b: Term): Term {
    if (a === this.no || b === this.no) return this.no;
    if (a === this.yes || a === b) return b;
    if (b === this.yes) return a;
    if (this.not(a) === b) return this.no;
    return this.make('bool', 'and', a.id < b.id ? [a, b] : [b, a]);
  }
  or(a: Term, b: Term): Term {
    return this.not(this.and(this.not(a), this.not(b)));
  }
  xor(a: Term, b: Term): Term {
    return this.ite(a, this.not(b), b);
  }
  ite(condition: Term, yes: Term, no: Term): Term {
    if (condition === this.yes || yes === no) return yes;
    if (condition === this.no) return no;
    if (condition.op === 'not') return this.ite(first(condition), no, yes);
    if (yes.sort === 'bool') {
      if (yes === this.yes) return this.or(condition, no);
      if (yes === this.no) return this.and(this.not(condition), no);
      if (no === this.yes) return this.or(this.not(condition), yes);
      if (no === this.no) return this.and(condition, yes);
    }
    return this.make(yes.sort, 'ite', [condition, yes, no]);
  }

  add(a: Term, b: Term): Term {
    return this.arithmetic('add', a, b, a.value + b.value);
  }
  sub(a: Term, b: Term): Term {
    return this.arithmetic('sub', a, b, a.value - b.value);
  }
  mul(a: Term, b: Term): Term {
    return this.arithmetic('mul', a, b, a.value * b.value);
  }
  /** Rounds towards zero; division by zero has any value. */
  div(a: Term, b: Term): Term {
    return b.op === 'const' && b.value === 0 ? this.make('int', 'div', [a, b]) : this.arithmetic('div', a, b, Math.trunc(a.value / b.value));
  }
  mod(a: Term, b: Term): Term {
    return b.op === 'const' && b.value === 0 ? this.make('int', 'mod', [a, b]) : this.arithmetic('mod', a, b, a.value % b.value);
  }
  bitwise(op: 'bitand' | 'bitor' | 'bitxor', a: Term, b: Term): Term {
    const fold = { bitand: (x: bigint, y: bigint) => x & y, bitor: (x: bigint, y: bigint) => x | y, bitxor: (x: bigint, y: bigint) => x ^ y }[op];
    return this.arithmetic(op, a, b, a.op === 'const' && b.op === 'const' ? Number(fold(BigInt(a.value), BigInt(b.value))) : 0);
  }
  private arithmetic(op: Operator, a: Term, b: Term, folded: number): Term {
    if (a.op === 'const' && b.op === 'const' && Math.abs(folded) < 2 ** (wordBits - 1)) return this.int(folded);
    return this.make('int', op, [a, b]);
  }
  wrap(a: Term, width: Width): Term {
    const { bits, signed } = width;
    if (a.op === 'const') return this.int(Number(signed ? BigInt.asIntN(bits, BigInt(a.value)) : BigInt.asUintN(bits, BigInt(a.value))));
    const sameWidth = a.width !== null && a.width.bits === bits && a.width.signed === signed;
    const name = `${signed ? 's' : 'u'}${bits}`;
    return sameWidth || (a.op === 'wrap' && a.name === name) ? a : this.make('int', 'wrap', [a], 0, name, width);
  }
  eq(a: Term, b: Term): Term {
    if (a.sort === 'bool') return this.not(this.xor(a, b));
    if (a === b) return this.yes;
    if (a.op === 'const' && b.op === 'const') return this.bool(a.value === b.value);
    return this.split(a, b, (x, y) => this.eq(x, y)) ?? this.make('bool', 'eq', a.id < b.id ? [a, b] : [b, a]);
  }
  lt(a: Term, b: Term): Term {
    if (a === b) return this.no;
    if (a.op === 'const' && b.op === 'const') return this.bool(a.value < b.value);
    return this.split(a, b, (x, y) => this.lt(x, y)) ?? this.make('bool', 'lt', [a, b]);
  }
  /** A comparison of a choice between constants is a choice of comparisons: state numbers need no arithmetic then. */
  private split(a: Term, b: Term, compare: (a: Term, b: Term) => Term): Term | null {
    if (a.op === 'ite' && b.op === 'const' && hasConstantBranch(a)) return this.ite(first(a), compare(branch(a, 1), b), compare(branch(a, 2), b));
    if (b.op === 'ite' && a.op === 'const' && hasConstantBranch(b)) return this.ite(first(b), compare(a, branch(b, 1)), compare(a, branch(b, 2)));
    return null;
  }

  toReal(a: Term): Term {
    return a.op === 'const' ? this.real(a.value) : this.make('real', 'to-real', [a]);
  }
  /** Real arithmetic is kept as it stands: its rounding is the machine's, not the logic's. */
  realOperation(op: 'radd' | 'rsub' | 'rmul' | 'rdiv', a: Term, b: Term): Term {
    return this.make('real', op, [a, b]);
  }
  req(a: Term, b: Term): Term {
    if (a === b) return this.yes;
    if (a.op === 'const' && b.op === 'const') return this.bool(a.value === b.value);
    return this.splitReal(a, b, (x, y) => this.req(x, y)) ?? this.make('bool', 'req', a.id < b.id ? [a, b] : [b, a]);
  }
  rlt(a: Term, b: Term): Term {
    if (a === b) return this.no;
    if (a.op === 'const' && b.op === 'const') return this.bool(a.value < b.value);
    return this.splitReal(a, b, (x, y) => this.rlt(x, y)) ?? this.make('bool', 'rlt', [a, b]);
  }
  private splitReal(a: Term, b: Term, compare: (a: Term, b: Term) => Term): Term | null {
    if (a.op === 'ite') return this.ite(first(a), compare(branch(a, 1), b), compare(branch(a, 2), b));
    if (b.op === 'ite') return this.ite(first(b), compare(a, branch(b, 1)), compare(a, branch(b, 2)));
    return null;
  }
}

function first(term: Term): Term {
  return branch(term, 0);
}

function branch(term: Term, index: number): Term {
  const found = term.args[index];
  if (found === undefined) throw new TypeError(`${term.op} has no argument ${index}`);
  return found;
}

function hasConstantBranch(term: Term): boolean {
  return term.args.slice(1).some((arg) => arg.op === 'const' || (arg.op === 'ite' && hasConstantBranch(arg)));
}

/** The value of a term when its variables have these values; for replaying a solver's answer and for comparing with the soft PLC. */
export function evaluateTerm(term: Term, values: ReadonlyMap<string, number>, cache = new Map<Term, number>()): number {
  const done = cache.get(term);
  if (done !== undefined) return done;
  const arg = (index: number): number => evaluateTerm(branch(term, index), values, cache);
  const result = evaluateOperator(term, arg, values);
  cache.set(term, result);
  return result;
}

function evaluateOperator(term: Term, arg: (index: number) => number, values: ReadonlyMap<string, number>): number {
  switch (term.op) {
    case 'const':
      return term.value;
    case 'var':
      return values.get(term.name) ?? 0;
    case 'not':
      return 1 - arg(0);
    case 'and':
      return arg(0) & arg(1);
    case 'or':
      return arg(0) | arg(1);
    case 'ite':
      return arg(0) !== 0 ? arg(1) : arg(2);
    case 'eq':
    case 'req':
      return arg(0) === arg(1) ? 1 : 0;
    case 'lt':
    case 'rlt':
      return arg(0) < arg(1) ? 1 : 0;
    case 'to-real':
      return Math.fround(arg(0));
    default:
      return evaluateArithmetic(term, arg(0), term.args.length > 1 ? arg(1) : 0);
  }
}

function evaluateArithmetic(term: Term, a: number, b: number): number {
  switch (term.op) {
    case 'add':
      return a + b;
    case 'sub':
      return a - b;
    case 'mul':
      return a * b;
    case 'div':
      return Math.trunc(a / b);
    case 'mod':
      return a % b;
    case 'bitand':
      return Number(BigInt(a) & BigInt(b));
    case 'bitor':
      return Number(BigInt(a) | BigInt(b));
    case 'bitxor':
      return Number(BigInt(a) ^ BigInt(b));
    case 'wrap': {
      const { bits, signed } = term.width ?? { bits: wordBits, signed: true };
      return Number(signed ? BigInt.asIntN(bits, BigInt(a)) : BigInt.asUintN(bits, BigInt(a)));
    }
    case 'radd':
      return Math.fround(a + b);
    case 'rsub':
      return Math.fround(a - b);
    case 'rmul':
      return Math.fround(a * b);
    case 'rdiv':
      return Math.fround(a / b);
    default:
      return 0;
  }
}
