import type { JournalEntry } from '../domain/alarm.js';
import type { EventJournal } from './historian/event-journal.js';
import { discreteRules, lastingFillerStates, textRules, tripRules } from './line4/journal-rules.js';
import type { TagTable } from './tag-table.js';

type Watched = { readonly tag: string; readonly index: number; last: number; readonly report: (value: number, timeMs: number) => void };
type Texts = ReadonlyMap<string, Readonly<Record<number, string>>>;

/** Epoch milliseconds as the domain's Timestamp. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace('.000Z', 'Z');
}

/** Watches tags and writes what changed into the event journal. Call `scan` once per second. */
export class JournalWatcher {
  private readonly table: TagTable;
  private readonly journal: EventJournal;
  private readonly texts: Texts;
  private readonly watched: readonly Watched[];

  constructor(table: TagTable, journal: EventJournal, texts: Texts) {
    this.table = table;
    this.journal = journal;
    this.texts = texts;
    this.watched = [...this.discrete(), ...this.trips(), ...this.words()];
  }

  /** Takes the present values as known, so that a start writes nothing. */
  settle(): void {
    for (const item of this.watched) item.last = this.table.values[item.index] ?? 0;
  }

  scan(timeMs: number): void {
    for (const item of this.watched) {
      const value = this.table.values[item.index] ?? 0;
      if (value === item.last) continue;
      item.last = value;
      item.report(value, timeMs);
    }
  }

  snapshot(): readonly number[] {
    return this.watched.map((item) => item.last);
  }

  restore(state: readonly number[]): void {
    for (const [at, item] of this.watched.entries()) item.last = state[at] ?? 0;
  }

  private discrete(): readonly Watched[] {
    return discreteRules.map(([tag, category, whenTrue, whenFalse]) =>
      this.watch(tag, (value, timeMs) => {
        const text = value > 0 ? whenTrue : whenFalse;
        if (text !== null) this.write(timeMs, category, tag, text);
      }),
    );
  }

  private trips(): readonly Watched[] {
    return tripRules.map(([tag, words, firstOut]) =>
      this.watch(tag, (value, timeMs) => {
        if (value > 0) this.write(timeMs, 'trip', tag, `${words}${this.because(firstOut)}`);
        else this.write(timeMs, 'state-change', tag, `${words.split(' ')[0]} trip reset`);
      }),
    );
  }

  private words(): readonly Watched[] {
    return textRules.map(([tag, words, firstOut, explained]) =>
      this.watch(tag, (value, timeMs) => {
        if (tag === 'F-401.STATE' && !lastingFillerStates.includes(value)) return;
        const reason = explained.includes(value) ? this.because(firstOut) : '';
        this.write(timeMs, 'state-change', tag, `${words}: ${this.texts.get(tag)?.[value] ?? value}${reason}`);
      }),
    );
  }

  private because(firstOut: string | null): string {
    if (firstOut === null) return '';
    const code = this.table.values[this.table.indexOf(firstOut)] ?? 0;
    return code > 0 ? `, first-out: ${this.texts.get(firstOut)?.[code] ?? code}` : '';
  }

  private watch(tag: string, report: Watched['report']): Watched {
    return { tag, index: this.table.indexOf(tag), last: 0, report };
  }

  private write(timeMs: number, category: JournalEntry['category'], tag: string, text: string): void {
    const definition = this.table.definitionOf(tag);
    this.journal.append({ at: isoTime(timeMs), category, equipment: definition.equipment, tag: definition.id, text, by: null });
  }
}
