import type { PatternParameters, TestVector, VectorStep, VectorValue } from '../model.js';
import { toIdentifier } from '../signals.js';

type Values = Readonly<Record<string, VectorValue>>;

/** The scan time of every test vector: 100 ms. */
export const vectorCycleMs = 100;

/** One step: drive, run `forMs`, then judge what must have changed and what must hold. */
export function step(drive: Values, forMs: number, change: Values = {}, hold: Values = {}): VectorStep {
  return { drive, forMs, change, hold };
}

/** A scenario; `setup` steps drive only. */
export function vector(id: string, title: string, setup: readonly VectorStep[], steps: readonly VectorStep[]): TestVector {
  return { id, title, cycleMs: vectorCycleMs, setup, steps };
}

/** Rounded up to whole scans, plus `extra` scans: how long a scenario waits for a timer. */
export function scansOf(milliseconds: number, extra = 0): number {
  return (Math.ceil(milliseconds / vectorCycleMs) + extra) * vectorCycleMs;
}

/** The names given for a parameter; never fewer than the pattern's minimum. */
export function namesOf(parameters: PatternParameters, name: string): readonly string[] {
  return parameters.names[name] ?? [];
}
export function nameOf(parameters: PatternParameters, name: string, fallback = 'SIGNAL'): string {
  return parameters.names[name]?.[0] ?? fallback;
}
export function numberOf(parameters: PatternParameters, name: string): number {
  return parameters.numbers[name] ?? 0;
}

/** A block name from a pattern's word and the equipment, for example `DutyStandby_P_101`. At most 30 characters. */
export function blockNameOf(prefix: string, names: readonly string[]): string {
  const stem = commonStem(names.map((name) => toIdentifier(name)));
  return `${prefix}_${stem === '' ? 'Unit' : stem}`.slice(0, 30).replace(/_+$/, '');
}

/** `P_101A` and `P_101B` share `P_101`. */
function commonStem(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return first;
  let length = first.length;
  for (const other of others) while (length > 0 && !other.startsWith(first.slice(0, length))) length--;
  const stem = first.slice(0, length).replace(/_+$/, '');
  return stem.length >= 2 ? stem : first;
}
