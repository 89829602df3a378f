import { describe, expect, it } from 'vitest';
import { draftPlc } from '../../proof/draft.js';
import { load } from '../../proof/harness.js';

type Drive = Readonly<Record<string, boolean | number>>;
/** Inputs, how long they are applied (ms), and the outputs that must be so then. */
type Step = readonly [drive: Drive, forMs: number, expected: Drive];

function drafted(request: string) {
  const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] });
  if (draft.kind === 'refused') throw new Error(`refused: ${draft.reason}`);
  return draft;
}

function follow(request: string, steps: readonly Step[]): readonly Drive[] {
  const { code, specification } = drafted(request);
  const { plc, diagnostics } = load(code, 'iec', specification.blockName);
  if (plc === null) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return steps.map(([drive, forMs, expected]) => {
    for (const [name, value] of Object.entries(drive)) plc.write(name, value);
    for (let elapsed = 0; elapsed < forMs; elapsed += 100) plc.scan(100);
    return Object.fromEntries(Object.keys(expected).map((name) => [name, plc.read(name) as number | boolean]));
  });
}

const cases: readonly (readonly [request: string, steps: readonly Step[]])[] = [
  [
    'The wash pump should start when the pit level goes above 65 % and stop once it is below 15 %. It must not run if the outlet valve is closed.',
    [
      [{ PIT_LEVEL: 50 }, 300, { WASH_PUMP_CMD: false }],
      [{ PIT_LEVEL: 66 }, 300, { WASH_PUMP_CMD: true }],
      [{ PIT_LEVEL: 16 }, 300, { WASH_PUMP_CMD: true }],
      [{ OUTLET_VALVE_CLOSED: true }, 100, { WASH_PUMP_CMD: false }],
      [{ OUTLET_VALVE_CLOSED: false, PIT_LEVEL: 66 }, 300, { WASH_PUMP_CMD: true }],
      [{ PIT_LEVEL: 14 }, 300, { WASH_PUMP_CMD: false }],
    ],
  ],
  [
    'If the hood opens, stop the saw and the infeed; both need the reset button before they can be started again.',
    [
      [{ RunRequest: true }, 200, { SAW_CMD: true, INFEED_CMD: true }],
      [{ HOOD_OPEN: true }, 100, { SAW_CMD: false, INFEED_CMD: false }],
      [{ HOOD_OPEN: false }, 1000, { SAW_CMD: false, INFEED_CMD: false }],
      [{ ResetButton: true }, 200, { SAW_CMD: true, INFEED_CMD: true }],
    ],
  ],
  [
    'Start the dryer fan if the air humidity rises over 70 %; stop it when it has dropped to 55 %. At least 3 minutes between two starts.',
    [
      [{ AIR_HUMIDITY: 71 }, 300, { DRYER_FAN_CMD: true }],
      [{ AIR_HUMIDITY: 55 }, 300, { DRYER_FAN_CMD: false }],
      [{ AIR_HUMIDITY: 71 }, 120_000, { DRYER_FAN_CMD: false }],
      [{}, 61_000, { DRYER_FAN_CMD: true }],
    ],
  ],
  [
    'Steam valve FV-9: close when TT-9 is above 110 °C or FT-9 below 3 m3/h; open only after reset and TT-9 below 95 °C',
    [
      [{ TT_9: 60, FT_9: 5 }, 300, { FV_9_CMD: false }],
      [{ RESET_BUTTON: true }, 100, { FV_9_CMD: true }],
      [{ RESET_BUTTON: false, TT_9: 105 }, 500, { FV_9_CMD: true }],
      [{ FT_9: 2.5 }, 100, { FV_9_CMD: false }],
      [{ FT_9: 5 }, 500, { FV_9_CMD: false }],
      [{ RESET_BUTTON: true }, 300, { FV_9_CMD: false }],
      [{ RESET_BUTTON: false, TT_9: 90 }, 300, { FV_9_CMD: false }],
      [{ RESET_BUTTON: true }, 100, { FV_9_CMD: true }],
      [{ RESET_BUTTON: false, TT_9: 111 }, 100, { FV_9_CMD: false }],
    ],
  ],
  [
    'Burner BV-1 opens when PS-1 and FS-1 are both on for 3 s, closes if one of them drops',
    [
      [{ PS_1: true, FS_1: true }, 2_900, { BV_1_CMD: false }],
      [{}, 300, { BV_1_CMD: true }],
      [{ FS_1: false }, 100, { BV_1_CMD: false }],
    ],
  ],
  [
    'first open the water valve until the drum level is above 60 %, then tumble 8 min, then drain until below 5 %; hold button stops everything, resume continues where it was',
    [
      [{ DRUM_LEVEL: 0, StartButton: true }, 200, { WATER_VALVE_CMD: true }],
      [{ HoldButton: true }, 100, { WATER_VALVE_CMD: false, OnHold: true }],
      [{ HoldButton: false, DRUM_LEVEL: 70 }, 1_000, { WATER_VALVE_CMD: false, StepNumber: 1 }],
      [{ ResumeButton: true }, 300, { OnHold: false, TUMBLE_CMD: true }],
      [{ ResumeButton: false }, 300_000, { TUMBLE_CMD: true }],
      [{ HoldButton: true }, 100, { TUMBLE_CMD: false }],
      [{ HoldButton: false }, 600_000, { TUMBLE_CMD: false, StepNumber: 2 }],
      [{ ResumeButton: true }, 100, { TUMBLE_CMD: true }],
      [{}, 178_000, { TUMBLE_CMD: true }],
      [{}, 3_000, { TUMBLE_CMD: false, DRAIN_VALVE_CMD: true }],
    ],
  ],
  [
    '先打开进水阀直到液位达到70%，然后搅拌10分钟，再打开排水阀直到液位低于5%',
    [
      [{ LEVEL: 0, StartButton: true }, 200, { INLET_VALVE_CMD: true }],
      [{ LEVEL: 70 }, 200, { INLET_VALVE_CMD: false, AGITATOR_CMD: true }],
      [{}, 601_000, { AGITATOR_CMD: false, DRAIN_VALVE_CMD: true }],
      [{ LEVEL: 4 }, 200, { DRAIN_VALVE_CMD: false }],
    ],
  ],
  [
    'Turn on the fan when the hall is warmer than 30 °C, turn it off at 26 °C. Also turn it on when the override key is on.',
    [
      [{ HALL_TEMPERATURE: 20, OVERRIDE_KEY: true }, 300, { FAN_CMD: true }],
      [{ OVERRIDE_KEY: false }, 300, { FAN_CMD: false }],
      [{ HALL_TEMPERATURE: 31 }, 300, { FAN_CMD: true }],
      [{ HALL_TEMPERATURE: 28 }, 300, { FAN_CMD: true }],
      [{ HALL_TEMPERATURE: 25 }, 300, { FAN_CMD: false }],
    ],
  ],
  [
    'When someone presses the start button, sound the horn for 4 s before the belt starts. Stop button or pull cord stops the belt.',
    [
      [{ START_BUTTON: true }, 3000, { BELT_CMD: false, HORN: true }],
      [{ START_BUTTON: false }, 1500, { BELT_CMD: true, HORN: false }],
      [{ PULL_CORD: true }, 100, { BELT_CMD: false }],
    ],
  ],
  [
    'lamp stays on 30 s after the motion sensor goes off',
    [
      [{ MOTION_SENSOR: true }, 300, { LAMP: true }],
      [{ MOTION_SENSOR: false }, 29_000, { LAMP: true }],
      [{}, 2_000, { LAMP: false }],
    ],
  ],
  [
    'Fill the mixing tank to 60 % through the inlet valve, then stir for 5 min, then open the drain valve until the tank is empty.',
    [
      [{ MIXING_TANK_LEVEL: 10 }, 300, { INLET_VALVE_CMD: false }],
      [{ StartButton: true }, 300, { INLET_VALVE_CMD: true, AGITATOR_CMD: false }],
      [{ StartButton: false, MIXING_TANK_LEVEL: 60 }, 100, { INLET_VALVE_CMD: false, AGITATOR_CMD: true }],
      [{}, 299_000, { AGITATOR_CMD: true, DRAIN_VALVE_CMD: false }],
      [{}, 2_000, { AGITATOR_CMD: false, DRAIN_VALVE_CMD: true }],
      [{ MIXING_TANK_EMPTY: true }, 100, { DRAIN_VALVE_CMD: false }],
      [{}, 5_000, { INLET_VALVE_CMD: false, DRAIN_VALVE_CMD: false }],
    ],
  ],
  [
    'When the start button is pressed, open XV-1 until LT-1 reaches 70 %, start mixer M-1, heat to 65 °C on TT-1, hold for 10 min, stop the mixer, then open XV-2 until LT-1 is below 3 %. If the lid opens, stop everything.',
    [
      [{ LT_1: 50, TT_1: 20 }, 300, { XV_1_CMD: false }],
      [{ START_BUTTON: true }, 300, { XV_1_CMD: true, M_1_CMD: false }],
      [{ START_BUTTON: false, LT_1: 71 }, 300, { XV_1_CMD: false, M_1_CMD: true, HEATER_CMD: true }],
      [{ TT_1: 65 }, 300, { M_1_CMD: true, HEATER_CMD: false }],
      [{}, 601_000, { M_1_CMD: false, XV_2_CMD: true }],
      [{ LID_OPEN: true }, 100, { XV_2_CMD: false }],
      [{ LID_OPEN: false }, 500, { XV_2_CMD: false }],
    ],
  ],
];

describe('requests that name no tags, or tell steps', () => {
  it.each(cases)('%s', (request, steps) => {
    expect(follow(request, steps)).toEqual(steps.map(([, , expected]) => expected));
  });

  it.each(cases)('are proven and ask nothing that was said: %s', (request) => {
    const { proof, specification } = drafted(request);
    expect(proof.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(specification.openQuestions).toEqual([]);
    expect(specification.assumptions.join(' ')).toContain('connect them');
  });

  it('is no sequence when something stays on without an end', () => {
    const { patternId } = drafted('Step sequence: open YV-1 for 6 s, then run P-2, then open YV-3 for 15 s');
    expect(patternId).toBe('step-sequence');
  });
});
