import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOrderOf, looksLikeTag, parseDate, parseDuration, parseNumber, splitParts } from './values.js';

describe('parseDate', () => {
  it.each([
    ['2025-03-01', '2025-03-01'],
    ['2025-03-01T14:30:00Z', '2025-03-01T14:30'],
    ['2025-03-01 06:05', '2025-03-01T06:05'],
    ['20250301', '2025-03-01'],
    ['2025/3/1', '2025-03-01'],
    ['01.03.2025', '2025-03-01'],
    ['1.3.25 14:05 Uhr', '2025-03-01T14:05'],
    ['Mo, 3.3.2025', '2025-03-03'],
    ['3 Mar 2025', '2025-03-03'],
    ['03-Mar-25', '2025-03-03'],
    ['3. März 2025', '2025-03-03'],
    ['March 3rd, 2025', '2025-03-03'],
    ['2025年3月1日', '2025-03-01'],
    ['13/01/2025', '2025-01-13'],
    ['01/13/2025', '2025-01-13'],
    ['3/4/2025 2:15 PM', '2025-04-03T14:15'],
  ])('reads %s', (text, expected) => expect(parseDate(text, 'dmy')).toBe(expected));
  it.each(['31.02.2025', '2025-13-01', '??', 'n/a', '12', 'P-101A', '2025-03-01 25:00', ''])('does not read %s', (text) =>
    expect(parseDate(text, 'dmy')).toBeNull(),
  );
  it('reads slash dates month first where the column says so', () => expect(parseDate('3/4/2025', 'mdy')).toBe('2025-03-04'));
  it('gives only days that exist, for any three numbers', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(15), fc.integer({ min: 1990, max: 2100 }), (day, month, year) => {
        const read = parseDate(`${day}.${month}.${year}`, 'dmy');
        if (read !== null) expect(new Date(`${read}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read);
      }),
    );
  });
});

describe('dayOrderOf', () => {
  it('is settled by a number above twelve', () => {
    expect(dayOrderOf(['01/02/2025', '13/02/2025'], 'mdy')).toEqual({ order: 'dmy', certain: true });
    expect(dayOrderOf(['01/02/2025', '02/13/2025'], 'dmy')).toEqual({ order: 'mdy', certain: true });
  });
  it('takes the order in which a log runs on evenly, and says when it is unsure', () => {
    expect(dayOrderOf(['01/02/2025', '02/02/2025', '03/02/2025', '01/03/2025', '02/03/2025', '03/03/2025'], 'mdy')).toEqual({ order: 'dmy', certain: true });
    expect(dayOrderOf(['01/02/2025'], 'mdy')).toEqual({ order: 'mdy', certain: false });
  });
});

describe('parseNumber', () => {
  it.each([
    ['2.5', 2.5],
    ['2,5', 2.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ["1'200", 1200],
    ['-3', -3],
  ])('reads %s', (text, expected) => expect(parseNumber(text)).toBe(expected));
  it.each(['', 'x', '1 h', '--'])('does not read %j', (text) => expect(parseNumber(text)).toBeNull());
});

describe('parseDuration', () => {
  it.each([
    ['2.5', 1, 2.5],
    ['90', 1 / 60, 1.5],
    ['90 min', 1, 1.5],
    ['2,5 h', 1, 2.5],
    ['1:30', 1, 1.5],
    ['2h30', 1, 2.5],
    ['1 h 30 min', 1, 1.5],
    ['3 Std.', 1, 3],
    ['ca. 45 Minuten', 1, 0.75],
    ['1 day', 1, 24],
    ['2小时', 1, 2],
  ])('reads %s in units of %d h as %d h', (text, unit, expected) => expect(parseDuration(text, unit)).toBe(expected));
  it.each(['', 'n/a', '2 pumps', '-3', '1:75', '3 m/s'])('does not read %j', (text) => expect(parseDuration(text, 1)).toBeNull());
});

describe('splitParts and looksLikeTag', () => {
  it('separates parts and knows words for none', () => {
    expect(splitParts('HC40-3101 x2; 6306-2Z')).toEqual(['HC40-3101 x2', '6306-2Z']);
    expect(['-', 'n/a', '', 'keine', '无'].map(splitParts)).toEqual([[], [], [], [], []]);
  });
  it('knows a tag in any spelling', () => {
    expect(['P-101A', 'p101a', 'P 101 A', 'BL-601', 'FIC 110'].every(looksLikeTag)).toBe(true);
    expect(['Pump', '2025-03-01', '42', 'seal leak 101'].some(looksLikeTag)).toBe(false);
  });
});
