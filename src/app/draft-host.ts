import type { BoundProgram } from '../plant/program-runner.js';
import type { PlantSimulator } from '../plant/simulator.js';
import type { Signal } from '../plc/patterns/model.js';
import { interestingValues, type Monitor } from '../plc/proof/invariants.js';
import { controlProgramOf } from '../plc/runtime/control-program.js';
import type { SoftPlc } from '../plc/runtime/program.js';
import type { ControlProgram } from '../ports/plant.js';

/** How a draft fits into the running plant: what it reads and drives there, and the inputs that the plant does not have. */
export type DraftFit = Readonly<{
  plc: SoftPlc;
  inputs: readonly Signal[];
  outputs: readonly Signal[];
  /** Buttons and requests, which have no tag: held at the value that lets the draft work. */
  held: readonly Readonly<{ signal: Signal; index: number; value: number }>[];
  /** Inputs that stand for a bad measurement: they follow the quality of the measurements the draft reads. */
  quality: readonly number[];
}>;

/** What one run of a hosted draft showed. */
export type HostRecord = { scans: number; onScans: number; changes: number; broken: Readonly<{ text: string; atMs: number }> | null };

/** The fit of a draft, or one sentence why the plant has no place for it. */
export function fitDraft(plc: SoftPlc, signals: readonly Signal[], plant: PlantSimulator): DraftFit | string {
  const known = new Set<string>(plant.options.directory.tags.map(({ id }) => id));
  const driven = new Set(plant.options.programs.flatMap(({ binding }) => binding.writes));
  const outputs = signals.filter(({ direction, tag }) => direction === 'output' && driven.has(tag));
  const homeless = signals.filter(({ direction, tag, actuator }) => direction === 'output' && actuator && !driven.has(tag));
  if (homeless.length > 0)
    return `The plant has no program that drives ${homeless.map(({ tag, identifier }) => tag || identifier).join(', ')} today, so there is no place for the draft.`;
  if (outputs.length === 0) return 'The draft drives no tag that a running program drives today, so there is no place for it in the plant.';
  const inputs = signals.filter(({ direction, tag }) => direction === 'input' && known.has(tag));
  const loose = signals.filter(({ direction, tag }) => direction === 'input' && !known.has(tag));
  const missing = loose.filter(({ tag }) => tag !== '');
  if (missing.length > 0) return `The plant has no tag ${missing.map(({ tag }) => tag).join(', ')}, so the draft would see nothing there.`;
  const buttons = loose.filter(({ type, identifier }) => type === 'BOOL' && !meansBadSignal(identifier));
  if (buttons.length > mostButtons) return `The draft has ${buttons.length} inputs that are no tags of the plant; they cannot be operated here.`;
  const quality = loose.filter(({ type, identifier }) => type === 'BOOL' && meansBadSignal(identifier)).map(({ identifier }) => plc.indexOf(identifier));
  return { plc, inputs, outputs, held: operate(plc, buttons, inputs, outputs, plant), quality };
}

const mostButtons = 6;
const tryScans = 400;
const tryMs = 100;

function meansBadSignal(identifier: string): boolean {
  return /bad|invalid|quality|sensorf/iu.test(identifier);
}

/** Tries every setting of the buttons on the bare block and takes the one under which it drives its outputs most, with the fewest buttons pressed. */
function operate(plc: SoftPlc, buttons: readonly Signal[], inputs: readonly Signal[], outputs: readonly Signal[], plant: PlantSimulator): DraftFit['held'] {
  const slots = buttons.map(({ identifier }) => plc.indexOf(identifier));
  let best = { pressed: 0, on: -1, count: 0 };
  for (let pressed = 0; pressed < 1 << buttons.length; pressed += 1) {
    const on = activity(plc, { slots, pressed, inputs, outputs, plant });
    const count = slots.filter((_slot, bit) => (pressed >> bit) & 1).length;
    if (on > best.on || (on === best.on && count < best.count)) best = { pressed, on, count };
  }
  plc.coldStart();
  return buttons.map((signal, bit) => ({ signal, index: slots[bit] ?? -1, value: (best.pressed >> bit) & 1 }));
}

