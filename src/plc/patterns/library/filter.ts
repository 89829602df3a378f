import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import {
  blockNameOf,
  input,
  keywords,
  local,
  measurementParameter,
  nameOf,
  numberOf,
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
  const name = nameOf(parameters, 'measurement');
  const raw = tagInput(book, name, [], 'REAL', 'raw value');
  const r = raw.identifier;
  const time = numberOf(parameters, 'time');
  const share = 0.1 / (time / 1000 + 0.1);
  const begin = [step({ RawBad: false, [r]: 0 }, 300), step({ Restart: true }, 100), step({ Restart: false }, 100)];
  const after = (scans: number): number => 100 * (1 - (1 - share) ** scans);
  return {
    blockName: blockNameOf('Filter', [name]),
    purpose: `First-order filter of ${name} with a time constant of ${time / 1000} s; starts at the raw value, holds on bad quality.`,
    signals: [
      raw,
      input('BOOL', 'RawBad', 'quality of the raw value is bad'),
      input('BOOL', 'Restart', 'jumps to the raw value'),
      output('REAL', 'Filtered', 'filtered value', raw.unit),
    ],
    constants: [
      realConstant('TIME_CONSTANT_SECONDS', time / 1000, 'time constant [s]'),
      realConstant('CYCLE_SECONDS', 0.1, 'scan time of the calling task [s]'),
    ],
    locals: [local('Initialised', 'BOOL', 'a first good value was taken'), local('Share', 'REAL', 'share of the new value per scan')],
    body: [
      '// The divisor is a sum of two positive constants and never zero',
      'Share := CYCLE_SECONDS / (TIME_CONSTANT_SECONDS + CYCLE_SECONDS);',
      'IF RawBad THEN',
      '    Filtered := Filtered;',
      'ELSIF Restart OR NOT Initialised THEN',
      `    Filtered := ${r};`,
      '    Initialised := TRUE;',
      'ELSE',
      `    Filtered := Filtered + (${r} - Filtered) * Share;`,
      'END_IF',
    ],
    states: states('Following: first order', 'Holding: bad quality'),
    interlocks: [],
    invariants: [
      {
        id: 'no-overshoot',
        text: 'the filtered value moves towards the raw value and never past it',
        declarations: ['Last : REAL;', 'Begun : BOOL;', 'Fits : BOOL;'],
        statements: [`Fits := NOT Begun OR RawBad OR Restart OR (ABS(${r} - Filtered) <= ABS(${r} - Last) + 0.001);`, 'Last := Filtered;', 'Begun := TRUE;'],
        expression: 'Fits',
      },
    ],
    vectors: [
      vector('step', 'follows a step with its time constant', begin, [
        step({ [r]: 100 }, vectorCycleMs, { Filtered: after(1) }),
        step({}, 900, { Filtered: after(10) }),
        step({}, 1_000, { Filtered: after(20) }),
      ]),
      vector('bad', 'holds on bad quality', [...begin, step({ [r]: 100 }, 1_000)], [step({ RawBad: true, [r]: 500 }, 1_000, {}, { Filtered: after(10) })]),
      vector('restart', 'jumps on restart', begin, [step({ [r]: 77, Restart: true }, vectorCycleMs, { Filtered: 77 })]),
      vector(
        'first',
        'starts at the first good value',
        [step({ RawBad: true, [r]: 9 }, 300)],
        [step({ RawBad: false, [r]: 42 }, vectorCycleMs, { Filtered: 42 })],
      ),
    ],
    openQuestions: ['The block must be called every 100 ms; change CYCLE_SECONDS for another task.'],
  };
}

export const filter: Pattern = {
  id: 'first-order-filter',
  title: 'First-order filter',
  summary: 'Smooths a noisy measurement with a time constant, holds on bad quality, starts without a bump.',
  keywords: keywords(
    'filter 6; low pass 10; lowpass 10; smooth* 8; glaett* 8; pt1 10; first order 9; noisy signal 5; noise 4; daempf* 5; time constant 6; averag* 4; tau 6; smoothing 8; noisy level 6; noisy measurement 7; noisy value 6; first order lag 10; exponential 7; tiefpass 10; rauschen 5',
  ),
  parameters: [
    measurementParameter('measurement', 'raw value', [], 1, 1, 'RAW_VALUE'),
    timeParameter('time', 'Time constant', 'constant, filter, smooth*, of, with', 5_000, 100, 3_600_000),
  ],
  build,
};
