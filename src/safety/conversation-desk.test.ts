import { describe, expect, it } from 'vitest';
import { createSqliteAuditLog } from '../adapters/sqlite/audit-log.js';
import { createSqliteConversationStore } from '../adapters/sqlite/conversation-store.js';
import { openDatabase } from '../adapters/sqlite/database.js';
import { demoActor } from '../domain/actor.js';
import { conversationMarkdown } from '../domain/conversation-export.js';
import { ManualClock } from '../testing/manual-clock.js';
import { createConversationDesk, everybody } from './conversation-desk.js';

const [technician, engineer, admin] = [demoActor('technician'), demoActor('engineer'), demoActor('admin')];
const turn = {
  turnId: 't1',
  question: 'How hot is the kiln?',
  answer: '840 °C.',
  at: '2026-03-02T14:00:00.000Z',
  record: null,
  events: [{ seq: 1, type: 'turn-start' }],
};

async function rig() {
  const database = openDatabase(':memory:');
  const audit = createSqliteAuditLog(database);
  const conversations = createSqliteConversationStore(database);
  await conversations.append({ id: 'c1', owner: technician.id }, turn);
  await conversations.append({ id: 'c2', owner: engineer.id }, { ...turn, turnId: 't2' });
  const desk = createConversationDesk({ audit, conversations, clock: new ManualClock(new Date('2026-03-02T15:00:00Z')) });
  return { desk, audited: async () => (await audit.read({})).map(({ event, details }) => [event, details]) };
}

describe('the rights on conversations', () => {
  it('shows people their own, by words too, and with the events of a turn where asked', async () => {
    const { desk, audited } = await rig();
    expect((await desk.list(technician, {})).map(({ id }) => id)).toEqual(['c1']);
    expect(await desk.list(technician, { query: 'KILN' })).toHaveLength(1);
    expect(await desk.list(technician, { query: 'pump' })).toEqual([]);
    expect(await desk.turns(technician, 'c1', {})).toEqual([{ ...turn, events: undefined }]);
    expect(await desk.turns(technician, 'c1', { events: true })).toEqual([turn]);
    expect(await audited()).toEqual([]);
  });

  it("keeps other people's from everybody but an admin, whose look is audited", async () => {
    const { desk, audited } = await rig();
    for (const role of [technician, demoActor('manager'), demoActor('shift-lead')]) {
      await expect(desk.turns(role, 'c2', {})).rejects.toMatchObject({ code: 'not-found' });
      await expect(desk.turns(role, 'c2', { owner: engineer.id })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(desk.list(role, { owner: everybody })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(desk.remove(role, 'c2', engineer.id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await desk.list(admin, { owner: everybody })).toHaveLength(2);
    expect(await desk.turns(admin, 'c2', { owner: engineer.id })).toHaveLength(1);
    await desk.remove(admin, 'c2', engineer.id);
    expect(await audited()).toEqual([
      ['conversation-list', { owner: '*' }],
      ['conversation-read', { conversation: 'c2', owner: engineer.id }],
      ['conversation-delete', { conversation: 'c2', owner: engineer.id, turns: 1 }],
    ]);
  });

  it('deletes and renames what is there, once', async () => {
    const { desk } = await rig();
    await desk.rename(technician, 'c1', 'Kiln');
    expect((await desk.list(technician, {}))[0]?.title).toBe('Kiln');
    await desk.remove(technician, 'c1');
    await expect(desk.remove(technician, 'c1')).rejects.toMatchObject({ code: 'not-found' });
    await expect(desk.rename(technician, 'c1', 'x')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the export as Markdown', () => {
  it('holds question, answer, evidence and what it was made with, and nothing live', () => {
    const record = {
      model: 'm',
      promptVersion: 'p@1',
      knowledge: 'documents@1-ab',
      plantTime: 't',
      evidence: [{ id: 'E1', label: 'Manual', quote: '![x](http://evil.example)\n# Heading' }],
    };
    const text = conversationMarkdown('c1', [{ ...turn, question: 'Hot?\n## Not a heading <img src=x>', record }]);
    expect(text).toContain('> Hot?\n> ## Not a heading &lt;img src=x>');
    expect(text).toContain('- [E1] Manual: x (http://evil.example) # Heading');
    expect(text).toContain('*model m, promptVersion p@1, knowledge documents@1-ab, plantTime t*');
    expect(text).not.toMatch(/!\[|\]\(/u);
  });
});