type Attempt = Readonly<{ slots: readonly number[]; pressed: number; inputs: readonly Signal[]; outputs: readonly Signal[]; plant: PlantSimulator }>;

/** Scans in which an output is on, with the measurements as they are, then all low, then all high. */
function activity(plc: SoftPlc, { slots, pressed, inputs, outputs, plant }: Attempt): number {
  plc.coldStart();
  let on = 0;
  const outputSlots = outputs.map(({ identifier }) => plc.indexOf(identifier));
  for (let scan = 0; scan < 3 * tryScans && plc.fault === null; scan += 1) {
    const phase = Math.floor(scan / tryScans);
    for (const input of inputs) plc.set(plc.indexOf(input.identifier), attemptValue(input, phase, plant));
    // Buttons are pressed after the first scan, so that those that want an edge get one.
    for (const [bit, slot] of slots.entries()) plc.set(slot, scan === 0 ? 0 : (pressed >> bit) & 1);
    plc.scan(tryMs);
    if (outputSlots.some((slot) => plc.get(slot) > 0)) on += 1;
  }
  return on;
}

function attemptValue(input: Signal, phase: number, plant: PlantSimulator): number {
  const present = plant.tags.values[plant.tags.indexOf(input.tag)] ?? 0;
  if (phase === 0 || input.type === 'BOOL') return present;
  const values = interestingValues(input, { constants: [] });
  return (phase === 1 ? values[0] : values.at(-1)) ?? present;
}

/** The draft as a control program of the plant that judges its invariants after every scan and records what it did. `plant` is known after it is built. */
export function hostProgram(fit: DraftFit, monitor: Monitor | null, record: HostRecord, plant: () => PlantSimulator | null): ControlProgram {
  const { plc } = fit;
  const base = controlProgramOf(plc);
  const outputs = fit.outputs.map(({ identifier }) => plc.indexOf(identifier));
  const measured = fit.inputs.filter(({ type }) => type !== 'BOOL').map(({ tag }) => tag);
  let last = 0;
  return {
    name: base.name,
    get fault() {
      return base.fault;
    },
    indexOf: base.indexOf,
    get: base.get,
    set: base.set,
    snapshot: base.snapshot,
    restore: base.restore,
    fork: base.fork,
    scan: (elapsedMs) => {
      const table = plant()?.tags;
      const bad = table === undefined ? 0 : Number(measured.some((tag) => (table.quality[table.indexOf(tag)] ?? 0) >= 2));
      for (const slot of fit.quality) plc.set(slot, bad);
      for (const { index, value } of fit.held) plc.set(index, record.scans === 0 ? 0 : value);
      plc.scan(elapsedMs);
      record.scans += 1;
      const driven = outputs.reduce((sum, slot, bit) => sum + (plc.get(slot) > 0 ? 2 ** bit : 0), 0);
      if (driven > 0) record.onScans += 1;
      if (driven !== last) record.changes += 1;
      last = driven;
      const index = monitor?.judge(elapsedMs) ?? -1;
      if (index >= 0 && record.broken === null) record.broken = { text: monitor?.invariants[index]?.text ?? 'an invariant', atMs: plant()?.timeMs ?? 0 };
    },
  };
}

/** The plant's programs with the draft in place: what it drives nobody else drives any more. */
export function placeDraft(programs: readonly BoundProgram[], fit: DraftFit, program: ControlProgram): readonly BoundProgram[] {
  const taken = new Set(fit.outputs.map(({ tag }) => tag));
  const everyMs = Math.min(...programs.filter(({ binding }) => binding.writes.some((tag) => taken.has(tag))).map(({ binding }) => binding.everyMs));
  const reads = fit.inputs.map(({ tag }) => tag);
  const rest = programs.map(({ program: running, binding }) => ({
    program: running,
    binding: { ...binding, writes: binding.writes.filter((tag) => !taken.has(tag)) },
  }));
  return [...rest, { program, binding: { file: 'draft.st', program: program.name, everyMs, reads, writes: [...taken] } }];
}
