import type { Scope } from '../lexical/scope.js';

type Entry = { row: number; value: number };

/** A passage's terms with logarithmic frequency times idf, scaled to length one. */
function normalisedTerms(forward: Uint32Array, scope: Scope): Map<number, number> {
  const values = new Map<number, number>();
  for (let at = 0; at < forward.length; at += 1) values.set(forward[at] ?? 0, (values.get(forward[at] ?? 0) ?? 0) + 1);
  let norm = 0;
  for (const [term, count] of values) {
    const value = (1 + Math.log(count)) * scope.termIdf(term);
    values.set(term, value);
    norm += value * value;
  }
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
  for (const [term, value] of values) values.set(term, value * scale);
  return values;
}

/** Cosines between passages, as a square matrix in the order given. Terms are met in the order of the texts, so sums repeat exactly. */
export function passageSimilarities(numbers: readonly number[], scope: Scope): Float64Array {
  const size = numbers.length;
  const matrix = new Float64Array(size * size);
  const postings = new Map<number, Entry[]>();
  for (const [row, number] of numbers.entries()) {
    for (const [term, value] of normalisedTerms(scope.forward(number), scope)) {
      const list = postings.get(term);
      if (list === undefined) {
        postings.set(term, [{ row, value }]);
        continue;
      }
      for (const other of list) {
        const product = value * other.value;
        matrix[row * size + other.row] = (matrix[row * size + other.row] ?? 0) + product;
        matrix[other.row * size + row] = (matrix[other.row * size + row] ?? 0) + product;
      }
      list.push({ row, value });
    }
  }
  return matrix;
}
