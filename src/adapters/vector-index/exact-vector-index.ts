import { assertVector, unitVector } from '../../domain/vector.js';
import type { VectorIndex } from '../../ports/knowledge.js';

type Stored = Readonly<{ id: number; vector: Float32Array }>;

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

/** Best scores first; equal scores keep the lower id first. */
export function byScore(left: Readonly<{ id: number; score: number }>, right: Readonly<{ id: number; score: number }>): number {
  return right.score - left.score || left.id - right.id;
}

/**
 * Compares a question with every vector: exact, no build time, about 4 ns per number and vector. The twin of the graph index for
 * small or filtered candidate sets and for machines without the native module.
 */
export function createExactVectorIndex(dimensions: number): VectorIndex {
  const stored = new Map<number, Stored>();
  return {
    get size() {
      return stored.size;
    },
    async add(entries) {
      for (const { vector } of entries) assertVector(vector, dimensions);
      for (const { id, vector } of entries) stored.set(id, { id, vector: unitVector(vector) });
    },
    async remove(ids) {
      for (const id of ids) stored.delete(id);
    },
    async search(vector, limit) {
      assertVector(vector, dimensions);
      const query = unitVector(vector);
      const scored = [...stored.values()].map((entry) => ({ id: entry.id, score: dot(entry.vector, query) }));
      return scored.sort(byScore).slice(0, Math.max(0, limit));
    },
    async [Symbol.asyncDispose]() {
      stored.clear();
    },
  };
}
