import type { Passage } from '../../domain/document.js';
import { assertVector, unitVector } from '../../domain/vector.js';
import type { Embedder, VectorIndex } from '../../ports/knowledge.js';
import type { Scope } from '../lexical/scope.js';
import type { Segment } from '../lexical/segment.js';
import { type DenseProvider, type DenseQuestion, dropDead, legOf } from './dense-provider.js';
import { hashText } from './lsa.js';
import { SegmentVectors } from './segment-vectors.js';

/** Where embeddings are kept over restarts, by key; the key holds the embedder's id and the content's hash. An adapter provides one on SQLite. */
export type VectorCache = Readonly<{
  get(keys: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  put(entries: readonly Readonly<{ key: string; vector: Float32Array }>[]): Promise<void>;
}>;

export type EmbeddingProviderOptions = Readonly<{
  /** The endpoint, or how to reach it: called when first needed, and again after a failure. */
  embedder: Embedder | (() => Promise<Embedder>);
  cache?: VectorCache;
  createGraph?: (dimensions: number) => VectorIndex;
  /** Told when the endpoint failed; the search goes on without the dense leg. */
  onFailure?: (error: unknown) => void;
}>;

const BATCH = 64;
const GRAPH_FROM = 20_000;
const REMEMBERED_QUESTIONS = 200;
/** A search waits no longer than this for the endpoint; then it goes on without it. */
const LONGEST_WAIT_MS = 2_000;
/** Searches that do without a failed endpoint before it is tried again. */
const SEARCHES_SPARED = 20;

/** Two independent 32-bit hashes and the length: what a text is known by in the cache. */
export function contentKey(embedderId: string, text: string): string {
  return `${embedderId}:${contentMark(text)}`;
}

/** The part of a content key that is the same for every embedder. */
export function contentMark(text: string): string {
  return `${hashText(text).toString(16)}${hashText(text, 0x5bd1e995).toString(16)}:${text.length}`;
}

/** What of a passage is embedded: its section names what the sentences leave unsaid. */
export function embeddedText({ section, text }: Pick<Passage, 'section' | 'text'>): string {
  return section === null ? text : `${section}\n${text}`;
}

/** The dense leg through an embedding endpoint: passages are embedded once per content, in the background, segment by segment. */
export class EmbeddingProvider implements DenseProvider {
  readonly #options: EmbeddingProviderOptions;
  readonly #vectors: Map<Segment, SegmentVectors> = new Map();
  readonly #work: WeakMap<Segment, Promise<void>> = new WeakMap();
  readonly #questions: Map<string, Float32Array> = new Map();
  readonly #stopping = new AbortController();
  #connected: Promise<Embedder> | null = null;
  #spared = 0;

  constructor(options: EmbeddingProviderOptions) {
    this.#options = options;
  }

  /** True when every passage of the scope has its vector and the endpoint answered last time. */
  covers(scope: Scope): boolean {
    return this.#spared === 0 && scope.segments.every((segment) => this.#vectors.has(segment));
  }

  async leg(question: DenseQuestion, scope: Scope, limit: number, signal: AbortSignal | undefined): ReturnType<DenseProvider['leg']> {
    if (this.#spared > 0) {
      this.#spared -= 1;
      return null;
    }
    void this.settle(scope);
    if (!scope.segments.some((segment) => this.#vectors.has(segment))) return null;
    try {
      const query = await this.#question(question.text, signal);
      return await legOf(query, scope, (segment) => this.#vectors.get(segment) ?? null, limit);
    } catch (error) {
      if (signal?.aborted !== true) this.#failed(error);
      return null;
    }
  }

  async settle(scope: Scope): Promise<void> {
    for (const segment of scope.segments) if (!this.#vectors.has(segment) && this.#spared === 0) await this.#prepare(segment);
  }

  async retain(live: ReadonlySet<Segment>): Promise<void> {
    await dropDead(this.#vectors, live);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await dropDead(this.#vectors, new Set());
  }

  #failed(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    this.#spared = SEARCHES_SPARED;
    this.#options.onFailure?.(error);
  }

  #embedder(): Promise<Embedder> {
    const { embedder } = this.#options;
    if (typeof embedder !== 'function') return Promise.resolve(embedder);
    this.#connected ??= embedder().catch((error: unknown) => {
      this.#connected = null;
      throw error;
    });
    return this.#connected;
  }

  async #question(text: string, signal: AbortSignal | undefined): Promise<Float32Array> {
    const known = this.#questions.get(text);
    if (known !== undefined) return known;
    const limits = [this.#stopping.signal, AbortSignal.timeout(LONGEST_WAIT_MS), ...(signal === undefined ? [] : [signal])];
    const limit = AbortSignal.any(limits);
    const late = new Promise<never>((_, reject) => limit.addEventListener('abort', () => reject(limit.reason), { once: true }));
    const embedder = await Promise.race([this.#embedder(), late]);
    const [vector = new Float32Array(0)] = await Promise.race([embedder.embed([text], limit), late]);
    assertVector(vector, embedder.dimensions);
    const query = unitVector(vector);
    const oldest = this.#questions.keys().next();
    if (this.#questions.size >= REMEMBERED_QUESTIONS && oldest.done !== true) this.#questions.delete(oldest.value);
    this.#questions.set(text, query);
    return query;
  }

  #prepare(segment: Segment): Promise<void> {
    const running = this.#work.get(segment);
    if (running !== undefined) return running;
    const work = this.#embedSegment(segment)
      .catch((error: unknown) => this.#failed(error))
      .finally(() => this.#work.delete(segment));
    this.#work.set(segment, work);
    return work;
  }

  async #embedSegment(segment: Segment): Promise<void> {
    const embedder = await this.#embedder();
    const vectors = new Float32Array(segment.passages.length * embedder.dimensions);
    for (let from = 0; from < segment.passages.length; from += BATCH) {
      if (this.#stopping.signal.aborted) return;
      const texts = segment.passages.slice(from, from + BATCH).map(embeddedText);
      for (const [at, vector] of (await this.#embed(texts, embedder)).entries()) vectors.set(unitVector(vector), (from + at) * embedder.dimensions);
    }
    const held = new SegmentVectors(vectors, embedder.dimensions);
    if (this.#options.createGraph !== undefined && held.count >= GRAPH_FROM) {
      const graph = this.#options.createGraph(held.dimensions);
      await graph.add(segment.passages.map((_, id) => ({ id, vector: vectors.subarray(id * held.dimensions, (id + 1) * held.dimensions) })));
      held.graph = graph;
    }
    this.#vectors.set(segment, held);
  }

  async #embed(texts: readonly string[], embedder: Embedder): Promise<readonly Float32Array[]> {
    const { cache } = this.#options;
    const keys = texts.map((text) => contentKey(embedder.id, text));
    const known = new Map(await (cache?.get(keys) ?? new Map<string, Float32Array>()));
    const missing = [...new Set(keys.filter((key) => !known.has(key)))];
    const vectors =
      missing.length === 0
        ? []
        : await embedder.embed(
            missing.map((key) => texts[keys.indexOf(key)] ?? ''),
            this.#stopping.signal,
          );
    for (const [at, key] of missing.entries()) {
      const vector = vectors[at] ?? new Float32Array(0);
      assertVector(vector, embedder.dimensions);
      known.set(key, vector);
    }
    if (missing.length > 0) await cache?.put(missing.map((key) => ({ key, vector: known.get(key) ?? new Float32Array(0) })));
    return keys.map((key) => known.get(key) ?? new Float32Array(0));
  }
}
