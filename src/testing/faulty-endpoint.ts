import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Request = Readonly<{ path: string; body: Readonly<Record<string, unknown>> }>;
/** Answers one request by hand. */
export type Answer = (response: ServerResponse, request: Request) => void;
export type FaultyEndpoint = Readonly<{ url: string; requests: readonly Request[] }> & AsyncDisposable;

const event = (delta: object, finish: string | null = null): string => `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

/** Pieces of a well-formed reply, to be put together or cut off. */
export const piece = {
  text: (content: string): string => event({ content }),
  call: (name: string, input: unknown, id = 'call-a', index = 0): string =>
    event({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) } }] }),
  end: `${event({}, 'stop')}data: [DONE]\n\n`,
  calls: `${event({}, 'tool_calls')}data: [DONE]\n\n`,
} as const;

function open(response: ServerResponse, ...pieces: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  for (const text of pieces) response.write(text);
}

/** Ways to answer: well, and in every way that endpoints are known to fail. */
export const answer = {
  whole:
    (...pieces: readonly string[]): Answer =>
    (response) => {
      open(response, ...pieces);
      response.end();
    },
  /** Sends the last piece a moment after the others. */
  late:
    (last: string, ...pieces: readonly string[]): Answer =>
    (response) => {
      open(response, ...pieces);
      setTimeout(() => response.end(last), 15);
    },
  /** Sends the pieces and then nothing more, with the connection open; comments keep coming, as from a proxy whose upstream is gone. */
  halfOpen:
    (...pieces: readonly string[]): Answer =>
    (response) => {
      open(response, ...pieces);
      const timer = setInterval(() => response.write(': still here\n\n'), 20);
      response.once('close', () => clearInterval(timer));
    },
  /** Sends the pieces and cuts the connection. */
  dropped:
    (...pieces: readonly string[]): Answer =>
    (response) => {
      open(response, ...pieces);
      setTimeout(() => response.destroy(), 15);
    },
  /** Takes the request and never answers. */
  silent: (): Answer => () => undefined,
  status:
    (status: number, headers: Readonly<Record<string, string>> = {}, body: unknown = { error: { message: `status ${status}` } }): Answer =>
    (response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    },
  redirect:
    (address: string, status = 307): Answer =>
    (response) => {
      response.writeHead(status, { location: address });
      response.end();
    },
} as const;

/** A local endpoint that answers request after request as its script says, and the last answer again when the script is at its end. */
export async function startFaultyEndpoint(script: readonly Answer[]): Promise<FaultyEndpoint> {
  const requests: Request[] = [];
  const server = createServer((request, response) => void serve(request, response, script, requests));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, script: readonly Answer[], requests: Request[]): Promise<void> {
  let text = '';
  for await (const part of request) text += String(part);
  const seen: Request = { path: request.url ?? '', body: JSON.parse(text === '' ? '{}' : text) };
  const give = script[Math.min(requests.length, script.length - 1)];
  requests.push(seen);
  response.on('error', () => undefined);
  give?.(response, seen);
}
