import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createStorageProbe } from './storage-probe.js';

const folder = mkdtempSync(path.join(tmpdir(), 'storage-probe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function bench() {
  let now = 0;
  let isFull = false;
  let writes = 0;
  const put = (): void => {
    writes += 1;
    if (isFull) throw new Error('database or disk is full');
  };
  const ready = createStorageProbe({ state: { put }, folder, clock: { now: () => new Date(now) } });
  return {
    later: (milliseconds: number): boolean => {
      now += milliseconds;
      return ready();
    },
    fill: (full: boolean): void => {
      isFull = full;
    },
    writes: () => writes,
  };
}

describe('whether the data folder takes writes', () => {
  it('is looked at once in a few seconds, however often it is asked', () => {
    const { later, writes } = bench();
    for (let count = 0; count < 100; count += 1) expect(later(100)).toBe(true);
    expect(writes()).toBeLessThanOrEqual(3);
  });
  it('is denied while writes fail and comes back by itself', () => {
    const { later, fill } = bench();
    expect(later(0)).toBe(true);
    fill(true);
    expect(later(6_000)).toBe(false);
    fill(false);
    expect(later(100)).toBe(false);
    expect(later(2_000)).toBe(true);
  });
  it('leaves no file behind', () => {
    bench().later(0);
    expect(readdirSync(folder)).toEqual([]);
  });
});
