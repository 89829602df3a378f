import { CopilotError } from '../domain/errors.js';
import type { Evidence } from '../domain/evidence.js';
import type { ChatModel, Message, ModelEvent, ToolCall, ToolSpec, Usage } from '../ports/model.js';
import { fitContext, type LeftOut } from './context-fit.js';
import { fitEarlier } from './conversation.js';
import type { TurnLimits } from './limits.js';
import type { Speaker } from './speaker.js';

export type Step = Readonly<{ calls: readonly ToolCall[]; text: string }>;
export type RelayRequest = Readonly<{ system: string; earlier?: string; tools: readonly ToolSpec[]; question: string }>;
type Attempt = Step & Readonly<{ error: CopilotError | null }>;

const cutShort = new CopilotError({ code: 'model-refused', message: 'It reached its length limit before it had said one whole sentence.' });

/** How often a request is made smaller when a model says that it is too long. */
const mostShrinks = 3;

/**
 * The models of one turn, in order of preference. One step goes to the current one; when it fails the next takes over in the same turn. Requests are
 * fitted to the context, and made smaller when a model says that they are too long.
 */
export class ModelRelay {
  readonly #models: readonly ChatModel[];
  readonly #limits: TurnLimits;
  readonly #callIds = new Set<string>();
  readonly #leftOut = new Set<string>();
  readonly #redacted = new Map<string, number>();
  #turnsLeftOut = 0;
  #budget: number;
  #index = 0;
  #usage: Usage = { inputTokens: 0, outputTokens: 0 };

  constructor(models: readonly ChatModel[], limits: TurnLimits) {
    this.#models = models;
    this.#limits = limits;
    this.#budget = limits.maxContextCharacters;
  }

  get current(): ChatModel {
    const model = this.#models[this.#index];
    if (model === undefined) throw new RangeError('a turn needs at least one model');
    return model;
  }

  /** True where nobody is left to take over. */
  get isLast(): boolean {
    return this.#index >= this.#models.length - 1;
  }

  get usage(): Usage {
    return this.#usage;
  }

