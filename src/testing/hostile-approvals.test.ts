import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../adapters/sqlite/database.js';
import { createSqliteStateStore } from '../adapters/sqlite/state-store.js';
import { type Knowledge, openKnowledge } from '../app/knowledge.js';
import type { Role } from '../domain/actor.js';
import { startTestServer } from './server-harness.js';
import { type TestCopilot, TestWorlds } from './test-world.js';

const worlds = new TestWorlds();
let knowledge: Knowledge;
beforeAll(async () => {
  const database = openDatabase(':memory:');
  const state = createSqliteStateStore(database);
  const clock = { now: () => new Date('2026-03-02T14:05:00Z') };
  const signal = new AbortController().signal;
  knowledge = await openKnowledge({ database, state, clock, bundledFolder: null, filesFolder: null, progress: () => undefined, signal });
});
afterAll(async () => {
  await knowledge[Symbol.asyncDispose]();
  await worlds[Symbol.asyncDispose]();
});

type Answer = Readonly<Record<string, unknown>> & Readonly<{ answer?: string; status?: string; code?: string; error?: Readonly<{ code: string }> }>;
type Draft = Readonly<{ approvalId: string }>;

/** The whole product behind a real server, over a database that the test can reach. */
async function world(database: Database = openDatabase(':memory:')) {
  const copilot: TestCopilot = await worlds.open({ database, knowledge });
  const server = await startTestServer({ options: { copilot } });
  const call = async (path: string, role: Role, method = 'POST', body?: unknown): Promise<Readonly<{ status: number; body: Answer }>> => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { 'x-shiftmate-role': role, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };
  const ask = async (question: string, role: Role, conversation = 'c') => (await call('/api/ask', role, 'POST', { question, conversation })).body;
  const draftOf = async (question: string, role: Role): Promise<string> => {
    const reply = await ask(question, role);
    const [draft] = (reply['drafts'] ?? []) as readonly Draft[];
    expect(draft, reply.answer).toBeDefined();
    return draft?.approvalId ?? '';
  };
  const statusOf = async (id: string): Promise<unknown> => (await call(`/api/approvals/${id}`, 'admin', 'GET')).body.status;
  const orders = async (): Promise<number> => (await copilot.workOrders.list({})).length;
  const events = async (): Promise<readonly string[]> => (await copilot.audit.read({ limit: 1_000 })).map(({ event, result }) => `${event} ${result}`);
  return {
    ...{ copilot, server, call, ask, draftOf, statusOf, orders, events, database },
    codeOf: (body: Answer): unknown => body.error?.code ?? body.code,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await copilot[Symbol.asyncDispose]();
    },
  };
}

const order = 'Open a work order for P-101A: the mechanical seal leaks';

describe('a draft and its own asker', { timeout: 120_000 }, () => {
  it.each(['Actually cancel that', 'Never mind, cancel the work order', 'Ach nein, den Auftrag doch nicht', '取消吧'])(
    'withdraws it with: %s',
    async (words) => {
      await using at = await world();
      const id = await at.draftOf(order, 'technician');
      const { answer } = await at.ask(words, 'technician');
      expect(await at.statusOf(id), answer).toBe('rejected');
    },
  );

  it.each([
    [order, 'Make it urgent'],
    ['Set FIC-110.SP to 9.5', 'No, 9.2 please'],
  ])('corrects it: %s, then: %s', async (first, correction) => {
    await using at = await world();
    const id = await at.draftOf(first, 'engineer');
    const reply = await at.ask(correction, 'engineer');
    const [second] = reply['drafts'] as readonly Draft[];
    expect(reply.answer).toContain('which I have withdrawn');
    expect([await at.statusOf(id), await at.statusOf(second?.approvalId ?? '')]).toEqual(['rejected', 'pending']);
  });

  it('leaves the draft of another person alone', async () => {
    await using at = await world();
    const id = await at.draftOf(order, 'technician');
    await at.ask('Actually cancel that', 'engineer');
    expect(await at.statusOf(id)).toBe('pending');
  });
});

