import type { ModelRequest } from '../../ports/model.js';
import { requestBody } from './messages.js';

type Body = Readonly<Record<string, unknown>>;

/** What is left out or said otherwise for an endpoint that does not know it; the first that a complaint names is learned. */
const quirks = [
  { name: 'token-field', complaint: /max_tokens/iu },
  { name: 'no-temperature', complaint: /temperature/iu },
  { name: 'no-usage', complaint: /stream_options|include_usage/iu },
  { name: 'no-system', complaint: /\bsystem\b[^.]{0,20}\b(?:role|messages?|prompts?)\b|\brole\b[^.]{0,20}\bsystem\b/iu },
  { name: 'plain-turns', complaint: /\balternat|\broles?\b[^.]{0,30}\btool\b|\btool\b[^.]{0,12}\brole\b|\broles? must\b|tool_call_id/iu },
  {
    name: 'no-null',
    complaint: /\bcontent\b[^.]{0,60}\b(?:null|none|string|required|missing)\b|\b(?:null|none)\b[^.]{0,40}\bcontent\b|\bvalid string\b.{0,80}\bcontent\b/iu,
  },
  { name: 'no-tools', complaint: /\btools?\b|function[ _]?call/iu },
] as const;
type Quirk = (typeof quirks)[number]['name'];

const writtenCalls =
  'You cannot call tools directly here. To use one, write only <tool_call>{"name": "...", "arguments": {...}}</tool_call> and wait for its result. The tools, as JSON:';

/** Learns from an endpoint's complaints which of the usual parameters and messages it does not take, and remembers it. */
export class Dialect {
  readonly #known = new Set<Quirk>();
  /** Whether the last reply began within a thought that its model's template had opened. */
  thinksFirst = false;

  /** True when the complaint names something that can be said another way; the request may then be sent once more. */
  learn(complaint: string): boolean {
    const quirk = quirks.find(({ name, complaint: names }) => !this.#known.has(name) && names.test(complaint));
    if (quirk === undefined) return false;
    this.#known.add(quirk.name);
    return true;
  }

  body(model: string, request: ModelRequest): Body {
    const plainTurns = this.#known.has('plain-turns');
    const written = (plainTurns || this.#known.has('no-tools')) && request.tools.length > 0;
    const adapted = written ? { ...request, tools: [], system: `${request.system}\n\n${writtenCalls}\n${JSON.stringify(request.tools)}` } : request;
    const shape = { systemInUser: this.#known.has('no-system'), plainTurns, emptyText: this.#known.has('no-null') };
    const { max_tokens: limit, temperature, stream_options: usage, ...rest } = requestBody(model, adapted, shape);
    return {
      ...rest,
      ...(this.#known.has('token-field') ? { max_completion_tokens: limit } : { max_tokens: limit }),
      ...(this.#known.has('no-temperature') ? {} : { temperature }),
      ...(this.#known.has('no-usage') ? {} : { stream_options: usage }),
    };
  }
}
