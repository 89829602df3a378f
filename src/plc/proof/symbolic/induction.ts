import type { Dialect } from '../../dialect.js';
import type { Invariant, PatternBuild } from '../../patterns/model.js';
import type { SoftPlc } from '../../runtime/program.js';
import type { Budget } from '../budget.js';
import { counterExample, createMonitor, type Monitor } from '../invariants.js';
import type { CounterExample } from '../model.js';
import { BitBlaster } from './bit-blast.js';
import { NotCovered } from './leaves.js';
import { type Candidate, candidates } from './lemmas.js';
import { SatSolver } from './sat.js';
import { type SmtQuestion, smtScript } from './smt-lib.js';
import { type Frame, longestScan, type Step, SymbolicSystem } from './system.js';
import type { Term } from './term.js';

export interface InductionEffort {
  /** Longest window of scans that the induction looks at. */
  readonly window: number;
  /** Scans from the cold start that are searched for a counter-example. */
  readonly depth: number;
  /** Conflicts that the solver may run into in one question. */
  readonly conflicts: number;
}
/** Conflicts between two looks at the budget. */
const stretch = 2_000;
export const inductionEffort: InductionEffort = { window: 3, depth: 6, conflicts: 20_000 };

export type InvariantProof = Readonly<{
  invariant: Invariant;
  /** `proved`: for any number of scans, any inputs and scan times. `open`: neither proved nor broken with this effort. */
  status: 'proved' | 'broken' | 'open';
  /** Scans of the window in which it is inductive; 0 unless proved. */
  window: number;
}>;
export type InductionResult =
  | Readonly<{ covered: false; reason: string }>
  | Readonly<{
      covered: true;
      proofs: readonly InvariantProof[];
      depth: number;
      lemmas: number;
      counterExample: CounterExample | null;
      /** The open invariants as questions for a stronger solver. */
      questions: () => readonly SmtQuestion[];
    }>;

/**
 * Bounded model checking from the cold start and k-induction from any state, on the block as logic: every input, every number and every scan time, not
 * samples. What always holds besides is guessed from random runs and proven first. A counter-example counts only when the soft PLC repeats it.
 * Source: k-induction (Sheeran, Singh and Staalmarck, 2000).
 * Units: scan times in milliseconds, timers in milliseconds.
 * Errors: never throws; `covered: false` says what the logic cannot express.
 */
export function proveByInduction(
  code: string,
  dialect: Dialect,
  plc: SoftPlc,
  build: PatternBuild,
  invariants: readonly Invariant[],
  effort: InductionEffort = inductionEffort,
  budget: Budget | null = null,
): InductionResult {
  try {
    const monitor = createMonitor(invariants, plc);
    if (typeof monitor === 'string') return { covered: false, reason: monitor };
    const system = SymbolicSystem.of(code, dialect, build.blockName, plc, invariants);
    return new Induction(system, plc, monitor, build, effort, budget).run();
  } catch (error) {
    if (error instanceof NotCovered) return { covered: false, reason: error.message };
    throw error;
  }
}

class Induction {
  private readonly system: SymbolicSystem;
  private readonly plc: SoftPlc;
  private readonly monitor: Monitor;
  private readonly build: PatternBuild;
  private readonly effort: InductionEffort;
  private readonly budget: Budget | null;

  constructor(system: SymbolicSystem, plc: SoftPlc, monitor: Monitor, build: PatternBuild, effort: InductionEffort, budget: Budget | null) {
    this.system = system;
    this.plc = plc;
    this.monitor = monitor;
    this.build = build;
    this.effort = effort;
    this.budget = budget;
  }

  /** One question to the solver, in stretches, so that the rung's budget ends it too. */
  private ask(solver: SatSolver, assumptions: readonly number[]): 'sat' | 'unsat' | 'unknown' {
    const { budget, effort } = this;
    for (let left = effort.conflicts; left > 0; left -= stretch) {
      if (budget !== null && budget.exhausted !== null) return 'unknown';
      const before = solver.conflicts;
      const answer = solver.solve(assumptions, Math.min(stretch, left));
      budget?.spend(solver.conflicts - before);
      if (answer !== 'unknown') return answer;
    }
    return 'unknown';
  }

