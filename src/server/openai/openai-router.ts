import { once } from 'node:events';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Actor } from '../../domain/actor.js';
import { CopilotError } from '../../domain/errors.js';
import type { TurnEvent } from '../../domain/turn.js';
import type { AskRequest, Copilot } from '../../ports/copilot.js';
import type { Clock } from '../../ports/system.js';
import { explainIssues } from '../../wire/explain.js';
import { abortOnClose, asHttpFailure } from '../http-tools.js';
import { type Authenticate, credentialsOf } from '../identity.js';
import type { Metrics } from '../metrics.js';
import { requireQuestionLength } from '../routes/ask-routes.js';
import { completion, Footnotes, lastChunk, type ReplyHead, replyText, textChunk, usageChunk } from './chat-reply.js';
import { ChatRequest, type Exchange, modelChoice, modelNames, questionOf } from './chat-request.js';
import { CompletionThreads } from './completion-threads.js';
import { ReplyLimit } from './reply-limit.js';

export type OpenAiServices = Readonly<{ copilot: Copilot; metrics: Metrics; clock: Clock; authenticate: Authenticate; limitTurns: RequestHandler }>;

type Prepared = Readonly<{
  ask: AskRequest;
  actor: Actor;
  exchange: readonly Exchange[];
  stream: boolean;
  withUsage: boolean;
  footnotes: Footnotes | null;
  limit: ReplyLimit;
  created: number;
}>;

async function prepare(services: OpenAiServices, threads: CompletionThreads, request: Request): Promise<Prepared> {
  const chat = readChatRequest(request);
  const { question, before } = questionOf(chat);
  requireQuestionLength(question);
  const choice = modelChoice(chat.model);
  if (choice === null) throw refusal('model', `There is no model ${chat.model}; GET /v1/models lists them.`);
  const credentials = credentialsOf(request);
  const actor = await services.authenticate({ ...credentials, role: credentials.role ?? choice.role });
  const conversation = chat.shiftmate?.conversation ?? threads.find(actor.id, before);
  const collection = chat.shiftmate?.collection;
  return {
    ask: {
      question,
      actor,
      ...(conversation === null ? {} : { conversation }),
      ...(collection === undefined ? {} : { collection }),
      ...(chat.shiftmate?.conversation === undefined ? { asked: before.flatMap(({ role, text }) => (role === 'user' ? [text] : [])) } : {}),
    },
    actor,
    exchange: [...before, { role: 'user', text: question }],
    stream: chat.stream ?? false,
    withUsage: chat.stream_options?.include_usage ?? false,
    footnotes: (chat.shiftmate?.footnotes ?? choice.footnotes) ? new Footnotes() : null,
    limit: new ReplyLimit(chat),
    created: Math.floor(services.clock.now().getTime() / 1000),
  };
}

const refusal = (param: string | null, message: string): CopilotError => new CopilotError({ code: 'input-invalid', message, details: { param } });

/** The request as it is understood; what is not is refused by the name of its parameter. */
function readChatRequest(request: Request): ChatRequest {
  if (request.body === undefined) throw refusal(null, 'Send the request as JSON, with the header Content-Type: application/json.');
  const parsed = ChatRequest.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refusal(issue?.path[0] === undefined ? null : String(issue.path[0]), `The body cannot be used: ${explainIssues(parsed.error)}.`);
}

