import { describe, expect, it } from 'vitest';
import type { PatternBuild } from '../model.js';
import { renderBlock } from '../render.js';
import { selectPattern } from '../select.js';
import { tagBook, withUnits } from '../signals.js';
import { tryRequest, tryWritten } from './trials.js';

const blockOf = (request: string): PatternBuild => {
  const selection = selectPattern(request, [], []);
  if (selection.kind === 'refused') throw new Error(selection.reason);
  return selection.pattern.build(selection.parameters, withUnits(tagBook([]), selection.parameters.units));
};
const statuses = (said: string, build: PatternBuild): readonly string[] => tryRequest(said, build).map(({ status }) => status);

describe('counts', () => {
  const block = blockOf('After every 12 parts counted by sensor PX-3 open the lubrication valve LV-3 for 2 s.');
  it.each([
    ['After every 12 parts counted by PX-3 open LV-3 for 2 s', ['passed']],
    ['After 11 parts counted by PX-3 open LV-3', ['failed']],
    ['After 13 parts counted by PX-3 open LV-3', ['failed']],
  ])('%s', (said, expected) => expect(statuses(said, block)).toEqual(expected));
});

describe('what stays until a reset', () => {
  const said = 'Fan FN-3 trips when TT-3 is above 90 °C, latched until reset';
  it('a latched trip passes', () =>
    expect(statuses(said, blockOf('Fan FN-3: trip when bearing temperature TT-3 is above 90 °C for 1 s, latched until reset'))).toContain('passed'));
  it('a two-point control comes back by itself and fails', () => {
    const trials = tryRequest('FN-3 is off above 90 °C and stays off until reset', blockOf('Fan FN-3 on below 80 °C of TT-3, off above 90 °C'));
    expect(trials.map(({ detail }) => detail).join(' ')).toContain('again by itself');
  });
});

describe('ramps', () => {
  const block = blockOf('Ramp setpoint SP-1 at 5 °C per minute');
  it.each([
    ['Ramp at 5 °C per minute', 'passed'],
    ['Ramp at 8 °C per minute', 'failed'],
    ['Ramp from 0 to 100 °C within 20 minutes', 'passed'],
    ['Ramp from 0 to 100 °C within 5 minutes', 'failed'],
  ])('%s', (said, expected) => expect(statuses(said, block)).toEqual([expected]));
});

describe('a block in the text of a model', () => {
  const text = `FUNCTION_BLOCK Written
VAR_INPUT LT_7 : REAL; END_VAR
VAR_OUTPUT P_7_CMD : BOOL; END_VAR
IF LT_7 > 60.0 THEN P_7_CMD := TRUE; ELSIF LT_7 < 20.0 THEN P_7_CMD := FALSE; END_IF
END_FUNCTION_BLOCK`;
  const row = { tag: '', known: true, actuator: false, safetyRelated: false, unit: null, range: null, description: '' } as const;
  const build: PatternBuild = {
    ...blockOf('Pump P-7 starts when LT-7 is above 60 % and stops below 20 %'),
    blockName: 'Written',
    signals: [
      { ...row, identifier: 'LT_7', direction: 'input', type: 'REAL' },
      { ...row, identifier: 'P_7_CMD', direction: 'output', type: 'BOOL' },
    ],
    vectors: [],
    constants: [],
  };
  it.each([
    ['Pump P-7 starts when LT-7 is above 60 % and stops below 20 %', ['passed', 'passed']],
    ['Pump P-7 starts when LT-7 is above 70 % and stops below 20 %', ['failed', 'passed']],
  ])('%s', (said, expected) => expect(tryWritten(said, build, { code: text, dialect: 'iec' }).map(({ status }) => status)).toEqual(expected));

  it('a text that lacks a signal is not tried', () => {
    const lacking = { code: text.replaceAll('LT_7', 'LT_8'), dialect: 'iec' } as const;
    expect(tryWritten('P-7 starts when LT-7 is above 60 %', build, lacking).map(({ status }) => status)).toEqual(['not-tried']);
    expect(renderBlock(build)).toContain('P_7_CMD');
  });
});
