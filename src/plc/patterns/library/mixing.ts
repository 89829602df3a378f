import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import {
  actuator,
  blockNameOf,
  cycleFor,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  measurementParameter,
  nameOf,
  numberOf,
  numberParameter,
  output,
  realConstant,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const [first, second, drain] = ['first', 'second', 'drain'].map((key) =>
    actuator(book, nameOf(parameters, key), { first: 'valve of component A', second: 'valve of component B', drain: 'discharge valve' }[key] ?? 'valve'),
  );
  const mixer = actuator(book, nameOf(parameters, 'mixer'), 'mixer');
  const weight = tagInput(book, nameOf(parameters, 'weight'), [], 'REAL', 'weight or level of the vessel', 'kg');
  const [va, vb, vd, m, w] = [first?.identifier ?? 'A', second?.identifier ?? 'B', drain?.identifier ?? 'D', mixer.identifier, weight.identifier];
  const [amountA, amountB, mixTime, empty] = [
    numberOf(parameters, 'amountA'),
    numberOf(parameters, 'amountB'),
    numberOf(parameters, 'mixTime'),
    numberOf(parameters, 'empty'),
  ];
  const dose = numberOf(parameters, 'doseLimit');
  const cycle = cycleFor(Math.max(mixTime, dose));
  const idle = [step({ StartButton: false, StopButton: false, ResetButton: false, [w]: 0 }, 3 * cycle)];
  const dosing = [...idle, step({ StartButton: true }, cycle), step({ StartButton: false }, cycle)];
  const dosingB = [...dosing, step({ [w]: amountA }, 2 * cycle)];
  const mixing = [...dosingB, step({ [w]: amountA + amountB }, cycle)];
  const outputs = (a: boolean, b: boolean, d: boolean, mix: boolean): Record<string, boolean> => ({ [va]: a, [vb]: b, [vd]: d, [m]: mix });
  return {
    blockName: blockNameOf('Mixing', [nameOf(parameters, 'mixer')]),
    purpose: `Batch of ${amountA} of component A and ${amountB} of component B by ${weight.tag}, mixed for ${mixTime / 1000} s, then discharged; a dosing that takes too long is a fault that closes everything.`,
    signals: [
      input('BOOL', 'StartButton', 'start of a batch, acts on the rising edge'),
      input('BOOL', 'StopButton', 'stop, TRUE closes everything and ends the batch'),
      input('BOOL', 'ResetButton', 'reset of a fault, acts on the rising edge'),
      weight,
      ...[first, second].filter((row) => row !== undefined),
      mixer,
      ...[drain].filter((row) => row !== undefined),
      output('INT', 'Phase', '0 idle, 1 dose A, 2 dose B, 3 mix, 4 discharge, 90 fault'),
      output('REAL', 'DosedA', 'dosed amount of component A', 'kg'),
      output('REAL', 'DosedB', 'dosed amount of component B', 'kg'),
      output('DINT', 'Batches', 'completed batches'),
      output('BOOL', 'BatchFault', 'alarm: a phase took too long'),
    ],
    constants: [
      realConstant('AMOUNT_A', amountA, 'amount of component A [kg]'),
      realConstant('AMOUNT_B', amountB, 'amount of component B [kg]'),
      realConstant('EMPTY_LIMIT', empty, 'at or below this the vessel is empty [kg]'),
      timeConstant('MIX_TIME', mixTime, 'mixing time'),
      timeConstant('PHASE_LIMIT', dose, 'longest dosing or discharge'),
    ],
    locals: [
      local('StartEdge', 'R_TRIG', 'rising edge of start'),
      local('ResetEdge', 'R_TRIG', 'rising edge of reset'),
      local('MixTimer', 'TON', 'mixing time'),
      local('PhaseTimer', 'TON', 'time in a dosing or discharge phase'),
      local('LastPhase', 'INT', 'phase of the last scan'),
      local('Tare', 'REAL', 'weight at the start of the dosing [kg]'),
    ],
    body: [
      'StartEdge(CLK := StartButton);',
      'ResetEdge(CLK := ResetButton);',
      'MixTimer(IN := Phase = 3, PT := MIX_TIME);',
      'PhaseTimer(IN := (Phase = 1 OR Phase = 2 OR Phase = 4) AND Phase = LastPhase, PT := PHASE_LIMIT);',
      'LastPhase := Phase;',
      'CASE Phase OF',
      '    0: // idle: a batch starts in an empty vessel only',
      `        Phase := SEL(StartEdge.Q AND NOT StopButton AND ${w} <= EMPTY_LIMIT, 0, 1);`,
      `        Tare := ${w};`,
      '    1: // dose A',
      `        DosedA := ${w} - Tare;`,
      '        Phase := SEL(DosedA >= AMOUNT_A, SEL(PhaseTimer.Q, 1, 90), 2);',
      `        Tare := SEL(Phase = 2, Tare, ${w});`,
      '    2: // dose B',
      `        DosedB := ${w} - Tare;`,
      '        Phase := SEL(DosedB >= AMOUNT_B, SEL(PhaseTimer.Q, 2, 90), 3);',
      '    3: // mix',
      '        Phase := SEL(MixTimer.Q, 3, 4);',
      '    4: // discharge',
      `        Phase := SEL(${w} <= EMPTY_LIMIT, SEL(PhaseTimer.Q, 4, 90), 0);`,
      '        Batches := Batches + BOOL_TO_DINT(Phase = 0);',
      '    90: // fault',
      '        Phase := SEL(ResetEdge.Q, 90, 0);',
      'ELSE',
      '    Phase := 0;',
      'END_CASE',
      'Phase := SEL(StopButton AND Phase <> 90, Phase, 0);',
      `${va} := Phase = 1 AND NOT StopButton;`,
      `${vb} := Phase = 2 AND NOT StopButton;`,
      `${m} := (Phase = 2 OR Phase = 3) AND NOT StopButton;`,
      `${vd} := Phase = 4 AND NOT StopButton;`,
      'BatchFault := Phase = 90;',
    ],
    states: states(
      '0 Idle: waits for start with an empty vessel',
      '1 Dose A',
      '2 Dose B: mixer on',
      '3 Mix',
      '4 Discharge',
      '90 Fault: all closed until reset',
    ),
    interlocks: [interlock('stop button', 'StopButton', va, vb, vd, m), interlock('fault', 'BatchFault', va, vb, vd, m)],
    invariants: [
      { id: 'one-valve', text: 'never two valves open at once', expression: `NOT ((${va} AND ${vb}) OR (${va} AND ${vd}) OR (${vb} AND ${vd}))` },
      { id: 'never-fill-and-drain', text: 'no dosing while discharging', expression: `NOT (${vd} AND (${va} OR ${vb}))` },
    ],
    vectors: [
      vector(
        'batch',
        'doses A, doses B, mixes, discharges, counts',
        idle,
        [
          step({ StartButton: true }, cycle, { Phase: 1 }, outputs(true, false, false, false)),
          step({ StartButton: false, [w]: amountA - 0.5 }, 3 * cycle, {}, { Phase: 1, DosedA: amountA - 0.5 }),
          step({ [w]: amountA }, cycle, { Phase: 2 }, outputs(false, true, false, true)),
          step({ [w]: amountA + amountB - 0.5 }, 3 * cycle, {}, { Phase: 2, DosedB: amountB - 0.5 }),
          step({ [w]: amountA + amountB }, cycle, { Phase: 3 }, outputs(false, false, false, true)),
          step({}, scansOf(mixTime, 0, cycle), {}, { Phase: 3 }),
          step({}, cycle, { Phase: 4 }, { ...outputs(false, false, true, false), Batches: 0 }),
          step({ [w]: empty + 0.5 }, 2 * cycle, {}, { Phase: 4 }),
          step({ [w]: empty }, cycle, { Phase: 0, Batches: 1 }, outputs(false, false, false, false)),
        ],
        cycle,
      ),
      vector(
        'not-empty',
        'does not start in a vessel that is not empty',
        idle,
        [step({ [w]: empty + 0.5, StartButton: true }, 3 * cycle, {}, { Phase: 0 })],
        cycle,
      ),
      vector(
        'slow-a',
        'a dosing that takes too long is a fault until reset',
        [...idle, step({ StartButton: true }, cycle)],
        [
          step({ StartButton: false }, scansOf(dose, 0, cycle), {}, { Phase: 1 }),
          step({}, 2 * cycle, { BatchFault: true, Phase: 90 }, outputs(false, false, false, false)),
          step({ StopButton: true, StartButton: true }, 2 * cycle, {}, { BatchFault: true }),
          step({ StopButton: false, StartButton: false, ResetButton: true }, cycle, { BatchFault: false, Phase: 0 }),
        ],
        cycle,
      ),
      vector(
        'slow-b',
        'also for B, with a time of its own',
        [...dosing, step({}, scansOf(dose / 2, 0, cycle)), step({ [w]: amountA }, cycle)],
        [step({}, scansOf(dose, 0, cycle), {}, { Phase: 2 }), step({}, 2 * cycle, { BatchFault: true })],
        cycle,
      ),
      vector(
        'slow-drain',
        'also for the discharge',
        [...mixing, step({}, scansOf(mixTime, 1, cycle))],
        [step({}, scansOf(dose, 0, cycle), {}, { Phase: 4 }), step({}, 2 * cycle, { BatchFault: true }, { Batches: 0 })],
        cycle,
      ),
      vector(
        'tare',
        'a rest in the vessel is tared',
        [step({ StartButton: false, StopButton: false, ResetButton: false, [w]: empty }, 3 * cycle), step({ StartButton: true }, cycle)],
        [step({ StartButton: false, [w]: amountA + empty - 0.1 }, 2 * cycle, {}, { Phase: 1 }), step({ [w]: amountA + empty }, cycle, { Phase: 2 })],
        cycle,
      ),
      vector(
        'stop',
        'stop closes everything and ends the batch',
        mixing,
        [step({ StopButton: true }, cycle, { Phase: 0, [m]: false }, { ...outputs(false, false, false, false), Batches: 0 })],
        cycle,
      ),
      vector('no-start', 'no start while stopped', idle, [step({ StopButton: true, StartButton: true }, 2 * cycle, {}, { Phase: 0, [va]: false })], cycle),
    ],
    openQuestions: [
      'No pre-close amount (in-flight material) was given; none is assumed.',
      'After a stop the draft waits until the vessel is empty; that is assumed to be wanted.',
    ],
  };
}

