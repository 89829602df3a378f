import type { Interlock, Invariant, PatternBuild, Signal } from '../patterns/model.js';
import { millisecondsOf } from '../patterns/render.js';
import type { SoftPlc } from '../runtime/program.js';
import { load, seededRandom } from './harness.js';
import type { CounterExample } from './model.js';

/** Judges invariants after every scan: a program of its own on the soft PLC that sees the block's variables. */
export interface Monitor {
  readonly invariants: readonly Invariant[];
  /** Copies the block's variables, runs the monitor for one scan and gives the index of the first broken invariant, or -1. */
  judge(elapsedMs: number): number;
  reset(): void;
  readonly plc: SoftPlc;
}

/** The invariants a build states, with one for every interlock of its table. */
export function allInvariants(build: Pick<PatternBuild, 'invariants' | 'interlocks'>): readonly Invariant[] {
  return [...build.invariants, ...build.interlocks.map(interlockInvariant)];
}

function interlockInvariant(interlock: Interlock, index: number): Invariant {
  return {
    id: `interlock-${index + 1}`,
    text: `interlock "${interlock.name}": ${interlock.effect}`,
    expression: `NOT (${interlock.condition}) OR NOT (${interlock.actuators.join(' OR ')})`,
  };
}

/** Name of the block that `monitorText` declares; invariant `n` holds while its output `Holds_n` is TRUE. */
export const monitorHeader = 'InvariantMonitor';

