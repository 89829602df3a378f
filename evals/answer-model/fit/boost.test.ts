import { describe, expect, it } from 'vitest';
import { readForest, scoreOf } from '../../../src/domain/boosted-trees.js';
import { binned, boost, written } from './boost.js';

/** Three pieces a question: the wet one answers a question about water, the hot one another; of a question about stones none does. */
const questions = Array.from({ length: 90 }, (_, at) => at % 3);
const pieces = [
  { wet: 1, hot: 0 },
  { wet: 0, hot: 1 },
  { wet: 0, hot: 0 },
];
const rows = questions.flatMap((kind, at) =>
  pieces.map((piece, which) => ({ ...piece, water: kind === 0 ? 1 : 0, stones: kind === 2 ? 1 : 0, noise: (at * 7 + which) % 5 })),
);
const right = Float64Array.from(questions.flatMap((kind) => pieces.map((_, which) => (kind < 2 && which === kind ? 1 : 0))));
const choices = questions.map((_, at) => ({ from: 3 * at, to: 3 * at + 3, weight: 1 }));
const options = { trees: 40, depth: 3, rate: 0.3, smallestLeaf: 3, ridge: 1, rowShare: 0.8, featureShare: 1 };

describe('trees boosted for a choice or none', () => {
  const table = binned(rows);
  const fitted = () => boost(table, choices, new Float64Array(rows.length), right, options);
  const forest = readForest(
    table.names,
    0,
    fitted().map((tree) => written(tree, table).join(' ')),
  );
  /** The best piece of each question, or -1 where none is above no answer. */
  const chosen = choices.map(({ from, to }) => {
    const scores = rows.slice(from, to).map((row) => scoreOf(row, forest));
    const most = Math.max(...scores);
    return most > 0 ? scores.indexOf(most) : -1;
  });
  it('choose the right piece, and none where none is right', () => expect(chosen).toEqual(questions.map((kind) => (kind < 2 ? kind : -1))));
  it('are the same for the same data', () => expect(fitted()).toEqual(fitted()));
});
