import type { AlarmTransition } from '../domain/alarm.js';
import type { TagId } from '../domain/ids.js';
import type { TagDefinition, TagValue } from '../domain/tag.js';

/** One thing that is different in the sandbox. Faults are named by their id in `Twin.faults`; a program by the name of its PROGRAM, with its whole new file. */
export type TwinChange =
  | Readonly<{ kind: 'setpoint'; tag: TagId; value: number }>
  | Readonly<{ kind: 'fault'; fault: string }>
  | Readonly<{ kind: 'program'; program: string; source: string }>;

export type TwinRequest = Readonly<{
  changes: readonly TwinChange[];
  /** Simulated minutes, at most `Twin.maximumMinutes`. */
  minutes: number;
}>;

/** A fault that the model can play. `hint` holds further words for it, for finding it by what people say; `grows`: it comes slowly. */
export type TwinFault = Readonly<{ id: string; title: string; equipment: string; hint: string; grows: boolean }>;

/**
 * One tag that ended differently. Analogue values are means over the last third of the run, counters what was counted during the run, all others
 * the value at the end. `apartAt` is when the two runs first differed by more than the tag's usual movement.
 */
export type TwinMovement = Readonly<{
  tag: TagDefinition;
  /** At the moment of forking. */
  start: TagValue;
  unchanged: TagValue;
  changed: TagValue;
  /** Lowest and highest of the changed run; null for tags that are not analogue. */
  extremes: Readonly<{ lowest: number; highest: number }> | null;
  /** Plant time, ISO 8601. */
  apartAt: string;
  /** How far apart, as a share of the tag's range (1 for a state that differs). Movements come in this order. */
  size: number;
}>;

export type TwinReport = Readonly<{
  /** Plant times, ISO 8601. */
  from: string;
  to: string;
  minutes: number;
  moved: readonly TwinMovement[];
  /** First annunciation of each alarm that came only with the change, oldest first. */
  raised: readonly AlarmTransition[];
  /** Alarms that came only without the change. */
  avoided: readonly AlarmTransition[];
  /** How many different alarms came in both runs. */
  raisedAnyway: number;
}>;

/**
 * The plant's model to try things in. Every run is made twice from the plant's present state, with and without the changes, in copies of their own:
 * the live plant is never touched. The copies do not know what will happen to the live plant, so chance differs from it and is the same in both.
 * Rejects with `tag-unknown`, `not-found` (fault or program), `input-invalid` (a tag that cannot be set, a value outside its range, a program that
 * does not compile, too long a run) and `cancelled`.
 */
export interface Twin {
  readonly faults: readonly TwinFault[];
  readonly maximumMinutes: number;
  runAhead(request: TwinRequest, signal: AbortSignal, progress?: (share: number) => void): Promise<TwinReport>;
}
