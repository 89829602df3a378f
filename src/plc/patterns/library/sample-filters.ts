import type { Pattern, PatternBuild, PatternParameters, RequestReading, Signal, TagBook, TestVector, VectorStep } from '../model.js';
import {
  blockNameOf,
  cycleFor,
  input,
  keywords,
  local,
  measurementParameter,
  nameOf,
  numberOf,
  output,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
  wholeParameter,
} from './parts.js';

/** Samples in variables of their own, newest first: every target runs them alike, and no index is computed. */
function samplesOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_unused, index) => `Sample${index + 1}`);
}

/** Takes a good value as newest sample each sample time; the first good value fills all of them. */
function samplingLines(raw: string, samples: readonly string[]): readonly string[] {
  const oldestFirst = [...samples].reverse();
  return [
    'SampleTimer(IN := NOT SampleTimer.Q, PT := SAMPLE_TIME);',
    'IF RawBad THEN',
    '    Filled := Filled AND NOT Restart;',
    'ELSIF Restart OR NOT Filled THEN',
    ...samples.map((name) => `    ${name} := ${raw};`),
    '    Filled := TRUE;',
    'ELSIF SampleTimer.Q THEN',
    ...oldestFirst.slice(0, -1).map((name, index) => `    ${name} := ${oldestFirst[index + 1]};`),
    `    ${samples[0]} := ${raw};`,
    'END_IF',
  ];
}

interface Kind {
  readonly prefix: string;
  readonly purpose: string;
  readonly result: string;
  readonly described: string;
  readonly count: number;
  readonly locals: PatternBuild['locals'];
  readonly lines: readonly string[];
  readonly invariants: PatternBuild['invariants'];
  /** How many like samples it takes until they show. */
  readonly turning: number;
  /** The result of these samples. */
  readonly of: (samples: readonly number[]) => number;
}

/** A block that keeps the last samples of a measurement and makes one value of them. */
function sampled(parameters: PatternParameters, book: TagBook, kindOf: (raw: Signal, samples: readonly string[]) => Kind): PatternBuild {
  const raw = tagInput(book, nameOf(parameters, 'measurement'), [], 'REAL', 'raw value');
  const samples = samplesOf(numberOf(parameters, 'count'));
  const kind = kindOf(raw, samples);
  const time = numberOf(parameters, 'time');
  return {
    blockName: blockNameOf(kind.prefix, [nameOf(parameters, 'measurement')]),
    purpose: `${kind.purpose}, one sample every ${time / 1000} s; the first good value fills all samples, bad quality takes none and holds the result.`,
    signals: [
      raw,
      input('BOOL', 'RawBad', 'quality of the raw value is bad: no sample is taken'),
      input('BOOL', 'Restart', 'fills all samples with the present value'),
      output('REAL', kind.result, kind.described, raw.unit),
      output('BOOL', 'Valid', 'a first good value was taken'),
    ],
    constants: [timeConstant('SAMPLE_TIME', time, 'time from one sample to the next, to the next scan')],
    locals: [
      local('SampleTimer', 'TON', 'time to the next sample'),
      local('Filled', 'BOOL', 'a first good value was taken'),
      ...samples.map((name, index) => local(name, 'REAL', index === 0 ? 'newest sample' : `sample ${index} before it`)),
      ...kind.locals,
    ],
    body: [...samplingLines(raw.identifier, samples), ...kind.lines, 'Valid := Filled;'],
    states: states('Waiting: no good value yet', 'Sampling', 'Holding: bad quality'),
    interlocks: [],
    invariants: kind.invariants,
    vectors: samplingVectors(raw.identifier, kind, time),
    openQuestions: [],
    assumptions: [`A sample is taken in the first scan after ${time / 1000} s; the time between two is longer by up to two scans.`],
  };
}

/** The newest samples, with `fill` where fewer were taken since the first good value. */
function newest(given: readonly number[], count: number, fill: number): readonly number[] {
  return [...Array.from({ length: count }, () => fill), ...given].slice(-count);
}

