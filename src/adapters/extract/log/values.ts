import { allMatches } from '../../../domain/all-matches.js';

/** Dates and durations as people write them in logs, read without guessing where one reading is certain. */

const monthNames: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'jän', 'jänner'],
  ['feb', 'february', 'februar'],
  ['mar', 'march', 'mär', 'märz', 'maerz', 'mrz'],
  ['apr', 'april'],
  ['may', 'mai'],
  ['jun', 'june', 'juni'],
  ['jul', 'july', 'juli'],
  ['aug', 'august'],
  ['sep', 'sept', 'september'],
  ['oct', 'october', 'okt', 'oktober'],
  ['nov', 'november'],
  ['dec', 'december', 'dez', 'dezember'],
];
const monthByName = new Map(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/** Which of two numbers is the day where a slash date leaves it open: `dmy` in most of the world, `mdy` in the United States. */
export type DayOrder = 'dmy' | 'mdy';

/**
 * A date, with its time where there is one, as ISO 8601 without an offset (`2025-03-01`, `2025-03-01T14:30`), or null when it is none.
 * Reads ISO, compact, dotted, slashed and named months (English, German), Chinese; two-digit years are 20xx.
 */
export function parseDate(text: string, order: DayOrder): string | null {
  const trimmed = text.trim().replace(/^(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+/i, '');
  const split =
    /^(.*?\d|.*?日)(?:[T\s,]+|\s*(?:um|at)\s+)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(?:Z|UTC|Uhr|[+-]\d{2}:?\d{2})?$/iu.exec(
      trimmed,
    );
  const day = parseDay(split?.[1] ?? trimmed, order);
  if (day === null) return null;
  if (split?.[2] === undefined || split[3] === undefined) return day;
  const time = clockTime(Number(split[2]), split[3], split[5]);
  return time === null ? null : `${day}T${time}`;
}

function clockTime(hour: number, minute: string, half: string | undefined): string | null {
  const shifted = half === undefined ? hour : (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  return shifted > 23 || Number(minute) > 59 ? null : `${String(shifted).padStart(2, '0')}:${minute}`;
}

function parseDay(text: string, order: DayOrder): string | null {
  const trimmed = text.trim();
  const yearFirst =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(trimmed) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed) ??
    /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/u.exec(trimmed);
  if (yearFirst !== null) return isoDay(yearFirst[1], Number(yearFirst[2]), yearFirst[3]);
  const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})$/.exec(trimmed);
  if (numeric !== null) return numericDay(numeric, order);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[.\s-]+([\p{L}]{3,9})\.?[\s,-]+(\d{4}|\d{2})$/u.exec(trimmed);
  if (dayFirst !== null) return isoDay(dayFirst[3], monthByName.get((dayFirst[2] ?? '').toLowerCase()), dayFirst[1]);
  const monthFirst = /^([\p{L}]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})$/u.exec(trimmed);
  return monthFirst === null ? null : isoDay(monthFirst[3], monthByName.get((monthFirst[1] ?? '').toLowerCase()), monthFirst[2]);
}

function numericDay(match: RegExpExecArray, order: DayOrder): string | null {
  const [, first, separator, second, year] = match;
  const monthFirst = separator !== '.' && (Number(second) > 12 || (order === 'mdy' && Number(first) <= 12));
  return monthFirst ? isoDay(year, Number(first), second) : isoDay(year, Number(second), first);
}