  run(): InductionResult {
    const { invariants } = this.system;
    const search = this.searchFromStart();
    const all = invariants.map((_invariant, index) => index).filter((index) => !search.broken.has(index) && !search.undecided.has(index));
    const { lemmas, proved } = this.inductive(all);
    const windows = new Map(proved.map((index) => [index, 1]));
    for (let window = 2; window <= Math.min(this.effort.window, search.depth); window++)
      for (const index of this.widerWindow(
        window,
        lemmas,
        [...windows.keys()],
        all.filter((candidate) => !windows.has(candidate)),
      ))
        windows.set(index, window);
    const proofs = invariants.map((invariant, index): InvariantProof => {
      const window = windows.get(index) ?? 0;
      return { invariant, status: search.broken.has(index) ? 'broken' : window > 0 && search.depth >= window ? 'proved' : 'open', window };
    });
    const open = proofs.flatMap(({ status }, index) => (status === 'open' ? [index] : []));
    const questions = (): readonly SmtQuestion[] => this.questions(open, lemmas, [...windows.keys()]);
    return { covered: true, proofs, depth: search.depth, lemmas: lemmas.length, counterExample: search.counterExample, questions };
  }

  /** Base and step of k-induction for each open invariant, as scripts for a solver that also knows products and exact reals. */
  private questions(open: readonly number[], lemmas: readonly Candidate[], known: readonly number[]): readonly SmtQuestion[] {
    const { system } = this;
    const { window } = this.effort;
    const holds = (frame: Frame, indices: readonly number[]): readonly Term[] => indices.map((index) => system.holds(frame, index));
    const path = (from: Frame): readonly Frame[] => {
      const frames = [from];
      for (let scan = 1; scan <= window; scan++) frames.push(system.step(frames.at(-1) ?? from, `scan${scan}`).frame);
      return frames;
    };
    const start = path(system.initialFrame());
    const any = path(system.freeFrame('any'));
    return open.map((index) => {
      const somewhere = start.slice(1).reduce((term, frame) => system.terms.or(term, system.terms.not(system.holds(frame, index))), system.terms.no);
      const assumed = any.slice(0, -1).flatMap((frame) => [...lemmas.map((lemma) => lemma(frame)), ...holds(frame, [...known, index])]);
      const broken = system.terms.not(system.holds(any.at(-1) ?? any[0] ?? new Map(), index));
      return { invariant: system.invariants[index]?.id ?? '', window, base: smtScript([somewhere]), step: smtScript([...assumed, broken]) };
    });
  }

  /** Bounded model checking: every path of up to `depth` scans from the cold start. */
  private searchFromStart(): Readonly<{ depth: number; broken: ReadonlySet<number>; undecided: ReadonlySet<number>; counterExample: CounterExample | null }> {
    const { system, effort } = this;
    const solver = new SatSolver();
    const blaster = new BitBlaster(solver);
    const steps: Step[] = [];
    const broken = new Set<number>();
    const undecided = new Set<number>();
    let frame: Frame = system.initialFrame();
    let first: CounterExample | null = null;
    for (let depth = 1; depth <= effort.depth; depth++) {
      const step = system.step(frame, `scan${depth}`);
      steps.push(step);
      frame = step.frame;
      for (const index of system.invariants.keys()) {
        if (broken.has(index) || undecided.has(index)) continue;
        const holds = blaster.literal(system.holds(frame, index));
        const answer = this.ask(solver, [-holds]);
        if (answer === 'unsat') continue;
        const replayed = answer === 'sat' ? this.replay(steps, blaster) : null;
        if (replayed !== null) broken.add(index);
        else undecided.add(index);
        first ??= replayed;
      }
      if (broken.size + undecided.size === system.invariants.length) return { depth: depth - 1, broken, undecided, counterExample: first };
    }
    return { depth: effort.depth, broken, undecided, counterExample: first };
  }

