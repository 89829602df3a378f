import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import { limitTrip } from './limit-trip.js';
import {
  blockNameOf,
  cycleFor,
  keywords,
  local,
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

/** The latched trip of `limitTrip` with an alarm at a nearer limit in front of it: high and high-high, or low and low-low. */
function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const base = limitTrip.build(parameters, book);
  const m = tagInput(book, nameOf(parameters, 'measurement'), [], 'REAL', '').identifier;
  const low = numberOf(parameters, 'low') === 1;
  const [early, deadband, delay] = [numberOf(parameters, 'early'), numberOf(parameters, 'deadband'), numberOf(parameters, 'earlyDelay')];
  const back = low ? early + deadband : early - deadband;
  const sign = low ? '<' : '>';
  const cycle = cycleFor(delay);
  const [quiet, raised] = low
    ? [back + 1, early - Math.min(1, Math.abs(early - numberOf(parameters, 'limit')) / 2)]
    : [back - 1, early + Math.min(1, Math.abs(numberOf(parameters, 'limit') - early) / 2)];
  const idle = [step({ MeasurementBad: false, RunRequest: false, ResetButton: false, [m]: quiet }, 3 * cycle)];
  return {
    ...base,
    blockName: blockNameOf('TwoStage', [nameOf(parameters, 'measurement')]),
    purpose: `${low ? 'Low' : 'High'} alarm of ${m} at ${early} after ${delay / 1000} s with ${deadband} deadband, and in the second stage: ${base.purpose.charAt(0).toLowerCase()}${base.purpose.slice(1)}`,
    signals: [...base.signals, output('BOOL', 'EarlyAlarm', `alarm: the value is ${low ? 'low' : 'high'}, not yet ${low ? 'low-low' : 'high-high'}`)],
    constants: [
      ...base.constants,
      realConstant('ALARM_LIMIT', early, `alarm ${low ? 'below' : 'above'} this`),
      realConstant('ALARM_RETURN', back, 'the alarm clears on the other side of this: limit and deadband'),
      timeConstant('ALARM_DELAY', delay, 'beyond the alarm limit this long: alarm'),
    ],
    locals: [...base.locals, local('BeyondAlarm', 'BOOL', 'beyond the alarm limit, with deadband'), local('AlarmTimer', 'TON', 'time beyond the alarm limit')],
    body: [
      ...base.body,
      '// Bad quality says nothing of the value: the alarm keeps its state, the trip above counts it',
      `BeyondAlarm := SEL(MeasurementBad, ${m} ${sign} ALARM_LIMIT OR (BeyondAlarm AND ${m} ${sign} ALARM_RETURN), BeyondAlarm);`,
      'AlarmTimer(IN := BeyondAlarm, PT := ALARM_DELAY);',
      'EarlyAlarm := AlarmTimer.Q;',
    ],
    states: [...base.states, ...states('Alarm: beyond the first limit, the machine goes on')],
    vectors: [
      ...base.vectors,
      vector(
        'early',
        'the first limit alarms after its delay, stops nothing, and clears only past the deadband',
        [...idle, step({ RunRequest: true, ResetButton: true }, 2 * cycle)],
        [
          step({ [m]: raised }, scansOf(delay, 2, cycle), { EarlyAlarm: true }, { LimitTrip: false }),
          ...(deadband > 0 ? [step({ [m]: (early + back) / 2 }, 3 * cycle, {}, { EarlyAlarm: true })] : []),
          step({ [m]: quiet }, 2 * cycle, { EarlyAlarm: false }),
        ],
        cycle,
      ),
      vector('early-brief', 'a shorter excursion does not alarm', idle, [step({ [m]: raised }, scansOf(delay, -1, cycle), {}, { EarlyAlarm: false })], cycle),
    ],
    assumptions: [...(base.assumptions ?? []), 'The deadband belongs to the alarm; the trip is latched and needs none.'],
  };
}

// Digits of a name (P71) are no number
const number = String.raw`(?:[^.;,\d-]|(?<=[A-Za-z])-?\d+){0,40}?(?<![A-Za-z]-?)(?<![\d.])(-?\d+(?:\.\d+)?)`;
const isLow = /\blow-low\b/i;

