import { describe, expect, it } from 'vitest';
import { parsePlanWindow } from './plan-window.js';

/** Monday, five minutes into the late shift. */
const now = new Date('2026-03-02T14:05:00Z');
const text = (question: string, at = now): string => {
  const found = parsePlanWindow(question, at);
  return found === null ? 'none' : `${found.from.toISOString().slice(5, 16)} ${found.to.toISOString().slice(5, 16)}`;
};

describe('the time a question about the plan means', () => {
  it.each([
    ['What runs tonight?', '03-02T18:00 03-03T06:00'],
    ['What is planned for the next shift?', '03-02T22:00 03-03T06:00'],
    ['What is on the plan for the early shift?', '03-03T06:00 03-03T14:00'],
    ['Did the early shift make its target?', '03-02T06:00 03-02T14:00'],
    ['Was ist für die Nachtschicht geplant?', '03-02T22:00 03-03T06:00'],
    ['Was läuft morgen?', '03-03T00:00 03-04T00:00'],
    ['明天计划什么？', '03-03T00:00 03-04T00:00'],
    ['What do we fill on Wednesday?', '03-04T00:00 03-05T00:00'],
    ['What is scheduled this week?', '03-02T00:00 03-09T00:00'],
    ['What is planned for the next 4 hours?', '03-02T14:05 03-02T18:05'],
    ['Which orders are planned on 2026-03-07?', '03-07T00:00 03-08T00:00'],
    ['Were we behind last night?', '03-01T22:00 03-02T06:00'],
    ['Which order is running?', 'none'],
  ])('%s', (question, expected) => {
    expect(text(question)).toBe(expected);
  });

  it('takes the running night shift for tonight in the small hours', () => {
    expect(text('What is planned for tonight?', new Date('2026-03-03T02:00:00Z'))).toBe('03-02T22:00 03-03T06:00');
  });
});
