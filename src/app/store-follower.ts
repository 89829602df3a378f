import type { Database } from '../adapters/sqlite/database.js';
import type { DocumentInfo } from '../domain/document.js';
import type { DocumentStore, StoredDocument } from '../ports/knowledge.js';

const LOOK_EVERY_MILLISECONDS = 1_000;

/** What other programs did to the store: documents to index (again), and those that are gone. */
export type Followed = Readonly<{ indexed: (document: StoredDocument) => void; gone: (documentId: string) => void }>;

/**
 * Keeps an index in step with what other programs do in the same data folder, as `shiftmate ingest` beside a running server. SQLite's
 * `data_version` changes with every commit of another connection and with none of our own, so a look costs microseconds while nothing happens.
 */
export class StoreFollower implements Disposable {
  readonly #database: Database;
  readonly #store: DocumentStore;
  readonly #followed: Followed;
  readonly #indexed = new Map<string, Readonly<{ documentId: string; mark: string }>>();
  readonly #timer: NodeJS.Timeout;
  #version: number;
  #looking: Promise<void> | null = null;

  constructor(database: Database, store: DocumentStore, indexed: readonly DocumentInfo[], followed: Followed) {
    this.#database = database;
    this.#store = store;
    this.#followed = followed;
    this.#version = this.#readVersion();
    for (const info of indexed) this.noteIndexed(info);
    this.#timer = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY_MILLISECONDS).unref();
  }

  /** Our own program has indexed this revision. */
  noteIndexed(info: DocumentInfo): void {
    this.#indexed.set(keyOf(info), { documentId: info.id, mark: markOf(info) });
  }

  noteGone(documentId: string): void {
    for (const [key, held] of this.#indexed) if (held.documentId === documentId) this.#indexed.delete(key);
  }

  /** Looks now; resolves when the index holds what the store holds. One look at a time. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const version = this.#readVersion();
    if (version === this.#version) return;
    const stored = await this.#store.list();
    const keys = new Set(stored.map(keyOf));
    const lost = new Set([...this.#indexed].flatMap(([key, { documentId }]) => (keys.has(key) ? [] : [documentId])));
    for (const documentId of lost) {
      this.noteGone(documentId);
      this.#followed.gone(documentId);
    }
    for (const info of stored) {
      if (this.#indexed.get(keyOf(info))?.mark === markOf(info)) continue;
      const document = await this.#store.get(info.id, info.revision);
      if (document === null) continue;
      this.noteIndexed(document.info);
      this.#followed.indexed(document);
    }
    // Only now: what fails on the way is tried again at the next look.
    this.#version = version;
  }

  #readVersion(): number {
    return Number(this.#database.prepare('PRAGMA data_version').get()?.['data_version']);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}

function keyOf({ id, revision }: DocumentInfo): string {
  return JSON.stringify([id, revision]);
}

/** Everything that is known of a revision, in an order of its own. */
function markOf(info: DocumentInfo): string {
  return JSON.stringify(Object.entries(info).sort(([left], [right]) => (left < right ? -1 : 1)));
}
