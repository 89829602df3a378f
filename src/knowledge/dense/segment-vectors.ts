import type { VectorIndex } from '../../ports/knowledge.js';
import { nearestSignatures, SIGNATURE_WORDS, writeSignature } from './signatures.js';

const EXACT_LIMIT = 4_000;
const RESCORED = 4;
const STEPS = 127;

/** Vectors in one byte a number, with what each is to be multiplied by and its signature. */
type Packed = Readonly<{ bytes: Int8Array; scales: Float32Array; signatures: Uint32Array }>;

type Numbers = Float32Array | Int8Array | Uint32Array;

/** Copies the rows of some passages, `width` numbers each, those of neighbours together. */
function pick<Values extends Numbers>(from: Values, width: number, locals: Uint32Array, into: Values): Values {
  for (let first = 0; first < locals.length; ) {
    let end = first + 1;
    while (end < locals.length && locals[end] === (locals[end - 1] ?? 0) + 1) end += 1;
    into.set(from.subarray((locals[first] ?? 0) * width, ((locals[end - 1] ?? 0) + 1) * width), first * width);
    first = end;
  }
  return into;
}

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
  /** By the graph's number of a vector: its passage now, or -1; null where the graph was built for just these passages. */
  #localOf: Int32Array | null = null;
  graph: VectorIndex | null = null;

  constructor(vectors: Float32Array | Packed, dimensions: number) {
    this.dimensions = dimensions;
    if (!(vectors instanceof Float32Array)) {
      this.count = vectors.scales.length;
      this.#exact = null;
      this.#bytes = vectors.bytes;
      this.#scales = vectors.scales;
      this.#signatures = vectors.signatures;
      return;
    }
    this.count = dimensions === 0 ? 0 : vectors.length / dimensions;
    const small = this.count <= EXACT_LIMIT;
    this.#exact = small ? vectors : null;
    this.#bytes = new Int8Array(small ? 0 : vectors.length);
    this.#scales = new Float32Array(small ? 0 : this.count);
    this.#signatures = new Uint32Array(small ? 0 : this.count * SIGNATURE_WORDS);
    if (!small) for (let local = 0; local < this.count; local += 1) this.#pack(vectors, local);
  }

  /**
   * The vectors of some of the passages, by rising number, in a set of its own. The graph goes over to it without the others; this set
   * answers without one from then on.
   */
  only(locals: Uint32Array): SegmentVectors {
    const { dimensions } = this;
    const rest =
      this.#exact === null
        ? new SegmentVectors(
            {
              bytes: pick(this.#bytes, dimensions, locals, new Int8Array(locals.length * dimensions)),
              scales: pick(this.#scales, 1, locals, new Float32Array(locals.length)),
              signatures: pick(this.#signatures, SIGNATURE_WORDS, locals, new Uint32Array(locals.length * SIGNATURE_WORDS)),
            },
            dimensions,
          )
        : new SegmentVectors(pick(this.#exact, dimensions, locals, new Float32Array(locals.length * dimensions)), dimensions);
    if (this.graph !== null) rest.#takeGraph(this.graph, this.#localOf ?? Int32Array.from({ length: this.count }, (_, local) => local), locals);
    this.graph = null;
    return rest;
  }

  #takeGraph(graph: VectorIndex, before: Int32Array, locals: Uint32Array): void {
    const placeOf = new Map([...locals].map((local, at) => [local, at] as const));
    this.#localOf = before.map((local) => placeOf.get(local) ?? -1);
    const gone = [...before.keys()].filter((id) => (before[id] ?? -1) >= 0 && (this.#localOf?.[id] ?? -1) < 0);
    // A graph that fails here fails the next search as well, which then goes on without it.
    graph.remove(gone).catch(() => undefined);
    this.graph = graph;
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

  /** The nearest passages by local number, best first; `breadth` is how many of them a graph keeps in sight. */
  async nearest(query: Float32Array, limit: number, breadth?: number): Promise<readonly number[]> {
    const localOf = this.#localOf;
    if (this.graph !== null)
      return (await this.graph.search(query, limit, breadth)).flatMap(({ id }) => {
        const local = localOf === null ? id : (localOf[id] ?? -1);
        return local < 0 ? [] : [local];
      });
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
