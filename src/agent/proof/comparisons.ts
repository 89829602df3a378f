import { convert, type Quantity } from '../../domain/quantity.js';
import type { Claim } from './claims.js';

const greater =
  /\b(?:above|over|exceeds?|exceeded|higher than|greater than|more than|longer than|hotter than|larger than|oberhalb|höher als|größer als|mehr als|länger als)\b|(?<!\p{L})über(?!\p{L})|高于|大于|超过/iu;
const less =
  /\b(?:below|under|lower than|less than|smaller than|shorter than|colder than|unter|unterhalb|niedriger als|kleiner als|weniger als|kürzer als)\b|低于|小于/iu;
const negated = /\b(?:not|never|nicht|no)\b|不|未/iu;

/** True where a sentence puts two numbers of one dimension in an order they do not have ("4.6 is above 7.1"). Only two neighbouring numbers with one comparing word between them are judged. */
export function contradictsOrder(text: string, claims: readonly Claim[]): boolean {
  const quantities = claims.flatMap((claim) => (claim.kind === 'quantity' ? [claim.quantity] : []));
  return quantities.some((first, index) => {
    const second = quantities[index + 1];
    if (second === undefined) return false;
    const between = text.slice(first.end, second.start);
    const isGreater = greater.test(between);
    if (isGreater === less.test(between) || negated.test(between) || /[,;.]\s|\b(?:and|und|then)\b/iu.test(between)) return false;
    const difference = compare(first, second);
    return difference !== null && (isGreater ? difference < 0 : difference > 0);
  });
}

function compare(first: Quantity, second: Quantity): number | null {
  const [left] = first.values;
  const [right] = second.values;
  if (left === undefined || right === undefined || first.unit === null || second.unit === null) return null;
  const converted = convert(left, first.unit, second.unit);
  return converted === null ? null : converted - right;
}
