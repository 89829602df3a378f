import { allMatches } from './all-matches.js';
import { parseDayMonths, parseMoments } from './moments.js';
import { numberOf } from './number-words.js';

/** When work has to be done, as the words say it, and where in the text they stand, the word that leads to it included. */
export type Due = Readonly<{ at: Date; start: number; end: number }>;

const hour = 3_600_000;
const day = 24 * hour;
/** The last minute of a day or of a part of one: work due "tomorrow morning" is done by noon. */
const partEnds: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(?:morning|früh|vormittag|morgen|早上|上午)/iu, 12],
  [/^(?:noon|midday|mittag|中午)/iu, 12],
  [/^(?:afternoon|nachmittag|下午)/iu, 18],
  [/^(?:evening|abend|night|nacht|晚上?)/iu, 22],
];
const lead =
  "(?:(?:(?:(?:which |that |and )?(?:is |it is |it's |to be |must be |has to be )?(?:due|done|finished|completed?|ready|needed|fällig|fertig))\\s*:?\\s*)?(?:by|for|until|till|before|due|on|not later than|no later than|at the latest|bis(?: zum| spätestens)?|spätestens(?: am| bis)?|für|vor|am|zum)\\s+(?:the\\s+|den\\s+|der\\s+|dem\\s+)?|(?:due|fällig)\\s*:?\\s*)";
const part = '(?:morning|noon|midday|afternoon|evening|night|früh|vormittag|mittag|nachmittag|abend|nacht)';
const names = 'sunday|sonntag|monday|montag|tuesday|dienstag|wednesday|mittwoch|thursday|donnerstag|friday|freitag|saturday|samstag|sonnabend';
const weekdays = [/^s[ou]n(?:day|ntag)/iu, /^mon/iu, /^(?:tue|die)/iu, /^(?:wed|mit)/iu, /^(?:thu|don)/iu, /^fr/iu, /^(?:sat|sam|sonna)/iu];
const chinesePart = '(?:早上|上午|中午|下午|晚上?)';
const chineseTail = '(?:之?前)?(?:要)?(?:做完|完成|修好|搞定)?';

type Rule = Readonly<{ pattern: RegExp; read: (groups: readonly (string | undefined)[], now: Date) => number | null }>;

const rules: readonly Rule[] = [
  {
    pattern: new RegExp(`${lead}?(?<![\\p{L}])(?:(day after tomorrow|übermorgen)|tomorrow|(?<!(?:heute|guten|am) )morgen)(?![\\p{L}])(?:\\s+(${part}))?`, 'iu'),
    read: ([later, partOfDay], now) => midnight(now) + (later === undefined ? 1 : 2) * day + endOf(partOfDay),
  },
  {
    pattern: new RegExp(`${lead}(?:(?:this|heute)\\s+(${part})|(?:noch )?(?:today|heute)|(tonight))(?![\\p{L}])|\\bnoch heute\\b`, 'iu'),
    read: ([partOfDay, tonight], now) => midnight(now) + (tonight === undefined ? endOf(partOfDay) : 22 * hour),
  },
  {
    pattern: new RegExp(
      `(?<!(?:since|seit|last|letzten) )(?:${lead}|(?=(?:next|nächsten|kommenden) ))(?:(?:next|this|coming|nächsten|kommenden|diesen)\\s+)?(${names})(?![\\p{L}])(?:\\s+(${part}))?`,
      'iu',
    ),
    read: ([name = '', partOfDay], now) =>
      comingWeekday(
        weekdays.findIndex((pattern) => pattern.test(name)),
        now,
      ) + endOf(partOfDay),
  },
  {
    pattern: new RegExp(`${lead}?(?:next|nächste[rn]?|kommende[rn]?) (?:week|woche)(?![\\p{L}])`, 'iu'),
    read: (_groups, now) => weekStart(now) + 12 * day - 1,
  },
  {
    pattern: new RegExp(`${lead}(?:end of (?:the |this )?week|this week|wochenende|weekend|diese woche|ende der woche)(?![\\p{L}])`, 'iu'),
    read: (_groups, now) => Math.max(weekStart(now) + 5 * day, midnight(now) + day) - 1,
  },
  {
    pattern:
      /\b(?:within|in|innerhalb von|binnen)\s+(?:the next\s+)?(\d{1,3}|an?|one|two|three|four|five|six|seven|eine[mr]?|zwei|drei|vier|fünf|sechs|sieben)\s+(hours?|days?|weeks?|stunden?|tage?n?|wochen?)(?![\p{L}])/iu,
    read: ([count = '', unit = ''], now) => ahead(/^an?$|^eine/iu.test(count) ? 1 : (numberOf(count) ?? Number.NaN), unit, now),
  },
  {
    pattern: new RegExp(`(?:于|在|到|限)?(今天|明天|后天)的?(${chinesePart})?${chineseTail}(?<!今天)`, 'u'),
    read: ([name, partOfDay], now) => midnight(now) + (name === '后天' ? 2 : name === '明天' ? 1 : 0) * day + endOf(partOfDay),
  },
  {
    pattern: new RegExp(`(?:于|在|到|限)?(下)?(?<!上个?)(?:周|星期)([一二三四五六日天])的?(${chinesePart})?${chineseTail}`, 'u'),
    read: ([next, name = '', partOfDay], now) => {
      const index = '日一二三四五六'.indexOf(name === '天' ? '日' : name);
      return (next === undefined ? comingWeekday(index, now) : weekStart(now) + (7 + ((index + 6) % 7)) * day) + endOf(partOfDay);
    },
  },
  { pattern: new RegExp(`(?:于|在|到)?下个?(?:周|星期)${chineseTail}`, 'u'), read: (_groups, now) => weekStart(now) + 12 * day - 1 },
  {
    pattern: /(\d{1,3}|[一两三四五六七])(?:个)?(小时|天|周)(?:之?内)(?:完成|修好)?/u,
    read: ([count = '', unit = ''], now) => ahead(numberOf(count) ?? Number.NaN, unit, now),
  },
];

