import type { TimeWindow } from '../ports/plant.js';

const hour = 3_600_000;
const day = 24 * hour;

/** The span of time that a question names in plain words, in plant time; null where it names none. */
export function spanIn(text: string, now: Date): TimeWindow | null {
  const midnight = new Date(Math.floor(now.getTime() / day) * day);
  const at = (days: number, hours = 0): Date => new Date(midnight.getTime() + days * day + hours * hour);
  const found = spans.find(([pattern]) => pattern.test(text))?.[1](now, at);
  return found === undefined || found.to <= found.from ? null : found;
}

type At = (days: number, hours?: number) => Date;
const monthStart = (now: Date, back: number): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));

const spans: readonly (readonly [RegExp, (now: Date, at: At) => TimeWindow])[] = [
  [/\b(?:last night|overnight|during the night|letzte nacht|in der nacht)\b|昨夜|夜里/iu, (_now, at) => ({ from: at(-1, 22), to: at(0, 6) })],
  [/\b(?:this morning|heute (?:morgen|früh|vormittag))\b|今天?早/iu, (now, at) => ({ from: at(0, 5), to: earlier(now, at(0, 12)) })],
  [/\b(?:this afternoon|heute nachmittag)\b|今天下午/iu, (now, at) => ({ from: at(0, 12), to: earlier(now, at(0, 18)) })],
  [/\bsince noon\b|\bseit mittag\b/iu, (now, at) => ({ from: at(0, 12), to: now })],
  [/\byesterday\b|\bgestern\b|昨天/iu, (_now, at) => ({ from: at(-1), to: at(0) })],
  [/\btoday\b|\bheute\b|今天/iu, (now, at) => ({ from: at(0), to: now })],
  [/\blast week\b|\bletzte woche\b|上周/iu, (_now, at) => ({ from: at(-7), to: at(0) })],
  [/\blast month\b|\bletzten monat\b|上个?月/iu, (now) => ({ from: monthStart(now, 1), to: monthStart(now, 0) })],
  [/\bthis month\b|\bdiesen monat\b|这个月/iu, (now) => ({ from: monthStart(now, 0), to: now })],
  [
    /\blast year\b|\bletztes jahr\b|去年/iu,
    (now) => ({ from: new Date(Date.UTC(now.getUTCFullYear() - 1, 0, 1)), to: new Date(Date.UTC(now.getUTCFullYear(), 0, 1)) }),
  ],
];

function earlier(left: Date, right: Date): Date {
  return left < right ? left : right;
}
