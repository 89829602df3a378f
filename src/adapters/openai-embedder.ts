import OpenAI from 'openai';
import { CopilotError } from '../domain/errors.js';
import { assertVector } from '../domain/vector.js';
import type { Embedder } from '../ports/knowledge.js';

/** The part of the OpenAI client that is used; any compatible endpoint behind it will do. */
export type EmbeddingsClient = Readonly<{
  embeddings: Readonly<{
    create: (
      body: Readonly<{ model: string; input: string[]; encoding_format: 'float' }>,
      options: Readonly<{ signal: AbortSignal }>,
    ) => PromiseLike<Readonly<{ data: readonly Readonly<{ index: number; embedding: readonly number[] }>[] }>>;
  }>;
}>;

export type OpenAiEmbedderOptions = Readonly<{
  client: EmbeddingsClient;
  model: string;
  /** Texts per request. */
  batchSize?: number;
  /** Tries per request, the first included. */
  attempts?: number;
  /** Waits before a retry, in milliseconds; doubled each time from 500, with full jitter. */
  wait: (milliseconds: number) => Promise<void>;
  /** A number from 0 to 1, for the jitter. */
  random: () => number;
  /** Characters kept of a text; longer ones are cut, since endpoints refuse them. */
  longestText?: number;
}>;

const FIRST_WAIT_MS = 500;
const RETRIED = new Set([408, 409, 429, 500, 502, 503, 504]);

function statusOf(error: unknown): number | null {
  return error instanceof OpenAI.APIError && typeof error.status === 'number' ? error.status : null;
}

function isRetryable(error: unknown): boolean {
  const status = statusOf(error);
  return error instanceof OpenAI.APIConnectionError || (status !== null && RETRIED.has(status));
}

function failure(error: unknown, signal: AbortSignal): CopilotError {
  if (error instanceof CopilotError) return error;
  if (signal.aborted) return new CopilotError({ code: 'cancelled', message: 'Embedding was cancelled.', cause: error });
  return new CopilotError({
    code: 'model-unreachable',
    message: 'The embedding endpoint did not answer usefully; check OPENAI_BASE_URL, the key and SHIFTMATE_EMBEDDING_MODEL.',
    retryable: isRetryable(error),
    details: { status: statusOf(error) },
    cause: error,
  });
}

async function request(texts: readonly string[], options: OpenAiEmbedderOptions, signal: AbortSignal): Promise<readonly Float32Array[]> {
  const { client, model, wait, random } = options;
  const attempts = Math.max(1, options.attempts ?? 4);
  for (let attempt = 1; ; attempt += 1) {
    try {
      signal.throwIfAborted();
      const { data } = await client.embeddings.create({ model, input: [...texts], encoding_format: 'float' }, { signal });
      const vectors = new Map(data.map(({ index, embedding }) => [index, Float32Array.from(embedding)] as const));
      return texts.map((_, index) => vectors.get(index) ?? new Float32Array(0));
    } catch (error) {
      if (attempt >= attempts || signal.aborted || !isRetryable(error)) throw failure(error, signal);
      await wait(random() * FIRST_WAIT_MS * 2 ** (attempt - 1));
    }
  }
}

/** The client of an endpoint; its own retries are off, because the embedder retries. */
export function openAiEmbeddingsClient(
  endpoint: Readonly<{ apiKey: string | null; baseUrl: string | null; fetch?: (input: string | URL | Request, init?: RequestInit) => Promise<Response> }>,
): EmbeddingsClient {
  return new OpenAI({
    apiKey: endpoint.apiKey ?? 'none',
    ...(endpoint.baseUrl === null ? {} : { baseURL: endpoint.baseUrl }),
    ...(endpoint.fetch === undefined ? {} : { fetch: endpoint.fetch }),
    maxRetries: 0,
  });
}

/**
 * Embeddings from an OpenAI-compatible endpoint, in batches, retried on connection faults, rate limits and server errors. Asks
 * once for the length of the vectors. The id holds the model and the length, so vectors of another model are never mixed in.
 * Rejects with `model-unreachable` or `cancelled`; a vector with a wrong length or a number that is not finite is refused.
 */
export async function createOpenAiEmbedder(options: OpenAiEmbedderOptions, signal: AbortSignal): Promise<Embedder> {
  const batchSize = options.batchSize ?? 96;
  const longest = options.longestText ?? 8_000;
  const [probe = new Float32Array(0)] = await request(['dimension'], options, signal);
  const dimensions = probe.length;
  assertVector(probe, Math.max(1, dimensions));
  return {
    id: `openai:${options.model}:${dimensions}`,
    dimensions,
    async embed(texts, ownSignal) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += batchSize) {
        const some = texts.slice(from, from + batchSize).map((text) => (text.trim() === '' ? ' ' : text.slice(0, longest)));
        for (const vector of await request(some, options, ownSignal)) {
          assertVector(vector, dimensions);
          vectors.push(vector);
        }
      }
      return vectors;
    },
  };
}
