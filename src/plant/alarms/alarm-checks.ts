import type { AlarmDefinition, AlarmState } from '../../domain/alarm.js';
import { CopilotError } from '../../domain/errors.js';

/** Where acknowledging leads from each state that can be acknowledged. */
export const acknowledgedState: Readonly<Partial<Record<AlarmState, AlarmState>>> = {
  'active-unacknowledged': 'active-acknowledged',
  'cleared-unacknowledged': 'normal',
  'latched-unacknowledged': 'latched-acknowledged',
};

/** The refusal of an operator method in the wrong state. */
export function conflict(alarmId: string, state: AlarmState, why: string): CopilotError {
  return new CopilotError({ code: 'conflict', message: `${alarmId} is ${state}: ${why}.`, details: { alarmId, state } });
}

/** NaN, the arrays' word for nothing, as null. */
export function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** Throws `config-invalid` when two alarms share an id. */
export function assertUniqueIds(definitions: readonly AlarmDefinition[]): void {
  const seen = new Set<string>();
  for (const definition of definitions) {
    if (seen.has(definition.id)) {
      throw new CopilotError({
        code: 'config-invalid',
        message: `Two alarms are called ${definition.id}; give each its own id.`,
        details: { definitionId: definition.id },
      });
    }
    seen.add(definition.id);
  }
}
