import { withoutDocument, withoutEchoes, wordsUsed } from '../../domain/removed-document.js';
import { collectTurn, TurnEvent } from '../../domain/turn.js';
import type { ConversationStore, ConversationSummary, ForgottenWords, StoredTurn } from '../../ports/records.js';
import { type Database, inTransaction, type Migration, migrate } from './database.js';

const migrations: readonly Migration[] = [
  {
    name: 'conversations-1',
    sql: `
      CREATE TABLE conversations (id TEXT NOT NULL, owner TEXT NOT NULL, title TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, PRIMARY KEY (id, owner)) STRICT;
      CREATE TABLE turns (
        turn_id TEXT PRIMARY KEY, conversation TEXT NOT NULL, owner TEXT NOT NULL, at TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, record TEXT NOT NULL,
        FOREIGN KEY (conversation, owner) REFERENCES conversations (id, owner) ON DELETE CASCADE
      ) STRICT;
      CREATE INDEX turns_by_conversation ON turns (conversation, owner, at);`,
  },
  { name: 'conversations-2', sql: "ALTER TABLE turns ADD COLUMN events TEXT NOT NULL DEFAULT '[]';" },
  {
    name: 'conversations-3',
    sql: `
      ALTER TABLE turns ADD COLUMN state TEXT NOT NULL DEFAULT 'ended' CHECK (state IN ('running', 'broken-off', 'ended'));
      CREATE INDEX turns_running ON turns (turn_id) WHERE state = 'running';`,
  },
];

const titleLength = 80;

/** Conversations in SQLite, each visible to its owner only. */
export function createSqliteConversationStore(database: Database): ConversationStore {
  migrate(database, migrations);
  // SQLite's own lower() knows only the letters of English.
  database.function('folded', { deterministic: true }, (text: unknown) => String(text).toLowerCase());
  return {
    async append(conversation, turn) {
      inTransaction(database, () => {
        database
          .prepare('INSERT INTO conversations VALUES (?, ?, ?, ?, ?) ON CONFLICT (id, owner) DO UPDATE SET updated_at = excluded.updated_at')
          .run(conversation.id, conversation.owner, turn.question.slice(0, titleLength), turn.at, turn.at);
        database
          .prepare(
            `INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (turn_id) DO UPDATE SET
               at = excluded.at, answer = excluded.answer, record = excluded.record, events = excluded.events, state = excluded.state
             WHERE state <> 'ended' AND owner = excluded.owner AND conversation = excluded.conversation`,
          )
          .run(
            turn.turnId,
            conversation.id,
            conversation.owner,
            turn.at,
            turn.question,
            turn.answer,
            JSON.stringify(turn.record),
            JSON.stringify(turn.events ?? []),
            turn.running === true ? 'running' : 'ended',
          );
      });
    },
    async turns(id, owner, detail) {
      const from = 'FROM turns WHERE conversation = ? AND owner = ? ORDER BY at, rowid';
      if (typeof detail === 'object') {
        const last = "CASE WHEN row_number() OVER (ORDER BY at DESC, rowid DESC) <= ? THEN record ELSE 'null' END AS record";
        return database.prepare(`SELECT turn_id, at, question, answer, ${last} ${from}`).all(detail.recordsOfLast, id, owner).map(turnOf);
      }
      const columns = detail === undefined ? 'turn_id, at, question, answer, record' : '*';
      return database.prepare(`SELECT ${columns} ${from}`).all(id, owner).map(turnOf);
    },
    async list(owner, query) {
      const rows = database
        .prepare(
          `SELECT c.*, (SELECT count(*) FROM turns t WHERE t.conversation = c.id AND t.owner = c.owner) AS turns FROM conversations c
           WHERE (? IS NULL OR c.owner = ?) AND (? = '' OR instr(folded(c.title), ?) > 0 OR EXISTS (
             SELECT 1 FROM turns t WHERE t.conversation = c.id AND t.owner = c.owner AND (instr(folded(t.question), ?) > 0 OR instr(folded(t.answer), ?) > 0)))
           ORDER BY c.updated_at DESC LIMIT 500`,
        )
        .all(owner, owner, ...Array.from({ length: 4 }, () => (query ?? '').toLowerCase()));
      return rows.map(summaryOf);
    },
    async rename(id, owner, title) {
      return Number(database.prepare('UPDATE conversations SET title = ? WHERE id = ? AND owner = ?').run(title.slice(0, titleLength), id, owner).changes) > 0;
    },
    async remove(id, owner) {
      return Number(database.prepare('DELETE FROM conversations WHERE id = ? AND owner = ?').run(id, owner).changes) > 0;
    },
    async forgetDocument(documentId) {
      return inTransaction(database, () => forgetDocument(database, documentId));
    },
  };
}

