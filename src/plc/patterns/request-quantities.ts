import { allMatches } from '../../domain/all-matches.js';
import type { NumberMention, TimeMention } from './model.js';

const timeUnits: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msec|milliseconds?|millisekunden?)$/i, 1],
  [/^(?:s|sec|secs|seconds?|sek|sekunden?)$/i, 1_000],
  [/^(?:m|min|mins|minutes?|minuten?)$/i, 60_000],
  [/^(?:h|hr|hrs|hours?|std|stunden?)$/i, 3_600_000],
  [/^(?:d|days?|tage?n?)$/i, 86_400_000],
  [/^(?:weeks?|wochen?)$/i, 604_800_000],
];
const unitPattern =
  'ms|msec|milliseconds?|millisekunden?|sec|secs|seconds?|sek|sekunden?|minutes?|minuten?|mins?|hours?|hrs?|stunden?|std|s|h|days?|tage?n?|d|weeks?|wochen?';

function scaleOf(unit: string): number {
  return timeUnits.find(([pattern]) => pattern.test(unit))?.[1] ?? 0;
}

/** Times of a normalised request: "10 s", "10-second", "1 min 30 s", "1h30m", "T#500ms", "2:30 min". Milliseconds. */
export function readTimes(text: string): readonly TimeMention[] {
  const found: TimeMention[] = [];
  const taken = (start: number, end: number): boolean => found.some((mention) => start < mention.end && end > mention.start);
  const add = (milliseconds: number, start: number, length: number): void => {
    if (!taken(start, start + length) && milliseconds > 0 && Number.isFinite(milliseconds)) found.push({ milliseconds, start, end: start + length });
  };
  for (const match of allMatches(text, /\b(?:T|TIME|LT)#((?:\d+(?:\.\d+)?(?:ms|d|h|m|s)_?)+)/gi))
    add(sumParts(match[1] ?? '', 'ms|d|h|m|s'), match.index, match[0].length);
  for (const match of allMatches(text, /\b(\d{1,3}):(\d{2})\s*(min|minutes?|minuten|h|hours?|stunden)\b/gi)) {
    const scale = scaleOf(match[3] ?? '');
    add(Number(match[1]) * scale + (Number(match[2]) * scale) / 60, match.index, match[0].length);
  }
  const compound = new RegExp(
    `(?<![\\w.#-])\\d+(?:\\.\\d+)?[ -]?(?:${unitPattern}|m(?=\\s?\\d+(?:\\.\\d+)?\\s?m?s(?![a-z])))(?![a-z²³/])(?:,?\\s?(?:and |und )?\\d+(?:\\.\\d+)?[ -]?(?:${unitPattern}|m)(?![a-z0-9²³/]))*`,
    'gi',
  );
  for (const match of allMatches(text, compound)) {
    if (isOrdinal(match[0], text.slice(match.index + match[0].length))) continue;
    if (/\/\s*$/.test(text.slice(0, match.index)) || /^\s*\//.test(text.slice(match.index + match[0].length))) continue;
    add(sumParts(match[0], `${unitPattern}|m`), match.index, match[0].length);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "below 3.2 second, below 2.9 third": the next one in a row, and no time. */
function isOrdinal(written: string, behind: string): boolean {
  return (
    /\d second$/i.test(written) &&
    !/(?<![\d.])1 second$/i.test(written) &&
    /^(?:\s*(?:[,;.]|$)|\s+(?:and|pump|fan|motor|compressor|one|machine|below|above|third)\b)/i.test(behind)
  );
}

function sumParts(text: string, units: string): number {
  let total = 0;
  for (const part of allMatches(text, new RegExp(`(\\d+(?:\\.\\d+)?)[ -]?(${units})`, 'gi'))) total += Number(part[1]) * scaleOf(part[2] ?? '');
  return total;
}

const engineeringUnits =
  '%|percent|prozent|°\\s?C|°\\s?F|deg(?:rees)?(?:\\s?C(?:elsius)?)?|grad|celsius|mbar|bar|kPa|Pa|psi|MPa|m³\\/h|m3\\/h|m\\^3\\/h|l\\/h|l\\/min|l\\/s|kg\\/h|t\\/h|mm\\/s|m\\/s|' +
  'mg\\/l|g\\/l|µg\\/l|mg\\/m3|mg\\/m³|rpm|ppm|ppb|pH|mS\\/cm|µS\\/cm|NTU|kWh|kW|MW|Hz|mA|A|kV|mV|V|N·?m|Nm|kN|N|dB|gpm|cfm|lbs?|m\\/min|mm\\/min|1\\/min|Nm3\\/h|Nm³\\/h|lux|W|kVA|litres?|liters?|l|kg|g|t|mm|cm|m³|m3|m|bottles?|pieces?|parts?|items?|cartons?|boxes|cans?|packs?|stueck|flaschen?|pulses?|units?|degC|C|K|°';

/** Numbers of a normalised request that are neither part of a name nor of a time, with the unit written after them. */
export function readNumbers(text: string, taken: readonly Readonly<{ start: number; end: number }>[]): readonly NumberMention[] {
  const found: NumberMention[] = [];
  const pattern = new RegExp(`(?<![\\w#.])(?<!\\w-)([-+]?\\d+(?:\\.\\d+)?)(?:\\s?-?\\s?(${engineeringUnits})(?![a-z0-9³²/]))?(?![\\w-]|\\.\\d)`, 'gi');
  for (const match of allMatches(text, pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (taken.some((other) => start < other.end && end > other.start)) continue;
    if (/\d:$/.test(text.slice(0, start)) || /^:\d\d/.test(text.slice(end))) continue;
    if (/\b(?:step|schritt|phase|no\.?|nr\.?|number|line|unit|type|model|version|chapter|iec|iso)\s?$/i.test(text.slice(0, start))) continue;
    found.push({ value: Number(match[1]), unit: normaliseUnit(match[2]), start, end });
  }
  return fillSharedUnits(found, text);
}

/** "between 20 and 80 %": the first number takes the unit of the second. */
function fillSharedUnits(numbers: readonly NumberMention[], text: string): readonly NumberMention[] {
  return numbers.map((number, index) => {
    const next = numbers[index + 1];
    if (number.unit !== null || next === undefined || next.unit === null) return number;
    return /^\s?(?:and|und|to|bis|-|\/|or|oder)\s?-?$/i.test(text.slice(number.end, next.start)) ? { ...number, unit: next.unit } : number;
  });
}

function normaliseUnit(unit: string | undefined): string | null {
  if (unit === undefined) return null;
  const plain = unit.replace(/\s/g, '');
  if (/^(?:percent|prozent)$/i.test(plain)) return '%';
  if (/^(?:°c|degc|c|deg(?:rees)?(?:c(?:elsius)?)?|grad|celsius|°)$/i.test(plain)) return '°C';
  if (/^m(?:3|\^3)\/h$/i.test(plain)) return 'm³/h';
  if (/^(?:litres?|liters?)$/i.test(plain)) return 'l';
  if (/^m3$/i.test(plain)) return 'm³';
  return plain;
}
