import type { VectorIndex } from '../../ports/knowledge.js';
import type { Scope } from '../lexical/scope.js';
import type { Segment } from '../lexical/segment.js';
import type { KnowledgeSettings } from '../settings.js';
import { type DenseProvider, type DenseQuestion, dropDead, inherit, legOf } from './dense-provider.js';
import { fitLsa, foldPassage, foldTerms, type LsaSpace } from './lsa.js';
import { SegmentVectors } from './segment-vectors.js';

type Space = { space: LsaSpace; vectors: Map<Segment, SegmentVectors> };
type Entry = { current: Space | null; work: Promise<void> | null };
/** Ends background work when the index is closed. */
class Closed extends Error {}

const STEPS_PER_PAUSE = 1;
const PASSAGES_PER_PAUSE = 16;
const GRAPH_FROM = 20_000;
const MOST_SPACES = 6;
/** Refit when the scope has grown or shrunk by half since the fit. */
const DRIFT = 1.5;

export type LsaProviderOptions = Readonly<{
  settings: KnowledgeSettings['dense'];
  termOf: (termId: number) => string;
  /** Runs between small steps of fitting, so that searches are answered meanwhile. */
  pause: () => Promise<void>;
  /** A graph index for segments of 20,000 passages and more; without it signatures are scanned. */
  createGraph?: (dimensions: number) => VectorIndex;
}>;

/**
 * The built-in dense leg. Each scope has a space of its own, fitted only on what its reader may read: a document that a role may
 * not read can change neither the space nor a similarity that the role sees. Nothing is fitted before `settle` is called for some
 * scope, so that a run without it gives the same results every time; afterwards spaces follow the documents by themselves, and a
 * scope that is searched for the first time (a new collection, another role) gets one in the background.
 */
export class LsaProvider implements DenseProvider {
  readonly #options: LsaProviderOptions;
  readonly #entries: Map<string, Entry> = new Map();
  #closed = false;
  #follows = false;

  constructor(options: LsaProviderOptions) {
    this.#options = options;
  }

  async leg(question: DenseQuestion, scope: Scope, limit: number): ReturnType<DenseProvider['leg']> {
    if (!this.#follows || this.#closed || scope.size < this.#options.settings.fewest) return null;
    const entry = this.#entry(scope);
    if (this.#needsWork(entry, scope)) this.#start(entry, scope).catch(() => undefined);
    const current = entry.current;
    if (current === null) return null;
    const query = foldTerms(question.terms, current.space);
    return query.every((value) => value === 0) ? null : legOf(query, scope, (segment) => current.vectors.get(segment) ?? null, limit);
  }

  async settle(scope: Scope): Promise<void> {
    this.#follows = true;
    if (this.#closed || scope.size < this.#options.settings.fewest) return;
    const entry = this.#entry(scope);
    try {
      if (entry.work !== null) await entry.work;
      if (this.#needsWork(entry, scope)) await this.#start(entry, scope);
    } catch (error) {
      if (!(error instanceof Closed)) throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const entry of this.#entries.values()) if (entry.current !== null) await dropDead(entry.current.vectors, new Set());
    this.#entries.clear();
  }

  async retain(live: ReadonlySet<Segment>): Promise<void> {
    for (const entry of this.#entries.values()) if (entry.current !== null && entry.work === null) await dropDead(entry.current.vectors, live);
  }

  /** The entry of a scope, put last; the one that was not used for longest goes when there are too many. */
  #entry(scope: Scope): Entry {
    const entry: Entry = this.#entries.get(scope.name) ?? { current: null, work: null };
    this.#entries.delete(scope.name);
    this.#entries.set(scope.name, entry);
    const [oldest] = this.#entries;
    if (this.#entries.size > MOST_SPACES && oldest !== undefined) {
      this.#entries.delete(oldest[0]);
      if (oldest[1].current !== null) void dropDead(oldest[1].current.vectors, new Set());
    }
    return entry;
  }

  #hasDrifted(space: LsaSpace, scope: Scope): boolean {
    return scope.size > space.passagesAtFit * DRIFT || scope.size * DRIFT < space.passagesAtFit;
  }

  #needsWork(entry: Entry, scope: Scope): boolean {
    if (entry.work !== null) return false;
    const current = entry.current;
    return current === null || this.#hasDrifted(current.space, scope) || scope.segments.some((segment) => !current.vectors.has(segment));
  }

  #start(entry: Entry, scope: Scope): Promise<void> {
    const work = this.#prepare(entry, scope).finally(() => {
      entry.work = null;
    });
    entry.work = work;
    return work;
  }

  async #prepare(entry: Entry, scope: Scope): Promise<void> {
    const kept = entry.current !== null && !this.#hasDrifted(entry.current.space, scope) ? entry.current : null;
    const target: Space = kept ?? { space: await this.#fit(scope), vectors: new Map() };
    for (const segment of scope.segments) if (!inherit(target.vectors, segment)) target.vectors.set(segment, await this.#fold(segment, target.space));
    entry.current = target;
    // Forgotten meanwhile: nobody would close its graphs.
    if (this.#entries.get(scope.name) !== entry) await dropDead(target.vectors, new Set());
  }

  async #fit(scope: Scope): Promise<LsaSpace> {
    const steps = fitLsa(scope, this.#options.termOf, this.#options.settings);
    let step = steps.next();
    for (let count = 1; step.done !== true; count += 1) {
      if (count % STEPS_PER_PAUSE === 0) await this.#pause();
      step = steps.next();
    }
    return step.value;
  }

  async #fold(segment: Segment, space: LsaSpace): Promise<SegmentVectors> {
    const vectors = new Float32Array(segment.passages.length * space.rank);
    for (let local = 0; local < segment.passages.length; local += 1) {
      foldPassage(segment.forward.subarray(segment.forwardOffsets[local] ?? 0, segment.forwardOffsets[local + 1] ?? 0), space, vectors, local * space.rank);
      if (local % PASSAGES_PER_PAUSE === 0) await this.#pause();
    }
    const held = new SegmentVectors(vectors, space.rank);
    if (this.#options.createGraph !== undefined && held.count >= GRAPH_FROM) await this.#addGraph(held);
    return held;
  }

  async #pause(): Promise<void> {
    await this.#options.pause();
    if (this.#closed) throw new Closed();
  }

  async #addGraph(held: SegmentVectors): Promise<void> {
    const graph = this.#options.createGraph?.(held.dimensions);
    if (graph === undefined) return;
    for (let from = 0; from < held.count; from += 1_000) {
      const ids = Array.from({ length: Math.min(1_000, held.count - from) }, (_, at) => from + at);
      await graph.add(ids.map((id) => ({ id, vector: held.vector(id) })));
      await this.#pause();
    }
    held.graph = graph;
  }
}
