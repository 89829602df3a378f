import { describe, expect, it } from 'vitest';
import type { SmtSolver } from '../../../ports/smt-solver.js';
import { patternCatalogue } from '../../patterns/catalogue.js';
import { defaultParameters } from '../../patterns/defaults.js';
import type { Invariant, PatternBuild } from '../../patterns/model.js';
import { renderBlock } from '../../patterns/render.js';
import { tagBook } from '../../patterns/signals.js';
import type { SoftPlc } from '../../runtime/program.js';
import { load, seededRandom } from '../harness.js';
import { allInvariants, interestingValues } from '../invariants.js';
import { rung } from '../ladder.js';
import { askSolver } from '../solver.js';
import { BitBlaster } from './bit-blast.js';
import { type InductionResult, inductionEffort, proveByInduction } from './induction.js';
import { NotCovered } from './leaves.js';
import { SatSolver } from './sat.js';
import { smtScript } from './smt-lib.js';
import { type Frame, longestScan, SymbolicSystem } from './system.js';
import { evaluateTerm, type Term, Terms, wordBits } from './term.js';

const book = tagBook([]);

function loaded(code: string, name: string): SoftPlc {
  const { plc, diagnostics } = load(code, 'iec', name);
  if (plc === null) throw new Error(diagnostics.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return plc;
}

describe('the SAT solver', () => {
  it('agrees with trying every assignment, on random formulas and under assumptions', () => {
    const random = seededRandom(42);
    for (let round = 0; round < 300; round++) {
      const count = 4 + Math.floor(random() * 5);
      const literal = (): number => (1 + Math.floor(random() * count)) * (random() < 0.5 ? 1 : -1);
      const clauses = Array.from({ length: Math.floor(count * (2 + random() * 3)) }, () => Array.from({ length: 1 + Math.floor(random() * 3) }, literal));
      const assumptions = [literal(), literal()];
      const solver = new SatSolver();
      for (let variable = 0; variable < count; variable++) solver.variable();
      for (const clause of clauses) solver.add(clause);
      const satisfies = (bits: number, one: number): boolean => ((bits >> (Math.abs(one) - 1)) & 1) === Number(one > 0);
      const possible = (assumed: readonly number[]): boolean =>
        Array.from({ length: 1 << count }, (_, bits) => bits).some(
          (bits) => clauses.every((clause) => clause.some((one) => satisfies(bits, one))) && assumed.every((one) => satisfies(bits, one)),
        );
      expect(solver.solve(assumptions)).toBe(possible(assumptions) ? 'sat' : 'unsat');
      const answer = solver.solve([]);
      expect(answer).toBe(possible([]) ? 'sat' : 'unsat');
      if (answer === 'sat') expect(clauses.every((clause) => clause.some((one) => solver.modelValue(one)))).toBe(true);
    }
  });

  it('says unknown when the allowed effort is used up', () => {
    // Seven pigeons and six holes: false, and hard for resolution.
    const solver = new SatSolver();
    const at = Array.from({ length: 8 }, () => Array.from({ length: 7 }, () => solver.variable()));
    for (const holes of at) solver.add(holes);
    for (let hole = 0; hole < 7; hole++) for (let a = 0; a < 8; a++) for (let b = 0; b < a; b++) solver.add([-(at[a]?.[hole] ?? 0), -(at[b]?.[hole] ?? 0)]);
    expect(solver.solve([], 50)).toBe('unknown');
  });
});

describe('terms as bits', () => {
  it('calculate as the terms do, for random expressions over words', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 60; round++) {
      const terms = new Terms();
      const names = ['a', 'b', 'c'];
      const values = new Map(names.map((name) => [name, Math.floor((random() - 0.5) * 2 ** (4 + 12 * random()))]));
      const variables = names.map((name) => terms.variable('int', name, { bits: 16, signed: true }));
      for (const [name, value] of values) values.set(name, (value << 16) >> 16);
      const pick = (): Term => variables[Math.floor(random() * 3)] ?? terms.int(0);
      let term: Term = pick();
      for (let depth = 0; depth < 6; depth++) {
        const other = random() < 0.4 ? terms.int(Math.floor(random() * 40) - 20) : pick();
        const kind = Math.floor(random() * 6);
        if (kind === 0) term = terms.add(term, other);
        else if (kind === 1) term = terms.sub(term, other);
        else if (kind === 2)
          term = terms.wrap(terms.mul(terms.wrap(term, { bits: 16, signed: true }), terms.int(Math.floor(random() * 9) - 4)), { bits: 16, signed: true });
        else if (kind === 3) term = terms.ite(terms.lt(term, other), other, term);
        else if (kind === 4) term = terms.wrap(term, { bits: 8, signed: random() < 0.5 });
        else term = terms.bitwise('bitxor', term, other);
      }
      const solver = new SatSolver();
      const blaster = new BitBlaster(solver);
      for (const [index, name] of names.entries()) solver.add([blaster.literal(terms.eq(variables[index] ?? term, terms.int(values.get(name) ?? 0)))]);
      const wanted = evaluateTerm(term, values);
      expect(Math.abs(wanted)).toBeLessThan(2 ** (wordBits - 1));
      expect(solver.solve([blaster.literal(terms.eq(term, terms.int(wanted)))])).toBe('sat');
      expect(solver.solve([-blaster.literal(terms.eq(term, terms.int(wanted)))])).toBe('unsat');
    }
  });

  it('keep the order of limits on one real value', () => {
    const terms = new Terms();
    const level = terms.variable('real', 'level');
    const below = (limit: number): Term => terms.rlt(level, terms.real(limit));
    const solver = new SatSolver();
    const blaster = new BitBlaster(solver);
    const possible = (...wanted: readonly Term[]): boolean => solver.solve(wanted.map((term) => blaster.literal(term))) === 'sat';
    expect(possible(below(20), terms.not(below(80)))).toBe(false);
    expect(possible(below(80), terms.not(below(20)))).toBe(true);
    expect(blaster.modelOf(level)).toBeGreaterThanOrEqual(20);
    expect(blaster.modelOf(level)).toBeLessThan(80);
    expect(possible(terms.req(level, terms.real(50)), below(50))).toBe(false);
  });
});