/** Both limits as a request words them: by the levels of the alarm, else as a warning and a trip. */
function limitsIn(text: string): Readonly<{ early: RegExpExecArray; limit: RegExpExecArray; low: boolean }> | null {
  const low = isLow.test(text);
  const word = low ? 'low' : 'high';
  const pairs: readonly (readonly [RegExp, RegExp])[] = [
    [new RegExp(String.raw`(?<!-)\b${word}\b(?!-)${number}`, 'i'), new RegExp(String.raw`\b${word}-${word}\b${number}`, 'i')],
    [
      new RegExp(String.raw`\b(?:warn\w*|pre-?alarm|alarm|vorwarn\w*|meldung)\b${number}`, 'i'),
      new RegExp(String.raw`\b(?:trip\w*|shut-?down|abschalt\w*|stops?)\b${number}`, 'i'),
    ],
  ];
  for (const [one, two] of pairs) {
    const [early, limit] = [one.exec(text), two.exec(text)];
    if (early !== null && limit !== null && early[1] !== limit[1]) return { early, limit, low: low || Number(early[1]) > Number(limit[1]) };
  }
  return null;
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const { text, times } = reading;
  const found = limitsIn(text);
  if (found === null) return { parameters, openQuestions: ['Which limit alarms and which one trips?'] };
  const [early, limit] = [Number(found.early[1]), Number(found.limit[1])];
  const band =
    /(\d+(?:\.\d+)?) ?(?:%|[a-z°]{1,4})? ?(?:deadband|hysteresis|totband|hysterese)|(?:deadband|hysteresis|totband|hysterese)[^.;,\d]{0,12}(\d+(?:\.\d+)?)/i.exec(
      text,
    );
  const deadband = band === null ? Math.abs(limit - early) / 5 : Number(band[1] ?? band[2]);
  // A time belongs to the limit that is named before it
  const ownerOf = (start: number): 'earlyDelay' | 'delay' => {
    const earlyAt = found.early.index <= start ? found.early.index : -1;
    const limitAt = found.limit.index <= start ? found.limit.index : -1;
    return limitAt > earlyAt ? 'delay' : 'earlyDelay';
  };
  const delays = Object.fromEntries(times.map(({ milliseconds, start }) => [ownerOf(start), milliseconds]));
  const numbers = { ...parameters.numbers, earlyDelay: 5_000, delay: 2_000, ...delays, early, limit, deadband, low: found.low ? 1 : 0 };
  const given = new Set(['early', 'limit', ...(band === null ? [] : ['deadband']), ...Object.keys(delays)]);
  const left = ['earlyDelay', 'delay', 'deadband'].filter((name) => !given.has(name));
  return {
    parameters: { ...parameters, numbers, assumed: [...parameters.assumed.filter((name) => !given.has(name) && !left.includes(name)), ...left] },
    openQuestions: /\b(?:trips?|stops?|shut\w*|off|abschalt\w*|stopp\w*|closes?|opens?)\b/i.test(text)
      ? []
      : ['Does the second limit only alarm, or stop something? The draft stops and latches.'],
  };
}

export const twoStageTrip: Pattern = {
  id: 'two-stage-trip',
  title: 'Alarm and trip in two stages',
  summary:
    'High and high-high (or low and low-low) of one measurement: the first limit alarms with delay and deadband, the second stops equipment and latches until a reset.',
  keywords: keywords('high-high 3; low-low 3; pre alarm 5; prealarm 5; warning trip 6; alarm trip 4; two stage alarm 9; vorwarnung abschalt* 8; two limits 5'),
  parameters: [
    ...limitTrip.parameters,
    timeParameter('earlyDelay', 'Alarm delay', 'alarm, warn*, early', 5_000, 100, 3_600_000),
    numberParameter('early', 'Alarm limit', 'alarm, warn*, early', 80, -1e5, 1e5),
    numberParameter('deadband', 'Deadband', 'deadband, hysteresis, totband, hysterese', 2, 0, 1e5),
  ],
  evidence: ({ text }) => (limitsIn(text) === null ? 0 : /\b(?:high-high|low-low)\b/i.test(text) ? 30 : 12),
  interpret,
  build,
};
