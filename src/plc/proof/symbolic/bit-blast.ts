import type { SatSolver } from './sat.js';
import { type Term, type Width, wordBits } from './term.js';

/**
 * Terms as clauses. BOOL and whole numbers are exact, bit by bit; products of two variables, quotients and real arithmetic are left free (any value), so
 * that a proof still holds for every value but a counter-example must be replayed. Comparisons of one real with several limits keep their order.
 */
export class BitBlaster {
  private readonly solver: SatSolver;
  private readonly literals = new Map<Term, number>();
  private readonly words = new Map<Term, readonly number[]>();
  private readonly limits = new Map<Term, { value: number; below: number; equal: number }[]>();
  private readonly pairs = new Map<string, Readonly<{ below: number; equal: number }>>();
  readonly yes: number;

  constructor(solver: SatSolver) {
    this.solver = solver;
    this.yes = solver.variable();
    solver.add([this.yes]);
  }

  literal(term: Term): number {
    const known = this.literals.get(term);
    if (known !== undefined) return known;
    const made = this.makeLiteral(term);
    this.literals.set(term, made);
    return made;
  }

  /** The value of a variable in the solver's last model; null when the clauses do not mention it. */
  modelOf(variable: Term): number | null {
    if (variable.sort === 'bool') {
      const literal = this.literals.get(variable);
      return literal === undefined ? null : Number(this.solver.modelValue(literal));
    }
    if (variable.sort === 'real') return this.modelOfReal(variable);
    const bits = this.words.get(variable);
    if (bits === undefined) return null;
    const sum = bits.reduce((total, bit, index) => (this.solver.modelValue(bit) ? total + 2n ** BigInt(index) : total), 0n);
    return Number(BigInt.asIntN(wordBits, sum));
  }

