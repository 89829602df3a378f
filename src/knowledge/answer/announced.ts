import type { Passage } from '../../domain/document.js';
import type { Hit, PassageHits, StretchHits } from '../rank/passage-hits.js';
import type { Span } from '../text/sentences.js';
import { announces, isEntry, type List, listsIn } from './lists.js';

/** How a stretch stands to a list: the sentence that announces it says what its entries say, and an entry need not repeat that sentence. */
export type Announced = Readonly<{
  list: List;
  /** For the announcing sentence its own text with that of the entries, and the words of the question in it. */
  whole: Readonly<{ text: string; found: StretchHits }> | null;
  /** For an entry the words of the question in the announcing sentence. */
  above: readonly Hit[] | null;
}>;

/** Tells for stretches of running text and single steps how they stand to a list, if they do. `own` are the passages of the document in order. */
export function announcedIn(passage: Passage, own: () => readonly Passage[], hits: PassageHits): (span: Span) => Announced | null {
  if (passage.kind !== 'text' && passage.kind !== 'steps') return () => null;
  let find: ReturnType<typeof listsIn> | null = null;
  const hitsOf = (text: string): StretchHits => hits.in(-1, { ...passage, text }, 0, text.length);
  return ({ start, end }) => {
    const text = passage.text.slice(start, end);
    if (text.includes('\n') || !(announces(text) || isEntry(text))) return null;
    find ??= listsIn(passage, own());
    const list = find(start);
    if (list === null) return null;
    const { lead } = list;
    if (lead !== null && lead.passage.start + lead.start === passage.start + start) {
      const whole = [text, ...list.items.map((item) => item.passage.text.slice(item.start, item.end))].join('\n');
      return { list, whole: { text: whole, found: hitsOf(whole) }, above: null };
    }
    return { list, whole: null, above: lead === null ? null : hitsOf(lead.passage.text.slice(lead.start, lead.end)).hits };
  };
}
