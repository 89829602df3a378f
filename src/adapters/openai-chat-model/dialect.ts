import type { ModelRequest } from '../../ports/model.js';
import { requestBody } from './messages.js';

type Body = Readonly<Record<string, unknown>>;

/** What is left out or named otherwise for an endpoint that does not know it. */
const quirks = [
  { name: 'token-field', complaint: /max_tokens/iu },
  { name: 'no-temperature', complaint: /temperature/iu },
  { name: 'no-usage', complaint: /stream_options|include_usage/iu },
  { name: 'no-tools', complaint: /\btools?\b|function[ _]?call/iu },
] as const;
type Quirk = (typeof quirks)[number]['name'];

const writtenCalls =
  'You cannot call tools directly here. To use one, write only <tool_call>{"name": "...", "arguments": {...}}</tool_call> and wait for its result. The tools, as JSON:';

/** Learns from an endpoint's complaints which of the usual parameters it does not take, and remembers it. */
export class Dialect {
  readonly #known = new Set<Quirk>();

  /** True when the complaint names a parameter that can be said another way; the request may then be sent once more. */
  learn(complaint: string): boolean {
    const quirk = quirks.find(({ name, complaint: names }) => !this.#known.has(name) && names.test(complaint));
    if (quirk === undefined) return false;
    this.#known.add(quirk.name);
    return true;
  }

  body(model: string, request: ModelRequest): Body {
    const written = this.#known.has('no-tools') && request.tools.length > 0;
    const adapted = written ? { ...request, tools: [], system: `${request.system}\n\n${writtenCalls}\n${JSON.stringify(request.tools)}` } : request;
    const { max_tokens: limit, temperature, stream_options: usage, ...rest } = requestBody(model, adapted);
    return {
      ...rest,
      ...(this.#known.has('token-field') ? { max_completion_tokens: limit } : { max_tokens: limit }),
      ...(this.#known.has('no-temperature') ? {} : { temperature }),
      ...(this.#known.has('no-usage') ? {} : { stream_options: usage }),
    };
  }
}
