import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lttbIndexes } from './lttb.js';

describe('lttbIndexes', () => {
  it('returns everything when there is nothing to thin', () => {
    expect(lttbIndexes([1, 2, 3], [1, 2, 3], 5)).toEqual([0, 1, 2]);
  });

  it('keeps first and last, the asked number, in order, without repeats', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 4, maxLength: 300 }),
        fc.integer({ min: 3, max: 50 }),
        (values, threshold) => {
          const times = values.map((_, index) => index * 1000);
          const kept = lttbIndexes(times, values, threshold);
          expect(kept.length).toBe(Math.min(values.length, threshold));
          expect(kept[0]).toBe(0);
          expect(kept.at(-1)).toBe(values.length - 1);
          expect(kept.every((index, place) => place === 0 || index > (kept[place - 1] ?? -1))).toBe(true);
        },
      ),
    );
  });

  it('keeps a lone spike', () => {
    const values = Array.from({ length: 1000 }, (_, index) => (index === 613 ? 50 : Math.sin(index / 50)));
    expect(
      lttbIndexes(
        values.map((_, index) => index),
        values,
        20,
      ),
    ).toContain(613);
  });
});