  /** Runs a solver's answer on the soft PLC; null when nothing breaks there, because the logic knew less than the machine. */
  private replay(steps: readonly Step[], blaster: BitBlaster): CounterExample | null {
    const { plc, monitor } = this;
    plc.coldStart();
    monitor.reset();
    const trace: CounterExample['steps'][number][] = [];
    for (const { inputs, elapsed } of steps) {
      const given: Record<string, number> = {};
      for (const [path, variable] of inputs) {
        const value = blaster.modelOf(variable) ?? 0;
        const slot = plc.indexOf(path);
        if (slot < 0) continue;
        plc.set(slot, value);
        given[this.build.signals.find((row) => row.identifier.toUpperCase() === path)?.identifier ?? path] = value;
      }
      const milliseconds = Math.min(blaster.modelOf(elapsed) ?? 0, longestScan);
      trace.push({ atMs: plc.timeMs, inputs: given });
      plc.scan(milliseconds);
      if (plc.fault !== null) return null;
      const broken = monitor.judge(milliseconds);
      if (broken >= 0) return counterExample(plc, monitor, broken, trace, this.build);
    }
    return null;
  }

  /** The guesses and invariants that, taken together, are kept by every scan and true after the first one. */
  private inductive(wanted: readonly number[]): Readonly<{ lemmas: readonly Candidate[]; proved: readonly number[] }> {
    const { system } = this;
    const guesses = [
      ...wanted.map(
        (index): Candidate =>
          (frame) =>
            system.holds(frame, index),
      ),
      ...candidates(system, this.plc, this.monitor, this.build),
    ];
    const started = this.survivors(guesses, system.step(system.initialFrame(), 'first').frame, null);
    const before = system.freeFrame('any');
    const kept = this.survivors(started, system.step(before, 'next').frame, before);
    const proved = wanted.filter((_index, position) => kept.includes(guesses[position] ?? (() => system.terms.no)));
    return { lemmas: kept, proved };
  }

  /** Drops guesses until what is left holds in `after` whenever all of it held in `before`. */
  private survivors(guesses: readonly Candidate[], after: Frame, before: Frame | null): readonly Candidate[] {
    const solver = new SatSolver();
    const blaster = new BitBlaster(solver);
    const rows = guesses.map((guess) => ({
      guess,
      after: blaster.literal(guess(after)),
      assumed: before === null ? blaster.yes : blaster.literal(guess(before)),
    }));
    let left = rows;
    while (left.length > 0) {
      const some = solver.variable();
      solver.add([-some, ...left.map((row) => -row.after)]);
      const answer = this.ask(solver, [some, ...left.map((row) => row.assumed)]);
      if (answer === 'unsat') return left.map((row) => row.guess);
      if (answer === 'unknown') return [];
      left = left.filter((row) => solver.modelValue(row.after));
    }
    return [];
  }

  /** Invariants that hold after `window` scans in which they held, from any state in which the lemmas hold. */
  private widerWindow(window: number, lemmas: readonly Candidate[], known: readonly number[], open: readonly number[]): readonly number[] {
    const { system } = this;
    if (open.length === 0) return [];
    const solver = new SatSolver();
    const blaster = new BitBlaster(solver);
    let frame = system.freeFrame('any');
    for (let scan = 0; scan <= window; scan++) {
      const assumed = scan === window ? known : [...known, ...open];
      for (const lemma of lemmas) solver.add([blaster.literal(lemma(frame))]);
      for (const index of assumed) solver.add([blaster.literal(system.holds(frame, index))]);
      if (scan < window) frame = system.step(frame, `scan${scan + 1}`).frame;
    }
    const claims = (indices: readonly number[]): boolean => {
      const some = solver.variable();
      solver.add([-some, ...indices.map((index) => -blaster.literal(system.holds(frame, index)))]);
      return this.ask(solver, [some]) === 'unsat';
    };
    return claims(open) ? open : [];
  }
}
