import { CopilotError } from '../../domain/errors.js';
import { createFaultInputs, type FaultInputs } from '../line4/fault-inputs.js';
import { asymptoticFouling } from '../physics/heat-exchanger.js';
import type { SensorBank } from '../sensor-bank.js';
import { closestNames } from '../tag-table.js';
import { faultCatalog } from './catalog.js';
import type { FaultDefinition } from './fault-definition.js';

/** A fault in a run: when it starts, how fast it grows, how far, and when somebody repaired it (null: not yet). */
export type ActiveFault = { readonly fault: string; readonly onsetMs: number; readonly rampHours: number; readonly severity: number; clearedMs: number | null };

/** The definition of a fault. Throws `not-found` naming the closest and the asked one. */
export function faultDefinition(id: string): FaultDefinition {
  const found = faultCatalog.find((definition) => definition.id === id);
  if (found !== undefined) return found;
  const closest = closestNames(
    id,
    faultCatalog.map((definition) => definition.id),
    3,
  );
  throw new CopilotError({ code: 'not-found', message: `There is no fault "${id}"; did you mean ${closest.join(' or ')}?`, details: { fault: id, closest } });
}

/** How far a fault has developed at a time: 0 before onset and after repair, then linear (or asymptotic) to `severity`. */
export function severityAt(active: ActiveFault, timeMs: number): number {
  if (timeMs < active.onsetMs || (active.clearedMs !== null && timeMs >= active.clearedMs)) return 0;
  if (active.rampHours <= 0) return active.severity;
  const elapsed = (timeMs - active.onsetMs) / 3_600_000;
  if (faultDefinition(active.fault).onset === 'asymptotic') return asymptoticFouling(active.severity, elapsed, active.rampHours / 3);
  return active.severity * Math.min(1, elapsed / active.rampHours);
}

/** Turns the active faults into physical inputs and instrument faults. Overlapping faults of the same field add up to at most 1. */
export class FaultEngine {
  readonly inputs: FaultInputs = createFaultInputs();
  private active: ActiveFault[] = [];
  private idle = false;

  add(active: ActiveFault): void {
    faultDefinition(active.fault);
    this.active.push({ ...active });
  }

  /** Repairs every running occurrence of a fault from `timeMs` on; false when there was none. */
  clear(fault: string, timeMs: number): boolean {
    let found = false;
    for (const entry of this.active) {
      if (entry.fault !== fault || (entry.clearedMs !== null && entry.clearedMs <= timeMs)) continue;
      entry.clearedMs = timeMs;
      found = true;
    }
    return found;
  }

  /** The definition of a fault; see `faultDefinition`. */
  definition(fault: string): FaultDefinition {
    return faultDefinition(fault);
  }

  list(): readonly Readonly<ActiveFault>[] {
    return this.active.map((entry) => ({ ...entry }));
  }

  /** Sets all fault inputs for this time. Called once per simulated second. */
  apply(timeMs: number, sensors: SensorBank): void {
    if (this.idle && this.active.length === 0) return;
    this.idle = this.active.length === 0;
    Object.assign(this.inputs, createFaultInputs());
    sensors.offset.fill(0);
    sensors.gain.fill(1);
    sensors.open.fill(0);
    for (const entry of this.active) {
      const severity = severityAt(entry, timeMs);
      if (severity > 0) this.applyOne(faultDefinition(entry.fault), severity, sensors);
    }
  }

  snapshot(): readonly Readonly<ActiveFault>[] {
    return this.list();
  }

  restore(state: readonly Readonly<ActiveFault>[]): void {
    this.active = state.map((entry) => ({ ...entry }));
    this.idle = false;
  }

  private applyOne(definition: FaultDefinition, severity: number, sensors: SensorBank): void {
    for (const [field, full] of Object.entries(definition.physical)) {
      if (!isFaultField(this.inputs, field)) continue;
      this.inputs[field] = Math.min(1, this.inputs[field] + full * severity);
    }
    for (const effect of definition.sensors) {
      const index = sensors.indexOf(effect.tag);
      if (index < 0) continue;
      sensors.offset[index] = (sensors.offset[index] ?? 0) + (effect.offset ?? 0) * severity;
      sensors.gain[index] = (sensors.gain[index] ?? 1) * (1 + (effect.gain ?? 0) * severity);
      if (effect.open === true) sensors.open[index] = 1;
    }
  }
}

function isFaultField(inputs: FaultInputs, field: string): field is keyof FaultInputs {
  return Object.hasOwn(inputs, field);
}
