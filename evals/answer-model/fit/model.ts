import { ANSWERABLE_FROM } from '../../../src/domain/answerability.js';
import { type AnswerTrees, combinedScore } from '../../../src/knowledge/answer/answer-trees.js';
import { type BoostRow, boost } from './boost.js';
import type { Weighed } from './gather.js';

/** Chosen by cross-validation over corpora; eight leaves or half the rate with twice the trees are no better. */
const SETTINGS = { trees: 150, leaves: 4, rate: 0.1, fewest: 30, penalty: 5 };
/** Weight of a right piece, of wrong ones by how sure the linear model is of them, and of all pieces of a question without an answer. */
const RIGHT = 3;
const WRONG = { least: 0.2, sure: 2 };
const UNANSWERABLE = 4;
/** The bundled papers are the one large library among many small sets of documents. */
const LARGE = 2;
const FOLDS = 6;
/** Share of the unanswerable questions that may be answered where the threshold stands, in cross-validation. */
const ANSWERED_ANYWAY = 0.08;

type Bare = Omit<AnswerTrees, 'slope' | 'shift'>;
/** The best piece of a question by some score: what the engine would say. */
export type Said = Readonly<{ question: Weighed; score: number; right: number }>;

export function fitTrees(questions: readonly Weighed[]): Bare {
  const { start, trees } = boost(questions.flatMap(rowsOf), SETTINGS);
  const offsets: number[] = [];
  const nodes: number[] = [];
  for (const tree of trees) {
    offsets.push(nodes.length / 5);
    for (const { feature, threshold, low, high, value } of tree) nodes.push(feature, round(threshold), low, high, round(value));
  }
  return { start: round(start), offsets, nodes };
}

const round = (value: number): number => Number(value.toPrecision(6));

function rowsOf({ sample, rows, answerable, cut }: Weighed): readonly BoostRow[] {
  const most = rows.reduce((best, { right }) => Math.max(best, right), 0);
  if (answerable && most === 0) return [];
  const best = rows.filter(({ right }) => answerable && right === most).length;
  return rows.map(({ input, right, linear }) => {
    const isRight = answerable && right === most;
    const weight = isRight ? RIGHT / best : WRONG.least + WRONG.sure * linear;
    return { features: input, right: isRight, weight: weight * (answerable || cut ? 1 : UNANSWERABLE) * (sample.corpus === null ? LARGE : 1) };
  });
}

/** What would be said about each question by trees fitted on the other groups, and by the linear model. */
export function crossValidated(questions: readonly Weighed[]): Readonly<{ trees: readonly Said[]; linear: readonly Said[] }> {
  const groups = [...new Set(questions.map(({ sample }) => sample.group))].sort();
  const foldOf = new Map(groups.map((group, at) => [group, at % FOLDS] as const));
  const trees: Said[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isOut = ({ sample }: Weighed): boolean => foldOf.get(sample.group) === fold;
    const fitted: AnswerTrees = { ...fitTrees(questions.filter((question) => !isOut(question))), slope: 1, shift: 0 };
    trees.push(...questions.filter(isOut).map((question) => saidBy(question, ({ input }) => combinedScore(input, fitted))));
  }
  return { trees, linear: questions.map((question) => saidBy(question, ({ linear }) => Math.log(linear / (1 - linear)))) };
}

function saidBy(question: Weighed, scoreOf: (row: Weighed['rows'][number]) => number): Said {
  let score = Number.NEGATIVE_INFINITY;
  let right = 0;
  for (const row of question.rows) {
    const here = scoreOf(row);
    if (here > score) [score, right] = [here, row.right];
  }
  return { question, score, right };
}

/** The score above which as many unanswerable questions are answered as allowed. */
export function thresholdOf(said: readonly Said[], share = ANSWERED_ANYWAY): number {
  const scores = said
    .filter(isPlainlyUnanswerable)
    .map(({ score }) => score)
    .sort((left, right) => right - left);
  return scores[Math.floor(share * scores.length)] ?? 0;
}

export const isPlainlyUnanswerable = ({ question }: Said): boolean => !question.answerable && !question.cut;

/** Slope and shift that make a probability of a score (Platt 1999), with `threshold` at the probability from which answers count. */
export function calibrated(said: readonly Said[], threshold: number): Readonly<{ slope: number; shift: number }> {
  const seen = said.filter(({ score }) => Number.isFinite(score));
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < 4000; round += 1) {
    let bySlope = 0;
    let byShift = 0;
    for (const { score, right } of seen) {
      const miss = 1 / (1 + Math.exp(-(slope * score + shift))) - (right > 0 ? 1 : 0);
      bySlope += miss * score;
      byShift += miss;
    }
    slope -= (0.5 * bySlope) / seen.length;
    shift -= (0.5 * byShift) / seen.length;
  }
  return { slope: Number(slope.toFixed(4)), shift: Number((Math.log(ANSWERABLE_FROM / (1 - ANSWERABLE_FROM)) - slope * threshold).toFixed(4)) };
}
