import { unitOf } from './units.js';

/** One index term of a surface form. `part` marks a piece of an identifier, which is found by itself but counts less. */
export type TermPart = Readonly<{ term: string; kind: 'word' | 'number' | 'unit' | 'identifier'; part: boolean }>;

const NUMBER = /^\d+(?:[.,]\d+)*$/;
const SEPARATORS = /[-‐‑‒–_ ]/g;
const TAG_SHAPE = /^([a-z]+)(\d+)([a-z]{1,2})?$/;
const QUANTITY = /^(\d+(?:[.,]\d+)*)([^\d\s].*)$/;

/**
 * A written number as one exact term: grouping removed ("10,000" is 10000), one decimal point, no trailing zeros.
 * A single separator before exactly three digits groups thousands in the language's own manner: comma in English, dot in German.
 */
export function canonicalNumber(written: string, language: string): string {
  const decimal = language === 'de' ? ',' : '.';
  const grouping = decimal === ',' ? '.' : ',';
  let digits = written;
  if (new RegExp(`^\\d{1,3}(\\${grouping}\\d{3})+(\\${decimal}\\d+)?$`).test(digits)) digits = digits.split(grouping).join('');
  if ((digits.match(/[.,]/g)?.length ?? 0) > 1) return digits;
  digits = digits.replace(',', '.');
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits.replace(/^0+(?=\d)/, '');
}

/** True where the text has both a letter and a digit, or digits joined by hyphens: a tag, part number, model or error code. */
export function looksLikeIdentifier(surface: string): boolean {
  return /\d/.test(surface) && (/\p{L}/u.test(surface) || /\d[-_]\d/.test(surface)) && !isQuantity(surface.normalize('NFKC').toLowerCase());
}

function isQuantity(lower: string): boolean {
  const match = QUANTITY.exec(lower);
  return match !== null && (match[2]?.length ?? 0) > 1 && unitOf(match[2] ?? '') !== null;
}

/** The pieces under which a tag such as P-101A is also found: P-101, 101A, 101. */
function tagPieces(full: string): readonly string[] {
  const match = TAG_SHAPE.exec(full);
  if (match === null) return [];
  const [, letters = '', digits = '', suffix = ''] = match;
  return suffix === '' ? [digits] : [`${letters}${digits}`, `${digits}${suffix}`, digits];
}

function identifierTerms(text: string, stem: (word: string) => string): TermPart[] {
  const full = text.replace(SEPARATORS, '');
  const terms: TermPart[] = [{ term: full, kind: 'identifier', part: false }];
  const seen = new Set([full]);
  const add = (term: string, kind: TermPart['kind'], part: boolean): void => {
    if (term.length < 2 && !/\d/.test(term)) return;
    if (!seen.has(term)) terms.push({ term, kind, part });
    seen.add(term);
  };
  const pieces = text.split(SEPARATORS).filter((piece) => piece !== '');
  if (pieces.filter((piece) => /\d/.test(piece)).length === 1) for (const piece of tagPieces(full)) add(piece, 'identifier', true);
  for (const piece of pieces) {
    if (piece === full) continue;
    if (/^\p{L}+$/u.test(piece)) add(piece.length >= 4 ? stem(piece) : piece, 'word', piece.length < 4);
    else {
      add(piece, 'identifier', true);
      for (const inner of tagPieces(piece)) add(inner, 'identifier', true);
    }
  }
  return terms;
}

/** `P-101A/B` names P-101A and P-101B; `P-101/102` names P-101 and P-102. `null` when the slash separates something else. */
function slashSiblings(text: string): readonly string[] | null {
  const [first = '', ...rest] = text.split('/');
  if (rest.length === 0 || !/\d/.test(first) || !/^\p{L}/u.test(first)) return null;
  const siblings = [first];
  for (const tail of rest) {
    const letters = /^[a-z]$/.test(tail) ? /^(.*\d)[a-z]$/.exec(first) : null;
    const digits = /^\d+[a-z]?$/.test(tail) ? /^(.*?)\d+[a-z]?$/.exec(first) : null;
    if (letters !== null) siblings.push(`${letters[1] ?? ''}${tail}`);
    else if (digits !== null) siblings.push(`${digits[1] ?? ''}${tail}`);
    else return null;
  }
  return siblings;
}

function numberTerms(lower: string, language: string): TermPart[] | null {
  if (NUMBER.test(lower)) return [{ term: canonicalNumber(lower, language), kind: 'number', part: false }];
  const quantity = isQuantity(lower) ? QUANTITY.exec(lower) : null;
  if (quantity !== null)
    return [
      { term: canonicalNumber(quantity[1] ?? '', language), kind: 'number', part: false },
      { term: unitOf(quantity[2] ?? '')?.unit ?? '', kind: 'unit', part: false },
    ];
  if (!/^\d+(?:[.,]\d+)*(?:[-–:]\d+(?:[.,]\d+)*)+$/.test(lower)) return null;
  const numbers = lower.split(/[-–:]/).map((piece): TermPart => ({ term: canonicalNumber(piece, language), kind: 'number', part: false }));
  return [{ term: lower.replace(/–/g, '-'), kind: 'identifier', part: false }, ...numbers];
}

/** The index terms of a surface form that holds a digit. `lower` is NFKC-normalised and lower case. */
export function digitTerms(lower: string, language: string, stem: (word: string) => string): readonly TermPart[] {
  const numbers = numberTerms(lower, language);
  if (numbers !== null) return numbers;
  const siblings = slashSiblings(lower);
  if (siblings !== null) return siblings.flatMap((sibling) => identifierTerms(sibling, stem));
  const attribute = /^(.*\d[a-z]?)\.(\p{L}[\p{L}\d_]*)$/u.exec(lower);
  if (attribute !== null) return [...digitTerms(attribute[1] ?? '', language, stem), { term: attribute[2] ?? '', kind: 'word', part: false }];
  if (/[/,:'’·]/.test(lower)) {
    const pieces = lower.split(/[/,:'’·]/).filter((piece) => piece !== '');
    return pieces.flatMap((piece) => (/\d/.test(piece) ? digitTerms(piece, language, stem) : [{ term: stem(piece), kind: 'word' as const, part: false }]));
  }
  return identifierTerms(lower, stem);
}
