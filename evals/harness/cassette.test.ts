import { describe, expect, it } from 'vitest';
import { CopilotError } from '../../src/domain/errors.js';
import type { ChatModel, ModelEvent, ModelRequest } from '../../src/ports/model.js';
import { type Cassette, parseCassette, type Recorder, recordModel, renderCassette, replayModel } from './cassette.js';

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

const taken = (recorder: Recorder): Cassette => ({ schema: 1, model: recorder.model.id, recordings: recorder.commit() });
const failure = (code: 'model-unreachable' | 'model-refused'): ModelEvent => ({ type: 'model-error', error: new CopilotError({ code, message: 'broken' }) });

describe('a cassette', () => {
  it('replays the recorded stream, equal requests in recorded order, after a trip through its file', async () => {
    const recorder = recordModel(model([hello, again]));
    expect(await read(recorder.model, request('hi'))).toEqual(hello);
    expect(await read(recorder.model, request('hi'))).toEqual(again);
    const replay = replayModel(parseCassette(renderCassette(taken(recorder))));
    expect(await read(replay.model, request('hi'))).toEqual(hello);
    expect(await read(replay.model, request('hi'))).toEqual(again);
    expect(replay.stale()).toEqual([]);
    expect(replay.unused()).toBe(0);
  });

  it('reports a request whose prompt has changed as stale and does not reuse the reply', async () => {
    const recorder = recordModel(model([hello]));
    await read(recorder.model, request('hi'));
    const replay = replayModel(taken(recorder));
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

  it('keeps a refusal of the model, and no failure of its endpoint', async () => {
    const recorder = recordModel(model([[failure('model-unreachable')], [failure('model-refused')]]));
    await read(recorder.model, request('hi'));
    await read(recorder.model, request('hi'));
    const { recordings } = taken(recorder);
    expect(recordings).toHaveLength(1);
    expect(await read(replayModel({ schema: 1, model: 'm', recordings }).model, request('hi'))).toMatchObject([
      { type: 'model-error', error: { code: 'model-refused', message: 'broken' } },
    ]);
  });

  it('forgets the replies of a sample that has to run again', async () => {
    const recorder = recordModel(model([hello, again]));
    await read(recorder.model, request('hi'));
    recorder.drop();
    await read(recorder.model, request('hi'));
    expect(taken(recorder).recordings.map(({ events }) => events)).toEqual([again]);
  });

  it('refuses a file that is none, names a broken line and leaves out a last one that was cut off', async () => {
    expect(() => parseCassette('{"schema":2}\n')).toThrow(/not a cassette/);
    expect(() => parseCassette('nonsense\n')).toThrow(/not a cassette/);
    expect(() => parseCassette('')).toThrow(/not a cassette/);
    expect(() => parseCassette('{"schema":1,"model":"m"}\n{"requestId":1}\n')).toThrow(/Line 2/);
    const recorder = recordModel(model([hello, again]));
    await read(recorder.model, request('hi'));
    await read(recorder.model, request('ho'));
    expect(parseCassette(renderCassette(taken(recorder)).slice(0, -20)).recordings).toHaveLength(1);
  });
});
