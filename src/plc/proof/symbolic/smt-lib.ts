import { type Term, type Width, wordBits } from './term.js';

/** One invariant's k-induction as two SMT-LIB 2.6 scripts: it is proved when both are unsatisfiable. */
export type SmtQuestion = Readonly<{ invariant: string; window: number; base: string; step: string }>;

/** The conjunction of Boolean terms as a script: words are bit vectors, reals are exact numbers (so without the rounding of REAL). */
export function smtScript(assertions: readonly Term[]): string {
  const lines: string[] = ['(set-option :timeout 5000)'];
  const done = new Set<Term>();
  const define = (root: Term): void => {
    const waiting: Term[] = [root];
    for (let term = waiting.at(-1); term !== undefined; term = waiting.at(-1)) {
      const missing = term.args.filter((arg) => !done.has(arg));
      if (done.has(term) || missing.length === 0) {
        waiting.pop();
        if (!done.has(term)) lines.push(...definition(term));
        done.add(term);
      } else waiting.push(...missing);
    }
  };
  for (const assertion of assertions) {
    define(assertion);
    lines.push(`(assert ${nameOf(assertion)})`);
  }
  return `${lines.join('\n')}\n(check-sat)\n`;
}

const word = `(_ BitVec ${wordBits})`;
const sortName = (term: Term): string => ({ bool: 'Bool', int: word, real: 'Real' })[term.sort];

function nameOf(term: Term): string {
  return `t${term.id}`;
}

function definition(term: Term): readonly string[] {
  if (term.op === 'var') return term.width === null ? [`(declare-const ${nameOf(term)} ${sortName(term)})`] : narrowVariable(term, term.width);
  return [`(define-fun ${nameOf(term)} () ${sortName(term)} ${bodyOf(term)})`];
}

function narrowVariable(term: Term, width: Width): readonly string[] {
  const short = `v${term.id}`;
  return [`(declare-const ${short} (_ BitVec ${width.bits}))`, `(define-fun ${nameOf(term)} () ${word} ${extend(short, width)})`];
}

function extend(text: string, { bits, signed }: Width): string {
  return bits >= wordBits ? text : `((_ ${signed ? 'sign' : 'zero'}_extend ${wordBits - bits}) ${text})`;
}

const functions: Readonly<Partial<Record<Term['op'], string>>> = {
  not: 'not',
  and: 'and',
  or: 'or',
  ite: 'ite',
  add: 'bvadd',
  sub: 'bvsub',
  mul: 'bvmul',
  div: 'bvsdiv',
  mod: 'bvsrem',
  bitand: 'bvand',
  bitor: 'bvor',
  bitxor: 'bvxor',
  eq: '=',
  lt: 'bvslt',
  radd: '+',
  rsub: '-',
  rmul: '*',
  rdiv: '/',
  req: '=',
  rlt: '<',
};

function bodyOf(term: Term): string {
  const names = term.args.map(nameOf);
  if (term.op === 'const') return constantText(term);
  if (term.op === 'wrap') {
    const width = term.width ?? { bits: wordBits, signed: true };
    return extend(`((_ extract ${width.bits - 1} 0) ${names[0] ?? ''})`, width);
  }
  if (term.op === 'to-real') {
    const [whole = ''] = names;
    return `(to_real (ite (bvslt ${whole} (_ bv0 ${wordBits})) (- (bv2nat ${whole}) ${2 ** wordBits}) (bv2nat ${whole})))`;
  }
  return `(${functions[term.op] ?? 'and'} ${names.join(' ')})`;
}

function constantText(term: Term): string {
  if (term.sort === 'bool') return term.value === 0 ? 'false' : 'true';
  if (term.sort === 'int') return `(_ bv${BigInt.asUintN(wordBits, BigInt(term.value))} ${wordBits})`;
  return rational(term.value);
}

/** A double is a whole number over a power of two, exactly. */
function rational(value: number): string {
  if (!Number.isFinite(value)) return '0.0';
  let [above, below] = [Math.abs(value), 1n];
  while (!Number.isInteger(above)) {
    above *= 2;
    below *= 2n;
  }
  const text = `(/ ${BigInt(above)}.0 ${below}.0)`;
  return value < 0 ? `(- ${text})` : text;
}
