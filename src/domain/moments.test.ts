import { describe, expect, it } from 'vitest';
import { parseDayMonths } from './moments.js';

describe('a day and a month without a year', () => {
  it.each(['Die Pumpe lief am 9.6. ohne Störung', 'Der Filter wurde gewechselt am 9.6.', 'offen seit 14.1.', 'zwischen 3.2. und 9.6. gemessen'])(
    'is read in: %s',
    (text) => {
      expect(parseDayMonths(text)).not.toEqual([]);
    },
  );

  it.each(['Set FIC-110.SP from 9.2 to 9.6.', 'Der Sollwert steht auf 9.6.', 'reason: set it to 9.6.', '(now 1.5.)'])(
    'is not read from a number before the full stop of its sentence: %s',
    (text) => {
      expect(parseDayMonths(text)).toEqual([]);
    },
  );
});
