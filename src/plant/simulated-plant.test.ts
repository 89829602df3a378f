import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoActor } from '../domain/actor.js';
import { canonicalJson, type PlantCommand } from '../domain/command.js';
import { EquipmentId, TagId } from '../domain/ids.js';
import type { Grant } from '../ports/plant.js';
import { steadyPrograms } from '../testing/steady-programs.js';
import { parseScenario } from './scenarios/scenario.js';
import { createSimulatedPlant, type SimulatedPlant } from './simulated-plant.js';

const start = Date.parse('2026-03-02T06:00:00Z');
const minute = 60_000;
const signal = new AbortController().signal;
const tag = (id: string) => TagId.parse(id);
const digest = (command: PlantCommand) => createHash('sha256').update(canonicalJson(command)).digest('hex');
const wall = new Date('2026-06-01T12:00:00Z');

function build(): SimulatedPlant {
  const scenario = parseScenario({
    id: 'test',
    title: 'Test',
    description: '',
    startsAt: '2026-03-02T06:00:00Z',
    hours: 1,
    disturbances: false,
    operator: { acknowledgeAfterSeconds: null },
    faults: [
      { fault: 'agitator-coupling', onsetHours: 0.05 },
      { fault: 'rtd-open-circuit', onsetHours: 0.1 },
    ],
  });
  const plant = createSimulatedPlant({ programs: steadyPrograms(), scenario, digest, clock: { now: () => wall } });
  plant.advanceTo(start + 10 * minute);
  return plant;
}

let count = 0;
/** Only safety/gate.ts mints grants in the product; a test may, to try the commander alone. */
function grant(command: PlantCommand, change: Readonly<{ grantId?: string; commandDigest?: string; expiresAt?: Date }> = {}): Grant {
  count += 1;
  const fields = {
    grantId: `G${count}`,
    command,
    commandDigest: digest(command),
    actor: demoActor('shift-lead'),
    approvalId: null,
    expiresAt: new Date(wall.getTime() + 1000),
  };
  return { ...fields, ...change } as unknown as Grant;
}

