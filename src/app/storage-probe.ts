import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StateStore } from '../adapters/sqlite/state-store.js';
import type { Clock } from '../ports/system.js';

/** A probe that went well holds for this time, one that failed for less, so that freed space is seen soon. */
const heldMilliseconds = { well: 5_000, failed: 1_000 } as const;
/** About what a turn with its evidence takes. */
const probeBytes = 128 * 1024;
const probeName = 'storage probe';

/**
 * Whether the data folder takes writes: a small file is written and removed, and a row of the database written over, at most once in a few
 * seconds however often it is asked. A folder that does not exist (a database in memory) is not written to.
 */
export function createStorageProbe({ state, folder, clock }: Readonly<{ state: Pick<StateStore, 'put'>; folder: string; clock: Clock }>): () => boolean {
  let last: Readonly<{ at: number; well: boolean }> | null = null;
  const file = path.join(folder, '.storage-probe');
  const write = (at: number): boolean => {
    try {
      if (existsSync(folder)) writeFileSync(file, Buffer.alloc(probeBytes, 1));
      state.put(probeName, Buffer.from(new Date(at).toISOString()));
      return true;
    } catch {
      return false;
    } finally {
      rmSync(file, { force: true });
    }
  };
  return () => {
    const at = clock.now().getTime();
    if (last === null || Math.abs(at - last.at) >= (last.well ? heldMilliseconds.well : heldMilliseconds.failed)) last = { at, well: write(at) };
    return last.well;
  };
}
