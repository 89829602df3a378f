import type { AlarmDefinition, AlarmPriority } from '../../domain/alarm.js';

export type ConsequenceSeverity = AlarmDefinition['consequenceSeverity'];

/**
 * Priority = consequence severity x time available to respond (the rule of ISA-18.2 clause 9 and IEC 62682; the cells are this
 * site's alarm philosophy and a setting). `withinMinutes` rows are upper edges, shortest first; the last row has no edge.
 */
export type PriorityMatrix = readonly Readonly<{
  withinMinutes: number;
  priority: Readonly<Record<ConsequenceSeverity, AlarmPriority>>;
}>[];

export const defaultPriorityMatrix: PriorityMatrix = [
  { withinMinutes: 3, priority: { minor: 'medium', moderate: 'high', major: 'high', severe: 'highest' } },
  { withinMinutes: 10, priority: { minor: 'low', moderate: 'medium', major: 'high', severe: 'high' } },
  { withinMinutes: 30, priority: { minor: 'low', moderate: 'medium', major: 'medium', severe: 'high' } },
  { withinMinutes: Number.POSITIVE_INFINITY, priority: { minor: 'low', moderate: 'low', major: 'medium', severe: 'medium' } },
];

/** The priority an alarm gets from its consequence and the minutes the operator has to respond. */
export function priorityFor(severity: ConsequenceSeverity, timeToRespondMinutes: number, matrix: PriorityMatrix = defaultPriorityMatrix): AlarmPriority {
  const row = matrix.find((candidate) => timeToRespondMinutes <= candidate.withinMinutes) ?? matrix.at(-1);
  return row?.priority[severity] ?? 'low';
}

export type RationalisationFinding = Readonly<{ definitionId: string; problem: string }>;

/** What a rationalisation review would send back: a priority that does not follow from the matrix, or an alarm without a response (which is then no alarm). */
export function reviewRationalisation(
  definitions: readonly AlarmDefinition[],
  matrix: PriorityMatrix = defaultPriorityMatrix,
): readonly RationalisationFinding[] {
  const findings: RationalisationFinding[] = [];
  for (const definition of definitions) {
    const expected = priorityFor(definition.consequenceSeverity, definition.timeToRespondMinutes, matrix);
    const report = (problem: string) => findings.push({ definitionId: definition.id, problem });
    if (expected !== definition.priority) {
      report(
        `priority is ${definition.priority}; ${definition.consequenceSeverity} consequence within ${definition.timeToRespondMinutes} min gives ${expected}`,
      );
    }
    if (definition.correctiveAction.trim() === '') report('no operator action: an indication without a response is not an alarm');
    if (definition.consequence.trim() === '') report('no consequence of inaction is recorded');
    if (definition.condition !== 'bad-quality' && definition.limit === null) report('no limit is configured');
  }
  return findings;
}
