import { type CharGramIndex, charGrams } from '../lexical/char-grams.js';
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
const NONE = -1;

/** What the kept tables hold: the grams of one question by the statistics of one scope. Neither is held on to: its documents may be removed. */
type Loaded = Readonly<{ question: WeakRef<Question>; scope: WeakRef<Scope>; grams: readonly number[]; weights: Float64Array; counts: Uint16Array }>;

/**
 * BM25 over the four-letter grams that passages share with a question; finds inflections, compounds and misspellings that stems miss.
 * A term is looked at when it is first met, and what was found stays until another question comes: both candidate sets of a search
 * meet mostly the same terms. The tables by gram and term are cleaned by what was entered, since both may have hundreds of thousands
 * of entries.
 */
export class GramScorer {
  readonly #index: CharGramIndex;
  /** Place of a gram among the question's, plus one; 0 for other grams. */
  #placeOf: Uint16Array = new Uint16Array(0);
  /** By term: where its run begins, 0 for a term not looked at, or `NONE`. */
  #runOf: Int32Array = new Int32Array(0);
  /** Runs one after the other: how many places, then the places. Entry 0 is not used. */
  #runs: Uint16Array = new Uint16Array(8_192);
  #used = 1;
  #terms: Uint32Array = new Uint32Array(2_048);
  #termCount = 0;
  #loaded: Loaded | null = null;

  constructor(index: CharGramIndex) {
    this.#index = index;
  }

  /** Runs `work` with a score for any passage's terms. Gram statistics come from the readable terms only: a gram occurs as often as the readable terms that hold it. */
  with<Result>(
    question: Question,
    { dictionarySize, scope, k1 }: Readonly<{ dictionarySize: number; scope: Scope; k1: number }>,
    work: (score: (forward: Uint32Array, norm: number) => number) => Result,
  ): Result {
    const kept = this.#loaded?.question.deref() === question && this.#loaded.scope.deref() === scope ? this.#loaded : null;
    const loaded = kept ?? this.#load(question, scope);
    if (this.#runOf.length < dictionarySize) this.#runOf = larger(this.#runOf, dictionarySize);
    return work((forward, norm) => this.#score(forward, norm, k1, loaded));
  }

  #load(question: Question, scope: Scope): Loaded {
    this.#clean();
    const asked = gramsAsked(question, this.#index);
    if (this.#placeOf.length < this.#index.size) this.#placeOf = new Uint16Array(this.#index.size * 2);
    const weights = new Float64Array(asked.size);
    let place = 0;
    for (const [number, count] of asked) {
      const frequency = Math.min(this.#index.frequency(number, scope), scope.size);
      weights[place] = frequency === 0 ? 0 : count * scope.idf(frequency);
      place += 1;
      this.#placeOf[number] = place;
    }
    const loaded = {
      question: new WeakRef(question),
      scope: new WeakRef(scope),
      grams: [...asked.keys()],
      weights,
      counts: new Uint16Array(asked.size),
    };
    this.#loaded = loaded;
    return loaded;
  }

  #clean(): void {
    for (const gram of this.#loaded?.grams ?? []) this.#placeOf[gram] = 0;
    for (let at = 0; at < this.#termCount; at += 1) this.#runOf[this.#terms[at] ?? 0] = 0;
    this.#termCount = 0;
    this.#used = 1;
    this.#loaded = null;
  }

  #score(forward: Uint32Array, norm: number, k1: number, { weights, counts }: Loaded): number {
    this.#lookAt(forward);
    const runOf = this.#runOf;
    const runs = this.#runs;
    for (let at = 0; at < forward.length; at += 1) {
      const run = runOf[forward[at] ?? 0] ?? 0;
      if (run === NONE) continue;
      const end = run + (runs[run] ?? 0);
      for (let entry = run + 1; entry <= end; entry += 1) {
        const place = runs[entry] ?? 0;
        counts[place] = (counts[place] ?? 0) + 1;
      }
    }
    let score = 0;
    for (let place = 0; place < counts.length; place += 1) {
      const frequency = counts[place] ?? 0;
      if (frequency === 0) continue;
      counts[place] = 0;
      score += ((weights[place] ?? 0) * frequency * (k1 + 1)) / (frequency + norm);
    }
    return score;
  }

  /**
   * Enters the question's grams that the terms hold which are met for the first time. One step for all terms at a time: nearly every
   * read of these tables waits for memory, and reads that do not depend on one another wait together.
   */
  #lookAt(forward: Uint32Array): void {
    const { offsets, grams } = this.#index.arrays();
    const runOf = this.#runOf;
    const first = this.#termCount;
    if (first + forward.length > this.#terms.length) this.#terms = larger(this.#terms, first + forward.length);
    const terms = this.#terms;
    let last = first;
    for (let at = 0; at < forward.length; at += 1) {
      const term = forward[at] ?? 0;
      if (runOf[term] !== 0) continue;
      runOf[term] = NONE;
      terms[last] = term;
      last += 1;
    }
    let most = this.#used + last - first;
    for (let at = first; at < last; at += 1) most += (offsets[(terms[at] ?? 0) + 1] ?? 0) - (offsets[terms[at] ?? 0] ?? 0);
    if (most > this.#runs.length) this.#runs = larger(this.#runs, most);
    for (let at = first; at < last; at += 1) this.#enter(terms[at] ?? 0, offsets, grams);
    this.#termCount = last;
  }

  #enter(term: number, offsets: Uint32Array, grams: Uint16Array | Uint32Array): void {
    const placeOf = this.#placeOf;
    const runs = this.#runs;
    const run = this.#used;
    const end = offsets[term + 1] ?? 0;
    let used = run + 1;
    for (let at = offsets[term] ?? 0; at < end; at += 1) {
      const place = placeOf[grams[at] ?? 0] ?? 0;
      if (place === 0) continue;
      runs[used] = place - 1;
      used += 1;
    }
    if (used === run + 1) return;
    runs[run] = used - run - 1;
    this.#runOf[term] = run;
    this.#used = used;
  }
}

/** A copy with room for `least` entries and as many again. */
function larger<Numbers extends Uint16Array | Uint32Array | Int32Array>(values: Numbers, least: number): Numbers {
  const copy = new (values.constructor as new (length: number) => Numbers)(2 * least);
  copy.set(values);
  return copy;
}
