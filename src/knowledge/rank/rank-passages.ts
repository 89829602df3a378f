import { lengthNorms, type WeightedTerm } from '../lexical/bm25.js';
import { Bm25Search, type ScoredPassages } from '../lexical/bm25-search.js';
import type { Dictionary } from '../lexical/dictionary.js';
import { frequencyTable } from '../lexical/field-weights.js';
import type { Scope } from '../lexical/scope.js';
import type { Question } from '../question.js';
import type { KnowledgeSettings } from '../settings.js';
import { headingScore, proximityScore, type QuestionTables } from './features.js';
import { convexSum, scaleToUnit, smoothScores } from './fusion.js';
import type { GramScorer } from './gram-scorer.js';
import { headingReader } from './headings.js';
import type { PassageSimilarity } from './similarity.js';

/** Dense similarity to the question: the nearest readable passages, and the similarity of any one. */
export type DenseLeg = Readonly<{ nearest: readonly number[]; similarity: (passage: number) => number }>;
export type Candidate = Readonly<{ passage: number; score: number }>;

/** Passages by rising number and what the words of the question say of each: BM25 with proximity, shared four-letter grams, and the headings above it. */
type WordScores = Readonly<{ numbers: Uint32Array; lexical: Float64Array; grams: Float64Array; heading: Float64Array }>;
/** The best passages by the question's words. */
export type FirstCandidates = WordScores;

/** What stays the same between questions on one scope, made once per scope. */
export type ScopeTables = Readonly<{
  norms: Float32Array;
  bm25: Bm25Search;
  /** BM25 by the second curve; null where it is not used. */
  secondBm25: Bm25Search | null;
  /** Kept for `acceptMask`. */
  masks: Map<string, Uint8Array>;
  averageHeading: number;
  headingTerms: (passage: number) => readonly number[];
}>;

export type RankContext = Readonly<{
  scope: Scope;
  tables: ScopeTables;
  dictionary: Dictionary;
  questionTables: QuestionTables;
  grams: GramScorer;
  similarity: PassageSimilarity;
  settings: KnowledgeSettings;
}>;

/** Words of a title on average; 1 where there is no document. Counted when the documents were indexed, so that one more document costs no look at the others. */
function averageTitle({ segments }: Scope): number {
  let total = 0;
  let count = 0;
  for (const { titleLengths } of segments) {
    for (const length of titleLengths) total += length;
    count += titleLengths.length;
  }
  return count === 0 ? 1 : total / count;
}

