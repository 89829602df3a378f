import type { ErrorRequestHandler, Response } from 'express';
import * as z from 'zod';
import { CopilotError, type ErrorCode, httpStatusOf, toCopilotError } from '../domain/errors.js';
import type { Logger } from '../ports/system.js';

/** Aborts when the client goes away before the reply is complete. */
export function abortOnClose(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

export type HttpFailure = Readonly<{ status: number; code: ErrorCode; message: string; details: Readonly<Record<string, unknown>>; known: CopilotError }>;

/** What express and its body parser throw: a status and a `type` such as `entity.parse.failed`. */
const ParserFailure = z.object({ status: z.int().min(400).max(499), type: z.string() });
const parserSentences: ReadonlyMap<string, string> = new Map([
  ['entity.parse.failed', 'The body is not valid JSON; check quotes and commas.'],
  ['entity.too.large', 'The body is too large; shorten the question.'],
  ['charset.unsupported', 'The body must be UTF-8.'],
  ['encoding.unsupported', 'The body has an encoding that is not supported; send it plain.'],
  ['request.aborted', 'The request ended before its body was complete.'],
]);

/** Any throw of a route as status, code and one sentence. Texts of unexpected errors stay inside. */
export function asHttpFailure(error: unknown): HttpFailure {
  const parser = ParserFailure.safeParse(error);
  if (!(error instanceof CopilotError) && parser.success) {
    const message = parserSentences.get(parser.data.type) ?? 'The request cannot be read.';
    const known = new CopilotError({ code: 'input-invalid', message });
    return { status: parser.data.status, code: known.code, message, details: {}, known };
  }
  if (error instanceof URIError) return asHttpFailure(new CopilotError({ code: 'input-invalid', message: 'The address is not properly encoded.' }));
  const known = toCopilotError(error);
  return { status: httpStatusOf[known.code], code: known.code, message: known.message, details: known.code === 'internal' ? {} : known.details, known };
}

/** Last in the chain: every failure as `{error: {code, message, details}}`. */
export function apiErrors(logger: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const failure = asHttpFailure(error);
    if (failure.code === 'internal') logger.error('http-failure', { path: request.path, cause: String(failure.known.cause) });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (failure.known.retryable) response.set('Retry-After', '5');
    if (request.path === '/mcp' && failure.code === 'input-invalid') {
      // JSON-RPC 2.0, section 5.1: a body that is no JSON is a parse error, and its id is not known.
      response.status(failure.status).json({ jsonrpc: '2.0', error: { code: -32_700, message: failure.message }, id: null });
      return;
    }
    response.status(failure.status).json({ error: { code: failure.code, message: failure.message, details: failure.details } });
  };
}
