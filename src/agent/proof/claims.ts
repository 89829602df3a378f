import { allMatches } from '../../domain/all-matches.js';
import { identifierKey, parseIdentifiers } from '../../domain/identifiers.js';
import { type Moment, parseDayMonths, parseMoments } from '../../domain/moments.js';
import { parseQuantities, type Quantity } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import { parseNumberWords } from '../../domain/quantity-words.js';

/** Where in a source something stands. */
export type ReferenceKind = 'page' | 'line' | 'row' | 'section' | 'revision';

/** What in a sentence can be looked up. `start` is the place in the sentence without its markers. */
export type Claim = Readonly<{ raw: string; start: number }> &
  (
    | Readonly<{ kind: 'quantity'; quantity: Quantity; isCount: boolean /** A tolerance follows it. */; isNominal: boolean }>
    | Readonly<{ kind: 'identifier'; keys: readonly string[] }>
    | Readonly<{ kind: 'moment'; moment: Moment }>
    | Readonly<{ kind: 'reference'; of: ReferenceKind; value: string }>
    | Readonly<{ kind: 'factor'; factor: string }>
    | Readonly<{ kind: 'quotation' }>
    | Readonly<{ kind: 'document' }>
    | Readonly<{ kind: 'link' }>
  );

const markerPattern = /\s?[[【](E\d+(?:\s*[,;]\s*E\d+)*)[\]】]/gu;
const enumeration = /^\s*(?:[-*•]\s*)?(?:\*\*)?(?:(?:step|schritt)\s+\d{1,2}\s*[.):]?|第[\d一二三四五六七八九十]+步[:：]?|\d{1,2}[.):、](?!\d))\s*/iu;

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

type Span = Readonly<{ start: number; end: number }>;

/** Overwrites spans with blanks of the same length, so that offsets of what remains stay true. */
export function blank(text: string, spans: readonly Span[]): string {
  let masked = text;
  for (const { start, end } of spans) masked = masked.slice(0, start) + ' '.repeat(end - start) + masked.slice(end);
  return masked;
}

const codeWord = /(?<![\p{L}\p{N}-])([A-Z]{2,5}) (\d{1,6}[A-Z]?)(?![\p{L}\p{N}]|[.,]\d)/gu;
const notACode = /^(?:REV|PAGE|STEP|FIG|TAB|TABLE|AND|OR|NO|NOT|AT|IS|TO|IN|OF|BY|ON|THE|MAX|MIN|UTC|ROW|LINE|PART|ALL|ONLY|SET)$/u;

/** Designations written with a space, such as `ISO VG 46` (read as `VG 46`) or `CLP 320`. A number with a unit after capitals is a quantity. */
export function parseSpacedCodes(text: string): readonly (Span & Readonly<{ raw: string; key: string }>)[] {
  return allMatches(text, codeWord).flatMap((match) => {
    const end = match.index + match[0].length;
    const next = /^\s?([^\s,;.)]+)/u.exec(text.slice(end))?.[1] ?? null;
    if (notACode.test(match[1] ?? '') || unitOf(next) !== null) return [];
    return [{ raw: match[0], key: identifierKey(match[0]), start: match.index, end }];
  });
}

const referencePatterns: ReadonlyArray<Readonly<{ of: ReferenceKind; pattern: RegExp }>> = [
  { of: 'page', pattern: /(?<!\p{L})(?:pages?|seiten?|p\.|S\.)\s?(\d+)|第(\d+)页/giu },
  { of: 'line', pattern: /\b(?:line|lines)\s(\d+)|第(\d+)行/giu },
  { of: 'row', pattern: /\b(?:row|zeile)\s(\d+)/giu },
  { of: 'section', pattern: /\b(?:section|chapter|clause|abschnitt|kapitel)\s(\d+(?:\.\d+)*)|第(\d+(?:\.\d+)*)[节章]/giu },
  { of: 'revision', pattern: /\b[Rr]ev(?:ision|\.)?\s([A-Z]|\d+(?:\.\d+)*)(?![\p{L}\p{N}])/gu },
];

const factorPatterns: ReadonlyArray<readonly [string, RegExp]> = [
  ['2', /\b(?:twice|doubl\w+|two-?fold|doppelt\w*|verdoppel\w+)\b|两倍|翻倍|翻番|加倍/iu],
  ['1/2', /\b(?:halved|by half|half (?:as|of|the)|halbier\w+|zur hälfte|um die hälfte)\b|一半|减半/iu],
  ['3', /\b(?:tripl\w+|three-?fold|three times (?:as|more|higher|lower|longer)|dreifach\w*|verdreifach\w+)\b|三倍/iu],
  ['n', /\b(?:\w+-?fold|\w+ times (?:as|more|higher|lower|longer|faster|greater)|\w+-?fach\b|\w+-?mal so)\b|[\d几四五六七八九十]+倍/iu],
];

/** Which multiple the text speaks of, if any: `2`, `1/2`, `3` or another one as written. */
export function factorsIn(text: string): readonly Readonly<{ raw: string; start: number; factor: string }>[] {
  for (const [factor, pattern] of factorPatterns) {
    const match = pattern.exec(text);
    if (match !== null) return [{ raw: match[0], start: match.index, factor: factor === 'n' ? match[0].toLowerCase() : factor }];
  }
  return [];
}

