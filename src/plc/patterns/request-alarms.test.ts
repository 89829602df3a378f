import { describe, expect, it } from 'vitest';
import { draftPlc } from '../proof/draft.js';
import { alarmLimits } from './request-alarms.js';
import { readRequest } from './select.js';
import { selectTried } from './trials/tried-selection.js';

const limits = (request: string) => alarmLimits(readRequest(request, [], [])).map(({ side, value, delayMs, measured }) => [side, value, delayMs, measured]);

describe('alarms with limits of their own are read beside the main function', () => {
  it.each([
    ['alarm at 95 % after 5 s', [[null, 95, 5_000, null]]],
    [
      'high alarm LT-3 above 90 %, low alarm below 15 %, both after 5 s',
      [
        ['high', 90, 5_000, 'LT-3'],
        ['low', 15, 5_000, null],
      ],
    ],
    [
      'alarm above 5 bar and below 2 bar of PT-5, each after 4 s',
      [
        ['high', 5, 4_000, null],
        ['low', 2, 4_000, 'PT-5'],
      ],
    ],
    ['Alarm über 9 °C nach 10 min', [['high', 9, 600_000, null]]],
    ['the pump stops at 95 % after 5 s', []],
    ['reset the alarm after 5 s', []],
  ])('%s', (request, expected) => {
    expect(limits(request)).toEqual(expected);
  });
});

describe('a block with further alarms', () => {
  const request = 'Pump P-3 on below 30 % of LT-3, off above 80 %; high alarm above 90 % after 5 s, low alarm below 10 % after 20 s.';
  const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] });
  if (draft.kind === 'refused') throw new Error(draft.reason);
  it('has each alarm with its own limit and delay, and no figure is open', () => {
    expect(draft.specification.timings.map(({ milliseconds }) => milliseconds)).toEqual(expect.arrayContaining([5_000, 20_000]));
    expect(draft.specification.limits.map(({ value }) => value)).toEqual(expect.arrayContaining([30, 80, 90, 10]));
    expect(draft.specification.openQuestions.filter((text) => text.startsWith('The request says'))).toEqual([]);
  });
  it('is tried as said and proven by scenarios of each alarm', () => {
    expect(draft.specification.trials?.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect(draft.proof.find(({ rung }) => rung === 3)?.status).toBe('passed');
  });
  it('has both alarms where the request has nothing else', () => {
    const both = selectTried('High alarm LT-3 above 90 %, low alarm below 15 %, both after 5 s.', [], []);
    if (both.kind === 'refused') throw new Error(both.reason);
    expect(both.build.constants.map(({ value }) => value)).toEqual(expect.arrayContaining(['90.0', '15.0']));
    expect(both.trials.map(({ status }) => status)).toEqual(['passed', 'passed']);
  });
});
