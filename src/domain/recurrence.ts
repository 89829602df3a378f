import { allMatches } from './all-matches.js';

const ADVERBS: ReadonlyMap<string, number> = new Map([
  ['hourly', 1 / 24],
  ['stündlich', 1 / 24],
  ['daily', 1],
  ['täglich', 1],
  ['weekly', 7],
  ['wöchentlich', 7],
  ['fortnightly', 14],
  ['biweekly', 14],
  ['monthly', 30.4],
  ['monatlich', 30.4],
  ['quarterly', 91.3],
  ['vierteljährlich', 91.3],
  ['half-yearly', 182.6],
  ['halbjährlich', 182.6],
  ['yearly', 365],
  ['annually', 365],
  ['annual', 365],
  ['jährlich', 365],
]);
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:min|minute)/iu, 1 / 1440],
  [/^(?:h$|hour|stunde)/iu, 1 / 24],
  [/^(?:day|tag|morning|evening|night)/iu, 1],
  [/^(?:week|woche)/iu, 7],
  [/^(?:month|monat)/iu, 30.4],
  [/^(?:quarter|quartal)/iu, 91.3],
  [/^(?:year|jahr)/iu, 365],
];
const WORDS: ReadonlyMap<string, number> = new Map(
  [...'a an one two three four five six seven eight nine ten eleven twelve'.split(' ')]
    .map((word, at): readonly [string, number] => [word, Math.max(1, at - 1)])
    .concat([
      ['other', 2],
      ['second', 2],
      ['third', 3],
      ['fourth', 4],
      ['half', 0.5],
      ['zwei', 2],
      ['drei', 3],
      ['vier', 4],
      ['sechs', 6],
      ['zweite', 2],
    ]),
);
const TIMES: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
  ['einmal', 1],
  ['zweimal', 2],
]);
const ADVERB = new RegExp(`(?<![\\p{L}-])(?:${[...ADVERBS.keys()].join('|')})(?![\\p{L}])`, 'giu');
const EVERY =
  /(?<!\p{L})(?:every|each|alle|jede[nrs]?)\s+(?:(\d+(?:[.,]\d+)?|\p{L}+)\s+)?(?:operating |working |calendar )?(minutes?|min|hours?|h|days?|mornings?|evenings?|nights?|weeks?|months?|quarters?|years?|minuten|stunden?|tage?|wochen?|monate?|quartale?|jahre?)(?!\p{L})/giu;
const PER =
  /(?<!\p{L})(once|twice|einmal|zweimal|(?:\d+|two|three|four|six) times)\s+(?:an?|per|every|each|pro|im)\s+(hour|day|week|month|quarter|year|stunde|tag|woche|monat|quartal|jahr)(?!\p{L})/giu;

/** How often something comes again, as the days from one time to the next: `weekly` 7, `every two months` 60.8, `twice a year` 182.5. */
export function recurrencesIn(text: string): readonly number[] {
  const adverbs = allMatches(text, ADVERB).flatMap(([word]) => ADVERBS.get(word.toLowerCase()) ?? []);
  const every = allMatches(text, EVERY).flatMap(([, count, unit = '']) => {
    const number = count === undefined ? 1 : (WORDS.get(count.toLowerCase()) ?? Number(count.replace(',', '.')));
    return Number.isFinite(number) ? [number * daysOf(unit)] : [];
  });
  const per = allMatches(text, PER).map(([, times = '', unit = '']) => {
    const first = times.split(' ')[0] ?? '';
    return daysOf(unit) / (TIMES.get(times.toLowerCase()) ?? WORDS.get(first.toLowerCase()) ?? (Number(first) || 1));
  });
  return [...adverbs, ...every, ...per];
}

const daysOf = (unit: string): number => UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? Number.NaN;

/** Two intervals that are one, with the days of months rounded either way. */
export const sameRecurrence = (one: number, other: number): boolean => Math.abs(one - other) <= 0.03 * Math.max(one, other);
