import { describe, expect, it } from 'vitest';
import { readPainted } from './painted.js';

const painted = (contents: string) => readPainted(Buffer.from(contents, 'latin1'), [1, 0, 0, -1, 0, 800]);
const round = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, item: unknown) => (typeof item === 'number' ? Math.round(item) : item)));

describe('what a page draws besides its text', () => {
  it.each([
    ['a stroked line', '10 100 m 200 100 l S', { horizontal: [{ at: 700, from: 10, to: 200 }], vertical: [], grounds: [] }],
    ['a thin filled rectangle', '10 100 190 1 re f', { horizontal: [{ at: 700, from: 10, to: 200 }], vertical: [], grounds: [] }],
    [
      'a line in turned and scaled coordinates',
      'q 0 2 -2 0 0 0 cm 50 -100 m 50 -5 l S Q',
      { horizontal: [{ at: 700, from: 10, to: 200 }], vertical: [], grounds: [] },
    ],
    ['a coloured ground', '.9 .9 1 rg 10 100 190 30 re f', { horizontal: [], vertical: [], grounds: [{ left: 10, right: 200, top: 670, bottom: 700 }] }],
    ['no white rectangle', '1 1 1 rg 10 100 190 30 re f 1 G 10 100 m 200 100 l S', { horizontal: [], vertical: [], grounds: [] }],
    ['no clipped one and no curve', '10 100 190 30 re W n 10 100 m 20 20 30 30 40 40 c S', { horizontal: [], vertical: [], grounds: [] }],
    [
      'nothing in texts and pictures',
      'BT (10 100 m 200 \\) 100 l S) Tj [(1 1 re f) 3] TJ ET BI /W 1 ID 1 1 90 90 re f EI ',
      { horizontal: [], vertical: [], grounds: [] },
    ],
  ])('%s', (_name, contents, expected) => {
    const { horizontal, vertical, grounds } = painted(contents);
    expect(round({ horizontal, vertical, grounds })).toEqual(expected);
  });

  it.each([
    ['on nothing', 'BT 1 g 1 0 0 1 50 110 Tm (x) Tj ET', true],
    ['on a dark ground', '0 g 10 100 190 30 re f BT 1 g 1 0 0 1 50 110 Tm (x) Tj ET', false],
    ['behind letters on a dark ground, at a place that is not known', '0 g 10 100 190 30 re f BT 1 g 1 0 0 1 50 110 Tm (x) Tj (y) Tj ET', true],
    ['moved off the ground', '0 g 10 100 190 30 re f BT 1 g 1 0 0 1 50 110 Tm 0 -200 Td (x) Tj ET', true],
    ['in black again', 'q 1 g Q BT 50 110 Td (x) Tj ET', false],
  ])('white letters %s', (_name, contents, expected) => {
    expect(painted(contents).whiteLetters).toBe(expected);
  });
});
