import { auditChainText, auditGenesis } from './audit-chain.js';

type Chained = Readonly<{ sequence: number; previousHash: string; hash: string }> & Readonly<Record<string, unknown>>;
export type ChainVerdict = Readonly<{ ok: boolean; count: number; brokenAt: number | null; head: string; reason: string | null }>;

/** The last line of an export: how many records there are and the hash of the last, so that a cut-off end shows. */
export function chainLine(count: number, head: string): string {
  return JSON.stringify({ chain: { count, head } });
}

const columns = ['sequence', 'at', 'actor', 'role', 'category', 'event', 'result', 'details', 'previousHash', 'hash'] as const;
export const auditCsvHead = columns.join(',');

/** One record as a CSV line, for reading in a spreadsheet. A cell never begins like a formula. */
export function auditCsvLine(record: Readonly<Record<string, unknown>>): string {
  const actor = record['actor'];
  const person: Readonly<{ id?: unknown; role?: unknown }> = actor !== null && typeof actor === 'object' ? actor : {};
  const values = new Map<string, unknown>(Object.entries({ ...record, actor: person.id, role: person.role, details: JSON.stringify(record['details'] ?? {}) }));
  return columns.map((name) => cell(String(values.get(name) ?? ''))).join(',');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Recomputes the hash chain of an exported log, from its text alone. `digest` is sha256 in hexadecimal. Says where and why it does not hold. */
export function verifyExport(text: string, digest: (text: string) => string): ChainVerdict {
  let head = auditGenesis;
  let count = 0;
  const broken = (reason: string, at = count + 1): ChainVerdict => ({ ok: false, count, brokenAt: at, head, reason });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const value = parse(line);
    if (value === null) return broken(`line ${index + 1} is no JSON object`);
    if ('chain' in value) {
      const end = value['chain'];
      const named: Readonly<{ count?: unknown; head?: unknown }> = end !== null && typeof end === 'object' ? end : {};
      if (index !== lines.length - 1) return broken('records follow the end of the chain');
      if (named.count !== count || named.head !== head) return broken('the end of the chain names other records than the file holds; some are missing');
      return { ok: true, count, brokenAt: null, head, reason: null };
    }
    const record = value as Chained;
    if (record.sequence !== count + 1) return broken(`record ${count + 1} is missing or out of its place`);
    if (record.previousHash !== head) return broken(`record ${count + 1} does not follow the one before it`);
    if (digest(auditChainText(record, head)) !== record.hash) return broken(`record ${count + 1} was changed`);
    head = record.hash;
    count += 1;
  }
  return broken('the line with the end of the chain is missing; the file may have been cut off');
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** The whole log as text, in pages of the store. */
export async function exportedAudit(
  read: (filter: Readonly<{ after: number; limit: number }>) => Promise<readonly Chained[]>,
  format: 'jsonl' | 'csv',
): Promise<Readonly<{ text: string; count: number; head: string }>> {
  const lines: string[] = format === 'csv' ? [auditCsvHead] : [];
  let after = 0;
  let head = auditGenesis;
  let count = 0;
  for (;;) {
    const page = await read({ after, limit: 1000 });
    for (const record of page) lines.push(format === 'csv' ? auditCsvLine(record) : JSON.stringify(record));
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.sequence;
    head = last.hash;
    count += page.length;
  }
  if (format === 'jsonl') lines.push(chainLine(count, head));
  return { text: `${lines.join('\n')}\n`, count, head };
}
