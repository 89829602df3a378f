import type { MaintenanceRecord } from '../../domain/work-order.js';
import type { MaintenanceLog } from '../../ports/records.js';
import { type Database, inTransaction, type Migration, migrate } from './database.js';

const migrations: readonly Migration[] = [
  {
    name: 'maintenance-log-1',
    sql: `
      CREATE TABLE maintenance_records (
        document_id TEXT NOT NULL, row INTEGER NOT NULL, document TEXT NOT NULL, date TEXT, asset TEXT, asset_key TEXT, failure TEXT, action TEXT,
        duration_hours REAL, parts TEXT NOT NULL, technician TEXT, raw TEXT NOT NULL, words TEXT NOT NULL
      ) STRICT;
      CREATE INDEX maintenance_records_by_document ON maintenance_records (document_id, row);
      CREATE INDEX maintenance_records_by_asset ON maintenance_records (asset_key, date);`,
  },
];

const DEFAULT_LIMIT = 100;

/** Maintenance rows in SQLite. Assets are compared without case and punctuation, so `p101a` finds `P-101A`. */
export function createSqliteMaintenanceLog(database: Database): MaintenanceLog {
  migrate(database, migrations);
  return {
    async replace(documentId, records) {
      inTransaction(database, () => {
        database.prepare('DELETE FROM maintenance_records WHERE document_id = ?').run(documentId);
        const insert = database.prepare('INSERT INTO maintenance_records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
        for (const record of records) insert.run(...rowOf(documentId, record));
      });
    },
    async search(filter) {
      const words = (filter.text ?? '').toLocaleLowerCase('en').split(/\s+/u).filter(Boolean);
      const everyWord = select(database, filter, words, ' AND ');
      return everyWord.total > 0 || words.length < 2 ? everyWord : select(database, filter, words, ' OR ');
    },
    async assets(documents) {
      if (documents.length === 0) return [];
      const rows = database
        .prepare(`SELECT DISTINCT asset FROM maintenance_records WHERE asset IS NOT NULL AND document_id IN (${placeholders(documents)}) ORDER BY asset`)
        .all(...documents);
      return rows.map(({ asset }) => String(asset));
    },
  };
}

function select(database: Database, filter: Parameters<MaintenanceLog['search']>[0], words: readonly string[], joiner: string) {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const require = (condition: string, ...bound: readonly string[]) => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (filter.asset !== undefined) require('asset_key = ?', assetKey(filter.asset));
  if (filter.from !== undefined) require('date >= ?', filter.from);
  if (filter.to !== undefined) require('substr(date, 1, length(?)) <= ?', filter.to, filter.to);
  if (filter.documents !== undefined) require(`document_id IN (${placeholders(filter.documents)})`, ...filter.documents);
  if (words.length > 0) require(`(${words.map(() => 'instr(words, ?) > 0').join(joiner)})`, ...words);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const total = Number(database.prepare(`SELECT count(*) AS total FROM maintenance_records ${where}`).get(...values)?.total ?? 0);
  const rows = database
    .prepare(`SELECT * FROM maintenance_records ${where} ORDER BY date IS NULL, date DESC, document_id, row LIMIT ?`)
    .all(...values, filter.limit ?? DEFAULT_LIMIT);
  return { records: rows.map(recordOf), total };
}

function placeholders(values: readonly string[]): string {
  return values.map(() => '?').join(', ');
}

function assetKey(asset: string): string {
  return asset.toLocaleUpperCase('en').replace(/[^\p{L}\p{N}]/gu, '');
}

function rowOf(documentId: string, record: MaintenanceRecord): readonly (string | number | null)[] {
  const { row, document, date, asset, failure, action, durationHours, parts, technician, raw } = record;
  const words = [raw, asset, failure, action, technician, ...parts].filter((part) => part !== null).join(' ');
  const key = asset === null ? null : assetKey(asset);
  return [documentId, row, document, date, asset, key, failure, action, durationHours, JSON.stringify(parts), technician, raw, words.toLocaleLowerCase('en')];
}

function recordOf(row: Readonly<Record<string, unknown>>): MaintenanceRecord {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null);
  return {
    documentId: String(row['document_id']),
    document: String(row['document']),
    row: Number(row['row']),
    date: text('date'),
    asset: text('asset'),
    failure: text('failure'),
    action: text('action'),
    durationHours: typeof row['duration_hours'] === 'number' ? row['duration_hours'] : null,
    parts: JSON.parse(String(row['parts'])),
    technician: text('technician'),
    raw: String(row['raw']),
  };
}
