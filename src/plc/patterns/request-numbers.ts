import { allMatches } from '../../domain/all-matches.js';
import type { Pattern, PatternBuild, PatternParameters, RequestReading } from './model.js';
import { numberOfWord } from './request-text.js';

/** A stretch of the text with the number that it says; `unit` is null without one. */
type Figure = Readonly<{ value: number; unit: string | null; start: number; end: number }>;

/**
 * Every number of a request that the draft has no use for, with or without a unit, signed, glued to letters, or in words. A number counts
 * as used when a constant, a limit or the purpose of the block has that value (with a unit: in any scale of that unit), unless that value is a default which
 * the request did not ask for. Numbers of names, times, standards and list items are none.
 */
export function figuresLeft(pattern: Pattern, parameters: PatternParameters, reading: RequestReading, build: PatternBuild): readonly Figure[] {
  const used = usedNumbers(pattern, parameters, build);
  return [...reading.numbers, ...strayFigures(reading), ...spokenFigures(reading)]
    .sort((a, b) => a.start - b.start)
    .filter((figure) => !isUsed(figure, used) && !isRange(figure, reading.text) && !countsThings(figure, parameters, reading, build));
}

/** Values of parameters that the request gave, and figures that the block is written with. */
type Used = Readonly<{ stated: readonly number[]; written: readonly number[] }>;

