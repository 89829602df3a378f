import type { Passage } from '../../domain/document.js';

/** A passage that may repeat another: its different terms, and which terms are numbers or identifiers. */
export type Comparable = Readonly<{ passage: Passage; terms: ReadonlySet<number>; isExact: (term: number) => boolean }>;

const SAME = 0.9;
const OVERLAP = 0.6;

/** True when every number and identifier of the first stands in the second as well. */
function holdsExact(first: Comparable, second: Comparable): boolean {
  for (const term of first.terms) if (!second.terms.has(term) && first.isExact(term)) return false;
  return true;
}

function overlapShare(left: Passage, right: Passage): number {
  if (left.documentId !== right.documentId || left.revision !== right.revision) return 0;
  const shared = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  return shared <= 0 ? 0 : shared / Math.max(1, Math.min(left.end - left.start, right.end - right.start));
}

/**
 * True when the second passage adds nothing to the first: it covers mostly the same characters, or says the same in nearly the
 * same words. Passages that differ in any number or identifier are never the same, however alike they read.
 */
export function isNearDuplicate(first: Comparable, second: Comparable): boolean {
  if (overlapShare(first.passage, second.passage) >= OVERLAP) return true;
  const [left, right] = [first.terms, second.terms];
  if (left.size === 0 || right.size === 0) return holdsExact(first, second) && holdsExact(second, first) && first.passage.text === second.passage.text;
  if (Math.min(left.size, right.size) < SAME * Math.max(left.size, right.size)) return false;
  let shared = left.size;
  for (const term of left) {
    if (right.has(term)) continue;
    shared -= 1;
    if (shared < SAME * (left.size + right.size - shared)) return false;
  }
  return holdsExact(first, second) && holdsExact(second, first);
}
