import { allMatches } from '../../domain/all-matches.js';
import type { Passage } from '../../domain/document.js';
import { literalPattern } from '../../domain/literal-pattern.js';

const REVISION_WORD = '(?:rev(?:ision)?\\.?|version|issue|edition|ausgabe|stand|revisionsstand|版本|修订版?|修订)';
const OLD =
  /\b(?:old|older|former|formerly|previous|previously|superseded|earlier|obsolete|historical|withdrawn)\b|(?<!\b(?:is|are|be)\b[^?.]{0,40})\bused to\b|\bin the past\b|\b(?:was|were|did)\b.*\b(?:before (?:the )?(?:change|last (?:change|revision|update))|originally)\b|frühere|vorherige|vorige[nrms]?\b|alte[nrs]?\b|ersetzte|旧版|以前的版本|上一版/i;

/** "Before Rev D" asks for what came before it, not for Rev D. */
const BEFORE = '(?:before|prior to|until|up to|earlier than|vor|bis)\\s+(?:the\\s+)?';
const BEFORE_ANY = new RegExp(`\\b${BEFORE}${REVISION_WORD}\\s*(?:[a-z]|\\d[\\d.]*)(?![\\p{L}\\p{N}])`, 'iu');

/** Whether the question names this very revision, asks for old ones in general, or neither; where it asks, an old revision is not pushed down. */
export function asksForRevision(question: string, revision: string): 'named' | 'old' | 'no' {
  const bare = revision.replace(new RegExp(`^${REVISION_WORD}\\s*`, 'iu'), '').trim();
  const named = `${REVISION_WORD}\\s*${literalPattern(bare)}(?![\\p{L}\\p{N}])`;
  if (bare !== '' && new RegExp(named, 'iu').test(question)) return new RegExp(`\\b${BEFORE}${named}`, 'iu').test(question) ? 'no' : 'named';
  return OLD.test(question) || BEFORE_ANY.test(question) ? 'old' : 'no';
}

/** The revision that the question asks what came before, or null. */
export function namedBefore(question: string): string | null {
  return new RegExp(`\\b${BEFORE}${REVISION_WORD}\\s*(?<label>[a-z]|\\d[\\d.]*)(?![\\p{L}\\p{N}])`, 'iu').exec(question)?.groups?.['label'] ?? null;
}

const LABELLED = new RegExp(`${REVISION_WORD}\\s*([a-z]|\\d[\\d.]*)(?![\\p{L}\\p{N}])`, 'giu');

/** Whether a text speaks of a revision that the question names: "under Rev 2 the limit was 24 h". */
export function namesRevision(text: string, question: string): boolean {
  const labels = new Set(allMatches(question, LABELLED).map(([, label]) => label?.toLowerCase()));
  return labels.size > 0 && allMatches(text, LABELLED).some(([, label]) => labels.has(label?.toLowerCase()));
}

/**
 * Moves every superseded passage behind the best current passage of its document and behind those of the same section, so that
 * an old figure never stands above the one that is in force, and stays near enough to be seen. The order is otherwise kept.
 */
export function currentFirst<Item>(items: readonly Item[], passageOf: (item: Item) => Passage, keepsPlace: (passage: Passage) => boolean): readonly Item[] {
  const firstCurrent = new Map<string, number>();
  const lastOfSection = new Map<string, number>();
  for (const [at, item] of items.entries()) {
    const passage = passageOf(item);
    if (passage.status !== 'current') continue;
    if (!firstCurrent.has(passage.documentId)) firstCurrent.set(passage.documentId, at);
    lastOfSection.set(`${passage.documentId}\n${passage.section ?? ''}`, at);
  }
  const keyed = items.map((item, at) => {
    const passage = passageOf(item);
    if (passage.status === 'current' || keepsPlace(passage)) return { item, at };
    const behind = Math.max(firstCurrent.get(passage.documentId) ?? -1, lastOfSection.get(`${passage.documentId}\n${passage.section ?? ''}`) ?? -1);
    return { item, at: behind > at ? behind + 0.5 : at };
  });
  return keyed.sort((left, right) => left.at - right.at).map(({ item }) => item);
}