async function send(response: Response, data: unknown): Promise<void> {
  if (!response.headersSent) {
    response.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
  }
  if (!response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`) && !response.destroyed)
    await Promise.race([once(response, 'drain'), once(response, 'close')]);
}

/** Streams the reply while it comes. Nothing is sent before the first text, so that an early failure still has its HTTP status. */
async function relay(
  prepared: Prepared,
  events: AsyncIterable<TurnEvent>,
  model: string,
  response: Response,
): Promise<Readonly<{ text: string; seen: readonly TurnEvent[] }>> {
  const seen: TurnEvent[] = [];
  let text = '';
  for await (const event of events) {
    seen.push(event);
    if (event.type === 'turn-error') throw new CopilotError({ code: event.code, message: event.message });
    const part = prepared.limit.take(replyText(event, prepared.footnotes));
    if (part === '') continue;
    if (prepared.stream) await send(response, textChunk(headOf(prepared, model, seen), text === '' ? { role: 'assistant', content: part } : { content: part }));
    text += part;
  }
  return { text, seen };
}

function headOf(prepared: Prepared, model: string, events: readonly TurnEvent[]): ReplyHead {
  return { id: `chatcmpl-${events[0]?.turnId ?? 'none'}`, created: prepared.created, model };
}

/** Footnotes stand at the end, and so only under a reply that reached it. */
const notesOf = ({ footnotes, limit }: Prepared): string => (limit.ended ? '' : (footnotes?.list() ?? ''));

async function finishStream(prepared: Prepared, head: ReplyHead, seen: readonly TurnEvent[], text: string, response: Response): Promise<void> {
  const notes = notesOf(prepared);
  if (notes !== '' || text === '') await send(response, textChunk(head, text === '' ? { role: 'assistant', content: notes } : { content: notes }));
  await send(response, lastChunk(head, seen, prepared.limit.finishReason));
  if (prepared.withUsage) await send(response, usageChunk(head, seen));
  await send(response, '[DONE]');
  response.end();
}

function completions(services: OpenAiServices, threads: CompletionThreads): RequestHandler {
  return async (request, response) => {
    const prepared = await prepare(services, threads, request);
    const { copilot, metrics } = services;
    const events = metrics.observeTurn(copilot.turns.ask(prepared.ask, abortOnClose(response)));
    const { text, seen } = await relay(prepared, events, copilot.modelId, response);
    const head = headOf(prepared, copilot.modelId, seen);
    const start = seen.find((event) => event.type === 'turn-start');
    const whole = text + notesOf(prepared);
    if (start !== undefined) threads.remember(prepared.actor.id, [...prepared.exchange, { role: 'assistant', text: whole }], start.conversation);
    if (prepared.stream) await finishStream(prepared, head, seen, text, response);
    else response.json(completion(head, seen, whole, prepared.limit.finishReason));
  };
}

/** Errors in the shape that OpenAI clients read. After the stream has begun the error is its last event. */
const openAiErrors: ErrorRequestHandler = (error, _request, response, _next) => {
  const failure = asHttpFailure(error);
  const body = {
    error: {
      message: failure.message,
      type: failure.status >= 500 ? 'server_error' : 'invalid_request_error',
      param: failure.details['param'] ?? null,
      code: failure.code,
    },
  };
  if (response.headersSent) response.end(`data: ${JSON.stringify(body)}\n\n`);
  else response.status(failure.status).json(body);
};

/** `/v1`: the copilot as one more OpenAI-compatible model, so that any client of that format can ask it. */
export function openAiRouter(services: OpenAiServices): Router {
  const router = express.Router();
  const threads = new CompletionThreads();
  const created = Math.floor(services.clock.now().getTime() / 1000);
  const models = modelNames.map((id) => ({ id, object: 'model', created, owned_by: 'shiftmate' }));
  router.use(express.json({ limit: '2mb' }));
  router.get('/models', async (_request, response) => {
    response.json({ object: 'list', data: models });
  });
  router.get('/models/:id', async (request, response) => {
    const found = models.find((model) => model.id === request.params.id);
    if (found === undefined) throw new CopilotError({ code: 'not-found', message: `There is no model ${request.params.id}; GET /v1/models lists them.` });
    response.json(found);
  });
  router.post('/chat/completions', services.limitTurns, completions(services, threads));
  router.use((request) => {
    throw new CopilotError({
      code: 'not-found',
      message: `There is no ${request.method} ${request.originalUrl.split('?')[0]}; use /v1/chat/completions or /v1/models.`,
    });
  });
  router.use(openAiErrors);
  return router;
}
