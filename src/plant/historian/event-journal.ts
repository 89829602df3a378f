import type { JournalEntry } from '../../domain/alarm.js';
import { CopilotError } from '../../domain/errors.js';

export type EventJournalSnapshot = Readonly<{ entries: readonly JournalEntry[]; nextNumber: number }>;

/** The event journal, apart from alarms: append-only, in time order, bounded (past `capacity` the oldest tenth is dropped). */
export class EventJournal {
  private entries: JournalEntry[] = [];
  private times: number[] = [];
  private nextNumber = 1;
  private readonly capacity: number;

  constructor(capacity = 100_000) {
    this.capacity = Math.max(10, capacity);
  }

  /** Numbers and stores an entry. Throws `input-invalid` when it is older than the newest one. */
  append(entry: Omit<JournalEntry, 'id'>): JournalEntry {
    const time = Date.parse(entry.at);
    if (!(time >= (this.times.at(-1) ?? Number.NEGATIVE_INFINITY))) {
      throw new CopilotError({
        code: 'input-invalid',
        message: 'A journal entry needs a valid time that is not before the newest entry.',
        details: { at: entry.at },
      });
    }
    const stored = { ...entry, id: `EV-${String(this.nextNumber).padStart(6, '0')}` };
    this.nextNumber += 1;
    this.entries.push(stored);
    this.times.push(time);
    if (this.entries.length > this.capacity) {
      const dropped = Math.ceil(this.capacity / 10);
      this.entries = this.entries.slice(dropped);
      this.times = this.times.slice(dropped);
    }
    return stored;
  }

  /** Entries with `fromMs <= at < toMs`, oldest first. */
  between(fromMs: number, toMs: number): readonly JournalEntry[] {
    return this.entries.slice(this.firstAtOrAfter(fromMs), this.firstAtOrAfter(toMs));
  }

  get length(): number {
    return this.entries.length;
  }

  snapshot(): EventJournalSnapshot {
    return { entries: [...this.entries], nextNumber: this.nextNumber };
  }

  restore(state: EventJournalSnapshot): void {
    this.entries = [...state.entries];
    this.times = state.entries.map((entry) => Date.parse(entry.at));
    this.nextNumber = state.nextNumber;
  }

  fork(): EventJournal {
    const copy = new EventJournal(this.capacity);
    copy.restore(this.snapshot());
    return copy;
  }

  private firstAtOrAfter(timeMs: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.times[middle] ?? 0) < timeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
