import type { Database } from './database.js';

const refreshMilliseconds = 60_000;
const person = /^(?:\p{Lu}[\p{L}'.-]*(?:\s+\p{Lu}[\p{L}'.-]*){0,3}|\p{Script=Han}{2,4})$/u;
const crew = /\b(?:shift|crew|team|contractor|maintenance|operator|operations|schicht|technik|instandhaltung|werkstatt|vendor|service|workshop|lab)\b/iu;

/** The names of people in the maintenance rows, as written; crews and companies are no people. Read anew at most once a minute of `now`. */
export function createSqlitePeople(database: Database, now: () => number): () => readonly string[] {
  let names: readonly string[] = [];
  let readAt: number | null = null;
  return () => {
    if (readAt !== null && now() - readAt < refreshMilliseconds) return names;
    readAt = now();
    const table = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'maintenance_records'").get();
    const rows = table === undefined ? [] : database.prepare('SELECT DISTINCT technician FROM maintenance_records WHERE technician IS NOT NULL').all();
    names = rows
      .flatMap(({ technician }) => String(technician).split(/\s*[,;/&+]\s*/u))
      .filter((name) => name.length >= 2 && person.test(name) && !crew.test(name));
    return names;
  };
}
