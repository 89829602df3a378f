import type { Scope } from '../lexical/scope.js';
import { type SparseRows, truncatedSvd } from './truncated-svd.js';

/**
 * Latent semantic analysis (Deerwester, Dumais, Furnas, Landauer and Harshman 1990): log frequency times idf, rows of length one,
 * truncated SVD. Fitted only on what the scope's reader may read. Choice: rank 128 in live search, where
 * fitting shares the processor with questions, and 256 for ranking whole collections; on our development collections ranks
 * from 128 to 384 differ by less than 0.01 nDCG@10 once fused, and the cost grows with the rank.
 */
export type LsaSpace = Readonly<{
  rank: number;
  /** Term id per column, and column per term id. */
  columnOf: ReadonlyMap<number, number>;
  idf: Float32Array;
  /** Columns x rank. */
  right: Float32Array;
  passagesAtFit: number;
}>;

export type LsaOptions = Readonly<{ rank: number; sample: number; iterations?: number; oversampling?: number; fewestPassages?: number; seed?: number }>;

const MAX_COLUMNS = 60_000;

/** A 32-bit hash (FNV-1a), so that the fit depends on the terms themselves and not on their numbers. */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Standard normal numbers from a seed (xorshift32 and Box-Muller). */
function normalNumbers(seed: number): () => number {
  let state = seed === 0 ? 0x9e3779b9 : seed;
  const uniform = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Passages to fit on: all, or every n-th, evenly spread. */
function samplePassages(scope: Scope, limit: number): readonly number[] {
  const step = Math.max(1, scope.size / limit);
  return Array.from({ length: Math.min(scope.size, limit) }, (_, at) => Math.floor(at * step));
}

function rowEntries(forward: Uint32Array, space: Pick<LsaSpace, 'columnOf' | 'idf'>): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < forward.length; at += 1) {
    const column = space.columnOf.get(forward[at] ?? 0);
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return [...counts].map(([column, count]) => [column, (1 + Math.log(count)) * (space.idf[column] ?? 0)] as const);
}

function sparseRows(scope: Scope, sample: readonly number[], space: Pick<LsaSpace, 'columnOf' | 'idf'>): SparseRows {
  const offsets = new Uint32Array(sample.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, number] of sample.entries()) {
    const entries = [...rowEntries(scope.forward(number), space)].sort((left, right) => left[0] - right[0]);
    const norm = Math.sqrt(entries.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
    for (const [column, value] of entries) {
      columns.push(column);
      values.push(value / norm);
    }
    offsets[row + 1] = columns.length;
  }
  return { rows: sample.length, columnCount: space.idf.length, offsets, columns: Uint32Array.from(columns), values: Float32Array.from(values) };
}

/** Fits a space in small steps; the caller may pause at each `yield`. Deterministic: columns are ordered by their terms. */
export function* fitLsa(scope: Scope, termOf: (termId: number) => string, options: LsaOptions): Generator<void, LsaSpace> {
  const sample = samplePassages(scope, options.sample);
  const frequencies = new Map<number, number>();
  for (const [row, number] of sample.entries()) {
    for (const termId of new Set(scope.forward(number))) frequencies.set(termId, (frequencies.get(termId) ?? 0) + 1);
    if (row % 512 === 0) yield;
  }
  const kept = [...frequencies]
    .filter(([, count]) => count >= 2)
    .map(([termId, count]) => ({ termId, count, term: termOf(termId) }))
    .sort((left, right) => right.count - left.count || (left.term < right.term ? -1 : 1))
    .slice(0, MAX_COLUMNS)
    .sort((left, right) => (left.term < right.term ? -1 : 1));
  yield;
  const columnOf = new Map(kept.map(({ termId }, column) => [termId, column] as const));
  const idf = Float32Array.from(kept, ({ termId }) => scope.idf(scope.frequency(termId)));
  const sparse = sparseRows(scope, sample, { columnOf, idf });
  yield;
  const streams = kept.map(({ term }) => normalNumbers(hashText(term, options.seed)));
  const rank = Math.min(options.rank, Math.max(2, Math.floor(sample.length / 3)));
  const svd = yield* truncatedSvd(sparse, {
    rank,
    oversampling: options.oversampling ?? 10,
    iterations: options.iterations ?? 1,
    start: (column) => streams[column]?.() ?? 0,
  });
  return { rank: svd.rank, columnOf, idf, right: svd.right, passagesAtFit: scope.size };
}

function project(entries: readonly (readonly [number, number])[], space: LsaSpace, out: Float32Array, at: number): void {
  const { rank, right } = space;
  for (const [column, value] of entries) {
    const from = column * rank;
    for (let k = 0; k < rank; k += 1) out[at + k] = (out[at + k] ?? 0) + value * (right[from + k] ?? 0);
  }
  let norm = 0;
  for (let k = 0; k < rank; k += 1) norm += (out[at + k] ?? 0) ** 2;
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
  for (let k = 0; k < rank; k += 1) out[at + k] = (out[at + k] ?? 0) * scale;
}

/** Writes the unit vector of a passage's terms into `out` from `at` on; all zero when no term is known. */
export function foldPassage(forward: Uint32Array, space: LsaSpace, out: Float32Array, at: number): void {
  project(rowEntries(forward, space), space, out, at);
}

/** The unit vector of weighted terms (a question). */
export function foldTerms(terms: readonly Readonly<{ termId: number; weight: number }>[], space: LsaSpace): Float32Array {
  const out = new Float32Array(space.rank);
  const entries = terms.flatMap(({ termId, weight }) => {
    const column = space.columnOf.get(termId);
    return column === undefined ? [] : [[column, weight * (space.idf[column] ?? 0)] as const];
  });
  project(entries, space, out, 0);
  return out;
}
