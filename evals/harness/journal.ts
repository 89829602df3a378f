import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../../src/domain/command.js';
import { type Fingerprints, roomsOf } from './fingerprints.js';
import type { SampleRun } from './run-sample.js';

/** Which results of the last run in the same folder count: none, those of the very same program and sample, or those that no change can have touched. */
export type JournalMode = 'fresh' | 'resume' | 'only-changed';
type Entry = Readonly<{ key: string; sample: string; engine: string; rooms: Fingerprints; run: SampleRun }>;
type Key = Readonly<{ suite: string; id: string; epoch: number; sample: string }>;

export type Journal = Readonly<{
  /** The stored result of a sample, when it still stands. */
  find: (key: Key) => SampleRun | null;
  add: (key: Key, run: SampleRun) => void;
}>;

/**
 * Results on disk as they come, a line each, so that a run that died goes on where it stopped, and a small change re-runs only what depends
 * on it. A sample that crashed or whose endpoint failed is not kept: it runs again. A last line that was cut off is ignored.
 */
export function openJournal(file: string, mode: JournalMode, engine: string, rooms: Fingerprints): Journal {
  mkdirSync(path.dirname(file), { recursive: true });
  const known = mode === 'fresh' ? new Map<string, Entry>() : readJournal(file);
  if (mode === 'fresh') writeFileSync(file, '');
  else if (existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n')) appendFileSync(file, '\n');
  return {
    find: ({ suite, id, epoch, sample }) => {
      const entry = known.get(keyOf(suite, id, epoch));
      if (entry === undefined || entry.sample !== sample || entry.engine !== engine) return null;
      const same = mode === 'resume' ? equal(entry.rooms, rooms) : equal(roomsOf(suite, entry.rooms), roomsOf(suite, rooms));
      return same ? entry.run : null;
    },
    add: ({ suite, id, epoch, sample }, run) => {
      if (run.result.transcript.error !== null) return;
      const entry: Entry = { key: keyOf(suite, id, epoch), sample, engine, rooms, run };
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
  };
}

const keyOf = (suite: string, id: string, epoch: number): string => `${suite}/${id}#${epoch}`;
const equal = (a: Fingerprints, b: Fingerprints): boolean => canonicalJson(a) === canonicalJson(b);

function readJournal(file: string): ReadonlyMap<string, Entry> {
  const known = new Map<string, Entry>();
  if (!existsSync(file)) return known;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    try {
      const entry = JSON.parse(line) as Entry;
      known.set(entry.key, entry);
    } catch {
      // The line that was being written when the run died; its sample runs again.
    }
  }
  return known;
}
