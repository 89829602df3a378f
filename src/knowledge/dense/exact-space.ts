import { topPassages } from '../lexical/bm25.js';
import type { Dictionary } from '../lexical/dictionary.js';
import type { Scope } from '../lexical/scope.js';
import type { DenseLeg } from '../rank/rank-passages.js';
import type { KnowledgeSettings } from '../settings.js';
import { fitLsa, foldPassage, type LsaSpace } from './lsa.js';

/** A fitted space with the vector of every passage of its scope, to be searched exactly. `vectors` holds them one after the other. */
export type ExactSpace = Readonly<{ space: LsaSpace; vectors: Float32Array }>;

/** Null where there are too few passages to fit a space on. `pause` lets other work run between the steps. */
export async function fitExactSpace(
  scope: Scope,
  dictionary: Dictionary,
  settings: KnowledgeSettings['dense'],
  pause: () => Promise<void>,
): Promise<ExactSpace | null> {
  if (scope.size < settings.fewest) return null;
  const steps = fitLsa(scope, (id) => dictionary.term(id), settings);
  let step = steps.next();
  for (let count = 0; step.done !== true; step = steps.next(), count += 1) if (count % 64 === 0) await pause();
  const space = step.value;
  const vectors = new Float32Array(scope.size * space.rank);
  for (let number = 0; number < scope.size; number += 1) foldPassage(scope.forward(number), space, vectors, number * space.rank);
  return { space, vectors };
}

/** Cosines in the first dimensions of a space; the dimensions stand in the order of their singular values. */
function prefixCosines(vector: Float32Array, vectors: Float32Array, rank: number, used: number): Float32Array {
  const length = Math.sqrt(vector.subarray(0, used).reduce((sum, value) => sum + value * value, 0)) || 1;
  const cosines = new Float32Array(vectors.length / rank);
  for (let number = 0; number < cosines.length; number += 1) {
    let sum = 0;
    let squares = 0;
    const base = number * rank;
    for (let k = 0; k < used; k += 1) {
      const value = vectors[base + k] ?? 0;
      sum += (vector[k] ?? 0) * value;
      squares += value * value;
    }
    cosines[number] = squares > 0 ? sum / (length * Math.sqrt(squares)) : 0;
  }
  return cosines;
}

/** Similarities of every passage of a scope to a question's vector: in all dimensions, and for a share in the first ones alone. */
export function exactDenseLeg({ space, vectors }: ExactSpace, vector: Float32Array, limit: number, coarse: KnowledgeSettings['coarseDense']): DenseLeg {
  const scores = prefixCosines(vector, vectors, space.rank, space.rank);
  if (coarse.share > 0) {
    const first = prefixCosines(vector, vectors, space.rank, Math.min(coarse.rank, space.rank));
    for (let number = 0; number < scores.length; number += 1) scores[number] = (1 - coarse.share) * (scores[number] ?? 0) + coarse.share * (first[number] ?? 0);
  }
  return { nearest: topPassages(scores, limit, () => true), similarity: (number) => scores[number] ?? 0 };
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/**
 * The question's unit vector moved towards the mean of its best passages, weighted by their scores: pseudo-relevance feedback in a
 * vector space (Rocchio, "Relevance feedback in information retrieval", 1971; in dense spaces Yu, Xiong and Callan 2021, Li et al.
 * 2022). `share` is how much of the result is the passages'. No passage with a score leaves the question as it is.
 */
export function feedbackVector(
  { space, vectors }: ExactSpace,
  vector: Float32Array,
  best: readonly Readonly<{ passage: number; score: number }>[],
  share: number,
): Float32Array {
  const { rank } = space;
  const mean = new Float32Array(rank);
  for (const { passage, score } of best) for (let k = 0; k < rank; k += 1) mean[k] = (mean[k] ?? 0) + Math.max(0, score) * (vectors[passage * rank + k] ?? 0);
  const towards = normalised(mean);
  return normalised(vector.map((value, k) => (1 - share) * value + share * (towards[k] ?? 0)));
}
