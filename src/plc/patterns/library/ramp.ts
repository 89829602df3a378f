import { allMatches } from '../../../domain/all-matches.js';
import type { NumberMention, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import { realLiteral } from '../signals.js';
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
  vector,
  vectorCycleMs,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'setpoint');
  const target = tagInput(book, name, [], 'REAL', 'target of the ramp');
  const t = target.identifier;
  const [up, down] = [numberOf(parameters, 'up'), numberOf(parameters, 'down')];
  const [upStep, downStep] = [up * 0.1, down * 0.1];
  const idle = step({ Enable: true, Hold: false, TrackActual: false, ActualValue: 10, [t]: 10 }, 100);
  const begin = [step({ Enable: true, Hold: false, TrackActual: true, ActualValue: 10, [t]: 10 }, 200), step({ TrackActual: false }, 100)];
  return {
    blockName: blockNameOf('Ramp', [name]),
    purpose: `Ramps towards ${name}: at most ${up} per second up and ${down} per second down; hold freezes it, tracking starts it bumplessly from the actual value.`,
    signals: [
      target,
      input('BOOL', 'Enable', 'FALSE passes the target on unramped is not allowed: the output freezes'),
      input('BOOL', 'Hold', 'freezes the ramp'),
      input('BOOL', 'TrackActual', 'sets the output to the actual value'),
      input('REAL', 'ActualValue', 'value to start from'),
      output('REAL', 'Ramped', 'ramped setpoint'),
      output('BOOL', 'AtTarget', 'the target is reached'),
    ],
    constants: [
      realConstant('UP_PER_SECOND', up, 'largest rise per second'),
      realConstant('DOWN_PER_SECOND', down, 'largest fall per second'),
      realConstant('CYCLE_SECONDS', 0.1, 'scan time of the calling task [s]'),
    ],
    locals: [local('Change', 'REAL', 'change of this scan')],
    body: [
      `Change := LIMIT(-DOWN_PER_SECOND * CYCLE_SECONDS, ${t} - Ramped, UP_PER_SECOND * CYCLE_SECONDS);`,
      'IF TrackActual THEN',
      '    Ramped := ActualValue;',
      'ELSIF Enable AND NOT Hold THEN',
      '    Ramped := Ramped + Change;',
      'ELSE',
      '    Ramped := Ramped;',
      'END_IF',
      `AtTarget := ABS(${t} - Ramped) <= 0.001;`,
    ],
    states: states('Ramping: moves towards the target', 'Holding: frozen', 'Tracking: follows the actual value'),
    interlocks: [],
    invariants: [
      {
        id: 'rate-limited',
        text: 'without tracking the output never moves faster than the rates',
        declarations: ['Last : REAL;', 'Started : BOOL;', 'Moved : REAL;', 'Tracked : BOOL;'],
        statements: ['Moved := Ramped - Last;', 'Last := Ramped;'],
        expression: `TrackActual OR (Moved <= ${realLiteral(upStep + Math.max(1e-3, upStep * 0.01))} AND Moved >= -${realLiteral(downStep + Math.max(1e-3, downStep * 0.01))})`,
      },
    ],
    vectors: [
      vector('up', 'rises with the rate and stops at the target', begin, [
        step({ [t]: 10 + up * 2 }, 1_000, { Ramped: 10 + up }, { AtTarget: false }),
        step({}, 1_000, { Ramped: 10 + up * 2, AtTarget: true }),
        step({}, 500, {}, { Ramped: 10 + up * 2 }),
      ]),
      vector('down', 'falls with the rate and stops at the target', begin, [
        step({ [t]: 10 - down * 2 }, 1_000, { Ramped: 10 - down }, { AtTarget: false }),
        step({}, 1_100, { Ramped: 10 - down * 2, AtTarget: true }),
      ]),
      vector('hold', 'hold and a missing enable freeze it', begin, [
        step({ [t]: 10 + up * 5 }, 1_000, { Ramped: 10 + up }),
        step({ Hold: true }, 1_000, {}, { Ramped: 10 + up }),
        step({ Hold: false, Enable: false }, 1_000, {}, { Ramped: 10 + up }),
        step({ Enable: true }, 1_000, { Ramped: 10 + up * 2 }),
      ]),
      vector(
        'track',
        'tracking takes over the actual value, also on hold',
        [idle],
        [step({ TrackActual: true, ActualValue: 33, Hold: true }, vectorCycleMs, { Ramped: 33 })],
      ),
    ],
    openQuestions: ['The block must be called every 100 ms; change CYCLE_SECONDS for another task.'],
  };
}

