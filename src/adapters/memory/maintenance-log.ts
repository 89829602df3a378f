import type { MaintenanceRecord } from '../../domain/work-order.js';
import type { MaintenanceLog } from '../../ports/records.js';

const DEFAULT_LIMIT = 100;

/** The maintenance log for tests and throw-away runs; same contract as the SQLite one. */
export function createMemoryMaintenanceLog(): MaintenanceLog {
  const byDocument = new Map<string, readonly MaintenanceRecord[]>();
  return {
    async replace(documentId, records) {
      byDocument.set(
        documentId,
        records.map((record) => ({ ...structuredClone(record), documentId })),
      );
    },
    async search(filter) {
      const words = (filter.text ?? '').toLocaleLowerCase('en').split(/\s+/u).filter(Boolean);
      const candidates = [...byDocument.values()]
        .flat()
        .filter((record) => inRange(record, filter) && sameAsset(record, filter.asset) && (filter.documents?.includes(record.documentId) ?? true));
      const every = candidates.filter((record) => words.every((word) => wordsOf(record).includes(word)));
      const found = every.length > 0 || words.length < 2 ? every : candidates.filter((record) => words.some((word) => wordsOf(record).includes(word)));
      return { records: structuredClone(found.sort(newestFirst).slice(0, filter.limit ?? DEFAULT_LIMIT)), total: found.length };
    },
    async assets(documents) {
      const named = [...byDocument.values()].flat().filter(({ documentId }) => documents.includes(documentId));
      return [...new Set(named.flatMap(({ asset }) => asset ?? []))].sort();
    },
  };
}

function inRange({ date }: MaintenanceRecord, { from, to }: Readonly<{ from?: string; to?: string }>): boolean {
  if (from === undefined && to === undefined) return true;
  if (date === null) return false;
  return (from === undefined || date >= from) && (to === undefined || date.slice(0, to.length) <= to);
}

function sameAsset(record: MaintenanceRecord, asset: string | undefined): boolean {
  return asset === undefined || (record.asset !== null && assetKey(record.asset) === assetKey(asset));
}

function assetKey(asset: string): string {
  return asset.toLocaleUpperCase('en').replace(/[^\p{L}\p{N}]/gu, '');
}

function wordsOf({ raw, asset, failure, action, technician, parts }: MaintenanceRecord): string {
  return [raw, asset, failure, action, technician, ...parts]
    .filter((part) => part !== null)
    .join(' ')
    .toLocaleLowerCase('en');
}

function newestFirst(a: MaintenanceRecord, b: MaintenanceRecord): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1;
    if (b.date === null) return -1;
    return a.date < b.date ? 1 : -1;
  }
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.row - b.row;
}
