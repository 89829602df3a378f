import { parseIdentifiers } from '../../domain/identifiers.js';
import { type Moment, parseMoments } from '../../domain/moments.js';
import { parseQuantities, type Quantity } from '../../domain/quantity.js';

/** What in a sentence can be looked up. */
export type Claim =
  | Readonly<{ kind: 'quantity'; raw: string; quantity: Quantity }>
  | Readonly<{ kind: 'identifier'; raw: string; key: string }>
  | Readonly<{ kind: 'moment'; raw: string; moment: Moment }>
  | Readonly<{ kind: 'quotation'; raw: string }>;

const markerPattern = /\s?[[【](E\d+(?:\s*[,;]\s*E\d+)*)[\]】]/gu;
const enumeration = /^\s*(?:[-*•]\s*)?(?:(?:step|schritt)\s+)?\d{1,2}[.):]\s+/iu;

export type MarkedSentence = Readonly<{ text: string; cited: readonly string[] }>;

/** Takes citation markers such as `[E3]` or `[E1, E2]` out of a sentence. */
export function readMarkers(sentence: string): MarkedSentence {
  const cited: string[] = [];
  const text = sentence.replace(markerPattern, (_whole, ids: string) => {
    for (const id of ids.split(/[,;]/u)) if (!cited.includes(id.trim())) cited.push(id.trim());
    return '';
  });
  return { text: text.replace(/[ \t]+([.,;:!?])/gu, '$1').trim(), cited };
}

/** Overwrites spans with blanks of the same length, so that offsets of what remains stay true. */
export function blank(text: string, spans: ReadonlyArray<Readonly<{ start: number; end: number }>>): string {
  let masked = text;
  for (const { start, end } of spans) masked = masked.slice(0, start) + ' '.repeat(end - start) + masked.slice(end);
  return masked;
}

/** Every checkable claim of a sentence. A leading list number is layout, not a claim. */
export function extractClaims(sentence: string): readonly Claim[] {
  const lead = enumeration.exec(sentence)?.[0].length ?? 0;
  const text = ' '.repeat(lead) + sentence.slice(lead);
  const claims: Claim[] = [];
  const moments = parseMoments(text);
  for (const moment of moments) claims.push({ kind: 'moment', raw: moment.raw, moment });
  const withoutMoments = blank(text, moments);
  const identifiers = parseIdentifiers(withoutMoments);
  for (const identifier of identifiers) claims.push({ kind: 'identifier', raw: identifier.raw, key: identifier.key });
  for (const quantity of parseQuantities(blank(withoutMoments, identifiers))) claims.push({ kind: 'quantity', raw: quantity.raw, quantity });
  for (const match of sentence.matchAll(/[“"„«]([^“”"„«»]{12,})[”"“»]/gu)) if (match[1] !== undefined) claims.push({ kind: 'quotation', raw: match[1] });
  return claims;
}
