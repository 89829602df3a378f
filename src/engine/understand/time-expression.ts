import { timesInEnglish } from '../../domain/chinese-clock.js';
import { parseMoments } from '../../domain/moments.js';
import { numberOf } from '../../domain/number-words.js';
import { lastShift, shiftAt } from '../../domain/shift.js';
import { clockWindow } from './clock.js';
import { dayPartWindow } from './day-parts.js';

export type Window = Readonly<{ from: Date; to: Date }>;

/** Without a word of time a question about what was means the last day. */
export const dayMinutes = 24 * 60;

/** A window as tools take it; without one the last minutes. */
export function spanOf(window: Window | null, minutes: number): Readonly<Record<string, unknown>> {
  return window === null ? { minutes } : { from: window.from.toISOString(), to: window.to.toISOString() };
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function midnight(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
}

function window(from: number, to: number, now: Date): Window | null {
  const end = Math.min(to, now.getTime());
  return from < end ? { from: new Date(from), to: new Date(end) } : null;
}

/** The latest time of day `hours:minutes` that is not after now. */
function latest(hours: number, minutes: number, now: Date): number {
  const today = midnight(now) + hours * hour + minutes * minute;
  return today <= now.getTime() ? today : today - day;
}

const unitMs: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(?:s$|se[ck]|秒)/iu, 1000],
  [/^(?:min|分)/iu, minute],
  [/^(?:h|hour|hr|stunde|std|小时)/iu, hour],
  [/^(?:d|day|tag|天|日)/iu, day],
  [/^(?:w|woche|周)/iu, 7 * day],
  [/^(?:month|monat|个?月)/iu, 30 * day],
  [/^(?:y|jahr|年)/iu, 365 * day],
];
type Rule = Readonly<{ pattern: RegExp; read: (match: RegExpExecArray, now: Date) => Window | null }>;
const rules: readonly Rule[] = [
  {
    pattern: /(\d{1,2}):(\d{2})\s*(?:uhr\s*)?(?:to|-|–|until|till|bis|and|und|至|到)\s*(\d{1,2}):(\d{2})/iu,
    read: (match, now) => {
      const before = /\b(?:yesterday|gestern)\b|昨天/iu.test(match.input) ? day : 0;
      const to = latest(Number(match[3]) % 24, Number(match[4]), now) - before;
      const from = midnight(new Date(to)) + Number(match[1]) * hour + Number(match[2]) * minute;
      return window(from >= to ? from - day : from, to, now);
    },
  },
  { pattern: /./su, read: (match, now) => clockWindow(match.input, now) },
  {
    pattern: /(?<!\b(?:the|this|within) )\b(?:last|previous) (?:calendar )?month\b|\b(?:letzte[nrm]?|vorige[nrm]?) monat\b|上个?月/iu,
    read: (_match, now) => window(monthStart(now, -1), monthStart(now, 0), now),
  },
  { pattern: /\b(?:this|the current) month\b|\bdiese[nrm]? monat\b|这个月|本月/iu, read: (_match, now) => window(monthStart(now, 0), now.getTime(), now) },
  {
    pattern:
      /\b(?:in|during|over|for|im|throughout) (january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember)\b(?! (?:\d|20))/iu,
    read: (match, now) => namedMonth(match[1] ?? '', now),
  },
  { pattern: /\b(?:last week|letzte woche)\b|上周/iu, read: (_match, now) => window(weekStart(now) - 7 * day, weekStart(now), now) },
  {
    pattern: /\b(?:last|previous|past|letzte[nr]?|vorige[nr]?|vergangene[nr]?)\s+(?:shift|schicht)\b|上一?个?班(?!次)/iu,
    read: (_match, now) => lastShift(now),
  },
  {
    pattern: /\b(?:this|current|diese[rn]?|aktuelle[nr]?|my|our|meiner?|laufende[nr]?)\s+(?:shift|schicht)\b|本班|当前班|这个班/iu,
    // In the first minutes of a shift people still mean the one that they have just worked.
    read: (_match, now) =>
      now.getTime() - shiftAt(now).from.getTime() < 10 * minute ? lastShift(now) : window(shiftAt(now).from.getTime(), now.getTime(), now),
  },
  { pattern: /\b(?:night shift|nachtschicht)\b|夜班/iu, read: (_match, now) => namedShift(22, now) },
  { pattern: /\b(?:late shift|afternoon shift|spätschicht)\b|中班|晚班/iu, read: (_match, now) => namedShift(14, now) },
  { pattern: /\b(?:early shift|morning shift|day shift|frühschicht)\b|早班|白班/iu, read: (_match, now) => namedShift(6, now) },
  { pattern: /./su, read: (match, now) => dayPartWindow(match.input, now) },
  {
    pattern:
      /\b(?:last night|overnight|(?:during|over|in|through|was|did|of) the night(?! (?:shift|crew))|at night|letzte nacht|heute? nacht|in der nacht|nachts)\b|昨晚|昨夜/iu,
    read: (_match, now) => namedShift(22, now),
  },
  {
    pattern:
      /(?:\b(?:last|past|previous|within the last|(?<=\b(?:trend|curve|graph|plot|course|verlauf|kurve)\b.{0,40}\b)(?:over|for|across|über|für)|in den letzten|der letzten|die letzten|letzte[nr]?)|最近|过去)\s*(\d+(?:[.,]\d+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty|zwei|drei|vier|acht|两|一|二|三|四|五|六|七|八|九|十)?\s*(?:个)?(seconds?|sec|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|std|tagen?|tage|wochen?|monaten?|jahren?|jahr|秒|分钟?|小时|天|周|月|年)(?:(?<=\p{Script=Han})|(?!\p{L}))/iu,
    read: (match, now) => {
      const count = match[1] === undefined ? 1 : (numberOf(match[1]) ?? Number.NaN);
      const unit = unitMs.find(([pattern]) => pattern.test(match[2] ?? ''))?.[1] ?? hour;
      return window(now.getTime() - count * unit, now.getTime(), now);
    },
  },
  { pattern: /\b(?:day before yesterday['’]?s?|vorgestern)\b|前天/iu, read: (_match, now) => window(midnight(now) - 2 * day, midnight(now) - day, now) },
  { pattern: /\b(?:yesterday['’]?s?|gestern)\b|昨天/iu, read: (_match, now) => window(midnight(now) - day, midnight(now), now) },
  {
    pattern: /\b(?:this morning|heute morgen|heute früh)\b|今天?早上|今早/iu,
    read: (_match, now) => window(midnight(now) + 6 * hour, midnight(now) + 12 * hour, now),
  },
  { pattern: /\btonight\b|今晚/iu, read: (_match, now) => tonight(now) },
  { pattern: /\b(?:today|heute)\b|今天/iu, read: (_match, now) => window(midnight(now), now.getTime(), now) },
  { pattern: /\b(?:this week|diese woche)\b|本周|这周/iu, read: (_match, now) => window(weekStart(now), now.getTime(), now) },
  {
    pattern: /(?:从|自)(\d{1,2})(?:[:.](\d{2}))?\s*(?:点)?/iu,
    read: (match, now) => window(latest(Number(match[1]) % 24, Number(match[2] ?? 0), now), now.getTime(), now),
  },
  {
    pattern:
      /\b(?:at|around|about|after|um|gegen|nach|kurz nach)\s+(?:(half past|quarter past|quarter to|halb)\s+)?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\s*(am\b|pm\b|uhr|o'clock|h\b)?(?![:.]?\d|\s*(?:°|%|bar|kpa|mm|kw|m³|amps?|hours?|minutes?|percent|times|more|alarms?|pumps?|bottles?|degrees?|(?:points?|time|places?|sides?|ends?|stages?|of)\b))/iu,
    read: (match, now) => {
      const number = numberOf(match[2] ?? '') ?? Number.NaN;
      // "After 24 h" is a length of time.
      if (/^(?:after|nach)\b/iu.test(match[0]) && match[3]?.toLowerCase() === 'h') return null;
      if (!Number.isFinite(number) || number > 24 || (match[1] === undefined && match[3] === undefined && number === 0)) return null;
      const offset = /half/iu.test(match[1] ?? '')
        ? 30
        : /halb/iu.test(match[1] ?? '')
          ? -30
          : /past/iu.test(match[1] ?? '')
            ? 15
            : /to/iu.test(match[1] ?? '')
              ? -15
              : 0;
      return aroundClock(clockHour(String(number), match[3]), offset, now);
    },
  },
  {
    pattern: /(\d{1,2}|[一二三四五六七八九十]{1,2})点(半)?/u,
    read: (match, now) => aroundClock(numberOf(match[1] ?? '') ?? -1, match[2] === undefined ? 0 : 30, now),
  },
  {
    pattern: /\b(?:around|about|at|gegen|um)\s+(\d{1,2})(?:[:.](\d{2}))\s*(am|pm|uhr)?/iu,
    read: (match, now) => {
      const at = latest(clockHour(match[1], match[3]), Number(match[2] ?? 0), now);
      return window(at - 30 * minute, at + 30 * minute, now);
    },
  },
];

/** From six in the evening on the night that runs; by day the one that was, since of a coming one nothing is recorded. */
function tonight(now: Date): Window | null {
  const evening = latest(18, 0, now);
  return now.getTime() - evening < 12 * hour ? window(evening, now.getTime(), now) : namedShift(22, now);
}

/** A quarter of an hour before to three quarters after a time that was named in words. */
function aroundClock(hours: number, offset: number, now: Date): Window | null {
  if (hours < 0 || hours > 24) return null;
  const at = latest(hours % 24, 0, now) + offset * minute;
  return window(at - 15 * minute, at + 45 * minute, now);
}

function clockHour(text: string | undefined, suffix: string | undefined): number {
  const value = Number(text ?? 0) % 24;
  if (suffix?.toLowerCase() === 'pm' && value < 12) return value + 12;
  return suffix?.toLowerCase() === 'am' && value === 12 ? 0 : value;
}

function monthStart(at: Date, months: number): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
}

const monthNames = ['jan', 'feb', 'm(?:ar|är)', 'apr', 'ma[yi]', 'jun', 'jul', 'aug', 'sep', 'o[ck]t', 'nov', 'de[cz]'].map(
  (start) => new RegExp(`^${start}`, 'iu'),
);

/** A month without a year: the latest that has begun. */
function namedMonth(name: string, now: Date): Window | null {
  const index = monthNames.findIndex((pattern) => pattern.test(name));
  const back = (now.getUTCMonth() - index + 12) % 12;
  return index < 0 ? null : window(monthStart(now, -back), monthStart(now, 1 - back), now);
}

function weekStart(at: Date): number {
  return midnight(at) - ((at.getUTCDay() + 6) % 7) * day;
}

/** The most recent shift that starts at this hour and has begun. */
function namedShift(startHour: number, now: Date): Window | null {
  const from = latest(startHour, 0, now);
  return window(from, from + 8 * hour, now);
}

/** Two dates with their times of day. */
export const betweenMinutes =
  /(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2})?\s*(?:to|until|till|and|bis|und|-|–|至|到)\s*(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})/iu;

/** The window a question speaks of, on the plant's clock, or null. English, German and Chinese; whole dates in any common form. */
export function parseWindow(written: string, now: Date): Window | null {
  const text = timesInEnglish(written);
  const minutes = betweenMinutes.exec(text);
  if (minutes !== null) return window(Date.parse(`${minutes[1]}T${minutes[2]}Z`), Date.parse(`${minutes[3]}T${minutes[4]}Z`), now);
  const dates = parseMoments(text).filter(({ kind }) => kind !== 'time');
  const [first, second] = dates;
  const start = first?.keys[0];
  if (first !== undefined && start !== undefined) {
    if (first.kind === 'month') {
      const from = Date.parse(`${start}-01T00:00:00Z`);
      const next = new Date(from);
      const lastMonth = second?.kind === 'month' ? second.keys[0] : undefined;
      if (lastMonth !== undefined) next.setTime(Date.parse(`${lastMonth}-01T00:00:00Z`));
      next.setUTCMonth(next.getUTCMonth() + 1);
      return window(from, next.getTime(), now);
    }
    const from = Date.parse(`${start}T00:00:00Z`);
    const end = second?.keys[0] ?? start;
    if (Number.isFinite(from)) return window(from, Date.parse(`${end}T00:00:00Z`) + day, now);
  }
  const year = /(?:\b(?:in|im|during|year|jahr|of|for)\s+)(20\d{2})\b(?![-./]\d)|(20\d{2})\s*年(?!\d)/iu.exec(text);
  if (year !== null) {
    const number = Number(year[1] ?? year[2]);
    const found = window(Date.UTC(number, 0, 1), Date.UTC(number + 1, 0, 1), now);
    if (found !== null) return found;
  }
  for (const { pattern, read } of rules) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const found = read(match, now);
    if (found !== null) return found;
  }
  return null;
}

const comparing = /\bcompare[ds]?\b[^?]*?\b(?:with|to|and)\b/iu;
const against =
  /\b(?:against|versus|vs\.?|compared? (?:with|to)|than(?: in| on)?|gegenüber|(?:im vergleich|verglichen) (?:mit|zu[mr]?)|gegen)(?![\p{L}])|相比|对比|比/iu;
const oneBefore =
  /\b(?:the |a )?(?:(month|week|day|night|shift|year|hour) before(?: (?:that|last))?(?! yesterday)|(?:\d+|same|ones?)(?: hours?| minutes?| h)? before(?: that)?|previous (month|week|day|shift|year)|(?:vor)?(monat|woche|tag|schicht|stunde) davor)\b|^\s*(?:the )?(?:last|previous)(?: one)?\s*[?.!]*\s*$|(?:前|上上)一?个?(月|周|天|班)/iu;

const shiftHours: ReadonlyMap<string, number> = new Map([
  ['early', 6],
  ['morning', 6],
  ['late', 14],
  ['afternoon', 14],
  ['night', 22],
]);
/** "Early against late", "the early or the late shift". */
const shiftPair =
  /\b(early|late|night|morning|afternoon)(?: shift)?(?:['’]?s)?\s*(?:,|or|and|vs\.?|versus|against|compared (?:with|to)|than)\s*(?:the )?(early|late|night|morning|afternoon)\b/iu;

/** The two shifts on the day that is named, else their latest. */
function shiftsOf(match: RegExpExecArray, now: Date): readonly [Window, Window] | null {
  const isYesterday = /\byesterday/iu.test(match.input);
  const of = (name: string | undefined): Window | null => {
    const start = shiftHours.get(name?.toLowerCase() ?? '') ?? 0;
    const from = isYesterday ? midnight(now) - day + start * hour : latest(start, 0, now);
    return window(from, from + 8 * hour, now);
  };
  const [first, second] = [of(match[1]), of(match[2])];
  return first === null || second === null || first.from.getTime() === second.from.getTime() ? null : [first, second];
}

/** "Compare the energy of the last two shifts": one word for both windows. */
const lastTwo =
  /\b(?:compar\w*|differ\w*|versus|vergleich\w*|unterschied\w*)\b[\s\S]*\b(?:last|past|previous|letzten|vergangenen|vorigen)\s+(?:two|2|beiden|zwei)\s+(shift|schicht|day|tag|week|woche)\w*|(?:比较|对比|相比)[\s\S]*(?:最近|过去|前|上)两个?(班|天|周)|(?:最近|过去|前|上)两个?(班|天|周)[\s\S]*(?:比较|对比|相比)/iu;
const oneOfTwo: ReadonlyArray<readonly [RegExp, string]> = [
  [/shift|schicht|班/iu, 'last shift'],
  [/day|tag|天/iu, 'yesterday'],
  [/week|woche|周/iu, 'last week'],
];

function lastTwoOf(text: string, now: Date): readonly [Window, Window] | null {
  const unit = lastTwo
    .exec(text)
    ?.slice(1)
    .find((part) => part !== undefined);
  const one = unit === undefined ? undefined : oneOfTwo.find(([pattern]) => pattern.test(unit))?.[1];
  const first = one === undefined ? null : parseWindow(one, now);
  return first === null || one === undefined ? null : [first, previousOf(first, null, one === 'yesterday' ? 'day' : one)];
}

/** The two windows of a comparison ("last month against the month before"), the first one first; null where there are not two. */
export function comparedWindows(text: string, now: Date): readonly [Window, Window] | null {
  const shifts = shiftPair.exec(text);
  const ofShifts = shifts === null ? null : shiftsOf(shifts, now);
  if (ofShifts !== null) return ofShifts;
  const ofTwo = lastTwoOf(text, now);
  if (ofTwo !== null) return ofTwo;
  const between = against.exec(text);
  const cut = between ?? comparing.exec(text);
  if (cut === null) return null;
  const end = cut.index + cut[0].length;
  const first = parseWindow(text.slice(0, between === null ? end : cut.index), now);
  const rest = text.slice(end);
  if (first === null) return null;
  const named = oneBefore.test(rest) ? null : (parseWindow(rest, now) ?? parseWindow(withYearOf(rest, first), now));
  // In the first minutes of a shift "this" one and "the last" one are the same; the one before is meant.
  const isSame = named?.from.getTime() === first.from.getTime() && /\b(?:last|previous|letzte\w*|vorige\w*)\b|上/iu.test(rest);
  const second = named === null || isSame ? (isSame || oneBefore.test(rest) ? previousOf(first, oneBefore.exec(rest), text.slice(0, cut.index)) : null) : named;
  return second === null || second.from.getTime() === first.from.getTime() ? null : alikeWindows(first, second, now);
}

const isDay = ({ from, to }: Window): boolean => to.getTime() - from.getTime() === day && from.getTime() % day === 0;
const runs = ({ to }: Window, now: Date): boolean => now.getTime() - to.getTime() < minute;

/** The hours of one window on the day on which another begins. */
export function hoursOf({ from, to }: Window, on: Window): Window {
  const start = on.from.getTime() - (on.from.getTime() % day) + (from.getTime() % day);
  return { from: new Date(start), to: new Date(start + to.getTime() - from.getTime()) };
}

/** Like with like: against part of a day the same hours of the other day, against a stretch that still runs as much of the other one. */
function alikeWindows(first: Window, second: Window, now: Date): readonly [Window, Window] {
  const [long, other] = [first.to.getTime() - first.from.getTime(), second.to.getTime() - second.from.getTime()];
  if (isDay(second) && long < day) return [first, hoursOf(first, second)];
  if (isDay(first) && other < day) return [hoursOf(second, first), second];
  if (runs(first, now) && long < other) return [first, { from: second.from, to: new Date(second.from.getTime() + long) }];
  return runs(second, now) && other < long ? [{ from: first.from, to: new Date(first.from.getTime() + other) }, second] : [first, second];
}

/** "December 2025 compared to November": a month without a year is of the same year. */
function withYearOf(text: string, { from }: Window): string {
  return text.replace(
    /\b(january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember)\b/iu,
    `$1 ${from.getUTCFullYear()}`,
  );
}

/** The same span before one, by the unit that the words name. */
export function spanBefore(window: Window, said: string): Window {
  return previousOf(window, null, said);
}

/** The night shift that ended last before a time. */
function nightBefore(time: Date): Window {
  const end = midnight(time) + 6 * hour;
  const to = end > time.getTime() ? end - day : end;
  return { from: new Date(to - 8 * hour), to: new Date(to) };
}

/** The same span before: whole months by the calendar, everything else by its length. */
function previousOf({ from, to }: Window, match: RegExpExecArray | null, said: string): Window {
  // "This week against last": the unit is said once.
  const unit = (match?.slice(1).find((part) => part !== undefined) ?? /\b(month|week|day|night|year)\b/iu.exec(said)?.[1] ?? '').toLowerCase();
  // A night is the one that ended last before, whatever was spoken of: the early shift has the night of the same morning before it.
  if (/night|nacht|夜|晚/u.test(unit || said)) return nightBefore(from);
  if (/month|monat|月/u.test(unit)) return { from: new Date(monthStart(from, -1)), to: new Date(monthStart(from, 0)) };
  const length = /week|woche|周/u.test(unit) ? 7 * day : /day|night|tag|天/u.test(unit) ? day : to.getTime() - from.getTime();
  return {
    from: new Date(from.getTime() - length),
    to: new Date(/week|day|night|woche|tag|周|天/u.test(unit) ? from.getTime() - length + Math.min(length, to.getTime() - from.getTime()) : from.getTime()),
  };
}
