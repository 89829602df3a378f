import { describe, expect, it } from 'vitest';
import { computeAlarmKpis } from '../insight/alarm-kpis.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { plantRunReport } from '../plant/run-report.js';
import { findScenario } from '../plant/scenarios/scenario.js';
import { PlantSimulator, type SimulatorSnapshot } from '../plant/simulator.js';
import { line4ControlPrograms } from './line4.js';

const directory = createLine4Directory();
const hour = 3_600_000;

function simulate(id: string, seed?: number): PlantSimulator {
  return new PlantSimulator({ directory, programs: line4ControlPrograms(), scenario: findScenario(id), ...(seed === undefined ? {} : { seed }) });
}

const value = (simulator: PlantSimulator, tag: string): number => simulator.tags.values[simulator.tags.indexOf(tag)] ?? Number.NaN;
const report = (id: string, seed: number, hours: number) =>
  plantRunReport({ directory, programs: line4ControlPrograms(), scenario: findScenario(id), seed, hours, alarmKpis: computeAlarmKpis });

describe('Line 4 under its own control programs', () => {
  it('settles at the normal values of the plant book', () => {
    const simulator = simulate('normal');
    simulator.advanceTo(simulator.timeMs + hour / 4);
    const normal: readonly (readonly [string, number, number])[] = [
      ['FIC-110.PV', 10, 0.3],
      ['PT-110', 3.1, 0.15],
      ['PT-101S', 12, 6],
      ['IT-101A', 6.6, 0.2],
      ['VT-101A', 1.6, 0.3],
      ['TT-101A', 48, 1],
      ['TT-201', 74.5, 0.4],
      ['TT-202', 74, 0.4],
      ['KI-201', 15.8, 0.4],
      ['PT-205', 1.5, 0.05],
      ['PDT-205', 0.5, 0.05],
      ['TT-203', 4, 0.5],
      ['TT-204', 78, 1],
      ['F-401.SPEED', 9000, 1],
      ['PT-601', 8, 0.3],
      ['TT-601', 1.5, 0.4],
      ['PT-602', 7, 0.3],
      ['PT-603', 2.2, 0.3],
      ['FDV-202.FWD', 1, 0],
    ];
    const off = normal.filter(([tag, expected, tolerance]) => !(Math.abs(value(simulator, tag) - expected) <= tolerance));
    expect(off.map(([tag, expected]) => `${tag} is ${value(simulator, tag)}, normal ${expected}`)).toEqual([]);
  });

  it('raises no more alarms in 24 healthy hours than ISA-18.2 calls very likely acceptable, each with a value beyond its limit', () => {
    const day = healthyDay();
    const kpis = computeAlarmKpis(day);
    expect(kpis.hours).toBe(24);
    expect(kpis.annunciated).toBeGreaterThan(0);
    const limits = ['alarms-per-hour', 'alarms-per-10-minutes', 'alarms-per-day', 'maximum-per-10-minutes', 'share-of-time-in-flood'];
    const rows = kpis.rows.filter((row) => limits.includes(row.name));
    expect(rows.map((row) => [row.name, row.value <= row.target.acceptable])).toEqual(rows.map((row) => [row.name, true]));
    expect(rows).toHaveLength(limits.length);
    const within = day.transitions.filter(
      ({ annunciated, condition, value, limit }) =>
        annunciated && value !== null && limit !== null && ((/^high/.test(condition) && value <= limit) || (/^low/.test(condition) && value >= limit)),
    );
    expect(within).toEqual([]);
  }, 240_000);

  it('never lets milk below the legal temperature forward for longer than the valve needs to move', () => {
    const simulator = simulate('hot-water-pump-stop');
    let worst = 0;
    let forwardWhileCold = 0;
    const end = simulator.timeMs + 0.75 * hour;
    while (simulator.timeMs < end) {
      simulator.step();
      const cold = value(simulator, 'TT-202') < 72;
      forwardWhileCold = cold && value(simulator, 'FDV-202.FWD') > 0 ? forwardWhileCold + 0.1 : 0;
      worst = Math.max(worst, forwardWhileCold);
    }
    expect(worst).toBeLessThan(1.5);
    expect(value(simulator, 'FDV-202.FWD')).toBe(0);
  });

  it('gives the demo its story: seal and vibration alarms stand on the running duty pump at 14:05', () => {
    const simulator = simulate('demo');
    const present = simulator.timeMs + Math.round(findScenario('demo').hours * hour);
    simulator.advanceTo(present);
    expect(new Date(simulator.timeMs).toISOString()).toBe('2026-03-02T14:05:00.000Z');
    expect(simulator.alarms.get('LS-101A.WET').state).toBe('active-unacknowledged');
    expect(value(simulator, 'VT-101A')).toBeGreaterThan(4.2);
    expect([value(simulator, 'P-101A.RUN'), value(simulator, 'P-101B.RUN')]).toEqual([1, 0]);
    const texts = simulator.journal.between(0, present + 1).map((entry) => entry.text);
    expect(texts).toContain('P-101A took over as duty pump');
  }, 60_000);
});

