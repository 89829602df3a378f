import { describe, expect, it } from 'vitest';
import { expectedAnswer } from '../answer-type.js';
import { personsUnderHeading, typedValues } from './typed-values.js';

const who = expectedAnswer('Who does it?');

describe('by whom something is done', () => {
  it.each([
    ['Descaling: Responsible: Technical services', ['technical services']],
    ['Rope test: Interval: monthly; By: Outside firm', ['outside firm']],
    ['Seilprüfung: Zuständig: Haustechnik; Frist: 4 Wochen', ['haustechnik']],
    ['放油: 负责人: 冷冻班', ['冷冻班']],
    ['Trip 2026-02-14: Captain: Berg; Cars 402', ['berg']],
    ['Date: 2026-02-15; Cause: jam; Foreman: Haas', ['haas']],
    ['Descaling: Interval: every 6 weeks', []],
    ['Descaling: Responsible: -', []],
  ])('is named under its heading in "%s"', (row, expected) => expect(personsUnderHeading(row, who).map(({ value }) => value)).toEqual(expected));

  it('is who alone may do it', () => {
    const text = '• The florist alone may change an entry.';
    expect(typedValues(text, who).map(({ start, end }) => text.slice(start, end))).toContainEqual(expect.stringContaining('The florist alone may'));
  });

  it('is no tag where a maker is asked for', () => {
    const maker = { ...who, firms: true };
    expect(typedValues('Covers the ovens CS-1 to CS-4.', maker)).toEqual([]);
    expect(typedValues('The oven was delivered by Harland.', maker)).toHaveLength(1);
  });
});
