import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { createNodeFiles } from '../adapters/extract/node-files.js';
import { makeFolder } from '../adapters/sqlite/folder.js';

/** Files read ahead by the parallel workers of an ingestion. */
const rememberedFiles = 8;

type Files = ReturnType<typeof createNodeFiles>;

/** Keeps the files of stored documents beside the database, so that the page a passage stands on can be shown as printed, and those in quarantine, so that they can be read again. */
export class OriginalFiles {
  readonly #folder: string | null;
  readonly #seen = new Map<string, Uint8Array>();

  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** The same files, remembering what was read until it is kept or the next few are read. */
  watching(files: Files): Files {
    return {
      list: (location) => files.list(location),
      read: async (location) => {
        const found = await files.read(location);
        if (this.#folder !== null) this.#seen.set(found.sha256, found.bytes);
        const [oldest] = this.#seen.keys();
        if (this.#seen.size > rememberedFiles && oldest !== undefined) this.#seen.delete(oldest);
        return found;
      },
    };
  }

  keep(sha256: string): void {
    const bytes = this.#seen.get(sha256);
    if (this.#folder === null || bytes === undefined) return;
    makeFolder(this.#folder);
    writeFileSync(path.join(this.#folder, sha256), bytes);
    this.#seen.delete(sha256);
  }

  forget(sha256: string): void {
    this.#seen.delete(sha256);
    if (this.#folder !== null) rmSync(path.join(this.#folder, sha256), { force: true });
  }

  has(sha256: string): boolean {
    return this.#folder === null || existsSync(path.join(this.#folder, sha256));
  }

  read(sha256: string): Uint8Array | null {
    const file = this.#folder === null ? null : path.join(this.#folder, sha256);
    return file !== null && existsSync(file) ? readFileSync(file) : null;
  }
}
