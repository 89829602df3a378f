import { describe, expect, it } from 'vitest';
import type { VectorIndex } from '../../ports/knowledge.js';

const DIMENSIONS = 16;

/** Repeatable vectors from a linear congruential sequence. */
export function testVectors(count: number, dimensions: number, seed = 1): readonly Float32Array[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296 - 0.5;
  };
  return Array.from({ length: count }, () => Float32Array.from({ length: dimensions }, next));
}

/** The VectorIndex port's contract; run on every adapter. */
export function describeVectorIndex(name: string, create: (dimensions: number) => VectorIndex): void {
  const filled = async (count: number): Promise<Readonly<{ index: VectorIndex; vectors: readonly Float32Array[] }>> => {
    const index = create(DIMENSIONS);
    const vectors = testVectors(count, DIMENSIONS);
    await index.add(vectors.map((vector, id) => ({ id, vector })));
    return { index, vectors };
  };

  describe(`VectorIndex: ${name}`, () => {
    it('finds a vector itself first, with a cosine of one, and nothing twice', async () => {
      const { index, vectors } = await filled(300);
      for (const id of [0, 7, 299]) {
        const found = await index.search(vectors[id] ?? new Float32Array(0), 10);
        expect(found[0]?.id).toBe(id);
        expect(found[0]?.score).toBeCloseTo(1, 4);
        expect(new Set(found.map((entry) => entry.id)).size).toBe(10);
        expect([...found].sort((left, right) => right.score - left.score)).toEqual(found);
      }
      await index[Symbol.asyncDispose]();
    });

    it('compares by direction, not by length', async () => {
      const { index, vectors } = await filled(50);
      const longer = (vectors[3] ?? new Float32Array(0)).map((value) => value * 1000);
      expect((await index.search(longer, 1))[0]?.id).toBe(3);
      await index[Symbol.asyncDispose]();
    });

    it('never returns a removed id, also after much adding and removing', async () => {
      const { index, vectors } = await filled(200);
      for (let round = 0; round < 10; round += 1) {
        const ids = Array.from({ length: 100 }, (_, at) => (round * 31 + at) % 200);
        await index.remove(ids);
        const found = await index.search(vectors[ids[0] ?? 0] ?? new Float32Array(0), 200);
        expect(found.map((entry) => entry.id).filter((id) => ids.includes(id))).toEqual([]);
        await index.add(ids.map((id) => ({ id, vector: vectors[id] ?? new Float32Array(0) })));
        expect(index.size).toBe(200);
      }
      await index[Symbol.asyncDispose]();
    });

    it('replaces a vector that is added again', async () => {
      const { index, vectors } = await filled(20);
      const other = testVectors(1, DIMENSIONS, 99)[0] ?? new Float32Array(0);
      await index.add([{ id: 4, vector: other }]);
      expect(index.size).toBe(20);
      expect((await index.search(other, 1))[0]?.id).toBe(4);
      expect((await index.search(vectors[4] ?? other, 1))[0]?.score).toBeLessThan(0.999);
      await index[Symbol.asyncDispose]();
    });

    it('rejects wrong vectors, keeps none of their batch, and goes on working', async () => {
      const { index, vectors } = await filled(10);
      const good = { id: 77, vector: vectors[0] ?? new Float32Array(0) };
      for (const bad of [
        new Float32Array(DIMENSIONS - 1),
        new Float32Array(DIMENSIONS).fill(Number.NaN),
        new Float32Array(DIMENSIONS).fill(Number.POSITIVE_INFINITY),
      ]) {
        await expect(index.add([good, { id: 78, vector: bad }])).rejects.toMatchObject({ code: 'input-invalid' });
        await expect(index.search(bad, 3)).rejects.toMatchObject({ code: 'input-invalid' });
      }
      expect(index.size).toBe(10);
      expect(await index.search(good.vector, 3)).toHaveLength(3);
      await index[Symbol.asyncDispose]();
    });

    it('answers with what there is: nothing when empty, all when more is asked for', async () => {
      const index = create(DIMENSIONS);
      const [vector = new Float32Array(0)] = testVectors(1, DIMENSIONS);
      expect(await index.search(vector, 5)).toEqual([]);
      await index.add([{ id: 1, vector }]);
      expect(await index.search(vector, 5)).toHaveLength(1);
      expect(await index.search(vector, 0)).toEqual([]);
      await index.remove([1, 999]);
      expect(await index.search(vector, 5)).toEqual([]);
      await index[Symbol.asyncDispose]();
    });
  });
}
