import { type CharGramIndex, charGrams, type TermLists } from '../lexical/char-grams.js';
import type { Scope } from '../lexical/scope.js';
import type { Question } from '../question.js';

const MOST_GRAMS = 2_000;

/** How often the question asks for each gram. A word that no term stands for exactly brings the grams of its own writing. */
function gramsAsked(question: Question, index: CharGramIndex): ReadonlyMap<number, number> {
  const held = index.arrays();
  const counts = new Map<number, number>();
  for (const concept of question.concepts) {
    const grams = new Set<number>();
    let known = false;
    for (const { origin, termId } of concept.alternatives) {
      if (origin !== 'exact') continue;
      known = true;
      for (let at = held.offsets[termId] ?? 0; at < (held.offsets[termId + 1] ?? 0); at += 1) grams.add(held.grams[at] ?? 0);
    }
    if (!known) for (const gram of charGrams(concept.stem)) grams.add(index.find(gram));
    for (const number of grams) if (number >= 0 && counts.size < MOST_GRAMS) counts.set(number, (counts.get(number) ?? 0) + concept.count);
  }
  return counts;
}

/** A term that was looked at and holds none of the question's grams. */
const NONE = 0xffffffff;
/** More entries than this for each passage to be scored are not gone through; the grams of each term met are looked at then. */
const ENTRIES_EACH = 120;

/**
 * BM25 over the four-letter grams that passages share with a question; finds inflections, compounds and misspellings that stems miss.
 * Which terms hold the question's grams is worked out once a question. The tables by gram and term are kept between questions and
 * cleaned after each, since both may have hundreds of thousands of entries.
 */
export class GramScorer {
  readonly #index: CharGramIndex;
  /** Place of a gram among the question's, plus one; 0 for other grams. */
  #placeOf: Uint16Array = new Uint16Array(0);
  /** The first entry of a term; 0 where there is none (or, for a term that is not listed, it has not been looked at). */
  #firstOf: Uint32Array = new Uint32Array(0);
  /** Entries of the terms: the place of a gram, and the next entry or 0. Entry 0 is not used. */
  #places: Uint16Array = new Uint16Array(4_096);
  #nexts: Uint32Array = new Uint32Array(4_096);
  #used = 1;
  /** Terms from here on are looked at when they are met. */
  #listed = 0;
  readonly #lookedAt: number[] = [];

  constructor(index: CharGramIndex) {
    this.#index = index;
  }

  /** Runs `work` with a score for any passage's terms. Gram statistics come from the readable terms only: a gram occurs as often as the readable terms that hold it. */
  with<Result>(
    question: Question,
    { dictionarySize, scope, k1, passages }: Readonly<{ dictionarySize: number; scope: Scope; k1: number; passages: number }>,
    work: (score: (forward: Uint32Array, norm: number) => number) => Result,
  ): Result {
    const asked = gramsAsked(question, this.#index);
    if (this.#placeOf.length < this.#index.size) this.#placeOf = new Uint16Array(this.#index.size * 2);
    if (this.#firstOf.length < dictionarySize) this.#firstOf = new Uint32Array(dictionarySize * 2);
    const weights = new Float64Array(asked.size);
    let place = 0;
    for (const [number, count] of asked) {
      const frequency = Math.min(this.#index.frequency(number, scope), scope.size);
      weights[place] = frequency === 0 ? 0 : count * scope.idf(frequency);
      place += 1;
      this.#placeOf[number] = place;
    }
    const lists = this.#index.termLists();
    this.#enter([...asked.keys()], lists, passages * ENTRIES_EACH);
    try {
      const counts = new Uint16Array(asked.size);
      return work((forward, norm) => this.#score(forward, norm, k1, weights, counts));
    } finally {
      this.#clean([...asked.keys()], lists);
    }
  }

  /** Enters the listed terms that hold one of the grams. */
  #enter(grams: readonly number[], { terms, offsets, list }: TermLists, most: number): void {
    const entries = grams.reduce((sum, gram) => sum + (offsets[gram + 1] ?? 0) - (offsets[gram] ?? 0), 0);
    if (entries > most) return;
    this.#listed = terms;
    this.#makeRoom(entries);
    const [firstOf, places, nexts] = [this.#firstOf, this.#places, this.#nexts];
    let used = this.#used;
    for (const [place, gram] of grams.entries())
      for (let at = offsets[gram] ?? 0; at < (offsets[gram + 1] ?? 0); at += 1) {
        const term = list[at] ?? 0;
        places[used] = place;
        nexts[used] = firstOf[term] ?? 0;
        firstOf[term] = used;
        used += 1;
      }
    this.#used = used;
  }

  #clean(grams: readonly number[], { offsets, list }: TermLists): void {
    for (const gram of grams) {
      this.#placeOf[gram] = 0;
      if (this.#listed > 0) for (let at = offsets[gram] ?? 0; at < (offsets[gram + 1] ?? 0); at += 1) this.#firstOf[list[at] ?? 0] = 0;
    }
    for (const term of this.#lookedAt) this.#firstOf[term] = 0;
    this.#lookedAt.length = 0;
    this.#used = 1;
    this.#listed = 0;
  }

  #makeRoom(entries: number): void {
    if (this.#used + entries <= this.#places.length) return;
    const places = new Uint16Array(2 * (this.#used + entries));
    const nexts = new Uint32Array(2 * (this.#used + entries));
    places.set(this.#places);
    nexts.set(this.#nexts);
    this.#places = places;
    this.#nexts = nexts;
  }

  #score(forward: Uint32Array, norm: number, k1: number, weights: Float64Array, counts: Uint16Array): number {
    counts.fill(0);
    const [firstOf, listed] = [this.#firstOf, this.#listed];
    for (let at = 0; at < forward.length; at += 1) {
      const term = forward[at] ?? 0;
      let entry = firstOf[term] ?? 0;
      if (entry === 0 && term >= listed) entry = this.#lookAt(term);
      while (entry !== 0 && entry !== NONE) {
        const place = this.#places[entry] ?? 0;
        counts[place] = (counts[place] ?? 0) + 1;
        entry = this.#nexts[entry] ?? 0;
      }
    }
    let score = 0;
    for (let place = 0; place < counts.length; place += 1) {
      const frequency = counts[place] ?? 0;
      if (frequency > 0) score += ((weights[place] ?? 0) * frequency * (k1 + 1)) / (frequency + norm);
    }
    return score;
  }

  /** Enters the question's grams that a term holds and returns its first entry, or `NONE`. */
  #lookAt(term: number): number {
    const { offsets, grams } = this.#index.arrays();
    this.#lookedAt.push(term);
    this.#firstOf[term] = NONE;
    this.#makeRoom((offsets[term + 1] ?? 0) - (offsets[term] ?? 0));
    for (let at = offsets[term] ?? 0; at < (offsets[term + 1] ?? 0); at += 1) {
      const place = this.#placeOf[grams[at] ?? 0] ?? 0;
      if (place === 0) continue;
      this.#places[this.#used] = place - 1;
      this.#nexts[this.#used] = this.#firstOf[term] === NONE ? 0 : (this.#firstOf[term] ?? 0);
      this.#firstOf[term] = this.#used;
      this.#used += 1;
    }
    return this.#firstOf[term] ?? NONE;
  }
}
