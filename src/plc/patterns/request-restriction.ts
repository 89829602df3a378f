import { allMatches } from '../../domain/all-matches.js';
import { type Condition, emptyRule, type LogicProgram } from './conditions/model.js';
import { nameThings } from './conditions/name-things.js';
import { readCondition } from './conditions/read-condition.js';
import { type Cursor, tokensOf } from './conditions/tokens.js';
import type { RequestReading } from './model.js';

/** How a request says that something works only in a certain case. `denied`: it names the case in which it does not; `stated`: a thing alone means its presence. */
type Form = Readonly<{ words: RegExp; denied: boolean; stated: boolean; plain: boolean }>;

const joined = '[,;.]?\\s*\\b(?:(?:but|and|aber|und)\\s+)?';
const rest = '\\b[^.;]*';
const forms: readonly Form[] = [
  { words: new RegExp(`${joined}(?:only|nur)\\s+(?:when|while|if|during|as long as|solange|wenn)${rest}`, 'i'), denied: false, stated: false, plain: false },
  { words: new RegExp(`${joined}(?:only|nur)\\s+(?:with|mit)${rest}`, 'i'), denied: false, stated: true, plain: false },
  {
    words: new RegExp(
      `${joined}(?:(?:locked|blocked|inhibited|disabled|(?<!\\b(?:ms|s|sec|secs|min|mins|h|seconds?|minutes?|hours?|and|or) )off|not)(?: out)? (?:when|while|if|during|by|at|with)|(?:never|nie|niemals|keinesfalls|(?:must|may|can|shall) not|cannot)(?: be)?(?: (?:starts?|started|runs?|opens?|opened|operated?))? (?:when|while|if|during|in|at|with|wenn|solange|bei|im|waehrend)|unless|gesperrt (?:bei|wenn|solange|durch)|nicht (?:bei|wenn|solange|waehrend)|ausser (?:bei|wenn))${rest}`,
      'i',
    ),
    denied: true,
    stated: true,
    plain: false,
  },
  { words: new RegExp(`${joined}(?:when|while|if|as long as|solange|wenn|bei)${rest}`, 'i'), denied: false, stated: false, plain: true },
];
const opening =
  /^[,;.]?\s*(?:but|and|aber|und)?\s*(?:(?:only|nur|locked|blocked|inhibited|disabled|off|not|(?:never|(?:must|may|can|shall) not|cannot)(?: be)?(?: (?:starts?|started|runs?|opens?|opened|operated?))?|nie|niemals|keinesfalls|gesperrt|nicht|ausser)(?: out)?\s+)?(?:as long as|when|while|if|during|in|by|at|with|unless|solange|wenn|bei|im|durch|waehrend)\s+/i;

export type Restriction = Readonly<{ condition: Condition; rest: RequestReading; plain: boolean; only: boolean }>;

/**
 * A request with an "only while ...", "not when ..." or (`plain`) "when ..." that is understood as a whole: the condition under which it works, and the request
 * without it. The first form that can be read; null when there is none, or a word of it is left.
 */
export function readRestriction(reading: RequestReading): Restriction | null {
  for (const form of forms) {
    const match = form.words.exec(reading.text);
    if (match === null) continue;
    // "only when the flow is above 5 m3/h, hysteresis 0.3": what follows a comma may be no part of the condition
    const commas = allMatches(match[0], /,/g).map(({ index }) => index);
    const ends = [match[0].length, ...commas.reverse()].filter((end) => end > 8);
    for (const end of ends) {
      const read = restrictionAt(reading, match.index, match.index + end, form);
      if (read !== null) return read;
    }
  }
  return null;
}

const timeOfDay = '(\\d{1,2}):(\\d{2})(?:\\s?(?:h|uhr))?';
const span = `(?:(?:between|from|zwischen|von)\\s+)?${timeOfDay}\\s*(?:and|to|until|till|und|bis|-)\\s*${timeOfDay}`;
const joining = '(?:\\s*(?:,|\\b(?:and|or|und|oder|again|wieder)\\b))+\\s*(?:only\\s+)?';
const windows = new RegExp(
  `[,;]?\\s*(?:\\b(?:and|but|und|aber)\\s+)?(?:\\b(?:only|nur)\\s+)?\\b(?:between|from|zwischen|von)\\s+${timeOfDay}\\s+(?:and|to|until|till|und|bis)\\s+${timeOfDay}(?:${joining}${span})*(?:\\s+(?:only|nur))?(?:\\s+(?:every|each|jeden)\\s+(?:1\\s+)?(?:day|tag)|\\s+(?:daily|taeglich))?`,
  'i',
);