describe('hostile approvals', { timeout: 120_000 }, () => {
  it('the wrong role gets nothing done over HTTP or WebSocket, and the log says who tried', async () => {
    await using plant = await world();
    const id = await plant.draftOf(order, 'technician');
    const before = await plant.orders();
    for (const role of ['technician', 'engineer', 'manager', 'admin'] as const) {
      const { status, body } = await plant.call(`/api/approvals/${id}/approve`, role);
      expect([status, plant.codeOf(body)]).toEqual([403, 'forbidden']);
    }
    const client = await plant.server.connect();
    client.send({ type: 'hello', version: 1, role: 'manager' });
    client.send({ type: 'approve', approvalId: id });
    expect(await client.message('error')).toMatchObject({ code: 'forbidden', approvalId: id });
    // What a client says of itself in the message is refused by name before anybody is asked.
    client.send({ type: 'approve', approvalId: id, role: 'shift-lead', actor: { id: 'x', role: 'shift-lead' } });
    await client.until(({ received }) => received.filter(({ type }) => type === 'error').length === 2);
    expect(JSON.stringify(client.received.findLast(({ type }) => type === 'error'))).toMatch(/role|actor/u);
    expect(await plant.statusOf(id)).toBe('pending');
    expect(await plant.orders()).toBe(before);
    expect((await plant.events()).filter((event) => event === 'approve denied')).toHaveLength(5);
  });

  it('nobody approves a setpoint of their own, and a second person may', async () => {
    await using plant = await world();
    const [tag] = plant.copilot.directory.tags.filter(({ access, range, safetyRelated }) => access === 'setpoint' && range !== null && !safetyRelated);
    const value = ((tag?.range?.low ?? 0) + (tag?.range?.high ?? 0)) / 2;
    const id = await plant.draftOf(`Set ${tag?.id} to ${value}`, 'engineer');
    expect(plant.codeOf((await plant.call(`/api/approvals/${id}/approve`, 'engineer')).body)).toBe('forbidden');
    expect((await plant.call(`/api/approvals/${id}/approve`, 'shift-lead')).body.status).toBe('executed');
  });

  it('one of many simultaneous approvals wins, whichever way they come, and a second one later changes nothing', async () => {
    await using plant = await world();
    const id = await plant.draftOf(order, 'technician');
    const before = await plant.orders();
    const clients = await Promise.all([1, 2, 3].map(() => plant.server.connect()));
    for (const client of clients) client.send({ type: 'hello', version: 1, role: 'shift-lead' });
    const replies = Promise.all(Array.from({ length: 8 }, () => plant.call(`/api/approvals/${id}/approve`, 'shift-lead')));
    for (const client of clients) client.send({ type: 'approve', approvalId: id });
    const won = (await replies).filter(({ body }) => body.status === 'executed').length;
    await Promise.all(clients.map((client) => client.until(({ types }) => types.includes('error') || types.includes('approval-response'))));
    const overSocket = clients.filter(({ types }) => !types.includes('error')).length;
    expect(won + overSocket).toBe(1);
    expect(plant.codeOf((await plant.call(`/api/approvals/${id}/approve`, 'shift-lead')).body)).toBe('approval-invalid');
    expect(plant.codeOf((await plant.call(`/api/approvals/${id}/reject`, 'shift-lead')).body)).toBe('approval-invalid');
    expect(await plant.orders()).toBe(before + 1);
  });

  it('a command that was changed in the store is not carried out', async () => {
    await using plant = await world();
    const id = await plant.draftOf(order, 'technician');
    const before = await plant.orders();
    plant.database.exec(`UPDATE approvals SET body = replace(body, '"priority":"urgent"', '"priority":"routine"') WHERE approval_id = '${id}'`);
    plant.database.exec(`UPDATE approvals SET body = replace(body, 'P-101A', 'P-101B') WHERE approval_id = '${id}'`);
    expect(plant.codeOf((await plant.call(`/api/approvals/${id}/approve`, 'shift-lead')).body)).toBe('approval-invalid');
    expect(await plant.orders()).toBe(before);
    expect(await plant.events()).toContain('approve failed');
  });

  it('a body sent with an approval changes nothing of it', async () => {
    await using plant = await world();
    const id = await plant.draftOf(order, 'technician');
    const forged = { command: { kind: 'setpoint-write', tag: 'FIC-101.SP', value: 1, reason: 'x' }, status: 'executed', approverRoles: ['technician'] };
    expect((await plant.call(`/api/approvals/${id}/approve`, 'technician', 'POST', forged)).status).toBe(403);
    const { body } = await plant.call(`/api/approvals/${id}/approve`, 'shift-lead', 'POST', forged);
    expect(body).toMatchObject({ status: 'executed', command: { kind: 'work-order-create' } });
  });

  it('forged ids and tricks with the path find no draft and break nothing', async () => {
    await using plant = await world();
    const id = await plant.draftOf(order, 'technician');
    const forged = [
      'approval-999999',
      `${id}%00`,
      `${id}%20`,
      `%20${id}`,
      id.toUpperCase(),
      "x'%20OR%201=1--",
      '..%2f..%2fapprovals',
      '%2e%2e',
      '__proto__',
      'constructor',
      'x'.repeat(121),
      '%E0%A4%A',
    ];
    for (const other of forged) {
      const { status } = await plant.call(`/api/approvals/${other}/approve`, 'shift-lead');
      expect(status, other).toBeGreaterThanOrEqual(400);
      expect(status, other).toBeLessThan(500);
    }
    expect((await plant.call(`/api/approvals/${id}/approve/../approve`, 'technician')).status).toBe(403);
    expect((await plant.call(`/api/approvals/${id}/execute`, 'shift-lead')).status).toBe(404);
    expect((await plant.call(`/api/approvals/${id}/approve`, 'shift-lead', 'PUT')).status).toBe(404);
    expect(await plant.statusOf(id)).toBe('pending');
  });

  it('a draft expires by the clock on the wall: hours of plant time do not end it, an hour of real time does', async () => {
    await using plant = await world();
    const id = await plant.draftOf(order, 'technician');
    const simulated = plant.copilot.simulated;
    simulated?.advanceTo(plant.copilot.plant.now().getTime() + 3 * 3_600_000);
    expect(await plant.statusOf(id)).toBe('pending');
    const late = await plant.draftOf('Open a work order for P-101B: coupling worn', 'technician');
    plant.copilot.wallClock.advance(61 * 60_000);
    for (const expired of [id, late]) {
      expect(plant.codeOf((await plant.call(`/api/approvals/${expired}/approve`, 'shift-lead')).body)).toBe('approval-expired');
      expect(await plant.statusOf(expired)).toBe('expired');
    }
  });

  it('after a restart a draft waits on with all its rules, and what was decided stays decided', async () => {
    const database = openDatabase(':memory:');
    const first = await world(database);
    const id = await first.draftOf(order, 'technician');
    const done = await first.draftOf('Open a work order for P-101B: coupling worn', 'technician');
    expect((await first.call(`/api/approvals/${done}/approve`, 'shift-lead')).body.status).toBe('executed');
    await first.server[Symbol.asyncDispose]();
    await using second = await world(database);
    expect(second.codeOf((await second.call(`/api/approvals/${id}/approve`, 'technician')).body)).toBe('forbidden');
    expect(second.codeOf((await second.call(`/api/approvals/${done}/approve`, 'shift-lead')).body)).toBe('approval-invalid');
    expect((await second.call(`/api/approvals/${id}/approve`, 'shift-lead')).body.status).toBe('executed');
    expect(await second.copilot.audit.verify()).toMatchObject({ ok: true });
  });

  it('what has an inverse is taken back by a draft of its own, once', async () => {
    await using plant = await world();
    const [tag] = plant.copilot.directory.tags.filter(({ access, range, safetyRelated }) => access === 'setpoint' && range !== null && !safetyRelated);
    const value = ((tag?.range?.low ?? 0) + (tag?.range?.high ?? 0)) / 2;
    const id = await plant.draftOf(`Set ${tag?.id} to ${value}`, 'engineer');
    expect(plant.codeOf((await plant.call(`/api/approvals/${id}/undo`, 'engineer')).body)).toBe('conflict');
    await plant.call(`/api/approvals/${id}/approve`, 'shift-lead');
    expect(plant.codeOf((await plant.call(`/api/approvals/${id}/undo`, 'technician')).body)).toBe('forbidden');
    const undo = (await plant.call(`/api/approvals/${id}/undo`, 'engineer')).body;
    expect(plant.codeOf((await plant.call(`/api/approvals/${id}/undo`, 'engineer')).body)).toBe('conflict');
    expect(plant.codeOf((await plant.call(`/api/approvals/${undo['approvalId']}/approve`, 'engineer')).body)).toBe('forbidden');
    expect((await plant.call(`/api/approvals/${undo['approvalId']}/approve`, 'shift-lead')).body.status).toBe('executed');
  });
});

