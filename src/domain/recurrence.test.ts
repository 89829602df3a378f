import { expect, it } from 'vitest';
import { recurrencesIn, sameRecurrence } from './recurrence.js';

it.each([
  ['The filter is cleaned weekly.', [7]],
  ['every two weeks', [14]],
  ['every other month', [60.8]],
  ['once a year, in November', [365]],
  ['twice a year', [182.5]],
  ['alle 3 Monate', [91.2]],
  ['every 90 operating hours', [3.75]],
  ['jeden Tag', [1]],
  ['The valve opens at 3 bar for two hours.', []],
])('%s', (text, days) => {
  const read = recurrencesIn(text);
  expect(read).toHaveLength(days.length);
  for (const [at, value] of days.entries()) expect(read[at]).toBeCloseTo(value, 3);
});

it('takes a month for four weeks and a bit and a quarter for three months', () => {
  expect(sameRecurrence(91.3, 91.2)).toBe(true);
  expect(sameRecurrence(7, 30.4)).toBe(false);
});
