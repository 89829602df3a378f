import { type Database, inTransaction, type Migration, migrate } from './database.js';

const migrations: readonly Migration[] = [
  { name: 'embeddings-1', sql: 'CREATE TABLE embeddings (key TEXT PRIMARY KEY, vector BLOB NOT NULL) STRICT, WITHOUT ROWID;' },
];

/** Embeddings kept over restarts by key (embedder and content hash); a text that was embedded once is never sent again. */
export type SqliteVectorCache = Readonly<{
  get(keys: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  put(entries: readonly Readonly<{ key: string; vector: Float32Array }>[]): Promise<void>;
  /** Drops the vectors of texts, whichever embedder made them; `marks` are the ends of their keys. */
  forget(marks: ReadonlySet<string>): Promise<number>;
}>;

export function createSqliteVectorCache(database: Database): SqliteVectorCache {
  migrate(database, migrations);
  const select = database.prepare('SELECT vector FROM embeddings WHERE key = ?');
  const insert = database.prepare('INSERT INTO embeddings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET vector = excluded.vector');
  const every = database.prepare('SELECT key FROM embeddings');
  const remove = database.prepare('DELETE FROM embeddings WHERE key = ?');
  return {
    async get(keys) {
      const found = new Map<string, Float32Array>();
      for (const key of keys) {
        const bytes = select.get(key)?.['vector'];
        if (bytes instanceof Uint8Array && bytes.length % 4 === 0) found.set(key, new Float32Array(bytes.slice().buffer));
      }
      return found;
    },
    async put(entries) {
      inTransaction(database, () => {
        for (const { key, vector } of entries) insert.run(key, new Uint8Array(vector.slice().buffer));
      });
    },
    async forget(marks) {
      const keys = every.all().flatMap(({ key }) => (typeof key === 'string' && marks.has(key.split(':').slice(-2).join(':')) ? [key] : []));
      inTransaction(database, () => {
        for (const key of keys) remove.run(key);
      });
      return keys.length;
    },
  };
}
