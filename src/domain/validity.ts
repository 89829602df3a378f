import * as z from 'zod';
import { allMatches } from './all-matches.js';
import { monthNames, parseDayMonths, parseMoments } from './moments.js';

/** The days from and until which a paper says that it holds, both included, as `YYYY-MM-DD`; null where it names no such day. */
export const Validity = z.object({ from: z.string().nullable(), until: z.string().nullable() });
export type Validity = z.infer<typeof Validity>;

/** Whether a paper holds at a time: it does, no longer, or not yet. */
export const Standing = z.enum(['in-force', 'expired', 'not-yet']);
export type Standing = z.infer<typeof Standing>;

/** A stretch of days, both ends included; a single day is both. */
export type Days = Readonly<{ from: string; to: string }>;

/** Whether a paper with this validity holds on any of the days. One that names no days always does. */
export function standingOn(validity: Validity | null | undefined, { from, to }: Days): Standing {
  if (validity == null) return 'in-force';
  if (validity.until !== null && validity.until < from) return 'expired';
  return validity.from !== null && validity.from > to ? 'not-yet' : 'in-force';
}

/** The last day of a month `YYYY-MM`. */
export function monthEnd(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** A day so many days later, as an ISO date. */
export function daysLater(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

type Dated = Readonly<{ start: number; end: number; days: Days }>;

/** The days and months with a year that a text names; a date that can be read in two ways is left out. */
export function datesIn(text: string): readonly Dated[] {
  return parseMoments(text).flatMap(({ kind, keys, start, end }): readonly Dated[] => {
    const [key, other] = [...new Set(keys.filter((each) => kind === 'month' || !Number.isNaN(Date.parse(each))))];
    if (kind === 'time' || key === undefined || other !== undefined) return [];
    return [{ start, end, days: kind === 'month' ? { from: `${key}-01`, to: monthEnd(key) } : { from: key, to: key } }];
  });
}

const MONTH_ALONE = new RegExp(
  `(?<!\\p{L})(?:in|during|until|till|before|after|by|from|since|next|end of|im|seit|bis|ab|nach|vor|ende) (${monthNames.flat().join('|')})(?!\\p{L})(?!\\.?,?\\s+\\d)|(?<!\\d)(\\d{1,2})月(?!\\d)`,
  'giu',
);

/** Days and months without a year, in the year that brings them nearest to `today`. */
function datesWithoutYear(text: string, today: string): readonly Dated[] {
  const days = parseDayMonths(text).map(({ start, end, keys: [key = ''] }) => ({ start, end, days: nearest(key.slice(1), today) }));
  const months = allMatches(text, MONTH_ALONE).flatMap(({ index, 0: whole, 1: name, 2: figure }): readonly Dated[] => {
    const number = name === undefined ? Number(figure) : monthNames.findIndex((names) => names.includes(name.toLowerCase())) + 1;
    if (number < 1 || number > 12) return [];
    const month = nearest(`${String(number).padStart(2, '0')}-15`, today).from.slice(0, 7);
    // The word of time before the month stays outside, so that it is read as such.
    const start = name === undefined ? index : index + whole.length - name.length;
    return [{ start, end: index + whole.length, days: { from: `${month}-01`, to: monthEnd(month) } }];
  });
  return [...days, ...months];
}

function nearest(monthAndDay: string, today: string): Days {
  const year = Number(today.slice(0, 4));
  const apart = (day: string): number => Math.abs(Date.parse(day) - Date.parse(today));
  const days = [year - 1, year, year + 1].map((each) => `${each}-${monthAndDay}`).filter((day) => !Number.isNaN(Date.parse(day)));
  const [best = today] = [...days].sort((left, right) => apart(left) - apart(right));
  return { from: best, to: best };
}

/** Days counted from today, in three languages. */
const RELATIVE: ReadonlyArray<readonly [RegExp, number, number]> = [
  [/\bday after tomorrow\b|(?<!\p{L})übermorgen(?!\p{L})|后天/iu, 2, 2],
  [/\btomorrow\b|(?<!\p{L})morgen(?! früh)(?!\p{L})|明天/iu, 1, 1],
  [/\byesterday\b|(?<!\p{L})gestern(?!\p{L})|昨天/iu, -1, -1],
  [/\bnext week\b|(?<!\p{L})nächste[nr]? woche|下周/iu, 7, 7],
  [/\blast week\b|(?<!\p{L})(?:letzte|vorige)[nr]? woche|上周/iu, -7, -7],
];
const AFTER = /(?:\b(?:after|past|beyond)|(?<!\p{L})nach(?: dem)?)\s*(?:the\s+|(?:the )?end of\s+|ende\s+)?$/iu;
const BEFORE = /(?:\b(?:before|prior to|ahead of)|(?<!\p{L})vor(?: dem)?)\s*(?:the\s+)?$/iu;
const AFTER_BEHIND = /^\s*(?:日?(?:之后|以后|后))/u;
const BEFORE_BEHIND = /^\s*(?:日?(?:之前|以前|前))/u;
/** A date that says of which day a paper or a record is, and not for which day is asked. */
const OF_A_PAPER = /\b(?:dated|issued(?: on)?|written(?: on)?|signed(?: on)?|of|vom)\s+$/iu;

/** The days that a question is about: those it names, else today. "After 27 March" is the day behind. */
export function daysAsked(question: string, today: string): Days {
  const relative = RELATIVE.find(([words]) => words.test(question));
  const named = [...datesIn(question), ...datesWithoutYear(question, today)].find(({ start }) => !OF_A_PAPER.test(question.slice(0, start)));
  if (named === undefined)
    return relative === undefined ? { from: today, to: today } : { from: daysLater(today, relative[1]), to: daysLater(today, relative[2]) };
  const { start, end, days } = named;
  const around = [question.slice(0, start), question.slice(end)] as const;
  if (AFTER.test(around[0]) || AFTER_BEHIND.test(around[1])) return { from: daysLater(days.to, 1), to: daysLater(days.to, 1) };
  if (BEFORE.test(around[0]) || BEFORE_BEHIND.test(around[1])) return { from: daysLater(days.from, -1), to: daysLater(days.from, -1) };
  return days;
}
