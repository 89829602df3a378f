import { Worker } from 'node:worker_threads';
import { CopilotError } from '../../domain/errors.js';
import { assertVector, unitVector } from '../../domain/vector.js';
import type { VectorIndex } from '../../ports/knowledge.js';
import { byScore } from './exact-vector-index.js';
import { type GraphReply, type GraphRequest, runGraphWorker } from './graph-worker.js';

/**
 * Parameters of the graph (Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using HNSW graphs",
 * 2018). The choice: 16 links, construction breadth 100, search breadth 300. Vectors of the built-in space have no clear clusters: with
 * breadth 48 only 0.79 of the ten nearest were found among 65,000 passages of made-up words, 0.95 among 20,000 of real text; with 300
 * 0.98 and 0.995, for about a millisecond (`npm run bench -- knowledge` prints the figure of this machine).
 */
export type HnswOptions = Readonly<{ connections?: number; construction?: number; breadth?: number }>;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;
type GraphCall = DistributiveOmit<GraphRequest, 'call'>;

/** Makes graph indexes that share two worker threads. Disposing ends them. */
export type HnswGraphs = Readonly<{ create: (dimensions: number) => VectorIndex }> & AsyncDisposable;

const VECTORS_PER_MESSAGE = 32;
/** The graphs of a large index are searched side by side; more threads than the two cores that the figures are for would only wait. */
const THREADS = 2;

function gone(): CopilotError {
  return new CopilotError({
    code: 'index-missing',
    message: 'The vector index has stopped; it is rebuilt from the stored vectors at the next start.',
    retryable: true,
  });
}

/** The worker's own source: the function's text, applied to its message port and the native module found from this file. */
function workerSource(): string {
  return `const threads = require('node:worker_threads');
const load = require('node:module').createRequire(threads.workerData.from);
(${runGraphWorker.toString()})(threads.parentPort, load('hnswlib-node'));`;
}

/**
 * Talks to the worker: one promise per call, all rejected when the thread dies. Calls of one turn go out as one message, since waking
 * a thread costs more than a look into a graph. The idle thread does not keep the process alive.
 */
class GraphThread {
  readonly #worker: Worker;
  readonly #waiting: Map<number, Readonly<{ resolve: (reply: GraphReply) => void; reject: (error: Error) => void }>> = new Map();
  readonly #outgoing: GraphRequest[] = [];
  #next = 0;
  #dead = false;

  constructor() {
    this.#worker = new Worker(workerSource(), { eval: true, workerData: { from: import.meta.url } });
    this.#worker.unref();
    this.#worker.on('message', (replies: readonly GraphReply[]) => {
      for (const reply of replies) {
        this.#waiting.get(reply.call)?.resolve(reply);
        this.#settle(reply.call);
      }
    });
    this.#worker.on('error', () => this.#die());
    this.#worker.on('exit', () => this.#die());
  }

  async call(request: GraphCall): Promise<GraphReply> {
    if (this.#dead) throw gone();
    const call = this.#next;
    this.#next += 1;
    if (this.#waiting.size === 0) this.#worker.ref();
    const reply = await new Promise<GraphReply>((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#outgoing.push({ ...request, call });
      if (this.#outgoing.length === 1) queueMicrotask(() => this.#worker.postMessage(this.#outgoing.splice(0)));
    });
    if (reply.error !== null)
      throw new CopilotError({
        code: 'internal',
        message: 'The vector index refused a request; it is rebuilt at the next start.',
        details: { reason: reply.error },
      });
    return reply;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
    this.#die();
  }

  #settle(call: number): void {
    this.#waiting.delete(call);
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  #die(): void {
    this.#dead = true;
    for (const { reject } of this.#waiting.values()) reject(gone());
    this.#waiting.clear();
  }
}

function packed(entries: readonly Readonly<{ vector: Float32Array }>[], dimensions: number): Float32Array {
  const vectors = new Float32Array(entries.length * dimensions);
  for (const [at, { vector }] of entries.entries()) vectors.set(unitVector(vector), at * dimensions);
  return vectors;
}

function createIndex(thread: () => GraphThread, graph: number, dimensions: number, options: Required<HnswOptions>): VectorIndex {
  const ids = new Set<number>();
  let opened: Promise<unknown> | null = null;
  const open = (): Promise<unknown> => {
    opened ??= thread().call({ kind: 'open', graph, dimensions, ...options });
    return opened;
  };
  return {
    get size() {
      return ids.size;
    },
    async add(entries) {
      for (const { vector } of entries) assertVector(vector, dimensions);
      await open();
      for (let from = 0; from < entries.length; from += VECTORS_PER_MESSAGE) {
        const some = entries.slice(from, from + VECTORS_PER_MESSAGE);
        await thread().call({ kind: 'add', graph, ids: some.map(({ id }) => id), vectors: packed(some, dimensions) });
        for (const { id } of some) ids.add(id);
      }
    },
    async remove(removed) {
      const known = removed.filter((id) => ids.has(id));
      if (known.length === 0) return;
      await thread().call({ kind: 'remove', graph, ids: known });
      for (const id of known) ids.delete(id);
    },
    async search(vector, limit, breadth = options.breadth) {
      assertVector(vector, dimensions);
      if (ids.size === 0 || limit <= 0) return [];
      const reply = await thread().call({ kind: 'search', graph, vector: unitVector(vector), limit, breadth });
      const found = reply.ids.map((id, at) => ({ id, score: 1 - (reply.distances[at] ?? 1) }));
      return found.filter(({ id }) => ids.has(id)).sort(byScore);
    },
    async [Symbol.asyncDispose]() {
      if (opened === null) return;
      ids.clear();
      await thread().call({ kind: 'close', graph });
      opened = null;
    },
  };
}

/**
 * Approximate nearest neighbours with hnswlib-node in a worker thread. Every vector is checked before it goes there (a wrong one
 * aborts the process or is accepted silently), no filter function ever does, and the graph is only a copy: the caller keeps the
 * vectors and builds it again when the thread is gone.
 */
export function createHnswGraphs(options: HnswOptions = {}): HnswGraphs {
  const chosen = { connections: options.connections ?? 16, construction: options.construction ?? 100, breadth: options.breadth ?? 300 };
  const threads = new Map<number, GraphThread>();
  let next = 0;
  const threadOf = (graph: number): GraphThread => {
    const known = threads.get(graph % THREADS);
    if (known !== undefined) return known;
    const thread = new GraphThread();
    threads.set(graph % THREADS, thread);
    return thread;
  };
  return {
    create: (dimensions) => {
      const graph = next;
      next += 1;
      return createIndex(() => threadOf(graph), graph, dimensions, chosen);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...threads.values()].map((thread) => thread.end()));
      threads.clear();
    },
  };
}
