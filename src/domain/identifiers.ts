import { allMatches } from './all-matches.js';
import { unitOf } from './quantity-units.js';

/** A token that names one thing: a tag, part number, model, document number or error code. `key` is its form without separators, upper case. */
export type Identifier = Readonly<{ raw: string; key: string; start: number; end: number }>;

const tokenPattern = /(?<![\p{Script=Latin}\p{N}])[A-Za-z0-9]+(?:[-/._#][A-Za-z0-9]+)*(?![\p{Script=Latin}\p{N}])/gu;
const unitLike = /^\d+(?:[.,]\d+)?-?([A-Za-z/]+\d?)$/u;
const ordinal = /^\d+(?:st|nd|rd|th)$/iu;
const timestamp = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]*Z?)?$/u;

/** `P-101A`, `p101a` and `P 101A` written as one token share the key `P101A`. */
export function identifierKey(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/gu, '');
}

/** Tokens with a letter and a digit that are not a quantity, ordinal, date or enumeration mark. Spaced forms (`P 101 A`) are resolved by the plant's directory, not here. */
export function parseIdentifiers(text: string): readonly Identifier[] {
  const found: Identifier[] = [];
  for (const match of allMatches(text, tokenPattern)) {
    const raw = match[0].replace(/[.]$/u, '');
    if (!/\d/u.test(raw) || !/[A-Za-z]/u.test(raw)) continue;
    if (ordinal.test(raw) || timestamp.test(raw)) continue;
    const unit = unitLike.exec(raw)?.[1];
    if (unit !== undefined && /^\d/u.test(raw) && unitOf(unit) !== null) continue;
    if (/^[a-z]{4,}\d?$/iu.test(raw) && unitOf(raw) !== null) continue;
    found.push({ raw, key: identifierKey(raw), start: match.index, end: match.index + raw.length });
  }
  return found;
}
