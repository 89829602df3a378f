import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSource } from '../../knowledge/ingest/file-source.js';
import { createNodeFiles } from './node-files.js';

describe('createNodeFiles', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'shiftmate-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const files: FileSource = createNodeFiles({ maximumBytes: 1_000_000 });
  const put = (name: string, content = 'x') => writeFile(path.join(folder, name), content);

  it('lists a folder in a stable order, without hidden files and without the manifest', async () => {
    await mkdir(path.join(folder, 'manuals'));
    await Promise.all([put('b.md'), put('a.md'), put('manuals/c.pdf'), put('.hidden'), put('~$lock.docx'), put('manifest.json', '[]')]);
    const listing = await files.list(folder);
    expect(listing.files.map(({ relativePath, manifestPath }) => [relativePath, manifestPath])).toEqual([
      ['a.md', 'a.md'],
      ['b.md', 'b.md'],
      ['manuals/c.pdf', 'manuals/c.pdf'],
    ]);
    expect(listing.manifest).toBe('[]');
  });
  it('finds the manifest above a single file', async () => {
    await mkdir(path.join(folder, 'manuals'));
    await Promise.all([put('manuals/c.pdf'), put('manifest.json', '[]')]);
    const listing = await files.list(path.join(folder, 'manuals', 'c.pdf'));
    expect(listing.files.map(({ relativePath, manifestPath }) => [relativePath, manifestPath])).toEqual([['c.pdf', 'manuals/c.pdf']]);
  });
  it('refuses links, in folders and by name, and never follows them', async () => {
    await put('real.md', 'secret');
    await symlink(path.join(folder, 'real.md'), path.join(folder, 'link.md'));
    await symlink('/etc', path.join(folder, 'etc'));
    const listing = await files.list(folder);
    expect([listing.files.map((file) => file.fileName), listing.refused.map((entry) => path.basename(entry.path)).sort()]).toEqual([
      ['real.md'],
      ['etc', 'link.md'],
    ]);
    await expect(files.read(path.join(folder, 'link.md'))).rejects.toMatchObject({ code: 'document-unreadable' });
  });
  it('checks the size before it reads a byte', async () => {
    await put('huge.pdf');
    await truncate(path.join(folder, 'huge.pdf'), 2_147_483_648);
    await expect(files.read(path.join(folder, 'huge.pdf'))).rejects.toThrow('The file has 2048 MB; the limit per document is 1 MB.');
  });
  it('reads bytes with their sha256', async () => {
    await put('a.md', 'abc');
    const { bytes, sha256 } = await files.read(path.join(folder, 'a.md'));
    expect([new TextDecoder().decode(bytes), sha256]).toEqual(['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad']);
  });
  it('says not-found for a path that is not there, or holds a NUL', async () => {
    await expect(files.list(path.join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(files.list('a\u0000b')).rejects.toMatchObject({ code: 'not-found' });
  });
});