  /** What some request of this turn had to leave out. */
  get leftOut(): LeftOut {
    return { evidence: [...this.#leftOut], turns: this.#turnsLeftOut };
  }

  /** What a request of this turn carried as placeholders, by kind; null where nothing was hidden. */
  get redacted(): Readonly<Record<string, number>> | null {
    return this.#redacted.size === 0 ? null : Object.fromEntries(this.#redacted);
  }

  skipToLast(): void {
    this.#index = this.#models.length - 1;
  }

  /** The next model takes over. Gives the id of the one that failed, or throws its error when it was the last. */
  next(error: CopilotError): string {
    if (this.isLast) throw error;
    const failed = this.current.id;
    this.#index += 1;
    this.#budget = this.#limits.maxContextCharacters;
    return failed;
  }

  /** One step of the current model. What it says goes to the speaker as it comes; its failure is returned, not thrown. */
  async step(request: RelayRequest, messages: readonly Message[], speaker: Speaker, signal: AbortSignal): Promise<Attempt> {
    for (let shrinks = 0; ; shrinks += 1) {
      const tools = request.tools.map(specOf);
      // A quarter of the room at most for what was long ago: the question and its evidence come first.
      const earlier = request.earlier === undefined ? null : fitEarlier(request.earlier, this.#budget / 4);
      const fixed = request.system.length + (earlier?.text.length ?? 0) + tools.reduce((sum, tool) => sum + sizeOfSpec(tool), 0);
      const fitted = fitContext(messages, request.question, Math.max(4_000, this.#budget - fixed));
      for (const id of fitted.leftOut.evidence) this.#leftOut.add(id);
      this.#turnsLeftOut = Math.max(this.#turnsLeftOut, fitted.leftOut.turns + (earlier?.turns ?? 0));
      const attempt = await this.#attempt(
        {
          system: request.system,
          messages: fitted.messages,
          tools,
          temperature: 0,
          maxOutputTokens: this.#limits.maxOutputTokens,
          ...(earlier === null ? {} : { earlier: earlier.text }),
        },
        speaker,
        signal,
      );
      if (attempt.error?.details['tooLong'] !== true || shrinks >= mostShrinks) return attempt;
      this.#budget = Math.floor(Math.min(this.#budget, fixed + sizeOf(fitted.messages)) / 2);
    }
  }

  async #attempt(request: Parameters<ChatModel['stream']>[0], speaker: Speaker, signal: AbortSignal): Promise<Attempt> {
    const speech = speaker.begin();
    const calls: ToolCall[] = [];
    const before = speaker.sentences;
    let text = '';
    let cut = false;
    for await (const event of untilAborted(this.current.stream(request, signal), signal)) {
      if (event.type === 'text-delta') {
        text += event.text;
        await speech.push(event.text);
      } else if (event.type === 'tool-call') calls.push(this.#identified(event.call));
      else if (event.type === 'model-end') {
        this.#count(event.usage, request, text);
        cut = event.reason === 'length';
        for (const [kind, count] of Object.entries(event.redacted ?? {})) this.#redacted.set(kind, Math.max(this.#redacted.get(kind) ?? 0, count));
      } else return { calls: [], text, error: event.error };
    }
    // What was not a finished sentence when the length ran out is dropped, as where a stream breaks.
    if (cut) speech.cut();
    else await speech.end();
    if (cut && calls.length === 0 && speaker.sentences === before) return { calls: [], text, error: cutShort };
    return { calls, text, error: null };
  }

  /** An endpoint that names no usage is counted by length: about four characters make a token. */
  #count(usage: Usage, request: Parameters<ChatModel['stream']>[0], text: string): void {
    const known = usage.inputTokens + usage.outputTokens > 0;
    const input = known ? usage.inputTokens : Math.ceil((request.system.length + sizeOf(request.messages)) / 4);
    const output = known ? usage.outputTokens : Math.ceil(text.length / 4);
    this.#usage = { inputTokens: this.#usage.inputTokens + input, outputTokens: this.#usage.outputTokens + output };
  }

  /** Call ids are unique within a turn, whatever a model sends: results are matched to calls by them. */
  #identified(call: ToolCall): ToolCall {
    const wanted = call.callId === '' ? `call-${this.#callIds.size + 1}` : call.callId;
    let callId = wanted;
    for (let copy = 2; this.#callIds.has(callId); copy += 1) callId = `${wanted}-${copy}`;
    this.#callIds.add(callId);
    return callId === call.callId ? call : { ...call, callId };
  }
}

/** A model that ignores its signal cannot hold a turn: the stream ends with the abort. A model that throws, which its contract forbids, has failed. */
async function* untilAborted(stream: AsyncIterable<ModelEvent>, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const cancelled: ModelEvent = { type: 'model-error', error: new CopilotError({ code: 'cancelled', message: 'The request was cancelled.' }) };
  let stop = (): void => undefined;
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  const iterator = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const result = await Promise.race([iterator.next(), aborted]);
      if (result === null || signal.aborted) {
        yield cancelled;
        return;
      }
      if (result.done === true) return;
      yield result.value;
    }
  } catch (cause) {
    yield { type: 'model-error', error: new CopilotError({ code: 'model-unreachable', message: 'The model failed in an unexpected way.', cause }) };
  } finally {
    signal.removeEventListener('abort', stop);
    iterator.return?.()?.catch(() => undefined);
  }
}

/** Tools live as long as the program, so what a model is told of one, and how long that is, is worked out once. */
const specs = new WeakMap<ToolSpec, ToolSpec>();
const specSizes = new WeakMap<ToolSpec, number>();

function specOf(tool: ToolSpec): ToolSpec {
  const known = specs.get(tool);
  if (known !== undefined) return known;
  const spec = { name: tool.name, description: tool.description, inputJsonSchema: tool.inputJsonSchema };
  specs.set(tool, spec);
  return spec;
}

function sizeOfSpec(spec: ToolSpec): number {
  const size = specSizes.get(spec) ?? JSON.stringify(spec).length + 1;
  specSizes.set(spec, size);
  return size;
}

function sizeOf(messages: readonly Message[]): number {
  const lengths = messages.map((message) =>
    message.role === 'tool'
      ? evidenceLength(message.outcome.kind === 'ok' || message.outcome.kind === 'drafted' ? message.outcome.evidence : [])
      : message.text.length,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

function evidenceLength(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { label, quote }) => sum + label.length + quote.length, 0);
}