export function scopeTables(scope: Scope, settings: KnowledgeSettings, termsOf: (text: string, language: string) => readonly number[]): ScopeTables {
  const { bm25, secondBm25, fields } = settings;
  const frequencies = frequencyTable(fields);
  const norms = lengthNorms(scope, bm25);
  return {
    norms,
    bm25: new Bm25Search(scope, { norms, frequencies, k1: bm25.k1 }),
    secondBm25: secondBm25.share > 0 ? new Bm25Search(scope, { norms: lengthNorms(scope, secondBm25), frequencies, k1: secondBm25.k1 }) : null,
    masks: new Map(),
    averageHeading: averageTitle(scope),
    headingTerms: headingReader(scope, termsOf),
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

/** The scores by words of passages with known BM25 scores. */
function wordScores({ numbers, scores }: ScoredPassages, question: Question, context: RankContext): WordScores {
  const { scope, tables, settings, dictionary, grams, questionTables } = context;
  const { k1 } = settings.bm25;
  const size = numbers.length;
  const found = { numbers, lexical: new Float64Array(size), grams: new Float64Array(size), heading: new Float64Array(size) };
  if (size === 0) return found;
  questionTables.with(question, dictionary.size, (terms) =>
    grams.with(question, { dictionarySize: dictionary.size, scope, k1 }, (gramScore) => {
      for (let at = 0; at < size; at += 1) {
        const number = numbers[at] ?? 0;
        const forward = scope.forward(number);
        const norm = tables.norms[number] ?? 1;
        found.lexical[at] = (scores[at] ?? 0) + settings.proximity * proximityScore(forward, terms, norm, k1);
        found.grams[at] = gramScore(forward, norm);
        found.heading[at] = headingScore(tables.headingTerms(number), terms, tables.averageHeading);
      }
    }),
  );
  return found;
}

/** The lexical leg scaled to 0..1: the first curve with proximity, and where they are used the second curve and the curve of rare words, each scaled first. */
function lexicalValues(first: Float64Array, numbers: Uint32Array, question: Question, context: RankContext): Float64Array {
  const { tables, settings } = context;
  let values = scaleToUnit(first, 0);
  const blend = (search: Bm25Search, terms: readonly WeightedTerm[], share: number): void => {
    const other = scaleToUnit(Float64Array.from(search.scores(terms, numbers)), 0);
    values = values.map((value, at) => (1 - share) * value + share * (other[at] ?? 0));
  };
  if (tables.secondBm25 !== null) blend(tables.secondBm25, weightedTerms(question), settings.secondBm25.share);
  if (settings.rareWords > 0) blend(tables.bm25, weightedTerms(question, 2), settings.rareWords);
  return values;
}

/** The best passages by the question's words; with a mask only those whose byte is 1. */
export function firstCandidates(question: Question, mask: Uint8Array | null, context: RankContext): FirstCandidates {
  const { tables, settings } = context;
  return wordScores(tables.bm25.best(weightedTerms(question), settings.candidates, mask), question, context);
}

/** Two sets of passages without a common one, as one by rising number. */
function merged(left: WordScores, right: WordScores): WordScores {
  const size = left.numbers.length + right.numbers.length;
  const both = { numbers: new Uint32Array(size), lexical: new Float64Array(size), grams: new Float64Array(size), heading: new Float64Array(size) };
  let [ofLeft, ofRight] = [0, 0];
  for (let at = 0; at < size; at += 1) {
    const takesLeft = ofRight >= right.numbers.length || (left.numbers[ofLeft] ?? Number.POSITIVE_INFINITY) < (right.numbers[ofRight] ?? 0);
    const from = takesLeft ? left : right;
    const place = takesLeft ? ofLeft++ : ofRight++;
    both.numbers[at] = from.numbers[place] ?? 0;
    both.lexical[at] = from.lexical[place] ?? 0;
    both.grams[at] = from.grams[place] ?? 0;
    both.heading[at] = from.heading[place] ?? 0;
  }
  return both;
}

/** The nearest passages of the dense leg that the words did not find, by rising number. */
function addedBy(dense: DenseLeg | null, first: FirstCandidates, mask: Uint8Array | null): Uint32Array {
  const known = new Set(first.numbers);
  return Uint32Array.from((dense?.nearest ?? []).filter((number) => !known.has(number) && (mask === null || mask[number] === 1))).sort();
}

/** The first candidates and what the dense leg adds to them, scored by the fused legs and smoothed; best first. */
export function rankPassages(
  question: Question,
  first: FirstCandidates,
  dense: DenseLeg | null,
  mask: Uint8Array | null,
  context: RankContext,
): readonly Candidate[] {
  const { scope, settings, tables } = context;
  const added = addedBy(dense, first, mask);
  const others = wordScores({ numbers: added, scores: tables.bm25.scores(weightedTerms(question), added) }, question, context);
  const legs = merged(first, others);
  const { numbers } = legs;
  const similar = new Float64Array(numbers.length);
  if (dense !== null) for (let at = 0; at < numbers.length; at += 1) similar[at] = dense.similarity(numbers[at] ?? 0);
  const weights = settings.fusion;
  const fused = convexSum(
    [
      { values: lexicalValues(legs.lexical, numbers, question, context), weight: weights.lexical },
      { values: scaleToUnit(legs.grams, 0), weight: weights.grams },
      { values: scaleToUnit(legs.heading, 0), weight: weights.heading },
      { values: scaleToUnit(similar), weight: dense === null ? 0 : weights.dense },
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
      context.similarity.matrix(
        rows.map((row) => numbers[row] ?? 0),
        scope,
        context.dictionary.size,
      ),
    settings.smoothing,
  );
  return [...numbers.keys()].sort(byScore(smoothed)).map((at) => ({ passage: numbers[at] ?? 0, score: smoothed[at] ?? 0 }));
}
