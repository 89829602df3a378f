import path from 'node:path';
import { endpointFetch } from '../adapters/endpoint-fetch.js';
import { createOpenAiChatModel } from '../adapters/openai-chat-model/openai-chat-model.js';
import type { Database } from '../adapters/sqlite/database.js';
import { createSqlitePeople } from '../adapters/sqlite/people.js';
import type { StateStore } from '../adapters/sqlite/state-store.js';
import { randomNumber, systemClock } from '../adapters/system-clock.js';
import { type CircuitState, type GuardedModel, withCircuitBreaker } from '../agent/circuit-breaker.js';
import { withPatience } from '../agent/patient-model.js';
import { withRedaction } from '../agent/redacting-model.js';
import { withSentencePatience } from '../agent/sentence-patience.js';
import { type Config, openAiAddress, type Secrets } from '../config/config.js';
import type { ChatModel } from '../ports/model.js';
import type { Clock } from '../ports/system.js';
import { readRedactionRules, redactionFileName } from './redaction-file.js';

const circuitKey = 'model circuit';

/** The configured model, reached through the guarded fetch, with what the owner's rules and the given names hide left out of every request. */
export function configuredModels(config: Config, secrets: Secrets, people: () => readonly string[] = () => []): readonly ChatModel[] {
  const { model } = config;
  if (model === null) return [];
  const rules = readRedactionRules(path.join(config.dataFolder, redactionFileName));
  const endpoint = createOpenAiChatModel({
    apiKey: secrets.openAiApiKey ?? 'none',
    baseUrl: config.baseUrl,
    model,
    firstTokenTimeoutMs: config.firstTokenSeconds * 1000,
    nextTokenTimeoutMs: config.nextTokenSeconds * 1000,
    fetch: endpointFetch(config.baseUrl ?? openAiAddress),
    random: randomNumber,
  });
  return [withRedaction(endpoint, () => ({ ...rules, names: [...rules.names, ...people()] }))];
}

/** The configured models as the product uses them: nothing leaves unredacted, and an endpoint that keeps failing is left alone for a while, across restarts. */
export function guardedModels(
  config: Config,
  secrets: Secrets,
  parts: Readonly<{ database: Database; state: StateStore; clock: Clock }>,
): readonly GuardedModel[] {
  const people = createSqlitePeople(parts.database, () => systemClock.now().getTime());
  const endpoint = `${config.model} at ${new URL(config.baseUrl ?? openAiAddress).origin}`;
  return configuredModels(config, secrets, people).map((model) => withBreaker(model, endpoint, circuitKey, parts));
}

/**
 * Models that an embedder brings, a LangChain chat model for example, as the product uses them: waited for only so long, nothing sent unredacted, and
 * left alone for a while when they keep failing. What the port promises then holds whatever the adapter does.
 */
export function guardedAdapters(
  models: readonly ChatModel[],
  config: Config,
  parts: Readonly<{ database: Database; state: StateStore; clock: Clock }>,
): readonly GuardedModel[] {
  const rules = readRedactionRules(path.join(config.dataFolder, redactionFileName));
  const people = createSqlitePeople(parts.database, () => systemClock.now().getTime());
  const patience = { firstMilliseconds: config.firstTokenSeconds * 1000, nextMilliseconds: config.nextTokenSeconds * 1000 };
  return models.map((model) => {
    const redacted = withRedaction(withPatience(model, patience), () => ({ ...rules, names: [...rules.names, ...people()] }));
    return withBreaker(redacted, model.id, `${circuitKey} ${model.id}`, parts);
  });
}

function withBreaker(model: ChatModel, endpoint: string, key: string, { state, clock }: Readonly<{ state: StateStore; clock: Clock }>): GuardedModel {
  const before = readCircuit(state, key);
  const believed = before !== null && (before.retryAt === null || Date.parse(before.retryAt) - clock.now().getTime() < longestBelievedMs);
  return withCircuitBreaker(withSentencePatience(model), {
    endpoint,
    clock,
    random: randomNumber,
    before: believed ? before : null,
    changed: (circuit) => state.put(key, Buffer.from(JSON.stringify(circuit))),
  });
}

/** A pause stored further ahead than this comes from another clock. */
const longestBelievedMs = 10 * 60_000;

/** What was last known of the endpoint, by whichever process; null where it never failed. */
export function readCircuit(state: StateStore, key = circuitKey): CircuitState | null {
  const stored = state.get(key);
  if (stored === null) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(stored).toString('utf8'));
    return value !== null && typeof value === 'object' && 'endpoint' in value && 'failures' in value ? (value as CircuitState) : null;
  } catch {
    return null;
  }
}