function isoDay(yearText: string | undefined, month: number | undefined, dayText: string | undefined): string | null {
  const year = Number(yearText) + (Number(yearText) < 100 ? 2000 : 0);
  const day = Number(dayText);
  if (month === undefined || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Decides the order of slash dates from the column: a number above 12 settles it, else the order in which the log runs more evenly. */
export function dayOrderOf(dates: readonly string[], fallback: DayOrder): Readonly<{ order: DayOrder; certain: boolean }> {
  const pairs = dates.map((date) => /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/.exec(date.trim())).filter((match) => match !== null);
  if (pairs.length === 0) return { order: fallback, certain: true };
  if (pairs.some((pair) => Number(pair[1]) > 12)) return { order: 'dmy', certain: true };
  if (pairs.some((pair) => Number(pair[2]) > 12)) return { order: 'mdy', certain: true };
  const [dmy, mdy] = [turns(dates, 'dmy'), turns(dates, 'mdy')];
  if (dmy !== mdy) return { order: dmy < mdy ? 'dmy' : 'mdy', certain: pairs.length > 5 };
  return { order: fallback, certain: pairs.every((pair) => pair[1] === pair[2]) };
}

/** How often the dates change direction when read one way. */
function turns(dates: readonly string[], order: DayOrder): number {
  const days = dates.map((date) => parseDate(date, order)).filter((date) => date !== null);
  const rises = days.slice(1).map((day, index) => Math.sign(day.localeCompare(days[index] ?? day)));
  const moves = rises.filter((rise) => rise !== 0);
  return moves.slice(1).filter((move, index) => move !== moves[index]).length;
}

/** A number with either decimal mark: `1,234.5`, `1.234,5`, `2,5`; null when it is none. */
export function parseNumber(text: string): number | null {
  const compact = text.trim().replace(/[\s'’]/g, '');
  if (!/^[+-]?\d[\d.,]*$/.test(compact)) return null;
  const comma = compact.lastIndexOf(',');
  const point = compact.lastIndexOf('.');
  const decimalMark = comma > point ? ',' : '.';
  const single = comma < 0 || point < 0;
  const isThousands = single && decimalMark === ',' && /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/.test(compact) && compact.split(',').length > 2;
  const plain = isThousands ? compact.replaceAll(',', '') : compact.replaceAll(decimalMark === ',' ? '.' : ',', '').replace(decimalMark, '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

const hoursPerUnit: readonly Readonly<{ unit: RegExp; hours: number }>[] = [
  { unit: /^(?:d|days?|tage?n?|天|日)$/i, hours: 24 },
  { unit: /^(?:h|hs|hrs?|hours?|std|stdn|stunden?|小时|小時)$/i, hours: 1 },
  { unit: /^(?:m|min|mins|minutes?|minuten?|分钟|分)$/i, hours: 1 / 60 },
  { unit: /^(?:s|secs?|seconds?|sek|sekunden?|秒)$/i, hours: 1 / 3600 },
];

/** Hours per unit word (`min`, `Std.`, `days`), or null for a word that is no unit of time. */
export function hoursOfUnit(word: string): number | null {
  return hoursPerUnit.find(({ unit }) => unit.test(word.replace(/\.$/, '')))?.hours ?? null;
}

/** A duration in hours: `2.5`, `2,5 h`, `90 min`, `1:30`, `2h30`, `1 h 30 min`; a bare number counts in `defaultUnitHours`. Null when it is none. */
export function parseDuration(text: string, defaultUnitHours: number): number | null {
  const trimmed = text.trim().replace(/^(?:ca\.?|approx\.?|about|~|≈|rund|约)\s*/i, '');
  const clock = /^(\d{1,3}):(\d{2})(?::\d{2})?(?:\s*h)?$/.exec(trimmed);
  if (clock !== null && Number(clock[2]) < 60) return rounded(Number(clock[1]) + Number(clock[2]) / 60);
  const compact = /^(\d{1,3})\s*h\s*(\d{1,2})$/i.exec(trimmed);
  if (compact !== null) return rounded(Number(compact[1]) + Number(compact[2]) / 60);
  const bare = parseNumber(trimmed);
  if (bare !== null) return bare < 0 ? null : rounded(bare * defaultUnitHours);
  const parts = allMatches(trimmed, /(\d[\d.,]*)\s*([\p{L}]+\.?)/gu);
  const rest = trimmed.replace(/(\d[\d.,]*)\s*([\p{L}]+\.?)/gu, '').replace(/[\s,+]|and|und/g, '');
  const hours = parts.map((part) => product(parseNumber(part[1] ?? ''), hoursOfUnit(part[2] ?? '')));
  return parts.length === 0 || rest !== '' || hours.includes(null) ? null : rounded(hours.reduce<number>((sum, value) => sum + (value ?? 0), 0));
}

function product(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

function rounded(hours: number): number {
  return Math.round(hours * 10_000) / 10_000;
}

/** True for `P-101A`, `p101a`, `FIC 110`, `BL-601`: letters, an optional separator, a number, an optional letter. */
export function looksLikeTag(text: string): boolean {
  return /^[A-Z]{1,5}[-_ ]?\d{2,5}[-_ ]?[A-Z]?$/i.test(text.trim());
}

/** Part numbers of a cell: `HC40-3101 x2; 6306-2Z` gives two. A cell of plain words gives its pieces as they stand. */
export function splitParts(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === '' || /^(?:-+|–|—|n\/?a|none|keine?|nil|无|0)$/i.test(trimmed)) return [];
  return trimmed
    .split(/\s*(?:[;|\n+]|,(?!\d)|\s\/\s|、|；)\s*/u)
    .map((part) => part.trim())
    .filter(Boolean);
}
