import { literalPattern } from './literal-pattern.js';
import type { TurnEvent } from './turn.js';

/** Stands where a sentence or a quotation of a removed document stood. */
export const removedText = '[removed]';
/** Shorter whole sentences and quotations are everyday words; taking them out would change other sentences, and the mark must not be longer than what it replaces. */
const SHORTEST_PIECE = 9;
/** A part of a quotation is taken for the document's own words from this width on; a character of Chinese counts twice. */
const NARROWEST_PART = 24;

/**
 * What a turn said in the words of a document: the quotations, their sentences and cells, and the sentences that stood on them, longest first.
 * Empty where the turn does not use the document. Pure.
 */
export function wordsUsed(events: readonly TurnEvent[], documentId: string): readonly string[] {
  const quotes = events.flatMap((event) => (event.type === 'evidence' && isOf(event.evidence, documentId) ? [event.evidence.quote] : []));
  const gone = idsOf(events, documentId);
  const sentences = events.flatMap((event) => (event.type === 'sentence' && event.evidence.some((id) => gone.has(id)) ? [event.text] : []));
  const whole = [...quotes, ...sentences].map((text) => text.trim()).filter((text) => text.length >= SHORTEST_PIECE && text !== removedText);
  const parts = quotes.flatMap(partsOf).filter((part) => widthOf(part) >= NARROWEST_PART);
  return [...new Set([...whole, ...parts])].sort((left, right) => right.length - left.length);
}

/** A copy of a value with the words taken out of every text in it, however deep and however its lines are broken. */
export function withoutWords<T>(value: T, words: readonly string[]): T;
export function withoutWords(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'string') return hide(value, words);
  if (Array.isArray(value)) return value.map((item) => withoutWords(item, words));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutWords(item, words)]));
}

/**
 * The events of a finished turn without the words of a document that was removed: its evidence keeps label and place, marked
 * `removed`, every sentence that stood on it becomes `[removed]`, and drafts, summaries and notices lose the words. Null where the turn does not
 * use the document. Pure.
 */
export function withoutDocument(events: readonly TurnEvent[], documentId: string): readonly TurnEvent[] | null {
  const gone = idsOf(events, documentId);
  if (gone.size === 0) return null;
  const words = wordsUsed(events, documentId);
  return cleaned(events, words, (event) => (event.evidence.some((id) => gone.has(id)) ? removedText : event.text)).map((event): TurnEvent => {
    if (event.type !== 'evidence') return event;
    const { evidence } = event;
    return { ...event, evidence: isOf(evidence, documentId) ? { ...evidence, quote: '', removed: true } : withoutWords(evidence, words) };
  });
}

/**
 * A turn of the same conversation without words that an earlier turn had from a removed document, as a draft may repeat them. What stands on another
 * document stays. Null where none of them is found. Pure.
 */
export function withoutEchoes(events: readonly TurnEvent[], words: readonly string[]): readonly TurnEvent[] | null {
  const documents = new Set(events.flatMap((event) => (event.type === 'evidence' && isDocument(event.evidence) ? [event.evidence.id] : [])));
  const left = cleaned(events, words, (event) => (event.evidence.some((id) => documents.has(id)) ? event.text : hide(event.text, words))).map(
    (event): TurnEvent => {
      return event.type === 'evidence' && !isDocument(event.evidence) ? { ...event, evidence: withoutWords(event.evidence, words) } : event;
    },
  );
  return JSON.stringify(left) === JSON.stringify(events) ? null : left;
}

/** Everything but evidence and the person's own question. */
function cleaned(events: readonly TurnEvent[], words: readonly string[], sentence: (event: Said) => string): readonly TurnEvent[] {
  return withDeltas(events, sentence).map((event): TurnEvent => {
    switch (event.type) {
      case 'sentence':
        return { ...event, text: sentence(event) };
      case 'turn-start':
      case 'text-delta':
      case 'evidence':
        return event;
      default:
        return withoutWords(event, words);
    }
  });
}

type Said = Extract<TurnEvent, { type: 'sentence' }>;
type Numbered = Extract<TurnEvent, { type: 'evidence' }>['evidence'];
type PassageOrRow = Numbered & Readonly<{ kind: 'passage' | 'log-row' }>;

function isDocument(evidence: Numbered): evidence is PassageOrRow {
  return evidence.kind === 'passage' || evidence.kind === 'log-row';
}

function isOf(evidence: Numbered, documentId: string): evidence is PassageOrRow {
  return isDocument(evidence) && evidence.documentId === documentId;
}

function idsOf(events: readonly TurnEvent[], documentId: string): ReadonlySet<string> {
  return new Set(events.flatMap((event) => (event.type === 'evidence' && isOf(event.evidence, documentId) ? [event.evidence.id] : [])));
}

/** Sentences, lines and cells of a quotation. */
function partsOf(quote: string): readonly string[] {
  return quote.split(/(?<=[.!?;])\s+|(?<=[\u3002\uff01\uff1f\uff1b])|\n+|\s*\|\s*/u).map((part) => part.trim());
}

function widthOf(text: string): number {
  return text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function hide(text: string, words: readonly string[]): string {
  return words.reduce((rest, piece) => rest.replaceAll(new RegExp(piece.split(/\s+/u).map(literalPattern).join('\\s+'), 'gu'), removedText), text);
}

/**
 * What was streamed, which may be cut anywhere, with each sentence as it is now: the first piece carries all that is left and the others
 * nothing. Where a changed sentence is not found in it, nothing of it is kept.
 */
function withDeltas(events: readonly TurnEvent[], sentence: (event: Said) => string): readonly TurnEvent[] {
  const streamed = events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('');
  let left = '';
  let from = 0;
  for (const event of events) {
    if (event.type !== 'sentence' || event.text === removedText) continue;
    const text = sentence(event);
    const at = streamed.indexOf(event.text, from);
    if (at < 0 && text !== event.text) return withFirstDelta(events, removedText);
    if (at < 0) continue;
    left += streamed.slice(from, at) + text;
    from = at + event.text.length;
  }
  left += streamed.slice(from);
  return left === streamed ? events : withFirstDelta(events, left);
}

function withFirstDelta(events: readonly TurnEvent[], text: string): readonly TurnEvent[] {
  let rest = text;
  return events.map((event) => {
    if (event.type !== 'text-delta') return event;
    const own = rest;
    rest = '';
    return { ...event, text: own };
  });
}
