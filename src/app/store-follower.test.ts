import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../adapters/sqlite/database.js';
import { createSqliteStateStore } from '../adapters/sqlite/state-store.js';
import { type Knowledge, openKnowledge } from './knowledge.js';

const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-follow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const signal = new AbortController().signal;

/** One program on the data folder. */
async function open(): Promise<Knowledge> {
  const database = openDatabase(path.join(folder, 'shiftmate.db'));
  return openKnowledge({
    database,
    state: createSqliteStateStore(database),
    clock: { now: () => new Date('2026-03-02T14:05:00Z') },
    bundledFolder: null,
    filesFolder: null,
    progress: () => undefined,
    signal,
  });
}

it('finds what another program on the same data folder takes in, changes and deletes, without a restart', async () => {
  await using running = await open();
  await using other = await open();
  const file = path.join(folder, 'winch.md');
  const ingest = async (text: string) => {
    writeFileSync(file, text);
    await other.ingest.ingest({ paths: [file], collection: 'ferry', accessRoles: [] }, () => undefined, signal);
  };
  const found = async (query: string) =>
    (await running.index.search({ query, role: 'technician', limit: 5 }, signal)).results.map(({ passage }) => `${passage.revision} ${passage.status}`);
  const soon = { timeout: 15_000, interval: 100 };

  await ingest('# Winch\n\nThe drum is greased every 40 hours.\n');
  await vi.waitFor(async () => expect(await found('how often is the drum greased')).toEqual(['1 current']), soon);
  expect(running.snapshot()).toBe(other.snapshot());

  await ingest('# Winch\n\nThe drum is greased every 60 hours.\n');
  await vi.waitFor(async () => expect((await found('how often is the drum greased')).sort()).toEqual(['1 superseded', '2 current']), soon);

  await other.ingest.remove('ferry-winch');
  await vi.waitFor(async () => expect(await found('how often is the drum greased')).toEqual([]), soon);
  expect(running.snapshot()).toBe(other.snapshot());
});
