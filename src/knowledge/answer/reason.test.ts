import { expect, it } from 'vitest';
import { reasonStrength } from './reason.js';

const why = (question: string, text: string, after = ''): number => reasonStrength(question, { text, after, record: false });

it.each([
  ['Why is the wick changed?', 'The wick is changed with every charge, since a crusted wick reads too high.'],
  ['Why must no steel pipe be used?', 'Only plastic pipes are used; the salt would corrode steel.'],
  ['Why is mixing forbidden?', 'Mixing is forbidden, because it forms sludge.'],
])('%s is told why by: %s', (question, text) => {
  expect(why(question, text)).toBeGreaterThan(0);
});

it.each([
  ['Why is the wick changed?', '7. Check the wet-bulb wick and its water trough.'],
  ['Why is the floor washed with neutral cleaner?', 'Floor: How often: daily; Agent: neutral cleaner 1 %'],
])('%s is not told why by: %s', (question, text) => {
  expect(why(question, text)).toBe(0);
});

it('takes the sentence behind, and a figure that corrects the one taken for granted', () => {
  expect(why('Why is no steel used?', 'No steel is used.', 'It corrodes because of the salt.')).toBe(0.5);
  expect(why('Why is the screen washed weekly?', 'The screen is washed once a year.')).toBe(0.5);
  expect(why('Why is the belt set to 60 °C?', 'The belt is rinsed at 45 °C.')).toBe(0.5);
});
