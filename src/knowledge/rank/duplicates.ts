import type { Passage } from '../../domain/document.js';

/** A passage that may repeat another: its terms in reading order, and which of them are numbers or identifiers. */
export type Comparable = Readonly<{ passage: Passage; terms: Uint32Array; exact: ReadonlySet<number> }>;

const SAME = 0.9;
const OVERLAP = 0.6;

function sameExactTerms(left: ReadonlySet<number>, right: ReadonlySet<number>): boolean {
  if (left.size !== right.size) return false;
  for (const term of left) if (!right.has(term)) return false;
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
  if (!sameExactTerms(first.exact, second.exact)) return false;
  const left = new Set(first.terms);
  const right = new Set(second.terms);
  if (left.size === 0 || right.size === 0) return first.passage.text === second.passage.text;
  let shared = 0;
  for (const term of left) if (right.has(term)) shared += 1;
  return shared / (left.size + right.size - shared) >= SAME;
}
