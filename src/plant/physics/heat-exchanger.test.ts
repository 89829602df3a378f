import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asymptoticFouling, capacityRate, counterflowEffectiveness, fouledConductance, ntuFor } from './heat-exchanger.js';

describe('counter-flow effectiveness', () => {
  it('matches the tables of Kays and London', () => {
    expect(counterflowEffectiveness(1, 1)).toBeCloseTo(0.5, 6);
    expect(counterflowEffectiveness(2, 0.5)).toBeCloseTo(0.775, 3);
    expect(counterflowEffectiveness(3, 0.25)).toBeCloseTo(0.919, 3);
    expect(counterflowEffectiveness(9, 1)).toBeCloseTo(0.9, 6);
  });

  it('lies in [0, 1], grows with NTU, and is inverted by ntuFor', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 6, noNaN: true }), fc.double({ min: 0, max: 0.99, noNaN: true }), (ntu, ratio) => {
        const effectiveness = counterflowEffectiveness(ntu, ratio);
        expect(effectiveness).toBeGreaterThan(0);
        expect(effectiveness).toBeLessThanOrEqual(1);
        expect(counterflowEffectiveness(ntu * 1.1, ratio)).toBeGreaterThan(effectiveness);
        expect(ntuFor(effectiveness, ratio)).toBeCloseTo(ntu, 4);
      }),
    );
  });
});

describe('fouling', () => {
  it('adds a resistance in series', () => {
    expect(fouledConductance(10, 0.1)).toBeCloseTo(5, 10);
    expect(fouledConductance(10, 0)).toBe(10);
  });

  it('reaches 63 % of its asymptote after one time constant and is 0 before it starts', () => {
    expect(asymptoticFouling(2, 5, 5)).toBeCloseTo(2 * (1 - Math.exp(-1)), 10);
    expect(asymptoticFouling(2, -1, 5)).toBe(0);
  });
});

describe('capacityRate', () => {
  it('is about 11.2 kW/K for 10 m³/h of milk', () => {
    expect(capacityRate(10, 1030, 3.9)).toBeCloseTo(11.16, 2);
  });
});
