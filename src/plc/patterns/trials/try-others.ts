import type { Signal } from '../model.js';
import type { Beginning, Bench, Drive } from './bench.js';
import { type Bound, bindings, driveOf, profiles } from './drives.js';
import type { Guard, Statement } from './model.js';
import { type Outcome, scansAtMost, seconds } from './try-edge.js';

/** What a trial of another kind than an edge found. */
export type Finding = Readonly<{ status: 'passed' | 'failed' | 'not-tried'; detail: string }>;
type Passed = Extract<Outcome, { kind: 'passed' }>;

/** The edges that were tried with success: how each output is brought on and off. */
export interface Known {
  readonly on: (output: Signal) => Passed | undefined;
  readonly off: (output: Signal) => Passed | undefined;
}

/** "never when", "only while": with the condition violated no reachable state may have the output on. */
export function tryGuard(bench: Bench, guard: Guard, statements: readonly Statement[], known: Known): Finding {
  const results = guard.outputs.map((output) => guardOf(bench, output, guard, statements, known));
  return results.find(({ status }) => status === 'failed') ?? results.find(({ status }) => status === 'passed') ?? results[0] ?? undecided;
}

const undecided: Finding = { status: 'not-tried', detail: 'no state was found in which it would show' };

function guardOf(bench: Bench, output: Signal, guard: Guard, statements: readonly Statement[], known: Known): Finding {
  let failure: Finding | null = null;
  for (const bound of bindings(guard.atom, statements)) {
    const [allowed, violated] = guard.forbids ? [bound.short, bound.met] : [bound.met, bound.short];
    const shown = guard.forbids ? bound.shown : bound.shownShort;
    const drives = drivesOf(bench, bound, statements, known.on(output));
    const beginnings = guard.always ? bench.beginnings : bench.beginnings.filter(({ cold }) => cold);
    const isOn = (value: number | boolean, from: readonly Beginning[]): boolean => someOn(bench, output, bound, value, from, drives);
    if (!isOn(allowed, bench.beginnings)) continue;
    if (!isOn(violated, beginnings)) return { status: 'passed', detail: `${output.identifier} stays off with ${shown}` };
    failure ??= { status: 'failed', detail: `lets ${output.identifier} be on with ${shown}` };
  }
  return failure ?? undecided;
}

/** Ways to bring the output on: as the states stand, and with the condition that was found to switch it on. */
function drivesOf(bench: Bench, bound: Bound, statements: readonly Statement[], on: Passed | undefined): readonly Drive[] {
  const rest = bench.inputs.filter((row) => row.type === 'REAL' && row !== bound.row);
  const plain = profiles(rest, statements);
  return on === undefined || on.bounds.some(({ row }) => row === bound.row) ? plain : [new Map([...on.profile, ...driveOf(on.bounds, 'met')]), ...plain];
}

function someOn(bench: Bench, output: Signal, bound: Bound, value: number | boolean, beginnings: readonly Beginning[], drives: readonly Drive[]): boolean {
  const from = bench.counted;
  for (const drive of drives)
    for (const beginning of beginnings) {
      if (bench.counted - from > scansAtMost) return false;
      bench.begin(beginning);
      bench.drive(new Map([...drive, [bound.row, value]]));
      bench.run(bench.windowMs);
      if (bench.on(output)) return true;
    }
  return false;
}

