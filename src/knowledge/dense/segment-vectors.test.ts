import { describe, expect, it } from 'vitest';
import { createExactVectorIndex } from '../../adapters/vector-index/exact-vector-index.js';
import { seededRandom, syntheticDocuments } from '../../testing/knowledge-bench.js';
import { LexicalIndex } from '../lexical/lexical-index.js';
import { DEFAULT_SETTINGS } from '../settings.js';
import { Analyser } from '../text/analyse.js';
import { LsaProvider } from './lsa-provider.js';
import { SegmentVectors } from './segment-vectors.js';

const DIMENSIONS = 16;
const random = seededRandom(11);

function unitVectors(count: number): Float32Array {
  const all = new Float32Array(count * DIMENSIONS);
  for (let at = 0; at < count; at += 1) {
    const vector = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
    const length = Math.hypot(...vector);
    all.set(
      vector.map((value) => value / length),
      at * DIMENSIONS,
    );
  }
  return all;
}

function some(count: number): Uint32Array {
  return Uint32Array.from(Array.from({ length: count }, (_, at) => at).filter(() => random() < 0.8));
}

describe('the vectors of what is left of a segment', () => {
  it.each([
    ['as they are', 300, false],
    ['in bytes by signature', 8_000, false],
    ['in bytes by graph', 8_000, true],
  ])('are those of its passages, %s, also after a second removal', async (_, count, byGraph) => {
    const vectors = unitVectors(count);
    const built = async (held: SegmentVectors): Promise<SegmentVectors> => {
      if (!byGraph) return held;
      const graph = createExactVectorIndex(DIMENSIONS);
      await graph.add(Array.from({ length: held.count }, (_unused, id) => ({ id, vector: held.vector(id) })));
      held.graph = graph;
      return held;
    };
    const first = await built(new SegmentVectors(vectors, DIMENSIONS));
    const once = some(count);
    const second = first.only(once);
    const again = some(second.count);
    const third = second.only(again);
    const original = Array.from(again, (local) => once[local] ?? 0);
    const rows = original.flatMap((local) => [...vectors.subarray(local * DIMENSIONS, (local + 1) * DIMENSIONS)]);
    const fresh = await built(new SegmentVectors(Float32Array.from(rows), DIMENSIONS));
    const query = unitVectors(1);
    const similarities = (held: SegmentVectors): readonly number[] => Array.from({ length: held.count }, (_unused, local) => held.similarity(local, query));
    expect(similarities(third)).toEqual(similarities(fresh));
    expect(await third.nearest(query, 10)).toEqual(await fresh.nearest(query, 10));
    expect({ first: first.graph, second: second.graph }).toEqual({ first: null, second: null });
    if (byGraph) expect(third.graph?.size).toBe(third.count);
    expect(await first.nearest(query, 10)).toHaveLength(10);
  });

  it('serve the first search after a removal, with nothing folded anew', async () => {
    const index = new LexicalIndex(new Analyser());
    await index.addAll(syntheticDocuments(600), () => Promise.resolve());
    let pauses = 0;
    const provider = new LsaProvider({
      settings: DEFAULT_SETTINGS.dense,
      termOf: (termId) => index.dictionary.term(termId),
      pause: async () => {
        pauses += 1;
      },
    });
    const before = index.scope(() => true);
    await provider.settle(before);
    const terms = Array.from(before.forward(450), (termId) => ({ termId, weight: 1 }));
    const known = await provider.leg({ text: '', terms }, before, 20);
    const settled = pauses;
    index.remove('SYN-2');
    await provider.retain(new Set(index.segments()));
    const after = index.scope(() => true);
    const leg = await provider.leg({ text: '', terms }, after, 20);
    expect(leg?.nearest[0]).toBe(350);
    expect([0, 199, 200, 350, 499].map((number) => leg?.similarity(number))).toEqual([0, 199, 300, 450, 599].map((number) => known?.similarity(number)));
    expect(pauses).toBe(settled);
  });
});
