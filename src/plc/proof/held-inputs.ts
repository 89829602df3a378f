import type { PatternBuild, Signal } from '../patterns/model.js';
import type { SoftPlc } from '../runtime/program.js';
import { sameValue, seededRandom } from './harness.js';
import { holdScans, interestingValues, type RandomRunOptions, timerScans } from './invariants.js';
import type { CounterExample } from './model.js';

/** Inputs of which the specification says that they act on their rising edge. */
export function edgeInputs(build: Pick<PatternBuild, 'signals'>): readonly Signal[] {
  return build.signals.filter((row) => row.direction === 'input' && row.type === 'BOOL' && /\brising edge\b/iu.test(row.description));
}

type Change = Readonly<{ scan: number; values: Readonly<Record<string, number>> }>;
/** One run of inputs: the scans at which the button is pressed, and the changes of every other input. */
type Schedule = Readonly<{ presses: readonly number[]; others: readonly Change[]; scans: number }>;

/**
 * What acts on an edge cannot tell a tap from a held button. Runs the block twice from a cold start with the same inputs, once with the button let go
 * after one scan and once with it held until just before its next press, and compares every output after every scan.
 * Source: metamorphic testing; own relation.
 * Units: times in milliseconds of simulated time.
 * Errors: never throws; a runtime fault ends the comparison (the invariant runs report it).
 */
export function heldInputsThatMatter(plc: SoftPlc, build: PatternBuild, options: RandomRunOptions): readonly CounterExample[] {
  return edgeInputs(build).flatMap((button) => {
    for (let sequence = 0; sequence < options.sequences; sequence++) {
      const schedule = scheduleOf(build, button, options, seededRandom(options.seed + sequence * 104_729));
      const found = compareRuns(plc, build, button, schedule, options.cycleMs);
      if (found !== null) return [found];
    }
    return [];
  });
}

function scheduleOf(build: PatternBuild, button: Signal, { scans, cycleMs }: RandomRunOptions, random: () => number): Schedule {
  const inputs = build.signals.filter((row) => row.direction === 'input' && row !== button).map((row) => ({ row, values: interestingValues(row, build) }));
  const presses: number[] = [];
  const others: Change[] = [];
  const timers = timerScans(build, cycleMs);
  for (let scan = 0; scan < scans; scan += 1 + holdScans(random, timers)) {
    if (random() < 0.3 && (presses.at(-1) ?? -3) < scan - 2) presses.push(scan);
    const chosen = inputs.filter(() => scan === 0 || random() < 0.5);
    others.push({ scan, values: Object.fromEntries(chosen.map(({ row, values }) => [row.identifier, values[Math.floor(random() * values.length)] ?? 0])) });
  }
  return { presses, others, scans };
}

function compareRuns(plc: SoftPlc, build: PatternBuild, button: Signal, schedule: Schedule, cycleMs: number): CounterExample | null {
  const tapped = outputsOf(plc, build, button, schedule, cycleMs, false);
  const held = outputsOf(plc, build, button, schedule, cycleMs, true);
  const outputs = build.signals.filter((row) => row.direction === 'output');
  for (const [scan, values] of tapped.entries()) {
    const at = values.findIndex((value, index) => !sameValue(value, held[scan]?.[index] ?? value));
    const output = outputs[at];
    if (output === undefined) continue;
    const steps = schedule.others.filter((change) => change.scan <= scan).map((change) => ({ atMs: change.scan * cycleMs, inputs: change.values }));
    const pressed = schedule.presses.filter((press) => press <= scan).map((press) => ({ atMs: press * cycleMs, inputs: { [button.identifier]: 1 } }));
    return {
      invariant: `edge-${button.identifier}`,
      text: `${button.identifier} acts on its rising edge; held, it changes ${output.identifier}`,
      steps: [...steps, ...pressed].sort((a, b) => a.atMs - b.atMs).slice(-12),
      state: Object.fromEntries(outputs.map((row, index) => [row.identifier, held[scan]?.[index] ?? 0])),
    };
  }
  return null;
}

function outputsOf(plc: SoftPlc, build: PatternBuild, button: Signal, schedule: Schedule, cycleMs: number, held: boolean): readonly (readonly number[])[] {
  const index = plc.indexOf(button.identifier);
  const outputs = build.signals.filter((row) => row.direction === 'output').map((row) => plc.indexOf(row.identifier));
  const presses = new Set(schedule.presses);
  const changes = new Map(schedule.others.map((change) => [change.scan, change.values]));
  plc.coldStart();
  const seen: (readonly number[])[] = [];
  let down = false;
  for (let scan = 0; scan < schedule.scans && plc.fault === null; scan++) {
    for (const [name, value] of Object.entries(changes.get(scan) ?? {})) setIfThere(plc, name, value);
    down = presses.has(scan) || (held && down && !presses.has(scan + 1));
    if (index >= 0) plc.set(index, Number(down));
    plc.scan(cycleMs);
    seen.push(outputs.map((slot) => (slot < 0 ? 0 : plc.get(slot))));
  }
  return seen;
}

function setIfThere(plc: SoftPlc, name: string, value: number): void {
  const index = plc.indexOf(name);
  if (index >= 0) plc.set(index, value);
}
