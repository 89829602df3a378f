import type { Passage } from '../../domain/document.js';

const REVISION_WORD = '(?:rev(?:ision)?\\.?|version|issue|edition|ausgabe|stand|revisionsstand|版本|修订版?|修订)';
const OLD = /\b(?:old|older|former|formerly|previous|superseded|earlier|obsolete|historical|withdrawn)\b|frühere|vorherige|alte[nrs]?\b|ersetzte|旧版|以前的版本|上一版/i;

/** True when the question itself asks for this revision, or for superseded ones in general; then an old revision is not pushed down. */
export function asksForRevision(question: string, revision: string): boolean {
  if (OLD.test(question)) return true;
  const bare = revision.replace(/^rev(?:ision)?\.?\s*/i, '').trim();
  if (bare === '') return false;
  const escaped = bare.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${REVISION_WORD}\\s*${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(question);
}

/**
 * Moves every superseded passage behind the last current passage of its document, so that an old figure never stands above the
 * one that is in force. The order is otherwise kept.
 */
export function currentFirst<Item>(items: readonly Item[], passageOf: (item: Item) => Passage, keepsPlace: (passage: Passage) => boolean): readonly Item[] {
  const lastCurrent = new Map<string, number>();
  for (const [at, item] of items.entries()) {
    const passage = passageOf(item);
    if (passage.status === 'current') lastCurrent.set(passage.documentId, at);
  }
  const keyed = items.map((item, at) => {
    const passage = passageOf(item);
    const behind = passage.status === 'superseded' && !keepsPlace(passage) ? (lastCurrent.get(passage.documentId) ?? -1) : -1;
    return { item, at: behind > at ? behind + 0.5 : at };
  });
  return keyed.sort((left, right) => left.at - right.at).map(({ item }) => item);
}