function samplingVectors(raw: string, { result, count, turning, of }: Kind, time: number): readonly TestVector[] {
  const cycle = cycleFor(time);
  // The first sample is taken one scan after its time, each further one two scans after it
  const period = scansOf(time, 2, cycle);
  const clean: VectorStep[] = [step({ RawBad: false, Restart: false, [raw]: 0 }, scansOf(time, 1, cycle))];
  const shows = (given: readonly number[], fill = 0): Record<string, number> => ({ [result]: of(newest(given, count, fill)) });
  const values = Array.from({ length: 4 * count }, (_unused, index) => ((index * 7) % 11) * 10 + (index % 5 === 0 ? 10 : 0));
  const rising = Array.from({ length: count }, (_unused, index) => 10 * (index + 1));
  const turned = Array.from({ length: turning - 1 }, () => 80);
  const taken = (list: readonly number[], fill = 0): readonly VectorStep[] =>
    list.map((value, index) => step({ [raw]: value }, period, {}, { ...shows(list.slice(0, index + 1), fill), Valid: true }));
  return [
    vector('samples', 'each sample changes the result as it should, in any order', clean, taken(values), cycle),
    vector(
      'ties',
      'like samples do not mislead it',
      clean,
      taken(Array.from({ length: 4 * count }, (_unused, index) => (((index * index) % 7) % 2 === 0 ? 20 : 10))),
      cycle,
    ),
    vector('rising', 'rising samples, then falling ones', clean, taken([...rising, ...[...rising].reverse()]), cycle),
    vector(
      'sample-time',
      'a sample is taken when its time is over, not one scan earlier',
      [...clean, ...taken(turned)],
      [step({ [raw]: 80 }, period - cycle, {}, shows(turned)), step({ [raw]: 60 }, cycle, {}, shows([...turned, 60]))],
      cycle,
    ),
    vector(
      'bad',
      'bad quality holds the result and takes no sample',
      [...clean, ...taken(rising)],
      [step({ RawBad: true, [raw]: 900 }, (count + 1) * period, {}, { ...shows(rising), Valid: true })],
      cycle,
    ),
    vector(
      'restart',
      'a restart fills all samples at once',
      [...clean, ...taken([50])],
      [
        step({ [raw]: 77, Restart: true }, cycle, {}, shows([], 77)),
        step({ [raw]: 5, Restart: false }, period - cycle, {}, shows([5], 77)),
        ...rising.slice(1).map((_value, index) =>
          step(
            {},
            period,
            {},
            shows(
              Array.from({ length: index + 2 }, () => 5),
              77,
            ),
          ),
        ),
      ],
      cycle,
    ),
    vector(
      'first',
      'without a good value nothing is valid; the first one fills all samples',
      [step({ RawBad: true, Restart: false, [raw]: 9 }, 3 * cycle)],
      [step({}, 3 * cycle, {}, { Valid: false }), step({ RawBad: false, [raw]: 42 }, cycle, { [result]: 42, Valid: true })],
      cycle,
    ),
    vector(
      'bad-restart',
      'a restart while the quality is bad waits for the first good value',
      clean,
      [
        step({ RawBad: true, Restart: true }, cycle, { Valid: false }),
        step({ RawBad: false, Restart: false, [raw]: 31 }, cycle, { [result]: 31, Valid: true }),
      ],
      cycle,
    ),
  ];
}

const sampleTime = timeParameter('time', 'Time from one sample to the next', 'every, each, sample*, per, alle, abtast*', 1_000, 100, 3_600_000);
const measurement = measurementParameter('measurement', 'raw value', [], 1, 1, 'RAW_VALUE');

/** How many samples a request names: "last 10 samples", "over 8 values", "10-point". */
function sampleCount({ text, numbers }: RequestReading): number | null {
  const counted = numbers.find(
    ({ start, end, unit }) =>
      (unit === null || /^(?:parts?|units?)$/i.test(unit)) &&
      (/^[- ]?(?:samples?|readings?|values?|points?|measurements?|scans|werte|messwerte|taps?)\b/i.test(text.slice(end)) ||
        /\b(?:last|over|of|window(?: of)?|letzten?|ueber)\s$/i.test(text.slice(0, start))),
  );
  return counted === undefined ? null : counted.value;
}

function withCount(parameters: PatternParameters, reading: RequestReading, allowed: readonly number[]): ReturnType<NonNullable<Pattern['interpret']>> {
  const asked = sampleCount(reading);
  const span =
    asked === null
      ? reading.times.find(
          ({ end, start }) => /\b(?:over|last|window(?: of)?|ueber|letzten?)(?: the)?(?: last)? $/i.test(reading.text.slice(0, start)) && end > start,
        )
      : undefined;
  const wanted = asked ?? (span === undefined ? null : Math.round(span.milliseconds / 1_000));
  if (wanted === null) return { parameters, openQuestions: [] };
  const nearest = allowed.reduce((best, other) => (Math.abs(other - wanted) < Math.abs(best - wanted) ? other : best));
  const numbers = { ...parameters.numbers, count: nearest, ...(span === undefined ? {} : { time: Math.max(100, span.milliseconds / nearest) }) };
  return {
    parameters: { ...parameters, numbers, assumed: parameters.assumed.filter((name) => name !== 'count' && (span === undefined || name !== 'time')) },
    openQuestions: nearest === wanted || span !== undefined ? [] : [`${wanted} samples are not possible here; ${nearest} are used. Is that enough?`],
    usesAllTimes: span !== undefined && reading.times.length === 1,
    taken: asked === null ? [] : reading.numbers.filter(({ value }) => value === asked).slice(0, 1),
  };
}

