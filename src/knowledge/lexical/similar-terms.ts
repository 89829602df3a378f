import type { Dictionary } from './dictionary.js';

/** A term that may be meant, and how far the spelling is from it (0 is equal; see `spellingDistance`). */
export type SimilarTerm = Readonly<{ termId: number; distance: number }>;

const VOWELS = 'aeiouyäöü';
const SHORTEST = 4;
const LONGEST = 48;

function substitutionCost(left: string, right: string): number {
  return VOWELS.includes(left) && VOWELS.includes(right) ? 0.8 : 1.1;
}

/**
 * Cost of misspelling: Damerau-Levenshtein over letters where slips of the finger (transposed, doubled, dropped letters)
 * cost less than another consonant; up to four letters left over at the end of `word` cost a quarter each, because the
 * index holds stems and a misspelt ending is not stemmed.
 */
export function spellingDistance(word: string, stem: string): number {
  const width = stem.length + 1;
  let before = new Float64Array(width);
  let previous = Float64Array.from({ length: width }, (_, index) => index);
  let best = Number.POSITIVE_INFINITY;
  for (let row = 1; row <= word.length; row += 1) {
    const current = new Float64Array(width);
    current[0] = row;
    const letter = word.charAt(row - 1);
    for (let column = 1; column < width; column += 1) {
      const other = stem.charAt(column - 1);
      const drop = (previous[column] ?? 0) + (letter === word.charAt(row - 2) ? 0.5 : 0.9);
      const insert = (current[column - 1] ?? 0) + (other === stem.charAt(column - 2) ? 0.5 : 0.9);
      let cost = Math.min(drop, insert, (previous[column - 1] ?? 0) + (letter === other ? 0 : substitutionCost(letter, other)));
      if (row > 1 && column > 1 && letter === stem.charAt(column - 2) && word.charAt(row - 2) === other) cost = Math.min(cost, (before[column - 2] ?? 0) + 0.7);
      current[column] = cost;
    }
    before = previous;
    previous = current;
    const leftover = word.length - row;
    if (leftover === 0 || (leftover <= 4 && stem.length >= 5)) best = Math.min(best, (current[width - 1] ?? 0) + leftover * 0.25);
  }
  return best;
}

/** The largest distance at which a word of this length still counts as the same word misspelt. */
export function spellingTolerance(length: number): number {
  return length < SHORTEST ? 0 : length <= 5 ? 0.9 : length <= 8 ? 1.2 : 1.7;
}

function gramsOf(term: string): string[] {
  const padded = `^${term}`;
  const grams: string[] = [];
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.push(padded.slice(at, at + 3));
  return grams;
}

/** Finds dictionary terms by shared letter triples. Only pure letter terms take part: tags and numbers are exact or unknown. */
export class SimilarTerms {
  readonly #dictionary: Dictionary;
  readonly #grams: Map<string, number[]> = new Map();
  #indexed = 0;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** Terms within the spelling tolerance that `exists` accepts, nearest first, at most `limit`. Decided by spelling and frequency only. */
  find(word: string, frequency: (termId: number) => number, limit: number): readonly SimilarTerm[] {
    if (word.length < SHORTEST || word.length > LONGEST || !/^\p{L}+$/u.test(word)) return [];
    this.#catchUp();
    const shared = new Map<number, number>();
    const grams = gramsOf(word);
    for (const gram of grams) for (const termId of this.#grams.get(gram) ?? []) shared.set(termId, (shared.get(termId) ?? 0) + 1);
    const tolerance = spellingTolerance(word.length);
    const found: { termId: number; distance: number; frequency: number; term: string }[] = [];
    for (const [termId, count] of shared) {
      const term = this.#dictionary.term(termId);
      if (count * 4 < Math.min(grams.length, term.length - 1) || term.length > word.length + 2 || term.length + 4 < word.length) continue;
      if (frequency(termId) === 0) continue;
      const distance = spellingDistance(word, term);
      if (distance <= tolerance) found.push({ termId, distance, frequency: frequency(termId), term });
    }
    found.sort((left, right) => left.distance - right.distance || right.frequency - left.frequency || (left.term < right.term ? -1 : 1));
    return found.slice(0, limit).map(({ termId, distance }) => ({ termId, distance }));
  }

  #catchUp(): void {
    for (; this.#indexed < this.#dictionary.size; this.#indexed += 1) {
      const term = this.#dictionary.term(this.#indexed);
      if (term.length < SHORTEST || !/^[a-zà-ÿß]+$/.test(term)) continue;
      for (const gram of new Set(gramsOf(term))) {
        const list = this.#grams.get(gram);
        if (list === undefined) this.#grams.set(gram, [this.#indexed]);
        else list.push(this.#indexed);
      }
    }
  }
}
