import { describe, expect, it } from 'vitest';
import { startTestServer } from '../../testing/server-harness.js';

const hello = { type: 'hello', version: 1 };

describe('conversations over the wire', () => {
  it('are listed, searched and opened on the connection that asks, each answer named by its request', async () => {
    await using server = await startTestServer();
    const client = await server.connect();
    client.send(hello);
    client.send({ type: 'ask', question: 'Why is P-101A in alarm?' });
    await client.message('turn-end');
    client.send({ type: 'conversations', requestId: 'l1' });
    const list = await client.message('conversation-list');
    expect(list).toMatchObject({ requestId: 'l1', conversations: [{ id: 'conversation-1', turns: 1, owner: 'demo-technician' }] });
    client.send({ type: 'conversations', query: 'no such words', requestId: 'l2' });
    await client.until(({ received }) =>
      received.some((message) => message.type === 'conversation-list' && message.requestId === 'l2' && message.conversations.length === 0),
    );
    client.send({ type: 'open', conversation: 'conversation-1', requestId: 'o1' });
    expect(await client.message('conversation')).toMatchObject({
      requestId: 'o1',
      id: 'conversation-1',
      olderTurns: 0,
      turns: [{ turnId: 'turn-1', question: 'Why is P-101A in alarm?' }],
      events: [],
    });
  });

  it("are one's own: another role's reads as not found, and the connection goes on", async () => {
    await using server = await startTestServer();
    const first = await server.connect();
    first.send(hello);
    first.send({ type: 'ask', question: 'Why is P-101A in alarm?' });
    await first.message('turn-end');
    const other = await server.connect();
    other.send({ ...hello, role: 'engineer' });
    other.send({ type: 'conversations', requestId: 'l' });
    expect(await other.message('conversation-list')).toMatchObject({ conversations: [] });
    other.send({ type: 'open', conversation: 'conversation-1', requestId: 'o' });
    expect(await other.message('error')).toMatchObject({ code: 'not-found', requestId: 'o' });
    other.send({ type: 'ping' });
    await other.message('pong');
  });

  it('are answered with one sentence where the message is wrong', async () => {
    await using server = await startTestServer();
    const client = await server.connect();
    client.send({ type: 'open', requestId: 'o' });
    expect(await client.message('error')).toMatchObject({ code: 'input-invalid', requestId: 'o', message: expect.stringContaining('conversation') });
    client.send({ type: 'conversations', query: 'x'.repeat(500), requestId: 'l' });
    await client.until(({ received }) => received.some((message) => message.type === 'error' && message.requestId === 'l'));
  });

  it('go on after a dropped connection from the last number handled, in the session and, when that is gone, from the stored events', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let held1 = true;
    const pace = async (event: { type: string }): Promise<void> => {
      if (event.type === 'sentence' && held1) await held;
    };
    await using server = await startTestServer({ copilot: { pace } });
    const tablet = await server.connect();
    tablet.send(hello);
    const { session } = await tablet.message('hello-ack');
    tablet.send({ type: 'ask', question: 'Why is P-101A in alarm?', conversation: 'shift-talk' });
    await tablet.message('turn-start');
    const last = tablet.received.at(-1)?.seq ?? 0;
    tablet.drop();
    held1 = false;
    release();
    const again = await server.connect();
    again.send({ ...hello, session, resumeFrom: last });
    await again.message('turn-end');
    const numbers = again.received.map(({ seq }) => seq);
    expect(numbers[0]).toBe(last + 1);
    expect(numbers).toEqual(numbers.map((_, index) => last + 1 + index));
    // The session itself is lost: what was stored is still there.
    const later = await server.connect();
    later.send({ ...hello, session: 'gone', resumeFrom: 3 });
    expect((await later.message('hello-ack')).resumed).toBe(false);
    later.send({ type: 'open', conversation: 'shift-talk', turn: 'turn-1', after: 2, requestId: 'o' });
    const opened = await later.message('conversation');
    expect(opened.turns).toHaveLength(1);
    expect(opened.events.map((event) => (event as { seq: number }).seq)).toEqual(opened.events.map((_, index) => index + 3));
    expect(opened.events.at(-1)).toMatchObject({ type: 'turn-end' });
  });

  it('a running turn is cancelled by its id from the session that came back', async () => {
    const pace = async (event: { type: string }, signal: AbortSignal): Promise<void> => {
      if (event.type === 'sentence') await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    };
    await using server = await startTestServer({ copilot: { pace } });
    const tablet = await server.connect();
    tablet.send(hello);
    const { session } = await tablet.message('hello-ack');
    tablet.send({ type: 'ask', question: 'Why is P-101A in alarm?' });
    const { turnId } = await tablet.message('turn-start');
    tablet.drop();
    const again = await server.connect();
    again.send({ ...hello, session, resumeFrom: tablet.received.at(-1)?.seq ?? 0 });
    expect((await again.message('hello-ack')).runningTurns).toEqual([turnId]);
    again.send({ type: 'cancel', turnId });
    expect(await again.message('turn-end')).toMatchObject({ turnId, reason: 'cancelled' });
    again.send({ type: 'cancel', turnId });
    expect(await again.message('error')).toMatchObject({ code: 'not-found', message: expect.stringContaining(turnId) });
  });
});
