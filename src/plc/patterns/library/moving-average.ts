import { allMatches } from '../../../domain/all-matches.js';
import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
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
  timeConstant,
  timeParameter,
  vector,
  wholeConstant,
  wholeParameter,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'measurement');
  const value = tagInput(book, name, [], 'REAL', 'measured value');
  const [x, count, period] = [value.identifier, numberOf(parameters, 'samples'), numberOf(parameters, 'period')];
  const cycle = Math.min(100, period);
  const fresh = step({ MeasurementBad: false, Restart: true, [x]: 0 }, cycle);
  const begin = [fresh, step({ Restart: false, [x]: 4 }, cycle)];
  const fill = (samples: number): number => samples * Math.ceil(period / cycle) * cycle;
  return {
    blockName: blockNameOf('Average', [name]),
    purpose: `Moving average of the last ${count} samples of ${name}, one sample each ${period} ms, with the spread (maximum less minimum). Until ${count} samples are held, the average is over those that are.`,
    signals: [
      value,
      input('BOOL', 'MeasurementBad', 'quality is bad: no sample is taken'),
      input('BOOL', 'Restart', 'forgets all samples'),
      output('REAL', 'Average', 'mean of the samples held', value.unit),
      output('REAL', 'Spread', 'largest less smallest sample held', value.unit),
      output('INT', 'SamplesHeld', 'number of samples held'),
      output('BOOL', 'Filled', 'as many samples as asked for are held'),
    ],
    constants: [
      wholeConstant('SAMPLES', count, 'number of samples'),
      timeConstant('SAMPLE_PERIOD', period, 'time between two samples'),
      timeConstant('CYCLE_TIME', cycle, 'scan time of the calling task'),
      realConstant('NOTHING', 0, 'value before the first sample'),
    ],
    locals: [
      local('Held', `ARRAY[1..${count}] OF REAL`, 'the samples, the oldest is overwritten'),
      local('Place', 'INT', 'where the last sample stands'),
      local('Elapsed', 'TIME', 'time since the last sample'),
      local('Index', 'INT', 'loop index'),
      local('Sum', 'REAL', 'sum of the samples held'),
      local('Largest', 'REAL', 'largest sample held'),
      local('Smallest', 'REAL', 'smallest sample held'),
    ],
    body: [
      'IF Restart THEN',
      '    SamplesHeld := 0;',
      '    Place := 0;',
      '    Elapsed := T#0s;',
      '    Average := NOTHING;',
      '    Spread := NOTHING;',
      'ELSE',
      '    Elapsed := Elapsed + CYCLE_TIME;',
      'END_IF',
      'IF NOT Restart AND (Elapsed >= SAMPLE_PERIOD OR SamplesHeld = 0) AND NOT MeasurementBad THEN',
      '    Elapsed := T#0s;',
      '    Place := Place + 1;',
      '    IF Place < 1 OR Place > SAMPLES THEN',
      '        Place := 1;',
      '    END_IF',
      `    Held[Place] := ${x};`,
      '    IF SamplesHeld < SAMPLES THEN',
      '        SamplesHeld := SamplesHeld + 1;',
      '    END_IF',
      '    Sum := 0.0;',
      `    Largest := ${x};`,
      `    Smallest := ${x};`,
      '    // Only the samples held count: an empty place is no zero',
      `    FOR Index := 1 TO ${count} DO`,
      '        IF Index <= SamplesHeld THEN',
      '            Sum := Sum + Held[Index];',
      '            Largest := MAX(Largest, Held[Index]);',
      '            Smallest := MIN(Smallest, Held[Index]);',
      '        END_IF',
      '    END_FOR',
      '    IF SamplesHeld > 0 THEN',
      '        Average := Sum / INT_TO_REAL(SamplesHeld);',
      '    END_IF',
      '    Spread := Largest - Smallest;',
      'END_IF',
      'Filled := SamplesHeld >= SAMPLES;',
    ],
    states: states('Filling: fewer samples than asked for', 'Filled: the oldest sample is overwritten', 'Holding: bad quality'),
    interlocks: [],
    invariants: [{ id: 'count', text: 'never more samples than asked for', expression: `SamplesHeld >= 0 AND SamplesHeld <= ${count}` }],
    vectors: [
      vector(
        'first',
        'the first sample is the average at once; empty places count for nothing',
        [fresh],
        [
          step({ Restart: false, [x]: 4 }, cycle, { Average: 4, SamplesHeld: 1 }, { Spread: 0 }),
          step({ [x]: 8 }, fill(1), { Average: 6, Spread: 4, SamplesHeld: 2 }),
        ],
        cycle,
      ),
      vector(
        'not-every-scan',
        'between two samples nothing changes',
        begin,
        [step({ [x]: 100 }, Math.max(0, fill(1) - cycle), {}, { SamplesHeld: 1, Average: 4 })].filter(({ forMs }) => forMs > 0 && cycle < period),
        cycle,
      ),
      vector(
        'moves',
        'after as many new samples the old ones are forgotten',
        begin,
        [step({ [x]: 12 }, fill(count + 1), { Average: 12, Filled: true, SamplesHeld: count }, { Spread: 0 })],
        cycle,
      ),
      vector(
        'bad',
        'a bad value is no sample',
        begin,
        [step({ [x]: 900, MeasurementBad: true }, fill(3), {}, { Average: 4 }), step({ MeasurementBad: false, [x]: 8 }, fill(1), { Average: 6 })],
        cycle,
      ),
      vector('restart', 'a restart forgets everything', begin, [step({ Restart: true }, cycle, { SamplesHeld: 0, Average: 0 })], cycle),
    ].filter(({ steps }) => steps.length > 0),
    openQuestions: [`The block must be called every ${cycle} ms; change CYCLE_TIME for another task.`],
  };
}

