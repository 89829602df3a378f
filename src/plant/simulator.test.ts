import { describe, expect, it } from 'vitest';
import type { TagDefinition } from '../domain/tag.js';
import { steadyOutputs, steadyProgram, steadyPrograms } from '../testing/steady-programs.js';
import { createLine4Directory } from './line4/directory.js';
import { line4Programs } from './line4/programs.js';
import { parseScenario, type Scenario } from './scenarios/scenario.js';
import { PlantSimulator, type SimulatorSnapshot } from './simulator.js';

const directory = createLine4Directory();
const start = Date.parse('2026-03-02T06:00:00Z');
const minute = 60_000;

function scenario(change: Readonly<Record<string, unknown>> = {}): Scenario {
  return parseScenario({ id: 'test', title: 'Test', description: '', startsAt: '2026-03-02T06:00:00Z', hours: 1, ...change });
}

function simulate(change: Readonly<Record<string, unknown>> = {}, seed = 1): PlantSimulator {
  return new PlantSimulator({ directory, programs: steadyPrograms(), scenario: scenario(change), seed });
}

const value = (simulator: PlantSimulator, tag: string): number => simulator.tags.values[simulator.tags.indexOf(tag)] ?? Number.NaN;
/** Journal entries that people made, of the first minutes. */
const byPeople = (simulator: PlantSimulator) => simulator.journal.between(start, start + 10 * minute).filter((entry) => entry.by !== null);
const image = (simulator: PlantSimulator): unknown => JSON.parse(JSON.stringify(simulator.snapshot()));

describe('a run', () => {
  it('starts at the scenario time with an empty alarm list and one journal entry', () => {
    const simulator = simulate();
    expect(simulator.timeMs).toBe(start);
    expect(simulator.alarms.transitions(0, Number.MAX_SAFE_INTEGER).filter((transition) => transition.annunciated)).toEqual([]);
    expect(simulator.journal.between(0, start + 1).map((entry) => entry.text)).toEqual(['Plant run started: scenario test, seed 1']);
  });

  it('stands at the normal values of the plant book with steady commands', () => {
    const simulator = simulate({ disturbances: false });
    simulator.advanceTo(start + minute);
    expect(value(simulator, 'FT-110')).toBeCloseTo(10, 0);
    expect(value(simulator, 'PT-110')).toBeCloseTo(3.1, 1);
    expect(value(simulator, 'IT-101A')).toBeCloseTo(6.6, 0);
    expect(value(simulator, 'VT-101A')).toBeCloseTo(1.6, 0);
    expect(value(simulator, 'PDT-205')).toBeCloseTo(0.5, 1);
    expect(value(simulator, 'PT-603')).toBeCloseTo(2.2, 0);
    expect(Math.abs(value(simulator, 'TT-202') - 74)).toBeLessThan(1.5);
  });

  it('is the same bit for bit for the same seed and differs for another', () => {
    const run = (seed: number) => {
      const simulator = simulate({}, seed);
      simulator.advanceTo(start + 3 * minute);
      return JSON.stringify(simulator.snapshot());
    };
    const first = run(5);
    expect(run(5)).toBe(first);
    expect(run(6)).not.toBe(first);
  });

  it('does not depend on how the time is advanced', () => {
    const [whole, pieces] = [simulate(), simulate()];
    whole.advanceTo(start + 2 * minute);
    for (let second = 1; second <= 120; second += 1) pieces.advanceTo(start + second * 1000);
    expect(image(pieces)).toEqual(image(whole));
  });

  it('keeps every reading within its instrument range, whatever is broken', () => {
    const faults = ['strainer-blockage', 'air-leak', 'compressor-stop', 'chiller-trip', 'hot-water-pump-stop', 'motor-overload', 'rtd-open-circuit'];
    const simulator = simulate({ faults: faults.map((fault) => ({ fault, onsetHours: 0, rampHours: 0 })) });
    simulator.advanceTo(start + 40 * minute);
    const outside = directory.tags.filter((tag: TagDefinition) => {
      const now = value(simulator, tag.id);
      return tag.range !== null && (now < tag.range.low - 1e-9 || now > tag.range.high + 1e-9);
    });
    expect(outside.map((tag) => tag.id)).toEqual([]);
  });
});

