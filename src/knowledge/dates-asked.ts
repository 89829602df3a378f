import { allMatches } from '../domain/all-matches.js';
import { monthNames } from '../domain/moments.js';
import { type Draft, offer, type QuestionContext } from './question-draft.js';

const NAMES = monthNames.flat().join('|');
/** A month with the day that may stand before or behind it. "March" and "may" are months only behind a word of time or beside a day. */
const MONTH = new RegExp(
  `(?<![\\p{L}\\d])(?:(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?)?(?:(in|of|during|since|until|till|before|after|by|last|this|next|early|late|mid|im|seit|bis|ende|anfang|mitte)\\s+)?(${NAMES})(?![\\p{L}])\\.?(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.,]))?`,
  'giu',
);
/** "On the 13th": no word behind it that it counts. */
const ENDS_DAY = /^\s*(?:$|[?!.,;]|(?:of|in|at|and|or|to|till|until|when|did|was|were)\b)/iu;
const UNSURE = /^(?:march|may|mar|mai|dec|sep)$/iu;
/** So many dates of one month tell nothing apart. */
const MOST = 400;
const WEIGHT = 0.9;

/** A month, or a day of one, that a text names; `start` is where the name of the month begins. */
export type DateAsked = Readonly<{ month: number; day: number | null; start: number; end: number }>;

/** The months that a text names in words, with their days. */
export function datesNamed(text: string): readonly DateAsked[] {
  const inChinese = allMatches(text, CHINESE_DATE).map(
    ({ index, 0: whole, 1: month, 2: day }): DateAsked => ({
      month: CHINESE_MONTHS.indexOf(month ?? '') + 1 || Number(month),
      day: day === undefined ? null : Number(day),
      start: index,
      end: index + whole.length,
    }),
  );
  const named = allMatches(text, MONTH).flatMap(({ index, 0: whole, 1: before, 2: lead, 3: name = '', 4: behind }): readonly DateAsked[] => {
    const day = before ?? behind;
    if (UNSURE.test(name) && day === undefined && lead === undefined) return [];
    const month = monthNames.findIndex((names) => names.includes(name.toLowerCase())) + 1;
    const start = index + whole.toLowerCase().indexOf(name.toLowerCase());
    return [{ month, day: day === undefined ? null : Number(day), start, end: start + name.length }];
  });
  return [...inChinese.filter(({ month }) => month >= 1 && month <= 12), ...named];
}

const CHINESE_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const CHINESE_DATE = /(?<![\d十])(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:(\d{1,2})[日号])?/gu;

/** "In january" and "on 11 jan" also find what logs write as 2031-01-11 or 11.01.2031, and "the 13th" a 13. */
export function addDates(drafts: readonly Draft[], text: string, context: QuestionContext): void {
  for (const draft of drafts) {
    const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/iu.exec(draft.surface)?.[1];
    if (ordinal !== undefined && ENDS_DAY.test(text.slice(draft.start + draft.surface.length))) offer(draft, String(Number(ordinal)), WEIGHT, 'stem');
  }
  for (const { month, day, start } of datesNamed(text)) {
    const draft = drafts.find((each) => each.start === start);
    if (draft === undefined) continue;
    for (const name of monthNames[month - 1] ?? []) offer(draft, context.analyser.stem(name, 'en'), WEIGHT, 'stem');
    const two = (value: number): string => String(value).padStart(2, '0');
    const dayOf = day === null ? '\\d\\d' : two(day);
    const written = new RegExp(`^(?:\\d{4}-${two(month)}-${dayOf}|${dayOf}\\.${two(month)}\\.\\d{4})$`, 'u');
    const known = context.dictionary.terms().filter((term) => term.length === 10 && written.test(term));
    if (known.length <= MOST) for (const term of known) offer(draft, term, WEIGHT, 'stem');
  }
}

/** A row that begins with its date, before which a number or a short name may stand. */
const DATED = /^(?:[^;]{0,24};\s)?\W*(?:\p{L}+\s\d+\W+)?(?:date|datum|day|tag)?[:\s]*(?:(\d{4})-(\d{2})-(\d{2})|(\d{2})\.(\d{2})\.\d{4})/iu;
/** Rows of a log of one year often say "8 Oct:" alone. */
const DATED_IN_WORDS = new RegExp(`^\\W*(?:date\\s)?(\\d{1,2})\\s(${NAMES})(?![\\p{L}])`, 'iu');

function dateOf(row: string): Readonly<{ month: number; day: number }> | null {
  const match = DATED.exec(row);
  if (match !== null) return { month: Number(match[2] ?? match[5]), day: Number(match[3] ?? match[4]) };
  const [named] = DATED_IN_WORDS.test(row) ? datesNamed(row.slice(0, 24)) : [];
  return named?.day == null ? null : { month: named.month, day: named.day };
}

/** True for a row that begins with a date: a record of a day. */
export const isDated = (row: string): boolean => dateOf(row) !== null;

/** True for a row with a date of its own that lies in none of the months, or on none of the days, that the question names. */
export function isOfOtherDate(question: string, row: string): boolean {
  const asked = datesNamed(question);
  const own = asked.length === 0 ? null : dateOf(row);
  return own !== null && !asked.some(({ month, day }) => month === own.month && (day === null || day === own.day));
}