/** The invariants as a function block of their own: its inputs are the variables of the judged block that they name. */
export function monitorText(invariants: readonly Invariant[], plc: SoftPlc): Readonly<{ source: string; names: readonly string[] }> {
  const sections = new Map(plc.variables().map((variable) => [variable.path.toUpperCase(), variable]));
  const text = invariants
    .flatMap((invariant) => [invariant.expression, ...(invariant.statements ?? [])])
    .join(' ')
    .replace(/T#\w+/gi, ' ');
  const names = [...new Set((text.match(/[A-Za-z_]\w*/g) ?? []).map((name) => name.toUpperCase()))].filter(
    (name) => sections.has(name) && plc.indexOf(name) >= 0,
  );
  const source = [
    `FUNCTION_BLOCK ${monitorHeader}`,
    'VAR_INPUT',
    ...names.map((name) => `${name} : ${sections.get(name)?.type ?? 'BOOL'};`),
    'END_VAR',
    'VAR_OUTPUT',
    ...invariants.map((_invariant, index) => `Holds_${index} : BOOL := TRUE;`),
    'END_VAR',
    'VAR',
    ...invariants.flatMap((invariant) => invariant.declarations ?? []),
    'END_VAR',
    ...invariants.flatMap((invariant, index) => [...(invariant.statements ?? []), `Holds_${index} := ${invariant.expression};`]),
    'END_FUNCTION_BLOCK',
  ].join('\n');
  return { source, names };
}

/**
 * Compiles the invariants; the string says why they cannot be judged (an invariant that does not compile is a defect of the pattern).
 * Source: own design of this package.
 * Units: none.
 * Errors: a string instead of a monitor says why the invariants cannot be judged.
 */
export function createMonitor(invariants: readonly Invariant[], plc: SoftPlc): Monitor | string {
  if (invariants.length === 0) return 'no invariant is stated';
  const { source, names } = monitorText(invariants, plc);
  const loaded = load(source, 'iec', monitorHeader, 'invariants.st');
  if (loaded.plc === null)
    return `the invariants do not compile: ${loaded.diagnostics[0]?.message ?? 'unknown reason'} (${source.split('\n')[(loaded.diagnostics[0]?.line ?? 1) - 1] ?? ''})`;
  return monitorOf(loaded.plc, plc, names, invariants);
}

function monitorOf(monitor: SoftPlc, plc: SoftPlc, names: readonly string[], invariants: readonly Invariant[]): Monitor {
  const copies = names.map((name) => [plc.indexOf(name), monitor.indexOf(name)] as const);
  const results = invariants.map((_invariant, index) => monitor.indexOf(`Holds_${index}`));
  return {
    invariants,
    plc: monitor,
    judge: (elapsedMs) => {
      for (const [from, to] of copies) monitor.set(to, plc.get(from));
      monitor.scan(elapsedMs);
      return results.findIndex((index) => monitor.get(index) === 0);
    },
    reset: () => monitor.coldStart(),
  };
}

/**
 * Values at which an analogue input is likely to matter: around every number of the block, and the ends of its range.
 * Source: boundary value analysis (ISO/IEC/IEEE 29119-4).
 * Units: the unit of the input.
 * Errors: none.
 */
export function interestingValues(input: Signal, build: Pick<PatternBuild, 'constants'>): readonly number[] {
  if (input.type === 'BOOL') return [0, 1];
  if (input.type === 'TIME') return [0, 100, 1_000, 10_000];
  const whole = input.type === 'INT' || input.type === 'DINT';
  const numbers = build.constants
    .filter((constant) => constant.type === 'INT' || constant.type === 'DINT' || (constant.type === 'REAL' && !whole))
    .map((constant) => Number(constant.value))
    .filter(Number.isFinite);
  const span = input.range === null ? Math.max(10, ...numbers.map(Math.abs)) : input.range.high - input.range.low;
  const delta = input.type === 'REAL' ? Math.max(span / 200, 1e-3) : 1;
  const around = numbers.flatMap((value) => [value - delta, value, value + delta]);
  // A whole number without limits of its own is mostly a mode or a state: its first numbers matter.
  const first = whole && input.range === null ? [1, 2, 3, 4, 5] : [];
  const ends = input.range === null ? [0, -delta, span * 1.5] : [input.range.low, input.range.high];
  const bounded = [...new Set([...around, ...ends, ...first])].map((value) =>
    input.type === 'REAL' ? Math.fround(value) : Math.max(-32_000, Math.min(32_000, Math.round(value))),
  );
  return bounded.sort((a, b) => a - b);
}

export interface RandomRunOptions {
  readonly sequences: number;
  readonly scans: number;
  readonly cycleMs: number;
  readonly seed: number;
}
export interface RandomRunResult {
  readonly scans: number;
  readonly counterExamples: readonly CounterExample[];
  readonly fault: string | null;
}

/** Drives the block with random input sequences (held for one scan up to past its longest timer) and judges the invariants after every scan. */
export function runRandomSequences(plc: SoftPlc, monitor: Monitor, build: PatternBuild, options: RandomRunOptions): RandomRunResult {
  const inputs = build.signals
    .filter((row) => row.direction === 'input')
    .map((row) => ({ row, index: plc.indexOf(row.identifier), values: interestingValues(row, build) }));
  const long = timerScans(build, options.cycleMs);
  const counterExamples: CounterExample[] = [];
  let scans = 0;
  for (let sequence = 0; sequence < options.sequences && counterExamples.length === 0; sequence++) {
    const random = seededRandom(options.seed + sequence * 7_919);
    plc.coldStart();
    monitor.reset();
    const steps: { atMs: number; inputs: Record<string, number> }[] = [];
    let hold = 0;
    for (let scan = 0; scan < options.scans; scan++) {
      if (hold-- <= 0) {
        hold = holdScans(random, long);
        steps.push({ atMs: plc.timeMs, inputs: driveRandom(plc, inputs, random, scan === 0) });
      }
      plc.scan(options.cycleMs);
      scans++;
      if (plc.fault !== null) return { scans, counterExamples, fault: plc.fault.message };
      const broken = monitor.judge(options.cycleMs);
      if (broken < 0) continue;
      counterExamples.push(counterExample(plc, monitor, broken, steps.slice(-12), build));
      break;
    }
  }
  return { scans, counterExamples, fault: null };
}

type DrivenInput = Readonly<{ row: Signal; index: number; values: readonly number[] }>;

function driveRandom(plc: SoftPlc, inputs: readonly DrivenInput[], random: () => number, all: boolean): Record<string, number> {
  const changed: Record<string, number> = {};
  for (const { row, index, values } of inputs) {
    if (index < 0 || (!all && random() > 0.35)) continue;
    const value = values[Math.floor(random() * values.length)] ?? 0;
    plc.set(index, value);
    changed[row.identifier] = value;
  }
  return changed;
}

/** The scans that the block's times last, those short enough to be waited for in a random run. */
export function timerScans(build: Pick<PatternBuild, 'constants'>, cycleMs: number): readonly number[] {
  return build.constants
    .filter((constant) => constant.type === 'TIME')
    .map((constant) => Math.ceil(millisecondsOf(constant.value) / cycleMs))
    .filter((scans) => scans <= 400);
}

/** Mostly short, sometimes longer than a typical timer, sometimes just past one of the block's own. */
export function holdScans(random: () => number, timers: readonly number[]): number {
  const kind = random();
  if (kind < 0.5) return Math.floor(random() * 4);
  if (kind < 0.8) return Math.floor(random() * 40);
  const own = timers[Math.floor(random() * timers.length)];
  return kind < 0.9 && own !== undefined ? own + Math.floor(random() * 4) : Math.floor(random() * 250);
}

/** A broken invariant with the inputs that led to it, as a trace; times in milliseconds. */
export function counterExample(plc: SoftPlc, monitor: Monitor, broken: number, steps: CounterExample['steps'], build: PatternBuild): CounterExample {
  const state: Record<string, number> = {};
  for (const row of build.signals) {
    const index = plc.indexOf(row.identifier);
    if (index >= 0) state[row.identifier] = plc.get(index);
  }
  const invariant = monitor.invariants[broken];
  return { invariant: invariant?.id ?? '', text: invariant?.text ?? '', steps, state };
}
