import { describe, expect, it } from 'vitest';
import { daysAsked, standingOn } from './validity.js';

describe('the days that a question is about', () => {
  it.each([
    ['what is the limit?', '2031-03-02', '2031-03-02'],
    ['what is the limit today?', '2031-03-02', '2031-03-02'],
    ['what is the limit tomorrow?', '2031-03-03', '2031-03-03'],
    ['what is the limit on 5 April 2031?', '2031-04-05', '2031-04-05'],
    ['what is the limit after 27 March 2031?', '2031-03-28', '2031-03-28'],
    ['what was the limit before 2031-03-01?', '2031-02-28', '2031-02-28'],
    ['what is the limit in May 2031?', '2031-05-01', '2031-05-31'],
    ['what is the limit in June?', '2031-06-01', '2031-06-30'],
    ['what is the limit after 27 March?', '2031-03-28', '2031-03-28'],
    ['Welcher Wert gilt nach dem 27.03.2031?', '2031-03-28', '2031-03-28'],
    ['Welcher Wert gilt ab 5. April?', '2031-04-05', '2031-04-05'],
    ['2031年4月5日的限值是多少？', '2031-04-05', '2031-04-05'],
    ['what does the letter of 3 January 2031 say?', '2031-03-02', '2031-03-02'],
  ])('%s', (question, from, to) => expect(daysAsked(question, '2031-03-02')).toEqual({ from, to }));
});

describe('whether a paper holds', () => {
  const day = (date: string) => ({ from: date, to: date });
  it.each([
    ['2031-01-31', 'not-yet'],
    ['2031-02-01', 'in-force'],
    ['2031-02-28', 'in-force'],
    ['2031-03-01', 'expired'],
  ] as const)('on %s: %s', (date, standing) => expect(standingOn({ from: '2031-02-01', until: '2031-02-28' }, day(date))).toBe(standing));
  it('always does where it names no day', () => expect(standingOn(undefined, day('2031-01-01'))).toBe('in-force'));
  it('does in a month in which it holds on some days', () =>
    expect(standingOn({ from: null, until: '2031-02-03' }, { from: '2031-02-01', to: '2031-02-28' })).toBe('in-force'));
});