describe('snapshot and fork', () => {
  it('continue exactly as the original, through JSON, into a plant of the same scenario', () => {
    const change = { faults: [{ fault: 'seal-leak', onsetHours: 0 }] };
    const original = simulate(change);
    original.advanceTo(start + 2 * minute);
    const saved = JSON.parse(JSON.stringify(original.snapshot())) as SimulatorSnapshot;
    const copy = new PlantSimulator({ directory, programs: steadyPrograms(), scenario: scenario(change), seed: 1 }, saved);
    original.advanceTo(start + 5 * minute);
    copy.advanceTo(start + 5 * minute);
    expect(image(copy)).toEqual(image(original));
  });

  it('leave the original undisturbed, whatever happens in the fork', () => {
    const original = simulate();
    original.advanceTo(start + minute);
    const before = image(original);
    const fork = original.fork();
    fork.write('FIC-110.SP', 8);
    fork.note('shift-log', 'Only in the sandbox', {});
    fork.faults.add({ fault: 'air-leak', onsetMs: start, rampHours: 0, severity: 1, clearedMs: null });
    fork.advanceTo(start + 3 * minute);
    expect(image(original)).toEqual(before);
    expect(image(fork)).not.toEqual(before);
  });

  it('can exchange a control program in the fork', () => {
    const original = simulate();
    const binding = line4Programs.find((candidate) => candidate.program === 'FlowControl');
    if (binding === undefined) throw new Error('no such program');
    const draft = { binding, program: steadyProgram(binding, { ...steadyOutputs, 'FIC-110.OUT': 40 }) };
    const fork = original.fork(new Map([['FlowControl', draft]]));
    fork.advanceTo(start + minute);
    original.advanceTo(start + minute);
    expect(value(fork, 'FIC-110.OUT')).toBe(40);
    expect(value(original, 'FIC-110.OUT')).toBe(70);
    expect(value(fork, 'FT-110')).toBeLessThan(value(original, 'FT-110') - 3);
  });

  it('refuses a snapshot of another configuration', () => {
    const saved = simulate().snapshot();
    expect(() => simulate().restore({ ...saved, values: [1, 2, 3] })).toThrowError(/another plant configuration/);
  });
});

describe('what goes wrong inside', () => {
  it('stops at a value that is not a number, names it, keeps the state and never spreads it to a tag', () => {
    const simulator = simulate();
    simulator.advanceTo(start + minute);
    simulator.process.state.pasteuriser.heated = Number.NaN;
    expect(() => simulator.step()).toThrowError(/pasteuriser.*not a number|not a number.*pasteuriser\.heated/);
    expect(simulator.failure).toMatchObject({ code: 'internal', details: { field: expect.stringContaining('pasteuriser') } });
    expect([...simulator.tags.values].every(Number.isFinite)).toBe(true);
    const stoppedAt = simulator.timeMs;
    expect(() => simulator.advanceTo(start + 2 * minute)).toThrowError(/not a number/);
    expect(simulator.timeMs).toBe(stoppedAt);
  });

  it('lets the outputs of a control program with a run-time fault fall to 0 and journals it once', () => {
    const programs = line4Programs.map((binding) => ({
      binding,
      program: steadyProgram(binding, steadyOutputs, binding.program === 'FlowDiversion' ? 18_100 : Number.POSITIVE_INFINITY),
    }));
    const simulator = new PlantSimulator({ directory, programs, scenario: scenario() });
    expect(value(simulator, 'FDV-202.FWD')).toBe(1);
    simulator.advanceTo(start + minute);
    expect(value(simulator, 'FDV-202.FWD')).toBe(0);
    const entries = simulator.journal.between(start, start + minute).filter((entry) => entry.text.includes('stopped: scripted fault'));
    expect(entries.map((entry) => entry.text)).toEqual(['Control program FlowDiversion stopped: scripted fault']);
  });

  it('refuses a control program that lacks a bound variable', () => {
    const [first, ...others] = steadyPrograms();
    if (first === undefined) throw new Error('no program');
    const lame = { ...first, program: { ...first.program, indexOf: () => -1 } };
    expect(() => new PlantSimulator({ directory, programs: [lame, ...others], scenario: scenario() })).toThrowError(/has no variable/);
  });
});

