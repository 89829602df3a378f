import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelRate, mixedTemperature, torricelliFlow } from './tank.js';

/** The quadruple-tank process in cm, cm², cm³/s (Johansson 2000, table 1 and eq. 1). */
const areas = [28, 32, 28, 32] as const;
const outlets = [0.071, 0.057, 0.071, 0.057] as const;
const gravityInCentimetres = 981;

function settle(voltage: number, gains: readonly [number, number], splits: readonly [number, number]): readonly number[] {
  const level = [1, 1, 1, 1];
  const out = (tank: 0 | 1 | 2 | 3) => torricelliFlow(outlets[tank], level[tank] ?? 0, gravityInCentimetres);
  for (let time = 0; time < 4000; time += 0.1) {
    const [first, second] = [gains[0] * voltage, gains[1] * voltage];
    const rates = [
      levelRate(out(2) + splits[0] * first, out(0), areas[0]),
      levelRate(out(3) + splits[1] * second, out(1), areas[1]),
      levelRate((1 - splits[1]) * second, out(2), areas[2]),
      levelRate((1 - splits[0]) * first, out(3), areas[3]),
    ];
    for (const [tank, rate] of rates.entries()) level[tank] = (level[tank] ?? 0) + rate * 0.1;
  }
  return level;
}

describe('the tank equations against the quadruple-tank process', () => {
  it('settles at the published minimum-phase operating point', () => {
    const level = settle(3, [3.33, 3.35], [0.7, 0.6]);
    const published = [12.4, 12.7, 1.8, 1.4];
    for (const [tank, height] of level.entries()) expect(Math.abs(height - (published[tank] ?? 0)) / (published[tank] ?? 1)).toBeLessThan(0.1);
  });

  it('settles at the published non-minimum-phase operating point', () => {
    const level = settle(3.15, [3.14, 3.29], [0.43, 0.34]);
    const published = [12.6, 13, 4.8, 4.9];
    for (const [tank, height] of level.entries()) expect(Math.abs(height - (published[tank] ?? 0)) / (published[tank] ?? 1)).toBeLessThan(0.1);
  });

  it('agrees with the closed form of the steady state to four digits', () => {
    const level = settle(3, [3.33, 3.35], [0.7, 0.6]);
    const third = ((0.4 * 3.35 * 3) / 0.071) ** 2 / (2 * gravityInCentimetres);
    expect(level[2]).toBeCloseTo(third, 4);
  });
});

describe('mixedTemperature', () => {
  it('lies between the two temperatures and weighs by volume', () => {
    expect(mixedTemperature(3, 4, 1, 8)).toBeCloseTo(5, 10);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0.01, max: 5, noNaN: true }), (volume, inflow) => {
        const mixed = mixedTemperature(volume, 4, inflow, 12);
        expect(mixed).toBeGreaterThanOrEqual(4 - 1e-9);
        expect(mixed).toBeLessThanOrEqual(12 + 1e-9);
      }),
    );
  });

  it('takes the temperature of the inflow when the tank is empty', () => {
    expect(mixedTemperature(0, 4, 0, 9)).toBe(9);
  });
});