/** Values of a frame after a scan with these inputs; what the logic does not know is taken from the soft PLC. */
function scanned(
  system: SymbolicSystem,
  from: Frame,
  plc: SoftPlc,
  inputs: ReadonlyMap<string, number>,
  elapsed: number,
): Readonly<{ frame: Frame; differ: string[] }> {
  const step = system.step(from, 'now');
  const values = new Map<string, number>([['now.elapsed', elapsed], ...[...inputs].map(([path, value]) => [`now.${path}`, value] as const)]);
  const differ: string[] = [];
  const frame = new Map<string, Term>();
  for (const [path, term] of step.frame) {
    const slot = path.includes('#') || path.includes(':') ? -1 : plc.indexOf(path);
    const real = slot < 0 ? Number.NaN : plc.get(slot);
    const own = evaluateTerm(term, values);
    const exact = !invented(term) && term.sort !== 'real';
    if (slot >= 0 && exact && own !== real) differ.push(`${path}: logic ${own}, soft PLC ${real}`);
    const value = slot >= 0 ? real : own;
    frame.set(path, term.sort === 'bool' ? system.terms.bool(value !== 0) : term.sort === 'real' ? system.terms.real(value) : system.terms.int(value));
  }
  return { frame, differ };
}

function invented(term: Term, seen = new Set<Term>()): boolean {
  if (seen.has(term)) return false;
  seen.add(term);
  return term.name.includes('?') || term.args.some((arg) => invented(arg, seen));
}

describe('a program as logic does what the soft PLC does', () => {
  it.each(patternCatalogue.map((pattern) => [pattern.id, pattern] as const))('%s, scan by scan', (_id, pattern) => {
    const build = pattern.build(defaultParameters(pattern, {}), book);
    const code = renderBlock(build);
    const plc = loaded(code, build.blockName);
    const system = SymbolicSystem.of(code, 'iec', build.blockName, plc, allInvariants(build));
    const random = seededRandom(99);
    const inputs = build.signals.filter(({ direction }) => direction === 'input');
    plc.coldStart();
    let frame = system.initialFrame();
    const current = new Map(inputs.map((row) => [row.identifier.toUpperCase(), plc.get(plc.indexOf(row.identifier))]));
    for (let scan = 0; scan < 120; scan++) {
      for (const row of inputs) {
        const values = interestingValues(row, build);
        if (random() < 0.3) current.set(row.identifier.toUpperCase(), values[Math.floor(random() * values.length)] ?? 0);
      }
      for (const [path, value] of current) plc.set(plc.indexOf(path), value);
      const elapsed = random() < 0.8 ? longestScan : Math.floor(random() * longestScan);
      plc.scan(elapsed);
      const next = scanned(system, frame, plc, current, elapsed);
      expect({ scan, differ: next.differ }).toEqual({ scan, differ: [] });
      frame = next.frame;
    }
  });
});

