type Entry = { turnId: string | null; waiting: ((turnId: string | null) => void)[] };

/** Which questions were taken already, by actor and client-chosen request id, so that a question sent again after a reconnect is answered once. */
export class RequestLedger {
  readonly #capacity: number;
  readonly #entries = new Map<string, Entry>();

  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  /** Whether the question was taken; then the turn that answers it, as soon as it has begun, or null where it was refused before that. */
  find(actorId: string, requestId: string): Promise<string | null> | null {
    const entry = this.#entries.get(key(actorId, requestId));
    if (entry === undefined) return null;
    return entry.turnId === null ? new Promise((resolve) => entry.waiting.push(resolve)) : Promise.resolve(entry.turnId);
  }

  begin(actorId: string, requestId: string): void {
    this.#entries.set(key(actorId, requestId), { turnId: null, waiting: [] });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#capacity) break;
      this.#entries.delete(oldest);
    }
  }

  started(actorId: string, requestId: string, turnId: string): void {
    const entry = this.#entries.get(key(actorId, requestId));
    if (entry === undefined) return;
    entry.turnId = turnId;
    for (const tell of entry.waiting.splice(0)) tell(turnId);
  }

  /** The question was refused before a turn began: it may be sent again. */
  forget(actorId: string, requestId: string): void {
    const entry = this.#entries.get(key(actorId, requestId));
    this.#entries.delete(key(actorId, requestId));
    for (const tell of entry?.waiting ?? []) tell(null);
  }
}

function key(actorId: string, requestId: string): string {
  return JSON.stringify([actorId, requestId]);
}
