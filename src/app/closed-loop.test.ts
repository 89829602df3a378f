import { beforeAll, describe, expect, it } from 'vitest';
import type { PlantSimulator } from '../plant/simulator.js';
import type { Signal } from '../plc/patterns/model.js';
import { simulateLine4 } from '../testing/line4.js';
import { createClosedLoop } from './closed-loop.js';

let plant: PlantSimulator;
beforeAll(() => {
  plant = simulateLine4('normal');
});

function signal(identifier: string, tag: string, direction: Signal['direction'], type: Signal['type'] = 'BOOL'): Signal {
  return {
    identifier,
    tag,
    direction,
    type,
    description: '',
    unit: null,
    range: null,
    known: tag !== '',
    actuator: direction === 'output',
    safetyRelated: false,
  };
}

function agitator(limit: string): Parameters<ReturnType<typeof createClosedLoop>['run']>[0] {
  return {
    code: `FUNCTION_BLOCK Stirrer
VAR_INPUT Enable : BOOL; LT_301 : REAL; END_VAR
VAR_OUTPUT AG_301_CMD : BOOL; END_VAR
AG_301_CMD := Enable AND (LT_301 > ${limit});
END_FUNCTION_BLOCK`,
    dialect: 'iec',
    blockName: 'Stirrer',
    signals: [signal('Enable', '', 'input'), signal('LT_301', 'LT-301', 'input', 'REAL'), signal('AG_301_CMD', 'AG-301.CMD', 'output')],
    interlocks: [],
    invariants: [{ id: 'covered', text: 'the agitator never turns below 12 %', expression: 'NOT AG_301_CMD OR (LT_301 > 12.0)' }],
  };
}

describe('the closed loop', () => {
  it('runs a draft in place of the program that drives its output, through normal time, a line stop and faults of its equipment', () => {
    const told: string[] = [];
    const report = createClosedLoop(
      () => plant,
      (text) => told.push(text),
    ).run(agitator('15.0'));
    if (!report.hosted) throw new Error(report.reason);
    expect(report.scenarios.map(({ name, invariantsHeld }) => [name, invariantsHeld])).toEqual([
      ['normal running', true],
      ['line stopped and started again', true],
      ['Coupling of AG-301 is broken', true],
    ]);
    expect(report.scenarios[0]?.detail).toMatch(/^outputs on in \d+ % of \d+ scans, \d+ changes, Enable held on\.$/u);
    expect(told).toHaveLength(3);
  });

  it('reports a broken invariant with the time at which it broke', () => {
    const report = createClosedLoop(() => plant).run({
      ...agitator('15.0'),
      invariants: [{ id: 'still', text: 'the agitator never turns', expression: 'NOT AG_301_CMD' }],
    });
    if (!report.hosted) throw new Error(report.reason);
    expect(report.scenarios[0]?.invariantsHeld).toBe(false);
    expect(report.scenarios[0]?.detail).toMatch(/^"the agitator never turns" broken at \d\d:\d\d:\d\d/u);
  });

  it('leaves the plant it forks as it was', () => {
    const before = plant.timeMs;
    createClosedLoop(() => plant).run(agitator('15.0'));
    expect(plant.timeMs).toBe(before);
  });

  it.each([
    ['does not compile', { code: 'FUNCTION_BLOCK Stirrer AG_301_CMD := ; END_FUNCTION_BLOCK' }, /does not compile/u],
    [
      'drives nothing that a program drives',
      { signals: [signal('LT_301', 'LT-301', 'input', 'REAL'), { ...signal('AG_301_CMD', '', 'output'), actuator: false }] },
      /no place for it/u,
    ],
    [
      'reads a tag that the plant does not have',
      { signals: [signal('Enable', 'ZS-301.OPEN', 'input'), signal('LT_301', 'LT-301', 'input', 'REAL'), signal('AG_301_CMD', 'AG-301.CMD', 'output')] },
      /no tag ZS-301\.OPEN/u,
    ],
    ['never switches anything on', agitator('500.0'), /never switched any of its outputs on/u],
  ])('says honestly that it cannot host a draft that %s', (_what, change, reason) => {
    const report = createClosedLoop(() => plant).run({ ...agitator('15.0'), ...change });
    expect(report.hosted).toBe(false);
    expect(report.hosted ? '' : report.reason).toMatch(reason);
  });
});
