import { describe, expect, it } from 'vitest';
import { CopilotError } from '../../domain/errors.js';
import { faultCatalog } from '../faults/catalog.js';
import { createLine4Directory } from '../line4/directory.js';
import { scenarioCatalog } from './catalog.js';
import { checkScenario } from './check-scenario.js';
import { findScenario, listScenarios, parseScenario } from './scenario.js';

const minimal = { id: 'mine', title: 'Mine', description: '', startsAt: '2026-03-02T06:00:00Z', hours: 1 };

describe('the built-in scenarios', () => {
  it('include the named ones and one per fault', () => {
    const ids = listScenarios().map((scenario) => scenario.id);
    expect(ids).toEqual(expect.arrayContaining(['normal', 'demo', 'flood', 'upset', 'seal-leak', 'bearing', 'cavitation']));
    const covered = new Set(ids.flatMap((id) => findScenario(id).faults.map((event) => event.fault)));
    expect(faultCatalog.map((fault) => fault.id).filter((fault) => !covered.has(fault))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(scenarioCatalog().map((scenario) => scenario.id))('%s is valid and its actions write only writable tags within range', (id) => {
    const scenario = findScenario(id);
    const tags = new Map(createLine4Directory().tags.map((tag) => [tag.id, tag]));
    const alarms = new Set(createLine4Directory().alarms.map((alarm) => alarm.id));
    for (const action of scenario.actions) {
      expect(action.atHours).toBeLessThanOrEqual(scenario.hours);
      if (action.kind === 'setpoint') {
        const tag = tags.get(action.tag);
        expect(tag?.access).not.toBe('read');
        expect(action.value).toBeGreaterThanOrEqual(tag?.range?.low ?? 0);
        expect(action.value).toBeLessThanOrEqual(tag?.range?.high ?? 1);
      }
      if (action.kind === 'acknowledge' || action.kind === 'shelve') expect(alarms.has(action.alarm)).toBe(true);
    }
  });

  it('put the demo at 14:05 on the second of March 2026, after a night and an early shift', () => {
    const demo = findScenario('demo');
    expect(new Date(Date.parse(demo.startsAt) + Math.round(demo.hours * 3_600_000)).toISOString()).toBe('2026-03-02T14:05:00.000Z');
  });

  it('answer an unknown name with the asked one and the known ones', () => {
    expect(() => findScenario('nomral')).toThrowError(/There is no scenario "nomral"; did you mean normal, /);
    try {
      findScenario('nomral');
    } catch (error) {
      expect(error).toBeInstanceOf(CopilotError);
      expect(error).toMatchObject({ code: 'not-found', details: { scenario: 'nomral' } });
    }
  });
});

describe('a scenario from outside', () => {
  it('fills in the defaults', () => {
    expect(parseScenario(minimal)).toMatchObject({ seed: 1, disturbances: true, faults: [], actions: [], operator: { acknowledgeAfterSeconds: 90 } });
  });

  it.each([
    ['a time without a zone', { ...minimal, startsAt: '2026-03-02 06:00' }, 'startsAt'],
    ['a start within a second', { ...minimal, startsAt: '2026-03-02T06:00:00.123Z' }, 'startsAt'],
    ['a start in a year without shifts', { ...minimal, startsAt: '1969-12-31T23:00:00Z' }, 'startsAt'],
    ['a date that no calendar has', { ...minimal, startsAt: '2026-02-30T06:00:00Z' }, 'startsAt'],
    ['no duration', { ...minimal, hours: 0 }, 'hours'],
    ['a severity above 1', { ...minimal, faults: [{ fault: 'air-leak', onsetHours: 0, severity: 2 }] }, 'faults.0.severity'],
    ['a misspelt field', { ...minimal, fautls: [] }, 'the scenario'],
    ['a tag that is none', { ...minimal, initial: { banana: 1 } }, 'initial'],
    ['an action of no kind', { ...minimal, actions: [{ kind: 'dance', atHours: 1, by: { id: 'x', role: 'technician' } }] }, 'actions.0.kind'],
    ['not an object', 7, 'the scenario'],
  ])('is refused with the path of the problem: %s', (_, data, path) => {
    expect(() => parseScenario(data)).toThrowError(new RegExp(`The scenario is not valid at ${path}`));
  });

  it('is refused when it names a fault that does not exist', () => {
    expect(() => parseScenario({ ...minimal, faults: [{ fault: 'gremlins', onsetHours: 1 }] })).toThrowError(/There is no fault "gremlins"/);
  });

  const by = { id: 'x', role: 'technician' };
  const setting = { kind: 'setpoint', atHours: 0.1, by, reason: 'test' };
  it.each([
    ['an unknown tag at the start', { initial: { 'FIC-11O.SP': 5 } }, /initial\.FIC-11O\.SP: there is no tag .*FIC-110\.SP/],
    ['a measured tag', { initial: { 'TT-202': 80 } }, /initial\.TT-202: TT-202 is measured/],
    ['a value out of range', { actions: [{ ...setting, tag: 'FIC-110.SP', value: 30 }] }, /actions\.0\.value: FIC-110\.SP takes 4 to 10\.5 m³\/h, not 30/],
    ['a switch half on', { actions: [{ ...setting, tag: 'P-101.SELECT', value: 0.5 }] }, /actions\.0\.value: P-101\.SELECT is a switch/],
    ['an unknown alarm', { actions: [{ kind: 'acknowledge', atHours: 0, by, alarm: 'VT-101A.X' }] }, /actions\.0\.alarm: .*VT-101A\.H/],
    ['an unknown asset', { actions: [{ kind: 'shift-log', atHours: 0, by, equipment: 'P-101Z', text: '' }] }, /actions\.0\.equipment: .*P-101A/],
    ['a repair before the fault', { faults: [{ fault: 'air-leak', onsetHours: 2, clearsAtHours: 1 }] }, /faults\.0\.clearsAtHours/],
    ['a fault after the end', { faults: [{ fault: 'air-leak', onsetHours: 1.5 }] }, /faults\.0\.onsetHours: 1\.5 h lies after the end of the scenario at 1 h/],
    [
      'an action after the end',
      { actions: [{ kind: 'setpoint', atHours: 7, by, tag: 'FIC-110.SP', value: 8, reason: 'test' }] },
      /actions\.0\.atHours: 7 h lies after/,
    ],
  ])('is refused by the plant with path and closest names: %s', (_, change, message) => {
    expect(() => checkScenario(parseScenario({ ...minimal, ...change }), createLine4Directory())).toThrowError(message);
  });

  it('passes for every built-in one', () => {
    for (const { id } of scenarioCatalog()) expect(checkScenario(findScenario(id), createLine4Directory()).id).toBe(id);
  });
});
