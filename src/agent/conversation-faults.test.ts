import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSqliteConversationStore } from '../adapters/sqlite/conversation-store.js';
import { type Database, openDatabase } from '../adapters/sqlite/database.js';
import { demoActor } from '../domain/actor.js';
import { collectTurn, type TurnEvent } from '../domain/turn.js';
import type { ChatModel, ModelRequest } from '../ports/model.js';
import { turnRig } from '../testing/turn-parts.js';
import { createTurnService } from './turn-service.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const actor = demoActor('technician');
const reading = /could not be read/u;
const storing = /could not be stored/u;

/** A model that answers, and keeps what it was asked with. */
function talker(length = 1): ChatModel & { requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    id: 'talker',
    requests,
    async *stream(request) {
      requests.push(request);
      yield {
        type: 'text-delta',
        text: Array.from(
          { length },
          (_, index) => `I can look into that for you, ${'again '.repeat(index % 50)}${String.fromCharCode(97 + (index % 26))}.`,
        ).join(' '),
      };
      yield { type: 'model-end', reason: 'stop', usage: { inputTokens: 1, outputTokens: 1 } };
    },
  };
}

function world(length?: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-store-'));
  folders.push(folder);
  const file = path.join(folder, 'conversations.db');
  const database = openDatabase(file);
  database.exec('PRAGMA busy_timeout = 20');
  const model = talker(length);
  const { parts } = turnRig({ models: [model] });
  const service = createTurnService({ ...parts, conversations: createSqliteConversationStore(database) });
  const ask = async (question: string) => {
    const events: TurnEvent[] = [];
    for await (const event of service.ask({ question, actor, conversation: 'talk' }, new AbortController().signal)) events.push(event);
    const notices = events.flatMap((event) => (event.type === 'notice' ? [event.text] : []));
    return { events, notices, result: collectTurn(events) };
  };
  const seen = (): number => (model.requests.at(-1)?.messages ?? []).filter(({ role }) => role === 'user').length;
  return { file, database, ask, seen, audit: parts.audit };
}

type Fault = Readonly<{
  name: string;
  breaks: (database: Database, file: string) => () => void;
  says: readonly RegExp[];
  remembersBefore: boolean;
  /** What is left of the turn in the store: all of it, its question alone, or nothing. */
  keeps: 'turn' | 'question' | 'nothing';
}>;

/** Each breaks the store after a first turn and gives back how to mend it. */
const faults: readonly Fault[] = [
  {
    name: 'a full disk',
    breaks: (database) => {
      const pages = Number(Object.values(database.prepare('PRAGMA page_count').get() ?? {})[0]);
      database.exec(`PRAGMA max_page_count = ${pages}`);
      return () => database.exec('PRAGMA max_page_count = 100000');
    },
    says: [storing],
    remembersBefore: true,
    keeps: 'question',
  },
  {
    name: 'a database that another process holds',
    breaks: (_database, file) => {
      const other = openDatabase(file);
      other.exec('BEGIN IMMEDIATE');
      return () => {
        other.exec('ROLLBACK');
        other.close();
      };
    },
    says: [storing],
    remembersBefore: true,
    keeps: 'nothing',
  },
  {
    name: 'a table that is gone',
    breaks: (database) => {
      database.exec('ALTER TABLE turns RENAME TO lost');
      return () => database.exec('ALTER TABLE lost RENAME TO turns');
    },
    says: [reading, storing],
    remembersBefore: false,
    keeps: 'nothing',
  },
  {
    name: 'a row that is no JSON any more',
    breaks: (database) => {
      database.exec("UPDATE turns SET record = '{broken', events = 'not a list'");
      return () => undefined;
    },
    says: [],
    remembersBefore: true,
    keeps: 'turn',
  },
];

describe('a conversation store that fails', () => {
  it.each(faults)(
    '$name: the question is answered all the same, the person is told, and the next turn after the repair is kept',
    async ({ breaks, says, remembersBefore, keeps }) => {
      const { database, file, ask, seen, audit } = world(40);
      await ask('first question');
      const mend = breaks(database, file);
      const { events, notices, result } = await ask('second question');
      expect(result.answer).toContain('I can look into that');
      expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'answered' });
      expect(notices.filter((text) => reading.test(text) || storing.test(text))).toHaveLength(says.length);
      for (const [index, pattern] of says.entries()) expect(notices[index]).toMatch(pattern);
      expect(seen()).toBe(remembersBefore ? 2 : 1);
      expect((await audit.read({})).filter(({ category }) => category === 'turn')).toHaveLength(2);
      mend();
      const third = await ask('third question');
      expect(third.notices).toEqual([]);
      expect(seen()).toBe(keeps === 'nothing' ? 2 : 3);
      const second = database.prepare("SELECT state, answer <> '' AS answered FROM turns WHERE question = 'second question'").all();
      expect(second).toEqual({ nothing: [], question: [{ state: 'running', answered: 0 }], turn: [{ state: 'ended', answered: 1 }] }[keeps]);
    },
  );

  it("shows a conversation with a broken row, without that row's record", async () => {
    const { database, ask } = world();
    await ask('first question');
    database.exec("UPDATE turns SET record = '{broken', events = '{'");
    const store = createSqliteConversationStore(database);
    expect(await store.turns('talk', actor.id, 'with-events')).toMatchObject([{ question: 'first question', record: null, events: [] }]);
  });

  it('never keeps half a turn: the conversation is as before where storing failed', async () => {
    const { database, file, ask } = world();
    const [, fault] = faults;
    if (fault === undefined) throw new Error('no fault');
    await ask('first question');
    const before = database.prepare('SELECT updated_at FROM conversations').get();
    const mend = fault.breaks(database, file);
    await ask('second question');
    mend();
    expect(database.prepare('SELECT updated_at FROM conversations').get()).toEqual(before);
  });
});
