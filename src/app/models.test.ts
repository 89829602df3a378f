import { FakeListChatModel } from '@langchain/core/utils/testing';
import { describe, expect, it } from 'vitest';
import { createLangChainModel } from '../adapters/langchain.js';
import { createOpenAiChatModel } from '../adapters/openai-chat-model/openai-chat-model.js';
import { openDatabase } from '../adapters/sqlite/database.js';
import { createSqliteStateStore } from '../adapters/sqlite/state-store.js';
import type { ChatModel, ModelEvent, ModelRequest } from '../ports/model.js';
import { modelRequest } from '../testing/contracts/chat-model.js';
import { answer, piece, startFaultyEndpoint } from '../testing/faulty-endpoint.js';
import { ManualClock } from '../testing/manual-clock.js';
import { testConfig } from '../testing/test-world.js';
import { guardedAdapters } from './models.js';

const start = new Date('2026-03-02T10:00:00Z');

/** Echoes the last message; remembers every text that reached it. */
class EchoModel extends FakeListChatModel {
  readonly texts: string[] = [];

  override bindTools(): this {
    return this;
  }

  override async *_streamResponseChunks(...[messages, options, manager]: Parameters<FakeListChatModel['_streamResponseChunks']>) {
    this.texts.push(...messages.map((message) => message.text));
    this.responses = [messages.at(-1)?.text ?? ''];
    yield* super._streamResponseChunks(messages, options, manager);
  }
}

class BrokenModel extends EchoModel {
  calls = 0;

  override bindTools(): this {
    this.calls += 1;
    throw new Error('the outside is broken');
  }
}

class SilentModel extends EchoModel {
  override async *_streamResponseChunks(): AsyncGenerator<never> {
    await new Promise(() => undefined);
  }
}

function guarded(model: ChatModel, clock = new ManualClock(start), seconds = 30) {
  const database = openDatabase(':memory:');
  const parts = { database, state: createSqliteStateStore(database), clock };
  const config = { ...testConfig, firstTokenSeconds: seconds, nextTokenSeconds: seconds };
  const [first] = guardedAdapters([model], config, parts);
  if (first === undefined) throw new Error('no model');
  return { model: first, again: () => guardedAdapters([model], config, parts)[0] };
}

async function ask(model: ChatModel, request: Partial<ModelRequest> = {}): Promise<Readonly<{ text: string; last: ModelEvent | undefined }>> {
  const events: ModelEvent[] = [];
  for await (const event of model.stream({ ...modelRequest, ...request }, new AbortController().signal)) events.push(event);
  return { text: events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join(''), last: events.at(-1) };
}

const code = ({ last }: Readonly<{ last: ModelEvent | undefined }>): string => (last?.type === 'model-error' ? last.error.code : (last?.type ?? 'nothing'));

describe('a LangChain model guarded as every adapter is', () => {
  it('never sees an address, a key or a name, and the person sees them in its answer', async () => {
    const outside = new EchoModel({ responses: [''] });
    const { model } = guarded(createLangChainModel(outside, 'langchain:echo'));
    const said = await ask(model, {
      messages: [{ role: 'user', text: 'Write to Dr. Nora Feld, nora.feld@plant.example, password: swordfish7' }],
      earlier: 'call +49 171 5550123',
    });
    expect(outside.texts.join('\n')).not.toMatch(/nora|feld|swordfish7|5550123/iu);
    expect(said.text).toContain('nora.feld@plant.example');
    expect(said.last).toMatchObject({ type: 'model-end', redacted: { person: 1, email: 1, secret: 1, phone: 1 } });
  });

  it('is left alone after three failures, across a restart, and asked again after the pause', async () => {
    const outside = new BrokenModel({ responses: [''] });
    const clock = new ManualClock(start);
    const { model, again } = guarded(createLangChainModel(outside, 'langchain:broken'), clock);
    for (let count = 0; count < 3; count += 1) expect(code(await ask(model))).toBe('model-unreachable');
    expect(model.circuit()).toMatchObject({ endpoint: 'langchain:broken', state: 'open', failures: 3 });
    await ask(model);
    expect(outside.calls).toBe(3);
    const restarted = again();
    if (restarted === undefined) throw new Error('no model');
    await ask(restarted);
    expect(outside.calls).toBe(3);
    clock.advance(60_000);
    await ask(restarted);
    expect(outside.calls).toBe(4);
  });

  it('is waited for only so long', async () => {
    const { model } = guarded(createLangChainModel(new SilentModel({ responses: [''] }), 'langchain:silent'), new ManualClock(start), 0.02);
    expect(code(await ask(model))).toBe('model-timeout');
  });
});

describe('an OpenAI-compatible model brought by an embedder', () => {
  it('is guarded in the same way', async () => {
    await using endpoint = await startFaultyEndpoint([answer.whole(piece.text('Ask [EMAIL_1].'), piece.end), answer.status(400)]);
    const { model } = guarded(createOpenAiChatModel({ apiKey: 'none', baseUrl: endpoint.url, model: 'tiny', maxRetries: 0 }));
    expect((await ask(model, { messages: [{ role: 'user', text: 'Whom at a.b@c.example?' }] })).text).toBe('Ask a.b@c.example.');
    expect(JSON.stringify(endpoint.requests[0]?.body)).not.toContain('a.b@c');
    for (let count = 0; count < 5; count += 1) await ask(model);
    expect(endpoint.requests).toHaveLength(4);
  });
});
