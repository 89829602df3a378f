import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import {
  blockNameOf,
  input,
  keywords,
  local,
  measurementParameter,
  nameOf,
  numberOf,
  numberParameter,
  output,
  realConstant,
  states,
  step,
  tagInput,
  timeParameter,
  vector,
  vectorCycleMs,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'measurement').replace(/\.PV$/i, '');
  const value = tagInput(book, nameOf(parameters, 'measurement'), [], 'REAL', 'process value');
  const v = value.identifier === 'ProcessValue' ? 'ProcessValue' : value.identifier;
  const [gain, integral] = [numberOf(parameters, 'gain'), numberOf(parameters, 'integral')];
  const [low, high] = [numberOf(parameters, 'low'), Math.max(numberOf(parameters, 'high'), numberOf(parameters, 'low') + 1)];
  const range = value.range ?? { low: 0, high: 100 };
  const span = range.high - range.low;
  const middle = range.low + span / 2;
  const error = span / 10;
  const percent = (error / span) * 100;
  const perScan = (gain * percent * 0.1) / (integral / 1000);
  const bias = Math.min(high - 1, Math.max(low + 1, (low + high) / 2));
  const manual = step(
    { Mode: 1, Setpoint: middle, RemoteSetpoint: middle, ManualOutput: bias, MeasurementBad: false, InterlockActive: false, [v]: middle },
    500,
  );
  const automatic = [manual, step({ Mode: 2 }, 300)];
  /** A value that is this many per cent of the span on the side that raises the output. */
  const off = (share: number): number => middle - (numberOf(parameters, 'direct') === 1 ? -1 : 1) * (share / 100) * span;
  const turn = Math.min(60, (high - low) / 2 / gain);
  const clamp = (number: number): number => Math.min(high, Math.max(low, number));
  return {
    blockName: blockNameOf('Pid', [name]),
    purpose: `PI controller for ${name} with modes off, manual, automatic and cascade; incremental form, so that mode changes are bumpless and the integral does not wind up; output ${low} to ${high} %.`,
    signals: [
      value,
      input('REAL', 'Setpoint', 'local setpoint', value.unit),
      input('REAL', 'RemoteSetpoint', 'setpoint of the master controller', value.unit),
      input('INT', 'Mode', '0 off, 1 manual, 2 automatic, 3 cascade'),
      input('REAL', 'ManualOutput', 'output in manual', '%'),
      input('BOOL', 'MeasurementBad', 'quality is bad: the output is held'),
      input('BOOL', 'InterlockActive', 'forces the output to its low limit'),
      output('REAL', 'ControlOutput', 'output to the actuator', '%'),
      output('REAL', 'ActiveSetpoint', 'setpoint in use', value.unit),
      output('BOOL', 'Saturated', 'the output is at a limit'),
    ],
    constants: [
      realConstant('GAIN', gain, 'proportional gain, % per %'),
      realConstant('INTEGRAL_SECONDS', integral / 1000, 'integral time [s]'),
      realConstant('OUTPUT_LOW', low, 'lowest output [%]'),
      realConstant('OUTPUT_HIGH', high, 'highest output [%]'),
      realConstant('RANGE_SPAN', span, 'span of the measurement'),
      realConstant('CYCLE_SECONDS', 0.1, 'scan time of the calling task [s]'),
      realConstant('DIRECTION', numberOf(parameters, 'direct') === 1 ? -1 : 1, '1 raises the output when the value is low, -1 when it is high'),
    ],
    locals: [
      local('ControlError', 'REAL', 'error of this scan [%]'),
      local('LastError', 'REAL', 'error of the last scan [%]'),
      local('Increment', 'REAL', 'change of the output [%]'),
    ],
    body: [
      'ActiveSetpoint := SEL(Mode = 3, Setpoint, RemoteSetpoint);',
      `ControlError := DIRECTION * (ActiveSetpoint - ${v}) * 100.0 / RANGE_SPAN;`,
      'Increment := GAIN * (ControlError - LastError + ControlError * CYCLE_SECONDS / INTEGRAL_SECONDS);',
      'IF InterlockActive THEN',
      '    ControlOutput := OUTPUT_LOW;',
      'ELSE',
      '    CASE Mode OF',
      '        1: ControlOutput := LIMIT(OUTPUT_LOW, ManualOutput, OUTPUT_HIGH);',
      '        2, 3: ControlOutput := SEL(MeasurementBad, LIMIT(OUTPUT_LOW, ControlOutput + Increment, OUTPUT_HIGH), LIMIT(OUTPUT_LOW, ControlOutput, OUTPUT_HIGH));',
      '        ELSE ControlOutput := OUTPUT_LOW;',
      '    END_CASE',
      'END_IF',
      'LastError := SEL(MeasurementBad, ControlError, LastError);',
      'Saturated := ControlOutput <= OUTPUT_LOW OR ControlOutput >= OUTPUT_HIGH;',
    ],
    states: states('0 Off: output at its low limit', '1 Manual: output follows the operator', '2 Automatic: local setpoint', '3 Cascade: remote setpoint'),
    interlocks: [],
    invariants: [
      {
        id: 'limits',
        text: 'the output never leaves its limits after the first scan',
        expression: 'ControlOutput >= OUTPUT_LOW AND ControlOutput <= OUTPUT_HIGH',
      },
      { id: 'interlock', text: 'the interlock forces the low limit', expression: 'NOT InterlockActive OR ControlOutput = OUTPUT_LOW' },
    ],
    vectors: [
      vector(
        'manual',
        'manual follows the operator within the limits',
        [manual],
        [
          step({ ManualOutput: bias + 0.5 }, vectorCycleMs, { ControlOutput: bias + 0.5 }, { Saturated: false }),
          step({ ManualOutput: high + 50 }, vectorCycleMs, { ControlOutput: high, Saturated: true }),
          step({ ManualOutput: low - 50 }, vectorCycleMs, { ControlOutput: low }, { Saturated: true }),
        ],
      ),
      vector('bumpless', 'automatic starts from the manual output', [manual], [step({ Mode: 2 }, 1_000, {}, { ControlOutput: bias })]),
      vector('proportional-integral', 'an error moves it by the gain at once and by the integral per scan', automatic, [
        step({ [v]: middle - (numberOf(parameters, 'direct') === 1 ? -1 : 1) * (error / 100) }, vectorCycleMs, {
          ControlOutput: clamp(bias + (gain * percent) / 100 + perScan / 100),
        }),
        step({}, 500, {}, { ControlOutput: clamp(bias + (gain * percent) / 100 + (perScan / 100) * 6) }),
      ]),
      vector('opposite', 'an error of the other sign lowers it', automatic, [
        step({ [v]: middle + (numberOf(parameters, 'direct') === 1 ? -1 : 1) * (error / 100) }, vectorCycleMs, {
          ControlOutput: clamp(bias - (gain * percent) / 100 - perScan / 100),
        }),
      ]),
      vector(
        'wind-up',
        'it leaves saturation as soon as the error turns',
        [
          step({ Mode: 1, Setpoint: middle, RemoteSetpoint: middle, ManualOutput: high, MeasurementBad: false, InterlockActive: false, [v]: off(40) }, 500),
          step({ Mode: 2 }, 20_000),
        ],
        [step({ [v]: off(40 - turn) }, vectorCycleMs, { Saturated: false })],
      ),
      vector('cascade', 'cascade takes the remote setpoint', automatic, [
        step({ Mode: 3, RemoteSetpoint: middle + error / 10 }, vectorCycleMs, { ActiveSetpoint: middle + error / 10 }),
        step({ Mode: 2 }, vectorCycleMs, { ActiveSetpoint: middle }),
      ]),
      vector('bad', 'bad quality holds the output', automatic, [step({ MeasurementBad: true, [v]: middle - error }, 2_000, {}, { ControlOutput: bias })]),
      vector(
        'bad-at-start',
        'a measurement that is bad from power-up leaves the output at its low limit',
        [],
        [
          step(
            { Mode: 2, Setpoint: middle, RemoteSetpoint: middle, ManualOutput: bias, MeasurementBad: true, InterlockActive: false, [v]: middle },
            500,
            {},
            { ControlOutput: low },
          ),
        ],
      ),
      vector(
        'bad-returns',
        'a value that returns good where it was moves the output by the integral only',
        [...automatic, step({ MeasurementBad: true, [v]: off(30) }, 1_000)],
        [step({ MeasurementBad: false, [v]: middle }, vectorCycleMs, {}, { ControlOutput: bias })],
      ),
      vector('interlock', 'the interlock forces the low limit and ends bumplessly', automatic, [
        step({ InterlockActive: true }, vectorCycleMs, { ControlOutput: low, Saturated: true }),
        step({ InterlockActive: false }, vectorCycleMs, {}, { ControlOutput: low }),
      ]),
      vector('off', 'off is the low limit, and so is an unknown mode', automatic, [
        step({ Mode: 0 }, vectorCycleMs, { ControlOutput: low }),
        step({ Mode: 1 }, vectorCycleMs, { ControlOutput: bias }),
        step({ Mode: 9 }, vectorCycleMs, { ControlOutput: low }),
      ]),
    ],
    openQuestions: [
      'Gain and integral time are assumed starting values: tune them on the plant.',
      'Derivative action is assumed not to be needed.',
      'The block must be called every 100 ms; change CYCLE_SECONDS for another task.',
      ...(value.range === null ? ['What is the range of the measurement? 0 to 100 is assumed.'] : []),
    ],
  };
}

