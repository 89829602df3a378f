import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { CopilotError } from '../../domain/errors.js';
import { makeFolder } from './folder.js';

const FILE = 'running.lock';
const NOTE = 'running.txt';
const LOOK_AGAIN_MILLISECONDS = 250;

export type RunningLock = Disposable & Readonly<{ note: (text: string) => void }>;

/**
 * Makes this process the only one that runs the plant of a data folder, until it is disposed or the process ends in whatever way: the lock is one that the
 * operating system holds on a file of SQLite's, so a crash leaves none behind. Waits up to `patienceMs` for a process that is about to end.
 * Rejects with `config-invalid`, with what the other process noted about itself, where it goes on.
 */
export async function holdRunningLock(folder: string, patienceMs: number, remedy: string): Promise<RunningLock> {
  makeFolder(folder);
  for (let waited = 0; ; waited += LOOK_AGAIN_MILLISECONDS) {
    const database = tryLock(path.join(folder, FILE));
    if (database !== null) {
      const note = (text: string): void => {
        try {
          writeFileSync(path.join(folder, NOTE), text);
        } catch {
          // The disk is full: whom the lock belongs to is then not said; the lock itself holds.
        }
      };
      note('');
      return { note, [Symbol.dispose]: () => database.close() };
    }
    if (waited >= patienceMs) throw held(folder, remedy);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MILLISECONDS));
  }
}

function tryLock(file: string): DatabaseSyncInstance | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && /\b(?:locked|busy)\b/iu.test(error.message)) return null;
    throw error;
  }
}

function held(folder: string, remedy: string): CopilotError {
  let who = '';
  try {
    who = readFileSync(path.join(folder, NOTE), 'utf8').trim();
  } catch {
    // It has noted nothing.
  }
  const message = `Another Shiftmate runs the plant of the data folder ${folder}${who === '' ? '' : ` (${who})`}. ${remedy}`;
  return new CopilotError({ code: 'config-invalid', message });
}
