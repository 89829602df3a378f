import { describe, expect, it } from 'vitest';
import { type RunningServer, startTestServer } from '../../testing/server-harness.js';

type Reply = Readonly<{ status: number; body: Readonly<Record<string, unknown>> }>;

async function call(server: RunningServer, method: string, place: string, role = 'technician', body?: unknown): Promise<Reply> {
  const response = await fetch(`${server.url}${place}`, {
    method,
    headers: { 'x-shiftmate-role': role, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

async function asked(question: string): Promise<RunningServer> {
  const server = await startTestServer();
  const client = await server.connect();
  client.send({ type: 'hello', version: 1 });
  client.send({ type: 'ask', question, conversation: 'talk' });
  await client.message('turn-end');
  return server;
}

describe('the events of a conversation', () => {
  it('are all there, numbered from 1 in each turn, the end last, and can be asked for one turn', async () => {
    await using server = await asked('Why is P-101A in alarm?');
    const { status, body } = await call(server, 'GET', '/api/conversations/talk/events');
    expect(status).toBe(200);
    const [turn] = body['turns'] as ReadonlyArray<Readonly<{ turnId: string; events: ReadonlyArray<Readonly<{ seq: number; type: string }>> }>>;
    expect(turn?.events.map(({ seq }) => seq)).toEqual(turn?.events.map((_, index) => index + 1));
    expect(turn?.events[0]?.type).toBe('turn-start');
    expect(turn?.events.at(-1)?.type).toBe('turn-end');
    expect((await call(server, 'GET', `/api/conversations/talk/events?turn=${turn?.turnId ?? ''}`)).body['turns']).toHaveLength(1);
    expect((await call(server, 'GET', '/api/conversations/talk/events?turn=no-such-turn')).body['turns']).toEqual([]);
  });

  it("are the owner's: others read not found, an admin has to name the owner and is audited", async () => {
    await using server = await asked('Why is P-101A in alarm?');
    expect((await call(server, 'GET', '/api/conversations/talk/events', 'engineer')).status).toBe(404);
    expect((await call(server, 'GET', '/api/conversations/talk/events?owner=demo-technician', 'engineer')).status).toBe(403);
    expect((await call(server, 'GET', '/api/conversations/talk/events?owner=demo-technician', 'admin')).status).toBe(200);
    expect((await server.copilot.audit.read({})).at(-1)).toMatchObject({ event: 'conversation-read', actor: { role: 'admin' } });
  });
});

describe('taking back', () => {
  it('drafts the inverse of what was executed, which waits for approval like anything else', async () => {
    await using server = await asked('Open a work order for the seal of P-101A');
    const [pending] = await server.copilot.approvals.pending({ id: 'demo-shift-lead', role: 'shift-lead' });
    const id = pending?.approvalId ?? '';
    expect((await call(server, 'POST', `/api/approvals/${id}/undo`, 'shift-lead')).status).toBe(409);
    expect((await call(server, 'POST', `/api/approvals/${id}/approve`, 'shift-lead', {})).status).toBe(200);
    const undone = await call(server, 'POST', `/api/approvals/${id}/undo`, 'shift-lead');
    expect(undone.status).toBe(200);
    expect(await server.copilot.approvals.get(`${id}-undo`)).toMatchObject({ status: 'pending', undoes: id });
    expect((await call(server, 'POST', '/api/approvals/none/undo', 'shift-lead')).status).toBeGreaterThanOrEqual(400);
  });
});
