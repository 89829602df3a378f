import { allMatches } from '../../domain/all-matches.js';
import type { Evidence } from '../../domain/evidence.js';
import { governedLines } from '../../domain/governing.js';
import { identifierKey, parseIdentifiers } from '../../domain/identifiers.js';
import { literalPattern } from '../../domain/literal-pattern.js';
import { type Moment, parseDayMonths, parseMoments } from '../../domain/moments.js';
import { withoutOrders } from '../../domain/orders-in-content.js';
import { isShareOf, parseQuantities, type Quantity, quantitySupports } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import { parseNumberWords } from '../../domain/quantity-words.js';
import { blank, type Claim, factorsIn, keysOf, parseSpacedCodes } from './claims.js';
import { affinity, type Segment, segmentsOf } from './segments.js';
import { forbidsSomething } from './statements.js';
import { saysItOfAnother } from './subjects.js';
import { wordKeys } from './words.js';

/** What one piece of evidence can vouch for. */
export type EvidenceFacts = Readonly<{
  evidence: Evidence;
  text: string;
  compact: string;
  quantities: readonly Quantity[];
  /** Those that stand there, without the ends of tolerances and other figures that follow from them. */
  stated: readonly Quantity[];
  moments: readonly Moment[];
  identifiers: ReadonlySet<string>;
  dates: ReadonlySet<string>;
  times: ReadonlySet<string>;
  dimensions: ReadonlySet<string>;
  segments: readonly Segment[];
  factors: ReadonlySet<string>;
  /** The sentences of the quote: their words, and whether they forbid something. */
  passages: readonly Readonly<{ words: ReadonlySet<string>; forbids: boolean }>[];
  /** The lines of the quote that a heading, lead-in or cell forbids or limits: a sentence that says one without it says the opposite. */
  ruled: readonly RuledLine[];
  words: ReadonlySet<string>;
  /** The same with words of three letters: pan, fan, nut. */
  allWords: ReadonlySet<string>;
}>;

export type RuledLine = Readonly<{ compact: string; words: ReadonlySet<string>; by: string }>;

type TextFacts = Omit<EvidenceFacts, 'evidence' | 'ruled'>;

/** What a sentence says around one claim: the words and names of its clause, and what the sentence is about where it says so before its verb. */
export type Surroundings = Readonly<{ words: ReadonlySet<string>; names: ReadonlySet<string>; subject: ReadonlySet<string> }>;

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

/** What was read lately: the turns of a conversation, and the conversations of a shift, come back to the same passages and readings. */
const readLately = new Map<string, TextFacts>();
const mostRead = 512;

export function factsOf(evidence: Evidence): EvidenceFacts {
  const record = evidence.kind === 'log-row' || evidence.kind === 'alarm' || evidence.kind === 'work-order';
  const quote = evidence.kind === 'passage' && evidence.untrusted === true ? '' : evidence.quote;
  const parts = [quote, evidence.label, locator(evidence)].map((text) => withoutOrders(text, record));
  const key = parts.join('\u0000');
  const known = readLately.get(key) ?? readText(parts);
  if (readLately.size >= mostRead) readLately.clear();
  readLately.set(key, known);
  return { ...known, evidence, ruled: ruledLines(evidence) };
}

function ruledLines(evidence: Evidence): readonly RuledLine[] {
  if (evidence.kind !== 'passage') return [];
  return governedLines(evidence.quote, evidence.section, evidence.governing ?? null).flatMap(({ start, end, by }) =>
    by === null || by.kind === 'permits'
      ? []
      : [{ compact: squeeze(evidence.quote.slice(start, end)), words: wordKeys(evidence.quote.slice(start, end), 3), by: squeeze(by.text) }],
  );
}

