import { expect, it } from 'vitest';
import type { Answer } from '../../domain/document.js';
import { english } from '../phrases/english.js';
import { differenceLines, twoThingsIn } from './two-things.js';

it.each([
  ['What is the difference between the night temperature of tomato and cucumber?', 'night temperature', ['tomato', 'cucumber']],
  ['What is the difference in flow between pump A and pump B?', 'flow', ['pump A', 'pump B']],
  ['How do the two papers differ?', null, []],
] as const)('%s', (question, attribute, things) => {
  const two = twoThingsIn(question);
  expect(two?.attribute ?? null).toBe(attribute);
  expect(two?.things ?? []).toEqual(things);
});

const answer = (shown: string): Answer => ({ shown, start: 0, end: 1, passage: { id: 'x' } }) as Answer;
const told = (one: string, other: string): string | undefined =>
  differenceLines({ attribute: 'flow', things: ['pump A', 'pump B'] }, [answer(one), answer(other)], [], english)[0]?.text;

it('computes the difference in the unit of the first', () => {
  expect(told('Pump A: Head 3 m; Flow 12 l/min', 'Pump B: Head 9 m; Flow 10 l/min')).toContain('2 l/min more, 12 l/min against 10 l/min');
  expect(told('The flow is 1 m³/h.', 'The flow is 500 l/h.')).toContain('0.5 m³/h more');
});

it('computes nothing of figures of two kinds, of several or of none', () => {
  expect(told('Flow 12 l/min', 'Flow 3 bar')).toBeUndefined();
  expect(told('The flow is 3 l/min, at times 5 l/min.', 'The flow is 4 l/min.')).toBeUndefined();
  expect(told('The flow is high.', 'The flow is 4 l/min.')).toBeUndefined();
});
