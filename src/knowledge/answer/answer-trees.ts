import { type Forest, readForest, scoreOf } from '../../domain/boosted-trees.js';
import { FITTED } from './answer-trees-data.js';
import { askedBy, toldBy } from './cues.js';
import type { Piece } from './piece.js';
import { type Beside, type Signs, signsOf } from './signs.js';
import { logit, standingOfPiece, standingOfQuestion } from './standing.js';

/** Pieces that the trees look at, the best by the linear model. */
const MOST = 10;
/** Share of the linear model's log odds that the trees correct: it knows what its makers know, and not only what the samples show. */
export const LINEAR = 0.5;

/**
 * Log odds added to what the fit writes, at which trades left out of it have 16 % of their unanswerable questions answered: one in ten right answers over
 * documents of the eval suites would be silenced there. Set so that these keep their right answers with fewer inventions than the linear model's.
 */
const WILLING = 0.64;
/** Signs of another thing, or of an act that was not asked for, each set by hand on cases of its own; the samples hold too few of them, so they cost log odds beside the trees. */
const DOUBTS = ['contrast', 'askedAct'] as const;
const DOUBTED = 1.6;
const HALF = 0.5;
/** What is not chosen stands at most so far below. */
const BELOW = 0.999;

let forest: Forest | undefined;

export type Row = Readonly<{ piece: Piece; features: Signs }>;

/** The best pieces by the linear model with all that the trees look at. Names of one source are kept apart from those of another by a prefix. */
export function rowsOf(pieces: readonly Piece[], beside: Beside): readonly Row[] {
  const ranked = [...pieces].sort((left, right) => right.probability - left.probability).slice(0, MOST);
  const ofQuestion = { ...askedBy(beside.question.gloss), ...prefixed('question', standingOfQuestion(beside.question, beside.focus, pieces)) };
  return ranked.map((piece, at) => ({
    piece,
    features: {
      ...ofQuestion,
      ...prefixed('model', piece.features),
      ...prefixed('sign', signsOf(piece, beside)),
      ...prefixed('standing', standingOfPiece(piece, at, ranked, beside.focus)),
      ...toldBy(piece.text),
      linear: logit(piece.probability),
    },
  }));
}

const prefixed = (prefix: string, signs: Readonly<Record<string, number>>): Signs =>
  Object.fromEntries(Object.entries(signs).map(([name, value]) => [`${prefix} ${name}`, value]));

/**
 * The pieces with the one that boosted trees choose before all others, as probable as they say; no other is more probable. Fitted listwise by `npm run fit-answers` on
 * questions over documents of many trades, on such that have no answer there, and on the same questions with the answering sentences taken out; see docs/decisions/0014.
 * How much the others say beside it is the linear model's to tell: the trees only know which is the best.
 */
export function byTrees(pieces: readonly Piece[], beside: Beside): readonly Piece[] {
  forest ??= readForest(FITTED.names, FITTED.bias, FITTED.trees);
  const trees = forest;
  const [best] = rowsOf(pieces, beside)
    .map(({ piece, features }) => ({ piece, probability: probabilityOf(features, trees, isDoubted(piece) ? DOUBTED : 0) }))
    .sort((left, right) => right.probability - left.probability);
  if (best === undefined) return pieces;
  return pieces.map((piece) => ({ ...piece, probability: piece === best.piece ? best.probability : Math.min(piece.probability, best.probability * BELOW) }));
}

const isDoubted = ({ features }: Piece): boolean => DOUBTS.some((name) => features[name] > HALF);

function probabilityOf(features: Signs, trees: Forest, less: number): number {
  return 1 / (1 + Math.exp(-(FITTED.slope * (scoreOf(features, trees) + LINEAR * (features['linear'] ?? 0)) + FITTED.shift + WILLING - less)));
}
