import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../ports/knowledge.js';

/** The Embedder port's contract; run on every adapter. `create` gives a working embedder; texts are about plants. */
export function describeEmbedder(name: string, create: () => Promise<Embedder>): void {
  const signal = new AbortController().signal;

  describe(`Embedder: ${name}`, () => {
    it('gives one finite vector of the announced length per text, in order', async () => {
      const embedder = await create();
      const texts = ['pump bearing', 'steam valve', '', 'pump bearing'];
      const vectors = await embedder.embed(texts, signal);
      expect(vectors).toHaveLength(texts.length);
      for (const vector of vectors) {
        expect(vector).toHaveLength(embedder.dimensions);
        expect(vector.every(Number.isFinite)).toBe(true);
      }
      expect(vectors[3]).toEqual(vectors[0]);
      expect(vectors[1]).not.toEqual(vectors[0]);
    });

    it('names its space', async () => {
      const embedder = await create();
      expect(embedder.id.length).toBeGreaterThan(3);
      expect((await create()).id).toBe(embedder.id);
    });

    it('takes an empty list', async () => {
      expect(await (await create()).embed([], signal)).toEqual([]);
    });
  });
}
