import { allMatches } from '../../domain/all-matches.js';
import { influences } from './influences.js';
import { millisecondsOf } from './render.js';
import type { Entry } from './request-ledger.js';
import { near } from './request-numbers.js';
import { turnedTimes } from './request-time-roles.js';
import { amountOf } from './request-units.js';
import type { Trial } from './trials/trials.js';

/** A draft beside its request and what was tried of it. */
export type Tried = Entry & Readonly<{ trials: readonly Trial[] }>;

/**
 * Clauses of a request that turn its meaning, and figures with a role of their own: each of them was tried on the draft or stands in it with that meaning, or is told
 * here as not covered. Exceptions ("but ignore ...", "unless", "except"), the other case ("otherwise"), an act and its opposite, an amount of each pulse, starts an hour.
 * Source: own design of this package; independent of how a pattern is chosen and filled.
 * Units: as the request writes them.
 * Errors: none.
 */
export function clausesLeft(entry: Tried): readonly string[] {
  const gaps = [...turns(entry), ...oppositeActs(entry), ...amountsOfPulses(entry), ...startsAnHour(entry), ...turnedTimes(entry)];
  return [...new Set(gaps.map(({ said, why }) => `Not covered: "${said}": ${why}`))];
}

type Gap = Readonly<{ said: string; why: string }>;

const turning =
  /\b(?:but|except\w*|unless|ignor\w*|disregard\w*|otherwise|or else|in (?:that|this) case|apart from|aber|ausser|ausgenommen|es sei denn|sonst|ansonsten|andernfalls)\b[^,;.]*/gi;
const otherCase = /^(?:otherwise|or else|sonst|ansonsten|andernfalls|in (?:that|this) case)\b/i;
/** The other case of what is on under a condition goes without saying. */
const atRest =
  /^(?:otherwise|or else|sonst|ansonsten|andernfalls)(?: (?:it|they|is|are|stays?|remains?|bleibt|ist|the|der|die|das|\w+))? (?:off|closed|stopped|stops?|closes?|stands? still|aus|zu|geschlossen)\b/i;

/** "but ignore the first 5 s", "otherwise continuously": tried with success, or with all it names in the block and every figure of it noticed there. */
function turns(entry: Tried): readonly Gap[] {
  const { reading, trials } = entry;
  return allMatches(reading.text, turning).flatMap((match): readonly Gap[] => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (reading.names.some((name) => start >= name.start && start < name.end) || atRest.test(match[0])) return [];
    const tried = trials.some(({ said, status }) => status === 'passed' && overlaps(reading.text, said, start, end));
    if (tried || (!otherCase.test(match[0]) && standsInDraft(entry, start, end))) return [];
    return [{ said: match[0].trim().slice(0, 90), why: 'it could not be tried on the draft, and nothing shows that the draft does it. What shall it do?' }];
  });
}

function overlaps(text: string, said: string, start: number, end: number): boolean {
  const at = text.indexOf(said);
  return at >= 0 && at < end && at + said.length > start + 3;
}

/** Every name between two places is an input that acts on an output, and every figure a constant of the block; a stretch without any shows nothing. */
function standsInDraft({ reading, build }: Tried, start: number, end: number): boolean {
  const inside = <Place extends Readonly<{ start: number; end: number }>>(places: readonly Place[]): readonly Place[] =>
    places.filter((place) => place.start >= start && place.end <= end);
  const [names, times, numbers] = [inside(reading.names), inside(reading.times), inside(reading.numbers)];
  if (names.length + times.length + numbers.length === 0) return false;
  const reach = influences(build);
  const outputs = build.signals.filter(({ direction }) => direction === 'output');
  const owner = (name: string): string => name.toUpperCase().split('.')[0] ?? '';
  const acts = names.every(({ text }) => {
    const rows = build.signals.filter(({ tag, identifier }) => owner(tag) === owner(text) || owner(identifier) === owner(text));
    return rows.some((row) => row.direction === 'output' || outputs.some((output) => reach(row.identifier, output.identifier)));
  });
  const held = times.every(({ milliseconds }) => build.constants.some(({ type, value }) => type === 'TIME' && near(millisecondsOf(value), milliseconds)));
  return acts && held && numbers.every(({ value }) => build.constants.some((constant) => near(Number(constant.value), value)));
}

