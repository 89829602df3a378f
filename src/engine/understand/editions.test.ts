import { describe, expect, it } from 'vitest';
import { editionsAsked } from './editions.js';

describe('two revisions in one question', () => {
  it.each([
    ['What torque do issue 3 and issue 4 of the press manual give for the ram bolts?', ['3', '4'], []],
    ['How often is the belt checked in rev A resp. rev B, and which is binding?', ['A', 'B'], []],
    ['oil change, 2019 edition vs 2023 edition?', [], ['2019', '2023']],
    ['Does the old handbook allow more play than the current one?', [], []],
    ['What was the flow limit before the present issue?', [], []],
  ])('is seen in: %s', (question, labels, years) => {
    const asked = editionsAsked(question);
    expect(asked?.labels).toEqual(labels);
    expect(asked?.years).toEqual(years);
    expect(asked?.topics).toHaveLength(1);
  });

  it('asks whether the figure of a copy still holds', () => {
    const asked = editionsAsked('My copy says 40 Nm for the hub nut. Is that still right?');
    expect(asked?.quoted).toBe(true);
    expect(asked?.topics.map(({ topic }) => topic)).toEqual([expect.stringContaining('hub nut')]);
  });

  it('looks for what is asked and not for the names of the revisions', () => {
    const [part] = editionsAsked('How long must the oven idle according to rev C and according to rev D?')?.topics ?? [];
    expect(part?.query).toMatch(/How long must the oven idle/u);
    expect(part?.query).not.toMatch(/rev/iu);
    expect(part?.topic).toMatch(/oven idle/u);
  });

  it.each(['What torque do the ram bolts take?', 'What does rev C say about the belt?', 'Is the old pump leaking now?'])('is not seen in: %s', (question) => {
    expect(editionsAsked(question)).toBeNull();
  });
});