function averageKind(raw: Signal, samples: readonly string[]): Kind {
  const count = samples.length;
  const nested = (name: 'MIN' | 'MAX'): string => samples.reduce((inner, sample) => `${name}(${inner}, ${sample})`);
  return {
    prefix: 'Average',
    purpose: `Moving average of the last ${count} samples of ${raw.tag}`,
    result: 'Average',
    described: 'mean of the samples',
    count,
    locals: [],
    lines: [`Average := (${samples.join(' + ')}) / ${count}.0;`],
    invariants: [
      {
        id: 'between',
        text: 'the average lies between the smallest and the largest sample',
        declarations: ['Least : REAL;', 'Most : REAL;', 'Slack : REAL;'],
        statements: [`Least := ${nested('MIN')};`, `Most := ${nested('MAX')};`, 'Slack := 0.001 + 0.00001 * (ABS(Least) + ABS(Most));'],
        expression: 'Average >= Least - Slack AND Average <= Most + Slack',
      },
    ],
    turning: 1,
    of: (given) => given.reduce((sum, value) => sum + value, 0) / count,
  };
}

/** Each sample's place in the order of all of them (of equal ones the newer comes first), and the sample whose place is the middle. */
function medianLines(samples: readonly string[], middle: number): readonly string[] {
  const before = (index: number): string =>
    samples.flatMap((other, at) => (at === index ? [] : [`BOOL_TO_INT(${other} ${at < index ? '<=' : '<'} ${samples[index]})`])).join(' + ');
  return [
    '// How many samples come before each one in the order of their values',
    ...samples.map((_sample, index) => `Place${index + 1} := ${before(index)};`),
    ...samples.slice(0, -1).flatMap((sample, index) => [`${index === 0 ? 'IF' : 'ELSIF'} Place${index + 1} = ${middle} THEN`, `    Median := ${sample};`]),
    'ELSE',
    `    Median := ${samples.at(-1)};`,
    'END_IF',
  ];
}

/** The odd number of samples at or above a wanted one; 3 to 7. */
function oddCount(wanted: number): number {
  return Math.min(7, Math.max(3, 2 * Math.floor(wanted / 2) + 1));
}

function medianKind(raw: Signal, samples: readonly string[]): Kind {
  const count = samples.length;
  const half = (count + 1) / 2;
  return {
    prefix: 'Median',
    purpose: `Median of the last ${count} samples of ${raw.tag}: a spike of ${half - 1 === 1 ? 'one sample' : `up to ${half - 1} samples`} does not show`,
    result: 'Median',
    described: 'middle one of the samples',
    count,
    locals: samples.map((_sample, index) => local(`Place${index + 1}`, 'INT', `how many samples come before sample ${index + 1}`)),
    lines: medianLines(samples, half - 1),
    invariants: [{ id: 'one-of-them', text: 'the median is one of the samples', expression: samples.map((sample) => `Median = ${sample}`).join(' OR ') }],
    turning: half,
    of: (given) => [...given].sort((x, y) => x - y)[half - 1] ?? 0,
  };
}

export const movingAverage: Pattern = {
  id: 'moving-average',
  title: 'Moving average of a measurement',
  summary: 'Mean of the last two to sixteen samples of a measurement, taken at a stated time; holds on bad quality, starts without a bump.',
  keywords: keywords(
    'moving average 14; rolling average 14; running average 13; sliding average 14; moving mean 14; rolling mean 14; average last samples 12; average last readings 12; average of last 10; mean of last 10; mean last samples 10; gleitend* mittelwert 14; gleitend* durchschnitt 14; mittelwert letzten 12; boxcar 10; average over last 9; average samples 8; mittelwert ueber 8; average over 5',
  ),
  parameters: [measurement, wholeParameter('count', 'Number of samples', 'samples, values, readings, last, points, werte, letzten', 8, 2, 16), sampleTime],
  interpret: (parameters, reading) =>
    withCount(
      parameters,
      reading,
      Array.from({ length: 15 }, (_unused, index) => index + 2),
    ),
  build: (parameters, book) => sampled(parameters, book, averageKind),
};

export const medianFilter: Pattern = {
  id: 'median-filter',
  title: 'Median of the last samples (spike filter)',
  summary: 'Middle one of the last three, five or seven samples of one measurement: single spikes do not show; holds on bad quality.',
  keywords: keywords(
    'median filter 16; median last samples 16; median last readings 16; median last values 16; median of last 14; spike filter 13; spikes 6; kill spikes 9; despike 12; outlier* 7; ausreisser* 8; medianfilter 16; median letzten 16; spitzen unterdrueck* 9; median samples 12; median over 8; glitch filter analog 8',
  ),
  parameters: [measurement, wholeParameter('count', 'Number of samples', 'samples, values, readings, last, points, werte, letzten', 5, 3, 7), sampleTime],
  interpret: (parameters, reading) => withCount(parameters, reading, [3, 5, 7]),
  build: (parameters, book) => sampled({ ...parameters, numbers: { ...parameters.numbers, count: oddCount(numberOf(parameters, 'count')) } }, book, medianKind),
};
