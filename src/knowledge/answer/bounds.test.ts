import { expect, it } from 'vitest';
import { recordWeight } from './bounds.js';

const row = { kind: 'table-row', documentKind: 'manual' } as const;
const record = { kind: 'record', documentKind: 'log' } as const;
const dated = 'date 2031-04-06: tank 5; note: oil changed';

it.each([
  ['How often must the oil be changed?', record, dated, 2],
  ['What is the limit of the leakage?', record, dated, 2],
  ['How often must the oil be changed?', row, dated, 2],
  ['oil of tank 5', record, dated, 1],
  ['When was the oil last changed?', record, dated, 0],
  ['What broke on tank 5?', record, dated, 0],
  ['oil of tank 5 in april', row, dated, 0],
  ['How often must the oil be changed?', row, 'Oil: Interval 6 months', 0],
])('%s', (question, passage, text, weight) => {
  expect(recordWeight(question, passage, text)).toBe(weight);
});