/** "output 0 to 100", "limits 10 to 90 %", "Begrenzung 20 bis 90 %": both limits of the output. */
const outputRange =
  /\b(?:outputs?|limit\w*|clamp\w*|speed|valve|stellgroesse|ausgang|begrenz\w*|drehzahl)\b[^.;\d]{0,20}?(-?\d+(?:\.\d+)?) ?%? ?(?:to|bis|and|und|-|\.\.) ?(-?\d+(?:\.\d+)?)/i;
const setpointSaid = /\b(?:set ?points?|sp|sollwert)\b(?: (?:of|is|at|von|ist))?[ :=]*(-?\d+(?:\.\d+)?)/i;

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const { text, numbers } = reading;
  const [range, setpoint] = [outputRange.exec(text), setpointSaid.exec(text)];
  const [low, high] = [Number(range?.[1]), Number(range?.[2])];
  const limits = range !== null && low < high ? { low, high } : {};
  // A lone number is the setpoint that it stands beside, and no gain
  const isSetpoint = setpoint !== null && numberOf(parameters, 'gain') === Number(setpoint[1]) && !/\b(?:gain|kp|verstaerkung)\b/i.test(text);
  const inside = (found: RegExpExecArray | null) =>
    numbers.filter(({ start, end }) => found !== null && start >= found.index && end <= found.index + found[0].length);
  return {
    parameters: {
      ...parameters,
      numbers: {
        ...parameters.numbers,
        ...(isSetpoint ? { gain: 1 } : {}),
        ...limits,
        direct: /\b(?:cool\w*|direct[- ]acting|kuehl\w*|vent\w*)\b/i.test(text) ? 1 : 0,
      },
      assumed: [...parameters.assumed.filter((name) => !(name in limits)), ...(isSetpoint ? ['gain'] : [])],
    },
    taken: [...('low' in limits ? inside(range) : []), ...inside(setpoint)],
    openQuestions:
      setpoint === null
        ? []
        : [`The setpoint ${setpoint[1]} is not written into the block: it is its input Setpoint, for the operator or the caller. Is that meant?`],
  };
}

