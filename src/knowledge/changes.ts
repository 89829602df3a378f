import type { DocumentInfo, Excerpt, Passage, RevisionChange } from '../domain/document.js';
import { spansOf } from './answer/measures.js';
import { comparePrecedence } from './ingest/revisions.js';
import { isRevisionHistory } from './text/former.js';
import { isStopWord } from './text/stop-words.js';

type Unit = Readonly<{ excerpt: Excerpt; key: string; words: ReadonlySet<string>; section: string }>;

/** Two sentences are one that was changed when they share so many of their words; within one section fewer will do. */
const SHARED = { anywhere: 0.6, section: 0.4 };
/** A long line that holds the words of a short one is another line. */
const LEAST_ALIKE = 0.3;

/** The revision that a document is compared with: the one named, or the newest one older than it; null where there is none. */
export function earlierRevision(document: DocumentInfo, revisions: readonly DocumentInfo[], wanted: string): DocumentInfo | null {
  const others = revisions.filter(({ revision }) => revision !== document.revision);
  if (wanted !== 'previous') return others.find(({ revision }) => revision.toLowerCase() === wanted.toLowerCase()) ?? null;
  const older = others.filter((other) => comparePrecedence(other, document) < 0).sort(comparePrecedence);
  return older.at(-1) ?? null;
}

/**
 * What two revisions of a document say differently, sentence by sentence and row by row, in the order of the newer one; what was left
 * out comes last. The table of revisions and the title page tell about the document and are left aside.
 */
export function changesBetween(older: readonly Passage[], newer: readonly Passage[]): readonly RevisionChange[] {
  const [before, after] = [unitsOf(older), unitsOf(newer)];
  const [known, kept] = [new Set(before.map(({ key }) => key)), new Set(after.map(({ key }) => key))];
  const gone = before.filter(({ key }) => !kept.has(key));
  const fresh = after.filter(({ key }) => !known.has(key));
  const former = formerOf(fresh, gone);
  const taken = new Set(former.values());
  const changes = fresh.map((unit): RevisionChange => ({ before: former.get(unit)?.excerpt ?? null, after: unit.excerpt }));
  return [...changes, ...gone.filter((unit) => !taken.has(unit)).map(({ excerpt }): RevisionChange => ({ before: excerpt, after: null }))];
}

/** For each new sentence the one that it was made of, the most alike first, so that a line which only speaks of many changes takes no other's place. */
function formerOf(fresh: readonly Unit[], gone: readonly Unit[]): ReadonlyMap<Unit, Unit> {
  const pairs = fresh
    .flatMap((unit) => gone.map((other) => ({ unit, other, alike: alikeness(unit, other) })))
    .filter(({ alike }) => alike > 0)
    .sort((left, right) => right.alike - left.alike);
  const found = new Map<Unit, Unit>();
  const taken = new Set<Unit>();
  for (const { unit, other } of pairs) {
    if (found.has(unit) || taken.has(other)) continue;
    found.set(unit, other);
    taken.add(other);
  }
  return found;
}

/** Share of the words of two sentences that both have (Dice), 0 where they are not one sentence that was changed. */
function alikeness(unit: Unit, other: Unit): number {
  const shared = [...unit.words].filter((word) => other.words.has(word)).length;
  const share = shared / Math.max(1, Math.min(unit.words.size, other.words.size));
  const alike = (2 * shared) / Math.max(1, unit.words.size + other.words.size);
  return share < (unit.section === other.section ? SHARED.section : SHARED.anywhere) || alike < LEAST_ALIKE ? 0 : alike;
}

function unitsOf(passages: readonly Passage[]): readonly Unit[] {
  return passages
    .filter(({ kind, flagged }) => kind !== 'heading' && !flagged)
    .flatMap((passage) =>
      spansOf(passage, false).flatMap((span): Unit[] => {
        const text = passage.text.slice(span.start, span.end).trim();
        const key = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
        if (key === '' || isRevisionHistory(passage.section, text)) return [];
        const verbatim = passage.text.length === passage.end - passage.start;
        const from = verbatim ? passage.start + span.start : passage.start;
        const to = verbatim ? passage.start + span.end : passage.end;
        const words = text.toLowerCase().match(/\p{Script=Latin}{3,}|\p{Script=Han}/gu) ?? [];
        const excerpt = { passage, text, start: from, end: to };
        return [{ excerpt, key, words: new Set(words.filter((word) => !isStopWord(word, null))), section: passage.section ?? '' }];
      }),
    );
}
