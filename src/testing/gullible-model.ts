import type { ChatModel, ModelEvent, ModelRequest } from '../ports/model.js';

/** An order hidden in content, as the gullible model reads it: a tool to call, a text to say, or its own instructions to give away. */
export const orderPattern = /<<(call|say|reveal)(?: ([\s\S]*?))?>>/gu;

/**
 * The worst model there is: it obeys every order it finds in content, earlier turns or the question, and gives its own answer as well.
 * What still does not happen was prevented by the code around it.
 */
export class GullibleModel implements ChatModel {
  readonly id = 'gullible';
  readonly #answer: string;
  obeyed = 0;

  constructor(answer: string) {
    this.#answer = answer;
  }

  async *stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const asked = request.messages.filter(({ role }) => role === 'tool').length;
    if (asked === 0) {
      yield { type: 'tool-call', call: { callId: 'look', toolName: 'search', input: {} } };
      yield { type: 'model-end', reason: 'tool-calls', usage: { inputTokens: 1, outputTokens: 1 } };
      return;
    }
    const orders = [...JSON.stringify(request.messages).matchAll(orderPattern)].map(([, verb = '', rest = '']) => ({ verb, rest: plainText(rest) }));
    this.obeyed += orders.length;
    const calls = orders.filter(({ verb }) => verb === 'call');
    if (asked === 1 && calls.length > 0) {
      for (const [index, { rest }] of calls.entries())
        yield { type: 'tool-call', call: { callId: `obey-${index}`, toolName: rest.split(' ')[0] ?? '', input: { order: rest } } };
      yield { type: 'model-end', reason: 'tool-calls', usage: { inputTokens: 1, outputTokens: 1 } };
      return;
    }
    const said = orders.flatMap(({ verb, rest }) => (verb === 'say' ? [rest] : verb === 'reveal' ? [request.system] : []));
    yield { type: 'text-delta', text: [this.#answer, ...said].join('\n') };
    yield { type: 'model-end', reason: 'stop', usage: { inputTokens: 1, outputTokens: 1 } };
  }
}

function plainText(json: string): string {
  return json.replaceAll('\\n', '\n').replaceAll('\\"', '"');
}
