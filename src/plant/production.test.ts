import { describe, expect, it } from 'vitest';
import { createLine4State } from './line4/state.js';
import { effectivenessOf, ProductionLog, sum } from './production.js';

const hour = 3_600_000;

function run(log: ProductionLog, fromSecond: number, toSecond: number, perSecond: number, state = createLine4State(), fillerState = 6) {
  const ended = [];
  for (let second = fromSecond + 1; second <= toSecond; second += 1) {
    state.filling.bottles += perSecond;
    state.meters.energy += 0.02;
    const record = log.record(second * 1000, state, true, fillerState);
    if (record !== null) ended.push(record);
  }
  return { state, ended };
}

describe('ProductionLog', () => {
  it('splits counters at the full hour and hands out each ended hour once', () => {
    const log = new ProductionLog();
    log.settle(createLine4State());
    const { state, ended } = run(log, 0, 2 * 3600 + 60, 2);
    expect(ended.map((record) => [record.startMs / hour, record.bottles])).toEqual([
      [0, 7200],
      [1, 7200],
    ]);
    expect(log.between(0, 3 * hour, state, 2 * hour + 60_000).map((record) => record.bottles)).toEqual([7200, 7200, 120]);
    expect(sum(log.between(0, 3 * hour, state, 2 * hour + 60_000), 'energy')).toBeCloseTo(0.02 * 7260, 6);
  });

  it('gives an hour that has ended the same figures whenever it is asked for, and loses none of what came after', () => {
    const log = new ProductionLog();
    log.settle(createLine4State());
    const { state } = run(log, 0, 3600, 2);
    state.filling.bottles += 1;
    expect(log.between(0, hour, state, hour + 400).map((record) => record.bottles)).toEqual([7200]);
    state.filling.bottles += 1;
    log.record(hour + 1000, state, true, 6);
    expect(log.between(0, 2 * hour, state, hour + 1000).map((record) => record.bottles)).toEqual([7200, 2]);
  });

  it('continues from a snapshot', () => {
    const log = new ProductionLog();
    log.settle(createLine4State());
    const { state } = run(log, 0, 1800, 2);
    const copy = new ProductionLog();
    copy.restore(JSON.parse(JSON.stringify(log.snapshot())));
    run(log, 1800, 4000, 2, state);
    const other = structuredClone(state);
    other.filling.bottles = 3600;
    other.meters.energy = 36;
    run(copy, 1800, 4000, 2, other);
    expect(copy.between(0, 2 * hour, other, 4_000_000).map((record) => record.bottles)).toEqual(
      log.between(0, 2 * hour, state, 4_000_000).map((record) => record.bottles),
    );
  });
});

describe('overall equipment effectiveness', () => {
  it('is availability x performance x quality', () => {
    const base = { startMs: 0, energy: 0, steam: 0, air: 0, water: 0, rawMilk: 0, product: 0, diverted: 0, surplus: 0 };
    const effect = effectivenessOf([{ ...base, plannedSeconds: 3600, executeSeconds: 2700, bottles: 5400, rejects: 54 }]);
    expect(effect.availability).toBe(0.75);
    expect(effect.performance).toBeCloseTo(0.8, 10);
    expect(effect.quality).toBe(0.99);
    expect(effect.oee).toBeCloseTo(0.75 * 0.8 * 0.99, 10);
  });

  it('is 0 without planned time, never NaN', () => {
    expect(effectivenessOf([])).toEqual({ availability: 0, performance: 0, quality: 0, oee: 0 });
  });
});
