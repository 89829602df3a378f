import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { holdRunningLock } from './running-lock.js';

const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of the one program that runs a plant', () => {
  it('is held by one, names it to the other, and is free again afterwards', async () => {
    const one = await holdRunningLock(folder, 0, 'Stop it.');
    one.note('at http://127.0.0.1:8080');
    await expect(holdRunningLock(folder, 0, 'Stop it.')).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining('(at http://127.0.0.1:8080). Stop it.'),
    });
    setTimeout(() => one[Symbol.dispose](), 300);
    const two = await holdRunningLock(folder, 10_000, 'Stop it.');
    two[Symbol.dispose]();
  });

  it('holds although nothing about it can be written', async () => {
    const gone = mkdtempSync(path.join(tmpdir(), 'shiftmate-lock-'));
    const lock = await holdRunningLock(gone, 0, 'Stop it.');
    rmSync(gone, { recursive: true, force: true });
    expect(() => lock.note('at http://127.0.0.1:8080')).not.toThrow();
    lock[Symbol.dispose]();
  });

  it('is left behind by no crash', async () => {
    const sqlite = createRequire(import.meta.url).resolve('@photostructure/sqlite');
    const program = `const { DatabaseSync } = require(${JSON.stringify(sqlite)});
      const database = new DatabaseSync(${JSON.stringify(path.join(folder, 'running.lock'))}, { timeout: 0 });
      database.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => database, 1000);`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await expect(holdRunningLock(folder, 0, 'Stop it.')).rejects.toMatchObject({ code: 'config-invalid' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    (await holdRunningLock(folder, 5_000, 'Stop it.'))[Symbol.dispose]();
  });
});
