import type { Dictionary } from './dictionary.js';
import type { Scope } from './scope.js';
import type { Segment } from './segment.js';

const WIDTH = 4;
/** Grams that two bytes can number. */
const WIDEST = 65_536;

/** Four-letter grams of `_word_`; a shorter word is one gram. Numbers and identifiers take part like words. */
export function charGrams(word: string): readonly string[] {
  const padded = `_${word}_`;
  if (padded.length <= WIDTH) return [padded];
  return Array.from({ length: padded.length - WIDTH + 1 }, (_, at) => padded.slice(at, at + WIDTH));
}

/** For the first `terms` of the dictionary: which of them hold a gram, in dictionary order, from `offsets[gram]` to `offsets[gram + 1]`; one that holds it twice stands twice. */
export type TermLists = Readonly<{ terms: number; offsets: Uint32Array; list: Uint32Array }>;

/** Lists are made anew when the dictionary has grown by this share; terms that came later are in none. */
const GROWTH = 1.25;

/** The four-letter grams of every dictionary term, as numbers. Follows the dictionary as it grows. */
export class CharGramIndex {
  readonly #dictionary: Dictionary;
  readonly #numbers: Map<string, number> = new Map();
  #offsets: Uint32Array = new Uint32Array(1_024);
  /** Two bytes a number while they do: a search reads the grams of thousands of terms, and waits for memory most of that time. */
  #grams: Uint16Array | Uint32Array = new Uint16Array(8_192);
  #indexed = 0;
  #lists: TermLists = { terms: 0, offsets: new Uint32Array(1), list: new Uint32Array(0) };
  /** How many passages of a segment hold a term with the gram, summed over terms. */
  readonly #counts: WeakMap<Segment, Uint32Array> = new WeakMap();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** The number of a gram, or -1 when no term has it. */
  find(gram: string): number {
    this.#catchUp();
    return this.#numbers.get(gram) ?? -1;
  }

  /** How many grams there are; numbers are below it. */
  get size(): number {
    this.#catchUp();
    return this.#numbers.size;
  }

  /** The grams of all terms in one run: those of a term stand from `offsets[term]` to `offsets[term + 1]`. For tight loops; do not keep. */
  arrays(): Readonly<{ offsets: Uint32Array; grams: Uint16Array | Uint32Array }> {
    this.#catchUp();
    return { offsets: this.#offsets, grams: this.#grams };
  }

  /** The grams of a term; may hold one twice. */
  gramsOf(termId: number): Uint16Array | Uint32Array {
    this.#catchUp();
    return this.#grams.subarray(this.#offsets[termId] ?? 0, this.#offsets[termId + 1] ?? 0);
  }

  /** How often the gram occurs in what the scope's reader may read: the passage frequencies of its terms, summed. */
  frequency(gram: number, scope: Scope): number {
    let sum = 0;
    for (const segment of scope.segments) sum += this.#countsOf(segment)[gram] ?? 0;
    return sum;
  }

  /** The dictionary terms that hold the gram, in dictionary order. */
  termsWith(gram: string): readonly number[] {
    const { terms, offsets, list } = this.termLists();
    const number = this.#numbers.get(gram) ?? -1;
    if (number < 0) return [];
    const found = new Set(list.subarray(offsets[number] ?? 0, offsets[number + 1] ?? 0));
    for (let term = terms; term < this.#indexed; term += 1) if (this.gramsOf(term).includes(number)) found.add(term);
    return [...found];
  }

  /** The terms by gram, as far as they are listed. */
  termLists(): TermLists {
    this.#catchUp();
    if (this.#indexed > GROWTH * this.#lists.terms) this.#lists = this.#listTerms();
    return this.#lists;
  }

  #listTerms(): TermLists {
    const terms = this.#indexed;
    const end = this.#offsets[terms] ?? 0;
    const offsets = new Uint32Array(this.#numbers.size + 1);
    for (let at = 0; at < end; at += 1) {
      const next = (this.#grams[at] ?? 0) + 1;
      offsets[next] = (offsets[next] ?? 0) + 1;
    }
    for (let gram = 0; gram < this.#numbers.size; gram += 1) offsets[gram + 1] = (offsets[gram + 1] ?? 0) + (offsets[gram] ?? 0);
    const list = new Uint32Array(end);
    const place = offsets.slice();
    for (let term = 0; term < terms; term += 1)
      for (let at = this.#offsets[term] ?? 0; at < (this.#offsets[term + 1] ?? 0); at += 1) {
        const gram = this.#grams[at] ?? 0;
        list[place[gram] ?? 0] = term;
        place[gram] = (place[gram] ?? 0) + 1;
      }
    return { terms, offsets, list };
  }

  #countsOf(segment: Segment): Uint32Array {
    const known = this.#counts.get(segment);
    if (known !== undefined) return known;
    this.#catchUp();
    const counts = new Uint32Array(this.#numbers.size);
    for (const [row, termId] of segment.termIds.entries()) {
      const passages = (segment.offsets[row + 1] ?? 0) - (segment.offsets[row] ?? 0);
      for (const gram of this.gramsOf(termId)) counts[gram] = (counts[gram] ?? 0) + passages;
    }
    this.#counts.set(segment, counts);
    return counts;
  }

  #catchUp(): void {
    for (; this.#indexed < this.#dictionary.size; this.#indexed += 1) {
      const grams = charGrams(this.#dictionary.term(this.#indexed));
      let at = this.#offsets[this.#indexed] ?? 0;
      if (this.#indexed + 2 > this.#offsets.length) this.#offsets = grown(this.#offsets);
      if (at + grams.length > this.#grams.length) this.#grams = grown(this.#grams);
      if (this.#numbers.size + grams.length > WIDEST && this.#grams instanceof Uint16Array) this.#grams = Uint32Array.from(this.#grams);
      for (const gram of grams) {
        let number = this.#numbers.get(gram);
        if (number === undefined) {
          number = this.#numbers.size;
          this.#numbers.set(gram, number);
        }
        this.#grams[at] = number;
        at += 1;
      }
      this.#offsets[this.#indexed + 1] = at;
    }
  }
}

function grown<Numbers extends Uint16Array | Uint32Array>(values: Numbers): Numbers {
  const larger = (values instanceof Uint16Array ? new Uint16Array(values.length * 2) : new Uint32Array(values.length * 2)) as Numbers;
  larger.set(values);
  return larger;
}
