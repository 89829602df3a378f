import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { describeEmbedder } from '../testing/contracts/embedder.js';
import { createOpenAiEmbedder, type EmbeddingsClient } from './openai-embedder.js';

const signal = new AbortController().signal;

/** An endpoint that embeds by letter counts; `fail` may throw instead of the given call. */
function endpoint(fail: (call: number) => unknown = () => null): EmbeddingsClient & { calls: string[][] } {
  const calls: string[][] = [];
  return {
    calls,
    embeddings: {
      create: async ({ input }) => {
        calls.push(input);
        const error = fail(calls.length);
        if (error !== null) throw error;
        const data = input.map((text, index) => ({ index, embedding: [text.length, [...text].filter((letter) => letter === 'e').length, 1] }));
        return { data: data.reverse() };
      },
    },
  };
}

function embedder(client: EmbeddingsClient, waits: number[] = []) {
  return createOpenAiEmbedder(
    { client, model: 'test-embed', batchSize: 2, wait: async (milliseconds) => void waits.push(milliseconds), random: () => 1 },
    signal,
  );
}

const serverError = (status: number): Error => OpenAI.APIError.generate(status, { message: 'no' }, 'no', new Headers());

describeEmbedder('OpenAI-compatible endpoint', () => embedder(endpoint()));

describe('the OpenAI-compatible embedder', () => {
  it('sends batches and puts the vectors in the order of the texts', async () => {
    const client = endpoint();
    const vectors = await (await embedder(client)).embed(['a', 'bb', 'ccc'], signal);
    expect(vectors.map((vector) => vector[0])).toEqual([1, 2, 3]);
    expect(client.calls.slice(1)).toEqual([['a', 'bb'], ['ccc']]);
  });

  it('names model and length in its id', async () => {
    expect((await embedder(endpoint())).id).toBe('openai:test-embed:3');
  });

  it('retries rate limits and server errors with growing waits', async () => {
    const waits: number[] = [];
    const client = endpoint((call) => (call === 2 ? serverError(429) : call === 3 ? serverError(503) : null));
    expect(await (await embedder(client, waits)).embed(['a'], signal)).toHaveLength(1);
    expect(waits).toEqual([500, 1000]);
  });

  it('does not retry what cannot get better, and says what to check', async () => {
    const client = endpoint((call) => (call >= 2 ? serverError(401) : null));
    const ready = await embedder(client);
    await expect(ready.embed(['a'], signal)).rejects.toMatchObject({ code: 'model-unreachable', retryable: false });
    expect(client.calls).toHaveLength(2);
  });

  it('gives up after four tries', async () => {
    const client = endpoint((call) => (call >= 2 ? serverError(500) : null));
    await expect((await embedder(client)).embed(['a'], signal)).rejects.toMatchObject({ code: 'model-unreachable', retryable: true });
    expect(client.calls).toHaveLength(5);
  });

  it('is cancelled by the signal', async () => {
    const ready = await embedder(endpoint());
    await expect(ready.embed(['a'], AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('refuses vectors of another length and missing ones', async () => {
    const client: EmbeddingsClient = {
      embeddings: { create: async ({ input }) => ({ data: input[0] === 'dimension' ? [{ index: 0, embedding: [1, 2] }] : [] }) },
    };
    await expect((await embedder(client)).embed(['a'], signal)).rejects.toMatchObject({ code: 'input-invalid' });
  });
});
