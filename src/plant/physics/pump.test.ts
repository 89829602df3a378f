import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { motorCurrent } from './motor.js';
import { cavitationIntensity, curveThrough, npshAvailable, operatingFlow, pumpHead, shaftPower } from './pump.js';

const curve = curveThrough(38.5, 12, 32);

describe('pump curve', () => {
  it('goes through shut-off and rated point', () => {
    expect(pumpHead(curve, 0)).toBe(38.5);
    expect(pumpHead(curve, 12)).toBeCloseTo(32, 10);
  });

  it('follows the affinity laws: at n times the speed, n times the flow gives n² times the head', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 1.2, noNaN: true }), fc.double({ min: 0, max: 14, noNaN: true }), (ratio, flow) => {
        expect(pumpHead(curve, flow * ratio, ratio)).toBeCloseTo(pumpHead(curve, flow) * ratio * ratio, 8);
      }),
    );
  });

  it('meets the system curve: head delivered equals head needed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (count, rise, loss) => {
          const flow = operatingFlow(curve, count, rise, loss);
          expect(pumpHead(curve, flow / count)).toBeCloseTo(rise + loss * flow * flow, 6);
        },
      ),
    );
  });

  it('delivers nothing against a static head above shut-off', () => {
    expect(operatingFlow(curve, 2, 40, 0.1)).toBe(0);
  });
});

describe('suction side', () => {
  it('gives about 11 m of NPSH at 12 kPa with cold milk', () => {
    expect(npshAvailable(12, 0.8, 1030)).toBeCloseTo(11.14, 1);
  });

  it('starts to cavitate at four times the NPSH required and is fully developed at it', () => {
    expect(cavitationIntensity(8.5, 2.1)).toBe(0);
    expect(cavitationIntensity(5.25, 2.1)).toBeCloseTo(0.5, 10);
    expect(cavitationIntensity(2, 2.1)).toBe(1);
  });
});

describe('motor', () => {
  it('draws rated current at rated power and the magnetising current without load', () => {
    expect(motorCurrent(4, 4, 7.9, 3.6)).toBeCloseTo(7.9, 10);
    expect(motorCurrent(0, 4, 7.9, 3.6)).toBe(3.6);
  });

  it('gives the shaft power of 10 m³/h at 34 m of milk', () => {
    expect(shaftPower(10, 34, 1030, 1, 0)).toBeCloseTo(0.954, 3);
  });
});
