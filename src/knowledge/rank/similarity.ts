import type { Scope } from '../lexical/scope.js';

/** The terms of several passages one after the other, each once per passage, with values scaled to length one per passage. */
type Rows = Readonly<{ offsets: Uint32Array; terms: Uint32Array; values: Float64Array }>;

/** 1 + ln n for small n. */
const LOG_COUNTS: Float64Array = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(count));

/**
 * Compares passages by their terms (logarithmic frequency times idf). Tables by term number are kept between questions and cleaned
 * after each, since the dictionary may hold a million terms.
 */
export class PassageSimilarity {
  /** Place of a term among those met, plus one; 0 for others. */
  #placeOf: Uint32Array = new Uint32Array(1_024);

  /** Cosines between passages, as a square matrix in the order given. Terms are met in the order of the texts, so sums repeat exactly. */
  matrix(numbers: readonly number[], scope: Scope, dictionarySize: number): Float64Array {
    if (this.#placeOf.length < dictionarySize) this.#placeOf = new Uint32Array(dictionarySize * 2);
    const rows = this.#rows(numbers, scope);
    const size = numbers.length;
    const matrix = new Float64Array(size * size);
    const entries = rows.terms.length;
    // For each term a chain through the rows that hold it, the last one first.
    const last = new Int32Array(entries + 1).fill(-1);
    const before = new Int32Array(entries);
    const rowOf = new Uint16Array(entries);
    let places = 0;
    for (let row = 0; row < size; row += 1) {
      for (let at = rows.offsets[row] ?? 0; at < (rows.offsets[row + 1] ?? 0); at += 1) {
        const term = rows.terms[at] ?? 0;
        let place = this.#placeOf[term] ?? 0;
        if (place === 0) {
          places += 1;
          place = places;
          this.#placeOf[term] = place;
        }
        const value = rows.values[at] ?? 0;
        rowOf[at] = row;
        before[at] = last[place] ?? -1;
        last[place] = at;
        for (let other = before[at] ?? -1; other >= 0; other = before[other] ?? -1) {
          const cell = row * size + (rowOf[other] ?? 0);
          matrix[cell] = (matrix[cell] ?? 0) + value * (rows.values[other] ?? 0);
        }
      }
    }
    for (let at = 0; at < entries; at += 1) this.#placeOf[rows.terms[at] ?? 0] = 0;
    for (let row = 0; row < size; row += 1) for (let column = 0; column < row; column += 1) matrix[column * size + row] = matrix[row * size + column] ?? 0;
    return matrix;
  }

  #rows(numbers: readonly number[], scope: Scope): Rows {
    const forwards = numbers.map((number) => scope.forward(number));
    const most = forwards.reduce((sum, forward) => sum + forward.length, 0);
    const offsets = new Uint32Array(numbers.length + 1);
    const terms = new Uint32Array(most);
    const values = new Float64Array(most);
    let end = 0;
    for (const [row, forward] of forwards.entries()) {
      const start = end;
      for (let at = 0; at < forward.length; at += 1) {
        const term = forward[at] ?? 0;
        let place = this.#placeOf[term] ?? 0;
        if (place === 0) {
          terms[end] = term;
          end += 1;
          place = end;
          this.#placeOf[term] = place;
        }
        values[place - 1] = (values[place - 1] ?? 0) + 1;
      }
      let norm = 0;
      for (let at = start; at < end; at += 1) {
        const term = terms[at] ?? 0;
        const count = values[at] ?? 0;
        const value = (LOG_COUNTS[count] ?? 1 + Math.log(count)) * scope.termIdf(term);
        values[at] = value;
        norm += value * value;
        this.#placeOf[term] = 0;
      }
      const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
      for (let at = start; at < end; at += 1) values[at] = (values[at] ?? 0) * scale;
      offsets[row + 1] = end;
    }
    return { offsets, terms: terms.subarray(0, end), values: values.subarray(0, end) };
  }
}
