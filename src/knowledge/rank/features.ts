import { type CharGramIndex, charGrams } from '../lexical/char-grams.js';
import type { Scope } from '../lexical/scope.js';
import type { Question } from '../question.js';

/** What a question's words mean for the terms of a passage. `conceptOf` gives concept number plus one by term, 0 for other terms. */
export type QuestionTerms = Readonly<{ conceptOf: Uint16Array; weightOf: Float32Array; idf: readonly number[]; counts: readonly number[] }>;

/** Tables by term number, kept between questions and cleaned after each, since the dictionary may hold a million terms. */
export class QuestionTables {
  #conceptOf: Uint16Array = new Uint16Array(1_024);
  #weightOf: Float32Array = new Float32Array(1_024);

  /** Runs `work` with the tables filled for a question; the tables must not be kept. */
  with<Result>(question: Question, dictionarySize: number, work: (terms: QuestionTerms) => Result): Result {
    if (this.#conceptOf.length < dictionarySize) {
      this.#conceptOf = new Uint16Array(dictionarySize * 2);
      this.#weightOf = new Float32Array(dictionarySize * 2);
    }
    const conceptOf = this.#conceptOf;
    const weightOf = this.#weightOf;
    for (const [concept, { alternatives }] of question.concepts.entries())
      for (const { termId, weight } of alternatives) {
        if ((weightOf[termId] ?? 0) >= weight) continue;
        conceptOf[termId] = concept + 1;
        weightOf[termId] = weight;
      }
    try {
      return work({ conceptOf, weightOf, idf: question.concepts.map((concept) => concept.idf), counts: question.concepts.map((concept) => concept.count) });
    } finally {
      for (const { alternatives } of question.concepts)
        for (const { termId } of alternatives) {
          conceptOf[termId] = 0;
          weightOf[termId] = 0;
        }
    }
  }
}

const WINDOW = 8;

/**
 * Proximity of different question words within eight terms: each pair adds the other word's idf over the squared distance,
 * saturated like a term frequency (BM25TP; Rasolofo and Savoy, "Term proximity scoring for keyword-based retrieval", 2003).
 */
export function proximityScore(forward: Uint32Array, terms: QuestionTerms, norm: number, k1: number): number {
  const { conceptOf, weightOf, idf } = terms;
  const places: number[] = [];
  for (let at = 0; at < forward.length; at += 1) if ((conceptOf[forward[at] ?? 0] ?? 0) > 0) places.push(at);
  if (places.length < 2) return 0;
  const near = new Float64Array(idf.length);
  for (const [later, at] of places.entries()) {
    const term = forward[at] ?? 0;
    const concept = (conceptOf[term] ?? 0) - 1;
    for (let earlier = later - 1; earlier >= 0; earlier -= 1) {
      const before = places[earlier] ?? 0;
      if (at - before > WINDOW) break;
      const other = forward[before] ?? 0;
      const otherConcept = (conceptOf[other] ?? 0) - 1;
      if (otherConcept === concept) continue;
      const closeness = ((weightOf[term] ?? 0) * (weightOf[other] ?? 0)) / (at - before) ** 2;
      near[concept] = (near[concept] ?? 0) + closeness * (idf[otherConcept] ?? 0);
      near[otherConcept] = (near[otherConcept] ?? 0) + closeness * (idf[concept] ?? 0);
    }
  }
  let score = 0;
  for (let concept = 0; concept < near.length; concept += 1) {
    const value = near[concept] ?? 0;
    if (value > 0) score += (Math.min(1, idf[concept] ?? 0) * value * (k1 + 1)) / (value + norm);
  }
  return score;
}

/** The question's four-letter grams: how much each weighs, its place by gram number (-1 for other grams), and room for counting. */
export type QuestionGrams = Readonly<{
  weights: Float64Array;
  placeOf: Int16Array;
  counts: Uint16Array;
  held: ReturnType<CharGramIndex['arrays']> /** By term: 1 once it is known to hold none of the grams. */;
  none: Uint8Array;
}>;

const MOST_GRAMS = 2_000;

/** Gram statistics come from the readable terms only: a gram occurs as often as the readable terms that hold it. */
export function questionGrams(question: Question, index: CharGramIndex, dictionarySize: number, scope: Scope): QuestionGrams {
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
  const weights = new Float64Array(counts.size);
  const placeOf = new Int16Array(index.size).fill(-1);
  let place = 0;
  for (const [number, count] of counts) {
    const frequency = Math.min(index.frequency(number, scope), scope.size);
    weights[place] = frequency === 0 ? 0 : count * scope.idf(frequency);
    placeOf[number] = place;
    place += 1;
  }
  return { weights, placeOf, counts: new Uint16Array(weights.length), held, none: new Uint8Array(dictionarySize) };
}

/** BM25 over the question's four-letter grams in a passage; finds inflections, compounds and misspellings that stems miss. */
export function gramScore(forward: Uint32Array, grams: QuestionGrams, norm: number, k1: number): number {
  const frequencies = grams.counts.fill(0);
  const { placeOf, held, none } = grams;
  for (let at = 0; at < forward.length; at += 1) {
    const term = forward[at] ?? 0;
    if (none[term] === 1) continue;
    const end = held.offsets[term + 1] ?? 0;
    let met = 0;
    for (let number = held.offsets[term] ?? 0; number < end; number += 1) {
      const place = placeOf[held.grams[number] ?? 0] ?? -1;
      if (place < 0) continue;
      frequencies[place] = (frequencies[place] ?? 0) + 1;
      met += 1;
    }
    if (met === 0) none[term] = 1;
  }
  let score = 0;
  for (let place = 0; place < frequencies.length; place += 1) {
    const frequency = frequencies[place] ?? 0;
    if (frequency > 0) score += ((grams.weights[place] ?? 0) * frequency * (k1 + 1)) / (frequency + norm);
  }
  return score;
}

/** Share of the question's idf mass that a heading (title or section path) holds, shorter headings first. */
export function headingScore(heading: readonly number[], terms: QuestionTerms, averageLength: number): number {
  const best = new Float64Array(terms.idf.length);
  for (const termId of heading) {
    const concept = (terms.conceptOf[termId] ?? 0) - 1;
    if (concept >= 0) best[concept] = Math.max(best[concept] ?? 0, terms.weightOf[termId] ?? 0);
  }
  let score = 0;
  for (let concept = 0; concept < best.length; concept += 1) score += (best[concept] ?? 0) * (terms.idf[concept] ?? 0) * (terms.counts[concept] ?? 1);
  return (score * 2.2) / (1 + 1.2 * (0.25 + (0.75 * heading.length) / Math.max(1, averageLength)));
}
