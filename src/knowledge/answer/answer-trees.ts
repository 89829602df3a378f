import { ANSWER_PIECE_FEATURES, type AnswerPieceFeatures, answerLogit } from './answer-model.js';
import { FITTED_TREES } from './answer-trees-data.js';

/** Fitted trees: a node every five numbers (feature, threshold, low, high, value), a tree every `offsets` entry. */
export type AnswerTrees = Readonly<{ start: number; slope: number; shift: number; offsets: readonly number[]; nodes: readonly number[] }>;

const WIDTH = 5;
/** What the linear model says beside the trees: it knows what its makers know, and not only what the samples show. */
const LINEAR = 1;

/** What the trees look at: the features of the linear model, its own log-odds, and the plain evidence. */
export function treeInput(features: AnswerPieceFeatures, evidence: readonly number[]): readonly number[] {
  return [...ANSWER_PIECE_FEATURES.map((name) => features[name]), ...evidence, answerLogit(features)];
}

/** The raw score of the trees together with the linear model's share. */
export function combinedScore(input: readonly number[], trees: AnswerTrees): number {
  let sum = trees.start;
  for (const root of trees.offsets) sum += leafOf(input, trees.nodes, root);
  return sum + LINEAR * (input.at(-1) ?? 0);
}

function leafOf(input: readonly number[], nodes: readonly number[], root: number): number {
  let at = root;
  for (;;) {
    const feature = nodes[at * WIDTH] ?? -1;
    if (feature < 0) return nodes[at * WIDTH + 4] ?? 0;
    at = root + ((input[feature] ?? 0) <= (nodes[at * WIDTH + 1] ?? 0) ? (nodes[at * WIDTH + 2] ?? 0) : (nodes[at * WIDTH + 3] ?? 0));
  }
}

/**
 * Probability that the piece answers the question: boosted trees beside the linear model, fitted by `npm run fit-answers` on questions
 * over documents of many trades and on the same questions with the answering sentences taken out; see docs/decisions/0008.
 */
export function pieceProbability(features: AnswerPieceFeatures, evidence: readonly number[]): number {
  const score = combinedScore(treeInput(features, evidence), FITTED_TREES);
  return 1 / (1 + Math.exp(-(FITTED_TREES.slope * score + FITTED_TREES.shift)));
}
