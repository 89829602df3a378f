import type { Dictionary } from './dictionary.js';

/** Terms that share a four-letter gram with a question word, each with the numbers of the question's grams it holds. */
export type GramMatches = ReadonlyMap<number, readonly number[]>;

const WIDTH = 4;

/** Four-letter grams of `_word_`; a shorter word is one gram. Numbers and identifiers take part like words. */
export function charGrams(word: string): readonly string[] {
  const padded = `_${word}_`;
  if (padded.length <= WIDTH) return [padded];
  return Array.from({ length: padded.length - WIDTH + 1 }, (_, at) => padded.slice(at, at + WIDTH));
}

/** Which dictionary terms hold which four-letter gram. Follows the dictionary as it grows. */
export class CharGramIndex {
  readonly #dictionary: Dictionary;
  readonly #terms: Map<string, number[]> = new Map();
  #indexed = 0;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** The dictionary terms that hold the gram, in dictionary order. */
  termsWith(gram: string): readonly number[] {
    this.#catchUp();
    return this.#terms.get(gram) ?? [];
  }

  #catchUp(): void {
    for (; this.#indexed < this.#dictionary.size; this.#indexed += 1) {
      for (const gram of new Set(charGrams(this.#dictionary.term(this.#indexed)))) {
        const list = this.#terms.get(gram);
        if (list === undefined) this.#terms.set(gram, [this.#indexed]);
        else list.push(this.#indexed);
      }
    }
  }
}
