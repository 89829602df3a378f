import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLibrary } from '../app.js';
import { readConfig } from '../config/config.js';

const signal = new AbortController().signal;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'synonyms-'));
  writeFileSync(
    path.join(folder, 'manual.md'),
    '# Loader\n\nThe gripper of the palletiser opens at 5 bar.\n\n# Oven\n\nThe door of the oven closes by itself.\n',
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the owner's synonym file in the data folder", () => {
  it('is read at the start and again when it changes, and says which lines mean nothing', async () => {
    const said: string[] = [];
    const { config, secrets } = readConfig({ SHIFTMATE_DATA: folder });
    const file = path.join(folder, 'synonyms.txt');
    writeFileSync(file, 'greifling = gripper\nnothing\n');
    await using library = await openLibrary(config, secrets, { bundledKnowledge: false, progress: (text) => said.push(text) });
    await library.ingest.ingest({ paths: [path.join(folder, 'manual.md')], collection: 'own', accessRoles: [] }, () => undefined, signal);
    const found = async (query: string) => (await library.knowledge.search({ query, limit: 1, role: 'technician' }, signal)).results[0]?.passage.text;
    expect(await found('greifling')).toContain('gripper');
    expect(await found('schnurpel')).toBeUndefined();
    expect(said.some((text) => text.startsWith(`${file}:2: `))).toBe(true);
    writeFileSync(file, 'schnurpel = door\n');
    await vi.waitFor(async () => expect(await found('schnurpel')).toContain('door'), { timeout: 8_000, interval: 100 });
    expect(await found('greifling')).toBeUndefined();
  }, 20_000);
});