function readText([quote = '', label = '', place = '']: readonly string[]): TextFacts {
  const text = `${label}\n${quote}\n${place}`;
  const moments = parseMoments(text);
  const identifierSource = blank(text, moments);
  const codes = parseSpacedCodes(identifierSource);
  const named = [...parseIdentifiers(blank(identifierSource, codes)), ...codes];
  const identifiers = new Set<string>();
  for (const { key, raw } of named) {
    identifiers.add(key);
    for (const part of keysOf(raw)) identifiers.add(part);
    for (const part of raw.split(/[./_#]/u)) if (/\d/u.test(part) && /[A-Za-z]/u.test(part)) identifiers.add(identifierKey(part));
  }
  const numberSource = blank(identifierSource, named);
  const segments = segmentsOf(text);
  const written = parseQuantities(numberSource);
  const stated = [...written, ...parseNumberWords(numberSource)].map((quantity) => withHeadingUnit(quantity, segments));
  const derived = [...toleranceBounds(numberSource, written), ...pointsBetween(numberSource, written)].map((quantity) => withHeadingUnit(quantity, segments));
  const quantities = [...stated, ...derived];
  return {
    text,
    compact: squeeze(text),
    quantities,
    stated,
    moments: [...moments, ...parseDayMonths(blank(text, moments))],
    identifiers,
    dates: new Set(moments.filter(({ kind }) => kind !== 'time').flatMap(({ keys }) => keys)),
    times: new Set(moments.filter(({ kind }) => kind === 'time').flatMap(({ keys }) => keys)),
    dimensions: dimensionsOf(text, quantities),
    segments,
    factors: new Set(factorsIn(text).map(({ factor }) => factor)),
    passages: quote.split(/(?<=[.!?])\s+|[。；;\n]/u).map((sentence) => ({ words: wordKeys(sentence, 3), forbids: forbidsSomething(sentence) })),
    words: wordKeys(text),
    allWords: wordKeys(text, 3),
  };
}

const percentPoints = 'percentage points';
/** "from 91 % to 94 %" also vouches for 3 percentage points. */
function pointsBetween(text: string, quantities: readonly Quantity[]): readonly Quantity[] {
  return quantities.flatMap((first, index) => {
    const second = quantities[index + 1];
    if (second === undefined || unitOf(first.unit)?.dimension !== 'percent' || unitOf(second.unit)?.dimension !== 'percent') return [];
    if (!/^\s?(?:to|auf|bis|up to|down to|到|至|升至|升到|降至|降到)\s?$/iu.test(text.slice(first.end, second.start))) return [];
    const [from, to] = [first.values[0], second.values[0]];
    if (from === undefined || to === undefined) return [];
    const decimals = Math.max(first.decimals, second.decimals);
    return [{ ...second, values: [Number(Math.abs(to - from).toFixed(decimals))], decimals, unit: percentPoints }];
  });
}

/** `68 N·m ± 4 N·m` also vouches for the ends, 64 and 72 N·m. */
function toleranceBounds(text: string, quantities: readonly Quantity[]): readonly Quantity[] {
  return quantities.flatMap((nominal, index) => {
    const tolerance = quantities[index + 1];
    if (tolerance === undefined || !/^\s?(?:±|\+\/-|\+-)\s?$/u.test(text.slice(nominal.end, tolerance.start))) return [];
    const [value] = nominal.values;
    const [width] = tolerance.values;
    if (value === undefined || width === undefined || (nominal.unit !== null && tolerance.unit !== null && nominal.unit !== tolerance.unit)) return [];
    const unit = tolerance.unit ?? nominal.unit;
    const decimals = Math.max(nominal.decimals, tolerance.decimals);
    const ends = [value - width, value + width];
    return ends.map((end) => ({ ...nominal, unit, values: [end], decimals }));
  });
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ');
}

function dimensionsOf(text: string, quantities: readonly Quantity[]): ReadonlySet<string> {
  const dimensions = new Set<string>();
  for (const { unit } of quantities) dimensions.add(unitOf(unit)?.dimension ?? '');
  for (const match of allMatches(text, bracketed)) dimensions.add(unitOf(match[1] ?? null)?.dimension ?? '');
  dimensions.delete('');
  return dimensions;
}

const bracketed = /[[(]\s?([^\s\])]{1,8})\s?[\])]/gu;

/** A number of a table cell without a unit has the one in brackets in its column's heading. */
function withHeadingUnit(quantity: Quantity, segments: readonly Segment[]): Quantity {
  if (quantity.unit !== null) return quantity;
  const heading = segments.find(({ start, end }) => start <= quantity.start && quantity.start < end)?.heading ?? '';
  const unit = allMatches(heading, bracketed)
    .map((match) => match[1] ?? '')
    .find((symbol) => unitOf(symbol) !== null);
  return unit === undefined ? quantity : { ...quantity, unit };
}

/** Does this evidence vouch for this one claim? For numbers and moments also: is it said of the same thing there? */
export function supportsClaim(facts: EvidenceFacts, claim: Claim, around: Surroundings): boolean {
  switch (claim.kind) {
    case 'identifier':
      return claim.keys.every((key) => facts.identifiers.has(key));
    case 'quotation':
      return facts.compact.includes(squeeze(claim.raw).replace(/[.,;。，；]$/u, ''));
    case 'document':
    case 'link':
      return facts.compact.includes(squeeze(claim.raw).replace(/[.,;]$/u, ''));
    case 'factor':
      return facts.factors.has(claim.factor);
    case 'reference':
      return supportsReference(facts, claim);
    case 'moment':
      return supportsMoment(facts, claim.moment, around);
    case 'quantity':
      return (
        supportsNumber(claim.isNominal ? { ...facts, quantities: facts.stated } : facts, claim.quantity, claim.isCount, around) ||
        isYearOf(facts, claim.quantity)
      );
  }
}

/** True where a paper gives the very figure or moment, whatever of. */
export function standsIn(facts: EvidenceFacts, claim: Claim): boolean {
  if (facts.evidence.kind !== 'passage' || facts.evidence.status === 'superseded') return false;
  if (claim.kind === 'quantity') return facts.stated.some((source) => isQuoted(facts, source) && supportsQuantity(facts, source, claim.quantity));
  return (
    claim.kind === 'moment' &&
    facts.moments.some(({ keys }) => keys.some((key) => claim.moment.keys.some((wanted) => wanted.endsWith(key) || key.endsWith(wanted))))
  );
}

function supportsReference({ evidence, compact }: EvidenceFacts, { of, value }: Extract<Claim, { kind: 'reference' }>): boolean {
  if (of === 'page' && evidence.kind === 'passage' && String(evidence.page) === value) return true;
  if (of === 'revision' && evidence.kind === 'passage' && evidence.revision.toLowerCase() === value.toLowerCase()) return true;
  if (of === 'row' && evidence.kind === 'log-row' && String(evidence.row) === value) return true;
  // "Zeile" is the line of a program as well.
  if (of === 'row' && evidence.kind === 'plc-line' && String(evidence.line) === value) return true;
  if (
    of === 'section' &&
    evidence.kind === 'passage' &&
    evidence.section?.includes(value) === true &&
    new RegExp(`(?:^|\\s)${literalPattern(value)}(?![\\d.]*\\d)`, 'u').test(evidence.section ?? '')
  )
    return true;
  if (!compact.includes(value.toLowerCase())) return false;
  return new RegExp(`${referenceWords[of]}\\s?${literalPattern(value.toLowerCase())}(?![\\p{L}\\d]|\\.\\d)`, 'u').test(compact);
}

const referenceWords = {
  page: '(?:pages?|seite|第)',
  line: '(?:lines?|第)',
  row: '(?:row|zeile)',
  section: '(?:section|chapter|clause|abschnitt|kapitel|第)',
  revision: 'rev(?:ision|\\.)?',
};

function supportsMoment(facts: EvidenceFacts, moment: Moment, around: Surroundings): boolean {
  const same = (other: Moment): boolean =>
    (other.kind === 'time') === (moment.kind === 'time') &&
    other.keys.some((key) => moment.keys.some((wanted) => (wanted.startsWith('-') ? key.endsWith(wanted) : key.startsWith(wanted))));
  const peers = facts.moments.filter(({ kind }) => (kind === 'time') === (moment.kind === 'time'));
  return isSaidOfTheSame(
    facts,
    peers.filter(same),
    peers.filter((other) => !same(other)),
    around,
  );
}

function supportsNumber(facts: EvidenceFacts, claim: Quantity, isCount: boolean, around: Surroundings): boolean {
  const holders = facts.quantities.filter(
    (source) =>
      !(isCount && (source.unit !== null || !isQuoted(facts, source))) &&
      supportsQuantity(facts, source, claim) &&
      !(isQuoted(facts, source) && saysItOfAnother(around.subject, facts.text, source.start, facts.evidence.label)),
  );
  if (holders.length === 0) return false;
  const dimension = unitOf(claim.unit)?.dimension ?? null;
  const rivals = facts.quantities.filter((source) => !holders.includes(source) && dimension !== null && unitOf(source.unit)?.dimension === dimension);
  return isSaidOfTheSame(facts, holders, rivals, around);
}

/** A number is taken for the wrong thing where another number of its kind stands closer to the sentence's words than it does. */
function isSaidOfTheSame(facts: EvidenceFacts, holders: readonly Place[], rivals: readonly Place[], { words, names }: Surroundings): boolean {
  if (holders.length === 0 || rivals.length === 0) return holders.length > 0;
  const closest = (places: readonly Place[]): number =>
    Math.max(
      ...places
        .map(({ start }) => facts.segments.find((segment) => segment.start <= start && start < segment.end))
        .map((segment) => (segment === undefined ? 0 : affinity(segment, words, names))),
    );
  return closest(rivals) <= closest(holders);
}

type Place = Readonly<{ start: number }>;

/** Numbers of the label and locator (pages, revisions) are no counts or measures. */
function isQuoted({ evidence }: EvidenceFacts, { start }: Place): boolean {
  return start > evidence.label.length && start <= evidence.label.length + evidence.quote.length;
}

function supportsQuantity(facts: EvidenceFacts, source: Quantity, claim: Quantity): boolean {
  if (!quantitySupports(source, claim)) return false;
  if (isShareOf(source, claim)) return isQuoted(facts, source);
  if (claim.unit === null || source.unit !== null) return true;
  // The evidence shows the bare number: its unit must stand elsewhere in the same evidence (a table heading, for example).
  const wanted = unitOf(claim.unit);
  return wanted !== null && isQuoted(facts, source) && facts.dimensions.has(wanted.dimension);
}

function isYearOf(facts: EvidenceFacts, claim: Quantity): boolean {
  return claim.unit === null && /^(?:19|20)\d{2}$/u.test(claim.raw) && [...facts.dates].some((date) => date.startsWith(claim.raw));
}
