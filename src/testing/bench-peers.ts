import { type Database, openDatabase as openFile } from '../adapters/sqlite/database.js';

/** An empty SQLite database in memory, for measuring FTS5 beside our index. */
export function openDatabase(): Database {
  return openFile(':memory:');
}
