import { createHash } from 'node:crypto';
import type { DocumentInfo } from '../domain/document.js';

/** Names the set of documents that answers are made from: the same documents in the same revisions have the same name, in any process. */
export class DocumentSnapshot {
  readonly #hashes = new Map<string, string>();
  #name: string | null = null;

  constructor(stored: readonly DocumentInfo[]) {
    for (const info of stored) this.add(info);
  }

  add({ id, revision, sha256 }: DocumentInfo): void {
    this.#hashes.set(`${id} ${revision}`, sha256);
    this.#name = null;
  }

  remove(documentId: string): void {
    for (const key of this.#hashes.keys()) if (key.startsWith(`${documentId} `)) this.#hashes.delete(key);
    this.#name = null;
  }

  /** `documents@<count>-<first digits of a sha256 over ids, revisions and contents>` */
  get name(): string {
    if (this.#name === null) {
      const text = [...this.#hashes]
        .map(([key, sha256]) => `${key} ${sha256}`)
        .sort()
        .join('\n');
      this.#name = `documents@${this.#hashes.size}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
    }
    return this.#name;
  }
}
