import { describe, expect, it } from 'vitest';
import type { ChatModel, ModelEvent } from '../ports/model.js';
import { modelRequest } from '../testing/contracts/chat-model.js';
import { withPatience } from './patient-model.js';

const end: ModelEvent = { type: 'model-end', reason: 'stop', usage: { inputTokens: 1, outputTokens: 1 } };

/** Says the given texts, then is silent for good; remembers whether it was told to stop. */
function silentAfter(texts: readonly string[]): Readonly<{ model: ChatModel; stopped: () => boolean }> {
  let stopped = false;
  const model: ChatModel = {
    id: 'silent',
    async *stream(_request, signal) {
      signal.addEventListener('abort', () => {
        stopped = true;
      });
      for (const text of texts) yield { type: 'text-delta', text };
      await new Promise(() => undefined);
    },
  };
  return { model, stopped: () => stopped };
}

async function typesOf(model: ChatModel, signal = new AbortController().signal): Promise<readonly string[]> {
  const types: string[] = [];
  for await (const event of model.stream(modelRequest, signal)) types.push(event.type === 'model-error' ? event.error.code : event.type);
  return types;
}

describe('patience with a model', () => {
  it('ends with model-timeout where no first event comes, and tells the model to stop', async () => {
    const { model, stopped } = silentAfter([]);
    expect(await typesOf(withPatience(model, { firstMilliseconds: 10, nextMilliseconds: 10_000 }))).toEqual(['model-timeout']);
    expect(stopped()).toBe(true);
  });

  it('ends with model-timeout where the stream goes quiet in the middle', async () => {
    const { model, stopped } = silentAfter(['It ', 'is ']);
    expect(await typesOf(withPatience(model, { firstMilliseconds: 10_000, nextMilliseconds: 10 }))).toEqual(['text-delta', 'text-delta', 'model-timeout']);
    expect(stopped()).toBe(true);
  });

  it('changes nothing where the model is quick', async () => {
    const quick: ChatModel = {
      id: 'quick',
      async *stream() {
        yield { type: 'text-delta', text: 'Yes.' };
        yield end;
      },
    };
    expect(await typesOf(withPatience(quick, { firstMilliseconds: 1_000, nextMilliseconds: 1_000 }))).toEqual(['text-delta', 'model-end']);
  });

  it('passes the abort of the caller on', async () => {
    const { model, stopped } = silentAfter(['It ']);
    const stop = new AbortController();
    const types = typesOf(withPatience(model, { firstMilliseconds: 1_000, nextMilliseconds: 30 }), stop.signal);
    stop.abort();
    await types;
    expect(stopped()).toBe(true);
  });
});
