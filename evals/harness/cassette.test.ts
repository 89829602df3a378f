import { describe, expect, it } from 'vitest';
import { CopilotError } from '../../src/domain/errors.js';
import type { ChatModel, ModelEvent, ModelRequest } from '../../src/ports/model.js';
import { parseCassette, recordModel, replayModel } from './cassette.js';

const request = (text: string, system = 'v1'): ModelRequest => ({
  system,
  messages: [{ role: 'user', text }],
  tools: [],
  maxOutputTokens: 100,
  temperature: 0,
});
const usage = { inputTokens: 1, outputTokens: 2 };

function model(replies: readonly (readonly ModelEvent[])[]): ChatModel {
  const left = [...replies];
  return {
    id: 'scripted',
    async *stream() {
      yield* left.shift() ?? [];
    },
  };
}

async function read(from: ChatModel, asked: ModelRequest): Promise<readonly ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of from.stream(asked, new AbortController().signal)) events.push(event);
  return events;
}

const hello: readonly ModelEvent[] = [
  { type: 'text-delta', text: 'Hel' },
  { type: 'text-delta', text: 'lo' },
  { type: 'model-end', reason: 'stop', usage },
];
const again: readonly ModelEvent[] = [
  { type: 'tool-call', call: { callId: 'c1', toolName: 'read_tags', input: { tags: ['LT-101'] } } },
  { type: 'model-end', reason: 'tool-calls', usage },
];

describe('a cassette', () => {
  it('replays the recorded stream, equal requests in recorded order', async () => {
    const { model: recording, cassette } = recordModel(model([hello, again]));
    expect(await read(recording, request('hi'))).toEqual(hello);
    expect(await read(recording, request('hi'))).toEqual(again);
    const replay = replayModel(parseCassette(JSON.stringify(cassette())));
    expect(await read(replay.model, request('hi'))).toEqual(hello);
    expect(await read(replay.model, request('hi'))).toEqual(again);
    expect(replay.stale()).toEqual([]);
    expect(replay.unused()).toBe(0);
  });

  it('reports a request whose prompt has changed as stale and does not reuse the reply', async () => {
    const { model: recording, cassette } = recordModel(model([hello]));
    await read(recording, request('hi'));
    const replay = replayModel(cassette());
    const events = await read(replay.model, request('hi', 'v2'));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: 'model-error', error: { message: expect.stringContaining('stale') } });
    expect(replay.stale()).toHaveLength(1);
    expect(replay.unused()).toBe(1);
  });

  it('reports a question it has never heard as missing', async () => {
    const replay = replayModel({ schema: 1, model: 'm', recordings: [] });
    await read(replay.model, request('new'));
    expect(replay.missing()).toHaveLength(1);
    expect(replay.stale()).toEqual([]);
  });

  it('keeps the failures of an endpoint', async () => {
    const failure: ModelEvent = { type: 'model-error', error: new CopilotError({ code: 'internal', message: 'broken stream' }) };
    const { model: recording, cassette } = recordModel(model([[failure]]));
    await read(recording, request('hi'));
    const events = await read(replayModel(cassette()).model, request('hi'));
    expect(events[0]).toMatchObject({ type: 'model-error', error: { message: 'broken stream' } });
  });

  it('refuses a file that is none', () => {
    expect(() => parseCassette('{"schema":2}')).toThrow(/not a cassette/);
    expect(() => parseCassette('nonsense')).toThrow(/not a cassette/);
  });
});
