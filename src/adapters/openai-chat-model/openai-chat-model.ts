import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { CopilotError } from '../../domain/errors.js';
import type { ChatModel, ModelEvent, ModelRequest, ToolCall, Usage } from '../../ports/model.js';
import { readEventStream } from './event-stream.js';
import { requestBody } from './messages.js';
import { parseToolInput, toolCallsInText } from './tool-json.js';

export type OpenAiOptions = Readonly<{
  apiKey: string;
  baseUrl: string | null;
  model: string;
  firstTokenTimeoutMs?: number;
  nextTokenTimeoutMs?: number;
  maxRetries?: number;
  /** Rough size of what is sent at most; four characters are about one token. */
  maxContextCharacters?: number;
}>;

/**
 * Any OpenAI-compatible chat-completions endpoint. The SDK makes the request, retries (429 with Retry-After, 5xx) and types the errors;
 * the event stream is read by hand because the SDK's iterator costs several times more per token (see ../shared/research, section D).
 */
export function createOpenAiChatModel(options: OpenAiOptions): ChatModel {
  const client = new OpenAI({ apiKey: options.apiKey, ...(options.baseUrl === null ? {} : { baseURL: options.baseUrl }), maxRetries: options.maxRetries ?? 2 });
  return {
    id: `openai:${options.model}`,
    async *stream(request, signal) {
      const deadline = new Deadline(signal);
      try {
        yield* exchange(client, options, request, deadline);
      } catch (error) {
        yield { type: 'model-error', error: failureOf(error, signal, deadline) };
      } finally {
        deadline.clear();
      }
    },
  };
}

/** Aborts with the caller, or when no byte comes in time. */
class Deadline {
  readonly controller = new AbortController();
  timedOut = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(signal: AbortSignal) {
    if (signal.aborted) this.controller.abort();
    else signal.addEventListener('abort', () => this.controller.abort(), { once: true, signal: this.controller.signal });
  }

  within(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.timedOut = true;
      this.controller.abort();
    }, milliseconds);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

type Chunk = Readonly<{
  choices?: ReadonlyArray<
    Readonly<{
      delta?: Readonly<{
        content?: string | null;
        tool_calls?: ReadonlyArray<Readonly<{ index?: number; id?: string; function?: Readonly<{ name?: string; arguments?: string }> }>>;
      }>;
      finish_reason?: string | null;
    }>
  >;
  usage?: Readonly<{ prompt_tokens?: number; completion_tokens?: number }> | null;
  error?: Readonly<{ message?: string }>;
}>;
type PartialCall = { id: string; name: string; argumentsText: string };

