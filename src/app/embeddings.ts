import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endpointFetch } from '../adapters/endpoint-fetch.js';
import { createOpenAiEmbedder, openAiEmbeddingsClient } from '../adapters/openai-embedder.js';
import { randomNumber } from '../adapters/system-clock.js';
import { type Config, openAiAddress, type Secrets } from '../config/config.js';
import type { Embedder } from '../ports/knowledge.js';
import { Redaction } from '../safety/redaction.js';
import { readRedactionRules, redactionFileName } from './redaction-file.js';

/** How to reach the embedding endpoint, or null where none is configured. */
export function configuredEmbedder(config: Config, secrets: Secrets): (() => Promise<Embedder>) | null {
  const { embeddingModel, baseUrl } = config;
  if (embeddingModel === null || (baseUrl === null && secrets.openAiApiKey === null)) return null;
  const open = openAiEmbeddingsClient({ apiKey: secrets.openAiApiKey, baseUrl, fetch: endpointFetch(baseUrl ?? openAiAddress) });
  const rules = readRedactionRules(path.join(config.dataFolder, redactionFileName));
  const client: typeof open = {
    embeddings: { create: (body, options) => open.embeddings.create({ ...body, input: body.input.map((text) => new Redaction(rules).hide(text)) }, options) },
  };
  const parts = { client, model: embeddingModel, wait: (milliseconds: number) => delay(milliseconds), random: randomNumber };
  return () => createOpenAiEmbedder(parts, new AbortController().signal);
}
