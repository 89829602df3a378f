import { describe, expect, it } from 'vitest';
import { load } from '../../proof/harness.js';
import { runVector } from '../../proof/vectors.js';
import { renderBlock } from '../render.js';
import { selectTried } from '../trials/tried-selection.js';

function drafted(request: string) {
  const selection = selectTried(request, [], []);
  if (selection.kind === 'refused') throw new Error(selection.reason);
  const { build } = selection;
  const code = renderBlock(build);
  return { ...selection, code, body: build.body.join('\n') };
}

/** Requests that tell of events, with lines that their code must have. */
const requests: readonly Readonly<{ request: string; lines: readonly RegExp[] }>[] = [
  {
    request: 'At every start of the juice pump P-204 the sealing water valve SV-204 is opened for 15 s.',
    lines: [/Came1 := P_204 AND NOT Seen1;/, /Pulse1\(IN := Came1, PT := PULSE_TIME_1\)/, /SV_204_CMD := Fulfilled;/],
  },
  {
    request: 'When the vacuum pump VP-12 stops, open the flushing valve XV-12 for 20 s and then close it again. It must not open while VP-12 is running.',
    lines: [/Came1 := NOT VP_12 AND NOT Seen1;/, /XV_12_CMD := NOT VP_12 AND Fulfilled;/],
  },
  {
    request: 'Count the pallets with sensor B-7. When 24 pallets have been counted close gate GT-7 and light lamp L-7. Reset with push button S-7.',
    lines: [/Kept1 := SEL\(Came2, MAX\(0, Kept1 \+ BOOL_TO_DINT\(Came1\)\), 0\);/, /GT_7_CMD := Permitted1 AND RunRequest;/, /L_7_CMD := Fulfilled2;/],
  },
  {
    request:
      'A car park has 80 places. Loop B1 at the entrance counts cars in, loop B2 at the exit counts them out. When the car park is full the lamp H1 is on and the barrier Y1 is not released.',
    lines: [/BOOL_TO_DINT\(Came1\) - BOOL_TO_DINT\(Came2\)/, /H1_CMD := Fulfilled1;/, /Permitted2 := NOT \(Kept1 >= COUNT_LIMIT_1\);/],
  },
  {
    request:
      'Nach 12 Brettern wird der Rollgang M22 gestoppt und die Lampe H22 leuchtet, bis die Taste S22 gedrückt wird. Die Lichtschranke B22 zählt die Bretter.',
    lines: [/M22_CMD := Permitted1 AND RunRequest;/, /H22_CMD := Fulfilled2;/],
  },
  {
    request:
      'Im Lager zählt die Lichtschranke B10 die einlagernden und B11 die auslagernden Kisten. Bei 20 Kisten stoppt das Zuführband M10, unter 15 Kisten läuft es wieder an.',
    lines: [/M10_CMD := NOT \(Kept1 >= COUNT_LIMIT_2\) AND \(\(Kept1 < COUNT_LIMIT_1\) OR M10_CMD\);/],
  },
  {
    request:
      'Proximity switch BN-50 gives pulses. If there is no pulse for 2.5 s while motor M-50 runs, stop M-50 and raise alarm A-50 until reset with S-50. The monitor is bridged for 8 s after the start.',
    lines: [
      /Hold1\(IN := M_50_CMD AND NOT Came1, PT := HOLD_TIME_1\)/,
      /A_50 := NOT ResetEdge\.Q AND \(\(Hold1\.Q AND Hold2\.Q\) OR A_50\);/,
      /M_50_CMD := NOT M_50_Tripped AND/,
    ],
  },
  {
    request:
      'Chlorine dosing pump DP-8 stops when residual chlorine exceeds 0.8 mg/l for 30 s. It may be switched on again only by the operator with button S-8 and only below 0.5 mg/l for 10 min. Raise alarm A-8 while it is locked out.',
    lines: [/Released1 := Hold2\.Q;/, /OR NOT Released1 OR NOT ResetEdge\.Q/, /A_8 := DP_8_Tripped;/],
  },
  {
    request:
      'Raw juice tank T-15: pump P-15A starts at 60 % and stops at 30 %. The second pump P-15B helps when the level is above 80 % and stops again at 50 %.',
    lines: [/P_15A_CMD := NOT \(T_15_LEVEL <= LIMIT_2\) AND/, /P_15B_CMD := NOT \(T_15_LEVEL <= LIMIT_4\) AND/],
  },
  {
    request: 'The dust extraction fan F-21 starts 5 s before the saw M-21 may start and runs on for 60 s after the saw has stopped.',
    lines: [/Fulfilled1 := RunRequest OR M_21_CMD;/, /F_21_CMD := OffDelay1\.Q;/, /M_21_CMD := OnDelay2\.Q;/],
  },
  {
    request:
      'Four air cannons AC-1, AC-2, AC-3 and AC-4 on the chip bunker fire in turn, one every 45 s for 0.5 s. Only while the discharge screw SC-9 is running.',
    lines: [/Enable := SC_9;/, /AC_4_CMD := Permitted AND Turn = 4 AND NOT ShotTimer\.Q;/],
  },
];

describe('what happens once, is counted, or must come is drafted', () => {
  it.each(requests.map(({ request, lines }) => [request, lines] as const))('%s', (request, lines) => {
    const { body, build, code } = drafted(request);
    for (const line of lines) expect(body).toMatch(line);
    const loaded = load(code, 'iec', build.blockName);
    if (loaded.plc === null) throw new Error(code);
    const { plc } = loaded;
    expect(build.vectors.map((one) => runVector(plc, one)).filter(({ status }) => status !== 'passed')).toEqual([]);
  });
});

describe('a reading of events gives up where more is told', () => {
  it.each([
    ['Count the boxes with sensor B-7 only while belt M-7 runs. After 24 boxes stop M-8. Reset with S-7.', /M_7/],
    ['Sensor B-7 counts boxes. After 24 boxes stop M-8 unless the bypass switch S-9 is on. Reset with S-7.', /S_9/],
  ])('%s', (request, needed) => {
    const selection = selectTried(request, [], []);
    // Either it is in the block, or it is asked about, or there is no draft
    const said = selection.kind === 'refused' ? true : needed.test(selection.build.body.join('\n')) || selection.openQuestions.length > 0;
    expect(said).toBe(true);
  });
});

describe('sentences and clauses that belong together', () => {
  it('ends a sentence behind a tag', () => {
    const { body } = drafted('When FS-1 is active, open the valve XV-12. It must not open while VP-12 is running.');
    expect(body).toBe('XV_12_CMD := NOT VP_12 AND FS_1;');
  });
  it('gives a condition between two actions to the one behind it', () => {
    const { body } = drafted('When FS-1 is active, stop M10, when FS-2 is active, start it.');
    expect(body).toContain('M10_CMD := NOT FS_1 AND (FS_2 OR M10_CMD);');
  });
  it('an alarm sees the machine before its trip switches it off', () => {
    const { body } = drafted('If FS-1 is active while motor M-50 runs, trip M-50 and raise alarm A-50 until reset.');
    expect(body.indexOf('A_50 :=')).toBeLessThan(body.indexOf('M_50_CMD :='));
  });
});
