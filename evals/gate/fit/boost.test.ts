import { describe, expect, it } from 'vitest';
import { readForest, scoreOf } from '../../../src/domain/boosted-trees.js';
import { boost, type Sample } from './boost.js';

/** A lie is wet and hot, or neither. */
const samples: readonly Sample[] = Array.from({ length: 80 }, (_, at) => {
  const [wet, hot] = [at % 2, Math.floor(at / 2) % 2];
  return { features: { wet, hot, noise: (at * 7) % 5 }, isLie: wet === hot, weight: at % 3 === 0 ? 2 : 1 };
});
const options = { trees: 60, depth: 2, rate: 0.3, smallestLeaf: 2 };

describe('boosted trees', () => {
  const fitted = boost(samples, options);
  const forest = readForest(fitted.names, fitted.bias, fitted.trees);
  it.each([
    [0, 0, true],
    [1, 1, true],
    [0, 1, false],
    [1, 0, false],
  ])('learn what two signs say together: %d %d', (wet, hot, isLie) => expect(scoreOf({ wet, hot, noise: 2 }, forest) > 0).toBe(isLie));
  it('are the same for the same data', () => expect(boost(samples, options)).toEqual(fitted));
  it('keep to the share of lies where nothing tells them apart', () => {
    const { trees, bias } = boost(
      samples.map(({ isLie, weight }) => ({ features: { same: 1 }, isLie, weight })),
      options,
    );
    expect(trees.every((tree) => !tree.includes(','))).toBe(true);
    expect(bias).toBeCloseTo(0, 1);
  });
});