interface Spans {
  readonly up: number | null;
  readonly down: number | null;
  /** The ends of the span, which are no values of their own. */
  readonly ends: readonly NumberMention[];
  readonly usesAllTimes: boolean;
}

/** "from 3000 to 9000 in 120 s", "0 to 50 Hz in 30 s, down in 10 s": rates per second, the span over each time; null when the request gives no span with a time. */
function spanRates({ text, numbers, times }: RequestReading): Spans | null {
  const at = numbers.findIndex((number, index) => {
    const next = numbers[index + 1];
    return next !== undefined && /^[^,;.]{0,12}\b(?:to|auf|bis)\b[^,;.]{0,8}$/i.test(text.slice(number.end, next.start));
  });
  const reached = numbers.find(({ start }) => /\b(?:to|up to|auf|bis)\s$/i.test(text.slice(0, start)));
  const zero = reached === undefined ? undefined : { ...reached, value: 0 };
  const [first, second] = at < 0 ? [zero, reached] : [numbers[at], numbers[at + 1]];
  if (first === undefined || second === undefined || first.value === second.value) return null;
  const span = Math.abs(second.value - first.value);
  let [up, down]: [number | null, number | null] = [null, null];
  let used = 0;
  for (const [index, { milliseconds, start, end }] of times.entries()) {
    const from = times[index - 1]?.end ?? 0;
    const before = text.slice(from, start);
    const behind = /^[^,;.]*?(?=\b(?:and|und)\b|[,;.]|$)/i.exec(text.slice(end))?.[0] ?? '';
    if (!/\b(?:in|within|over|during|takes|time|innerhalb|binnen|von|of)\s*:?$/i.test(before.slice(-14)) && !/^ (?:up|down|hoch|runter|auf|ab)\b/i.test(behind))
      continue;
    const told = [...allMatches(before, new RegExp(directionWords, 'gi'))].at(-1)?.[0] ?? directionWords.exec(behind)?.[0];
    const falls = told === undefined ? second.value < first.value : downWords.test(told);
    const rate = Number((span / (milliseconds / 1_000)).toPrecision(7));
    if (falls) down ??= rate;
    else up ??= rate;
    used += 1;
  }
  return used === 0 ? null : { up, down, ends: at < 0 ? [second] : [first, second], usesAllTimes: used === times.length };
}

const downWords = /\b(?:down\w*|fall\w*|decreas\w*|decelerat\w*|lower\w*|back|slows?|abwaerts|ab|runter\w*|herunter\w*|zurueck|abfahr\w*|bremsen)\b/i;
const directionWords =
  /\b(?:down\w*|fall\w*|decreas\w*|decelerat\w*|lower\w*|back|slows?|abwaerts|ab|runter\w*|herunter\w*|zurueck|abfahr\w*|bremsen|up\w*|ris\w*|increas\w*|accelerat\w*|aufwaerts|hoch\w*)\b/i;

/** "5 %/s", "2 bar per minute down": rates per second, by direction. */
function writtenRates({ text }: RequestReading): Readonly<{ up: number | null; down: number | null }> {
  let [up, down]: [number | null, number | null] = [null, null];
  const pattern =
    /(?<![\w.]|\d )(\d+(?:\.\d+)?)\s?(?:%|°\s?C|[a-zµ³]{1,7}(?:\/[a-z]{1,3})??)?\s?(?:\/|per |pro |je |a |each )\s?(s|sec|seconds?|sekunde|min|minutes?|h|hours?|stunde)\b/gi;
  for (const match of allMatches(text, pattern)) {
    const unit = (match[2] ?? 's').toLowerCase();
    const rate = Number(match[1]) / (unit.startsWith('min') ? 60 : unit.startsWith('h') || unit === 'stunde' ? 3_600 : 1);
    const behind = directionWords.exec(/^\s?(?:when |while |for )?\w+/.exec(text.slice(match.index + match[0].length))?.[0] ?? '')?.[0];
    const before = [...allMatches(text.slice(Math.max(0, match.index - 22), match.index), new RegExp(directionWords, 'gi'))].at(-1)?.[0];
    if (downWords.test(behind ?? before ?? '')) down ??= rate;
    else up ??= rate;
  }
  return { up, down };
}