export const mixing: Pattern = {
  id: 'mixing-dosing',
  title: 'Dosing and mixing batch',
  summary: 'Doses two components by weight or level, mixes for a time, discharges; supervised, with fault and reset.',
  keywords: keywords(
    'mix* 7; dos* 7; batch 5; blend* 8; recipe 2.5; ingredient* 8; component* 5; mischen 9; dosier* 9; mischer 8; batching 8; weigh* 4; add kg 6; agitate 4; discharge 3; rezept 6; charge 3; dosing valve 8; agitate minutes 5; dose then 5; dose kg 7; two liquids 6; two components 6; mischung 7; ruehren 6; zwei komponenten 7',
  ),
  parameters: [
    equipmentParameter('first', 'valve of component A', ['valve'], 1, 1, 'VALVE_A'),
    equipmentParameter('second', 'valve of component B', ['valve'], 1, 1, 'VALVE_B'),
    equipmentParameter('drain', 'discharge valve', ['valve'], 1, 1, 'DISCHARGE_VALVE'),
    equipmentParameter('mixer', 'mixer', ['motor', 'pump'], 1, 1, 'MIXER_1'),
    measurementParameter('weight', 'weight or level of the vessel', ['weight', 'level'], 1, 1, 'VESSEL_WEIGHT'),
    numberParameter('amountA', 'Amount of component A', 'a, first, component a, add, kg', 100, 0.5, 1e6),
    numberParameter('amountB', 'Amount of component B', 'b, second, component b', 50, 0.5, 1e6),
    numberParameter('empty', 'Empty limit', 'empty, leer', 2, 0, 1e5),
    timeParameter('mixTime', 'Mixing time', 'mix*, stir*, agitat*, blend*, for', 300_000, 1_000, 86_400_000),
    timeParameter('doseLimit', 'Longest dosing time', 'timeout, time out, longest, maximum', 600_000, 2_000, 86_400_000),
  ],
  interpret: (parameters, reading) => {
    const [first, second] = reading.numbers;
    if (first === undefined || second === undefined) return { parameters, openQuestions: [] };
    return {
      parameters: {
        ...parameters,
        numbers: { ...parameters.numbers, amountA: Math.max(0.5, first.value), amountB: Math.max(0.5, second.value) },
        assumed: parameters.assumed.filter((name) => name !== 'amountA' && name !== 'amountB'),
      },
      openQuestions: [],
    };
  },
  evidence: (reading) => (reading.numbers.filter((number) => /^(?:kg|g|l|t)$/i.test(number.unit ?? '')).length >= 2 && reading.numbers.length <= 5 ? 5 : 0),
  build,
};
