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
/** Where the question's words stand in the passage at hand, and what each word gets; kept, since a search scores a hundred passages. */
let places: Uint32Array = new Uint32Array(256);
let near: Float64Array = new Float64Array(64);

/**
 * Proximity of different question words within eight terms: each pair adds the other word's idf over the squared distance,
 * saturated like a term frequency (BM25TP; Rasolofo and Savoy, "Term proximity scoring for keyword-based retrieval", 2003).
 */
export function proximityScore(forward: Uint32Array, terms: QuestionTerms, norm: number, k1: number): number {
  const { conceptOf, weightOf, idf } = terms;
  if (places.length < forward.length) places = new Uint32Array(2 * forward.length);
  let found = 0;
  for (let at = 0; at < forward.length; at += 1) {
    if ((conceptOf[forward[at] ?? 0] ?? 0) === 0) continue;
    places[found] = at;
    found += 1;
  }
  if (found < 2) return 0;
  if (near.length < idf.length) near = new Float64Array(2 * idf.length);
  near.fill(0, 0, idf.length);
  for (let later = 1; later < found; later += 1) {
    const at = places[later] ?? 0;
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
  for (let concept = 0; concept < idf.length; concept += 1) {
    const value = near[concept] ?? 0;
    if (value > 0) score += (Math.min(1, idf[concept] ?? 0) * value * (k1 + 1)) / (value + norm);
  }
  return score;
}

/** How surely a heading holds each word of the question; kept like `places`. */
let held: Float64Array = new Float64Array(64);

/** Share of the question's idf mass that a heading (title or section path) holds, shorter headings first. */
export function headingScore(heading: readonly number[], { conceptOf, weightOf, idf, counts }: QuestionTerms, averageLength: number): number {
  if (held.length < idf.length) held = new Float64Array(2 * idf.length);
  held.fill(0, 0, idf.length);
  let found = false;
  for (let at = 0; at < heading.length; at += 1) {
    const termId = heading[at] ?? 0;
    const concept = (conceptOf[termId] ?? 0) - 1;
    if (concept < 0) continue;
    found = true;
    held[concept] = Math.max(held[concept] ?? 0, weightOf[termId] ?? 0);
  }
  if (!found) return 0;
  let score = 0;
  for (let concept = 0; concept < idf.length; concept += 1) score += (held[concept] ?? 0) * (idf[concept] ?? 0) * (counts[concept] ?? 1);
  return (score * 2.2) / (1 + 1.2 * (0.25 + (0.75 * heading.length) / Math.max(1, averageLength)));
}