describe('a run report', () => {
  it('is bit-identical for the same arguments and differs for another seed', () => {
    const first = JSON.stringify(report('seal-leak', 3, 0.5));
    expect(JSON.stringify(report('seal-leak', 3, 0.5))).toBe(first);
    expect(JSON.stringify(report('seal-leak', 4, 0.5))).not.toBe(first);
  });

  it('carries production, alarms and the hidden truth', () => {
    const result = report('conveyor-jam', 1, 1);
    expect(result.scenario).toMatchObject({ id: 'conveyor-jam', seed: 1, hours: 1, from: '2026-03-02T06:00:00Z' });
    expect(result.production.bottles).toBeGreaterThan(3000);
    expect(result.production.oee).toBeLessThan(0.7);
    for (const medium of ['electricity', 'steam', 'air', 'water'] as const) {
      const areas = result.utilities.byArea.reduce((total, area) => total + area[medium], 0);
      expect(areas, medium).toBeCloseTo(result.utilities[medium], 0);
    }
    expect(result.alarms.map((alarm) => alarm.alarm)).toEqual(expect.arrayContaining(['CN-401.JAM', 'F-401.HELD']));
    expect(result.truth).toMatchObject([{ fault: 'conveyor-jam', severity: 1, workOrder: { equipment: 'CN-401' } }]);
  });
});

describe('snapshot and fork with the real control programs', () => {
  it('continue exactly as the original and leave it undisturbed', () => {
    const original = simulate('bearing');
    original.advanceTo(original.timeMs + hour / 6);
    const saved = JSON.parse(JSON.stringify(original.snapshot())) as SimulatorSnapshot;
    const restored = new PlantSimulator({ directory, programs: line4ControlPrograms(), scenario: findScenario('bearing') }, saved);
    const fork = original.fork();
    fork.write('FIC-110.SP', 8);
    fork.advanceTo(original.timeMs + hour / 6);
    expect(JSON.parse(JSON.stringify(original.snapshot()))).toEqual(saved);
    for (const simulator of [original, restored]) simulator.advanceTo(saved.timeMs + hour / 6);
    expect(JSON.stringify(restored.snapshot())).toBe(JSON.stringify(original.snapshot()));
    expect(value(fork, 'FT-110')).toBeLessThan(value(original, 'FT-110') - 1);
  });
});

describe('tag history', () => {
  it('is forgotten beyond its retention, so that a plant that runs for weeks needs no more room than after its first days', () => {
    const options = { directory, programs: line4ControlPrograms(), scenario: findScenario('normal'), retentionHours: 1 };
    const simulator = new PlantSimulator(options);
    const startMs = simulator.timeMs;
    simulator.advanceTo(startMs + 2.1 * hour);
    const settled = simulator.historian.usage().samples;
    expect(simulator.historian.trend('TT-201', startMs, startMs + hour / 2).samples.length).toBeLessThanOrEqual(2);
    simulator.advanceTo(startMs + 4.1 * hour);
    expect(simulator.historian.usage().samples).toBeLessThan(1.3 * settled);
    expect(simulator.historian.trend('TT-201', startMs + 3.2 * hour, startMs + 4 * hour).statistics?.count).toBeGreaterThan(2800);
  }, 60_000);
});

function healthyDay() {
  const simulator = simulate('normal', 11);
  const fromMs = simulator.timeMs;
  simulator.advanceTo(fromMs + 24 * hour);
  return {
    window: { from: new Date(fromMs), to: new Date(fromMs + 24 * hour) },
    transitions: simulator.alarms.transitions(fromMs, fromMs + 24 * hour),
    alarms: simulator.alarms.list(),
  };
}
