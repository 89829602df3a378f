import { expect, it } from 'vitest';
import { premiseIn } from './premise.js';

it.each([
  ['Why must the tank be flushed weekly?', 'Tank C: Flushed: every six months', 'differs'],
  ['Is the store cleaned every month?', 'Cold store: How often: monthly', 'agrees'],
  ['Why are the screens washed in May?', 'Screens are washed once a year, in November.', 'differs'],
  ['Is it open on Sundays?', 'The desk is open on Mondays and Sundays.', 'agrees'],
  ['May I open the valve?', 'The valve may be opened in November.', null],
  ['Is the pump checked daily?', 'The pump has a power of 3 kW.', null],
] as const)('%s %s', (question, source, expected) => {
  expect(premiseIn(question, source)).toBe(expected);
});
