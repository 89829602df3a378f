import { type CharGramIndex, charGrams } from '../lexical/char-grams.js';
import type { Dictionary } from '../lexical/dictionary.js';
import type { Scope } from '../lexical/scope.js';
import type { Question } from '../question.js';

/** What a question's words mean for the terms of a passage, looked up once per question. */
export type QuestionTerms = Readonly<{
  /** Best weight and concept per term. */
  concepts: ReadonlyMap<number, Readonly<{ concept: number; weight: number }>>;
  idf: readonly number[];
  counts: readonly number[];
}>;

export function questionTerms(question: Question): QuestionTerms {
  const concepts = new Map<number, { concept: number; weight: number }>();
  for (const [concept, { alternatives }] of question.concepts.entries())
    for (const { termId, weight } of alternatives) if ((concepts.get(termId)?.weight ?? 0) < weight) concepts.set(termId, { concept, weight });
  return { concepts, idf: question.concepts.map((concept) => concept.idf), counts: question.concepts.map((concept) => concept.count) };
}

const WINDOW = 8;

/**
 * Proximity of different question words within eight terms: each pair adds the other word's idf over the squared distance,
 * saturated like a term frequency (BM25TP; Rasolofo and Savoy, "Term proximity scoring for keyword-based retrieval", 2003).
 */
export function proximityScore(forward: Uint32Array, terms: QuestionTerms, norm: number, k1: number): number {
  const near = new Map<number, number>();
  const recent: { concept: number; at: number; weight: number }[] = [];
  for (let at = 0; at < forward.length; at += 1) {
    const hit = terms.concepts.get(forward[at] ?? 0);
    if (hit === undefined) continue;
    while (recent.length > 0 && at - (recent[0]?.at ?? 0) > WINDOW) recent.shift();
    for (const earlier of recent) {
      if (earlier.concept === hit.concept) continue;
      const closeness = (hit.weight * earlier.weight) / (at - earlier.at) ** 2;
      near.set(hit.concept, (near.get(hit.concept) ?? 0) + closeness * (terms.idf[earlier.concept] ?? 0));
      near.set(earlier.concept, (near.get(earlier.concept) ?? 0) + closeness * (terms.idf[hit.concept] ?? 0));
    }
    recent.push({ ...hit, at });
  }
  let score = 0;
  for (const [concept, value] of near) score += (Math.min(1, terms.idf[concept] ?? 0) * value * (k1 + 1)) / (value + norm);
  return score;
}

/** The question's four-letter grams: how much each weighs, and its place by gram number (-1 for other grams). */
export type QuestionGrams = Readonly<{ weights: Float64Array; placeOf: Int16Array; held: ReturnType<CharGramIndex['arrays']> }>;

const MOST_GRAMS = 2_000;

/** Gram statistics come from the readable terms only: a gram occurs as often as the readable terms that hold it. */
export function questionGrams(question: Question, index: CharGramIndex, dictionary: Dictionary, scope: Scope): QuestionGrams {
  const counts = new Map<number, number>();
  for (const concept of question.concepts) {
    const stems = concept.alternatives.filter(({ origin }) => origin === 'exact').map(({ termId }) => dictionary.term(termId));
    const spelt = stems.length > 0 ? stems : [concept.stem];
    for (const gram of new Set(spelt.flatMap(charGrams))) {
      const number = index.find(gram);
      if (number >= 0 && counts.size < MOST_GRAMS) counts.set(number, (counts.get(number) ?? 0) + concept.count);
    }
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
  return { weights, placeOf, held: index.arrays() };
}

/** BM25 over the question's four-letter grams in a passage; finds inflections, compounds and misspellings that stems miss. */
export function gramScore(forward: Uint32Array, grams: QuestionGrams, norm: number, k1: number): number {
  const frequencies = new Uint16Array(grams.weights.length);
  const { placeOf, held } = grams;
  for (let at = 0; at < forward.length; at += 1) {
    const term = forward[at] ?? 0;
    const end = held.offsets[term + 1] ?? 0;
    for (let number = held.offsets[term] ?? 0; number < end; number += 1) {
      const place = placeOf[held.grams[number] ?? 0] ?? -1;
      if (place >= 0) frequencies[place] = (frequencies[place] ?? 0) + 1;
    }
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
  const best = new Map<number, number>();
  for (const termId of heading) {
    const hit = terms.concepts.get(termId);
    if (hit !== undefined) best.set(hit.concept, Math.max(best.get(hit.concept) ?? 0, hit.weight));
  }
  let score = 0;
  for (const [concept, weight] of best) score += weight * (terms.idf[concept] ?? 0) * (terms.counts[concept] ?? 1);
  return (score * 2.2) / (1 + 1.2 * (0.25 + (0.75 * heading.length) / Math.max(1, averageLength)));
}