async function* exchange(client: OpenAI, options: OpenAiOptions, request: ModelRequest, deadline: Deadline): AsyncGenerator<ModelEvent> {
  deadline.within(options.firstTokenTimeoutMs ?? 30_000);
  const body = requestBody(options.model, request, options.maxContextCharacters ?? 240_000);
  const response = await client.post('/chat/completions', { body, signal: deadline.controller.signal, stream: false, __binaryResponse: true }).asResponse();
  if (response.body === null) throw new CopilotError({ code: 'model-unreachable', message: 'The model endpoint sent an empty reply.', retryable: true });
  const calls = new Map<number, PartialCall>();
  let text = '';
  let usage: Usage = { inputTokens: 0, outputTokens: 0 };
  let finish: string | null = null;
  let done = false;
  for await (const batch of readEventStream(response.body, () => deadline.within(options.nextTokenTimeoutMs ?? 20_000))) {
    let delta = '';
    for (const data of batch) {
      if (data === '[DONE]') {
        done = true;
        continue;
      }
      const chunk = parseChunk(data);
      if (chunk === null) continue;
      if (chunk.error !== undefined)
        throw new CopilotError({
          code: 'model-unreachable',
          message: `The model endpoint reported an error: ${chunk.error.message ?? 'unknown'}.`,
          retryable: true,
        });
      const [choice] = chunk.choices ?? [];
      delta += choice?.delta?.content ?? '';
      for (const part of choice?.delta?.tool_calls ?? []) collect(calls, part);
      finish = choice?.finish_reason ?? finish;
      if (chunk.usage) usage = { inputTokens: chunk.usage.prompt_tokens ?? 0, outputTokens: chunk.usage.completion_tokens ?? 0 };
    }
    text += delta;
    if (delta !== '' && !/^\s*(?:<tool_call|<function_call|\{|```json)/u.test(text)) yield { type: 'text-delta', text: delta };
  }
  if (!done && finish === null)
    throw new CopilotError({ code: 'model-unreachable', message: 'The model endpoint broke off in the middle of its reply.', retryable: true });
  yield* finishUp(calls, text, usage, finish, new Set(request.tools.map(({ name }) => name)));
}

function parseChunk(data: string): Chunk | null {
  try {
    const value: unknown = JSON.parse(data);
    return value !== null && typeof value === 'object' ? (value as Chunk) : null;
  } catch {
    return null;
  }
}

function collect(
  calls: Map<number, PartialCall>,
  part: Readonly<{ index?: number; id?: string; function?: Readonly<{ name?: string; arguments?: string }> }>,
): void {
  const index = part.index ?? (part.id !== undefined ? calls.size : Math.max(0, calls.size - 1));
  const call = calls.get(index) ?? { id: '', name: '', argumentsText: '' };
  calls.set(index, {
    id: call.id === '' ? (part.id ?? '') : call.id,
    name: call.name + (part.function?.name ?? ''),
    argumentsText: call.argumentsText + (part.function?.arguments ?? ''),
  });
}

function* finishUp(
  calls: ReadonlyMap<number, PartialCall>,
  text: string,
  usage: Usage,
  finish: string | null,
  known: ReadonlySet<string>,
): Generator<ModelEvent> {
  const inText = calls.size === 0 ? toolCallsInText(text, known) : [];
  const looksLikeCall = /^\s*(?:<tool_call|<function_call|\{|```json)/u.test(text);
  if (looksLikeCall && inText.length === 0) yield { type: 'text-delta', text };
  const named = [...calls.values(), ...inText.map((call) => ({ id: '', ...call }))].filter(({ name }) => name !== '');
  const toolCalls: ToolCall[] = named.map((call, index) => ({
    callId: call.id === '' ? `call-${index + 1}-${call.name}` : call.id,
    toolName: call.name,
    input: parseToolInput(call.argumentsText) ?? { unreadable: call.argumentsText.slice(0, 400) },
  }));
  for (const call of toolCalls) yield { type: 'tool-call', call };
  if (toolCalls.length === 0 && text.trim() === '')
    throw new CopilotError({ code: 'model-unreachable', message: 'The model sent an empty reply.', retryable: true });
  yield { type: 'model-end', reason: toolCalls.length > 0 ? 'tool-calls' : finish === 'length' ? 'length' : 'stop', usage };
}

function failureOf(error: unknown, signal: AbortSignal, deadline: Deadline): CopilotError {
  if (error instanceof CopilotError) return error;
  if (signal.aborted) return new CopilotError({ code: 'cancelled', message: 'The request was cancelled.', cause: error });
  if (deadline.timedOut)
    return new CopilotError({ code: 'model-timeout', message: 'The model endpoint did not answer in time.', retryable: true, cause: error });
  if (error instanceof APIUserAbortError) return new CopilotError({ code: 'cancelled', message: 'The request was cancelled.', cause: error });
  if (error instanceof APIConnectionError)
    return new CopilotError({
      code: 'model-unreachable',
      message: 'The model endpoint cannot be reached; check OPENAI_BASE_URL and the network.',
      retryable: true,
      cause: error,
    });
  if (error instanceof APIError) return apiFailure(error);
  return new CopilotError({ code: 'model-unreachable', message: 'The connection to the model endpoint broke.', retryable: true, cause: error });
}

function apiFailure(error: APIError): CopilotError {
  const status = typeof error.status === 'number' ? error.status : 0;
  if (status === 401 || status === 403)
    return new CopilotError({ code: 'model-refused', message: 'The model endpoint refused the key; check OPENAI_API_KEY.', details: { status }, cause: error });
  if (status === 404)
    return new CopilotError({
      code: 'model-refused',
      message: 'The model endpoint does not know the model; check SHIFTMATE_MODEL and OPENAI_BASE_URL.',
      details: { status },
      cause: error,
    });
  if (status === 429)
    return new CopilotError({
      code: 'rate-limited',
      message: 'The model endpoint is out of capacity for us right now.',
      retryable: true,
      details: { status },
      cause: error,
    });
  return new CopilotError({
    code: status >= 500 ? 'model-unreachable' : 'model-refused',
    message: `The model endpoint answered with status ${status}.`,
    retryable: status >= 500,
    details: { status },
    cause: error,
  });
}