/** What the draft holds: values that were given, and figures of its texts and code that are no default. */
function usedNumbers({ parameters: definitions }: Pattern, parameters: PatternParameters, build: PatternBuild): Used {
  const untold = (name: string, value: number): boolean =>
    parameters.assumed.includes(name) && definitions.some((other) => other.name === name && 'fallback' in other && other.fallback === value);
  const stated = Object.entries(parameters.numbers)
    .filter(([name, value]) => !untold(name, value))
    .map(([, value]) => value);
  const defaults = Object.entries(parameters.numbers)
    .filter(([name, value]) => untold(name, value))
    .map(([, value]) => value);
  const written = [
    ...[build.purpose, ...build.constants.map(({ value }) => value)].flatMap((text) =>
      (text.match(/(?<![\w.-])-?\d+(?:\.\d+)?(?![\d.]*\s?(?:ms|s|min|h)\b)(?!\d)/g) ?? []).map(Number),
    ),
    ...build.body.flatMap((text) => (text.match(/(?<![\w#])\d+\.\d+/g) ?? []).map(Number)),
  ];
  const isDefault = (value: number): boolean => defaults.some((other) => near(value, other) || near(value * 1_000, other));
  return { stated, written: written.filter((value) => !isDefault(value)) };
}

/** A value is used as it stands; a parameter that takes a unit may have converted it. */
function isUsed({ value, unit }: Figure, { stated, written }: Used): boolean {
  const scales = unit === null ? [1] : [1, 10, 60, 100, 1_000, 3_600];
  return (
    written.some((other) => near(other, value)) || stated.some((other) => scales.some((scale) => near(other, value * scale) || near(other * scale, value)))
  );
}

/** "4 to 20 mA", "0-10 V": one end of a range of the signal itself, which becomes counts of the card. */
function isRange({ unit, start, end }: Figure, text: string): boolean {
  const joined = /\d ?(?:m?[AV])? ?(?:to|bis|-|and|und) ?$/.test(text.slice(0, start)) || /^ ?(?:m?[AV])? ?(?:to|bis|-|and|und) ?\d/.test(text.slice(end));
  return joined && /^m?[AV]$/.test(unit ?? '');
}

const things =
  /^[- ]?(?:[a-z-]+ ){0,2}?(?:pumps?|fans?|motors?|valves?|conveyors?|belts?|compressors?|steps?|stages?|phases?|blowers?|mixers?|sensors?|switches|transmitters?|measurements?|machines?|units?|tanks?|levels?|states?|modes?|buttons?|points?|positions?|inputs?|outputs?|signals?|drives?|stations?|interlocks?|permissives?|conditions?|trips?|contacts?|causes?|faults?|alarms?|stops?|e-?stops?|sections?|heaters?|chillers?|devices?|directions?|speeds?|liquids?|components?|schritte?n?|pumpen|ventile|motoren|stufen|eingaenge|bedingungen|taster|ventilatoren|foerderbaender)\b/i;

/** "five steps", "two pumps": how many things there are, which the draft shows by having as many; machines that it lacks are asked about elsewhere. */
function countsThings({ value, unit, start, end }: Figure, parameters: PatternParameters, reading: RequestReading, build: PatternBuild): boolean {
  // "At most 6 starts an hour" of a logic is told in its questions as the time between two
  if (parameters.logic?.questions.some((text) => text.startsWith(`At most ${value} starts an hour`)) === true) return true;
  if (unit !== null || !Number.isInteger(value) || value < 1 || value > 12) return false;
  const noun = things.exec(reading.text.slice(end))?.[0];
  if (value === 2 && /\b(?:between|zwischen) $/i.test(reading.text.slice(0, start))) return true;
  if (noun === undefined) return false;
  if (/pump|fan|motor|valve|conveyor|belt|compressor|blower|mixer|heater|chiller|drive|ventil|foerder/i.test(noun)) return true;
  const lists = [
    reading.names,
    build.states,
    build.signals.filter(({ direction }) => direction === 'input'),
    build.signals.filter(({ direction }) => direction === 'output'),
    ...Object.values(parameters.names),
  ];
  return lists.some(({ length }) => length === value || length === value + 1);
}

/** Digits that no reading of names, times and quantities took: "4ml", "28 500" in two parts, "12x". */
function strayFigures(reading: RequestReading): readonly Figure[] {
  const taken = [...reading.names, ...reading.times, ...reading.numbers];
  return allMatches(reading.text, /(?<![\w.#/-])[-+]?\d+(?:\.\d+)?/g).flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const [before, after] = [reading.text.slice(0, start), reading.text.slice(end)];
    if (taken.some((other) => start < other.end && end > other.start)) return [];
    if (/^(?:st|nd|rd|th|oo\d)\b|^[-\d]*[-:]\d|^\)|^-?(?:phase|point|wire|channel|pole|way|step|stage|out|of)\b|^\.(?:\s|$)/i.test(after)) return [];
    if (/\b(?:step|schritt|phase|no\.?|nr\.?|number|line|unit|type|model|version|chapter|iec|iso|en|s7|rs|pt)[- ]?$/i.test(before)) return [];
    return [{ value: Number(match[0]), unit: null, start, end }];
  });
}

/** "a dozen bottles", "max three resets": numbers in words, except "one" and "two of them", which mostly point. */
function spokenFigures(reading: RequestReading): readonly Figure[] {
  const taken = [...reading.names, ...reading.times, ...reading.numbers];
  return allMatches(reading.text, /(?<![\w-])[a-z]{3,}(?:-[a-z]+)?(?![\w])/gi).flatMap((match) => {
    const value = numberOfWord(match[0]);
    const [start, end] = [match.index, match.index + match[0].length];
    if (value === null || value < 2 || taken.some((other) => start < other.end && end > other.start)) return [];
    // "the two", "when the second two are", "two-point", "two out of three"
    if (
      value === 2 &&
      (/\b(?:the|these|those|all|other|any|of|between|zwischen|die|beiden?)\s$/i.test(reading.text.slice(0, start)) ||
        !/^ [a-z]+s\b/i.test(reading.text.slice(end)))
    )
      return [];
    if (/^[- ](?:out of|of|point|oo)\b/i.test(reading.text.slice(end)) || /\b(?:out of|of|step|phase|line|unit)\s$/i.test(reading.text.slice(0, start)))
      return [];
    return [{ value, unit: null, start, end }];
  });
}

/** Whether two values are the same but for rounding. */
export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
}

/** A number with a few words before it, so that the question can be understood. */
export function aroundNumber(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - 40), start)
      .split(/[,;]|\.\s/)
      .at(-1) ?? '';
  const glued = /^[a-z]+/i.exec(text.slice(end))?.[0] ?? '';
  return `${before.split(' ').slice(-4).join(' ')}${text.slice(start, end)}${glued}`.trim();
}
