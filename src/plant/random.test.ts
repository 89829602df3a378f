import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomSource } from './random.js';

describe('RandomSource', () => {
  it('gives the same sequence for the same seed and another one for another seed', () => {
    const draw = (seed: number) => {
      const random = new RandomSource(seed);
      return Array.from({ length: 8 }, () => random.next());
    };
    expect(draw(42)).toEqual(draw(42));
    expect(draw(42)).not.toEqual(draw(43));
  });

  it('continues from a saved state, also through JSON', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(50), (seed, skipped) => {
        const random = new RandomSource(seed);
        for (let index = 0; index < skipped; index += 1) random.next();
        const saved = JSON.parse(JSON.stringify(random.snapshot()));
        const expected = [random.next(), random.gaussian(), random.next()];
        const copy = new RandomSource(0);
        copy.restore(saved);
        expect([copy.next(), copy.gaussian(), copy.next()]).toEqual(expected);
      }),
    );
  });

  it('is uniform in [0, 1) and standard normal in mean and spread', () => {
    const random = new RandomSource(7);
    const uniform = Array.from({ length: 20_000 }, () => random.next());
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    expect(uniform.reduce((total, value) => total + value, 0) / uniform.length).toBeCloseTo(0.5, 1);
    const normal = Array.from({ length: 20_000 }, () => random.gaussian());
    const mean = normal.reduce((total, value) => total + value, 0) / normal.length;
    const variance = normal.reduce((total, value) => total + (value - mean) ** 2, 0) / normal.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    expect(Math.max(...normal.map(Math.abs))).toBeLessThan(3.47);
  });
});