describe('withdrawing a draft in chat', { timeout: 120_000 }, () => {
  it.each([
    ['never mind', 'right after it'],
    ['Please withdraw my work order draft.', 'by its name'],
    ['Bitte zieh meinen Entwurf zurück', 'in German'],
    ['撤回我的草稿', 'in Chinese'],
  ])('%s, %s: it no longer waits, everybody hears of it, and it cannot be approved', async (words) => {
    await using plant = await world();
    const id = await plant.draftOf(order, 'technician');
    const before = await plant.orders();
    const client = await plant.server.connect();
    client.send({ type: 'hello', version: 1, role: 'technician' });
    await client.message('hello-ack');
    client.send({ type: 'ask', question: words, conversation: 'c' });
    expect(await client.message('approval-response')).toMatchObject({ approvalId: id, status: 'rejected', by: { role: 'technician' } });
    await client.message('turn-end');
    expect(client.types).toContain('approvals-changed');
    expect(plant.codeOf((await plant.call(`/api/approvals/${id}/approve`, 'shift-lead')).body)).toBe('approval-invalid');
    expect(await plant.orders()).toBe(before);
    expect(await plant.events()).toContain('withdraw ok');
  });

  it("leaves other people's drafts alone, and says so where nothing waits", async () => {
    await using plant = await world();
    const id = await plant.draftOf(order, 'technician');
    const { answer } = await plant.ask('Withdraw the draft', 'engineer', 'd');
    expect(answer).toMatch(/no draft of yours/u);
    expect((await plant.ask('Zieh meinen Entwurf zurück', 'engineer', 'g')).answer).toMatch(/kein Entwurf/u);
    expect((await plant.ask('撤回我的草稿', 'engineer', 'h')).answer).toMatch(/没有等待批准/u);
    expect(await plant.statusOf(id)).toBe('pending');
    await plant.ask('Which drafts are waiting, and who may withdraw a draft?', 'technician', 'e');
    await plant.ask('Do not withdraw my draft', 'technician', 'f');
    expect(await plant.statusOf(id)).toBe('pending');
  });

  it('takes the newest of the kind that is named', async () => {
    await using plant = await world();
    const orderId = await plant.draftOf(order, 'technician');
    const noteId = await plant.draftOf('Add a handover note: the strainer of P-101A was cleaned', 'technician');
    await plant.ask('cancel my work order request', 'technician');
    expect([await plant.statusOf(orderId), await plant.statusOf(noteId)]).toEqual(['rejected', 'pending']);
  });
});
