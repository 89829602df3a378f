import { convert, type Quantity } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import type { Claim } from './claims.js';

const greater =
  /\b(?:above|over|exceeds?|exceeded|higher than|greater than|more than|longer than|hotter than|larger than|oberhalb|höher als|größer als|mehr als|länger als)\b|(?<!\p{L})über(?!\p{L})|高于|大于|超过/iu;
const less =
  /\b(?:below|under|lower than|less than|smaller than|shorter than|colder than|unter|unterhalb|niedriger als|kleiner als|weniger als|kürzer als)\b|低于|小于/iu;
const negated = /\b(?:not|never|nicht|no)\b|不|未/iu;

/** True where a sentence puts two numbers of one dimension in an order they do not have ("4.6 is above 7.1"). Only two neighbouring numbers with one comparing word between them are judged. */
export function contradictsOrder(text: string, claims: readonly Claim[]): boolean {
  if (contradictsThan(text, claims)) return true;
  const quantities = claims.flatMap((claim) => (claim.kind === 'quantity' ? [claim.quantity] : []));
  return quantities.some((first, index) => {
    const second = quantities[index + 1];
    if (second === undefined) return false;
    const between = text.slice(first.end, second.start);
    const isGreater = greater.test(between);
    if (isDifference(text, first) || isGreater === less.test(between) || negated.test(between) || /[,;.]\s|\b(?:and|und|then)\b/iu.test(between)) return false;
    const difference = compare(first, second);
    return difference !== null && (isGreater ? difference < 0 : difference > 0);
  });
}

const greaterThan = /\b(?:higher|greater|more|longer|hotter|larger|bigger|faster|heavier|höher|größer|mehr|länger|heißer|schneller)\b/iu;
const lessThan = /\b(?:lower|less|smaller|shorter|colder|slower|lighter|fewer|niedriger|kleiner|weniger|kürzer|kälter|langsamer)\b/iu;

/** "higher on A (175 bar) than on B (212 bar)": one number on each side of "than". A number right before the comparing word is a difference, not a side. */
function contradictsThan(text: string, claims: readonly Claim[]): boolean {
  const than = /\b(?:than|als)\b/iu.exec(text);
  if (than === null || negated.test(text)) return false;
  const before = text.slice(0, than.index);
  const isGreater = greaterThan.test(before);
  if (isGreater === lessThan.test(before)) return false;
  const sides = claims.flatMap((claim) => (claim.kind === 'quantity' && !isDifference(text, claim.quantity) ? [claim.quantity] : []));
  const [first, second] = sides;
  if (sides.length !== 2 || first === undefined || second === undefined || first.end > than.index || second.start < than.index) return false;
  // "2.5 bar; more than 4 bar bursts it": the comparison is of another clause.
  if (/[;.:]\s/u.test(text.slice(first.end, than.index))) return false;
  const difference = compare(first, second);
  return difference !== null && (isGreater ? difference <= 0 : difference >= 0);
}

/** True for the number of "37 bar higher": how much, not what. */
export function isDifference(text: string, { end }: Readonly<{ end: number }>): boolean {
  const rest = /^\s?(\p{L}+)/u.exec(text.slice(end))?.[1] ?? '';
  return greaterThan.test(rest) || lessThan.test(rest);
}

/**
 * True where a figure of the sentence is worked out from others in it, which are judged by themselves: a difference ("37 bar higher: 212 bar against
 * 175 bar"), a share ("6 of 18 is 33.3 %"), the days between two dates, the count of the names that follow.
 */
export function followsFromOthers(text: string, claim: Quantity, others: readonly Quantity[], claims: readonly Claim[]): boolean {
  return isDifferenceOf(text, claim, others) || isShareOfTwo(text, claim, others) || liesBetween(text, claim, claims) || countsNames(text, claim, claims);
}

/** Half of the last digit shown. */
function tolerance({ decimals }: Quantity): number {
  return 0.5 * 10 ** -decimals * (1 + 1e-9);
}

function isDifferenceOf(text: string, claim: Quantity, others: readonly Quantity[]): boolean {
  if (!isDifference(text, claim)) return false;
  const [wanted] = claim.values;
  const values = others.flatMap(({ values: [value], unit }) =>
    value === undefined || (unit === null) !== (claim.unit === null) ? [] : [unit === null ? value : convert(value, unit, claim.unit ?? '')],
  );
  return values.some((a, i) =>
    values.some((b, j) => i !== j && a !== null && b !== null && wanted !== undefined && Math.abs(a - b - wanted) <= tolerance(claim)),
  );
}

const ofWhole = /^[^,;.:]{0,30}?(?:\b(?:of|von)\b|占)[^,;.:\d]{0,30}$/iu;

/** The percentage that the first of two figures is of the second, where "of" stands between them. */
function isShareOfTwo(text: string, claim: Quantity, others: readonly Quantity[]): boolean {
  const [wanted] = claim.values;
  if (wanted === undefined || unitOf(claim.unit)?.dimension !== 'percent') return false;
  return others.some((part) =>
    others.some((whole) => {
      const [a, b] = [part.values[0], whole.values[0]];
      if (a === undefined || b === undefined || b === 0 || whole.start < part.end || !ofWhole.test(text.slice(part.end, whole.start))) return false;
      const same = part.unit === null || whole.unit === null ? a : convert(a, part.unit, whole.unit);
      return same !== null && Math.abs((100 * same) / b - wanted) <= tolerance(claim);
    }),
  );
}

/** A number of days beside exactly two dates. */
function liesBetween(text: string, claim: Quantity, claims: readonly Claim[]): boolean {
  const [wanted] = claim.values;
  const dates = claims.flatMap((each) => (each.kind === 'moment' && each.moment.kind === 'date' && each.moment.keys.length === 1 ? each.moment.keys : []));
  const [first, second] = dates;
  if (first === undefined || second === undefined || dates.length !== 2 || wanted === undefined || unitOf(claim.unit) !== unitOf('d')) return false;
  return (
    /^\s?(?:\p{L}+\s)?(?:apart|between|auseinander|dazwischen)(?!\p{L})/u.test(text.slice(claim.end)) &&
    Math.abs(Math.abs(Date.parse(second) - Date.parse(first)) / 86_400_000 - wanted) < 1e-9
  );
}

/** A bare count in front of a list, of exactly as many different names as the list has. */
function countsNames(text: string, claim: Quantity, claims: readonly Claim[]): boolean {
  if (claim.unit !== null || claim.decimals !== 0 || !/^\s?(?:in all|insgesamt)?\s?[:：]/u.test(text.slice(claim.end))) return false;
  const names = claims.flatMap((each) => (each.kind === 'identifier' && each.start >= claim.end ? each.keys : []));
  return names.length >= 2 && new Set(names).size === names.length && claim.values[0] === names.length;
}

function compare(first: Quantity, second: Quantity): number | null {
  const [left] = first.values;
  const [right] = second.values;
  if (left === undefined || right === undefined || first.unit === null || second.unit === null) return null;
  const converted = convert(left, first.unit, second.unit);
  return converted === null ? null : converted - right;
}