export const ramp: Pattern = {
  id: 'ramp',
  title: 'Setpoint ramp',
  summary: 'Limits the rate of change of a setpoint or speed, up and down separately, with hold and bumpless tracking.',
  keywords: keywords(
    'ramp 10; ramp* 7; rampe* 10; rate limit* 9; rate of change 6; slew 8; soft start 5; accelerat* 5; gradual* 6; sanftanlauf 6; hochlauf* 7; increase slowly 6; slowly 4; limit rate 8; limit* change 5; per second setpoint 6; setpoint ramp* 8; speed reference 4; sollwertrampe 10; hochfahr* runter* 7; hochfahr* auf 6; sollwertintegrator 9; steigung 6; aenderungsgeschwindigkeit 9',
  ),
  parameters: [
    measurementParameter('setpoint', 'setpoint', [], 1, 1, 'TARGET_SETPOINT'),
    numberParameter('up', 'Rate up per second', 'up, rise, ramp*, increase, accelerat*, rate, per, second, s', 1, 0.0001, 1e5),
    numberParameter('down', 'Rate down per second', 'down, fall, decrease, decelerat*', 1, 0.0001, 1e5),
  ],
  interpret: (parameters, reading) => {
    const spans = spanRates(reading);
    const rate = spans?.up ?? spans?.down ?? null;
    if (spans !== null && rate !== null)
      return {
        parameters: {
          ...parameters,
          numbers: { ...parameters.numbers, up: spans.up ?? rate, down: spans.down ?? rate },
          assumed: parameters.assumed.filter((name) => name !== 'up' && name !== 'down'),
        },
        usesAllTimes: spans.usesAllTimes,
        taken: spans.ends,
        openQuestions:
          spans.up === null || spans.down === null ? ['The rate is the whole change divided by the whole time, up and down alike. Is that meant?'] : [],
      };
    const written = writtenRates(reading);
    const first = written.up ?? written.down;
    if (first !== null && first > 0)
      return {
        parameters: {
          ...parameters,
          numbers: { ...parameters.numbers, up: first, down: written.down ?? first },
          assumed: parameters.assumed.filter((name) => name !== 'up' && name !== 'down'),
        },
        usesAllTimes: reading.times.length <= 2,
        openQuestions: written.down === null ? ['The rate down is taken equal to the rate up.'] : [],
      };
    const perMinute = /(?:per|\/|pro)\s?(?:min|minute)/i.test(reading.text);
    const scale = perMinute ? 1 / 60 : 1;
    const up = parameters.assumed.includes('up') ? numberOf(parameters, 'up') : numberOf(parameters, 'up') * scale;
    const down = parameters.assumed.includes('down') ? up : numberOf(parameters, 'down') * scale;
    return {
      parameters: { ...parameters, numbers: { ...parameters.numbers, up, down }, assumed: parameters.assumed.filter((name) => name !== 'down') },
      openQuestions: parameters.assumed.includes('down') ? ['The rate down is taken equal to the rate up.'] : [],
    };
  },
  evidence: (reading) => {
    const spans = spanRates(reading);
    const speed = /\b(?:speed|reference|set-?point|sollwert|drehzahl)/i.test(reading.text);
    if (spans?.ends.some(({ unit }) => speed || /^(?:Hz|rpm|1\/min)$/i.test(unit ?? '')) === true) return 8;
    const rate =
      /\d\s?(?:%|rpm|bar|°C|degC|K|l\/h|mm)?\s?(?:per second|per s\b|per minute|per min|pro sekunde|pro minute|\/\s?s\b|\/\s?min\b|je sekunde)/i.test(
        reading.text,
      );
    return rate && /\b(?:set-?points?|speed|reference|sollwert\w*|drehzahl|output|frequency|rises?|increase\w*|steig\w*)\b/i.test(reading.text) ? 6 : 0;
  },
  build,
};
