import { CopilotError } from '../../domain/errors.js';
import { QuarantinedFile } from '../../domain/quarantine.js';
import type { Quarantine } from '../../ports/quarantine.js';
import { type Database, type Migration, migrate } from './database.js';

const migrations: readonly Migration[] = [
  {
    name: 'quarantine-1',
    sql: `
      CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, collection TEXT NOT NULL, access_roles TEXT NOT NULL, cause TEXT NOT NULL, reason TEXT NOT NULL,
        sha256 TEXT, document_id TEXT, revision TEXT, at TEXT NOT NULL, attempts INTEGER NOT NULL, budgets TEXT NOT NULL, UNIQUE (file, collection)
      ) STRICT;`,
  },
];

/** More than this are not kept: the oldest go first. */
const MOST_ENTRIES = 2_000;

/** The quarantine in SQLite; each change is one transaction. */
export function createSqliteQuarantine(database: Database): Quarantine {
  migrate(database, migrations);
  const insert = database.prepare(
    `INSERT INTO quarantine (file, collection, access_roles, cause, reason, sha256, document_id, revision, at, attempts, budgets) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
     ON CONFLICT (file, collection) DO UPDATE SET access_roles = excluded.access_roles, cause = excluded.cause, reason = excluded.reason, sha256 = excluded.sha256,
       document_id = excluded.document_id, revision = excluded.revision, at = excluded.at, attempts = attempts + 1, budgets = excluded.budgets
     RETURNING *`,
  );
  const prune = database.prepare('DELETE FROM quarantine WHERE id NOT IN (SELECT id FROM quarantine ORDER BY at DESC, id DESC LIMIT ?)');
  return {
    async put({ file, collection, accessRoles, cause, reason, sha256, documentId, revision, at, budgets }) {
      const row = insert.get(file, collection, JSON.stringify(accessRoles), cause, reason, sha256, documentId, revision, at, JSON.stringify(budgets));
      if (row === undefined) throw new CopilotError({ code: 'internal', message: `${file} could not be entered in the quarantine.` });
      prune.run(MOST_ENTRIES);
      return entryOf(row);
    },
    async release(file, collection) {
      const row = database.prepare('DELETE FROM quarantine WHERE file = ? AND collection = ? RETURNING *').get(file, collection);
      return row === undefined ? null : entryOf(row);
    },
    async releaseDocument(documentId) {
      database.prepare('DELETE FROM quarantine WHERE document_id = ?').run(documentId);
    },
    async list() {
      return database.prepare('SELECT * FROM quarantine ORDER BY at DESC, id DESC').all().map(entryOf);
    },
  };
}

function entryOf(row: Readonly<Record<string, unknown>>): QuarantinedFile {
  return QuarantinedFile.parse({
    id: row['id'],
    file: row['file'],
    collection: row['collection'],
    accessRoles: JSON.parse(String(row['access_roles'])),
    cause: row['cause'],
    reason: row['reason'],
    sha256: row['sha256'],
    documentId: row['document_id'],
    revision: row['revision'],
    at: row['at'],
    attempts: row['attempts'],
    budgets: JSON.parse(String(row['budgets'])),
  });
}
