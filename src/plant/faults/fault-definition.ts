import type { FailureMode } from '../../domain/work-order.js';
import type { FaultInputs } from '../line4/fault-inputs.js';

/** What an instrument fault does at full severity: added offset in the tag's unit, gain change as a fraction, or an open circuit. */
export type SensorEffect = Readonly<{ tag: string; offset?: number; gain?: number; open?: true }>;

/** The work order a competent planner would write. */
export type RightWorkOrder = Readonly<{
  equipment: string;
  title: string;
  workType: 'corrective' | 'preventive' | 'inspection';
  priority: 'emergency' | 'urgent' | 'routine';
  spareParts: readonly (readonly [partNumber: string, quantity: number])[];
  skills: readonly string[];
}>;

/** A fault as data. Hidden from everything that reads the plant; the evals see it as ground truth. */
export type FaultDefinition = Readonly<{
  id: string;
  title: string;
  equipment: string;
  /** `step` is there at once, `ramp` grows linearly to full severity over `rampHours`, `asymptotic` to 95 % of it (fouling after Kern and Seaton). */
  onset: 'step' | 'ramp' | 'asymptotic';
  rampHours: number;
  /** Fields of the physical fault at full severity; scaled with severity for ramps. */
  physical: Readonly<Partial<FaultInputs>>;
  sensors: readonly SensorEffect[];
  /** Settings a person enters wrongly at onset. */
  settings: readonly Readonly<{ tag: string; value: number }>[];
  /** Tags in which the fault shows. */
  affectedTags: readonly string[];
  /** Alarm definitions it should raise, in order of first annunciation; others may come between. */
  expectedAlarms: readonly string[];
  /** Later operator actions that bring a hidden fault to light in the fault's own scenario. */
  reveal?: readonly Readonly<{ atHours: number; tag: string; value: number; reason: string }>[];
  cause: string;
  failureMode: FailureMode;
  /** ISO 14224 Table B.2, number and words. */
  mechanism: string;
  /** The observation that separates it from look-alikes. */
  check: string;
  lookAlikes: readonly string[];
  workOrder: RightWorkOrder;
}>;
