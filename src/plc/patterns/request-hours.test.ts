import { describe, expect, it } from 'vitest';
import { load } from '../proof/harness.js';
import { allInvariants, createMonitor, runRandomSequences } from '../proof/invariants.js';
import { runVector } from '../proof/vectors.js';
import { leavesPartOpen } from './open-parts.js';
import { renderBlock } from './render.js';
import { hoursOf } from './request-restriction.js';
import { selectTried } from './trials/tried-selection.js';

/** Requests of kinds that were refused or lost a part, with lines that their code must have. */
const requests: readonly Readonly<{ request: string; lines: readonly RegExp[] }>[] = [
  {
    request: 'Hotel spa: circulation pump P-82 runs from 06:30 to 09:30 and from 18:00 to 23:00, only when the filter switch FS-82 is closed.',
    lines: [/P_82_CMD := FS_82 AND Fulfilled;/, /Fulfilled := .*MINUTE_OF_DAY >= LIMIT_1.* OR .*MINUTE_OF_DAY < LIMIT_4/],
  },
  {
    request: 'Vineyard: frost fan F-83 on between 02:00 and 05:00 and between 22:00 and 23:30 if TT-83 is below 1 C.',
    lines: [/TT_83 < LIMIT_1.*MINUTE_OF_DAY/],
  },
  { request: 'Waste water: mixer M-84 runs 5 min every 30 min from 06:00 to 12:00 and 14:00 to 20:00.', lines: [/Enable := .*MINUTE_OF_DAY.* OR /] },
  {
    request: 'Flour mill: blower K-85 may start no more than 5 times an hour; on when pressure PT-85 is below 0.4 bar, off above 0.7 bar.',
    lines: [/Between\(IN := K_85_CMD, PT := BETWEEN_STARTS\)/, /K_85_CMD := Rested AND/],
  },
  {
    request: 'Paper mill: pulper M-86 may only run when the lid switch ZS-86 is closed; start PB86, stop PB87.',
    lines: [/M_86_CMD := ZS_86 AND \(NOT PB87 AND \(StartEdge\.Q/],
  },
  {
    request: 'Heater E-88 on below 55 C and off above 60 C by TT-88, only with water flow and the door shut.',
    lines: [/Enable := \(WATER_FLOW AND DOOR_CLOSED\)/],
  },
  { request: 'Run fan M-89 while S89 is on; sound horn H-89 when M-89 trips.', lines: [/H_89_CMD := M_89_TRIP;/] },
  {
    request: 'Oil mist fan F-31: start S1, stop S2. If flow switch FS-31 is not made within 10 s after the start, stop F-31 and raise an alarm.',
    lines: [/Hold1\(IN := F_31_CMD AND NOT FS_31/, /F_31_CMD := NOT F_31_Tripped AND/, /Alarm := NOT ResetEdge\.Q AND \(Hold1\.Q OR Alarm\)/],
  },
  {
    request: 'Lamp L-41 is on when flow switch FS-41 is off for 3 s; horn H-41 is on when flow switch FS-41 is off for 10 s.',
    lines: [/L_41_CMD := Hold1\.Q|Fulfilled1 := Hold1\.Q/, /Hold2\(IN := NOT FS_41, PT := HOLD_TIME_2\)/],
  },
  {
    request: 'Ski lift: grease pump GP-33 runs while key HS-33 is on; if no pressure PS-33 comes within 20 s of the start, alarm A-33 and stop GP-33.',
    lines: [/Hold1\(IN := GP_33_CMD AND NOT PS_33/, /GP_33_CMD := NOT GP_33_Tripped AND HS_33/],
  },
];

describe('requests of every day that are drafted in full', () => {
  it.each(requests)('$request', ({ request, lines }) => {
    const selection = selectTried(request, [], []);
    if (selection.kind === 'refused') throw new Error(selection.reason);
    const { build } = selection;
    for (const line of lines) expect(build.body.join('\n')).toMatch(line);
    expect(selection.openQuestions.filter((text) => leavesPartOpen(text) && !text.startsWith('"Every" is read'))).toEqual([]);
    const { plc } = load(renderBlock(build), 'iec', build.blockName);
    if (plc === null) throw new Error('does not compile');
    expect(build.vectors.map((vector) => runVector(plc, vector)).filter(({ status }) => status !== 'passed')).toEqual([]);
    const monitor = createMonitor(allInvariants(build), plc);
    if (typeof monitor === 'string') throw new Error(monitor);
    expect(runRandomSequences(plc, monitor, build, { sequences: 4, scans: 400, cycleMs: 100, seed: 5 }).counterExamples).toEqual([]);
  });

  it('gives the one alarm of a block the tag of the lamp that is told with it', () => {
    const selection = selectTried('Sugar: photo eye PE-81 blocked for 5 s is a jam: stop belt C-81, horn H-81 on until reset button S81.', [], []);
    if (selection.kind === 'refused') throw new Error(selection.reason);
    expect(selection.build.signals.map(({ identifier, tag }) => [identifier, tag])).toEqual(
      expect.arrayContaining([
        ['Stopped', 'H-81'],
        ['ResetButton', 'S81'],
        ['C_81_CMD', 'C-81.CMD'],
      ]),
    );
  });

  it('never drives a machine of which only the state is told', () => {
    const selection = selectTried('Barring: after the main drive has stopped, turn the drum with the auxiliary drive for 60 s every 10 minutes.', [], []);
    const driven = selection.kind === 'refused' ? [] : selection.build.signals.filter(({ actuator }) => actuator).map(({ tag }) => tag);
    expect(driven.filter((tag) => tag.startsWith('MAIN_DRIVE'))).toEqual([]);
  });

  it('asks in which order machines start where nothing tells it', () => {
    const selection = selectTried('Belts C-91, C-92 and C-93: start with 4 s between', [], []);
    const questions = selection.kind === 'refused' ? [] : selection.openQuestions;
    expect(questions.filter((text) => /^The names are taken in flow direction, so C-93 starts first/.test(text))).toHaveLength(1);
  });
});

describe('hours of the day', () => {
  it.each([
    ['from 07:00 to 10:00 and from 16:00 to 22:00', 2],
    ['between 06:00 and 12:00', 1],
    ['only between 22:00 and 05:30, and again between 12:00 and 13:00', 2],
    ['von 06:00 bis 09:00 und von 17:00 bis 20:00 Uhr', 2],
  ])('%s', (text, count) => expect(hoursOf(`P-1 runs ${text}.`)?.count).toBe(count));

  it.each(['at 07:00', 'from 07:00 to 07:00', 'from 07:00 to 25:00', 'from 07:00 to 10:00, alarm at 11:00'])('reads no span in "%s"', (text) =>
    expect(hoursOf(`P-1 runs ${text}.`)).toBeNull(),
  );
});
