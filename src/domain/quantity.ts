import { allMatches } from './all-matches.js';
import { parseIdentifiers } from './identifiers.js';
import { symbolsLongestFirst, unitOf } from './quantity-units.js';

/** A number as written. `values` holds every honest reading (`4,000` may be 4000 or 4.0); `decimals` is the precision shown. Offsets are into the text. */
export type Quantity = Readonly<{ raw: string; start: number; end: number; values: readonly number[]; decimals: number; unit: string | null }>;

const numberPattern = /(?<![\w.,])[-−–+±~≈]?\s?(?:\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![\d])/gu;
const rangeConnector = /^\s?(?:-|–|—|to|bis|and|und|or|至|到|\.\.\.?|…)\s?$/iu;

/** Every number of the text with its unit, in order. In a range (`10 to 12 bar`) the first number takes the second one's unit. */
export function parseQuantities(text: string): readonly Quantity[] {
  const found: { raw: string; start: number; end: number; values: number[]; decimals: number; unit: string | null }[] = [];
  const masked = maskIdentifiers(text);
  const comma = commaMeaning(text);
  for (const match of allMatches(masked, numberPattern)) {
    const lead = /^[-−–+±~≈]?\s?/u.exec(match[0])?.[0] ?? '';
    const start = match.index + lead.length;
    const digits = match[0].slice(lead.length);
    const end = start + digits.length;
    const scale = scaleAt(text, end);
    const unit = unitAt(text, scale.end);
    if (unit === null && scale.zeros === 0 && /^\p{L}/u.test(text.slice(end)) && !/^\p{Script=Han}/u.test(text.slice(end))) continue;
    const signed = /[-−]/u.test(lead) && !/[\w\d]/u.test(text[match.index - 1] ?? ' ') && !rangeBefore(text, match.index, found.at(-1)?.end);
    const negative = signed || /(?:\bminus|零下|负)\s?$/iu.test(text.slice(Math.max(0, match.index - 7), match.index));
    const values = readingsOf(digits, comma).map((value) => (negative ? -value : value) * 10 ** scale.zeros);
    const last = unit?.end ?? scale.end;
    found.push({ raw: text.slice(start, last), start, end: last, values, decimals: decimalsOf(digits) - scale.zeros, unit: unit?.symbol ?? null });
  }
  for (let index = found.length - 2; index >= 0; index -= 1) {
    const current = found[index];
    const next = found[index + 1];
    if (current && next && current.unit === null && next.unit !== null && rangeConnector.test(text.slice(current.end, next.start))) current.unit = next.unit;
  }
  return withCompoundDurations(found, text);
}

type Found = { raw: string; start: number; end: number; values: number[]; decimals: number; unit: string | null };

/** `1 h 45 min` is one duration, 105 min. */
function withCompoundDurations(found: readonly Found[], text: string): readonly Found[] {
  return found.flatMap((quantity, index) => {
    const [before, after] = [found[index - 1], found[index + 1]];
    if (before !== undefined && continues(before, quantity, text)) return [];
    if (after === undefined || !continues(quantity, after, text)) return [quantity];
    const minutes = (quantity.values[0] ?? 0) * 60 + (after.values[0] ?? 0);
    return [
      { raw: text.slice(quantity.start, after.end), start: quantity.start, end: after.end, values: [minutes], decimals: after.decimals, unit: after.unit },
    ];
  });
}

function continues(hours: Found, minutes: Found, text: string): boolean {
  const [first, second] = [unitOf(hours.unit), unitOf(minutes.unit)];
  if (first === null || second === null || first.dimension !== second.dimension || first.factor !== second.factor * 60 || hours.decimals !== 0) return false;
  return convert(1, hours.unit ?? '', 'h') === 1 && (minutes.values[0] ?? 60) < 60 && /^\s?(?:and|und)?\s?$/u.test(text.slice(hours.end, minutes.start));
}

const scales: ReadonlyArray<readonly [RegExp, number]> = [
  [/^\s?(?:million|millionen|mio\.?)(?!\p{L})/iu, 6],
  [/^\s?(?:thousand|tausend)(?!\p{L})/iu, 3],
  [/^\s?万/u, 4],
  [/^\s?亿/u, 8],
];

/** A power of ten written as a word after the digits. */
function scaleAt(text: string, from: number): { zeros: number; end: number } {
  const rest = text.slice(from, from + 12);
  for (const [pattern, zeros] of scales) {
    const match = pattern.exec(rest);
    if (match !== null) return { zeros, end: from + match[0].length };
  }
  return { zeros: 0, end: from };
}

type CommaMeaning = 'decimal' | 'thousands' | 'unknown';
const germanWords = /\b(?:der|die|das|den|dem|und|mit|bei|für|nicht|ist|wird|von|nach|oder|beträgt|auf)\b/iu;
const englishWords = /\b(?:the|of|is|to|with|and|at|every|after|for|are|was|be)\b/iu;

/** What a comma before three digits means in this text, judged by its other numbers and its language. */
function commaMeaning(text: string): CommaMeaning {
  if (/(?<![\d,.])\d+,\d{1,2}(?![\d,])/u.test(text) || /\d\.\d{3},\d/u.test(text)) return 'decimal';
  if (/\d,\d{3}\.\d/u.test(text)) return 'thousands';
  const german = germanWords.test(text);
  const english = englishWords.test(text);
  if (german === english) return /\p{Script=Han}/u.test(text) && !german ? 'thousands' : 'unknown';
  return german ? 'decimal' : 'thousands';
}

