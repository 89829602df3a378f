import type { DocumentInfo } from '../../domain/document.js';
import { addBm25, lengthNorms, topPassages, type WeightedTerm } from '../lexical/bm25.js';
import type { CharGramIndex } from '../lexical/char-grams.js';
import type { Dictionary } from '../lexical/dictionary.js';
import type { Scope } from '../lexical/scope.js';
import type { Question } from '../question.js';
import type { KnowledgeSettings } from '../settings.js';
import { gramScore, headingScore, proximityScore, type QuestionTables, type QuestionTerms, questionGrams } from './features.js';
import { convexSum, scaleToUnit, smoothScores } from './fusion.js';
import { passageSimilarities } from './similarity.js';

/** Dense similarity to the question: the nearest readable passages, and the similarity of any one. */
export type DenseLeg = Readonly<{ nearest: readonly number[]; similarity: (passage: number) => number }>;
export type Candidate = Readonly<{ passage: number; score: number; lexical: number; dense: number; grams: number; heading: number }>;

/** What stays the same between questions on one scope, made once per scope. */
export type ScopeTables = Readonly<{
  norms: Float32Array;
  /** Length norms of the second curve; null where it is not used. */
  secondNorms: Float32Array | null;
  scores: Float32Array;
  averageHeading: number;
  headingTerms: (passage: number) => readonly number[];
}>;

export type RankContext = Readonly<{
  scope: Scope;
  tables: ScopeTables;
  dictionary: Dictionary;
  questionTables: QuestionTables;
  grams: CharGramIndex;
  frequencies: Float32Array;
  settings: KnowledgeSettings;
}>;

/** Terms of the title and section path of a passage, worked out once per document and section. */
function headingCache(scope: Scope, termsOf: (text: string, language: string) => readonly number[]): ScopeTables['headingTerms'] {
  const cache = new Map<DocumentInfo, Map<string | null, readonly number[]>>();
  return (number) => {
    const found = scope.locate(number);
    if (found === null) return [];
    const { document, passage } = found;
    const sections = cache.get(document) ?? new Map<string | null, readonly number[]>();
    cache.set(document, sections);
    const known = sections.get(passage.section);
    if (known !== undefined) return known;
    const title = termsOf(document.title, passage.language);
    const terms = passage.section === null ? title : [...title, ...termsOf(passage.section, passage.language)];
    sections.set(passage.section, terms);
    return terms;
  };
}

export function scopeTables(scope: Scope, settings: KnowledgeSettings, termsOf: (text: string, language: string) => readonly number[]): ScopeTables {
  let total = 0;
  let count = 0;
  for (const segment of scope.segments)
    for (const document of segment.documents) {
      total += termsOf(document.title, document.language).length;
      count += 1;
    }
  return {
    norms: lengthNorms(scope, settings.bm25),
    secondNorms: settings.secondBm25.share > 0 ? lengthNorms(scope, settings.secondBm25) : null,
    scores: new Float32Array(scope.size),
    averageHeading: count === 0 ? 1 : total / count,
    headingTerms: headingCache(scope, termsOf),
  };
}

/** Question words as index terms with idf (to a power) and query frequency. A synonym or misspelling shares the idf of its concept. */
export function weightedTerms(question: Question, power: 1 | 2 = 1): readonly WeightedTerm[] {
  return question.concepts.flatMap((concept) =>
    concept.alternatives.map(({ termId, weight }) => ({ termId, weight: weight * concept.count * concept.idf ** power })),
  );
}

/** Question words for the dense leg: how often each is asked, without idf, which the space brings itself. */
export function denseTerms(question: Question): readonly WeightedTerm[] {
  return question.concepts.flatMap((concept) => concept.alternatives.map(({ termId, weight }) => ({ termId, weight: weight * concept.count })));
}