function midnight(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
}

function weekStart(at: Date): number {
  return midnight(at) - ((at.getUTCDay() + 6) % 7) * day;
}

/** The next day of this name, never today: who means today says so. */
function comingWeekday(index: number, now: Date): number {
  return midnight(now) + ((index - now.getUTCDay() + 6) % 7) * day + day;
}

function endOf(partOfDay: string | undefined): number {
  const hours = partOfDay === undefined ? undefined : partEnds.find(([pattern]) => pattern.test(partOfDay))?.[1];
  return hours === undefined ? day - 1 : hours * hour;
}

function ahead(count: number, unit: string, now: Date): number | null {
  if (!Number.isFinite(count)) return null;
  if (/^(?:h|s)|小时/iu.test(unit)) return now.getTime() + count * hour;
  return midnight(now) + count * (/^w|周/iu.test(unit) ? 7 : 1) * day + day - 1;
}

const dateLead = new RegExp(`${lead}$`, 'iu');
const dateTail = /^\s*(?:之?前(?:完成|做完|修好)?)/u;
const clock = /^,?\s*(?:(?:at|by|um|bis)\s+)?([01]?\d|2[0-3])(?::([0-5]\d)|\s*uhr)(?!\d)|^,?\s*(?:at|by)\s+(1[0-2]|[1-9])\s?([ap])m\b/iu;

/** A date of the calendar that lies ahead: with a year, or without one the next of that name. */
function dated(text: string, now: Date): Due | null {
  const whole = parseMoments(text).filter(({ kind }) => kind === 'date');
  const short = parseDayMonths(text).filter(({ start, end }) => !whole.some((other) => start < other.end && end > other.start));
  for (const { start, end, keys } of [...whole, ...short]) {
    const [key = ''] = keys;
    const years = key.startsWith('-') ? [now.getUTCFullYear(), now.getUTCFullYear() + 1].map((year) => `${year}${key}`) : [key];
    const found = years.map((written) => Date.parse(`${written}T00:00:00Z`)).find((at) => at >= midnight(now));
    if (found === undefined) continue;
    const led = dateLead.exec(text.slice(0, start))?.index ?? start;
    return { at: new Date(found + day - 1), start: led, end: end + (dateTail.exec(text.slice(end))?.[0].length ?? 0) };
  }
  return null;
}

/**
 * When a request for work says it is to be done, on the plant's clock: "by Friday", "for tomorrow morning", "due on 5 March 2026", "bis Freitag",
 * "明天上午". Null where it says nothing of it; what happened since or on a day that is past is no such word.
 */
export function readDue(text: string, now: Date): Due | null {
  const date = dated(text, now);
  const spoken = rules.flatMap(({ pattern, read }) => {
    const match = pattern.exec(text);
    const at = match === null ? null : read(match.slice(1), now);
    return match === null || at === null || !Number.isFinite(at) || at < now.getTime()
      ? []
      : [{ at: new Date(at), start: match.index, end: match.index + match[0].length }];
  });
  const [first] = [...(date === null ? [] : [date]), ...spoken].sort((a, b) => a.start - b.start || b.end - a.end);
  return first === undefined ? null : withClock(first, text);
}

/** "Tomorrow 14:00": the time of day that stands behind the day. */
function withClock(due: Due, text: string): Due {
  const match = clock.exec(text.slice(due.end));
  if (match === null) return due;
  const hours = match[3] === undefined ? Number(match[1]) : (Number(match[3]) % 12) + (match[4]?.toLowerCase() === 'p' ? 12 : 0);
  return { ...due, at: new Date(midnight(due.at) + hours * hour + Number(match[2] ?? 0) * 60_000), end: due.end + match[0].length };
}

/** The text without the words of its due time. */
export function withoutDue(text: string, now: Date): string {
  const due = readDue(text, now);
  if (due === null) return text;
  const before = text.slice(0, due.start).replace(/[\s,;，–-]+$/u, '');
  const after = text.slice(due.end).replace(/^[\s,;，–-]+/u, '');
  return after === '' || /^[.!?。]/u.test(after)
    ? `${before}${after}`
    : `${before}${before === '' ? '' : /\p{Script=Han}$/u.test(before) ? '，' : ', '}${after}`;
}

const filler =
  /\b(?:no|nope|actually|sorry|please|rather|ok|okay|then|but|and|well|better|make|set|put|move|it|that|this|to|due|date|is|instead|nein|doch|bitte|lieber|besser|mach|setz|das|es|ihn|auf|statt\w*|erst)\b|[不请改成为到还是吧,.!，。：:\s]/giu;
/** Any day of a calendar: whether a text names a due time does not hang on which day it is. */
const anyDay = new Date(0);

/** "No, tomorrow afternoon": a due time and nothing else. */
export function saysOnlyDue(text: string): boolean {
  const due = readDue(text, anyDay);
  if (due === null) return false;
  const rest = allMatches(`${text.slice(0, due.start)} ${text.slice(due.end)}`.replace(filler, ' '), /[\p{L}\p{N}]+/gu);
  return rest.length === 0;
}

/** The request with another due time in place of its own. */
export function withDue(request: string, said: string, now: Date): string | null {
  const due = readDue(said, now);
  if (due === null) return null;
  return `${withoutDue(request, now).replace(/[.!?\s。]+$/u, '')}, ${said.slice(due.start, due.end).trim()}`;
}