/** "at least 3 min on", "6 min off between stop and start": the state outlasts the end of its cause by the time. */
export function tryLeast(bench: Bench, state: boolean, timeMs: number, output: Signal, known: Known): Finding {
  const [on, off] = [known.on(output), known.off(output)];
  if (on === undefined || off === undefined) return { status: 'not-tried', detail: `what switches ${output.identifier} on and off was not found` };
  const [comes, goes] = state ? [on, off] : [off, on];
  const inState = (): boolean => bench.on(output) === state;
  bench.begin(on.beginning);
  bench.drive(new Map([...on.profile, ...back(on), ...back(off), ...driveOf(goes.bounds, 'met')]));
  bench.run(bench.windowMs + 2 * timeMs);
  if (inState()) return undecided;
  bench.drive(new Map([...back(goes), ...driveOf(comes.bounds, 'met')]));
  if (bench.runUntil(bench.windowMs + 2 * timeMs, inState) === null) return undecided;
  bench.drive(new Map([...back(comes), ...driveOf(goes.bounds, 'met')]));
  const lasted = bench.runUntil(1.5 * timeMs + 2_000, () => !inState(), timeMs / 40);
  const word = state ? 'on' : 'off';
  if (lasted === null) return { status: 'failed', detail: `keeps ${output.identifier} ${word} for more than ${seconds(1.5 * timeMs)}` };
  if (lasted < 0.7 * timeMs) return { status: 'failed', detail: `keeps ${output.identifier} ${word} for ${seconds(lasted)} only, not for ${seconds(timeMs)}` };
  return { status: 'passed', detail: `${output.identifier} stays ${word} for ${seconds(lasted)}` };
}

/** The drive that takes a condition back. */
function back({ bounds }: Passed): Drive {
  return new Map(bounds.map(({ row, far }) => [row, far[0] ?? false]));
}

/** "at most 30 min": after that time the output goes off, or an alarm comes. */
export function tryMost(bench: Bench, timeMs: number, output: Signal, known: Known): Finding {
  const on = known.on(output);
  if (on === undefined) return { status: 'not-tried', detail: `what switches ${output.identifier} on was not found` };
  bench.begin(on.beginning);
  bench.drive(new Map([...on.profile, ...back(on)]));
  bench.run(bench.windowMs);
  bench.drive(driveOf(on.bounds, 'met'));
  if (bench.runUntil(bench.windowMs, () => bench.on(output)) === null) return undecided;
  const alarms = bench.outputs.filter((row) => row.type === 'BOOL' && !row.actuator && !bench.on(row));
  const lasted = bench.runUntil(1.5 * timeMs + 1_000, () => !bench.on(output) || alarms.some((row) => bench.on(row)), timeMs / 40);
  if (lasted === null) return { status: 'failed', detail: `keeps ${output.identifier} on for more than ${seconds(1.5 * timeMs)}, and tells nothing` };
  if (lasted < 0.7 * timeMs) return { status: 'failed', detail: `keeps ${output.identifier} on for ${seconds(lasted)} only, not for ${seconds(timeMs)}` };
  return { status: 'passed', detail: `it ends or is told after ${seconds(lasted)}` };
}

/** Two phases in turn, each as long as it is said. */
export function tryCycle(bench: Bench, onMs: number, offMs: number, output: Signal): Finding {
  const step = Math.max(10, Math.min(onMs, offMs) / 25);
  if ((onMs + offMs) / step > 3_000) return { status: 'not-tried', detail: 'one phase is too short beside the other' };
  let seen: Finding = undecided;
  const from = bench.counted;
  for (const beginning of bench.beginnings) {
    if (bench.counted - from > scansAtMost) break;
    bench.begin(beginning);
    const phase = (state: boolean, limit: number): number | null => bench.runUntil(limit, () => bench.on(output) !== state, step);
    // To the beginning of a whole phase, then one of each
    if (!bench.on(output) && phase(false, 1.2 * offMs + 1_000) === null) continue;
    if (phase(true, 1.2 * onMs + 1_000) === null) continue;
    const off = phase(false, 1.5 * offMs + 1_000);
    const on = off === null ? null : phase(true, 1.5 * onMs + 1_000);
    if (off === null || on === null) continue;
    const right = (took: number, said: number): boolean => Math.abs(took - said) <= 0.15 * said + 3 * step;
    if (right(on, onMs) && right(off, offMs)) return { status: 'passed', detail: `${output.identifier} is on for ${seconds(on)} and off for ${seconds(off)}` };
    seen = { status: 'failed', detail: `has ${output.identifier} on for ${seconds(on)} and off for ${seconds(off)}` };
  }
  return seen;
}
