import type { ServerEvent } from './server-message.js';

export type OutboxLimits = Readonly<{ events: number; characters: number }>;
export const defaultOutboxLimits: OutboxLimits = { events: 4000, characters: 4_000_000 };

/** `next`: the frame behind the cursor. `live`: the cursor has caught up. `too-old`: events behind the cursor are gone. */
export type OutboxRead = Readonly<{ kind: 'next'; seq: number; frame: string }> | Readonly<{ kind: 'live' }> | Readonly<{ kind: 'too-old'; oldest: number }>;

/**
 * A session's numbered events, kept for a while. A reader holds only a cursor (the last `seq` it has handled): while the cursor
 * is behind, it reads backfill; when it has caught up it is live and waits for `onAppend`. There is no second path, so nothing
 * can be lost or doubled at the cutover. Memory is bounded; a reader that falls out of the bound is told so and never skipped over.
 */
export class Outbox {
  readonly #limits: OutboxLimits;
  #frames: { seq: number; frame: string }[] = [];
  #head = 0;
  #characters = 0;
  #lastSeq: number;
  #listener: (() => void) | null = null;

  /** `after`: the number the first event follows on. */
  constructor(after = 0, limits: OutboxLimits = defaultOutboxLimits) {
    this.#lastSeq = after;
    this.#limits = limits;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** The smallest cursor from which reading on loses nothing. */
  get oldestCursor(): number {
    const first = this.#frames[this.#head];
    return first === undefined ? this.#lastSeq : first.seq - 1;
  }

  /** Numbers and keeps the event; returns its `seq`. Evicts the oldest events beyond the limits, never the newest. */
  append(event: ServerEvent): number {
    this.#lastSeq += 1;
    const frame = JSON.stringify({ seq: this.#lastSeq, ...event });
    this.#frames.push({ seq: this.#lastSeq, frame });
    this.#characters += frame.length;
    this.#evict();
    this.#listener?.();
    return this.#lastSeq;
  }

  read(cursor: number): OutboxRead {
    if (cursor >= this.#lastSeq) return { kind: 'live' };
    if (cursor < this.oldestCursor) return { kind: 'too-old', oldest: this.oldestCursor };
    const found = this.#frames[this.#head + cursor - this.oldestCursor];
    return found === undefined ? { kind: 'live' } : { kind: 'next', ...found };
  }

  /** At most one listener: the connection that is attached now. */
  onAppend(listener: (() => void) | null): void {
    this.#listener = listener;
  }

  #evict(): void {
    while (this.#frames.length - this.#head > 1 && (this.#frames.length - this.#head > this.#limits.events || this.#characters > this.#limits.characters)) {
      this.#characters -= this.#frames[this.#head]?.frame.length ?? 0;
      this.#head += 1;
    }
    if (this.#head > 1024 && this.#head * 2 > this.#frames.length) {
      this.#frames = this.#frames.slice(this.#head);
      this.#head = 0;
    }
  }
}
