import { createHash } from 'node:crypto';
import { lstat, open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CopilotError } from '../../domain/errors.js';
import { unreadable } from './budget.js';

// The shape of FileSource in src/knowledge/ingest/file-source.ts, which an adapter may not import; the composition root joins the two.
export type NodeSourceFile = Readonly<{ path: string; fileName: string; relativePath: string; manifestPath: string | null }>;
export type NodeFileListing = Readonly<{
  files: readonly NodeSourceFile[];
  refused: readonly Readonly<{ path: string; reason: string }>[];
  manifest: string | null;
}>;
export type NodeFiles = Readonly<{
  list(location: string): Promise<NodeFileListing>;
  read(location: string): Promise<Readonly<{ bytes: Uint8Array; sha256: string }>>;
}>;

const MANIFEST = 'manifest.json';
const MANIFEST_BYTES = 16 * 1024 * 1024;
const MANIFEST_LEVELS = 3;
const DEPTH_LIMIT = 32;

/** Files on this machine. Links, devices and pipes are never followed or opened; hidden files and `node_modules` are passed over. */
export function createNodeFiles(options: Readonly<{ maximumBytes: number }>): NodeFiles {
  return {
    async list(location) {
      const root = path.resolve(checked(location));
      const info = await lstat(root).catch(() => null);
      if (info === null)
        throw new CopilotError({ code: 'not-found', message: `There is no file or folder ${location}; check the path.`, details: { path: location } });
      const folder = info.isDirectory() ? root : path.dirname(root);
      const manifest = await findManifest(folder);
      const found: Found = { files: [], refused: [] };
      await walk(root, found, 0);
      const files = found.files.sort().map((file) => ({
        path: file,
        fileName: path.basename(file),
        relativePath: slashes(path.relative(folder, file)),
        manifestPath: manifest === null ? null : slashes(path.relative(manifest.folder, file)),
      }));
      return { files, refused: found.refused, manifest: manifest?.text ?? null };
    },
    read: (location) => readRegularFile(checked(location), options.maximumBytes),
  };
}

function checked(location: string): string {
  if (location.includes('\u0000')) throw new CopilotError({ code: 'not-found', message: 'A path cannot hold a NUL character; check the path.' });
  return location;
}

function slashes(relative: string): string {
  return relative.split(path.sep).join('/');
}

type Found = Readonly<{ files: string[]; refused: Readonly<{ path: string; reason: string }>[] }>;

async function walk(location: string, found: Found, depth: number): Promise<void> {
  const info = await lstat(location).catch(() => null);
  const refuse = (reason: string) => found.refused.push({ path: location, reason });
  if (info === null) refuse('The file vanished or may not be looked at.');
  else if (info.isSymbolicLink()) refuse('It is a symbolic link, which is not followed; name the file it points to.');
  else if (info.isDirectory() && depth > DEPTH_LIMIT) refuse(`The folder lies more than ${DEPTH_LIMIT} levels deep.`);
  else if (info.isDirectory()) {
    const names = await readdir(location).catch(() => null);
    if (names === null) refuse('The folder may not be read.');
    for (const name of names ?? []) if (!passedOver(name)) await walk(path.join(location, name), found, depth + 1);
  } else if (info.isFile()) found.files.push(location);
  else refuse('It is not a regular file.');
}

function passedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || name === 'node_modules' || name === MANIFEST;
}

/** The nearest manifest at or above the folder. */
async function findManifest(start: string): Promise<Readonly<{ folder: string; text: string }> | null> {
  let folder = start;
  for (let level = 0; level < MANIFEST_LEVELS; level += 1) {
    const file = path.join(folder, MANIFEST);
    const info = await stat(file).catch(() => null);
    if (info?.isFile() && info.size <= MANIFEST_BYTES) return { folder, text: await readFile(file, 'utf8') };
    if (path.dirname(folder) === folder) return null;
    folder = path.dirname(folder);
  }
  return null;
}

/** Opens first and looks at what was opened, so that the file cannot be exchanged between the look and the reading. */
async function readRegularFile(location: string, maximumBytes: number): Promise<Readonly<{ bytes: Uint8Array; sha256: string }>> {
  const before = await lstat(location).catch(() => null);
  if (before === null) throw unreadable('The file vanished before it could be read.');
  if (!before.isFile()) throw unreadable('It is not a regular file, or a symbolic link, which is not followed.');
  const handle = await open(location, 'r').catch((cause: unknown) => {
    throw unreadable('The file may not be opened; check its permissions.', cause);
  });
  try {
    const { size, ino } = await handle.stat();
    if (ino !== before.ino) throw unreadable('The file was exchanged while it was opened.');
    if (size > maximumBytes) throw unreadable(`The file has ${megabytes(size)} MB; the limit per document is ${megabytes(maximumBytes)} MB.`);
    const bytes = await readAtMost(handle, size);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } finally {
    await handle.close();
  }
}

async function readAtMost(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await handle.read(bytes, at, size - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_048_576);
}
