import { canonicalJson } from './command.js';

/** The text whose sha256 is the record's hash: everything in the record plus the hash before it, so that no record can change, vanish or move unseen. */
export function auditChainText(record: Readonly<Record<string, unknown>>, previousHash: string): string {
  const { hash: _hash, previousHash: _previous, ...content } = record;
  return `${previousHash}\n${canonicalJson(content)}`;
}

/** The hash before the first record. */
export const auditGenesis = '0'.repeat(64);