const brokenOff = 'This answer was broken off: the server stopped before it was finished. Ask again.';

export type BrokenTurn = Readonly<{ owner: string; end: Extract<TurnEvent, { type: 'turn-error' }> }>;

/**
 * Ends every turn that was running when its program stopped, with what is stored of it and an error as its last event, and gives those ends. For the one
 * program that runs on a data folder, at its start. A turn of a command that goes on beside it is replaced by its own end.
 */
export function breakOffRunningTurns(database: Database): readonly BrokenTurn[] {
  return inTransaction(database, () => {
    const write = database.prepare("UPDATE turns SET answer = ?, record = ?, events = ?, state = 'broken-off' WHERE turn_id = ?");
    const running = database.prepare("SELECT turn_id, owner, events FROM turns WHERE state = 'running' ORDER BY rowid").all();
    return running.map((row) => {
      const turnId = String(row['turn_id']);
      const end = { type: 'turn-error', turnId, code: 'cancelled', message: brokenOff } as const;
      const events = [...eventsOf(row['events']), end];
      const result = collectTurn(events);
      write.run(result.answer, JSON.stringify(result), numbered(events), turnId);
      return { owner: String(row['owner']), end };
    });
  });
}

const numbered = (events: readonly TurnEvent[]): string => JSON.stringify(events.map((event, at) => ({ seq: at + 1, ...event })));

function forgetDocument(database: Database, documentId: string): ForgottenWords {
  const quoting = database.prepare('SELECT DISTINCT conversation, owner FROM turns WHERE instr(events, ?) > 0').all(JSON.stringify(documentId));
  const select = database.prepare('SELECT turn_id, events FROM turns WHERE conversation = ? AND owner = ? ORDER BY at, rowid');
  const write = database.prepare('UPDATE turns SET answer = ?, record = ?, events = ? WHERE turn_id = ?');
  const all: { words: string[]; turnIds: string[] } = { words: [], turnIds: [] };
  for (const { conversation, owner } of quoting) {
    const turns = select.all(String(conversation), String(owner)).map((row) => ({ id: String(row['turn_id']), events: eventsOf(row['events']) }));
    const words = [...new Set(turns.flatMap(({ events }) => wordsUsed(events, documentId)))].sort((left, right) => right.length - left.length);
    for (const { id, events } of turns) {
      const left = withoutDocument(events, documentId);
      const quiet = withoutEchoes(left ?? events, words) ?? left;
      if (quiet === null) continue;
      const result = collectTurn(quiet);
      write.run(result.answer, JSON.stringify(result), numbered(quiet), id);
    }
    all.words.push(...words);
    all.turnIds.push(...turns.map(({ id }) => id));
  }
  return all;
}

const eventsOf = (text: unknown): readonly TurnEvent[] => listOf(parsed(text)).flatMap((event) => TurnEvent.safeParse(event).data ?? []);

function turnOf(row: Readonly<Record<string, unknown>>): StoredTurn {
  return {
    turnId: String(row['turn_id']),
    question: String(row['question']),
    answer: String(row['answer']),
    at: String(row['at']),
    record: parsed(row['record']),
    ...(row['events'] === undefined ? {} : { events: listOf(parsed(row['events'])) }),
  };
}

/** What a damaged row still says is worth more than an error: its question and answer stand in columns of their own. */
function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function summaryOf(row: Readonly<Record<string, unknown>>): ConversationSummary {
  return {
    id: String(row['id']),
    title: String(row['title']),
    owner: String(row['owner']),
    createdAt: String(row['created_at']),
    updatedAt: String(row['updated_at']),
    turns: Number(row['turns']),
  };
}