describe('operators and records', () => {
  it('let a momentary command fall back after a second', () => {
    const simulator = simulate();
    simulator.write('P-101.RESET', 1);
    simulator.advanceTo(start + 500);
    expect(value(simulator, 'P-101.RESET')).toBe(1);
    simulator.advanceTo(start + 2000);
    expect(value(simulator, 'P-101.RESET')).toBe(0);
  });

  it('perform the scenario actions at their time and journal them with who and what', () => {
    const by = { id: 'operator-early', role: 'technician' };
    const simulator = simulate({
      actions: [
        { kind: 'setpoint', atHours: 0.01, by, tag: 'FIC-110.SP', value: 9.5, reason: 'Less milk' },
        { kind: 'shift-log', atHours: 0.02, by, equipment: 'A100', text: 'Tanker late' },
      ],
    });
    simulator.advanceTo(start + 2 * minute);
    expect(value(simulator, 'FIC-110.SP')).toBe(9.5);
    expect(byPeople(simulator)).toMatchObject([
      { at: '2026-03-02T06:00:36Z', category: 'setpoint-change', tag: 'FIC-110.SP', text: 'FIC-110.SP changed from 10 to 9.5 m³/h: Less milk', by },
      { at: '2026-03-02T06:01:12Z', category: 'shift-log', equipment: 'A100', text: 'Tanker late', by },
    ]);
  });

  it('journal a wrong entry of a fault as a setting somebody made', () => {
    const simulator = simulate({ faults: [{ fault: 'wrong-temperature-setpoint', onsetHours: 0.01 }] });
    simulator.advanceTo(start + minute);
    expect(byPeople(simulator).map((entry) => `${entry.by?.id} ${entry.text}`)).toEqual([
      'operator-early TIC-201.SP changed from 74.5 to 72.5 °C: Setting entered',
    ]);
  });

  it('acknowledge alarms after a while, and nobody does when the scenario says so', () => {
    const faults = [{ fault: 'agitator-coupling', onsetHours: 0.01 }];
    const attended = simulate({ faults });
    attended.advanceTo(start + 6 * minute);
    expect(attended.alarms.get('IT-301.L')).toMatchObject({ state: 'active-acknowledged', acknowledgedBy: { id: 'operator-early' } });
    const alone = simulate({ faults, operator: { acknowledgeAfterSeconds: null } });
    alone.advanceTo(start + 6 * minute);
    expect(alone.alarms.get('IT-301.L').state).toBe('active-unacknowledged');
  });

  it('count production per clock hour and journal each full hour', () => {
    const simulator = simulate({ disturbances: false });
    simulator.advanceTo(start + 61 * minute);
    const [first, second] = simulator.productionHours(start, start + 120 * minute);
    expect(first).toMatchObject({ startMs: start, plannedSeconds: 3600, executeSeconds: 3600 });
    expect(Math.abs((first?.bottles ?? 0) - 9000)).toBeLessThan(5);
    expect(Math.abs((second?.bottles ?? 0) - 150)).toBeLessThan(5);
    expect(simulator.journal.between(start, start + 61 * minute).find((entry) => entry.category === 'production')?.text).toMatch(
      /^06:00-07:00: \d+ bottles filled, \d+ rejected, filler in Execute 60 min$/,
    );
  });
});
