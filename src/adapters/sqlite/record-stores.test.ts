import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { condensedTurns, earlierTurns } from '../../agent/conversation.js';
import { demoActor } from '../../domain/actor.js';
import { EquipmentId } from '../../domain/ids.js';
import type { WorkOrderDraft } from '../../domain/work-order.js';
import { createSqliteAuditLog } from './audit-log.js';
import { breakOffRunningTurns, createSqliteConversationStore } from './conversation-store.js';
import { openDatabase } from './database.js';
import { createSqliteStateStore } from './state-store.js';
import { createSqliteWorkOrderStore } from './work-order-store.js';

const draft: WorkOrderDraft = {
  equipment: EquipmentId.parse('P-7A'),
  title: 'seal leaks',
  description: '',
  workType: 'corrective',
  priority: 'urgent',
  failureMode: 'ELP',
  failureMechanism: null,
  failureCause: null,
  detectionMethod: null,
  functionImpact: 'degraded',
  spareParts: [],
  skills: [],
  basis: [],
};
const by = (requestId: string) => ({
  createdBy: demoActor('technician'),
  approvedBy: demoActor('shift-lead'),
  at: new Date('2026-03-02T14:00:00Z'),
  requestId,
});

describe('work orders in SQLite', () => {
  it('makes one order per request id and numbers them upwards', async () => {
    const store = createSqliteWorkOrderStore(openDatabase(':memory:'));
    const first = await store.create(draft, by('a'));
    expect(await store.create(draft, by('a'))).toEqual(first);
    const second = await store.create(draft, by('b'));
    expect([first.id, second.id]).toEqual(['WO-20001', 'WO-20002']);
    expect((await store.list({ equipment: draft.equipment })).map(({ id }) => id)).toEqual(['WO-20002', 'WO-20001']);
  });

  it('dates an order: due by its priority, started and completed by the work', async () => {
    const store = createSqliteWorkOrderStore(openDatabase(':memory:'));
    const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);
    expect(await store.create(draft, by('a'))).toMatchObject({ dueAt: '2026-03-05T14:00:00.000Z', startedAt: null, completedAt: null });
    expect((await store.create({ ...draft, priority: 'emergency' }, by('b'))).dueAt).toBe('2026-03-02T22:00:00.000Z');
    await store.update('WO-20001', { status: 'running', at: at('15:00') });
    await store.update('WO-20001', { status: 'held', at: at('15:30') });
    expect(await store.update('WO-20001', { priority: 'emergency' })).toMatchObject({
      priority: 'emergency',
      dueAt: '2026-03-02T22:00:00.000Z',
      status: 'held',
    });
    await store.update('WO-20001', { status: 'running', at: at('16:00') });
    const done = await store.update('WO-20001', { status: 'completed', at: at('17:00') });
    expect([done.startedAt, done.completedAt]).toEqual(['2026-03-02T15:00:00.000Z', '2026-03-02T17:00:00.000Z']);
  });

  it('changes an order until it is closed', async () => {
    const store = createSqliteWorkOrderStore(openDatabase(':memory:'));
    await store.create(draft, by('a'));
    expect(await store.update('WO-20001', { status: 'closed', findings: 'seal replaced' })).toMatchObject({ status: 'closed', findings: 'seal replaced' });
    await expect(store.update('WO-20001', { status: 'running' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(store.update('WO-9', { status: 'running' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps orders over a restart', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shiftmate-'));
    const file = path.join(folder, 'x.db');
    const first = openDatabase(file);
    await createSqliteWorkOrderStore(first).create(draft, by('a'));
    first.close();
    const again = openDatabase(file);
    expect(await createSqliteWorkOrderStore(again).get('WO-20001')).toMatchObject({ title: 'seal leaks' });
    again.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the audit log in SQLite', () => {
  const entry = (event: string) => ({
    at: new Date('2026-03-02T14:00:00Z'),
    actor: demoActor('admin'),
    category: 'system' as const,
    event,
    result: 'ok' as const,
    details: { n: 1 },
  });

  it('refuses changes and finds what was changed behind its back', async () => {
    const database = openDatabase(':memory:');
    const log = createSqliteAuditLog(database);
    for (const event of ['a', 'b', 'c']) await log.append(entry(event));
    expect(() => database.exec("UPDATE audit SET event = 'x' WHERE sequence = 2")).toThrow(/append-only/u);
    expect(() => database.exec('DELETE FROM audit WHERE sequence = 2')).toThrow(/append-only/u);
    database.exec("DROP TRIGGER audit_no_update; UPDATE audit SET event = 'x' WHERE sequence = 2");
    expect(await log.verify()).toEqual({ ok: false, count: 2, brokenAt: 2 });
  });

  it.each([
    ['an edit to the first, a middle and the last record', (n: number) => `UPDATE audit SET details = '{"n":2}' WHERE sequence = ${n}`, [1, 3, 5]],
    ['another actor', (n: number) => `UPDATE audit SET actor = '{"id":"eve","role":"admin"}' WHERE sequence = ${n}`, [1, 3, 5]],
    ['a result that there is none of', (n: number) => `UPDATE audit SET result = 'no result', category = 'no category' WHERE sequence = ${n}`, [1, 3, 5]],
    ['a record that cannot be read any more', (n: number) => `UPDATE audit SET actor = 'eve', details = '{' WHERE sequence = ${n}`, [1, 3, 5]],
    ['a removed record', (n: number) => `DELETE FROM audit WHERE sequence = ${n}`, [1, 3, 5]],
    ['an end cut off', (n: number) => `DELETE FROM audit WHERE sequence >= ${n}`, [1, 3, 5]],
    ['a beginning cut off', (n: number) => `DELETE FROM audit WHERE sequence <= ${n}`, [1, 3, 5]],
    [
      'two records that changed places',
      (n: number) =>
        `UPDATE audit SET sequence = 99 WHERE sequence = ${n}; UPDATE audit SET sequence = ${n} WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 99`,
      [1, 3, 5],
    ],
    [
      'a record put in at the end with a hash of its own',
      (n: number) => `INSERT INTO audit SELECT ${n}, at, actor, category, event, result, details, hash, hash FROM audit WHERE sequence = 5`,
      [6],
    ],
  ] as const)('finds %s', async (_what, change, places) => {
    for (const place of places) {
      const database = openDatabase(':memory:');
      const log = createSqliteAuditLog(database);
      for (const event of ['a', 'b', 'c', 'd', 'e']) await log.append(entry(event));
      expect(await log.verify()).toEqual({ ok: true, count: 5, brokenAt: null });
      database.exec(`DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; ${change(place)}`);
      expect(await log.verify()).toMatchObject({ ok: false, brokenAt: expect.any(Number) });
    }
  });

  it('takes the head of a log that was kept before heads were', async () => {
    const database = openDatabase(':memory:');
    for (const event of ['a', 'b']) await createSqliteAuditLog(database).append(entry(event));
    database.exec("DROP TABLE audit_head; DELETE FROM schema_migrations WHERE name = 'audit-2'");
    const log = createSqliteAuditLog(database);
    expect(await log.verify()).toEqual({ ok: true, count: 2, brokenAt: null });
    await log.append(entry('c'));
    expect(await log.verify()).toEqual({ ok: true, count: 3, brokenAt: null });
  });

  it('finds a removed record', async () => {
    const database = openDatabase(':memory:');
    const log = createSqliteAuditLog(database);
    for (const event of ['a', 'b', 'c']) await log.append(entry(event));
    database.exec('DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE sequence = 2');
    expect(await log.verify()).toMatchObject({ ok: false, brokenAt: 3 });
  });
});

describe('conversations in SQLite', () => {
  it('are listed, searched, renamed and removed by their owner only', async () => {
    const store = createSqliteConversationStore(openDatabase(':memory:'));
    await store.append(
      { id: 'c', owner: 'ann' },
      { turnId: 't1', question: 'Why is it hot?', answer: 'Bearing.', at: '2026-03-02T14:00:00Z', record: { a: 1 } },
    );
    await store.append({ id: 'c', owner: 'bob' }, { turnId: 't2', question: 'Mine', answer: 'x', at: '2026-03-02T14:01:00Z', record: {} });
    expect(await store.turns('c', 'ann')).toMatchObject([{ turnId: 't1', record: { a: 1 } }]);
    expect((await store.list('ann', 'bearing')).map(({ id }) => id)).toEqual(['c']);
    expect(await store.list('ann', 'mine')).toEqual([]);
    expect(await store.rename('c', 'eve', 'stolen')).toBe(false);
    expect(await store.rename('c', 'ann', 'Hot bearing')).toBe(true);
    expect(await store.remove('c', 'ann')).toBe(true);
    expect(await store.turns('c', 'ann')).toEqual([]);
    expect(await store.turns('c', 'bob')).toHaveLength(1);
  });
});

describe('a turn that is stored while it runs', () => {
  const start = { seq: 1, type: 'turn-start', turnId: 't1', conversation: 'c', question: 'Why?', at: '2026-03-02T14:00:00Z' };
  const said = { seq: 2, type: 'text-delta', turnId: 't1', text: 'It is hot. ' };
  const turn = (answer: string, events: readonly unknown[], running: boolean) => ({
    ...{ turnId: 't1', question: 'Why?', answer, at: '2026-03-02T14:00:00Z', record: { error: null }, events },
    ...(running ? { running } : {}),
  });
  const world = () => {
    const database = openDatabase(':memory:');
    return { database, store: createSqliteConversationStore(database), ann: { id: 'c', owner: 'ann' } };
  };

  it('is replaced by what comes later, until it has ended', async () => {
    const { database, store, ann } = world();
    await store.append(ann, turn('', [start], true));
    await store.append(ann, turn('It is hot.', [start, said], true));
    expect(await store.turns('c', 'ann', 'with-events')).toMatchObject([{ answer: 'It is hot.', events: [start, said] }]);
    await store.append({ id: 'c', owner: 'bob' }, turn('forged', [start], false));
    await store.append(ann, turn('It is hot. Open it.', [start], false));
    await store.append(ann, turn('again', [], false));
    expect(await store.turns('c', 'ann')).toMatchObject([{ answer: 'It is hot. Open it.' }]);
    expect(breakOffRunningTurns(database)).toEqual([]);
  });

  it('is broken off once by the next program, with what there was of it, and takes its own end where it still comes', async () => {
    const { database, store, ann } = world();
    await store.append(ann, turn('It is hot.', [start, said], true));
    const end = { type: 'turn-error', turnId: 't1', code: 'cancelled', message: expect.stringContaining('broken off') };
    expect(breakOffRunningTurns(database)).toEqual([{ owner: 'ann', end }]);
    expect(breakOffRunningTurns(database)).toEqual([]);
    const broken = await store.turns('c', 'ann', 'with-events');
    expect(broken).toMatchObject([{ answer: 'It is hot.', record: { error: { code: 'cancelled' } }, events: [start, said, { seq: 3, ...end }] }]);
    await store.append(ann, turn('It is hot. Open it.', [start], false));
    expect(await store.turns('c', 'ann')).toMatchObject([{ answer: 'It is hot. Open it.', record: { error: null } }]);
  });
});

describe('a conversation of 500 turns', () => {
  const store = createSqliteConversationStore(openDatabase(':memory:'));
  const turn = (n: number) => ({
    turnId: `t${n}`,
    question: `Question ${n}`,
    answer: `Answer ${n}`,
    at: new Date(Date.UTC(2026, 2, 2, 0, n)).toISOString(),
    record: { evidence: [{ id: 'E1', label: `Manual, page ${n}` }], long: 'x'.repeat(2_000) },
  });

  it('gives every turn, and the long records only of those that are asked for', async () => {
    for (let n = 1; n <= 500; n += 1) await store.append({ id: 'c', owner: 'ann' }, turn(n));
    const turns = await store.turns('c', 'ann', { recordsOfLast: 46 });
    expect(turns.map(({ question }) => question)).toEqual(Array.from({ length: 500 }, (_, index) => `Question ${index + 1}`));
    expect(turns.filter(({ record }) => record !== null).map(({ turnId }) => turnId)).toEqual(Array.from({ length: 46 }, (_, index) => `t${455 + index}`));
    expect(turns.at(-1)).toEqual(turn(500));
  });

  it('is condensed with the evidence of its newest turns and the count of the others', async () => {
    const turns = await store.turns('c', 'ann', { recordsOfLast: 6 + condensedTurns });
    const condensed = earlierTurns(turns, 6) ?? '';
    expect(condensed).toContain('- 454 older turns');
    expect(condensed.match(/t\d+\/E1: Manual, page \d+/gu)).toHaveLength(condensedTurns);
    expect(condensed.length).toBeLessThan(12_000);
  });

  it('is found by words in any letters', async () => {
    await store.append({ id: 'd', owner: 'ann' }, { ...turn(501), turnId: 'ü', question: 'Ist der Überdruck am Ölkühler hoch?' });
    for (const query of ['überdruck', 'ÖLKÜHLER', 'Überdruck']) expect((await store.list('ann', query)).map(({ id }) => id)).toEqual(['d']);
  });
});

describe('named state in SQLite', () => {
  it('keeps the last value', () => {
    const state = createSqliteStateStore(openDatabase(':memory:'));
    expect(state.get('x')).toBeNull();
    state.put('x', new Uint8Array([1]));
    state.put('x', new Uint8Array([2, 3]));
    expect([...(state.get('x') ?? [])]).toEqual([2, 3]);
  });
});