describe('the reader', () => {
  let plant: SimulatedPlant;
  beforeAll(() => {
    plant = build();
  });

  it('tells the plant time', () => {
    expect(plant.reader.now().toISOString()).toBe('2026-03-02T06:10:00.000Z');
  });

  it('reads analog, discrete, counter and text tags with unit and quality in the asked order', async () => {
    const readings = await plant.reader.readTags([tag('LT-101'), tag('P-101A.RUN'), tag('F-401.COUNT'), tag('F-401.STATE'), tag('TT-202')], signal);
    expect(readings.map((reading) => [reading.tag, typeof reading.value, reading.unit, reading.quality])).toEqual([
      ['LT-101', 'number', '%', 'good'],
      ['P-101A.RUN', 'boolean', null, 'good'],
      ['F-401.COUNT', 'number', 'bottles', 'good'],
      ['F-401.STATE', 'string', null, 'good'],
      ['TT-202', 'number', '°C', 'bad'],
    ]);
    expect(readings[3]?.value).toBe('Execute');
    expect(readings[0]?.readAt).toBe('2026-03-02T06:10:00Z');
  });

  it('rejects an unknown tag with the closest names, for readings and trends', async () => {
    const expected = { code: 'tag-unknown', details: { closest: expect.arrayContaining(['VT-101A']) } };
    await expect(plant.reader.readTags([tag('VT-101Z')], signal)).rejects.toMatchObject(expected);
    await expect(plant.reader.readTrend(tag('VT-101Z'), { from: new Date(start), to: plant.reader.now() }, signal)).rejects.toMatchObject(expected);
  });

  it('gives a trend with statistics, at most as many samples as asked, and none for an empty window', async () => {
    const window = { from: new Date(start), to: plant.reader.now() };
    const trend = await plant.reader.readTrend(tag('LT-101'), window, signal, 20);
    expect(trend.samples.length).toBeLessThanOrEqual(20);
    expect(trend.statistics?.minimum).toBeLessThan(trend.statistics?.maximum ?? 0);
    const empty = await plant.reader.readTrend(tag('LT-101'), { from: new Date(0), to: new Date(1000) }, signal);
    expect(empty).toMatchObject({ samples: [], statistics: null });
  });

  it('lists annunciated alarms, of an asset and of everything below a unit', async () => {
    const all = await plant.reader.listAlarms({}, signal);
    expect(all.map((alarm) => alarm.definitionId)).toEqual(expect.arrayContaining(['IT-301.L', 'TT-202.BAD']));
    const buffer = await plant.reader.listAlarms({ equipment: EquipmentId.parse('A300') }, signal);
    expect(buffer.map((alarm) => alarm.definitionId)).toEqual(['IT-301.L']);
    expect(await plant.reader.listAlarms({ states: ['shelved'] }, signal)).toEqual([]);
  });

  it('gives transitions and journal entries of a window, oldest first', async () => {
    const history = await plant.reader.readHistory({ from: new Date(start), to: plant.reader.now() }, signal);
    const annunciated = history.transitions.filter((transition) => transition.annunciated).map((transition) => transition.definitionId);
    expect(annunciated.indexOf('IT-301.L')).toBeLessThan(annunciated.indexOf('TT-202.BAD'));
    expect(history.journal[0]?.category).toBe('system');
  });

  it('never mentions a fault: the truth is only beside it', () => {
    expect(Object.keys(plant.reader).sort()).toEqual(['listAlarms', 'now', 'readHistory', 'readTags', 'readTrend']);
    expect(plant.truth().map((truth) => [truth.fault, truth.severity, truth.workOrder.equipment])).toEqual([
      ['agitator-coupling', 1, 'AG-301'],
      ['rtd-open-circuit', 1, 'HT-201'],
    ]);
  });

  it('rejects a cancelled request', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(plant.reader.readTags([tag('LT-101')], controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the commander', () => {
  let plant: SimulatedPlant;
  beforeAll(() => {
    plant = build();
  });
  const setpoint = (id: string, value: number): PlantCommand => ({ kind: 'setpoint-write', tag: tag(id), value, reason: 'Trial' });
  const lastEntry = () => plant.simulator.journal.between(0, Number.MAX_SAFE_INTEGER).at(-1);

  it('writes a setpoint, journals it with the person, and offers the inverse', async () => {
    const receipt = await plant.commander.execute(grant(setpoint('FIC-110.SP', 9.5)), signal);
    expect(receipt).toMatchObject({ before: { value: 10 }, after: { value: 9.5 }, undo: { kind: 'setpoint-write', value: 10 } });
    expect(lastEntry()).toMatchObject({ category: 'setpoint-change', by: { id: 'demo-shift-lead' } });
    if (receipt.undo === null) throw new Error('no undo');
    await plant.commander.execute(grant(receipt.undo), signal);
    expect((await plant.reader.readTags([tag('FIC-110.SP')], signal))[0]?.value).toBe(10);
  });

  it('gives the first receipt for the second call with a grant, without a second effect', async () => {
    const command = setpoint('FIC-110.SP', 9.8);
    const once = grant(command);
    const first = await plant.commander.execute(once, signal);
    const entries = plant.simulator.journal.length;
    expect(await plant.commander.execute(once, signal)).toEqual(first);
    expect(plant.simulator.journal.length).toBe(entries);
  });

  it.each([
    ['a safety-related tag', setpoint('FDV-202.CMD', 1), 'forbidden'],
    ['a measured value', setpoint('LT-101', 50), 'forbidden'],
    ['a value outside the range', setpoint('TIC-201.SP', 71), 'input-invalid'],
    ['no number', setpoint('TIC-201.SP', Number.NaN), 'input-invalid'],
    ['half a switch', setpoint('P-101.SELECT', 0.5), 'input-invalid'],
    ['an unknown tag', setpoint('XX-999.SP', 1), 'tag-unknown'],
    ['a work order', { kind: 'work-order-update', workOrderId: 'WO-00001' } as const, 'input-invalid'],
    ['an unknown alarm', { kind: 'alarm-acknowledge', alarmId: 'XX-1.H#1' } as const, 'not-found'],
    ['shelving a safety-related alarm', { kind: 'alarm-shelve', alarmId: 'TT-202.BAD', minutes: 10, reason: 'Noise' } as const, 'forbidden'],
  ])('refuses %s without effect and records the refusal', async (_, command, code) => {
    const before = [...plant.simulator.tags.values];
    await expect(plant.commander.execute(grant(command), signal)).rejects.toMatchObject({ code });
    expect([...plant.simulator.tags.values]).toEqual(before);
    expect(lastEntry()).toMatchObject({ category: 'system', text: expect.stringContaining('refused'), by: { id: 'demo-shift-lead' } });
  });

  it('refuses an expired grant, a digest of another command, and a grant id used for another command', async () => {
    const command = setpoint('FIC-110.SP', 9);
    await expect(plant.commander.execute(grant(command, { expiresAt: wall }), signal)).rejects.toMatchObject({ code: 'approval-expired' });
    await expect(plant.commander.execute(grant(command, { commandDigest: digest(setpoint('FIC-110.SP', 8)) }), signal)).rejects.toMatchObject({
      code: 'approval-invalid',
    });
    const used = grant(setpoint('FIC-110.SP', 10));
    await plant.commander.execute(used, signal);
    await expect(plant.commander.execute(grant(command, { grantId: used.grantId }), signal)).rejects.toMatchObject({ code: 'approval-invalid' });
  });

  it('acknowledges and shelves alarms for the person and keeps shift notes', async () => {
    await plant.commander.execute(grant({ kind: 'alarm-acknowledge', alarmId: 'TT-202.BAD' }), signal);
    expect(plant.simulator.alarms.get('TT-202.BAD')).toMatchObject({ state: 'active-acknowledged', acknowledgedBy: { id: 'demo-shift-lead' } });
    await plant.commander.execute(grant({ kind: 'alarm-shelve', alarmId: 'IT-301.L', minutes: 30, reason: 'Coupling ordered' }), signal);
    expect(plant.simulator.alarms.get('IT-301.L')).toMatchObject({ state: 'shelved', reason: 'Coupling ordered' });
    await plant.commander.execute(grant({ kind: 'shift-note-add', text: 'Coupling arrives tomorrow', equipment: EquipmentId.parse('AG-301') }), signal);
    expect(lastEntry()).toMatchObject({ category: 'shift-log', equipment: 'AG-301', text: 'Coupling arrives tomorrow' });
  });
});

describe('a forked plant', () => {
  it('has its own reader and commander and leaves the original alone', async () => {
    const plant = build();
    const sandbox = plant.fork();
    await sandbox.commander.execute(grant({ kind: 'setpoint-write', tag: tag('FIC-110.SP'), value: 8, reason: 'What if' }), signal);
    sandbox.advanceTo(start + 12 * minute);
    expect((await sandbox.reader.readTags([tag('FIC-110.SP')], signal))[0]?.value).toBe(8);
    expect((await plant.reader.readTags([tag('FIC-110.SP')], signal))[0]?.value).toBe(10);
    expect(plant.reader.now().getTime()).toBe(start + 10 * minute);
  });
});
