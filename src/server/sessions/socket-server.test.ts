import { describe, expect, it } from 'vitest';
import { type RunningServer, startTestServer, type WireClient } from '../../testing/server-harness.js';

const ended = (client: WireClient): boolean => client.types.includes('turn-end');
const numbers = (client: WireClient): readonly number[] => client.received.map((message) => message.seq);
const hello = { type: 'hello', version: 1 };

function expectRising(seen: readonly number[]): void {
  expect(seen.every((seq, index) => index === 0 || seq > (seen[index - 1] ?? 0))).toBe(true);
}

/** Holds turns at the named event until `release` is called. */
function gate(type: string) {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const pace = async (event: { type: string }, signal: AbortSignal): Promise<void> => {
    if (event.type !== type) return;
    await Promise.race([released, new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))]);
  };
  return { pace, release: () => release() };
}

describe('a session over the wire', () => {
  it('answers hello with who one is, the plant time and the alarms', async () => {
    await using server = await startTestServer();
    const client = await server.connect();
    client.send({ ...hello, role: 'engineer' });
    expect(await client.message('hello-ack')).toMatchObject({
      seq: 1,
      version: 1,
      resumed: false,
      actor: { id: 'demo-engineer', role: 'engineer' },
      plantTime: '2026-03-02T10:14:00.000Z',
      alarms: [{ id: 'VT-101A.H#1' }],
    });
  });

  it('carries a whole turn with rising numbers and its end last, and survives junk frames', async () => {
    await using server = await startTestServer();
    const client = await server.connect();
    client.send('not json');
    client.socket.send(Buffer.from([0, 1, 2]));
    client.send('[]');
    client.send({ type: 'fly' });
    client.send(hello);
    client.send({ type: 'ask', question: 'Why is P-101A in alarm?' });
    await client.until(ended);
    expect(client.types.filter((type) => type === 'error')).toHaveLength(4);
    expect(client.types.at(-1)).toBe('turn-end');
    expect(client.types.slice(client.types.indexOf('ask-ack'), client.types.indexOf('ask-ack') + 2)).toEqual(['ask-ack', 'turn-start']);
    expectRising(numbers(client));
  });

  it('refuses a message that is too large by ending the connection, as the protocol has it', async () => {
    await using server = await startTestServer();
    const client = await server.connect();
    client.send({ type: 'ask', question: 'x'.repeat(70_000) });
    expect((await client.closure()).code).toBe(1009);
  });

  it('answers an over-long question with one sentence and goes on', async () => {
    await using server = await startTestServer();
    const client = await server.connect();
    client.send({ type: 'ask', question: 'x'.repeat(8001), requestId: 'r1' });
    expect(await client.message('error')).toMatchObject({ code: 'input-invalid', requestId: 'r1', message: expect.stringContaining('8000') });
    client.send({ type: 'ping' });
    await client.message('pong');
    expect(client.closed).toBeNull();
  });

  it('tells what changes in the alarm list', async () => {
    await using server = await startTestServer({ config: { limits: { alarmPollMilliseconds: 5 } } });
    const client = await server.connect();
    client.send(hello);
    await client.message('hello-ack');
    server.copilot.fakePlant.setAlarms([]);
    expect(await client.message('alarm')).toMatchObject({ change: 'cleared', alarm: { id: 'VT-101A.H#1' } });
  });
});

