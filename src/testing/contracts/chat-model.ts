import { describe, expect, it } from 'vitest';
import type { ChatModel, ModelEvent, ModelRequest } from '../../ports/model.js';

/** How a test makes the adapter under test reply; each returns a model ready for one request. */
export type ChatModelCases = Readonly<{
  /** A model that answers some text. */
  speaks: () => Promise<Readonly<{ model: ChatModel; close: () => Promise<void> }>>;
  /** A model that calls the tool `look` with `{"at":"x"}`; null where the adapter cannot. */
  calls: (() => Promise<Readonly<{ model: ChatModel; close: () => Promise<void> }>>) | null;
  /** A model whose outside is broken; null where it has no outside. */
  fails: (() => Promise<Readonly<{ model: ChatModel; close: () => Promise<void> }>>) | null;
}>;

export const modelRequest: ModelRequest = {
  system: 'You test.',
  messages: [{ role: 'user', text: 'Who are you?' }],
  maxOutputTokens: 100,
  temperature: 0,
  tools: [{ name: 'look', description: 'looks', inputJsonSchema: { type: 'object', properties: { at: { type: 'string' } } } }],
};

async function eventsOf(model: ChatModel, signal = new AbortController().signal): Promise<readonly ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.stream(modelRequest, signal)) events.push(event);
  return events;
}

/** The ChatModel port's contract; run on every adapter. */
export function describeChatModel(name: string, cases: ChatModelCases): void {
  describe(`ChatModel: ${name}`, () => {
    it('streams text and ends with exactly one model-end', async () => {
      const { model, close } = await cases.speaks();
      const events = await eventsOf(model);
      expect(events.map(({ type }) => type).filter((type) => type !== 'text-delta')).toEqual(['model-end']);
      expect(events.at(-1)?.type).toBe('model-end');
      expect(events.filter(({ type }) => type === 'text-delta').length).toBeGreaterThan(0);
      await close();
    });

    it('ends an aborted stream with model-error of code cancelled, never by throwing', async () => {
      const { model, close } = await cases.speaks();
      const stop = new AbortController();
      stop.abort();
      expect((await eventsOf(model, stop.signal)).map((event) => (event.type === 'model-error' ? event.error.code : event.type))).toEqual(['cancelled']);
      await close();
    });

    it.skipIf(cases.calls === null)('reports tool calls with an id, a name and parsed input before model-end (adapters that can call tools)', async () => {
      const { model, close } = (await cases.calls?.()) ?? { model: null, close: async () => undefined };
      if (model === null) throw new Error('unreachable');
      const events = await eventsOf(model);
      expect(events.at(-1)).toMatchObject({ type: 'model-end', reason: 'tool-calls' });
      expect(events.find(({ type }) => type === 'tool-call')).toMatchObject({
        call: { callId: expect.stringMatching(/./u), toolName: 'look', input: { at: 'x' } },
      });
      await close();
    });

    it.skipIf(cases.fails === null)('turns a failure of the outside into one last model-error (adapters that have an outside)', async () => {
      const { model, close } = (await cases.fails?.()) ?? { model: null, close: async () => undefined };
      if (model === null) throw new Error('unreachable');
      const events = await eventsOf(model);
      expect(events.filter(({ type }) => type === 'model-error' || type === 'model-end')).toHaveLength(1);
      expect(events.at(-1)?.type).toBe('model-error');
      await close();
    });
  });
}
