/** Which questions were taken already, by actor and client-chosen request id, so that a question sent again after a reconnect is answered once. */
export class RequestLedger {
  readonly #capacity: number;
  readonly #entries = new Map<string, { turnId: string | null }>();

  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  find(actorId: string, requestId: string): Readonly<{ turnId: string | null }> | null {
    return this.#entries.get(key(actorId, requestId)) ?? null;
  }

  begin(actorId: string, requestId: string): void {
    this.#entries.set(key(actorId, requestId), { turnId: null });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#capacity) break;
      this.#entries.delete(oldest);
    }
  }

  started(actorId: string, requestId: string, turnId: string): void {
    const entry = this.#entries.get(key(actorId, requestId));
    if (entry) entry.turnId = turnId;
  }

  /** The question was refused before a turn began: it may be sent again. */
  forget(actorId: string, requestId: string): void {
    this.#entries.delete(key(actorId, requestId));
  }
}

function key(actorId: string, requestId: string): string {
  return JSON.stringify([actorId, requestId]);
}
