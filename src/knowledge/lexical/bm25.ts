import type { Scope } from './scope.js';
import { type Segment, termRow } from './segment.js';

/** Term saturation and length normalisation (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009). */
export type Bm25Parameters = Readonly<{ k1: number; b: number }>;
export const DEFAULT_BM25: Bm25Parameters = { k1: 1.2, b: 0.75 };

export type WeightedTerm = Readonly<{ termId: number; weight: number }>;

function scoreSegment(
  segment: Segment,
  base: number,
  term: WeightedTerm,
  norms: Float32Array,
  frequencies: Float32Array,
  k1: number,
  into: Float32Array,
): void {
  const row = termRow(segment, term.termId);
  if (row < 0) return;
  const { postingPassages, postingWeights } = segment;
  const end = segment.offsets[row + 1] ?? 0;
  const factor = term.weight * (k1 + 1);
  for (let at = segment.offsets[row] ?? 0; at < end; at += 1) {
    const passage = base + (postingPassages[at] ?? 0);
    const frequency = frequencies[postingWeights[at] ?? 0] ?? 0;
    into[passage] = (into[passage] ?? 0) + (factor * frequency) / (frequency + (norms[passage] ?? 1));
  }
}

/** The length part of BM25's denominator per passage of the scope: k1 (1 - b + b length / average). */
export function lengthNorms(scope: Scope, parameters: Bm25Parameters): Float32Array {
  const norms = new Float32Array(scope.size);
  for (const [number, segment] of scope.segments.entries()) {
    const base = scope.bases[number] ?? 0;
    for (let local = 0; local < segment.lengths.length; local += 1)
      norms[base + local] = parameters.k1 * (1 - parameters.b + (parameters.b * (segment.lengths[local] ?? 0)) / scope.averageLength);
  }
  return norms;
}

/** Adds the BM25 score of every term (its weight holds idf and query frequency) to `into`, one number per passage of the scope. */
export function addBm25(
  scope: Scope,
  terms: readonly WeightedTerm[],
  tables: Readonly<{ norms: Float32Array; frequencies: Float32Array; k1: number }>,
  into: Float32Array,
): void {
  for (const term of terms)
    for (const [number, segment] of scope.segments.entries())
      scoreSegment(segment, scope.bases[number] ?? 0, term, tables.norms, tables.frequencies, tables.k1, into);
}

/** The `limit` passages with the highest scores above zero, best first; equal scores keep the lower number first. */
export function topPassages(scores: Float32Array, limit: number, accept: (passage: number) => boolean): number[] {
  const heap: number[] = [];
  const worse = (left: number, right: number): boolean => {
    const difference = (scores[left] ?? 0) - (scores[right] ?? 0);
    return difference < 0 || (difference === 0 && left > right);
  };
  const siftDown = (from: number): void => {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      let least = at;
      if (left < heap.length && worse(heap[left] ?? 0, heap[least] ?? 0)) least = left;
      if (left + 1 < heap.length && worse(heap[left + 1] ?? 0, heap[least] ?? 0)) least = left + 1;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least] ?? 0, heap[at] ?? 0];
      at = least;
    }
  };
  let floor = 0;
  for (let passage = 0; passage < scores.length; passage += 1) {
    if ((scores[passage] ?? 0) <= floor || !accept(passage)) continue;
    if (heap.length < limit) {
      heap.push(passage);
      if (heap.length < limit) continue;
      for (let at = (limit >> 1) - 1; at >= 0; at -= 1) siftDown(at);
    } else {
      heap[0] = passage;
      siftDown(0);
    }
    floor = scores[heap[0] ?? 0] ?? 0;
  }
  return heap.sort((left, right) => (worse(left, right) ? 1 : -1));
}
