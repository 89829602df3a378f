import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TagId } from '../domain/ids.js';
import { createSimulatedPlant, type SimulatedPlant } from '../plant/simulated-plant.js';
import type { Twin } from '../ports/twin.js';
import { ManualClock } from '../testing/manual-clock.js';
import { modelFork } from './model-fork.js';
import { bindPrograms, readPrograms } from './plant.js';
import { programCompiler } from './programs.js';
import { packageRoot } from './root.js';
import { createTwin } from './twin.js';

const signal = new AbortController().signal;
const sources = readPrograms(path.join(packageRoot(), 'knowledge', 'plc'));
let plant: SimulatedPlant;
let twin: Twin;

beforeAll(() => {
  plant = createSimulatedPlant({ programs: bindPrograms(sources), scenario: 'normal', digest: () => '', clock: new ManualClock(new Date(0)) });
  twin = createTwin({ plant, compileWith: programCompiler(sources) });
});

describe('a fork for trying things', () => {
  it('keeps what is wrong as wrong as it is now and knows nothing of what is to come', () => {
    const source = plant.simulator.fork();
    const hour = 3_600_000;
    source.faults.add({ fault: 'bearing-wear', onsetMs: source.timeMs - hour, rampHours: 4, severity: 1, clearedMs: source.timeMs + hour });
    source.faults.add({ fault: 'seal-leak', onsetMs: source.timeMs + hour, rampHours: 0, severity: 1, clearedMs: null });
    expect(modelFork(source).faults.list()).toEqual([{ fault: 'bearing-wear', onsetMs: source.timeMs - hour, rampHours: 0, severity: 0.25, clearedMs: null }]);
  });
});

describe('the twin', () => {
  it('finds nothing that differs when nothing is changed', async () => {
    const report = await twin.runAhead({ changes: [], minutes: 3 }, signal);
    expect({ ...report, from: '', to: '' }).toEqual({ from: '', to: '', minutes: 3, moved: [], raised: [], avoided: [], raisedAnyway: report.raisedAnyway });
  });

  it('follows a lower flow setpoint and leaves the live plant as it was', async () => {
    const before = plant.simulator.snapshot();
    const report = await twin.runAhead({ changes: [{ kind: 'setpoint', tag: TagId.parse('FIC-110.SP'), value: 8 }], minutes: 6 }, signal);
    const flow = report.moved.find(({ tag }) => tag.id === 'FT-110');
    expect(Number(flow?.changed)).toBeCloseTo(8, 0);
    expect(Number(flow?.unchanged)).toBeCloseTo(10, 0);
    const after = plant.simulator.snapshot();
    expect([after.timeMs, after.values, after.process]).toEqual([before.timeMs, before.values, before.process]);
  });

  it('plays a fault and names the alarms that it alone raises, in order', async () => {
    const report = await twin.runAhead({ changes: [{ kind: 'fault', fault: 'hot-water-pump-stop' }], minutes: 5 }, signal);
    expect(report.raised.map(({ definitionId }) => definitionId)).toContain('TT-202.L');
    expect(report.raised.map(({ at }) => at)).toEqual(report.raised.map(({ at }) => at).toSorted());
    expect(report.moved.map(({ tag }) => tag.id)).toContain('FDV-202.FWD');
  });

  it('is repeatable', async () => {
    const request = { changes: [{ kind: 'setpoint', tag: TagId.parse('F-401.SP'), value: 6000 }], minutes: 2 } as const;
    expect(await twin.runAhead(request, signal)).toEqual(await twin.runAhead(request, signal));
  });

  it('tries another text of a program', async () => {
    const source = (sources.get('buffer.st') ?? '').replace('Low := 12.0, High := 15.0', 'Low := 92.0, High := 95.0');
    const report = await twin.runAhead({ changes: [{ kind: 'program', program: 'Buffer', source }], minutes: 2 }, signal);
    expect(report.moved.map(({ tag, changed }) => [tag.id, changed])).toContainEqual(['AG-301.CMD', false]);
  });

  it.each([
    ['a measured value', { kind: 'setpoint', tag: TagId.parse('LT-101'), value: 5 }, 'input-invalid'],
    ['a value outside the range', { kind: 'setpoint', tag: TagId.parse('FIC-110.SP'), value: 30 }, 'input-invalid'],
    ['a safety-related switch', { kind: 'setpoint', tag: TagId.parse('BL-601.RESET'), value: 1 }, 'input-invalid'],
    ['an unknown fault', { kind: 'fault', fault: 'meteorite' }, 'not-found'],
    ['an unknown program', { kind: 'program', program: 'Nowhere', source: '' }, 'not-found'],
    ['a program with an error', { kind: 'program', program: 'Buffer', source: 'PROGRAM Buffer x := ; END_PROGRAM' }, 'input-invalid'],
  ] as const)('refuses %s', async (_what, change, code) => {
    await expect(twin.runAhead({ changes: [change], minutes: 2 }, signal)).rejects.toMatchObject({ code });
  });

  it('refuses a run that is too long', async () => {
    await expect(twin.runAhead({ changes: [], minutes: 241 }, signal)).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    const run = twin.runAhead({ changes: [], minutes: 60 }, stop.signal, () => stop.abort());
    await expect(run).rejects.toThrow();
  });
});