describe('a dropped connection', () => {
  async function askAndDrop(server: RunningServer, stopAt: number): Promise<Readonly<{ first: WireClient; session: string }>> {
    const first = await server.connect();
    first.send(hello);
    first.send({ type: 'ask', question: 'Why is P-101A in alarm?' });
    await first.until((client) => client.received.length >= stopAt);
    const { session } = await first.message('hello-ack');
    first.drop();
    await first.closure();
    return { first, session };
  }

  it('resumes with every missed event exactly once, at any point of the turn', async () => {
    for (const stopAt of [2, 5, 9, 14]) {
      await using server = await startTestServer();
      const { first, session } = await askAndDrop(server, stopAt);
      const last = first.received.at(-1)?.seq ?? 0;
      const second = await server.connect();
      second.send({ ...hello, session, resumeFrom: last });
      await second.until((client) => client.types.includes('hello-ack') && (ended(client) || ended(first)));
      const all = [...numbers(first), ...numbers(second)];
      expectRising(all);
      expect(all).toEqual(Array.from({ length: all.length }, (_, index) => index + 1));
      expect(second.received.find((message) => message.type === 'hello-ack')).toMatchObject({ resumed: true, session });
    }
  });

  it('does not cancel the turn', async () => {
    const held = gate('withheld');
    await using server = await startTestServer({ copilot: { pace: held.pace } });
    const { session } = await askAndDrop(server, 6);
    held.release();
    const second = await server.connect();
    second.send({ ...hello, session, resumeFrom: 1 });
    expect(await second.message('turn-end')).toMatchObject({ reason: 'answered' });
  });

  it('says so when the session is unknown, or belongs to somebody else, and starts a new one', async () => {
    await using server = await startTestServer();
    const { session } = await askAndDrop(server, 3);
    const stranger = await server.connect();
    stranger.send({ ...hello, role: 'manager', session, resumeFrom: 0 });
    const acknowledged = await stranger.message('hello-ack');
    expect(acknowledged.resumed).toBe(false);
    expect(acknowledged.session).not.toBe(session);
    expect(stranger.types).toEqual(['error', 'hello-ack']);
  });

  it('says so when the events are too old', async () => {
    await using server = await startTestServer({ config: { limits: { outboxEvents: 4 } } });
    const first = await server.connect();
    first.send(hello);
    const { session } = await first.message('hello-ack');
    for (let count = 0; count < 8; count += 1) first.send({ type: 'ping' });
    await first.until((client) => client.types.filter((type) => type === 'pong').length === 8);
    first.drop();
    await first.closure();
    const second = await server.connect();
    second.send({ ...hello, session, resumeFrom: 1 });
    expect(await second.message('error')).toMatchObject({ code: 'not-found', message: expect.stringContaining('reload') });
    expect((await second.message('hello-ack')).session).not.toBe(session);
  });

  it('gives the session to the newest connection and closes the older', async () => {
    await using server = await startTestServer();
    const first = await server.connect();
    first.send(hello);
    const { session, seq } = await first.message('hello-ack');
    const second = await server.connect();
    second.send({ ...hello, session, resumeFrom: seq });
    expect((await first.closure()).code).toBe(4001);
    expect((await second.message('hello-ack')).resumed).toBe(true);
    second.send({ type: 'ping' });
    await second.message('pong');
  });
});

describe('a question sent again', () => {
  it('is answered once per request id, also from a new session', async () => {
    await using server = await startTestServer();
    const ask = { type: 'ask', question: 'Why is P-101A in alarm?', requestId: 'r-1' };
    const first = await server.connect();
    first.send(hello);
    first.send(ask);
    await first.until(ended);
    const second = await server.connect();
    second.send(hello);
    second.send(ask);
    expect(await second.message('ask-ack')).toMatchObject({ requestId: 'r-1', turnId: 'turn-1', duplicate: true });
    expect(server.copilot.asked).toHaveLength(1);
  });

  it('is acknowledged after the first one, also when both come at once', async () => {
    await using server = await startTestServer();
    const ask = { type: 'ask', question: 'Why is P-101A in alarm?', requestId: 'r-2' };
    const client = await server.connect();
    client.send(hello);
    client.send(ask);
    client.send(ask);
    await client.until(({ received }) => received.filter(({ type }) => type === 'ask-ack').length === 2);
    expect(client.received.flatMap((message) => (message.type === 'ask-ack' ? [message.duplicate] : []))).toEqual([false, true]);
  });
});

describe('cancelling', () => {
  it('ends the turn as cancelled, and only by message', async () => {
    const held = gate('sentence');
    await using server = await startTestServer({ copilot: { pace: held.pace } });
    const client = await server.connect();
    client.send(hello);
    client.send({ type: 'ask', question: 'Why is P-101A in alarm?' });
    const { turnId } = await client.message('turn-start');
    client.send({ type: 'cancel', turnId: 'another-turn' });
    client.send({ type: 'ping' });
    await client.message('pong');
    expect(client.types).not.toContain('turn-end');
    client.send({ type: 'cancel', turnId });
    expect(await client.message('turn-end')).toMatchObject({ reason: 'cancelled' });
  });

  it('says nothing more once it has read the cancel, whatever was on its way', async () => {
    const held = gate('sentence');
    await using server = await startTestServer({ copilot: { pace: held.pace } });
    const client = await server.connect();
    client.send(hello);
    client.send({ type: 'ask', question: 'Why is P-101A in alarm?' });
    const { turnId } = await client.message('turn-start');
    const before = client.types.filter((type) => type === 'sentence').length;
    client.send({ type: 'cancel', turnId });
    await client.until(ended);
    expect(client.types.filter((type) => type === 'sentence')).toHaveLength(before);
  });

  it('keeps to the limit of turns at the same time', async () => {
    const held = gate('sentence');
    await using server = await startTestServer({ copilot: { pace: held.pace }, config: { limits: { turnsPerSession: 1 } } });
    const client = await server.connect();
    client.send(hello);
    client.send({ type: 'ask', question: 'Why is P-101A in alarm?' });
    await client.message('turn-start');
    client.send({ type: 'ask', question: 'And P-101B?', requestId: 'second' });
    expect(await client.message('error')).toMatchObject({ code: 'rate-limited', requestId: 'second' });
    held.release();
    await client.until(ended);
  });
});

