import { describe, expect, it } from 'vitest';
import { comparedWindows } from './time-expression.js';

const now = new Date('2026-03-04T15:30:00Z');

describe('two windows that are compared are alike', () => {
  it.each([
    ['compare energy of early shift today and yesterday', '04T06:00', '04T14:00', '03T06:00', '03T14:00'],
    ['water today compared to yesterday', '04T00:00', '04T15:30', '03T00:00', '03T15:30'],
    ['energy yesterday against the early shift today', '03T06:00', '03T14:00', '04T06:00', '04T14:00'],
    ['bottles yesterday versus today', '03T00:00', '03T15:30', '04T00:00', '04T15:30'],
    ['compare the flow of this morning with yesterday morning', '04T06:00', '04T12:00', '03T06:00', '03T12:00'],
  ])('%s', (text, ...expected) => {
    const found = comparedWindows(text, now)?.flatMap(({ from, to }) => [from, to].map((at) => at.toISOString().slice(8, 16)));
    expect(found).toEqual(expected);
  });
});
