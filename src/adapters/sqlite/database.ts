import { statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { CopilotError } from '../../domain/errors.js';
import { makeFolder } from './folder.js';

/** One SQLite connection. The API is that of Node's own `node:sqlite`. */
export type Database = DatabaseSyncInstance;

/** A step of a schema. `name` is unique across all stores sharing a file, for example `documents-1`; a published step is never edited. */
export type Migration = Readonly<{ name: string; sql: string }>;

const BUSY_TIMEOUT_MILLISECONDS = 5_000;

/**
 * Opens (and creates) the database file at `path`, or a private one for `:memory:`.
 * WAL so that readers never wait for a writer; synchronous=FULL so that an acknowledged commit survives a power cut.
 * Throws `config-invalid` where the folder cannot be made or the file is damaged or no database.
 */
export function openDatabase(location: string): Database {
  if (location !== ':memory:') makeFolder(path.dirname(path.resolve(location)));
  const database = new DatabaseSync(location, { timeout: BUSY_TIMEOUT_MILLISECONDS, enableForeignKeyConstraints: true });
  try {
    // What is deleted is overwritten: a removed document leaves no text in the file's free pages.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON');
    checkPages(database, location);
    return database;
  } catch (error) {
    database.close();
    throw error instanceof Error && /malformed|not a database/u.test(error.message) ? damaged(location, error.message) : error;
  }
}

/** Looking at every page takes about a second per 500 MB; a larger file shows its damage when the page is read. */
const LARGEST_CHECKED_BYTES = 64 * 1024 * 1024;

function checkPages(database: Database, location: string): void {
  if (location === ':memory:' || statSync(location).size > LARGEST_CHECKED_BYTES) return;
  const found = String(database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] ?? 'ok');
  if (found !== 'ok') throw damaged(location, found);
}

function damaged(location: string, reason: string): CopilotError {
  return new CopilotError({
    code: 'config-invalid',
    message: `The database ${location} is damaged (${reason.split('\n')[0]}). Stop Shiftmate and put back a backup of its folder; without one, move the file away, then ingest your documents again: conversations, approvals and the audit log in it are lost.`,
  });
}

/** Writing a file anew takes about a second per 100 MB and holds everything up; a larger one waits for the next start. */
const LARGEST_REWRITTEN_BYTES = 256 * 1024 * 1024;
/** `user_version` of a file whose pages may hold text that was deleted: set with the deletion, so that a crash in between is made good. */
const HAS_LEFTOVERS = 1;

/** Notes, inside the transaction of a deletion, that deleted text may be left in the file. */
export function noteDeletion(database: Database): void {
  database.exec(`PRAGMA user_version = ${HAS_LEFTOVERS}`);
}

/**
 * Writes the file anew where something was deleted from it. `secure_delete` alone does not do: rows that move from a page to its neighbour leave
 * a copy behind in the unused middle of the page, and that copy is not overwritten when the row is deleted. False where it has to wait: the file
 * is larger than `largestBytes`, or another connection is writing.
 */
export function clearLeftovers(database: Database, largestBytes = LARGEST_REWRITTEN_BYTES): boolean {
  if (numberOf(database, 'user_version') !== HAS_LEFTOVERS) return true;
  if (numberOf(database, 'page_count') * numberOf(database, 'page_size') > largestBytes) return false;
  try {
    database.exec('VACUUM');
    database.exec('PRAGMA user_version = 0');
    clearWriteAheadLog(database);
    return true;
  } catch {
    // Busy: the note stays, and the next removal or start tries again.
    return false;
  }
}

function numberOf(database: Database, pragma: 'user_version' | 'page_count' | 'page_size'): number {
  return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
}

/** Moves what was written into the database file and empties the log of writes, where deleted text would stay readable until it is written over. */
export function clearWriteAheadLog(database: Database): void {
  database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
}

/** Applies, in order and each in its own transaction, the migrations this database has not seen. Safe to call on every start and by several stores. */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  database.exec('CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY) STRICT');
  for (const migration of migrations) {
    inTransaction(database, () => {
      const seen = database.prepare('SELECT 1 FROM schema_migrations WHERE name = ?').get(migration.name);
      if (seen !== undefined) return;
      database.exec(migration.sql);
      database.prepare('INSERT INTO schema_migrations (name) VALUES (?)').run(migration.name);
    });
  }
}

/** Runs `work` in one immediate transaction: all of it is committed, or, when it throws, none of it. Not for nesting. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
