/** Numbers scaled to 0..1 by their least and greatest; all equal become 0. With `floor` the scale starts there instead of at the least. */
export function scaleToUnit(values: Float64Array, floor?: number): Float64Array {
  let least = floor ?? Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (floor === undefined && value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const range = greatest - least;
  return range > 0 ? values.map((value) => (value - least) / range) : new Float64Array(values.length);
}

/** Weighted sum of scaled legs (convex combination; Bruch, Gai and Ingber, "An analysis of fusion functions for hybrid retrieval", 2023). */
export function convexSum(legs: readonly Readonly<{ values: Float64Array; weight: number }>[], size: number): Float64Array {
  const total = legs.reduce((sum, leg) => sum + leg.weight, 0) || 1;
  const sum = new Float64Array(size);
  for (const { values, weight } of legs) for (let at = 0; at < size; at += 1) sum[at] = (sum[at] ?? 0) + (weight / total) * (values[at] ?? 0);
  return sum;
}

/** A weight that grows evenly with length between two points, and stays as it is outside them. */
export type WeightByLength = Readonly<{ short: Readonly<{ terms: number; weight: number }>; long: Readonly<{ terms: number; weight: number }> }>;

export function weightByLength(terms: number, { short, long }: WeightByLength): number {
  const way = Math.min(1, Math.max(0, (terms - short.terms) / (long.terms - short.terms)));
  return short.weight + way * (long.weight - short.weight);
}

/** Reciprocal-rank fusion (Cormack, Clarke and Buettcher 2009): the fallback where the legs' scores are not comparable at all. */
export function reciprocalRankFusion(rankings: readonly (readonly number[])[], k = 60): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  for (const ranking of rankings) for (const [rank, item] of ranking.entries()) scores.set(item, (scores.get(item) ?? 0) + 1 / (k + rank + 1));
  return scores;
}

/** The columns with the greatest values of a row, itself left out; equal values keep the lower column. */
function nearestColumns(matrix: Float64Array, row: number, size: number, limit: number): readonly number[] {
  const best: number[] = [];
  for (let column = 0; column < size; column += 1) {
    const value = matrix[row * size + column] ?? 0;
    if (column === row || (best.length >= limit && value <= (matrix[row * size + (best.at(-1) ?? 0)] ?? 0))) continue;
    let at = best.length < limit ? best.push(column) - 1 : best.length - 1;
    for (; at > 0 && (matrix[row * size + (best[at - 1] ?? 0)] ?? 0) < value; at -= 1) best[at] = best[at - 1] ?? 0;
    best[at] = column;
  }
  return best;
}

/**
 * Score regularisation: each of the best candidates takes a share of its score from the candidates most similar to it
 * (Diaz, "Regularizing ad hoc retrieval scores", 2005). `similar(i, j)` compares candidates by their place in `scores`.
 */
export function smoothScores(
  scores: Float64Array,
  pool: readonly number[],
  similarities: (pool: readonly number[]) => Float64Array,
  options: Readonly<{ share: number; neighbours: number }>,
): Float64Array {
  const size = pool.length;
  const smoothed = Float64Array.from(scores);
  if (size < 3 || options.share <= 0) return smoothed;
  const matrix = similarities(pool);
  for (const [row, candidate] of pool.entries()) {
    let weights = 0;
    let sum = 0;
    for (const column of nearestColumns(matrix, row, size, options.neighbours)) {
      const similarity = matrix[row * size + column] ?? 0;
      weights += similarity;
      sum += similarity * (scores[pool[column] ?? 0] ?? 0);
    }
    smoothed[candidate] = (1 - options.share) * (scores[candidate] ?? 0) + (weights > 0 ? (options.share * sum) / weights : 0);
  }
  return smoothed;
}