const counted =
  /\b(?:last |of |over |aus |letzten )?(\d+)[- ]?(?:point|samples?|values?|readings?|measurements?|werten?|messwerten?|scans?|abtastwerten?|proben|taps?)\b/i;

/** "of 8 values", "10 samples": how many; without it the sample time and a window ("over 5 s, each 500 ms") give it. */
function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const spoken = allMatches(reading.text, new RegExp(counted.source, 'gi'))
    .map(([, digits]) => Number(digits))
    .filter((value) => value >= 2);
  const [count] = spoken;
  const longest = Math.max(0, ...reading.times.map(({ milliseconds }) => milliseconds));
  const shortest = Math.min(longest, ...reading.times.map(({ milliseconds }) => milliseconds));
  const window = count === undefined && reading.times.length === 2 && longest > shortest ? Math.round(longest / shortest) : null;
  const samples = Math.min(200, Math.max(2, count ?? window ?? numberOf(parameters, 'samples')));
  const stated = count !== undefined || window !== null;
  const times = reading.times.length === 0 ? numberOf(parameters, 'period') : shortest;
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, samples, period: Math.max(10, times), ...(window === null ? {} : { window: longest }) },
      assumed: parameters.assumed.filter((name) => (name !== 'samples' || !stated) && (name !== 'period' || reading.times.length === 0)),
    },
    openQuestions: (count ?? 0) > 200 ? [`${count} samples are more than the 200 that the block holds. Is a filter meant?`] : [],
    usesAllTimes: reading.times.length <= (window === null ? 1 : 2),
  };
}

export const movingAverage: Pattern = {
  id: 'moving-average',
  title: 'Moving average of samples',
  summary: 'Averages the last samples of a measurement at a fixed sample time, with their spread; empty places do not count, bad values are left out.',
  keywords: keywords(
    'moving average 14; running average 12; rolling average 12; rolling mean 12; sliding average 12; average last 11; average samples 10; average values 8; gleitender mittelwert 13; gleitend* mittel* 13; mittelwert letzten 10; mean last 9; average readings 9; mean samples 9; point average 9',
  ),
  parameters: [
    measurementParameter('measurement', 'measured value', [], 1, 1, 'PROCESS_VALUE'),
    wholeParameter('samples', 'Number of samples', 'samples, values, last, readings, werte*', 10, 2, 200),
    timeParameter('period', 'Sample time', 'sample*, each, every, alle', 1_000, 10, 3_600_000),
  ],
  interpret,
  build,
};
