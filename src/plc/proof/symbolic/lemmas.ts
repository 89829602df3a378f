import type { PatternBuild } from '../../patterns/model.js';
import type { SoftPlc } from '../../runtime/program.js';
import { seededRandom } from '../harness.js';
import { interestingValues, type Monitor } from '../invariants.js';
import type { Leaf } from './leaves.js';
import { type Frame, longestScan, monitorPrefix, type SymbolicSystem } from './system.js';
import type { Term } from './term.js';

/** A statement about a frame that might always hold; proven or dropped by the caller. */
export type Candidate = (frame: Frame) => Term;

const mostPredicates = 44;
const mostValues = 9;

/** A yes/no question about a frame, with its answers in the sampled states. */
type Predicate = Readonly<{ of: Candidate; answers: Uint8Array; always: boolean; never: boolean }>;

/**
 * Guesses of what always holds: relations between pairs of flags and state numbers that were never broken in random runs of the soft PLC, and how the
 * hidden memory of standard blocks relates to their outputs.
 */
export function candidates(system: SymbolicSystem, plc: SoftPlc, monitor: Monitor, build: PatternBuild): readonly Candidate[] {
  const samples = sampleStates(system, plc, monitor, build);
  const predicates = predicatesOf(system, samples);
  return [...structural(system), ...ranges(system, samples), ...pairwise(system, predicates)];
}

type Samples = Readonly<{ leaves: readonly Leaf[]; rows: readonly Float64Array[] }>;

function sampleStates(system: SymbolicSystem, plc: SoftPlc, monitor: Monitor, build: PatternBuild): Samples {
  const leaves = system.state.filter(({ hidden, path }) => !hidden && !path.startsWith(monitorPrefix));
  const slots = leaves.map(({ path }) => plc.indexOf(path));
  const inputs = build.signals
    .filter((row) => row.direction === 'input')
    .map((row) => ({ index: plc.indexOf(row.identifier), values: interestingValues(row, build) }))
    .filter(({ index }) => index >= 0);
  const rows: Float64Array[] = [];
  for (let sequence = 0; sequence < 6; sequence++) {
    const random = seededRandom(11 + sequence * 104_729);
    plc.coldStart();
    monitor.reset();
    for (let scan = 0; scan < 500; scan++) {
      for (const { index, values } of inputs) if (scan === 0 || random() < 0.12) plc.set(index, values[Math.floor(random() * values.length)] ?? 0);
      plc.scan(random() < 0.1 ? 30_000 : random() < 0.3 ? 1_000 : 100);
      if (plc.fault !== null) break;
      rows.push(Float64Array.from(slots, (slot) => (slot < 0 ? Number.NaN : plc.get(slot))));
    }
  }
  return { leaves, rows };
}

function predicatesOf(system: SymbolicSystem, { leaves, rows }: Samples): readonly Predicate[] {
  const { terms } = system;
  const found: Predicate[] = [];
  const add = (of: Candidate, answer: (row: Float64Array) => boolean): void => {
    if (found.length >= mostPredicates) return;
    const answers = Uint8Array.from(rows, (row) => Number(answer(row)));
    const sum = answers.reduce((total, one) => total + one, 0);
    found.push({ of, answers, always: sum === rows.length, never: sum === 0 });
  };
  const order = (leaf: Leaf): number => (leaf.path.includes('.') ? (leaf.path.endsWith('.Q') ? 1 : 2) : 0);
  const sorted = leaves.map((leaf, column) => ({ leaf, column })).sort((a, b) => order(a.leaf) - order(b.leaf));
  for (const { leaf, column } of sorted) {
    const read = (frame: Frame): Term => frame.get(leaf.path) ?? terms.no;
    if (leaf.sort === 'bool') add(read, (row) => row[column] === 1);
    if (leaf.sort !== 'int') continue;
    const values = [...new Set(rows.map((row) => row[column] ?? 0))];
    if (values.length > mostValues) continue;
    for (const value of values)
      add(
        (frame) => terms.eq(read(frame), terms.int(value)),
        (row) => row[column] === value,
      );
  }
  return found;
}

function pairwise({ terms }: SymbolicSystem, predicates: readonly Predicate[]): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { of, always, never } of predicates) {
    if (always) found.push(of);
    if (never) found.push((frame) => terms.not(of(frame)));
  }
  const open = predicates.filter(({ always, never }) => !always && !never);
  for (const [index, a] of open.entries())
    for (const b of open.slice(index + 1)) {
      const seen = [false, false, false, false];
      for (const [row, answer] of a.answers.entries()) seen[2 * answer + (b.answers[row] ?? 0)] = true;
      const negate = (term: Term, flag: boolean): Term => (flag ? terms.not(term) : term);
      for (const [combination, was] of seen.entries())
        if (!was) found.push((frame) => terms.or(negate(a.of(frame), combination >= 2), negate(b.of(frame), combination % 2 === 1)));
    }
  return found;
}

