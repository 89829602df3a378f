import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightByLength } from '../rank/fusion.js';
import { DEFAULT_SETTINGS, forLength } from '../settings.js';
import { type ExactSpace, exactDenseLeg, feedbackVector } from './exact-space.js';

/** Four passages in a space of three dimensions. */
const space: ExactSpace = {
  space: { rank: 3, columnOf: new Map(), idf: new Float32Array(0), right: new Float32Array(0), passagesAtFit: 4 },
  vectors: Float32Array.from([1, 0, 0, 0.6, 0.8, 0, 0, 1, 0, 0, 0, 1]),
};
const question = Float32Array.from([1, 0, 0]);
const length = (vector: Float32Array): number => Math.hypot(...vector);

describe('feedback in the dense space', () => {
  it('brings passages near that are like the best ones but unlike the question', () => {
    const leg = exactDenseLeg(space, question, 4, { rank: 1, share: 0 });
    expect(leg.nearest).toEqual([0, 1]);
    const moved = feedbackVector(space, question, [{ passage: 1, score: 1 }], 0.5);
    const again = exactDenseLeg(space, moved, 4, { rank: 1, share: 0 });
    expect(again.nearest).toContain(2);
    expect(again.similarity(2)).toBeGreaterThan(leg.similarity(2));
    expect(again.similarity(3)).toBe(0);
  });

  it('weighs passages by their scores and stays a unit vector', () => {
    const scores = fc.array(fc.record({ passage: fc.integer({ min: 0, max: 3 }), score: fc.double({ min: -1, max: 1, noNaN: true }) }), { maxLength: 6 });
    fc.assert(
      fc.property(scores, fc.double({ min: 0, max: 0.9, noNaN: true }), (best, share) => {
        expect(length(feedbackVector(space, question, best, share))).toBeCloseTo(1, 4);
      }),
    );
    const towards = feedbackVector(
      space,
      question,
      [
        { passage: 2, score: 0.9 },
        { passage: 3, score: 0.1 },
      ],
      0.5,
    );
    expect(towards[1]).toBeGreaterThan((towards[2] ?? 0) * 5);
  });

  it('leaves the question as it is where no passage has a score', () => {
    expect([...feedbackVector(space, question, [], 0.5)]).toEqual([1, 0, 0]);
    expect([...feedbackVector(space, question, [{ passage: 2, score: 0 }], 0.5)]).toEqual([1, 0, 0]);
  });

  it('compares in the first dimensions alone for the coarse share', () => {
    const leg = exactDenseLeg(space, question, 4, { rank: 1, share: 1 });
    expect(leg.similarity(0)).toBe(1);
    expect(leg.similarity(1)).toBe(1);
    expect(leg.similarity(2)).toBe(0);
  });
});

describe('a weight by length', () => {
  it('grows evenly between its two points and is held outside them', () => {
    const rule = { short: { terms: 40, weight: 0.2 }, long: { terms: 80, weight: 0.8 } };
    expect([10, 40, 60, 80, 500].map((terms) => Number(weightByLength(terms, rule).toFixed(6)))).toEqual([0.2, 0.2, 0.5, 0.8, 0.8]);
  });
});

describe('settings by the length of passages', () => {
  it('leave short passages as they were set and trust sentences less and the space more in long ones', () => {
    const short = forLength(DEFAULT_SETTINGS, 20);
    expect([short.rerank, short.fusion]).toEqual([DEFAULT_SETTINGS.rerank, DEFAULT_SETTINGS.fusion]);
    const long = forLength(DEFAULT_SETTINGS, 120);
    expect(long.rerank).toBeLessThan(DEFAULT_SETTINGS.rerank / 2);
    expect(long.fusion.dense).toBeGreaterThan(DEFAULT_SETTINGS.fusion.dense * 2);
    expect(forLength({ ...DEFAULT_SETTINGS, fusion: { ...DEFAULT_SETTINGS.fusion, dense: 0 } }, 120).fusion.dense).toBe(0);
  });
});