const inputs = (...names: readonly string[]): PatternBuild['signals'] =>
  names.map((name) => ({
    identifier: name,
    tag: '',
    direction: 'input',
    type: 'BOOL',
    description: name,
    unit: null,
    range: null,
    known: true,
    actuator: false,
    safetyRelated: false,
  }));

function block(name: string, signals: PatternBuild['signals'], invariants: readonly Invariant[]): PatternBuild {
  return {
    blockName: name,
    purpose: name,
    signals,
    constants: [],
    locals: [],
    body: [],
    states: [],
    interlocks: [],
    invariants,
    vectors: [],
    openQuestions: [],
  };
}

function prove(code: string, names: readonly string[], invariants: readonly Invariant[]): InductionResult {
  return proveByInduction(code, 'iec', loaded(code, 'B'), block('B', inputs(...names), invariants), invariants);
}

const statusOf = (result: InductionResult): readonly string[] =>
  result.covered ? result.proofs.map(({ invariant, status }) => `${invariant.id} ${status}`) : [result.reason];

describe('k-induction', () => {
  const reversing = (interlocked: boolean): string => `FUNCTION_BLOCK B
VAR_INPUT Left, Right, Stop : BOOL; END_VAR VAR_OUTPUT GoLeft, GoRight : BOOL; END_VAR
GoLeft := (Left OR GoLeft) AND NOT Stop${interlocked ? ' AND NOT GoRight' : ''};
GoRight := (Right OR GoRight) AND NOT Stop AND NOT GoLeft;
END_FUNCTION_BLOCK`;
  const never: Invariant = { id: 'never-both', text: 'never both directions', expression: 'NOT (GoLeft AND GoRight)' };

  it('proves an interlock for any number of scans', () => {
    expect(statusOf(prove(reversing(true), ['Left', 'Right', 'Stop'], [never]))).toEqual(['never-both proved']);
  });

  it('gives a counter-example that the soft PLC repeats, with the inputs of every scan', () => {
    const broken = reversing(true).replace('AND NOT GoLeft;', ';');
    const result = prove(broken, ['Left', 'Right', 'Stop'], [never]);
    expect(statusOf(result)).toEqual(['never-both broken']);
    if (!result.covered || result.counterExample === null) throw new Error('no counter-example');
    expect(result.counterExample.state).toMatchObject({ Left: expect.any(Number), Right: 1, Stop: 0 });
    const plc = loaded(broken, 'B');
    for (const { inputs: given } of result.counterExample.steps) {
      for (const [name, value] of Object.entries(given)) plc.set(plc.indexOf(name), value);
      plc.scan(10);
    }
    expect([plc.read('GoLeft'), plc.read('GoRight')]).toEqual([true, true]);
  });

  it('counts with whole numbers in the width of their type', () => {
    const counting = (guard: string): string => `FUNCTION_BLOCK B
VAR_INPUT Pulse, Clear : BOOL; END_VAR VAR_OUTPUT Full : BOOL; END_VAR VAR n : INT; edge : R_TRIG; END_VAR
edge(CLK := Pulse);
IF Clear THEN n := 0; ELSIF edge.Q${guard} THEN n := n + 1; END_IF;
Full := n >= 10;
END_FUNCTION_BLOCK`;
    const bounded: Invariant = { id: 'bounded', text: 'never more than ten', expression: 'n <= 10' };
    expect(statusOf(prove(counting(' AND n < 10'), ['Pulse', 'Clear'], [bounded]))).toEqual(['bounded proved']);
    // Eleven pulses are too far for the search; without the guard it is not inductive either, so it stays open and is not called proved.
    expect(statusOf(prove(counting(''), ['Pulse', 'Clear'], [bounded]))).toEqual(['bounded open']);
  });

  it('proves statements about timers', () => {
    const code = `FUNCTION_BLOCK B
VAR_INPUT Request : BOOL; END_VAR VAR_OUTPUT Run : BOOL; END_VAR VAR delay : TON; END_VAR
delay(IN := Request, PT := T#5s);
Run := delay.Q;
END_FUNCTION_BLOCK`;
    const late: Invariant = {
      id: 'late-enough',
      text: 'runs only after the request has lasted 5 s',
      declarations: ['watch : TON;'],
      statements: ['watch(IN := Request, PT := T#5s);'],
      expression: 'watch.Q OR NOT Run',
    };
    const strict: Invariant = { ...late, id: 'too-strict', statements: ['watch(IN := Request, PT := T#6s);'] };
    expect(statusOf(prove(code, ['Request'], [late]))).toEqual(['late-enough proved']);
    expect(statusOf(prove(code, ['Request'], [strict]))).toEqual(['too-strict open']);
  });

  it('needs a window of two scans where one is not enough', () => {
    const code = `FUNCTION_BLOCK B
VAR_INPUT x : BOOL; END_VAR VAR_OUTPUT a, b, c : BOOL; END_VAR
a := b; b := c; c := FALSE;
END_FUNCTION_BLOCK`;
    const result = proveByInduction(code, 'iec', loaded(code, 'B'), block('B', inputs('x'), []), [{ id: 'a', text: 'a stays off', expression: 'NOT a' }], {
      ...inductionEffort,
      window: 3,
    });
    expect(statusOf(result)).toEqual(['a proved']);
  });

  it('says what it does not cover instead of guessing', () => {
    const code = `FUNCTION_BLOCK B
VAR_INPUT x : BOOL; END_VAR VAR_OUTPUT y : BOOL; END_VAR VAR s : STRING; END_VAR
s := 'a'; y := x;
END_FUNCTION_BLOCK`;
    const result = prove(code, ['x'], [{ id: 'same', text: 'y is x', expression: 'y = x' }]);
    expect(result).toMatchObject({ covered: false, reason: expect.stringContaining('texts') });
    expect(() => {
      throw new NotCovered('a reason');
    }).toThrow('a reason');
  });
});

