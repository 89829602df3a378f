import OpenAI from 'openai';
import type { ChatModel, ModelEvent, ModelRequest } from '../../ports/model.js';
import { Dialect } from './dialect.js';
import { dataOf, readEventStream } from './event-stream.js';
import { broken, complaintOf, failureOf, isBroken, withReadableComplaints } from './failures.js';
import { Reply } from './reply.js';

export type OpenAiOptions = Readonly<{
  apiKey: string;
  baseUrl: string | null;
  model: string;
  firstTokenTimeoutMs?: number;
  nextTokenTimeoutMs?: number;
  /** Of requests that were refused for now (429, 5xx, no connection), and of replies that broke off before anything was shown. */
  maxRetries?: number;
  /** How the endpoint is reached; the plain fetch where nothing else is given. */
  fetch?: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** A number from 0 to 1, for the jitter between tries. */
  random?: () => number;
}>;

const firstPauseMs = 250;

/**
 * Any OpenAI-compatible chat-completions endpoint. The SDK makes the request, retries (429 with Retry-After, 5xx) and types the errors;
 * the event stream is read by hand because the SDK's iterator costs several times more per token. A reply that breaks off is asked for again only
 * while nothing of it has been handed on, so nothing is ever said twice.
 */
export function createOpenAiChatModel(options: OpenAiOptions): ChatModel {
  const retries = options.maxRetries ?? 2;
  const client = new OpenAI({
    apiKey: options.apiKey,
    ...(options.baseUrl === null ? {} : { baseURL: options.baseUrl }),
    fetch: withReadableComplaints(options.fetch ?? globalThis.fetch),
    maxRetries: retries,
  });
  const dialect = new Dialect();
  return {
    id: `openai:${options.model}`,
    async *stream(request, signal) {
      for (let attempt = 0; ; attempt += 1) {
        const deadline = new Deadline(signal);
        let handedOn = false;
        try {
          for await (const event of exchange(client, dialect, options, request, deadline)) {
            handedOn = true;
            yield event;
          }
          return;
        } catch (error) {
          const complaint = handedOn ? null : complaintOf(error);
          if (complaint !== null && dialect.learn(complaint)) continue;
          const failure = failureOf(error, signal, deadline.timedOut);
          if (handedOn || attempt >= Math.min(retries, 1) || !isBroken(failure)) {
            yield { type: 'model-error', error: failure };
            return;
          }
        } finally {
          deadline.clear();
        }
        await pause(firstPauseMs * (1 + (options.random?.() ?? 0)), signal);
      }
    },
  };
}

/** Aborts with the caller, or when no byte comes in time. */
class Deadline {
  readonly controller = new AbortController();
  timedOut = false;
  #timer: NodeJS.Timeout | undefined;
  readonly #caller: AbortSignal;
  readonly #abort = (): void => this.controller.abort();

  constructor(caller: AbortSignal) {
    this.#caller = caller;
    if (caller.aborted) this.controller.abort();
    else caller.addEventListener('abort', this.#abort, { once: true });
  }

  within(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.timedOut = true;
      this.controller.abort();
    }, milliseconds);
  }

  /** The SDK sleeps through an abort between its tries; the turn does not. */
  async orAborted<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.controller;
    let stop = (): void => undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      stop = () => reject(signal.reason);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work, aborted]);
    } finally {
      signal.removeEventListener('abort', stop);
      work.catch(() => undefined);
    }
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#caller.removeEventListener('abort', this.#abort);
    this.controller.abort();
  }
}

async function* exchange(client: OpenAI, dialect: Dialect, options: OpenAiOptions, request: ModelRequest, deadline: Deadline): AsyncGenerator<ModelEvent> {
  deadline.within(options.firstTokenTimeoutMs ?? 30_000);
  const { signal } = deadline.controller;
  const body = dialect.body(options.model, request);
  const response = await deadline.orAborted(client.post('/chat/completions', { body, signal, stream: false, __binaryResponse: true }).asResponse());
  if (response.body === null) throw broken('The model endpoint sent an empty reply.');
  const reply = new Reply(new Set(request.tools.map(({ name }) => name)), request.maxOutputTokens * 16, dialect.thinksFirst);
  const whole = response.headers.get('content-type')?.includes('application/json') === true;
  for await (const batch of whole ? wholeReply(response) : readEventStream(response.body)) {
    const before = reply.moves;
    const text = reply.take(batch);
    if (reply.moves > before) deadline.within(options.nextTokenTimeoutMs ?? 20_000);
    if (text !== '') yield { type: 'text-delta', text };
    if (reply.overfull) break;
  }
  dialect.thinksFirst = reply.thinksFirst;
  yield* reply.finish();
}

/** An endpoint that does not stream sends its reply as one JSON object; one that only names its stream wrongly sends events all the same. */
async function* wholeReply(response: Response): AsyncGenerator<readonly string[]> {
  const text = await response.text();
  yield /^\s*(?:data|event|id|:)/u.test(text) ? text.split(/\r\n|[\n\r]/u).flatMap(dataOf) : [text];
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
