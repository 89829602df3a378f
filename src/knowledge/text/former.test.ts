import { expect, it } from 'vitest';
import { asksAboutFormer } from './former.js';

it.each([
  ['How often must the oil be changed?', false],
  ['When do I change the filter?', false],
  ['What changed in the crate rule?', true],
  ['Which limits have changed since then?', true],
  ['What was the limit before?', true],
])('%s', (question, former) => {
  expect(asksAboutFormer(question)).toBe(former);
});