/** Whole numbers with few values take only those; others stay at or above zero if they did. */
function ranges({ terms }: SymbolicSystem, { leaves, rows }: Samples): readonly Candidate[] {
  return leaves.flatMap((leaf, column): readonly Candidate[] => {
    if (leaf.sort !== 'int') return [];
    const values = [...new Set(rows.map((row) => row[column] ?? 0))];
    const read = (frame: Frame): Term => frame.get(leaf.path) ?? terms.int(0);
    const atLeast =
      (limit: number): Candidate =>
      (frame) =>
        terms.not(terms.lt(read(frame), terms.int(limit)));
    const atMost =
      (limit: number): Candidate =>
      (frame) =>
        terms.not(terms.lt(terms.int(limit), read(frame)));
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const oneOf: Candidate = (frame) => values.reduce((any, value) => terms.or(any, terms.eq(read(frame), terms.int(value))), terms.no);
    return [atLeast(Math.min(low, 0)), ...(values.length <= mostValues ? [oneOf, atLeast(low), atMost(high)] : [])];
  });
}

/** What is true of standard blocks by the way they work; proven like any other guess. */
function structural(system: SymbolicSystem): readonly Candidate[] {
  const { terms, instances } = system;
  const read = (frame: Frame, path: string): Term => frame.get(path) ?? terms.no;
  const equal =
    (a: string, b: string): Candidate =>
    (frame) =>
      terms.eq(read(frame, a), read(frame, b));
  const exclusive =
    (a: string, b: string): Candidate =>
    (frame) =>
      terms.not(terms.and(read(frame, a), read(frame, b)));
  const own = instances.flatMap(({ path, behaviour }): readonly Candidate[] => {
    switch (behaviour) {
      case 'TON':
        return [
          exclusive(`${path}.#RUN`, `${path}.Q`),
          equalOr(system, `${path}.IN`, [`${path}.#RUN`, `${path}.Q`]),
          (frame) => terms.or(terms.not(read(frame, `${path}.#RUN`)), terms.lt(read(frame, `${path}.#AGE`), read(frame, `${path}.PT`))),
        ];
      case 'TOF':
        return [
          equal(`${path}.IN`, `${path}.#HIGH`),
          exclusive(`${path}.#HIGH`, `${path}.#TIMING`),
          equalOr(system, `${path}.Q`, [`${path}.#HIGH`, `${path}.#TIMING`]),
        ];
      case 'TP':
        return [exclusive(`${path}.Q`, `${path}.#WAIT`)];
      case 'R_TRIG':
        return [equal(`${path}.CLK`, `${path}.#LAST`)];
      case 'F_TRIG':
        return [exclusive(`${path}.CLK`, `${path}.#LAST`)];
      default:
        return [];
    }
  });
  return [...own, ...together(system)];
}

function equalOr({ terms }: SymbolicSystem, one: string, any: readonly string[]): Candidate {
  return (frame) =>
    terms.eq(
      frame.get(one) ?? terms.no,
      any.reduce((term, path) => terms.or(term, frame.get(path) ?? terms.no), terms.no),
    );
}

/** Timers of the block beside timers of an invariant: they may run together, and then one is as old as, or older than, the other. */
function together({ terms, instances }: SymbolicSystem): readonly Candidate[] {
  const onDelays = instances.filter(({ behaviour }) => behaviour === 'TON').map(({ path }) => path);
  const [own, watching] = [onDelays.filter((path) => !path.startsWith(monitorPrefix)), onDelays.filter((path) => path.startsWith(monitorPrefix))];
  const read = (frame: Frame, path: string): Term => frame.get(path) ?? terms.no;
  const active = (frame: Frame, path: string): Term => terms.or(read(frame, `${path}.#RUN`), read(frame, `${path}.Q`));
  const implies = (a: Term, b: Term): Term => terms.or(terms.not(a), b);
  const pairs = own.slice(0, 8).flatMap((a) => watching.slice(0, 8).map((b) => [a, b] as const));
  return pairs.flatMap(([a, b]): readonly Candidate[] => {
    const both = (frame: Frame): Term => terms.and(read(frame, `${a}.#RUN`), read(frame, `${b}.#RUN`));
    const aged = (frame: Frame, x: string, y: string): Term =>
      terms.not(terms.lt(terms.add(read(frame, `${x}.#AGE`), terms.int(longestScan)), read(frame, `${y}.#AGE`)));
    const atStart = (frame: Frame, x: string): Term => terms.eq(read(frame, `${x}.#AGE`), terms.int(0));
    const older = (frame: Frame, x: string, y: string): Term => terms.not(terms.lt(read(frame, `${x}.#AGE`), read(frame, `${y}.#AGE`)));
    return [
      (frame) => implies(active(frame, a), active(frame, b)),
      (frame) => implies(active(frame, b), active(frame, a)),
      (frame) => implies(both(frame), older(frame, a, b)),
      (frame) => implies(both(frame), older(frame, b, a)),
      (frame) => implies(both(frame), aged(frame, a, b)),
      (frame) => implies(both(frame), aged(frame, b, a)),
      (frame) => implies(read(frame, `${b}.#RUN`), terms.or(active(frame, a), atStart(frame, b))),
      (frame) => implies(read(frame, `${b}.Q`), read(frame, `${a}.Q`)),
      (frame) => implies(read(frame, `${b}.#RUN`), terms.or(read(frame, `${a}.Q`), read(frame, `${a}.#RUN`))),
    ];
  });
}
