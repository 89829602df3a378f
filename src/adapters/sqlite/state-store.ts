import { type Database, type Migration, migrate } from './database.js';

const migrations: readonly Migration[] = [{ name: 'state-1', sql: 'CREATE TABLE state (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;' }];

/** Named values that survive a restart: the plant's snapshot, an index's bytes. The last `put` wins; each is one transaction. */
export type StateStore = Readonly<{ put(name: string, value: Uint8Array): void; get(name: string): Uint8Array | null }>;

export function createSqliteStateStore(database: Database): StateStore {
  migrate(database, migrations);
  return {
    put(name, value) {
      database.prepare('INSERT INTO state VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(name, value);
    },
    get(name) {
      const value = database.prepare('SELECT value FROM state WHERE name = ?').get(name)?.['value'];
      return value instanceof Uint8Array ? value : null;
    },
  };
}
