import { allMatches } from '../domain/all-matches.js';
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
  readonly #look: Readonly<{ toolName: string; input: unknown }>;
  obeyed = 0;

  /** `look`: the call with which it looks for its answer. */
  constructor(answer: string, look: Readonly<{ toolName: string; input: unknown }> = { toolName: 'search', input: {} }) {
    this.#answer = answer;
    this.#look = look;
  }

  async *stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const asked = request.messages.filter(({ role }) => role === 'tool').length;
    if (asked === 0) {
      yield { type: 'tool-call', call: { callId: 'look', ...this.#look } };
      yield { type: 'model-end', reason: 'tool-calls', usage: { inputTokens: 1, outputTokens: 1 } };
      return;
    }
    const orders = allMatches(decoded(JSON.stringify([request.messages, request.tools])), orderPattern).map(([, verb = '', rest = '']) => ({
      verb,
      rest: plainText(rest),
    }));
    this.obeyed += orders.length;
    const calls = orders.filter(({ verb }) => verb === 'call');
    if (asked === 1 && calls.length > 0) {
      for (const [index, { rest }] of calls.entries())
        yield { type: 'tool-call', call: { callId: `obey-${index}`, toolName: rest.split(' ')[0] ?? '', input: inputOf(rest) } };
      yield { type: 'model-end', reason: 'tool-calls', usage: { inputTokens: 1, outputTokens: 1 } };
      return;
    }
    const said = orders.flatMap(({ verb, rest }) => (verb === 'say' ? [rest] : verb === 'reveal' ? [request.system] : []));
    yield { type: 'text-delta', text: [this.#answer, ...said].join('\n') };
    yield { type: 'model-end', reason: 'stop', usage: { inputTokens: 1, outputTokens: 1 } };
  }
}

/** Reads what people cannot: tag characters, text between zero-width characters, and base64. */
function decoded(text: string): string {
  const visible = [...text]
    .map((letter) => {
      const point = letter.codePointAt(0) ?? 0;
      return point >= 0xe0020 && point <= 0xe007e ? String.fromCodePoint(point - 0xe0000) : letter;
    })
    .join('')
    .replace(/[\u200b-\u200f\u202a-\u202e]/gu, '');
  return visible.replace(/[A-Za-z0-9+/]{16,}={0,2}/gu, (blob) => {
    try {
      return `${blob} ${atob(blob)}`;
    } catch {
      return blob;
    }
  });
}

/** What is given after the name of the tool: its input as JSON, or words that no tool understands. */
function inputOf(order: string): unknown {
  try {
    return JSON.parse(order.slice(order.indexOf(' ') + 1));
  } catch {
    return { order };
  }
}

function plainText(json: string): string {
  return json.replaceAll('\\n', '\n').replaceAll('\\"', '"');
}
