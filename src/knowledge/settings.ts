import { type Bm25Parameters, DEFAULT_BM25 } from './lexical/bm25.js';
import { DEFAULT_FIELD_WEIGHTS, type FieldWeights } from './lexical/field-weights.js';
import { DEFAULT_QUESTION_WEIGHTS } from './question.js';
import type { QuestionWeights } from './question-draft.js';
import { type AnswerModel, DEFAULT_ANSWER_MODEL } from './rank/assess.js';
import { type WeightByLength, weightByLength } from './rank/fusion.js';

/** Weights of the legs in the convex sum; each leg is scaled to 0..1 over the candidates first. */
export type FusionWeights = Readonly<{ lexical: number; grams: number; heading: number; dense: number }>;

export type KnowledgeSettings = Readonly<{
  bm25: Bm25Parameters;
  /** A second BM25 curve whose scaled scores take the given share of the lexical leg; share 0 leaves it out. */
  secondBm25: Bm25Parameters & Readonly<{ share: number }>;
  /**
   * Share of the lexical leg in which rare words weigh by idf squared, as where both question and passage are tf-idf vectors (Salton
   * and Buckley 1988): in questions of many words the telling ones count for more. 0 leaves it out.
   */
  rareWords: number;
  fields: FieldWeights;
  question: QuestionWeights;
  fusion: FusionWeights;
  /** How much the proximity of question words adds to BM25 (BM25TP; Rasolofo and Savoy 2003). */
  proximity: number;
  /** Share of a candidate's score taken from its nearest candidates (score regularisation; Diaz 2005), and how many of them. */
  smoothing: Readonly<{ share: number; neighbours: number; pool: number }>;
  /** Candidates taken from the inverted index, and from the dense leg, before the finer features are computed. */
  candidates: number;
  denseCandidates: number;
  /** Share of the reranker (best sentence and answer probability) in the final score, and how many candidates it looks at. */
  rerank: number;
  rerankPool: number;
  /** The reranker's share by the mean number of terms in a passage, in place of `rerank`; null keeps that. */
  rerankByLength: WeightByLength | null;
  answerModel: AnswerModel;
  /** Factor on passages of documents that apply to what the search or the question names. */
  applicability: number;
  /** Factor on passages of documents that apply to something else than what the search names. */
  otherApplicability: number;
  /** Factor on passages that, with their headings, lack a tag or part number that the question names and other passages have. */
  otherIdentifier: number;
  /** Factor on superseded passages; they also never stand above the current revision of their document. */
  superseded: number;
  /** Rank of latent semantic analysis, the fewest passages it is fitted on, and the most it is fitted on (others are folded in). */
  dense: Readonly<{ rank: number; fewest: number; sample: number }>;
  /** For whole collections: share of the dense leg measured in the first dimensions of the space alone, its main subjects. */
  coarseDense: Readonly<{ rank: number; share: number }>;
  /**
   * Weight of the dense leg by the mean number of terms in a passage, in place of `fusion.dense`. A passage of
   * few words says too little about its subject for its place in the space to be trusted. Null keeps `fusion.dense`.
   */
  denseByLength: WeightByLength | null;
  /** For whole collections: how many of the best passages the question's vector is moved towards before it is compared again, and how far (0 to 1). 0 passages: not at all. */
  feedback: Readonly<{ passages: number; share: number }>;
}>;

/** Chosen on development collections of our own (titles, names and headings as questions to their texts); see `npm run bench -- retrieval-dev`. */
export const DEFAULT_SETTINGS: KnowledgeSettings = {
  bm25: DEFAULT_BM25,
  secondBm25: { k1: 0.9, b: 0.4, share: 0 },
  rareWords: 0,
  fields: DEFAULT_FIELD_WEIGHTS,
  question: DEFAULT_QUESTION_WEIGHTS,
  fusion: { lexical: 0.5, grams: 0.2, heading: 0.12, dense: 0.25 },
  proximity: 0.7,
  smoothing: { share: 0.2, neighbours: 8, pool: 30 },
  candidates: 80,
  denseCandidates: 40,
  rerank: 0.6,
  rerankPool: 16,
  rerankByLength: { short: { terms: 55, weight: 0.6 }, long: { terms: 90, weight: 0.1 } },
  answerModel: DEFAULT_ANSWER_MODEL,
  applicability: 1.15,
  otherIdentifier: 0.75,
  otherApplicability: 0.75,
  superseded: 0.6,
  dense: { rank: 128, fewest: 300, sample: 8_000 },
  coarseDense: { rank: 64, share: 0 },
  denseByLength: { short: { terms: 55, weight: 0.25 }, long: { terms: 90, weight: 0.6 } },
  feedback: { passages: 0, share: 0 },
};

/**
 * For ranking whole collections without a clock running: a larger pool and more candidates, so that lists of 100 are full, and a
 * lexical leg of two curves, because nothing is known about how much the lengths of these documents say. Weights from
 * `npm run bench -- retrieval-dev`: chosen on its development collections inside a wide plateau, reported on its held-out ones.
 * Tried there and left out, since nothing was gained: expansion of the question's words (RM3-like, from 5 or 10 passages), lighter
 * weights for everyday words, more dimensions, a second round of feedback. Tried with weights fitted by coordinate ascent on nine of
 * the ten development collections and graded on the tenth (mean nDCG@10 of the tenths in 800 topics; these settings 0.389): the legs
 * refitted with a Dirichlet language model 0.388, with DPH 0.385, with RM3 of 25 words 0.388, with Bo1 of 30 words 0.386, with
 * coverage and two more curves 0.386, with all of them 0.383; and smoothing over neighbours in the latent space 0.384 to 0.388.
 */
export const COLLECTION_SETTINGS: KnowledgeSettings = {
  ...DEFAULT_SETTINGS,
  fusion: { lexical: 0.7, grams: 0.3, heading: 0.25, dense: 0.26 },
  rareWords: 0.64,
  coarseDense: { rank: 64, share: 0.6 },
  denseByLength: { short: { terms: 45, weight: 0.2 }, long: { terms: 85, weight: 0.8 } },
  feedback: { passages: 8, share: 0.5 },
  secondBm25: { k1: 0.9, b: 0.4, share: 0.5 },
  rerank: 0.3,
  rerankPool: 50,
  rerankByLength: { short: { terms: 45, weight: 0.24 }, long: { terms: 85, weight: 0.06 } },
  smoothing: { share: 0.4, neighbours: 8, pool: 80 },
  candidates: 400,
  denseCandidates: 200,
  dense: { rank: 256, fewest: 300, sample: 12_000 },
};

/** The settings with the weights that suit the mean number of terms in a passage. */
export function forLength(settings: KnowledgeSettings, terms: number): KnowledgeSettings {
  const { denseByLength, rerankByLength, fusion, rerank } = settings;
  const dense = denseByLength === null || fusion.dense === 0 ? fusion.dense : weightByLength(terms, denseByLength);
  return { ...settings, fusion: { ...fusion, dense }, rerank: rerankByLength === null ? rerank : weightByLength(terms, rerankByLength) };
}
