import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from './folder.js';

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'shiftmate-folder-'));

describe('makeFolder', () => {
  it('makes a folder with those above it, and again without complaint', () => {
    const folder = path.join(fresh(), 'plant', 'line 4', 'data');
    makeFolder(folder);
    makeFolder(folder);
    expect(existsSync(folder)).toBe(true);
  });

  it('refuses a path through a file, naming the file', () => {
    const file = path.join(fresh(), 'passwd');
    writeFileSync(file, '');
    expect(() => makeFolder(file)).toThrow(`${file} is a file`);
    expect(() => makeFolder(path.join(file, 'data'))).toThrow(`${file} is a file`);
  });

  it.runIf(existsSync('/proc/self'))('ends under /proc, where nothing can be made', () => {
    expect(() => makeFolder('/proc/shiftmate/data')).toThrow('nothing can be written in /proc');
  });
});
