import path from 'node:path';
import { endpointFetch } from '../adapters/endpoint-fetch.js';
import { createOpenAiChatModel } from '../adapters/openai-chat-model/openai-chat-model.js';
import type { Database } from '../adapters/sqlite/database.js';
import { createSqlitePeople } from '../adapters/sqlite/people.js';
import type { StateStore } from '../adapters/sqlite/state-store.js';
import { randomNumber, systemClock } from '../adapters/system-clock.js';
import { type CircuitState, type GuardedModel, withCircuitBreaker } from '../agent/circuit-breaker.js';
import { withRedaction } from '../agent/redacting-model.js';
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
  const { database, state, clock } = parts;
  const people = createSqlitePeople(database, () => systemClock.now().getTime());
  const before = readCircuit(state);
  const believed = before !== null && (before.retryAt === null || Date.parse(before.retryAt) - clock.now().getTime() < longestBelievedMs);
  return configuredModels(config, secrets, people).map((model) =>
    withCircuitBreaker(model, {
      endpoint: `${config.model} at ${new URL(config.baseUrl ?? openAiAddress).origin}`,
      clock,
      random: randomNumber,
      before: believed ? before : null,
      changed: (circuit) => state.put(circuitKey, Buffer.from(JSON.stringify(circuit))),
    }),
  );
}

/** A pause stored further ahead than this comes from another clock. */
const longestBelievedMs = 10 * 60_000;

/** What was last known of the endpoint, by whichever process; null where it never failed. */
export function readCircuit(state: StateStore): CircuitState | null {
  const stored = state.get(circuitKey);
  if (stored === null) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(stored).toString('utf8'));
    return value !== null && typeof value === 'object' && 'endpoint' in value && 'failures' in value ? (value as CircuitState) : null;
  } catch {
    return null;
  }
}
