import { describe, expect, it, vi } from 'vitest';
import { collectTurn } from '../domain/turn.js';
import type { ChatModel, ModelEvent } from '../ports/model.js';
import { turnRig } from '../testing/turn-parts.js';
import { withSentencePatience } from './sentence-patience.js';

const usage = { inputTokens: 1, outputTokens: 1 };
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Says one piece after the other, with a pause before each, until it is stopped. */
function dripping(pieces: (index: number) => string | null, milliseconds: number): ChatModel {
  return {
    id: 'dripping',
    async *stream(_request, signal): AsyncGenerator<ModelEvent> {
      for (let index = 0; !signal.aborted; index += 1) {
        await pause(milliseconds);
        const text = pieces(index);
        if (text === null) {
          yield { type: 'model-end', reason: 'stop', usage };
          return;
        }
        yield { type: 'text-delta', text };
      }
    },
  };
}
const spare: ChatModel = {
  id: 'spare',
  async *stream() {
    yield { type: 'text-delta', text: 'I can look into that for you.' };
    yield { type: 'model-end', reason: 'stop', usage };
  },
};

const kinds = async (model: ChatModel): Promise<readonly string[]> => {
  const found: string[] = [];
  const request = { system: '', messages: [], tools: [], temperature: 0, maxOutputTokens: 10 };
  for await (const event of model.stream(request, new AbortController().signal)) found.push(event.type === 'model-error' ? event.error.code : event.type);
  return found;
};

describe('a model that drips', () => {
  it('has failed once a sentence is under way for too long', async () => {
    expect(
      (
        await kinds(
          withSentencePatience(
            dripping(() => 'and ', 5),
            60,
          ),
        )
      ).at(-1),
    ).toBe('model-timeout');
  });

  it.each([
    ['sentences', ['It ', 'is ', 'hot. ', 'It ', 'is ', 'wet. ', 'It ', 'is ', 'on.']],
    ['lines of code', ['a ', ':= 1;\n', 'b ', ':= 2;\n', 'c ', ':= 3;\n']],
    ['sentences in Chinese', ['泵', '在运行。', '阀', '已关闭。']],
  ])('may take its time over %s that end', async (_name, pieces) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const seen = kinds(
        withSentencePatience(
          dripping((index) => pieces[index] ?? null, 10),
          35,
        ),
      );
      await vi.advanceTimersByTimeAsync(1_000);
      expect((await seen).at(-1)).toBe('model-end');
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves the spare model its share of the time, in the same turn, where it said nothing that could be let out', async () => {
    const { run } = turnRig({ models: [dripping(() => 'and ', 10), spare], limits: { maxMilliseconds: 600 } });
    const events = await run('What can you do?');
    const result = collectTurn(events);
    expect(result).toMatchObject({ model: 'spare', answer: 'I can look into that for you.', error: null });
    expect(result.notices).toEqual([expect.stringContaining('spare continues')]);
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'answered' });
  });
});

describe('a turn that is cancelled', () => {
  it('says nothing more, however much of the answer is there', async () => {
    const letters = [...'abcdefghijkl'];
    const whole: ChatModel = {
      id: 'whole',
      async *stream() {
        yield { type: 'text-delta', text: letters.map((letter) => `I can look into that for you, ${letter}.`).join('\n') };
        yield { type: 'model-end', reason: 'stop', usage };
      },
    };
    const stop = new AbortController();
    const { parts, run } = turnRig({ models: [whole] });
    setImmediate(() => setImmediate(() => setImmediate(() => stop.abort())));
    const events = await run('What can you do?', { signal: stop.signal });
    expect(parts.models).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'sentence').length).toBeLessThan(letters.length - 4);
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'cancelled' });
  });
});
