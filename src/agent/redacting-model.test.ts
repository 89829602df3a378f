import { describe, expect, it } from 'vitest';
import type { ModelEvent, ModelRequest } from '../ports/model.js';
import { defaultRedactionRules } from '../safety/redaction.js';
import { withRedaction } from './redacting-model.js';

/** Repeats the last user message, in pieces of the given length, and calls a tool with it. */
class Echo {
  readonly id = 'echo';
  readonly requests: ModelRequest[] = [];
  readonly #length: number;
  constructor(length: number) {
    this.#length = length;
  }
  async *stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    this.requests.push(request);
    const last = request.messages.at(-1);
    const text = last?.role === 'user' ? last.text : '';
    for (let at = 0; at < text.length; at += this.#length) yield { type: 'text-delta', text: text.slice(at, at + this.#length) };
    yield { type: 'tool-call', call: { callId: 'a', toolName: 'look', input: { at: [text] } } };
    yield { type: 'model-end', reason: 'tool-calls', usage: { inputTokens: 1, outputTokens: 1 } };
  }
}

describe('a model behind redaction', () => {
  it.each([1, 2, 3, 7, 100])('never sees what is hidden, and gives it back in text and calls, whatever the pieces (%i)', async (length) => {
    const text = 'Ask Frau Kellermann (kellermann@werk.example, +49 711 987654) about VT-101A, FIC_201 and [E3].';
    const echo = new Echo(length);
    const request: ModelRequest = {
      ...{ system: 'Site of Herr Oberst.', tools: [], maxOutputTokens: 10, temperature: 0, earlier: 'Earlier: kellermann@werk.example' },
      messages: [
        { role: 'tool', callId: 'p', toolName: 'x', outcome: { kind: 'ok', output: { by: 'Frau Kellermann' }, evidence: [] } },
        { role: 'user', text },
      ],
    };
    const events: ModelEvent[] = [];
    for await (const event of withRedaction(echo, () => defaultRedactionRules).stream(request, new AbortController().signal)) events.push(event);
    expect(JSON.stringify(echo.requests)).not.toMatch(/Kellermann|kellermann|987654|Oberst/u);
    expect(events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('')).toBe(text);
    expect(events.at(-2)).toMatchObject({ type: 'tool-call', call: { input: { at: [text] } } });
    expect(events.at(-1)).toMatchObject({ redacted: { person: 2, email: 1, phone: 1 } });
  });
});
