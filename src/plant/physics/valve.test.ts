import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalPercentage, type StictionState, stepStiction, valveResistance } from './valve.js';

const fresh = (position: number): StictionState => ({ command: position, position, residual: 0 });

describe('valve flow', () => {
  it('passes Kv at 1 bar of water, and next to nothing when closed', () => {
    expect(Math.sqrt(100 / valveResistance(25, 1))).toBeCloseTo(25, 4);
    expect(Math.sqrt(100 / valveResistance(0, 1))).toBeLessThan(0.011);
  });

  it('has an equal-percentage characteristic with tight shut-off', () => {
    expect(equalPercentage(1)).toBe(1);
    expect(equalPercentage(0.005)).toBe(0);
    const ratio = equalPercentage(0.6) / equalPercentage(0.5);
    expect(equalPercentage(0.8) / equalPercentage(0.7)).toBeCloseTo(ratio, 10);
  });
});

describe('two-parameter stiction', () => {
  it('follows its command exactly without friction', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 }), (commands) => {
        const state = fresh(50);
        for (const command of commands) expect(stepStiction(state, command, 0, 0)).toBeCloseTo(command, 9);
      }),
    );
  });

  it('stands still within the static band, then slips to the command less the kinetic band', () => {
    const state = fresh(50);
    expect(stepStiction(state, 52, 4, 1.5)).toBe(50);
    expect(stepStiction(state, 53.9, 4, 1.5)).toBe(50);
    expect(stepStiction(state, 54.2, 4, 1.5)).toBeCloseTo(52.7, 10);
  });

  it('never strays further from its command than the static band', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 60 }), (moves) => {
        const state = fresh(50);
        let command = 50;
        for (const move of moves) {
          command += move;
          expect(Math.abs(stepStiction(state, command, 6, 2.4) - command)).toBeLessThanOrEqual(6 + 1e-9);
        }
      }),
    );
  });
});