  /** A number that stands to every limit as the model says. */
  private modelOfReal(variable: Term): number | null {
    const limits = this.limits.get(variable);
    if (limits === undefined || limits.length === 0) return null;
    let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const { value, below, equal } of limits) {
      if (this.solver.modelValue(equal)) return value;
      if (this.solver.modelValue(below)) high = Math.min(high, value);
      else low = Math.max(low, value);
    }
    if (low === Number.NEGATIVE_INFINITY) return Math.fround(high - 1 - Math.abs(high) / 100);
    return high === Number.POSITIVE_INFINITY ? Math.fround(low + 1 + Math.abs(low) / 100) : Math.fround((low + high) / 2);
  }

  private makeLiteral(term: Term): number {
    const at = (index: number): Term => argument(term, index);
    switch (term.op) {
      case 'const':
        return term.value !== 0 ? this.yes : -this.yes;
      case 'not':
        return -this.literal(at(0));
      case 'and':
        return this.andGate(this.literal(at(0)), this.literal(at(1)));
      case 'ite':
        return this.choose(this.literal(at(0)), this.literal(at(1)), this.literal(at(2)));
      case 'eq':
        return this.equal(this.word(at(0)), this.word(at(1)));
      case 'lt':
        return this.less(this.word(at(0)), this.word(at(1)));
      case 'req':
        return this.compareReal(at(0), at(1), 'equal');
      case 'rlt':
        return this.compareReal(at(0), at(1), 'below');
      default:
        return this.solver.variable();
    }
  }

  private word(term: Term): readonly number[] {
    const known = this.words.get(term);
    if (known !== undefined) return known;
    const made = this.makeWord(term);
    this.words.set(term, made);
    return made;
  }

  private makeWord(term: Term): readonly number[] {
    const at = (index: number): readonly number[] => this.word(argument(term, index));
    switch (term.op) {
      case 'const':
        return constantBits(term.value).map((bit) => (bit ? this.yes : -this.yes));
      case 'ite': {
        const condition = this.literal(argument(term, 0));
        const no = at(2);
        return at(1).map((bit, index) => this.choose(condition, bit, no[index] ?? 0));
      }
      case 'add':
        return this.sum(at(0), at(1), -this.yes);
      case 'sub':
        return this.sum(
          at(0),
          at(1).map((bit) => -bit),
          this.yes,
        );
      case 'mul':
        return this.product(term);
      case 'wrap':
        return extended(at(0), term.width ?? { bits: wordBits, signed: true }, -this.yes);
      case 'bitand':
      case 'bitor':
      case 'bitxor':
        return this.bitwise(term.op, at(0), at(1));
      default:
        return this.free(term.width);
    }
  }

  private bitwise(op: 'bitand' | 'bitor' | 'bitxor', a: readonly number[], b: readonly number[]): readonly number[] {
    return a.map((bit, index) => {
      const other = b[index] ?? 0;
      if (op === 'bitxor') return this.xorGate(bit, other);
      return op === 'bitand' ? this.andGate(bit, other) : -this.andGate(-bit, -other);
    });
  }

  private free(width: Width | null): readonly number[] {
    const bits = Array.from({ length: wordBits }, (_, index) => (width !== null && index >= width.bits ? 0 : this.solver.variable()));
    return width === null ? bits : extended(bits, width, -this.yes);
  }

  /** Exact when one factor is constant; otherwise any value. */
  private product(term: Term): readonly number[] {
    const [constant, other] = [argument(term, 0), argument(term, 1)].sort((a, b) => Number(b.op === 'const') - Number(a.op === 'const'));
    if (constant?.op !== 'const' || other === undefined) return this.free(null);
    const factor = this.word(other);
    let total: readonly number[] = constantBits(0).map(() => -this.yes);
    for (const [shift, bit] of constantBits(constant.value).entries())
      if (bit) total = this.sum(total, [...Array.from({ length: shift }, () => -this.yes), ...factor].slice(0, wordBits), -this.yes);
    return total;
  }

  private sum(a: readonly number[], b: readonly number[], carryIn: number): readonly number[] {
    let carry = carryIn;
    return a.map((bit, index) => {
      const other = b[index] ?? 0;
      const half = this.xorGate(bit, other);
      const result = this.xorGate(half, carry);
      carry = this.choose(half, carry, bit);
      return result;
    });
  }

  private equal(a: readonly number[], b: readonly number[]): number {
    let all = this.yes;
    for (const [index, bit] of a.entries()) all = this.andGate(all, -this.xorGate(bit, b[index] ?? 0));
    return all;
  }

  private less(a: readonly number[], b: readonly number[]): number {
    let result = -this.yes;
    for (const [index, bit] of a.entries()) {
      const other = b[index] ?? 0;
      const differ = this.xorGate(bit, other);
      result = this.choose(differ, index === wordBits - 1 ? bit : other, result);
    }
    return result;
  }

  private andGate(a: number, b: number): number {
    if (a === -this.yes || b === -this.yes || a === -b) return -this.yes;
    if (a === this.yes || a === b) return b;
    if (b === this.yes) return a;
    const out = this.solver.variable();
    this.solver.add([-out, a]);
    this.solver.add([-out, b]);
    this.solver.add([out, -a, -b]);
    return out;
  }

  private xorGate(a: number, b: number): number {
    if (a === -this.yes) return b;
    if (b === -this.yes) return a;
    if (a === this.yes) return -b;
    if (b === this.yes) return -a;
    if (a === b) return -this.yes;
    if (a === -b) return this.yes;
    const out = this.solver.variable();
    this.solver.add([-out, a, b]);
    this.solver.add([-out, -a, -b]);
    this.solver.add([out, -a, b]);
    this.solver.add([out, a, -b]);
    return out;
  }

  private choose(condition: number, yes: number, no: number): number {
    if (condition === this.yes || yes === no) return yes;
    if (condition === -this.yes) return no;
    if (yes === this.yes) return -this.andGate(-condition, -no);
    if (yes === -this.yes) return this.andGate(-condition, no);
    if (no === this.yes) return -this.andGate(condition, -yes);
    if (no === -this.yes) return this.andGate(condition, yes);
    const out = this.solver.variable();
    this.solver.add([-condition, -yes, out]);
    this.solver.add([-condition, yes, -out]);
    this.solver.add([condition, -no, out]);
    this.solver.add([condition, no, -out]);
    return out;
  }

  private compareReal(a: Term, b: Term, kind: 'below' | 'equal'): number {
    if (b.op === 'const') return this.limit(a, b.value)[kind];
    if (a.op === 'const') {
      const { below, equal } = this.limit(b, a.value);
      return kind === 'equal' ? equal : this.andGate(-below, -equal);
    }
    const [low, high] = a.id < b.id ? [a, b] : [b, a];
    const key = `${low.id} ${high.id}`;
    const pair = this.pairs.get(key) ?? this.exclusive();
    this.pairs.set(key, pair);
    if (kind === 'equal') return pair.equal;
    return a === low ? pair.below : this.andGate(-pair.below, -pair.equal);
  }

  private exclusive(): Readonly<{ below: number; equal: number }> {
    const [below, equal] = [this.solver.variable(), this.solver.variable()];
    this.solver.add([-below, -equal]);
    return { below, equal };
  }

  private limit(term: Term, value: number): Readonly<{ below: number; equal: number }> {
    const limits = this.limits.get(term) ?? [];
    this.limits.set(term, limits);
    const known = limits.find((limit) => limit.value === value);
    if (known !== undefined) return known;
    const fresh = { value, ...this.exclusive() };
    for (const other of limits) {
      const [low, high] = other.value < value ? [other, fresh] : [fresh, other];
      this.solver.add([-low.below, high.below]);
      this.solver.add([-low.equal, high.below]);
    }
    limits.push(fresh);
    return fresh;
  }
}

function argument(term: Term, index: number): Term {
  const found = term.args[index];
  if (found === undefined) throw new TypeError(`${term.op} has no argument ${index}`);
  return found;
}

function constantBits(value: number): readonly boolean[] {
  const word = BigInt.asUintN(wordBits, BigInt(value));
  return Array.from({ length: wordBits }, (_, index) => ((word >> BigInt(index)) & 1n) === 1n);
}

function extended(bits: readonly number[], { bits: width, signed }: Width, zero: number): readonly number[] {
  const sign = signed ? (bits[width - 1] ?? zero) : zero;
  return Array.from({ length: wordBits }, (_, index) => (index < width ? (bits[index] ?? zero) : sign));
}
