import { setTimeout as delay } from 'node:timers/promises';
import { createOpenAiEmbedder, openAiEmbeddingsClient } from '../adapters/openai-embedder.js';
import { randomNumber } from '../adapters/system-clock.js';
import type { Config, Secrets } from '../config/config.js';
import type { Embedder } from '../ports/knowledge.js';

/** How to reach the embedding endpoint, or null where none is configured. */
export function configuredEmbedder(config: Config, secrets: Secrets): (() => Promise<Embedder>) | null {
  const { embeddingModel, baseUrl } = config;
  if (embeddingModel === null || (baseUrl === null && secrets.openAiApiKey === null)) return null;
  const client = openAiEmbeddingsClient({ apiKey: secrets.openAiApiKey, baseUrl });
  const parts = { client, model: embeddingModel, wait: (milliseconds: number) => delay(milliseconds), random: randomNumber };
  return () => createOpenAiEmbedder(parts, new AbortController().signal);
}