const documentName =
  /(?<=\p{L}\S* |^)((?:(?!The |This |That |According )\p{Lu}[\p{L}&-]+ )+(?:Manual|Handbook|Procedure|Guide|Guideline|Policy|Standard|Datasheet|Specification|Logbook|Handbuch|Anweisung))(?!\p{L})/gu;
const linkPattern = /\bhttps?:\/\/[^\s)>\]"]+|\bwww\.[^\s)>\]"]+/giu;
const quotationPattern = /[“"„«]([^“”"„«»]{4,})[”"“»]|《([^》]+)》/gu;
const hedge = /(?:about|around|approximately|approx\.?|roughly|nearly|some|ca\.?|etwa|rund|ungefähr|circa|~|≈|约|大约|近)\s?$/iu;

/** Every checkable claim of a sentence. A leading list number is layout, not a claim. */
export function extractClaims(sentence: string): readonly Claim[] {
  const lead = enumeration.exec(sentence)?.[0].length ?? 0;
  let text = ' '.repeat(lead) + sentence.slice(lead);
  const claims: Claim[] = textClaims(text);
  const links = allMatches(text, linkPattern).map((match) => ({ raw: match[0], start: match.index, end: match.index + match[0].length }));
  for (const { raw, start } of links) claims.push({ kind: 'link', raw, start });
  text = blank(text, links);
  const moments = parseMoments(text);
  const withoutDates = blank(text, moments);
  const days = parseDayMonths(withoutDates);
  for (const moment of [...moments, ...days]) claims.push({ kind: 'moment', raw: moment.raw, start: moment.start, moment });
  text = blank(withoutDates, days);
  const references = referencesIn(text);
  claims.push(...references.map(({ end: _end, ...claim }) => claim));
  text = blank(text, references);
  const codes = parseSpacedCodes(text);
  const identifiers = [...codes, ...parseIdentifiers(blank(text, codes))];
  for (const { raw, start } of identifiers) claims.push({ kind: 'identifier', raw, start, keys: keysOf(raw) });
  return [...claims, ...numberClaims(blank(text, identifiers))].sort((a, b) => a.start - b.start);
}

const tolerance = /^\s?(?:±|\+\/-|\+-)\s?\d/u;

function numberClaims(text: string): Claim[] {
  const words = parseNumberWords(text);
  const factors = factorsIn(text);
  const claims: Claim[] = factors.map(({ raw, start, factor }) => ({ kind: 'factor', raw, start, factor }));
  for (const quantity of [...parseQuantities(blank(text, words)), ...words]) {
    if (factors.some(({ raw, start }) => quantity.start >= start && quantity.start < start + raw.length)) continue;
    const decimals = hedge.test(text.slice(Math.max(0, quantity.start - 14), quantity.start)) ? coarse(quantity) : quantity.decimals;
    const isCount =
      quantity.unit === null &&
      quantity.decimals === 0 &&
      /^\s(?!(?:to|and|or|bis|und|oder|at|on|is|in|of|for|from|as|von|auf|bei|am|um|rising|falling)\b)\p{L}{3,}/u.test(text.slice(quantity.end));
    claims.push({
      kind: 'quantity',
      raw: quantity.raw,
      start: quantity.start,
      quantity: { ...quantity, decimals },
      isCount,
      isNominal: tolerance.test(text.slice(quantity.end)),
    });
  }
  return claims;
}

/** The precision of a hedged round number: the zeros at its end are not claimed. */
function coarse({ decimals, values }: Quantity): number {
  const digits = String(Math.abs(values[0] ?? 0));
  return decimals === 0 ? -(/0+$/u.exec(digits)?.[0].length ?? 0) : decimals;
}

function referencesIn(text: string): (Extract<Claim, { kind: 'reference' }> & Span)[] {
  return referencePatterns.flatMap(({ of, pattern }) =>
    allMatches(text, pattern).map((match) => ({
      kind: 'reference' as const,
      of,
      raw: match[0],
      value: match[1] ?? match[2] ?? '',
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

function textClaims(text: string): Claim[] {
  const claims: Claim[] = [];
  for (const match of allMatches(text, quotationPattern)) {
    const raw = match[1] ?? match[2] ?? '';
    if (match[2] !== undefined || raw.length >= 12 || /\s/u.test(raw) || /\p{Script=Han}{4}/u.test(raw))
      claims.push({ kind: 'quotation', raw, start: match.index });
  }
  for (const match of allMatches(text, documentName)) claims.push({ kind: 'document', raw: match[0], start: match.index });
  return claims;
}

/** `P-101A/B` names P-101A and P-101B. */
export function keysOf(raw: string): readonly string[] {
  const pair = /^(.*\d)([A-Z])\/([A-Z])$/u.exec(raw);
  if (pair === null) return [identifierKey(raw)];
  return [identifierKey(`${pair[1]}${pair[2]}`), identifierKey(`${pair[1]}${pair[3]}`)];
}
