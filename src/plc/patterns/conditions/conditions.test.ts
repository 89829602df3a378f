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
    'Pump P-31 runs while level LT-31 is above 60 % and stops below 20 %; never when valve XV-31 is closed.',
    'P_31_CMD',
    [
      [{ LT_31: 50, XV_31: false }, 2, false],
      [{ LT_31: 61 }, 2, true],
      [{ LT_31: 30 }, 2, true],
      [{ LT_31: 19 }, 2, false],
      [{ LT_31: 50 }, 2, false],
      [{ LT_31: 70, XV_31: true }, 2, false],
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
/** What the request says of a longest time, of a warning, and of a machine that is spoken of again by its noun. */
const timedCases: typeof cases = [
  [
    'Humidifier valve YV-77 opens while product detector ZS-77 is on and either air humidity MT-77 is below 45 % or dust AT-77 is above 8 %.',
    'YV_77_CMD',
    [
      [{ ZS_77: true, MT_77: 60, AT_77: 2 }, 2, false],
      [{ MT_77: 44 }, 2, true],
      [{ ZS_77: false }, 2, false],
      [{ ZS_77: true, MT_77: 60, AT_77: 9 }, 2, true],
    ],
  ],
  [
    'Spülpumpe P-78 läuft, wenn Klappe ZS-78 länger als 15 s offen ist; Lampe HL-78 leuchtet, solange die Spülpumpe steht.',
    'P_78_CMD',
    [
      [{ ZS_78: true }, 140, false],
      [{}, 20, true],
      [{ ZS_78: false }, 1, false],
    ],
  ],
  [
    'Pump P-79 runs when level switch LS-79 is reached, and lamp HL-79 lights while the pump is running and flow FT-79 is below 4 l/min.',
    'HL_79',
    [
      [{ LS_79: false, FT_79: 3 }, 2, false],
      [{ LS_79: true }, 2, true],
      [{ FT_79: 5 }, 2, false],
    ],
  ],
  [
    'Dosing valve YV-22 opens when tank weight WT-22 falls below 300 kg. It closes above 450 kg or after 90 s.',
    'YV_22_CMD',
    [
      [{ WT_22: 400 }, 2, false],
      [{ WT_22: 290 }, 2, true],
      [{ WT_22: 350 }, 880, true],
      [{}, 30, false],
      [{ WT_22: 290 }, 2, true],
      [{}, 905, false],
      [{}, 50, false],
      [{ WT_22: 320 }, 2, false],
      [{ WT_22: 290 }, 2, true],
    ],
  ],
  [
    'Der Lüfter M-29 startet, wenn die Temperatur TT-29 über 45 °C steigt, und stoppt unter 38 °C, spätestens nach 10 min.',
    'M_29_CMD',
    [
      [{ TT_29: 30 }, 2, false],
      [{ TT_29: 46 }, 2, true],
      [{ TT_29: 40 }, 5900, true],
      [{}, 150, false],
    ],
  ],
  [
    'Before crusher M-88 starts, siren HA-88 sounds for 6 s. The crusher is started with S-88 and stopped with S-89.',
    'M_88_CMD',
    [
      [{ S_88: false, S_89: false }, 2, false],
      [{ S_88: true }, 2, false],
      [{ S_88: false }, 50, false],
      [{}, 20, true],
      [{ S_89: true }, 1, false],
    ],
  ],
  [
    'Before crusher M-88 starts, siren HA-88 sounds for 6 s. The crusher is started with S-88 and stopped with S-89.',
    'HA_88',
    [
      [{ S_88: false, S_89: false }, 2, false],
      [{ S_88: true }, 2, true],
      [{ S_88: false }, 50, true],
      [{}, 20, false],
      [{ S_89: true }, 2, false],
    ],
  ],
  [
    'Open vent YV-64 above 3 bar on PT-64 and close it below 2.4 bar, open only while blower M-64 runs.',
    'YV_64_CMD',
    [
      [{ PT_64: 2, M_64: true }, 2, false],
      [{ PT_64: 3.1 }, 2, true],
      [{ PT_64: 2.6 }, 2, true],
      [{ M_64: false }, 1, false],
      [{ M_64: true }, 5, false],
      [{ PT_64: 3.1 }, 2, true],
      [{ PT_64: 2.3 }, 1, false],
    ],
  ],
  [
    'Blower M-47 starts when pressure PT-47 falls below 0.4 bar and stops at 0.6 bar; relief valve YV-47 is open while the blower is stopped.',
    'YV_47_CMD',
    [
      [{ PT_47: 0.5 }, 2, true],
      [{ PT_47: 0.3 }, 2, false],
      [{ PT_47: 0.5 }, 2, false],
      [{ PT_47: 0.61 }, 2, true],
    ],
  ],
];

describe('the proof of outputs by conditions', () => {
  it.each([...new Set([...cases, ...timedCases].map(([request]) => request))])('%s', (request) => {
    const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] }, { mutants: 40, randomSequences: 2, randomScans: 300 });
    expect(draft.kind).toBe('draft');
    if (draft.kind === 'draft') expect(draft.proof.filter(({ status }) => status === 'failed').map(({ name, detail }) => `${name}: ${detail}`)).toEqual([]);
  });
});

describe('outputs by conditions', () => {
  it.each([...cases, ...timedCases])('%s', (request, output, steps) => {
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

  it('asks nothing about the horn that it builds in, and never takes an end for a least time', () => {
    const horn = selectPattern('Before mill M-3 starts, horn H-3 sounds for 4 s. The mill is started with S-3 and stopped with S-4.', [], []);
    expect(horn.kind === 'match' && horn.openQuestions.join(' ')).not.toContain('horn');
    const unread = selectPattern('Pump P-6 is switched slowly on above 70 % of LT-6 and off below 20 % or after 15 min.', [], []);
    expect(unread).toMatchObject({ kind: 'match', pattern: { id: 'level-hysteresis' } });
    expect(unread.kind === 'match' && unread.openQuestions.join(' ')).toContain('15 min" and the draft has no use for it');
  });

  it('leaves to another pattern what that one says completely', () => {
    const selection = selectPattern('Start pump P-31 when level LT-31 is above 80 % and stop it below 30 %.', [], []);
    expect(selection.kind === 'match' && selection.pattern.id).toBe('level-hysteresis');
  });
});
