import { createHash } from 'node:crypto';
import type { Exchange } from './chat-request.js';

/**
 * Chat-completions clients send the whole exchange each time. This finds the stored conversation that an exchange continues, so
 * that follow-ups work without trusting a word that the client says the assistant has said.
 */
export class CompletionThreads {
  readonly #capacity: number;
  readonly #conversations = new Map<string, string>();

  constructor(capacity = 5_000) {
    this.#capacity = capacity;
  }

  find(actorId: string, exchange: readonly Exchange[]): string | null {
    return exchange.length === 0 ? null : (this.#conversations.get(fingerprint(actorId, exchange)) ?? null);
  }

  remember(actorId: string, exchange: readonly Exchange[], conversation: string): void {
    this.#conversations.set(fingerprint(actorId, exchange), conversation);
    for (const oldest of this.#conversations.keys()) {
      if (this.#conversations.size <= this.#capacity) break;
      this.#conversations.delete(oldest);
    }
  }
}

function fingerprint(actorId: string, exchange: readonly Exchange[]): string {
  const plain = exchange.map(({ role, text }) => [role, text.trim()]);
  return createHash('sha256')
    .update(JSON.stringify([actorId, plain]))
    .digest('base64url');
}
