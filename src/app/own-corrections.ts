import { existsSync } from 'node:fs';
import path from 'node:path';
import { createSqliteAuditLog } from '../adapters/sqlite/audit-log.js';
import { createSqliteConversationStore } from '../adapters/sqlite/conversation-store.js';
import { openDatabase } from '../adapters/sqlite/database.js';
import { createSqliteDocumentStore } from '../adapters/sqlite/document-store.js';
import { systemClock } from '../adapters/system-clock.js';
import { demoActor } from '../domain/actor.js';
import type { Correction } from '../domain/correction.js';
import type { DocumentInfo } from '../domain/document.js';
import { createCorrections } from '../safety/corrections.js';

const storeOf = (dataFolder: string): string => path.join(dataFolder, 'shiftmate.db');

/** The approved corrections of a data folder; none where nothing was ever stored. The store may be in use. */
export async function approvedCorrections(dataFolder: string): Promise<readonly Correction[]> {
  if (!existsSync(storeOf(dataFolder))) return [];
  const database = openDatabase(storeOf(dataFolder));
  try {
    const parts = { audit: createSqliteAuditLog(database), conversations: createSqliteConversationStore(database), clock: systemClock };
    const approved = (await createCorrections(parts).list(demoActor('engineer'))).filter(({ status }) => status === 'approved');
    const documents = await createSqliteDocumentStore(database).list();
    return approved.map((correction) => ({ ...correction, document: storedId(correction.document, documents) }));
  } finally {
    database.close();
  }
}

/** The id of the one stored document that has the file name, in whichever collection; else the name as it was given. */
function storedId(name: string | null, documents: readonly DocumentInfo[]): string | null {
  const wanted = name === null ? '' : path.basename(name).toLowerCase();
  const ids = new Set(documents.filter(({ fileName }) => path.basename(fileName).toLowerCase() === wanted).map(({ id }) => id));
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : name;
}

/** Copies the store of a data folder, with the documents the site has taken in, to a file of its own. */
export function copyOwnStore(dataFolder: string, target: string): void {
  const database = openDatabase(storeOf(dataFolder));
  try {
    database.prepare('VACUUM INTO ?').run(target);
  } finally {
    database.close();
  }
}
