import type { VectorIndex } from '../../ports/knowledge.js';
import { nearestSignatures, SIGNATURE_WORDS, writeSignature } from './signatures.js';

const EXACT_LIMIT = 4_000;
const RESCORED = 4;
const STEPS = 127;

/**
 * The unit vectors of one segment's passages. Up to 4,000 are kept as they are and compared exactly. More are kept in one byte a
 * number (a cosine is then right to about 0.005) and searched through `graph` when there is one, else by signatures with the best
 * rescored. The graph is only a copy: it is built from here whenever a segment is new.
 */
export class SegmentVectors {
  readonly dimensions: number;
  readonly count: number;
  readonly #exact: Float32Array | null;
  readonly #bytes: Int8Array;
  readonly #scales: Float32Array;
  readonly #signatures: Uint32Array;
  graph: VectorIndex | null = null;

  constructor(vectors: Float32Array, dimensions: number) {
    this.dimensions = dimensions;
    this.count = dimensions === 0 ? 0 : vectors.length / dimensions;
    const small = this.count <= EXACT_LIMIT;
    this.#exact = small ? vectors : null;
    this.#bytes = new Int8Array(small ? 0 : vectors.length);
    this.#scales = new Float32Array(small ? 0 : this.count);
    this.#signatures = new Uint32Array(small ? 0 : this.count * SIGNATURE_WORDS);
    if (!small) for (let local = 0; local < this.count; local += 1) this.#pack(vectors, local);
  }

  /** Cosine to a unit vector. */
  similarity(local: number, query: Float32Array): number {
    const base = local * this.dimensions;
    let sum = 0;
    if (this.#exact !== null) {
      for (let k = 0; k < this.dimensions; k += 1) sum += (query[k] ?? 0) * (this.#exact[base + k] ?? 0);
      return sum;
    }
    for (let k = 0; k < this.dimensions; k += 1) sum += (query[k] ?? 0) * (this.#bytes[base + k] ?? 0);
    return sum * (this.#scales[local] ?? 0);
  }

  /** A copy of one vector. */
  vector(local: number): Float32Array {
    const base = local * this.dimensions;
    if (this.#exact !== null) return this.#exact.slice(base, base + this.dimensions);
    const scale = this.#scales[local] ?? 0;
    return Float32Array.from(this.#bytes.subarray(base, base + this.dimensions), (value) => value * scale);
  }

  /** The nearest passages by local number, best first. */
  async nearest(query: Float32Array, limit: number): Promise<readonly number[]> {
    if (this.graph !== null) return (await this.graph.search(query, limit)).map(({ id }) => id);
    const locals = this.#exact === null ? this.#bySignature(query, limit * RESCORED) : Array.from({ length: this.count }, (_, local) => local);
    const scored = locals.map((local) => ({ local, similarity: this.similarity(local, query) }));
    scored.sort((left, right) => right.similarity - left.similarity || left.local - right.local);
    return scored.slice(0, limit).map(({ local }) => local);
  }

  #pack(vectors: Float32Array, local: number): void {
    const base = local * this.dimensions;
    let greatest = 0;
    for (let k = 0; k < this.dimensions; k += 1) greatest = Math.max(greatest, Math.abs(vectors[base + k] ?? 0));
    const scale = greatest / STEPS;
    this.#scales[local] = scale;
    for (let k = 0; k < this.dimensions; k += 1) this.#bytes[base + k] = scale === 0 ? 0 : Math.round((vectors[base + k] ?? 0) / scale);
    writeSignature(vectors, base, this.dimensions, this.#signatures, local * SIGNATURE_WORDS);
  }

  #bySignature(query: Float32Array, limit: number): readonly number[] {
    const signature = new Uint32Array(SIGNATURE_WORDS);
    writeSignature(query, 0, query.length, signature, 0);
    return nearestSignatures(signature, this.#signatures, limit);
  }
}
