import { describe, expect, it } from 'vitest';
import { draftPlc } from '../../proof/draft.js';
import { load } from '../../proof/harness.js';
import { renderBlock } from '../render.js';
import { selectPattern } from '../select.js';
import { tagBook } from '../signals.js';

type Drive = Readonly<Record<string, boolean | number>>;
/** Inputs, how long they are applied (in scans of 100 ms), and what the output is then. */
type Step = readonly [drive: Drive, scans: number, on: boolean];

function outputOver(request: string, output: string, steps: readonly Step[]): readonly boolean[] {
  const selection = selectPattern(request, [], []);
  if (selection.kind !== 'match') throw new Error(`refused: ${selection.reason}`);
  const build = selection.pattern.build(selection.parameters, tagBook([]));
  const { plc, diagnostics } = load(renderBlock(build), 'iec', build.blockName);
  if (plc === null) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return steps.map(([drive, scans]) => {
    for (const [name, value] of Object.entries(drive)) plc.write(name, value);
    for (let scan = 0; scan < scans; scan++) plc.scan(100);
    return plc.read(output) === true;
  });
}

const cases: readonly (readonly [request: string, output: string, steps: readonly Step[]])[] = [
  [
    'Open the bypass damper YV-3 while smoke detector SD-3 is active or (fan FN-3 is stopped and duct temperature TT-3 is above 70 °C).',
    'YV_3_CMD',
    [
      [{ SD_3: false, FN_3: false, TT_3: 20 }, 2, false],
      [{ TT_3: 71 }, 2, true],
      [{ FN_3: true }, 2, false],
      [{ SD_3: true }, 2, true],
    ],
  ],
  [
    'Dust screw M-11: start button S5, stop button S6, thermal relay F11 and permissive ZS-11.',
    'M_11_CMD',
    [
      [{ ZS_11: true, S5: true }, 2, true],
      [{ S5: false }, 5, true],
      [{ F11: true }, 1, false],
      [{ F11: false }, 5, false],
      [{ S5: true }, 1, true],
      [{ S6: true }, 1, false],
    ],
  ],
  [
    'Raise alarm HOPPER_ALARM if hopper weight WT-8 is outside 200 to 900 kg for 4 s.',
    'HOPPER_ALARM',
    [
      [{ WT_8: 500 }, 50, false],
      [{ WT_8: 950 }, 39, false],
      [{}, 5, true],
      [{ WT_8: 500 }, 1, false],
      [{ WT_8: 150 }, 45, true],
    ],
  ],
  [
    'Die Absaugung M-21 läuft, solange Säge M-20 läuft und noch 20 s danach.',
    'M_21_CMD',
    [
      [{ M_20: true }, 2, true],
      [{ M_20: false }, 190, true],
      [{}, 20, false],
    ],
  ],
  [
    'Start pump P-8 when collector TT-8 is 6 K above store TT-9 and stop it when the difference falls below 2 K.',
    'P_8_CMD',
    [
      [{ TT_8: 45, TT_9: 40 }, 2, false],
      [{ TT_8: 47 }, 2, true],
      [{ TT_8: 43 }, 2, true],
      [{ TT_8: 41 }, 2, false],
    ],
  ],
  [
    'Trip mill M-2 if vibration VT-2 exceeds 9 mm/s for 3 s or oil pressure PT-2 falls below 1.5 bar; it stays off until reset.',
    'M_2_CMD',
    [
      [{ RunRequest: true, VT_2: 2, PT_2: 3 }, 2, true],
      [{ PT_2: 1 }, 1, false],
      [{ PT_2: 3 }, 5, false],
      [{ ResetButton: true }, 1, true],
      [{ VT_2: 10 }, 29, true],
      [{}, 3, false],
    ],
  ],
  [
    'Lamp HL-9 is on if neither pump P-1 nor pump P-2 is running.',
    'HL_9',
    [
      [{ P_1: false, P_2: false }, 1, true],
      [{ P_1: true }, 1, false],
      [{ P_1: false, P_2: true }, 1, false],
    ],
  ],
  [
    'Start extraction fan FN-61 5 s after saw M-60 or saw M-62 starts and stop it 20 s after both have stopped.',
    'FN_61_CMD',
    [
      [{ M_60: true }, 49, false],
      [{}, 3, true],
      [{ M_60: false }, 199, true],
      [{}, 3, false],
    ],
  ],
  [
    'Pump P-33 empties pit T-33: start when level LT-33 rises above 70 %, stop at 20 %, only if the receiving level LT-34 is below 4 m.',
    'P_33_CMD',
    [
      [{ LT_33: 75, LT_34: 3 }, 1, true],
      [{ LT_33: 40 }, 1, true],
      [{ LT_34: 4.5 }, 1, false],
      [{ LT_34: 3 }, 1, false],
      [{ LT_33: 80 }, 1, true],
      [{ LT_33: 19 }, 1, false],
    ],
  ],
  [
    'Rotary sieve motor M-53: start pushbutton S54, stop pushbutton S55, thermal relay F53; it also stops if torque WT-53 exceeds 90 % for 3 s.',
    'M_53_CMD',
    [
      [{ S54: true, WT_53: 20 }, 1, true],
      [{ S54: false, WT_53: 95 }, 30, true],
      [{}, 2, false],
      [{ WT_53: 20 }, 5, false],
    ],
  ],
  [
    'The pelletiser motor M-72 can only be started with button PB-73 if die temperature TT-72 exceeds 80 °C and oil pump P-72 is running; button PB-74 stops it.',
    'M_72_CMD',
    [
      [{ TT_72: 90, P_72: true }, 2, false],
      [{ PB_73: true }, 1, true],
      [{ PB_73: false }, 3, true],
      [{ PB_74: true }, 1, false],
      [{ PB_74: false, TT_72: 70, PB_73: true }, 3, false],
    ],
  ],
  [
    'Open rinse valve YV-62 when photocell BX-62 or BX-63 is interrupted and coin signal CS-62 is on.',
    'YV_62_CMD',
    [
      [{ BX_62: true, CS_62: false }, 1, false],
      [{ CS_62: true }, 1, true],
      [{ BX_62: false, BX_63: true }, 1, true],
      [{ BX_63: false }, 1, false],
    ],
  ],
  [
    'Grinder M-32 must be stopped at once if bearing temperature TT-32 is above 90 °C, and after 10 s if vibration VT-32 is above 7 mm/s.',
    'M_32_CMD',
    [
      [{ RunRequest: true, TT_32: 40, VT_32: 1 }, 1, true],
      [{ VT_32: 8 }, 99, true],
      [{}, 3, false],
      [{ VT_32: 1 }, 1, true],
      [{ TT_32: 95 }, 1, false],
    ],
  ],
  [
    'Fan FN-58 runs when the difference between TT-58 and TT-59 is more than 4 °C.',
    'FN_58_CMD',
    [
      [{ TT_58: 30, TT_59: 29 }, 1, false],
      [{ TT_58: 34 }, 1, true],
    ],
  ],
  [
    'Turn on the mist pump P-49 when humidity MT-49 drops under 50 % and the vents ZS-49 are closed; turn it off at 60 %.',
    'P_49_CMD',
    [
      [{ MT_49: 45, ZS_49: true }, 1, true],
      [{ MT_49: 55 }, 1, true],
      [{ MT_49: 61 }, 1, false],
    ],
  ],
];

