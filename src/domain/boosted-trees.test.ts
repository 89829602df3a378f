import { describe, expect, it } from 'vitest';
import { readForest, scoreOf } from './boosted-trees.js';

describe('a forest read from its lines', () => {
  const forest = readForest(['wet', 'hot'], 0.5, ['0,0.5,2 -1 1,2,2 0.25 3', '1,1,2 0 4']);
  it.each([
    [{}, -0.5],
    [{ wet: 1 }, 0.75],
    [{ wet: 1, hot: 1.5 }, 4.75],
    [{ wet: 1, hot: 2 }, 7.5],
  ])('scores %j with %d', (features, score) => expect(scoreOf(features, forest)).toBeCloseTo(score));
  it('scores with its bias alone where it has no tree', () => expect(scoreOf({ wet: 1 }, readForest([], -2, []))).toBe(-2));
});
