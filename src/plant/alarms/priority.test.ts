import { describe, expect, it } from 'vitest';
import { AlarmDefinition } from '../../domain/alarm.js';
import { defaultPriorityMatrix, priorityFor, reviewRationalisation } from './priority.js';

const rank = { low: 0, medium: 1, high: 2, highest: 3 } as const;
const severities = ['minor', 'moderate', 'major', 'severe'] as const;

describe('priority from consequence and time to respond', () => {
  it('is highest only for a severe consequence within three minutes', () => {
    expect(priorityFor('severe', 1)).toBe('highest');
    expect(priorityFor('severe', 3.5)).toBe('high');
    expect(priorityFor('major', 1)).toBe('high');
  });

  it('never falls when the consequence grows or the time shrinks', () => {
    for (const [row, minutes] of [0.5, 3, 5, 10, 20, 30, 60].entries()) {
      for (const [column, severity] of severities.entries()) {
        const here = rank[priorityFor(severity, minutes)];
        const worse = severities[column + 1];
        if (worse) expect(rank[priorityFor(worse, minutes)]).toBeGreaterThanOrEqual(here);
        const longer = [3, 5, 10, 20, 30, 60, 120][row] ?? 120;
        expect(rank[priorityFor(severity, longer)]).toBeLessThanOrEqual(here);
      }
    }
  });

  it('has an open last row, so every time has a priority', () => {
    expect(defaultPriorityMatrix.at(-1)?.withinMinutes).toBe(Number.POSITIVE_INFINITY);
  });

  it('sends back an alarm whose priority was entered by hand or that has no response', () => {
    const definition = AlarmDefinition.parse({
      id: 'X',
      tag: 'TT-1',
      equipment: 'HX-1',
      condition: 'high',
      limit: 1,
      priority: 'highest',
      consequenceSeverity: 'minor',
      timeToRespondMinutes: 60,
      message: 'm',
      cause: 'c',
      consequence: 'c',
      correctiveAction: ' ',
    });
    expect(reviewRationalisation([definition]).map((finding) => finding.problem)).toEqual([
      'priority is highest; minor consequence within 60 min gives low',
      'no operator action: an indication without a response is not an alarm',
    ]);
  });
});