function rawLegs(numbers: readonly number[], question: Question, terms: QuestionTerms, dense: DenseLeg | null, context: RankContext) {
  const { scope, tables, settings } = context;
  const { k1 } = settings.bm25;
  const grams = questionGrams(question, context.grams, context.dictionary.size, scope);
  const lexical = new Float64Array(numbers.length);
  const gram = new Float64Array(numbers.length);
  const heading = new Float64Array(numbers.length);
  const similar = new Float64Array(numbers.length);
  for (const [at, number] of numbers.entries()) {
    const forward = scope.forward(number);
    const norm = tables.norms[number] ?? 1;
    lexical[at] = (tables.scores[number] ?? 0) + settings.proximity * proximityScore(forward, terms, norm, k1);
    gram[at] = gramScore(forward, grams, norm, k1);
    heading[at] = headingScore(tables.headingTerms(number), terms, tables.averageHeading);
    similar[at] = dense === null ? 0 : dense.similarity(number);
  }
  return { lexical, gram, heading, similar };
}

/** BM25 of some candidates under a curve of its own, scaled to 0..1. */
function curveValues(
  terms: readonly WeightedTerm[],
  curve: Readonly<{ norms: Float32Array; k1: number }>,
  numbers: readonly number[],
  context: RankContext,
): Float64Array {
  const scores = new Float32Array(context.scope.size);
  addBm25(context.scope, terms, { ...curve, frequencies: context.frequencies }, scores);
  return scaleToUnit(
    Float64Array.from(numbers, (number) => scores[number] ?? 0),
    0,
  );
}

/** The lexical leg scaled to 0..1: the first curve with proximity, and where they are used the second curve and the curve of rare words, each scaled first. */
function lexicalValues(first: Float64Array, numbers: readonly number[], question: Question, context: RankContext): Float64Array {
  const { secondNorms, norms } = context.tables;
  const { bm25, secondBm25, rareWords } = context.settings;
  let values = scaleToUnit(first, 0);
  const blend = (other: Float64Array, share: number): Float64Array => values.map((value, at) => (1 - share) * value + share * (other[at] ?? 0));
  if (secondNorms !== null) values = blend(curveValues(weightedTerms(question), { norms: secondNorms, k1: secondBm25.k1 }, numbers, context), secondBm25.share);
  if (rareWords > 0) values = blend(curveValues(weightedTerms(question, 2), { norms, k1: bm25.k1 }, numbers, context), rareWords);
  return values;
}

/** Candidates from the inverted index and the dense leg, scored by the fused legs and smoothed; best first. Only accepted passages take part. */
export function rankPassages(question: Question, dense: DenseLeg | null, accept: (passage: number) => boolean, context: RankContext): readonly Candidate[] {
  const { scope, tables, settings } = context;
  tables.scores.fill(0);
  addBm25(scope, weightedTerms(question), { norms: tables.norms, frequencies: context.frequencies, k1: settings.bm25.k1 }, tables.scores);
  const found = new Set(topPassages(tables.scores, settings.candidates, accept));
  for (const number of dense?.nearest ?? []) if (accept(number)) found.add(number);
  const numbers = [...found];
  const legs = context.questionTables.with(question, context.dictionary.size, (terms) => rawLegs(numbers, question, terms, dense, context));
  const weights = settings.fusion;
  const fused = convexSum(
    [
      { values: lexicalValues(legs.lexical, numbers, question, context), weight: weights.lexical },
      { values: scaleToUnit(legs.gram, 0), weight: weights.grams },
      { values: scaleToUnit(legs.heading, 0), weight: weights.heading },
      { values: scaleToUnit(legs.similar), weight: dense === null ? 0 : weights.dense },
    ],
    numbers.length,
  );
  const byScore = (scores: Float64Array) => (left: number, right: number) =>
    (scores[right] ?? 0) - (scores[left] ?? 0) || (numbers[left] ?? 0) - (numbers[right] ?? 0);
  const pool = [...numbers.keys()].sort(byScore(fused)).slice(0, settings.smoothing.pool);
  const smoothed = smoothScores(
    fused,
    pool,
    (rows) =>
      passageSimilarities(
        rows.map((row) => numbers[row] ?? 0),
        scope,
      ),
    settings.smoothing,
  );
  return [...numbers.keys()].sort(byScore(smoothed)).map((at) => ({
    passage: numbers[at] ?? 0,
    score: smoothed[at] ?? 0,
    lexical: legs.lexical[at] ?? 0,
    dense: legs.similar[at] ?? 0,
    grams: legs.gram[at] ?? 0,
    heading: legs.heading[at] ?? 0,
  }));
}
