import { describe, expect, it } from 'vitest';
import { datesNamed, isOfOtherDate } from './dates-asked.js';

describe('datesNamed', () => {
  it.each([
    ['what broke on 11 jan', [{ month: 1, day: 11 }]],
    ['what broke on march 5th?', [{ month: 3, day: 5 }]],
    ['stops in October', [{ month: 10, day: null }]],
    ['Was war im Dezember?', [{ month: 12, day: null }]],
    ['the pump may march on', []],
    [
      'between 3 May and June',
      [
        { month: 5, day: 3 },
        { month: 6, day: null },
      ],
    ],
  ])('%s', (text, dates) => {
    expect(datesNamed(text).map(({ month, day }) => ({ month, day }))).toEqual(dates);
  });

  it('says where the name of the month stands', () => {
    const text = 'what broke on 11 Jan';
    expect(datesNamed(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Jan']);
  });
});

describe('isOfOtherDate', () => {
  it.each([
    ['stops in march', 'date: 2031-03-05; entry: pump stopped', false],
    ['stops in march', 'date: 2031-04-05; entry: pump stopped', true],
    ['stops on 6 march', 'no: 12; date: 2031-03-05; entry: pump stopped', true],
    ['stops in march', '5 Apr: Item: hoist; Entry: stopped', true],
    ['stops in march', 'Changed from 2031-04-05 on', false],
    ['stops of the pump', 'date: 2031-04-05; entry: pump stopped', false],
  ])('%s | %s', (question, row, other) => {
    expect(isOfOtherDate(question, row)).toBe(other);
  });
});