/** One test a pattern, so that the slowest (a third of the whole) stays far below its limit on a loaded machine. */
describe('what the pattern library states, for every input and any number of scans', () => {
  const statuses: string[] = [];

  it.each(patternCatalogue.map((pattern) => [pattern.id, pattern] as const))(
    '%s: nothing is broken',
    (_id, pattern) => {
      const build = pattern.build(defaultParameters(pattern, {}), book);
      const code = renderBlock(build);
      const result = proveByInduction(code, 'iec', loaded(code, build.blockName), build, allInvariants(build));
      const found = result.covered ? result.proofs.map(({ status }) => status) : [];
      statuses.push(...found);
      expect(found).not.toContain('broken');
    },
    120_000,
  );

  it('most of it is proved', () => {
    expect(statuses.length).toBeGreaterThan(patternCatalogue.length);
    expect(statuses.filter((status) => status === 'proved').length / statuses.length).toBeGreaterThan(0.75);
  });
});

describe('a stronger solver', () => {
  const fifth = rung(5, 'passed', 'Searched.', { proved: 1, invariants: 2 });
  const questions = [{ invariant: 'speed', window: 2, base: 'base', step: 'step' }];
  const answering = (answers: Readonly<Record<string, 'sat' | 'unsat' | 'unknown'>>): SmtSolver => ({
    name: 'Z3',
    check: async (script) => answers[script] ?? 'unknown',
    async [Symbol.asyncDispose]() {},
  });

  it('is named when it is missing', async () => {
    expect(await askSolver(fifth, questions, null)).toMatchObject({ status: 'passed', detail: expect.stringContaining('install z3-solver') });
  });
  it('proves what is unsatisfiable in base and step, and nothing else', async () => {
    expect(await askSolver(fifth, questions, answering({ base: 'unsat', step: 'unsat' }))).toMatchObject({ figures: { proved: 2 } });
    expect(await askSolver(fifth, questions, answering({ base: 'sat', step: 'unsat' }))).toMatchObject({ figures: { proved: 1 } });
    expect(await askSolver(fifth, questions, answering({ base: 'unsat' }))).toMatchObject({ figures: { proved: 1 }, detail: expect.stringContaining('none') });
  });
  it('is asked in SMT-LIB: declared variables, defined terms, one question', () => {
    const terms = new Terms();
    const level = terms.variable('real', 'level');
    const count = terms.variable('int', 'n', { bits: 16, signed: true });
    const script = smtScript([terms.and(terms.rlt(level, terms.real(0.5)), terms.lt(count, terms.int(-3)))]);
    const lines = script
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/\b[tv]\d+\b/g, 't'));
    expect(lines[0]).toBe('(set-option :timeout 5000)');
    expect(lines.slice(-2)).toEqual(['(assert t)', '(check-sat)']);
    expect(lines.slice(1, -2).sort()).toEqual(
      [
        '(declare-const t (_ BitVec 16))',
        '(declare-const t Real)',
        '(define-fun t () (_ BitVec 34) ((_ sign_extend 18) t))',
        '(define-fun t () (_ BitVec 34) (_ bv17179869181 34))',
        '(define-fun t () Bool (< t t))',
        '(define-fun t () Bool (and t t))',
        '(define-fun t () Bool (bvslt t t))',
        '(define-fun t () Real (/ 1.0 2.0))',
      ].sort(),
    );
  });
});
