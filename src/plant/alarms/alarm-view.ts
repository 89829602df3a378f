import type { Actor } from '../../domain/actor.js';
import type { Alarm, AlarmDefinition, AlarmState, AlarmTransition } from '../../domain/alarm.js';
import { isAnnunciation, stateName } from './alarm-state.js';
import type { TransitionRow } from './transition-journal.js';

/** The id of one occurrence, for example `VT-101A.H#17`; `#0` is an alarm that has never annunciated. */
export function occurrenceId(definitionId: string, occurrence: number): string {
  return `${definitionId}#${occurrence}`;
}

/** Splits `VT-101A.H#17` into its definition and number; without `#` the number is null (meaning the newest). */
export function occurrenceOf(alarmId: string): Readonly<{ definitionId: string; occurrence: number | null }> {
  const match = /^(.*)#(\d+)$/.exec(alarmId);
  return match ? { definitionId: match[1] ?? alarmId, occurrence: Number(match[2]) } : { definitionId: alarmId, occurrence: null };
}

/** Epoch milliseconds to the domain's Timestamp, without fractional seconds where there are none. */
export function timestamp(timeMs: number): string {
  return new Date(timeMs).toISOString().replace('.000Z', 'Z');
}

export type AlarmFacts = Readonly<{
  state: AlarmState;
  occurrence: number;
  unit: string | null;
  value: number | null;
  raisedAt: number | null;
  clearedAt: number | null;
  acknowledgedAt: number | null;
  acknowledgedBy: Actor | null;
  setAside: Readonly<{ by: Actor; at: number; until: number; reason: string }> | null;
}>;

const nobody: Actor = { id: 'system', role: 'admin' };

/** The domain Alarm of an engine row. An alarm that was never raised carries the epoch as `raisedAt`. */
export function describeAlarm(definition: AlarmDefinition, facts: AlarmFacts): Alarm {
  const base = {
    id: occurrenceId(definition.id, facts.occurrence),
    definitionId: definition.id,
    tag: definition.tag,
    equipment: definition.equipment,
    condition: definition.condition,
    priority: definition.priority,
    message: definition.message,
    unit: facts.unit,
    value: facts.value,
    limit: definition.limit,
    raisedAt: timestamp(facts.raisedAt ?? 0),
  };
  const clearedAt = timestamp(facts.clearedAt ?? facts.raisedAt ?? 0);
  const acknowledgement = { acknowledgedAt: timestamp(facts.acknowledgedAt ?? 0), acknowledgedBy: facts.acknowledgedBy ?? nobody };
  const aside = facts.setAside ?? { by: nobody, at: 0, until: 0, reason: '' };
  switch (facts.state) {
    case 'active-unacknowledged':
      return { ...base, state: facts.state };
    case 'active-acknowledged':
      return { ...base, state: facts.state, ...acknowledgement };
    case 'cleared-unacknowledged':
    case 'latched-unacknowledged':
      return { ...base, state: facts.state, clearedAt };
    case 'latched-acknowledged':
      return { ...base, state: facts.state, clearedAt, ...acknowledgement };
    case 'shelved':
      return { ...base, state: facts.state, shelvedUntil: timestamp(aside.until), shelvedBy: aside.by, reason: aside.reason };
    case 'suppressed-by-design':
      return { ...base, state: facts.state, suppressedAt: clearedAt };
    case 'out-of-service':
      return { ...base, state: facts.state, removedAt: timestamp(aside.at), removedBy: aside.by, reason: aside.reason };
    case 'normal':
      return { ...base, state: facts.state, clearedAt: facts.clearedAt === null ? null : timestamp(facts.clearedAt) };
  }
}

/** The domain AlarmTransition of a journal row; a person's reason is appended to the message. */
export function describeTransition(definition: AlarmDefinition, row: TransitionRow, unit: string | null): AlarmTransition {
  const to = stateName(row.to);
  return {
    at: timestamp(row.at),
    alarmId: occurrenceId(definition.id, row.occurrence),
    definitionId: definition.id,
    tag: definition.tag,
    equipment: definition.equipment,
    condition: definition.condition,
    priority: definition.priority,
    from: stateName(row.from),
    to,
    annunciated: isAnnunciation(to),
    message: row.note === null ? definition.message : `${definition.message} (${row.note})`,
    value: row.value,
    limit: definition.limit,
    unit,
    by: row.by,
  };
}
