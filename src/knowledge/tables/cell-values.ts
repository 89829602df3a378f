import { parseMoments } from '../../domain/moments.js';
import { convert, parseQuantities } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';

/** What a cell says in figures: from `low` to `high` (infinite where it is open), in `unit`. */
export type Figure = Readonly<{ low: number; high: number; unit: string | null }>;

/** Says that nothing is given: a dash, "n/a", "not stated", "see name plate". "None" and "no" are given. */
const NOTHING =
  /^(?:[-–—‐?.\s]+|n\.?\s?\/?a\.?|t\.?b\.?[acd]\.?|(?:not|never)(?: yet)? (?:stated|given|known|measured|specified|available|applicable|recorded|tested|determined|defined|set|fixed|listed|published|assessed|provided|rated|decided|noted|entered)(?:\b.{0,40})?|unknown|unspecified|pending|(?:up)?on (?:request|application|demand)|ask\b.{0,40}|(?:see|refer to|as per|according to)\s.{1,60}|k\.?\s?a\.?|n\.?\s?n\.?|(?:nicht|noch nicht) (?:angegeben|bekannt|gemessen|bestimmt|festgelegt|verfügbar|anwendbar|erfasst|geprüft|ermittelt)|unbekannt|keine angaben?|siehe\s.{1,60}|s\.\s.{1,60}|(?:auf|nach) (?:anfrage|absprache)|未(?:测|知|定|给出|注明|规定|提供|记录)\S{0,6}|不详|待定|不适用|暂无|见.{1,30})$/iu;

/** Where a cell says that no value is given, what it says instead of one. */
export const saysNothing = (value: string): boolean => NOTHING.test(value.trim());

const above = /^(?:above|over|more than|greater than|from|at least|>|≥|≧|über|mehr als|ab|mindestens|超过|大于|高于)/iu;
const below = /^(?:below|under|less than|up to|at most|until|<|≤|≦|unter|weniger als|bis(?: zu)?|höchstens|低于|小于|不超过)|(?:以下|以内)/iu;
const onwards = /(?:\d\s*\+|and (?:more|above|over)|or more|und mehr|以上)\s*$/iu;
const lead =
  /^(?:[<>≤≥≦≧±~≈+−(-]|about|approx\.?|ca\.?|max\.?|min\.?|up to|above|below|over|under|more than|less than|greater than|at least|at most|from|until|über|unter|mehr als|weniger als|bis(?: zu)?|ab|von|mindestens|höchstens|每|约|超过|大于|高于|低于|小于|不超过|\s)*/iu;

/** The figure, or the range of figures, that a cell begins with; null for text. `unit` is the one that the heading gives. */
export function figureOf(value: string, unit: string | null, language: string): Figure | null {
  const duration = durationOf(value);
  if (duration !== null) return { low: duration, high: duration, unit: 'min' };
  const start = lead.exec(value)?.[0].length ?? 0;
  const quantities = parseQuantities(spreadRange(value));
  const [first, second, third] = quantities;
  if (first === undefined || first.start > start + 1 || third !== undefined) return null;
  const own = first.unit ?? second?.unit ?? unit;
  const low = numberOf(first, language);
  const sign = /^\s*[-−]\s?\d/u.test(value) && low > 0 ? -1 : 1;
  if (second !== undefined) {
    const between = spreadRange(value).slice(first.end, second.start);
    return /^[\s()]*(?:-|–|—|to|bis|and|\.{2,3}|…|至|到|~)[\s()]*$/iu.test(between)
      ? { low: low * sign, high: numberOf(second, language), unit: own }
      : { low, high: low, unit: own };
  }
  if (above.test(value) || onwards.test(value)) return { low: inclusive.test(value) ? low : justAbove(low), high: Number.POSITIVE_INFINITY, unit: own };
  if (below.test(value)) return { low: Number.NEGATIVE_INFINITY, high: inclusive.test(value) ? low : -justAbove(-low), unit: own };
  return { low: low * sign, high: low * sign, unit: own };
}

/** A time of several units in minutes: "3 h 20 min", "1 Std. 5 Min."; null for anything else. */
function durationOf(value: string): number | null {
  const parts = parseQuantities(value);
  if (parts.length < 2 || parts.some(({ unit }) => dimensionOf(unit) !== 'time')) return null;
  if (parts.some(({ end }, at) => !/^[\s.,]*(?:and|und)?\s*$/iu.test(value.slice(end, parts[at + 1]?.start ?? end)))) return null;
  const minutes = parts.map(({ values, unit }) => inUnitOf(values[0] ?? Number.NaN, unit, 'min') ?? Number.NaN);
  // Units fall from one to the next: "20 min 1 h" is no time of two units.
  const sizes = parts.map(({ unit }) => inUnitOf(1, unit, 'min') ?? 0);
  if (sizes.some((size, at) => at > 0 && size >= (sizes[at - 1] ?? 0))) return null;
  return minutes.reduce((sum, each) => sum + each, 0);
}

/** The bound itself belongs to the range. */
const inclusive = /^(?:at least|from|ab|mindestens|≥|≧|up to|at most|until|bis|höchstens|≤|≦|不超过)|\+|or more|以/iu;
/** The next figure of any use above one: "over 2,000" leaves 2,000 out. */
export const justAbove = (value: number): number => value + Math.max(1, Math.abs(value)) * 1e-9;

/** "40-60" is written so that neither end is taken for a sign. */
const spreadRange = (text: string): string => text.replace(/(?<=\d)\s?[-–—]\s?(?=\d)/u, ' – ');

function numberOf({ values, raw }: Readonly<{ values: readonly number[]; raw: string }>, language: string): number {
  const grouped = /^\d{1,3}(?:\.\d{3})+(?!\d)/u.test(raw) && language.startsWith('de');
  return (grouped ? Math.max(...values) : values[0]) ?? Number.NaN;
}

const inBrackets = /[[(]\s*([^\])]{1,14})\s*[\])]\s*$/u;

/** Headings that are a unit of time and nothing else; "Min." may be a minimum. */
const TIMES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:(?:working |labou?r |man-?)?hours?|hrs?\.?|(?:arbeits)?stunden|std\.?|小时|工时)$/iu, 'h'],
  [/^(?:minutes?|minuten|分钟)$/iu, 'min'],
];

/** The unit that a heading or a label ends with, or that it is: "stop [min]", "Lost h", "downtime_min", "Hours". */
export function unitOfHeading(heading: string): string | null {
  const whole = TIMES.find(([pattern]) => pattern.test(heading.trim()))?.[1];
  if (whole !== undefined) return whole;
  const last = inBrackets.exec(heading)?.[1] ?? /[\s_,/]([^\s_,]{1,8})$/u.exec(heading)?.[1] ?? null;
  return last !== null && unitOf(last) !== null ? last : null;
}

export const dimensionOf = (unit: string | null): string | null => unitOf(unit)?.dimension ?? null;

/** The number in another unit, or as it is where one of them has none; null where the two cannot be compared. */
export function inUnitOf(value: number, from: string | null, to: string | null): number | null {
  return from === to || from === null || to === null ? value : convert(value, from, to);
}

/** The day or minute that a cell gives, in ISO form, which sorts; null where it gives none, or one of several readings. */
export function momentOf(value: string): string | null {
  const moments = parseMoments(value);
  const date = moments.find(({ kind }) => kind === 'date');
  if (date === undefined || date.start > 6) return null;
  const time = moments.find(({ kind, start }) => kind === 'time' && start <= date.end + 2);
  return `${date.keys[0] ?? ''}${time === undefined ? '' : `T${time.keys[0] ?? ''}`}`;
}
