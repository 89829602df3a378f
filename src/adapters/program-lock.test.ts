import { execFile, fork, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockPrograms } from './program-lock.js';

// Test files have a process of their own, so the lock stays shut for this file and no other.
const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-lock-'));
const preload = path.join(folder, 'preload.mjs');
const refused: string[] = [];
let reached = 0;
const server = net.createServer((socket) => {
  reached += 1;
  socket.destroy();
});

beforeAll(async () => {
  writeFileSync(preload, 'globalThis.lockedBeforeAnything = true;\n');
  writeFileSync(path.join(folder, 'child.mjs'), 'process.send?.(String(globalThis.lockedBeforeAnything));\n');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  lockPrograms({ preload: pathToFileURL(preload).href, strict: true, refused: (target) => refused.push(target) });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what a locked process starts', () => {
  it('imports the lock first where it is a Node program, however it is started', async () => {
    const forked = fork(path.join(folder, 'child.mjs'));
    expect(await new Promise((resolve) => forked.once('message', resolve))).toBe('true');
    const printed = await new Promise((resolve, reject) => {
      execFile(process.execPath, ['--input-type=module', '-e', 'console.log(globalThis.lockedBeforeAnything)'], (error, stdout) =>
        error ? reject(error) : resolve(stdout.trim()),
      );
    });
    expect(printed).toBe('true');
  });

  it('reaches nothing, not even this machine, where it is another program: shut off or not started', async () => {
    const { port } = server.address() as AddressInfo;
    const outcome = await new Promise<string>((resolve) => {
      try {
        const child = spawn('/bin/bash', ['-c', `exec 3<>/dev/tcp/127.0.0.1/${port} && echo reached || echo unreachable`], {
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        let said = '';
        child.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString();
        });
        child.once('close', () => resolve(said.trim()));
        child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
      } catch (error) {
        resolve(error instanceof Error && 'code' in error ? String(error.code) : 'failed');
      }
    });
    expect(['unreachable', '', 'ERR_OUTBOUND_BLOCKED']).toContain(outcome);
    expect(reached).toBe(0);
    if (outcome === 'ERR_OUTBOUND_BLOCKED') expect(refused).toContain('the program /bin/bash');
  });

  it('is not started where it would be waited for', () => {
    expect(() => spawnSync('/bin/true')).toThrow(/was not started/u);
    expect(refused).toContain('the program /bin/true');
  });
});
