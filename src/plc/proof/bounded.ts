import type { Invariant, PatternBuild, Signal } from '../patterns/model.js';
import type { PlcSnapshot, SoftPlc } from '../runtime/program.js';
import type { Budget } from './budget.js';
import { counterExample, createMonitor, interestingValues, type Monitor } from './invariants.js';
import type { CounterExample } from './model.js';

export interface BoundedOptions {
  /** Scans that a path may be long. */
  readonly depth: number;
  /** Transitions that are tried at most. */
  readonly transitions: number;
  /** Scan times that may be chosen at every step, in milliseconds: short ones and jumps past timers. */
  readonly elapsed: readonly number[];
  /** Ends the search when it is used up. */
  readonly budget?: Budget;
}
export interface BoundedResult {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** True when every reachable state under the chosen inputs and scan times was visited: the invariant holds for paths of any length over them. */
  readonly complete: boolean;
  /** True when the block has so many inputs that only one of them changes per scan. */
  readonly oneAtATime: boolean;
  readonly counterExample: CounterExample | null;
  readonly reason: string | null;
}

interface Node {
  readonly parent: Node | null;
  readonly inputs: Readonly<Record<string, number>>;
  readonly atMs: number;
  readonly program: PlcSnapshot;
  readonly monitor: PlcSnapshot;
}

/**
 * Explicit-state bounded model checking: breadth-first over all combinations of the inputs' representative values and scan times. Two states are the
 * same when every numeric variable is (timer contents saturate at their preset, so jumps past a timer close the state space). Shortest
 * counter-example first. Representative values, not all reals: said so in the result's caller.
 * Source: explicit-state bounded model checking.
 * Units: scan times in milliseconds.
 * Errors: never throws; `reason` says why nothing was explored.
 */
export function checkBounded(plc: SoftPlc, build: PatternBuild, invariants: readonly Invariant[], options: BoundedOptions): BoundedResult {
  const monitor = createMonitor(invariants, plc);
  const empty = { states: 0, transitions: 0, depth: 0, complete: false, oneAtATime: false, counterExample: null };
  if (typeof monitor === 'string') return { ...empty, reason: monitor };
  return explore(plc, monitor, build, inputChoices(build, plc), options);
}

type Choice = readonly Readonly<{ identifier: string; index: number; value: number }>[];

/** Combinations of all inputs while they are few; otherwise one change of one input per scan, which reaches every combination over several scans. */
interface Choices {
  readonly list: readonly Choice[];
  readonly single: boolean;
}

function inputChoices(build: PatternBuild, plc: SoftPlc): Choices {
  const inputs = build.signals
    .filter((row) => row.direction === 'input')
    .map((row) => ({ row, index: plc.indexOf(row.identifier), values: representative(row, build) }))
    .filter(({ index }) => index >= 0);
  const combinations = inputs.reduce((count, { values }) => count * values.length, 1);
  const one = ({ row, index, values }: (typeof inputs)[number]): readonly Choice[] => values.map((value) => [{ identifier: row.identifier, index, value }]);
  if (combinations > 64) return { list: [[], ...inputs.flatMap(one)], single: true };
  const all = inputs.reduce<readonly Choice[]>((choices, input) => choices.flatMap((choice) => one(input).map((next) => [...choice, ...next])), [[]]);
  return { list: all, single: false };
}

/** At most four values of an analogue input: the ends and just beside its limits. */
function representative(row: Signal, build: PatternBuild): readonly number[] {
  const values = interestingValues(row, build);
  if (values.length <= 4) return values;
  const pick = (share: number): number => values[Math.round(share * (values.length - 1))] ?? 0;
  return [...new Set([pick(0), pick(0.35), pick(0.65), pick(1)])];
}

function explore(plc: SoftPlc, monitor: Monitor, build: PatternBuild, choices: Choices, options: BoundedOptions): BoundedResult {
  plc.coldStart();
  monitor.reset();
  const slots = stateSlots(plc, choices.single);
  const monitorSlots = stateSlots(monitor.plc, false);
  const seen = new Set<string>();
  let frontier: Node[] = [{ parent: null, inputs: {}, atMs: 0, program: plc.snapshot(), monitor: monitor.plc.snapshot() }];
  let [transitions, depth] = [0, 0];
  while (frontier.length > 0 && depth < options.depth) {
    depth++;
    const next: Node[] = [];
    for (const node of frontier) {
      for (const choice of choices.list) {
        for (const elapsed of options.elapsed) {
          if (transitions++ >= options.transitions || (transitions % 256 === 0 && options.budget !== undefined && options.budget.exhausted !== null))
            return { states: seen.size, transitions, depth: depth - 1, complete: false, oneAtATime: choices.single, counterExample: null, reason: null };
          plc.restore(node.program);
          monitor.plc.restore(node.monitor);
          for (const { index, value } of choice) if (index >= 0) plc.set(index, value);
          plc.scan(elapsed);
          const reached = (): Node => ({
            parent: node,
            inputs: Object.fromEntries(choice.map(({ identifier, value }) => [identifier, value])),
            atMs: node.atMs + elapsed,
            program: plc.snapshot(),
            monitor: monitor.plc.snapshot(),
          });
          if (plc.fault !== null)
            return {
              states: seen.size,
              transitions,
              depth,
              complete: false,
              oneAtATime: choices.single,
              counterExample: null,
              reason: `the program stopped: ${plc.fault.message}`,
            };
          const broken = monitor.judge(elapsed);
          if (broken >= 0)
            return {
              states: seen.size,
              transitions,
              depth,
              complete: false,
              oneAtATime: choices.single,
              counterExample: counterExample(plc, monitor, broken, pathTo(reached()), build),
              reason: null,
            };
          const key = stateKey(plc, slots) + stateKey(monitor.plc, monitorSlots);
          if (seen.has(key)) continue;
          seen.add(key);
          next.push(reached());
        }
      }
    }
    frontier = next;
  }
  return { states: seen.size, transitions, depth, complete: frontier.length === 0, oneAtATime: choices.single, counterExample: null, reason: null };
}

/** Everything but the inputs where they are all chosen anew at every step. */
function stateSlots(plc: SoftPlc, withInputs: boolean): readonly number[] {
  return plc
    .variables()
    .filter((variable) => withInputs || variable.section !== 'VAR_INPUT' || variable.path.includes('.'))
    .map((variable) => plc.indexOf(variable.path))
    .filter((index) => index >= 0);
}

function stateKey(plc: SoftPlc, slots: readonly number[]): string {
  let key = '|';
  for (const slot of slots) key += `${plc.get(slot)},`;
  return key;
}

function pathTo(node: Node): CounterExample['steps'] {
  const steps: CounterExample['steps'][number][] = [];
  for (let current: Node | null = node; current !== null && current.parent !== null; current = current.parent)
    steps.unshift({ atMs: current.parent.atMs, inputs: current.inputs });
  return steps;
}
