import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../testing/read-question.js';

describe('two measurements in one question', () => {
  const pairOf = (text: string) => {
    const { pair } = readQuestion(text).understanding;
    return pair === null ? null : { compare: pair.compare, tags: pair.tags.map(({ id }) => id as string), missing: pair.missing };
  };

  it.each([
    ['raw milk tank level and buffer tank level', null, ['LT-101', 'LT-301']],
    ['caustic and acid tank temperature pls', null, ['TT-501', 'TT-502']],
    ['compare steam pressure with air pressure', 'difference', ['PT-601', 'PT-602']],
  ])('%s', (text, compare, tags) => expect(pairOf(text)).toEqual({ compare, tags, missing: [] }));

  it('what nothing measures is said to be missing', () =>
    expect(pairOf('compare steam pressure with helium pressure')).toEqual({ compare: null, tags: ['PT-601'], missing: ['helium pressure'] }));

  it.each(['level in T-301 and is it falling', 'vibration and alignment of P-101A', 'compare EPDM with NBR', 'steam pressure and its limits'])(
    'no pair: %s',
    (text) => expect(pairOf(text)).toBeNull(),
  );
});

describe('a moment, a machine by its letter, an order by its number', () => {
  it.each([
    ['what were the running hours of P-101A at midnight', 'measure'],
    ['TT-101A at midnight', 'measure'],
    ['which is the oldest alarm that still stands', 'standing-alarm'],
    ['how long between the drip pan and the vibration alarm', 'time-between-alarms'],
  ])('%s -> %s', (text, skill) => expect(readQuestion(text).skill).toBe(skill));

  it('"the B milk pump" is one machine, and a first A is an article', () => {
    expect(readQuestion("what's the vibration on the B milk pump right now").understanding.assets.map(({ id }) => id)).toEqual(['P-101B']);
    expect(readQuestion('A pump has tripped').understanding.assets).toEqual([]);
  });
});