/** Hours of the day in a request: where they stand, how many spans there are, and the condition over the minutes since midnight. */
export type Hours = Readonly<{ start: number; end: number; count: number; condition: Condition }>;

/** "from 07:00 to 10:00 and from 16:00 to 22:00"; null where a time of day is left over, or a span is none. */
export function hoursOf(text: string): Hours | null {
  const match = windows.exec(text);
  if (match === null) return null;
  const times = allMatches(match[0], /\b(\d{1,2}):(\d{2})\b/g).map(([, hour, minute]) => Number(hour) * 60 + Number(minute));
  if ((text.match(/\b\d{1,2}:\d{2}\b/g) ?? []).length !== times.length || times.length % 2 !== 0) return null;
  const spans = Array.from({ length: times.length / 2 }, (_unused, index): readonly [number, number] => [times[index * 2] ?? 0, times[index * 2 + 1] ?? 0]);
  if (spans.some(([from, to]) => from === to || from >= 1_440 || to > 1_440)) return null;
  const clock = (side: 'above' | 'below', limit: number): Condition => ({
    kind: 'compare',
    name: 'MINUTE_OF_DAY',
    minus: null,
    side,
    inclusive: side === 'above',
    limit,
    unit: 'min',
    deadband: 0,
  });
  const parts = spans.map(([from, to]): Condition => ({ kind: from < to ? 'all' : 'any', parts: [clock('above', from), clock('below', to)] }));
  const [only] = parts;
  const condition: Condition = parts.length === 1 && only !== undefined ? only : { kind: 'any', parts };
  return { start: match.index, end: match.index + match[0].length, count: spans.length, condition };
}

/** Said of a draft that reads the hours of the day. */
export const clockAssumed = "The controller's clock is assumed to be connected as MINUTE_OF_DAY, the minutes since midnight in local time.";

/**
 * "2 s every 5 min between 06:00 and 22:00": something with figures of its own that works only in parts of the day. The condition reads the minutes since
 * midnight; null without such hours, or where nothing else is told.
 */
export function readWindow(reading: RequestReading): Restriction | null {
  const hours = hoursOf(reading.text);
  if (hours === null) return null;
  const left = withoutSpan(reading, hours.start, hours.end);
  // A setpoint by the hours is a schedule of its own
  if (left.times.length === 0 && !/\b(?:above|below|over|under|ueber|unter|oberhalb|unterhalb)\b|[<>]/i.test(left.text)) return null;
  if (/\b(?:otherwise|else|outside|sonst|ausserhalb|set-?points?|sollwert\w*|setback)\b/i.test(left.text)) return null;
  return { condition: hours.condition, rest: left, plain: false, only: true };
}

/** The reading without the text from `start` to `end`; what was read in that span, or reaches into it, goes with it. */
function withoutSpan(reading: RequestReading, start: number, end: number): RequestReading {
  const outside = <Mention extends { readonly start: number; readonly end: number }>(mentions: readonly Mention[]): readonly Mention[] =>
    mentions
      .filter((mention) => mention.end <= start || mention.start >= end)
      .map((mention) => (mention.start < end ? mention : { ...mention, start: mention.start - (end - start), end: mention.end - (end - start) }));
  return {
    ...reading,
    text: reading.text.slice(0, start) + reading.text.slice(end),
    names: outside(reading.names),
    times: outside(reading.times),
    numbers: outside(reading.numbers),
  };
}

function restrictionAt(reading: RequestReading, from: number, to: number, form: Form): Restriction | null {
  const inside = ({ start, end }: Readonly<{ start: number; end: number }>): boolean => start >= from && end <= to;
  const begin = from + (opening.exec(reading.text.slice(from, to))?.[0].length ?? 0);
  const part = {
    ...reading,
    text: ' '.repeat(begin) + reading.text.slice(begin, to),
    names: reading.names.filter(inside),
    times: reading.times.filter(inside),
    numbers: reading.numbers.filter(inside),
  };
  const cursor: Cursor = { tokens: tokensOf(part), at: 0 };
  const read = readCondition(cursor, [], form.stated);
  if (read === null || read.mixed || cursor.at < cursor.tokens.length) return null;
  const rest = withoutSpan(reading, from, to);
  const condition = named(read.condition, reading.declared ?? new Set());
  return { condition: form.denied ? { kind: 'not', part: condition } : condition, rest, plain: form.plain, only: !form.plain && !form.denied };
}

function named(condition: Condition, declared: ReadonlySet<string>): Condition {
  const program: LogicProgram = { rules: [{ ...emptyRule, on: condition }], questions: [] };
  return nameThings(program, declared).rules[0]?.on ?? condition;
}
