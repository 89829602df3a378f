import type { TurnEvent } from './turn.js';

/** Stands where a sentence or a quotation of a removed document stood. */
export const removedText = '[removed]';
/** Shorter pieces of a sentence are everyday words; taking them out would change other sentences. */
const SHORTEST_PIECE = 8;

/**
 * The events of a finished turn without the words of a document that was removed: its evidence keeps label and place, marked
 * `removed`, and every sentence that stood on it becomes `[removed]`. Null where the turn does not use the document. Pure.
 */
export function withoutDocument(events: readonly TurnEvent[], documentId: string): readonly TurnEvent[] | null {
  const gone = new Set<string>();
  const quotes: string[] = [];
  for (const event of events) {
    if (event.type !== 'evidence' || !isOf(event.evidence, documentId)) continue;
    gone.add(event.evidence.id);
    quotes.push(event.evidence.quote);
  }
  if (gone.size === 0) return null;
  const sentences = events.flatMap((event) => (event.type === 'sentence' && event.evidence.some((id) => gone.has(id)) ? [event.text] : []));
  const hide = hiding([...sentences, ...quotes]);
  return withDeltas(events, gone).map((event): TurnEvent => {
    switch (event.type) {
      case 'evidence': {
        const { evidence } = event;
        return { ...event, evidence: isOf(evidence, documentId) ? { ...evidence, quote: '', removed: true } : { ...evidence, quote: hide(evidence.quote) } };
      }
      case 'sentence':
        return event.evidence.some((id) => gone.has(id)) ? { ...event, text: removedText } : event;
      case 'tool-end':
        return { ...event, summary: hide(event.summary) };
      case 'tool-progress':
        return { ...event, text: hide(event.text) };
      case 'withheld':
        return { ...event, text: hide(event.text), claims: event.claims.map(hide) };
      default:
        return event;
    }
  });
}

type PassageOrRow = Extract<TurnEvent, { type: 'evidence' }>['evidence'] & Readonly<{ kind: 'passage' | 'log-row' }>;

function isOf(evidence: Extract<TurnEvent, { type: 'evidence' }>['evidence'], documentId: string): evidence is PassageOrRow {
  return (evidence.kind === 'passage' || evidence.kind === 'log-row') && evidence.documentId === documentId;
}

function hiding(texts: readonly string[]): (text: string) => string {
  const pieces = [...new Set(texts.map((text) => text.trim()))]
    .filter((text) => text.length >= SHORTEST_PIECE)
    .sort((left, right) => right.length - left.length);
  return (text) => pieces.reduce((rest, piece) => rest.replaceAll(piece, removedText), text);
}

/**
 * What was streamed, which may be cut anywhere, without the sentences that go: the first piece carries all that is left and the others
 * nothing. Where such a sentence is not found in it, nothing of it is kept.
 */
function withDeltas(events: readonly TurnEvent[], gone: ReadonlySet<string>): readonly TurnEvent[] {
  const streamed = events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('');
  let left = '';
  let from = 0;
  for (const event of events) {
    if (event.type !== 'sentence' || event.text === removedText) continue;
    const goes = event.evidence.some((id) => gone.has(id));
    const at = streamed.indexOf(event.text, from);
    if (at < 0 && goes) return withFirstDelta(events, removedText);
    if (at < 0) continue;
    left += streamed.slice(from, at) + (goes ? removedText : event.text);
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