/** Every request once more, through the whole proof: rules, scenarios of the second implementation, invariants, seeded faults. */
describe('the proof of outputs by conditions', () => {
  it.each(cases.map(([request]) => request))('%s', (request) => {
    const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] }, { mutants: 40, randomSequences: 2, randomScans: 300 });
    expect(draft.kind).toBe('draft');
    if (draft.kind === 'draft') expect(draft.proof.filter(({ status }) => status === 'failed').map(({ name, detail }) => `${name}: ${detail}`)).toEqual([]);
  });
});

describe('outputs by conditions', () => {
  it.each(cases)('%s', (request, output, steps) => {
    expect(outputOver(request, output, steps)).toEqual(steps.map(([, , on]) => on));
  });

  it('is not offered when a quantity or a name of the request has no place in the logic', () => {
    const selection = selectPattern('Open YV-4 when level switch LS-4 is on, but ramp it over 12 s.', [], []);
    expect(selection.kind === 'match' && selection.pattern.id === 'condition-logic').toBe(false);
  });

  it('is refused with the names that have no place, when no pattern uses half of them', () => {
    const selection = selectPattern('Interleave the strokes of YV-1, YV-2 and YV-3 with the cam track CT-9 like a loom.', [], []);
    expect(selection.kind).toBe('refused');
  });

  it('leaves to another pattern what that one says completely', () => {
    const selection = selectPattern('Start pump P-31 when level LT-31 is above 80 % and stop it below 30 %.', [], []);
    expect(selection.kind === 'match' && selection.pattern.id).toBe('level-hysteresis');
  });
});
