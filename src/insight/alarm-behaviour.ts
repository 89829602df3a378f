import type { AlarmTransition } from '../domain/alarm.js';

/** Thresholds of nuisance behaviour; they differ between tools, so each is a setting and is printed with the result. */
export type BehaviourSettings = Readonly<{
  /** Chattering: at least this many annunciations of one alarm within the window. */
  chatterCount: number;
  chatterWindowSeconds: number;
  /** Fleeting: active for less than this and not repeated within the quiet time. */
  fleetingSeconds: number;
  fleetingQuietSeconds: number;
  /** Stale: standing longer than this. */
  staleHours: number;
}>;

export const defaultBehaviourSettings: BehaviourSettings = {
  chatterCount: 3,
  chatterWindowSeconds: 60,
  fleetingSeconds: 10,
  fleetingQuietSeconds: 60,
  staleHours: 24,
};

/** One annunciation and how long its condition stood. `clearedAt` is null while it stands at the end of the data. */
export type Occurrence = Readonly<{ transition: AlarmTransition; raisedAt: number; clearedAt: number | null }>;

const standing = new Set(['active-unacknowledged', 'active-acknowledged']);

/** Pairs every annunciation with its return, oldest first. Transitions must be in time order. */
export function occurrencesOf(transitions: readonly AlarmTransition[]): readonly Occurrence[] {
  const open = new Map<string, { transition: AlarmTransition; raisedAt: number; clearedAt: number | null }>();
  const occurrences: { transition: AlarmTransition; raisedAt: number; clearedAt: number | null }[] = [];
  for (const transition of transitions) {
    const at = Date.parse(transition.at);
    const current = open.get(transition.definitionId);
    if (current && !standing.has(transition.to)) {
      current.clearedAt = at;
      open.delete(transition.definitionId);
    }
    if (!transition.annunciated) continue;
    const occurrence = { transition, raisedAt: at, clearedAt: null };
    open.set(transition.definitionId, occurrence);
    occurrences.push(occurrence);
  }
  return occurrences;
}

export type ChatteringAlarm = Readonly<{ definitionId: string; tag: string; equipment: string; count: number; worstInWindow: number }>;

/** Alarms that annunciated at least `chatterCount` times within the chatter window, worst first. */
export function chatteringAlarms(occurrences: readonly Occurrence[], settings: BehaviourSettings): readonly ChatteringAlarm[] {
  const windowMs = settings.chatterWindowSeconds * 1000;
  const found: ChatteringAlarm[] = [];
  for (const [definitionId, own] of byDefinition(occurrences)) {
    let worst = 0;
    let first = 0;
    for (const [index, occurrence] of own.entries()) {
      while ((own[first]?.raisedAt ?? 0) < occurrence.raisedAt - windowMs) first += 1;
      worst = Math.max(worst, index - first + 1);
    }
    const transition = own[0]?.transition;
    if (worst >= settings.chatterCount && transition) {
      found.push({ definitionId, tag: transition.tag, equipment: transition.equipment, count: own.length, worstInWindow: worst });
    }
  }
  return found.sort((a, b) => b.count - a.count || (a.definitionId < b.definitionId ? -1 : 1));
}

/** Occurrences that came and went within the fleeting time and were not repeated soon after. */
export function fleetingOccurrences(occurrences: readonly Occurrence[], settings: BehaviourSettings): readonly Occurrence[] {
  const fleeting: Occurrence[] = [];
  for (const own of byDefinition(occurrences).values()) {
    for (const [index, occurrence] of own.entries()) {
      if (occurrence.clearedAt === null || occurrence.clearedAt - occurrence.raisedAt >= settings.fleetingSeconds * 1000) continue;
      const quietMs = settings.fleetingQuietSeconds * 1000;
      const next = own[index + 1];
      const previous = own[index - 1];
      const repeated =
        (next && next.raisedAt - occurrence.clearedAt < quietMs) || (previous && occurrence.raisedAt - (previous.clearedAt ?? previous.raisedAt) < quietMs);
      if (!repeated) fleeting.push(occurrence);
    }
  }
  return fleeting.sort((a, b) => a.raisedAt - b.raisedAt);
}

/** Occurrences by definition, in order of first appearance. */
export function byDefinition(occurrences: readonly Occurrence[]): ReadonlyMap<string, readonly Occurrence[]> {
  const groups = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const group = groups.get(occurrence.transition.definitionId) ?? [];
    group.push(occurrence);
    groups.set(occurrence.transition.definitionId, group);
  }
  return groups;
}
