import { existsSync } from 'node:fs';
import path from 'node:path';
import { createSqliteAuditLog } from '../adapters/sqlite/audit-log.js';
import { createSqliteConversationStore } from '../adapters/sqlite/conversation-store.js';
import { openDatabase } from '../adapters/sqlite/database.js';
import { systemClock } from '../adapters/system-clock.js';
import { demoActor } from '../domain/actor.js';
import type { Correction } from '../domain/correction.js';
import { createCorrections } from '../safety/corrections.js';

const storeOf = (dataFolder: string): string => path.join(dataFolder, 'shiftmate.db');

/** The approved corrections of a data folder; none where nothing was ever stored. The store may be in use. */
export async function approvedCorrections(dataFolder: string): Promise<readonly Correction[]> {
  if (!existsSync(storeOf(dataFolder))) return [];
  const database = openDatabase(storeOf(dataFolder));
  try {
    const parts = { audit: createSqliteAuditLog(database), conversations: createSqliteConversationStore(database), clock: systemClock };
    return (await createCorrections(parts).list(demoActor('engineer'))).filter(({ status }) => status === 'approved');
  } finally {
    database.close();
  }
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