/** Movements both ways of which each needs an output of its own. */
const ways: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|hoist(?:s|ed|ing)?|heb(?:en|t)|anheben)\b/i,
    /\b(?:lower(?:s|ed|ing)?(?! than\b| limit| level| part| end)|senk(?:en|t)|absenken)\b/i,
  ],
  [/\b(?:(?:tilt|move|drive|run|go|travel)\w* (?:[\w-]+ ){0,3}?up|upwards?|aufwaerts|hoch)\b/i, /\b(?:down|downwards?|abwaerts|runter|herunter)\b/i],
  [/\b(?:forwards?|vorwaerts)\b/i, /\b(?:revers(?:e|es|ed|ing)|backwards?|rueckwaerts)\b(?! order)/i],
  [/\b(?:extend(?:s|ed|ing)?|ausfahren|faehrt aus)\b/i, /\b(?:retract(?:s|ed|ing)?|einfahren|faehrt ein)\b/i],
  [/\b(?:inflat(?:e|es|ed|ing)|aufblasen)\b/i, /\b(?:deflat(?:e|es|ed|ing)|vent(?:s|ed|ing)?)\b/i],
  [/\b(?:(?:turn|rotate|move|swing|travel)\w* (?:[\w-]+ ){0,3}?left|links)\b/i, /\b(?:right|rechts)\b/i],
];
/** "stop at the end switches": what is driven both ways and stopped at its ends. */
const ends = /\bstop\w* (?:at|by|on|with) (?:the |its |both )*(?:end|limit) switch/i;

/** "Raise it above 3.4 m and lower it below 3.0 m": one output cannot do both. */
function oppositeActs({ reading, build }: Tried): readonly Gap[] {
  const driven = build.signals.filter(({ direction, type, actuator }) => direction === 'output' && (type === 'REAL' || actuator));
  if (driven.length >= 2 || driven.some(({ type }) => type === 'REAL')) return [];
  const text = reading.names.reduce((rest, { start, end }) => rest.slice(0, start) + '_'.repeat(end - start) + rest.slice(end), reading.text);
  const moved = [...ways, ...(ends.test(text) ? ([[/\bopen(?:s|ed|ing)?\b/i, /\bclos(?:e|es|ed|ing)\b/i]] as const) : [])];
  return moved.flatMap(([one, other]): readonly Gap[] => {
    const [first, second] = [one.exec(text)?.[0], other.exec(text)?.[0]];
    if (first === undefined || second === undefined) return [];
    return [{ said: `${first} ... ${second}`, why: `the draft has ${driven.length === 0 ? 'no output' : 'one output'} for both. What drives each way?` }];
  });
}

/** "a pulse every 10 m3", "one pulse per 5 kWh". */
function amountsOfPulses({ reading, build }: Tried): readonly Gap[] {
  const about = build.constants.filter(({ name, description }) => /pulse|impuls|item|piece|batch|target|count/i.test(`${name} ${description}`));
  return reading.numbers.flatMap(({ value, unit, start, end }): readonly Gap[] => {
    const ahead = /\b(?:pulses?|impulse?)\b[^,;.]{0,20}\b(?:every|each|per|for|pro|je|alle)(?: every| each)? ?$/i.exec(
      reading.text.slice(Math.max(0, start - 50), start),
    )?.[0];
    const own = amountOf(unit ?? '');
    if (ahead === undefined || (own === null && unit === null)) return [];
    const stands = about.some((constant) => {
      const other = amountOf(/\[([^\]]+)\]/.exec(constant.description)?.[1] ?? '');
      if (own === null || other === null) return near(Number(constant.value), value);
      return own.measures === other.measures && near(Number(constant.value) * other.base, value * own.base);
    });
    const whole =
      own !== null &&
      near(value, 1) &&
      build.signals.some(({ identifier, unit: shown }) => identifier === 'WholeUnits' && amountOf(shown ?? '')?.unit === own.unit);
    return stands || whole ? [] : [{ said: `${ahead}${reading.text.slice(start, end)}`, why: 'no pulse of the draft comes at this amount.' }];
  });
}

const hourly =
  /\b(?:(\d+) ?(?:starts?|times|starting operations|anlaeufe|schaltungen|mal)?|starts?\b[^,;.]{0,40}?\bto (\d+)) ?(?:per|an|a|each|every|in an|in a|pro|je|in der) ?(?:1 )?(?:hour|h|stunde)\b/gi;

/** "at most 10 starts an hour": times of the draft that allow more do not keep it. */
function startsAnHour({ reading, build }: Tried): readonly Gap[] {
  if (!/\b(?:start\w*|anlaeuf\w*|schalt\w*|switch\w*|times)\b/i.test(reading.text)) return [];
  const time = (pattern: RegExp): number =>
    build.constants.reduce((most, { name, type, value }) => (type === 'TIME' && pattern.test(name) ? Math.max(most, millisecondsOf(value)) : most), 0);
  const apart = Math.max(time(/BETWEEN/), time(/^MINIMUM_ON/) + time(/^(?:MINIMUM_OFF|REST)/));
  return allMatches(reading.text, hourly).flatMap((match): readonly Gap[] => {
    const count = Number(match[1] ?? match[2]);
    if (!(count > 0) || build.constants.some(({ value, description }) => Number(value) === count && /start/i.test(description))) return [];
    if (apart >= 3_600_000 / count - 1_000) return [];
    const allowed = apart === 0 ? 'the draft has no bound on starts' : `the times of the draft allow ${Math.floor(3_600_000 / apart)} an hour`;
    return [{ said: match[0], why: `${allowed}.` }];
  });
}
