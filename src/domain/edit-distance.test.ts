import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.js';

describe('edit distance', () => {
  it('is 0 for equal names, symmetric, and at most the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
        expect(editDistance(left, left, 12)).toBe(0);
        expect(editDistance(left, right, 12)).toBe(editDistance(right, left, 12));
        expect(editDistance(left, right, 12)).toBeLessThanOrEqual(Math.max(left.length, right.length));
      }),
    );
  });

  it('says one more than the limit for anything beyond it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), fc.integer({ min: 0, max: 12 }), (left, right, limit) => {
        expect(editDistance(left, right, limit)).toBe(Math.min(editDistance(left, right, 12), limit + 1));
      }),
    );
  });
});
