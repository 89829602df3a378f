import { createHash } from 'node:crypto';
import { Actor } from '../../domain/actor.js';
import { auditChainText, auditGenesis } from '../../domain/audit-chain.js';
import type { AuditEntry, AuditLog, AuditRecord } from '../../ports/records.js';
import { type Database, inTransaction, type Migration, migrate } from './database.js';

const migrations: readonly Migration[] = [
  {
    name: 'audit-1',
    sql: `
      CREATE TABLE audit (
        sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, category TEXT NOT NULL, event TEXT NOT NULL, result TEXT NOT NULL,
        details TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
      CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;`,
  },
  {
    // A chain cut off at its end is whole in itself; what its last record was is kept beside it.
    name: 'audit-2',
    sql: `
      CREATE TABLE audit_head (only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
      INSERT INTO audit_head SELECT 1, sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1;`,
  },
];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The hash-chained audit log in SQLite. Triggers refuse changes; whoever changes the file behind SQLite's back breaks the chain, or
 * leaves it shorter than its head. Against somebody who rewrites all of it, keep the last hash that `shiftmate audit export` prints somewhere else.
 */
export function createSqliteAuditLog(database: Database): AuditLog {
  migrate(database, migrations);
  const last = database.prepare('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1');
  const insert = database.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const setHead = database.prepare(
    'INSERT INTO audit_head VALUES (1, ?, ?) ON CONFLICT (only) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash',
  );
  const head = database.prepare('SELECT sequence, hash FROM audit_head');
  return {
    async append(entry) {
      inTransaction(database, () => {
        const previous = last.get();
        const sequence = previous === undefined ? 1 : Number(previous['sequence']) + 1;
        const previousHash = previous === undefined ? auditGenesis : String(previous['hash']);
        const details = JSON.parse(JSON.stringify(entry.details));
        const content = {
          sequence,
          at: entry.at.toISOString(),
          actor: entry.actor,
          category: entry.category,
          event: entry.event,
          result: entry.result,
          details,
        };
        const hash = sha256(auditChainText(content, previousHash));
        insert.run(sequence, content.at, JSON.stringify(entry.actor), entry.category, entry.event, entry.result, JSON.stringify(details), previousHash, hash);
        setHead.run(sequence, hash);
      });
    },
    async read(filter) {
      return database
        .prepare('SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?')
        .all(filter.after ?? 0, filter.limit ?? 200)
        .map(recordOf);
    },
    async verify() {
      let previousHash = auditGenesis;
      let count = 0;
      for (const row of database.prepare('SELECT * FROM audit ORDER BY sequence').iterate()) {
        count += 1;
        const content = contentOf(row);
        const fits = content !== null && content['sequence'] === count && String(row['previous_hash']) === previousHash;
        if (!fits || sha256(auditChainText(content, previousHash)) !== row['hash']) return { ok: false, count, brokenAt: Number(row['sequence']) };
        previousHash = String(row['hash']);
      }
      const last = head.get();
      const whole = last === undefined ? count === 0 : Number(last['sequence']) === count && last['hash'] === (count === 0 ? null : previousHash);
      return whole ? { ok: true, count, brokenAt: null } : { ok: false, count, brokenAt: count + 1 };
    },
  };
}

/** A row as it was hashed, whatever its words have become; null where it cannot be read any more. */
function contentOf(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | null {
  try {
    const { category, event, result, at } = row;
    return {
      sequence: Number(row['sequence']),
      at,
      actor: JSON.parse(String(row['actor'])),
      category,
      event,
      result,
      details: JSON.parse(String(row['details'])),
    };
  } catch {
    return null;
  }
}

const categories: ReadonlyMap<string, AuditEntry['category']> = new Map(
  (['turn', 'tool', 'approval', 'command', 'access', 'configuration', 'system'] as const).map((category) => [category, category]),
);
const results: ReadonlyMap<string, AuditEntry['result']> = new Map((['ok', 'denied', 'failed'] as const).map((result) => [result, result]));

function recordOf(row: Readonly<Record<string, unknown>>): AuditRecord {
  return {
    sequence: Number(row['sequence']),
    at: String(row['at']),
    actor: Actor.parse(JSON.parse(String(row['actor']))),
    category: categories.get(String(row['category'])) ?? 'system',
    event: String(row['event']),
    result: results.get(String(row['result'])) ?? 'failed',
    details: JSON.parse(String(row['details'])),
    previousHash: String(row['previous_hash']),
    hash: String(row['hash']),
  };
}
