import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { answer, piece, startFaultyEndpoint } from './faulty-endpoint.js';
import { WireClient } from './server-harness.js';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-killed-'));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const server of started) server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** `shiftmate serve` as a process of its own, once it is ready. */
function serve(modelUrl: string): Promise<Readonly<{ url: string; kill: () => Promise<void> }>> {
  const environment = { ...process.env, OPENAI_BASE_URL: modelUrl, OPENAI_API_KEY: 'none', SHIFTMATE_MODEL: 'half-open' };
  const server = spawn(process.execPath, [path.join(root, 'dist/main.js'), 'serve', '--port', '0', '--data', folder, '--json'], { env: environment });
  started.push(server);
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  let problems = '';
  server.stderr.on('data', (chunk: Buffer) => {
    problems += String(chunk);
  });
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error(`the server ended: ${problems.slice(-500)}`)));
    server.stdout.once('data', (line: Buffer) => {
      const kill = async (): Promise<void> => {
        server.kill('SIGKILL');
        await gone;
      };
      resolve({ url: (JSON.parse(String(line)) as { url: string }).url, kill });
    });
  });
}

describe('a server that is killed in the middle of a turn', { timeout: 300_000 }, () => {
  it('has the question in the store, shows the turn as broken off with what was said of it, tells a client that resumes, and answers again', async () => {
    spawnSync(process.execPath, [path.join(root, 'build.mjs'), '--if-changed'], { cwd: root });
    // The model says a sentence and then hangs, with its connection open.
    await using model = await startFaultyEndpoint([answer.halfOpen(piece.text('I can look into that for you. And then'))]);
    const first = await serve(model.url);
    const tablet = await WireClient.open(`${first.url.replace('http', 'ws')}/ws`, {});
    tablet.send({ type: 'hello', version: 1 });
    const { session } = await tablet.message('hello-ack');
    tablet.send({ type: 'ask', question: 'What is there to look into?', conversation: 'crash', requestId: 'r1' });
    tablet.send({ type: 'ask', question: 'Which alarms are active?', conversation: 'crash-at-once', requestId: 'r2' });
    await tablet.until(({ received }) => received.filter((message) => message.type === 'turn-start').length === 2);
    const lastSeen = tablet.received.at(-1)?.seq ?? 0;
    const asked = tablet.received.flatMap((message) => (message.type === 'ask-ack' ? [message.turnId] : []));
    const crashed = tablet.received.find((message) => message.type === 'turn-start' && message.conversation === 'crash');
    const turn = crashed?.type === 'turn-start' ? crashed.turnId : '';
    const storedAnswer = async (): Promise<unknown> =>
      ((await (await fetch(`${first.url}/api/conversations/crash`)).json()) as { turns: { answer: string }[] }).turns[0]?.answer;
    await vi.waitUntil(async () => (await storedAnswer()) !== '', { timeout: 60_000, interval: 50 });
    await first.kill();

    const second = await serve(model.url);
    for (const [conversation, question] of [
      ['crash', 'What is there to look into?'],
      ['crash-at-once', 'Which alarms are active?'],
    ]) {
      const stored = await (await fetch(`${second.url}/api/conversations/${conversation}`)).json();
      expect(stored).toMatchObject({ turns: [{ question, record: { error: { code: 'cancelled', message: expect.stringContaining('broken off') } } }] });
    }
    const again = await WireClient.open(`${second.url.replace('http', 'ws')}/ws`, {});
    again.send({ type: 'hello', version: 1, session, resumeFrom: lastSeen });
    await again.until(({ received }) => received.filter((message) => message.type === 'turn-error').length === 2);
    expect(again.received.flatMap((message) => (message.type === 'turn-error' ? [message.turnId] : [])).toSorted()).toEqual(asked.toSorted());
    const ends = again.received.findIndex((message) => message.type === 'turn-error');
    expect(again.types.indexOf('hello-ack')).toBeLessThan(ends);
    again.send({ type: 'open', conversation: 'crash', turn, after: 1_000, requestId: 'o' });
    const opened = await again.message('conversation');
    expect(opened).toMatchObject({ turns: [{ turnId: turn, problem: { code: 'cancelled' } }], events: [{ type: 'turn-error' }] });
    expect(opened.turns[0]?.answer).toBe('I can look into that for you.');

    again.send({ type: 'ask', question: 'Which alarms are active?', conversation: 'crash', requestId: 'r3' });
    await again.until(({ received }) => received.some((message) => message.type === 'ask-ack' && message.requestId === 'r3'));
    again.send({ type: 'cancel' });
    await again.message('turn-end');
    again.drop();
    await second.kill();
  });
});
