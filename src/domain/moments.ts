import { allMatches } from './all-matches.js';

/** A date, month or time of day as written. `keys` holds every honest reading in ISO form (`2026-03-02`, `2026-03`, `14:05`). */
export type Moment = Readonly<{ raw: string; start: number; end: number; kind: 'date' | 'month' | 'time'; keys: readonly string[] }>;

/** The months as people and logs write them, in English and German, January first. */
export const monthNames: ReadonlyArray<readonly string[]> = [
  ['january', 'jan', 'januar'],
  ['february', 'feb', 'februar'],
  ['march', 'mar', 'märz'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'jun', 'juni'],
  ['july', 'jul', 'juli'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct', 'oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec', 'dezember', 'dez'],
];
const monthByName = new Map<string, number>(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const name = monthNames
  .flat()
  .sort((a, b) => b.length - a.length)
  .join('|');

const patterns: ReadonlyArray<Readonly<{ pattern: RegExp; read: (groups: readonly string[]) => Readonly<{ kind: Moment['kind']; keys: string[] }>[] }>> = [
  {
    pattern: /\b(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/gu,
    read: ([year = '', month = '', day = '', hour, minute]) => {
      const date = { kind: 'date' as const, keys: [isoDate(year, month, day)] };
      return hour !== undefined && minute !== undefined ? [date, { kind: 'time' as const, keys: [`${hour}:${minute}`] }] : [date];
    },
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)/gu,
    read: ([day = '', month = '', year = '']) => [{ kind: 'date', keys: [isoDate(fullYear(year), month, day)] }],
  },
  {
    pattern: /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/gu,
    read: ([a = '', b = '', year = '']) => [{ kind: 'date', keys: [isoDate(fullYear(year), b, a), isoDate(fullYear(year), a, b)] }],
  },
  {
    pattern: /(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?/gu,
    read: ([year = '', month = '', day]) =>
      day === undefined ? [{ kind: 'month', keys: [`${year}-${pad(month)}`] }] : [{ kind: 'date', keys: [isoDate(year, month, day)] }],
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(${name})\\.?,?\\s+(\\d{4})\\b`, 'giu'),
    read: ([day = '', month = '', year = '']) => [{ kind: 'date', keys: [isoDate(year, String(monthByName.get(month.toLowerCase()) ?? 0), day)] }],
  },
  {
    pattern: new RegExp(`\\b(${name})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'giu'),
    read: ([month = '', day = '', year = '']) => [{ kind: 'date', keys: [isoDate(year, String(monthByName.get(month.toLowerCase()) ?? 0), day)] }],
  },
  {
    pattern: new RegExp(`\\b(${name})\\.?,?\\s+(\\d{4})\\b`, 'giu'),
    read: ([month = '', year = '']) => [{ kind: 'month', keys: [`${year}-${pad(String(monthByName.get(month.toLowerCase()) ?? 0))}`] }],
  },
  {
    pattern: /(?<![\d:.T])(1[0-2]|0?[1-9])(?::([0-5]\d))?\s?([ap])\.?m\b\.?/giu,
    read: ([hour = '', minute = '00', half = '']) => {
      const clock = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
      return [{ kind: 'time', keys: [`${pad(String(clock))}:${minute}`] }];
    },
  },
  {
    pattern: /(?<![\d:.])([01]?\d|2[0-3])(?:[:.]([0-5]\d))? ?Uhr\b/giu,
    read: ([hour = '', minute = '00']) => [{ kind: 'time', keys: [`${pad(hour)}:${minute}`] }],
  },
  {
    pattern: /(?<![\d:.])([01]?\d|2[0-3])[点时](?:([0-5]?\d)分)?/gu,
    read: ([hour = '', minute = '00']) => [{ kind: 'time', keys: [`${pad(hour)}:${pad(minute)}`] }],
  },
  {
    pattern: /(?<![\d:.T])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?!\d|:\d)/gu,
    read: ([hour = '', minute = '']) => [{ kind: 'time', keys: [`${pad(hour)}:${minute}`] }],
  },
];

function pad(text: string): string {
  return text.padStart(2, '0');
}
function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}
function isoDate(year: string, month: string, day: string): string {
  return `${year}-${pad(month)}-${pad(day)}`;
}

const dayMonthPatterns: ReadonlyArray<Readonly<{ pattern: RegExp; monthFirst: boolean }>> = [
  { pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(${name})\\b(?!\\.?,?\\s+\\d{4})`, 'giu'), monthFirst: false },
  { pattern: new RegExp(`\\b(${name})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?!,?\\s+\\d{4})`, 'giu'), monthFirst: true },
  // At the end of a sentence the second full stop is the sentence's: "to 9.6." is a number, unless a word of dates stands before it.
  {
    pattern:
      /(?<![\d.])(?:(?<=(?:^|[\s(])(?:am|vom|zum|bis|seit|ab|den|dem|der|und|dated|on|since|until|till)\s)|(?!\d{1,2}\.\s?\d{1,2}\.\s*[”"')\]]*\s*$))(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)/giu,
    monthFirst: false,
  },
  { pattern: /(?<![年\d])(\d{1,2})月(\d{1,2})日/gu, monthFirst: true },
];

/** Days of a year that is not named (`2 March`, `14.1.`, `2月10日`), with keys like `-03-02`. Kept apart from `parseMoments` because only a comparison can use them. */
export function parseDayMonths(text: string): readonly Moment[] {
  const found: Moment[] = [];
  for (const { pattern, monthFirst } of dayMonthPatterns) {
    for (const match of allMatches(text, pattern)) {
      const [month = '', day = ''] = monthFirst ? [match[1], match[2]] : [match[2], match[1]];
      const number = Number(monthByName.get(month.toLowerCase()) ?? month);
      const start = match.index;
      const end = start + match[0].length;
      if (!(number >= 1 && number <= 12) || Number(day) < 1 || Number(day) > 31 || found.some((other) => start < other.end && end > other.start)) continue;
      found.push({ raw: match[0], start, end, kind: 'date', keys: [`-${pad(String(number))}-${pad(day)}`] });
    }
  }
  return found;
}

/** Every date, month and time of day in the text, in order of position; no two overlap. */
export function parseMoments(text: string): readonly Moment[] {
  const taken: Moment[] = [];
  for (const { pattern, read } of patterns) {
    for (const match of allMatches(text, pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((moment) => start < moment.end && end > moment.start)) continue;
      for (const { kind, keys } of read(match.slice(1))) taken.push({ raw: match[0], start, end, kind, keys });
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}