describe('approvals over the wire', () => {
  async function proposeAsTechnician(server: RunningServer): Promise<Readonly<{ asker: WireClient; approvalId: string }>> {
    const asker = await server.connect();
    asker.send({ ...hello, role: 'technician' });
    asker.send({ type: 'ask', question: 'Open a work order for the seal leak on P-101A' });
    const { request } = await asker.message('approval-request');
    await asker.until(ended);
    return { asker, approvalId: request.approvalId };
  }

  it('refuses the wrong role without effect', async () => {
    await using server = await startTestServer();
    const { asker, approvalId } = await proposeAsTechnician(server);
    asker.send({ type: 'approve', approvalId });
    expect(await asker.message('error')).toMatchObject({ code: 'forbidden', approvalId });
    expect(await server.copilot.workOrders.list({})).toEqual([]);
  });

  it('tells asker and approver, and stores exactly one work order', async () => {
    await using server = await startTestServer();
    const { asker, approvalId } = await proposeAsTechnician(server);
    const lead = await server.connect();
    lead.send({ ...hello, role: 'shift-lead' });
    lead.send({ type: 'approve', approvalId });
    lead.send({ type: 'approve', approvalId });
    expect(await lead.message('approval-response')).toMatchObject({ approvalId, status: 'executed', by: { role: 'shift-lead' } });
    expect(await asker.message('approval-response')).toMatchObject({ status: 'executed', summary: 'Work order WO-10001 is open.' });
    expect(await lead.message('error')).toMatchObject({ code: 'approval-invalid', approvalId });
    expect(await server.copilot.workOrders.list({})).toHaveLength(1);
  });

  it('rejects with a reason and leaves nothing', async () => {
    await using server = await startTestServer();
    const { asker, approvalId } = await proposeAsTechnician(server);
    const lead = await server.connect();
    lead.send({ ...hello, role: 'shift-lead' });
    lead.send({ type: 'reject', approvalId, reason: 'already open' });
    expect(await asker.message('approval-response')).toMatchObject({ status: 'rejected' });
    expect(await server.copilot.workOrders.list({})).toEqual([]);
  });
});

describe('protecting the socket', () => {
  it('refuses pages of other origins and foreign hosts at the handshake', async () => {
    await using server = await startTestServer();
    await expect(server.connect({ Origin: 'http://evil.example' })).rejects.toThrow(/403/);
    await expect(server.connect({ Host: 'evil.example' })).rejects.toThrow(/403/);
    const own = await server.connect({ Origin: server.url });
    own.send(hello);
    await own.message('hello-ack');
  });

  it('answers a flood of frames with an error, then closes', async () => {
    await using server = await startTestServer({ config: { limits: { framesPerTenSeconds: 10 } } });
    const client = await server.connect();
    client.send(hello);
    await client.message('hello-ack');
    for (let count = 0; count < 15; count += 1) client.send({ type: 'ping' });
    expect(await client.message('error')).toMatchObject({ code: 'rate-limited' });
    for (let count = 0; count < 20; count += 1) client.send({ type: 'ping' });
    expect((await client.closure()).code).toBe(1008);
  });

  it('closes a reader that stays behind further than the outbox reaches with 1013', async () => {
    const events = Array.from({ length: 400 }, (_, index) => ({ type: 'notice' as const, turnId: 'turn-1', text: `${index} ${'x'.repeat(50_000)}` }));
    const limits = { socketBufferBytes: 50_000, outboxEvents: 40, outboxCharacters: 2_000_000 };
    await using server = await startTestServer({ copilot: { script: async () => events }, config: { limits } });
    const client = await server.connect();
    client.send(hello);
    const { session } = await client.message('hello-ack');
    client.socket.pause();
    client.send({ type: 'ask', question: 'Say a lot' });
    const watcher = await server.connect();
    watcher.send(hello);
    // Another reader is not held up meanwhile.
    watcher.send({ type: 'ask', question: 'Say a lot' });
    await watcher.until(ended);
    client.socket.resume();
    expect((await client.closure()).code).toBe(1013);
    expect(session).not.toBe('');
  });

  it('ends sessions with 1001 when the server stops', async () => {
    await using server = await startTestServer();
    const client = await server.connect();
    client.send(hello);
    await client.message('hello-ack');
    const closure = client.closure();
    await server.stop();
    expect((await closure).code).toBe(1001);
  });
});
