import { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { CopilotError } from '../../domain/errors.js';

/** The status under which `endpoint-fetch` reports a certificate that is not trusted, so that the SDK does not try it again. */
const certificateStatus = 526;
const tooLong =
  /context[ _-]?(?:length|window|size)|maximum (?:context|prompt|input)|(?:prompt|input|request|messages?)\b.{0,40}\b(?:too (?:long|large|many)|exceed)|too many (?:input )?tokens|exceeds?.{0,40}\btokens?\b|token limit/iu;

/** Any failure of an exchange as the closed codes of the domain; `details` say what the turn can do about it. */
export function failureOf(error: unknown, signal: AbortSignal, timedOut: boolean): CopilotError {
  if (signal.aborted) return new CopilotError({ code: 'cancelled', message: 'The request was cancelled.', cause: error });
  if (timedOut) return new CopilotError({ code: 'model-timeout', message: 'The model endpoint did not answer in time.', retryable: true, cause: error });
  if (error instanceof CopilotError) return error;
  if (error instanceof APIUserAbortError) return new CopilotError({ code: 'cancelled', message: 'The request was cancelled.', cause: error });
  if (error instanceof APIConnectionError)
    return new CopilotError({
      code: 'model-unreachable',
      message: 'The model endpoint cannot be reached; check OPENAI_BASE_URL and the network.',
      retryable: true,
      cause: error,
    });
  if (error instanceof APIError) return apiFailure(error);
  return broken('The connection to the model endpoint broke.', error);
}

/** A reply that ended before it was whole. */
export function broken(message: string, cause?: unknown): CopilotError {
  return new CopilotError({ code: 'model-unreachable', message, retryable: true, details: { broken: true }, cause });
}

/** True where the same request may well succeed when it is sent again. */
export function isBroken(error: CopilotError): boolean {
  return error.details['broken'] === true;
}

/** What an endpoint says about a request that it does not understand or that is too long for it. */
export function complaintOf(error: unknown): string | null {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 413 && error.status !== 422)) return null;
  const code = typeof error.code === 'string' ? error.code : '';
  const parameter = typeof error.param === 'string' ? error.param : '';
  return `${code} ${parameter} ${error.message}`;
}

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The SDK reads a complaint only from `error`; many servers write it into `message` or `detail`. */
export function withReadableComplaints(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.status < 400 || response.status >= 600) return response;
    const text = await response.text();
    const { status, statusText, headers } = response;
    return new Response(complaintBody(text), { status, statusText, headers: withoutLength(headers) });
  };
}

function complaintBody(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object' || 'error' in value) return text;
    const said = 'message' in value ? value.message : 'detail' in value ? value.detail : value;
    return JSON.stringify({ error: { message: typeof said === 'string' ? said : JSON.stringify(said) } });
  } catch {
    return text;
  }
}

/** Headers for a body that was read and written anew. */
function withoutLength(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) kept.delete(name);
  return kept;
}

function apiFailure(error: APIError): CopilotError {
  const status = typeof error.status === 'number' ? error.status : 0;
  const refused = (message: string, details: Readonly<Record<string, unknown>> = {}): CopilotError =>
    new CopilotError({ code: 'model-refused', message, details: { status, ...details }, cause: error });
  // Some servers say under a status of their own trouble that the request was too long.
  const complaint = complaintOf(error) ?? (status >= 500 ? error.message : null);
  if (status === 413 || (complaint !== null && tooLong.test(complaint))) return refused('The conversation is too long for the model.', { tooLong: true });
  if (status === 401 || status === 403) return refused('The model endpoint refused the key; check OPENAI_API_KEY.');
  if (status === 404) return refused('The model endpoint does not know the model; check SHIFTMATE_MODEL and OPENAI_BASE_URL.');
  if (status >= 300 && status < 400) return refused('The model endpoint redirects elsewhere, which is never followed; set OPENAI_BASE_URL to its address.');
  if (status === certificateStatus)
    return refused(`The certificate of the model endpoint is not trusted (${causeOf(error)}); set NODE_EXTRA_CA_CERTS or correct it.`);
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

function causeOf(error: APIError): string {
  const text = /\b[A-Z][A-Z_]{4,}\b/u.exec(error.message)?.[0];
  return text ?? 'unknown reason';
}
