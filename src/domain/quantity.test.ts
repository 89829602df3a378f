import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, isShareOf, parseQuantities, quantitySupports } from './quantity.js';

const only = (text: string) => {
  const [quantity] = parseQuantities(text);
  if (quantity === undefined) throw new Error(`no quantity in ${text}`);
  return quantity;
};
const supports = (source: string, claim: string): boolean => quantitySupports(only(source), only(claim));

describe('parseQuantities', () => {
  it.each([
    ['alarm at 4.5 mm/s now', [4.5], 'mm/s'],
    ['4,000 operating hours', [4000, 4], 'operating hours'],
    ['1.234,5 kg', [1234.5], 'kg'],
    ['fill with 2,5 l of oil', [2.5], 'l'],
    ['-20 kPa at suction', [-20], 'kPa'],
    ['tighten to 48 N·m', [48], 'N·m'],
    ['72.0°C', [72], '°C'],
    ['温度为72.0度', [72], '度'],
    ['a 10-minute pause', [10], 'minute'],
    ['9,000 bottles/h', [9000, 9], 'bottles/h'],
  ])('reads %s', (text, values, unit) => {
    expect({ values: only(text).values, unit: only(text).unit }).toEqual({ values, unit });
  });

  it('gives the first number of a range the unit of the second', () => {
    expect(parseQuantities('between 10 and 12 bar').map(({ values, unit }) => [values[0], unit])).toEqual([
      [10, 'bar'],
      [12, 'bar'],
    ]);
    expect(parseQuantities('40-80 %').map(({ values, unit }) => [values[0], unit])).toEqual([
      [40, '%'],
      [80, '%'],
    ]);
  });

  it('does not take identifiers for numbers', () => {
    expect(parseQuantities('P-101A and HC40-3101 and 6306-2Z')).toEqual([]);
  });

  it('never throws and keeps offsets inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const quantity of parseQuantities(text)) {
          expect(text.slice(quantity.start, quantity.end)).toBe(quantity.raw);
        }
      }),
    );
  });
});

describe('quantitySupports', () => {
  it('accepts the same value, its rounding and its conversion', () => {
    expect(supports('4.583 mm/s', '4.6 mm/s')).toBe(true);
    expect(supports('4.5 mm/s', '0.18 in/s')).toBe(true);
    expect(supports('3.1 bar', '310 kPa')).toBe(true);
    expect(supports('72 °C', '161.6 °F')).toBe(true);
    expect(supports('90 minutes', '1.5 h')).toBe(true);
  });

  it('rejects another value, another dimension and invented precision', () => {
    expect(supports('4.5 mm/s', '4.7 mm/s')).toBe(false);
    expect(supports('80 °C', '80 bar')).toBe(false);
    expect(supports('5 bar', '5.04 bar')).toBe(false);
  });

  it('converts back and forth without loss', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (value) => {
        const there = convert(value, '°C', '°F') ?? Number.NaN;
        expect(convert(there, '°F', '°C')).toBeCloseTo(value, 6);
      }),
    );
  });
});

describe('a share as a fraction and in percent', () => {
  const [fraction, percent, wrong, dated] = ['a of 0.938', '93.8 %', '93.9 %', '0.9'].map((text) => parseQuantities(text)[0]);

  it('is one figure, in either direction, and no other', () => {
    if (fraction === undefined || percent === undefined || wrong === undefined || dated === undefined) throw new Error('not read');
    expect(quantitySupports(fraction, percent)).toBe(true);
    expect(quantitySupports(percent, fraction)).toBe(true);
    expect(quantitySupports(fraction, wrong)).toBe(false);
    expect(isShareOf(dated, percent)).toBe(false);
  });
});
