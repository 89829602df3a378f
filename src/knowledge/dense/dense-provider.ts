import { ancestorsOf } from '../lexical/drop-documents.js';
import type { Scope } from '../lexical/scope.js';
import type { Segment } from '../lexical/segment.js';
import type { DenseLeg } from '../rank/rank-passages.js';
import type { SegmentVectors } from './segment-vectors.js';

/** What a question brings to the dense leg: its text for an embedding endpoint, its weighted terms for the built-in space. */
export type DenseQuestion = Readonly<{ text: string; terms: readonly Readonly<{ termId: number; weight: number }>[] }>;

/**
 * Dense similarity for a scope. `leg` answers at once with what is ready, or `null`. `settle` resolves when everything the scope
 * needs is ready. A failing embedder never fails a search: the leg is `null` then.
 */
export interface DenseProvider {
  leg(question: DenseQuestion, scope: Scope, limit: number, signal: AbortSignal | undefined): Promise<DenseLeg | null>;
  settle(scope: Scope): Promise<void>;
  /** Forgets what belongs to segments that are no longer part of the index, and closes their graphs. */
  retain(live: ReadonlySet<Segment>): Promise<void>;
  /** Ends background work and closes every graph. */
  close(): Promise<void>;
}

const BREADTH = 300;
const LEAST_BREADTH = 150;

/**
 * How many vectors each of so many graphs keeps in sight. The more graphs a scope has, the fewer of the nearest lie in any one, and
 * the less it has to look around for them; undefined where one graph holds them all, which then uses its own figure.
 */
export function breadthAmong(graphs: number): number | undefined {
  return graphs < 2 ? undefined : Math.max(LEAST_BREADTH, Math.round(BREADTH / Math.sqrt(graphs)));
}

/** A leg over the segments whose vectors are ready; passages without a vector count as average. */
export async function legOf(
  query: Float32Array,
  scope: Scope,
  vectorsOf: (segment: Segment) => SegmentVectors | null,
  limit: number,
): Promise<DenseLeg | null> {
  const ready = scope.segments.map(vectorsOf);
  if (ready.every((vectors) => vectors === null)) return null;
  const breadth = breadthAmong(ready.filter((vectors) => vectors !== null && vectors.graph !== null).length);
  const lists = await Promise.all(
    ready.map(async (vectors, at) => {
      const base = scope.bases[at] ?? 0;
      const locals = vectors === null ? [] : await vectors.nearest(query, limit, breadth);
      return locals.map((local) => ({ number: base + local, similarity: vectors?.similarity(local, query) ?? 0 }));
    }),
  );
  const merged = lists
    .flat()
    .sort((left, right) => right.similarity - left.similarity || left.number - right.number)
    .slice(0, limit);
  const average = merged.length === 0 ? 0 : merged.reduce((sum, { similarity }) => sum + similarity, 0) / merged.length / 2;
  return {
    nearest: merged.map(({ number }) => number),
    similarity: (number) => {
      const at = scope.segmentOf(number);
      const vectors = ready[at] ?? null;
      return vectors === null ? average : vectors.similarity(number - (scope.bases[at] ?? 0), query);
    },
  };
}

/** Gives a segment the vectors of one that it is a part of, where those are held; that one then has none any more. Returns whether the segment has vectors. */
export function inherit(held: Map<Segment, SegmentVectors>, segment: Segment): boolean {
  if (held.has(segment)) return true;
  for (const ancestor of ancestorsOf(segment)) {
    const before = ancestor.segment.deref();
    const vectors = before === undefined ? undefined : held.get(before);
    if (before === undefined || vectors === undefined) continue;
    held.set(segment, vectors.only(ancestor.locals));
    held.delete(before);
    return true;
  }
  return false;
}

/** Drops and closes the vectors of segments that are gone, after what is left of those segments has taken them over. */
export async function dropDead(held: Map<Segment, SegmentVectors>, live: ReadonlySet<Segment>): Promise<void> {
  for (const segment of live) inherit(held, segment);
  for (const [segment, vectors] of [...held]) {
    if (live.has(segment)) continue;
    held.delete(segment);
    const graph = vectors.graph;
    vectors.graph = null;
    await graph?.[Symbol.asyncDispose]();
  }
}
