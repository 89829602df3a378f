import { ApprovalRecord } from '../../domain/command.js';
import { withoutWords } from '../../domain/removed-document.js';
import type { ApprovalStore, DraftWords } from '../../ports/records.js';
import { type Database, inTransaction, type Migration, migrate } from './database.js';

const migrations: readonly Migration[] = [
  {
    name: 'approvals-1',
    sql: `
      CREATE TABLE approvals (approval_id TEXT PRIMARY KEY, status TEXT NOT NULL, requested_at TEXT NOT NULL, body TEXT NOT NULL) STRICT;
      CREATE INDEX approvals_by_status ON approvals (status, requested_at);`,
  },
];

/** Drafts that wait for a person, in SQLite. The status change is one compare-and-set in a transaction, so exactly one decision wins. */
export function createSqliteApprovalStore(database: Database): ApprovalStore & DraftWords {
  migrate(database, migrations);
  const one = database.prepare('SELECT body FROM approvals WHERE approval_id = ?');
  const save = database.prepare('UPDATE approvals SET status = ?, body = ? WHERE approval_id = ?');
  const read = (row: unknown): ApprovalRecord | null =>
    row !== null && typeof row === 'object' && 'body' in row && typeof row.body === 'string' ? ApprovalRecord.parse(JSON.parse(row.body)) : null;
  return {
    async add(request) {
      const record: ApprovalRecord = { ...request, status: 'pending', decidedBy: null, decidedAt: null, receipt: null };
      database.prepare('INSERT INTO approvals VALUES (?, ?, ?, ?)').run(record.approvalId, record.status, record.requestedAt, JSON.stringify(record));
    },
    async get(approvalId) {
      return read(one.get(approvalId));
    },
    async list(filter) {
      const rows =
        filter.status === undefined
          ? database.prepare('SELECT body FROM approvals ORDER BY requested_at DESC LIMIT 500').all()
          : database.prepare('SELECT body FROM approvals WHERE status = ? ORDER BY requested_at DESC LIMIT 500').all(filter.status);
      return rows.flatMap((row) => read(row) ?? []);
    },
    async decide(approvalId, decision) {
      return inTransaction(database, () => {
        const record = read(one.get(approvalId));
        if (record === null || record.status !== 'pending') return null;
        const late = decision.at.getTime() >= Date.parse(record.expiresAt);
        if (late && decision.status !== 'expired') return null;
        const next: ApprovalRecord = { ...record, status: decision.status, decidedBy: decision.by, decidedAt: decision.at.toISOString() };
        save.run(next.status, JSON.stringify(next), approvalId);
        return next;
      });
    },
    async complete(approvalId, outcome) {
      inTransaction(database, () => {
        const record = read(one.get(approvalId));
        if (record === null || record.status !== 'approved') return;
        const next: ApprovalRecord = { ...record, status: outcome.status, receipt: outcome.receipt };
        save.run(next.status, JSON.stringify(next), approvalId);
      });
    },
    async forgetWords({ words, turnIds }, at) {
      if (words.length === 0) return 0;
      return inTransaction(database, () => {
        const ofTurn = database.prepare("SELECT body FROM approvals WHERE json_extract(body, '$.turnId') = ?");
        const records = turnIds.flatMap((turnId) => ofTurn.all(turnId)).flatMap((row) => read(row) ?? []);
        let changed = 0;
        for (const record of records) {
          if (record.status === 'approved' || record.status === 'executed') continue;
          const left = { ...record, prompt: withoutWords(record.prompt, words), command: withoutWords(record.command, words) };
          if (JSON.stringify(left) === JSON.stringify(record)) continue;
          const next: ApprovalRecord = record.status === 'pending' ? { ...left, status: 'expired', decidedAt: at.toISOString() } : left;
          save.run(next.status, JSON.stringify(next), record.approvalId);
          changed += 1;
        }
        return changed;
      });
    },
  };
}
