import type { VectorIndex } from '../../ports/knowledge.js';
import { nearestSignatures, SIGNATURE_WORDS, writeSignature } from './signatures.js';

const EXACT_LIMIT = 4_000;
const RESCORED = 4;

/**
 * The unit vectors of one segment's passages. Up to 4,000 are compared exactly; more are searched through `graph` when there is
 * one, else by signatures with the best rescored exactly. The graph is rebuilt from the vectors whenever a segment is new.
 */
export class SegmentVectors {
  readonly dimensions: number;
  readonly vectors: Float32Array;
  readonly #signatures: Uint32Array | null;
  graph: VectorIndex | null = null;

  constructor(vectors: Float32Array, dimensions: number) {
    this.dimensions = dimensions;
    this.vectors = vectors;
    const count = dimensions === 0 ? 0 : vectors.length / dimensions;
    this.#signatures = count > EXACT_LIMIT ? new Uint32Array(count * SIGNATURE_WORDS) : null;
    if (this.#signatures !== null)
      for (let number = 0; number < count; number += 1) writeSignature(vectors, number * dimensions, dimensions, this.#signatures, number * SIGNATURE_WORDS);
  }

  get count(): number {
    return this.dimensions === 0 ? 0 : this.vectors.length / this.dimensions;
  }

  /** Cosine to a unit vector. */
  similarity(local: number, query: Float32Array): number {
    let sum = 0;
    const base = local * this.dimensions;
    for (let k = 0; k < this.dimensions; k += 1) sum += (query[k] ?? 0) * (this.vectors[base + k] ?? 0);
    return sum;
  }

  /** The nearest passages by local number, best first. */
  async nearest(query: Float32Array, limit: number): Promise<readonly number[]> {
    if (this.graph !== null) return (await this.graph.search(query, limit)).map(({ id }) => id);
    const locals = this.#signatures === null ? Array.from({ length: this.count }, (_, local) => local) : this.#bySignature(query, limit * RESCORED);
    const scores = new Map(locals.map((local) => [local, this.similarity(local, query)] as const));
    return locals.sort((left, right) => (scores.get(right) ?? 0) - (scores.get(left) ?? 0) || left - right).slice(0, limit);
  }

  #bySignature(query: Float32Array, limit: number): number[] {
    const signature = new Uint32Array(SIGNATURE_WORDS);
    writeSignature(query, 0, query.length, signature, 0);
    return this.#signatures === null ? [] : [...nearestSignatures(signature, this.#signatures, limit)];
  }
}
