import { describe, expect, it } from 'vitest';
import { decodedWeights } from '../../../src/domain/safety-request/likelihood.js';
import { encodedWeights } from './encoded-weights.js';

describe('the weights of the classifier as text', () => {
  it('are read back as they were, but for those of nothing', () => {
    const weights = new Map([
      [0, 5],
      [1, -1],
      [127, 127],
      [128, -127],
      [300, 0],
      [20_000, 1],
      [16_777_215, -3],
    ]);
    expect(decodedWeights(encodedWeights(weights))).toEqual(new Map([...weights].filter(([, weight]) => weight !== 0)));
    expect(decodedWeights(encodedWeights(new Map()))).toEqual(new Map());
  });
});