export const pid: Pattern = {
  id: 'pid-modes',
  title: 'PI(D) controller with modes',
  summary: 'PI control of a measurement with off, manual, automatic and cascade modes, bumpless transfer, limits and anti-windup.',
  keywords: keywords(
    'pid 12; pi controller 10; pi loop 10; pi regelung* 10; pi regler 10; pi druckregel* 10; druckregel* 7; temperaturregel* 7; durchflussregel* 7; niveauregel* 7; reverse acting 6; direct acting 6; windup 7; wind up 7; pi control* 8; control loop 8; regler 8; regelung 8; setpoint control 5; cascade 5; closed loop 6; proportional integral 10; anti windup 8; bumpless 7; auto manual 5; temperature control* 4; flow control* 4; pressure control* 4; modulat* 5; gain integral 6; regulat* 4; temperature loop 7; pressure loop 7; flow loop 7; level loop 7; controller gain 6; integral time 7; nachstellzeit 8; stetigregler 9; setpoint output 3; manual auto 4; kp 6',
  ),
  parameters: [
    measurementParameter('measurement', 'process value', [], 1, 1, 'PROCESS_VALUE'),
    numberParameter('gain', 'Gain', 'gain, kp, proportional, verstaerkung', 1, 0.001, 1_000),
    timeParameter('integral', 'Integral time', 'integral, ti, reset, tn, nachstellzeit', 20_000, 200, 36_000_000),
    numberParameter('low', 'Output low limit', 'output low, minimum output', 0, -1e5, 1e5, '%'),
    numberParameter('high', 'Output high limit', 'output high, maximum output', 100, -1e5, 1e5, '%'),
  ],
  interpret,
  build,
};
