import type { Evidence } from '../../domain/evidence.js';
import { identifierKey, parseIdentifiers } from '../../domain/identifiers.js';
import { parseMoments } from '../../domain/moments.js';
import { parseQuantities, type Quantity, quantitySupports } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import { blank, type Claim } from './claims.js';

/** What one piece of evidence can vouch for. */
export type EvidenceFacts = Readonly<{
  evidence: Evidence;
  text: string;
  compact: string;
  quantities: readonly Quantity[];
  identifiers: ReadonlySet<string>;
  dates: ReadonlySet<string>;
  times: ReadonlySet<string>;
  dimensions: ReadonlySet<string>;
  words: ReadonlySet<string>;
}>;

function locator(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'passage':
      return `${evidence.document} revision ${evidence.revision} Rev ${evidence.revision} page ${evidence.page} ${evidence.section ?? ''} ${evidence.documentId}`;
    case 'reading':
      return `${evidence.reading.tag} ${String(evidence.reading.value)} ${evidence.reading.unit ?? ''} ${evidence.reading.readAt}`;
    case 'trend':
      return `${evidence.tag} ${evidence.from} ${evidence.to}`;
    case 'alarm':
      return `${evidence.alarmId} ${evidence.tag} ${evidence.at}`;
    case 'journal':
      return evidence.at;
    case 'work-order':
      return evidence.workOrderId;
    case 'log-row':
      return `${evidence.document} row ${evidence.row} ${evidence.documentId}`;
    case 'plc-line':
      return `${evidence.program} ${evidence.file} line ${evidence.line}`;
    case 'asset':
      return evidence.equipment;
    case 'computation':
      return `${evidence.name}`;
    case 'draft':
      return evidence.draftId;
  }
}

/** Comparison key of words: the first five letters in lower case, or pairs of Han characters. Crude on purpose: it decides relatedness, never equality. */
export function wordKeys(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const match of text.toLowerCase().matchAll(/[\p{Script=Latin}]{4,}/gu)) keys.add(match[0].slice(0, 5));
  for (const match of text.matchAll(/\p{Script=Han}{2,}/gu))
    for (let index = 0; index + 2 <= match[0].length; index += 1) keys.add(match[0].slice(index, index + 2));
  return keys;
}

export function factsOf(evidence: Evidence): EvidenceFacts {
  const text = `${evidence.label}\n${evidence.quote}\n${locator(evidence)}`;
  const moments = parseMoments(text);
  const identifierSource = blank(text, moments);
  const identifiers = new Set<string>();
  for (const { key, raw } of parseIdentifiers(identifierSource)) {
    identifiers.add(key);
    for (const part of raw.split(/[./_#]/u)) if (/\d/u.test(part) && /[A-Za-z]/u.test(part)) identifiers.add(identifierKey(part));
  }
  const quantities = parseQuantities(blank(identifierSource, parseIdentifiers(identifierSource)));
  const dimensions = new Set<string>();
  for (const quantity of quantities) {
    const unit = unitOf(quantity.unit);
    if (unit !== null) dimensions.add(unit.dimension);
  }
  for (const match of text.matchAll(/[[(]\s?([^\s\])]{1,8})\s?[\])]/gu)) {
    const unit = unitOf(match[1] ?? null);
    if (unit !== null) dimensions.add(unit.dimension);
  }
  return {
    evidence,
    text,
    compact: text.toLowerCase().replace(/\s+/gu, ' '),
    quantities,
    identifiers,
    dates: new Set(moments.filter(({ kind }) => kind !== 'time').flatMap(({ keys }) => keys)),
    times: new Set(moments.filter(({ kind }) => kind === 'time').flatMap(({ keys }) => keys)),
    dimensions,
    words: wordKeys(text),
  };
}

/** Does this evidence vouch for this one claim? */
export function supportsClaim(facts: EvidenceFacts, claim: Claim): boolean {
  switch (claim.kind) {
    case 'identifier':
      return facts.identifiers.has(claim.key);
    case 'quotation':
      return facts.compact.includes(
        claim.raw
          .toLowerCase()
          .replace(/\s+/gu, ' ')
          .replace(/[.,;]$/u, ''),
      );
    case 'moment':
      return claim.moment.keys.some((key) => (claim.moment.kind === 'time' ? facts.times.has(key) : [...facts.dates].some((date) => date.startsWith(key))));
    case 'quantity':
      return facts.quantities.some((source) => supportsQuantity(facts, source, claim.quantity)) || isYearOf(facts, claim.quantity);
  }
}

function supportsQuantity(facts: EvidenceFacts, source: Quantity, claim: Quantity): boolean {
  if (!quantitySupports(source, claim)) return false;
  if (claim.unit === null || source.unit !== null) return true;
  // The evidence shows the bare number: its unit must stand elsewhere in the same evidence (a table heading, for example).
  const wanted = unitOf(claim.unit);
  return wanted !== null && facts.dimensions.has(wanted.dimension);
}

function isYearOf(facts: EvidenceFacts, claim: Quantity): boolean {
  return claim.unit === null && /^(?:19|20)\d{2}$/u.test(claim.raw) && [...facts.dates].some((date) => date.startsWith(claim.raw));
}