function maskIdentifiers(text: string): string {
  let masked = text;
  for (const { start, end } of parseIdentifiers(text)) masked = masked.slice(0, start) + 'x'.repeat(end - start) + masked.slice(end);
  return masked;
}

function rangeBefore(text: string, index: number, previousEnd: number | undefined): boolean {
  return previousEnd !== undefined && text.slice(previousEnd, index).trim() === '';
}

function unitAt(text: string, from: number): { symbol: string; end: number } | null {
  const space = /^[ \u00a0\u202f-]?/u.exec(text.slice(from, from + 1))?.[0] ?? '';
  const rest = text.slice(from + space.length, from + space.length + 22);
  for (const symbol of symbolsLongestFirst) {
    const candidate = rest.slice(0, symbol.length);
    const same = symbol.length > 3 ? candidate.toLowerCase() === symbol.toLowerCase() : candidate === symbol;
    if (!same) continue;
    const after = rest.slice(symbol.length, symbol.length + 1);
    if (/^[\p{Script=Latin}]$/u.test(symbol.at(-1) ?? '') && /^[\p{Script=Latin}\d²³]$/u.test(after)) continue;
    if (space === '-' && symbol.length < 3) continue;
    return { symbol, end: from + space.length + symbol.length };
  }
  return null;
}

function decimalsOf(digits: string): number {
  const match = /[.,](\d+)$/u.exec(digits);
  return match?.[1]?.length ?? 0;
}

function readingsOf(digits: string, comma: CommaMeaning): number[] {
  const compact = digits.replace(/['’\u00a0\u202f ]/gu, '');
  const separators = compact.replace(/\d/gu, '');
  if (separators === '') return [Number(compact)];
  const last = separators.at(-1) ?? '.';
  if (separators.length > 1 && new Set(separators).size > 1) {
    const other = last === '.' ? ',' : '.';
    return [Number(compact.replaceAll(other, '').replace(last, '.'))];
  }
  if (separators.length > 1) return [Number(compact.replaceAll(last, ''))];
  const decimal = Number(compact.replace(last, '.'));
  const thousands = Number(compact.replace(last, ''));
  const looksGrouped = /^[1-9]\d{0,2}[.,]\d{3}$/u.test(compact);
  if (!looksGrouped) return [decimal];
  if (last === ',') return comma === 'decimal' ? [decimal] : comma === 'thousands' ? [thousands] : [thousands, decimal];
  return comma === 'thousands' ? [decimal] : comma === 'decimal' ? (compact.endsWith('000') ? [thousands] : [thousands, decimal]) : [decimal, thousands];
}

/** The value in another unit of the same dimension, or null where the dimensions differ. */
export function convert(value: number, from: string, to: string): number | null {
  const source = unitOf(from);
  const target = unitOf(to);
  if (source === null || target === null || source.dimension !== target.dimension) return null;
  return (value * source.factor + (source.offset ?? 0) - (target.offset ?? 0)) / target.factor;
}

/**
 * Does `source` support `claim`? Equal values do; so does a claim that is the source rounded to the digits shown, or the source
 * converted to the claim's unit and rounded. Two different dimensions never match. A missing unit on one side is decided by the caller.
 */
export function quantitySupports(source: Quantity, claim: Quantity): boolean {
  if (isShareOf(source, claim)) return true;
  for (const claimed of claim.values) {
    for (const given of source.values) {
      if (sameUnit(source.unit, claim.unit)) {
        if (nearlyEqual(given, claimed) || (source.decimals > claim.decimals && roundsTo(given, claimed, claim.decimals))) return true;
        continue;
      }
      const converted = source.unit !== null && claim.unit !== null ? convert(given, source.unit, claim.unit) : null;
      if (converted !== null && (nearlyEqual(converted, claimed) || roundsTo(converted, claimed, claim.decimals))) return true;
    }
  }
  return false;
}

/** `0.938` and `93.8 %` are one share: a bare figure up to 1.5 with two decimals or more, and the other in percent. */
export function isShareOf(one: Quantity, other: Quantity): boolean {
  const [bare, percent] = one.unit === null ? [one, other] : [other, one];
  if (bare.unit !== null || bare.decimals < 2 || unitOf(percent.unit)?.dimension !== 'percent') return false;
  return bare.values.some((share) => {
    if (Math.abs(share) > 1.5 || share === 0) return false;
    return percent.values.some(
      (value) => nearlyEqual(share * 100, value) || roundsTo(share * 100, value, percent.decimals) || roundsTo(value / 100, share, bare.decimals),
    );
  });
}

function sameUnit(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  const first = unitOf(a);
  return first !== null && first === unitOf(b);
}

function nearlyEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Rounding that moves a value by more than this share is another value, not a rounding of it. */
const maximumRounding = 0.1;

function roundsTo(exact: number, shown: number, decimals: number): boolean {
  if (exact !== 0 && (shown === 0 || Math.abs(exact - shown) > maximumRounding * Math.abs(exact))) return false;
  return Math.abs(exact - shown) <= 0.5 * 10 ** -decimals * (1 + 1e-9);
}
