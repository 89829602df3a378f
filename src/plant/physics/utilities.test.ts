import { describe, expect, it } from 'vitest';
import { bearingTemperature, bearingVibration } from './bearing.js';
import { clamp, lagFactor, quantise } from './dynamics.js';
import { filterPressureDrop, leakFlow, receiverPressureRate } from './gas.js';

describe('bearing', () => {
  it('is healthy without wear and past the trip limit when fully worn', () => {
    expect(bearingVibration(1.6, 0, 9, 0, 0)).toBe(1.6);
    expect(bearingVibration(1.6, 1, 9, 0, 0)).toBeGreaterThan(7.1);
    expect(bearingTemperature(22, 26, 0, 45)).toBe(48);
  });

  it('adds independent sources as squares', () => {
    expect(bearingVibration(3, 0, 9, 4, 0)).toBe(5);
  });

  it('grows faster late in life than early', () => {
    const growth = (from: number, to: number) => bearingVibration(0, to, 9, 0, 0) - bearingVibration(0, from, 9, 0, 0);
    expect(growth(0.8, 1)).toBeGreaterThan(3 * growth(0, 0.2));
  });
});

describe('compressed air', () => {
  it('rises 0.8 bar per minute when 100 Nm³/h enter a 2 m³ receiver', () => {
    expect(receiverPressureRate(100, 0, 2) * 60).toBeCloseTo(0.844, 3);
  });

  it('leaks in proportion to absolute pressure', () => {
    expect(leakFlow(80, 7)).toBeCloseTo(80, 10);
    expect(leakFlow(80, 2.9935)).toBeCloseTo(40, 10);
  });

  it('drops pressure over a filter with the square of the flow', () => {
    expect(filterPressureDrop(15, 1, 1)).toBe(15);
    expect(filterPressureDrop(15, 2, 3)).toBe(180);
  });
});

describe('sensor dynamics', () => {
  it('reaches 63 % of a step after one time constant whatever the step size', () => {
    for (const step of [0.1, 0.5, 1]) {
      let value = 0;
      for (let time = 0; time < 5 - 1e-9; time += step) value += (1 - value) * lagFactor(step, 5);
      expect(value).toBeCloseTo(1 - Math.exp(-1), 6);
    }
  });

  it('rounds to the resolution and clamps to a range', () => {
    expect(quantise(3.14, 0.5)).toBe(3);
    expect(quantise(3.14, 0)).toBe(3.14);
    expect(clamp(5, 0, 3)).toBe(3);
  });
});
