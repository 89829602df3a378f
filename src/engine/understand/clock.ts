import { numberOf } from '../../domain/number-words.js';
import type { Window } from './time-expression.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Minutes that words add to the hour that they stand before. */
const parts: ReadonlyArray<readonly [RegExp, number]> = [
  [/^half past$/iu, 30],
  [/^halb$/iu, -30],
  [/^(?:a )?quarter past$|^viertel nach$/iu, 15],
  [/^(?:a )?quarter to$|^viertel vor$/iu, -15],
  [/^five past$/iu, 5],
  [/^ten past$/iu, 10],
  [/^twenty past$/iu, 20],
  [/^twenty to$/iu, -20],
  [/^ten to$/iu, -10],
  [/^five to$/iu, -5],
];
/** A time of day in figures or words; not where a unit shows that the number is something else. */
const clock =
  "(?:((?:a )?(?:half|quarter|five|ten|twenty) (?:past|to)|halb|viertel (?:nach|vor))\\s+)?(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|noon|midday|midnight|mittag|mitternacht)(?:[:.](\\d{2}))?\\s*(am|pm|o['’]?clock|uhr)?(?![\\p{L}\\p{N}]|[:.,]\\d|\\s*(?:°|%|bar|k?pa|mm|kw|m³|l\\b|a\\b|amps?|hours?|hrs?|minutes?|mins?|seconds?|days?|weeks?|months?|years?|percent|times|more|alarms?|pumps?|bottles?|degrees?|jobs?|shifts?|stunden?|minuten?|tagen?))";
const range = new RegExp(`(?<![\\p{L}])(?:between|from|zwischen|von)\\s+${clock}\\s*(?:and|to|until|till|-|–|und|bis)\\s+${clock}`, 'iu');
/** "6 to 7 this morning": without a word in front only a word of time behind shows that clock times are meant. */
const bareRange = new RegExp(
  `(?<![\\p{L}\\p{N}.,:-])${clock}\\s*(?:to|until|till|-|–|bis)\\s+${clock}(?=\\s*(?:this |last |in the |on |yesterday|today|tonight|heute|gestern))`,
  'iu',
);
const sinceForm = new RegExp(`(?<![\\p{L}])(?:since|from|seit|ab)\\s+${clock}`, 'iu');
const untilForm = new RegExp(`(?<![\\p{L}])(?:before|until|till|up to|bis|vor)\\s+${clock}`, 'iu');
const atForm = new RegExp(`(?<![\\p{L}])(?:at|um)\\s+(?:exactly\\s+|genau\\s+)?${clock}`, 'iu');
const agoForm =
  /\b(?:(an?|half an|one|two|three|four|five|six|ten|twenty|thirty|\d{1,3})\s+(minutes?|mins?|hours?|hrs?)\s+ago)\b|\bvor\s+(einer halben|einer|zwei|drei|\d{1,3})\s+(minuten?|stunden?)\b/iu;

type Read = Readonly<{ minutes: number; half: string }>;

/** Minutes after midnight that the four groups of a clock mean; null where they mean none. */
function readClock(groups: readonly (string | undefined)[], halfOfOther = ''): Read | null {
  const [part, said = '', minutesText, suffix = ''] = groups;
  const word = said.toLowerCase();
  const half = /^[ap]m$/iu.test(suffix) ? suffix.toLowerCase() : halfOfOther;
  if (/noon|midday|^mittag/u.test(word)) return { minutes: 12 * 60, half };
  if (/midnight|mitternacht/u.test(word)) return { minutes: 0, half };
  const number = numberOf(word);
  if (number === null || number > 24 || Number(minutesText ?? 0) > 59) return null;
  const offset = parts.find(([pattern]) => pattern.test(part ?? ''))?.[1] ?? 0;
  const inHalf = half === 'pm' && number < 12 ? number + 12 : half === 'am' && number === 12 ? 0 : number;
  return { minutes: inHalf * 60 + Number(minutesText ?? 0) + offset, half };
}

function midnight(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
}

/** The last time of day like this that is not after now; on the day before where the text says so. */
function lastAt(minutes: number, text: string, now: Date): number {
  const today = midnight(now) + minutes * minute;
  if (/\b(?:yesterday|last night|gestern)\b|昨天/iu.test(text)) return today - day;
  return today <= now.getTime() ? today : today - day;
}

/** The window between two times of day, since one, or from midnight until one; null where the text names none. Plant time. */
export function clockWindow(text: string, now: Date): Window | null {
  const between = range.exec(text) ?? bareRange.exec(text);
  if (between !== null) {
    const second = readClock(between.slice(5, 9));
    const first = readClock(between.slice(1, 5), second?.half ?? '');
    if (first === null || second === null) return null;
    const to = lastAt(second.minutes, text, now);
    const from = midnight(new Date(to)) + first.minutes * minute;
    return { from: new Date(from >= to ? from - day : from), to: new Date(to) };
  }
  const since = sinceForm.exec(text);
  const sinceClock = since === null ? null : readClock(since.slice(1, 5));
  if (sinceClock !== null) return { from: new Date(lastAt(sinceClock.minutes, text, now)), to: now };
  const until = untilForm.exec(text);
  const untilClock = until === null ? null : readClock(until.slice(1, 5));
  if (untilClock === null) return null;
  const to = lastAt(untilClock.minutes, text, now);
  return to === midnight(new Date(to)) ? null : { from: new Date(midnight(new Date(to))), to: new Date(to) };
}

const differs =
  /\b(?:differ\w*|against|chang\w*|compar\w*|than|versus|vs|gone (?:up|down)|ris(?:en|e)|rose|f(?:allen|ell)|dropp\w*|unterschied\w*|verglichen|vergleich\w*|geändert|verändert|gestiegen|gefallen|als)(?![\p{L}])|相比|变化|差多少|比/iu;

/** The two moments between which a difference is asked for ("now and an hour ago", "than at 8"), as a window; null where there are not two. Plant time. */
export function twoMoments(text: string, now: Date): Window | null {
  const first = momentOf(text, now);
  if (first === null || !differs.test(text)) return null;
  const rest = [dayBefore, agoForm, atForm].reduce((left, pattern) => (left === text ? text.replace(pattern, ' ') : left), text);
  const second = momentOf(rest, now) ?? now;
  const [from, to] = first < second ? [first, second] : [second, first];
  return from.getTime() === to.getTime() ? null : { from, to };
}

const dayBefore =
  /\b(?:(?:this|the same|same) (?:time|hour) (?:yesterday|the day before)|yesterday (?:at )?(?:this|the same) time|gestern um diese zeit)\b|昨天(?:的)?(?:这个|同一)时(?:间|候)/iu;

/** The one moment that a text names ("at 9:05", "an hour ago"); null where it names none. Plant time. */
export function momentOf(text: string, now: Date): Date | null {
  if (dayBefore.test(text)) return new Date(now.getTime() - day);
  const ago = agoForm.exec(text);
  const said = (ago?.[1] ?? ago?.[3])?.toLowerCase();
  const count = said === undefined ? null : numberOf(said);
  if (count !== null) {
    const unit = /h(?:ou)?r|stunde/iu.test(ago?.[2] ?? ago?.[4] ?? '') ? hour : minute;
    return new Date(now.getTime() - count * unit);
  }
  const at = atForm.exec(text);
  const read = at === null ? null : readClock(at.slice(1, 5));
  return read === null ? null : new Date(lastAt(read.minutes, text, now));
}
