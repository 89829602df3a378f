import type { RightWorkOrder } from './faults/fault-definition.js';
import { faultDefinition, severityAt } from './faults/fault-engine.js';
import { isoTime } from './journal-watcher.js';
import type { PlantSimulator } from './simulator.js';

/** What is really wrong: hidden from the reader, for evals and run reports only. `severity` is how far the fault has developed now, 0 to 1. */
export type FaultTruth = Readonly<{
  fault: string;
  title: string;
  equipment: string;
  onset: string;
  clearedAt: string | null;
  severity: number;
  cause: string;
  failureMode: string;
  mechanism: string;
  check: string;
  lookAlikes: readonly string[];
  affectedTags: readonly string[];
  expectedAlarms: readonly string[];
  workOrder: RightWorkOrder;
}>;

/** The injected faults of a run in order of onset, also those that have not begun. */
export function truthOf(simulator: PlantSimulator): readonly FaultTruth[] {
  return [...simulator.faults.list()]
    .sort((a, b) => a.onsetMs - b.onsetMs)
    .map((active) => {
      const definition = faultDefinition(active.fault);
      return {
        fault: definition.id,
        title: definition.title,
        equipment: definition.equipment,
        onset: isoTime(active.onsetMs),
        clearedAt: active.clearedMs === null ? null : isoTime(active.clearedMs),
        severity: Number(severityAt(active, simulator.timeMs).toFixed(4)),
        cause: definition.cause,
        failureMode: definition.failureMode,
        mechanism: definition.mechanism,
        check: definition.check,
        lookAlikes: definition.lookAlikes,
        affectedTags: definition.affectedTags,
        expectedAlarms: definition.expectedAlarms,
        workOrder: definition.workOrder,
      };
    });
}
