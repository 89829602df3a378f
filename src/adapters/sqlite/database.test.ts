import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearLeftovers, clearWriteAheadLog, inTransaction, migrate, noteDeletion, openDatabase } from './database.js';

describe('openDatabase', () => {
  it('opens a file in WAL mode with full synchronisation and foreign keys, creating its folder', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-database-'));
    const database = openDatabase(path.join(folder, 'deep', 'shiftmate.db'));
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    database.close();
    rmSync(folder, { recursive: true });
  });
  it('says in one sentence that a file is damaged or no database, and what to do', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-database-'));
    const file = path.join(folder, 'shiftmate.db');
    const whole = openDatabase(file);
    whole.exec('CREATE TABLE notes (text TEXT) STRICT');
    for (let index = 0; index < 200; index += 1) whole.prepare('INSERT INTO notes VALUES (?)').run(`note ${index} `.repeat(40));
    clearWriteAheadLog(whole);
    whole.close();
    const bytes = readFileSync(file);
    for (const broken of [bytes.subarray(0, bytes.length / 2), Buffer.from('no database at all '.repeat(100))]) {
      writeFileSync(file, broken);
      expect(() => openDatabase(file)).toThrow(/is damaged .* put back a backup/u);
    }
    rmSync(folder, { recursive: true });
  });
  it('opens a private database in memory', () => {
    const database = openDatabase(':memory:');
    expect(database.prepare('SELECT 1 AS one').get()).toEqual({ one: 1 });
    database.close();
  });
});

describe('migrate', () => {
  it('applies each migration once, however often it is called', () => {
    const database = openDatabase(':memory:');
    const migrations = [
      { name: 'things-1', sql: 'CREATE TABLE things (id TEXT PRIMARY KEY) STRICT' },
      { name: 'things-2', sql: "INSERT INTO things VALUES ('first')" },
    ];
    migrate(database, migrations);
    migrate(database, migrations);
    expect(database.prepare('SELECT id FROM things').all()).toEqual([{ id: 'first' }]);
    database.close();
  });
  it('leaves nothing of a migration that fails', () => {
    const database = openDatabase(':memory:');
    expect(() => migrate(database, [{ name: 'bad-1', sql: 'CREATE TABLE half (id TEXT) STRICT; CREATE NONSENSE' }])).toThrow();
    expect(database.prepare("SELECT name FROM sqlite_master WHERE name = 'half'").all()).toEqual([]);
    expect(database.prepare('SELECT name FROM schema_migrations').all()).toEqual([]);
    database.close();
  });
});

describe('inTransaction', () => {
  it('commits what returns and rolls back what throws', () => {
    const database = openDatabase(':memory:');
    database.exec('CREATE TABLE things (id TEXT PRIMARY KEY) STRICT');
    const insert = (id: string) => database.prepare('INSERT INTO things VALUES (?)').run(id);
    inTransaction(database, () => insert('kept'));
    expect(() =>
      inTransaction(database, () => {
        insert('lost');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(database.prepare('SELECT id FROM things').all()).toEqual([{ id: 'kept' }]);
    database.close();
  });
});

describe('clearLeftovers', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-leftovers-'));
  const database = openDatabase(path.join(folder, 'x.db'));
  const raw = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));
  const textOf = (row: number) => `canary ${String(row).padStart(4, '0')} ${'of the thing '.repeat(1 + ((row * 37) % 50))}`;
  const remove = (row: number) =>
    inTransaction(database, () => {
      noteDeletion(database);
      database.prepare('DELETE FROM things WHERE id = ?').run(row);
    });

  it('leaves nothing of deleted rows in the file, which deleting alone does', () => {
    database.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
    const rows = Array.from({ length: 400 }, (_, index) => (index * 171) % 400);
    for (const row of rows) database.prepare('INSERT INTO things VALUES (?, ?)').run(row, textOf(row));
    const gone = rows.filter((row) => row % 2 === 0);
    for (const row of gone) remove(row);
    database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
    const left = () => gone.filter((row) => raw().includes(textOf(row).slice(0, 11)));
    expect(left().length).toBeGreaterThan(0);
    expect(clearLeftovers(database)).toBe(true);
    expect(left()).toEqual([]);
    expect(database.prepare('SELECT count(*) AS rows FROM things').get()).toEqual({ rows: 200 });
  });

  it('keeps the note of what is too large to write anew at once, and does nothing without a note', () => {
    remove(1);
    expect(clearLeftovers(database, 10)).toBe(false);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    expect(clearLeftovers(database)).toBe(true);
    expect(clearLeftovers(database, 10)).toBe(true);
    database.close();
    rmSync(folder, { recursive: true });
  });
});
