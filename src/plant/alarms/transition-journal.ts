import type { Actor } from '../../domain/actor.js';
import { stateCode } from './alarm-state.js';

/** One transition in compact form; `AlarmEngine` turns it into the domain's AlarmTransition when asked. */
export type TransitionRow = Readonly<{
  sequence: number;
  at: number;
  definition: number;
  occurrence: number;
  from: number;
  to: number;
  value: number | null;
  by: Actor | null;
  note: string | null;
}>;

/** Alarm transitions in time order, bounded: past `capacity` the oldest tenth is dropped. Sequence numbers rise by one and never repeat. */
export class TransitionJournal {
  private rows: TransitionRow[] = [];
  private nextSequence = 1;
  private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = Math.max(10, capacity);
  }

  append(row: Omit<TransitionRow, 'sequence'>): TransitionRow {
    const stored = { ...row, sequence: this.nextSequence };
    this.nextSequence += 1;
    this.rows.push(stored);
    if (this.rows.length > this.capacity) this.rows = this.rows.slice(Math.ceil(this.capacity / 10));
    return stored;
  }

  /** Rows with `fromMs <= at < toMs`, oldest first. */
  between(fromMs: number, toMs: number): readonly TransitionRow[] {
    return this.rows.slice(this.firstAtOrAfter(fromMs), this.firstAtOrAfter(toMs));
  }

  /** Rows after a sequence number, oldest first: how a live feed catches up. */
  after(sequence: number): readonly TransitionRow[] {
    const first = this.rows[0]?.sequence ?? this.nextSequence;
    return this.rows.slice(Math.max(0, sequence - first + 1));
  }

  get lastSequence(): number {
    return this.nextSequence - 1;
  }

  annunciations(): number {
    let count = 0;
    for (const row of this.rows) if (row.to === stateCode['active-unacknowledged']) count += 1;
    return count;
  }

  snapshot(): Readonly<{ rows: readonly TransitionRow[]; nextSequence: number }> {
    return { rows: [...this.rows], nextSequence: this.nextSequence };
  }

  restore(state: Readonly<{ rows: readonly TransitionRow[]; nextSequence: number }>): void {
    this.rows = [...state.rows];
    this.nextSequence = state.nextSequence;
  }

  private firstAtOrAfter(timeMs: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle]?.at ?? 0) < timeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
