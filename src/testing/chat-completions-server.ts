import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** One scripted answer of the endpoint. */
export type EndpointReply =
  | Readonly<{ kind: 'stream'; chunks: readonly unknown[]; usage?: Readonly<{ prompt_tokens: number; completion_tokens: number }> }>
  | Readonly<{ kind: 'status'; status: number; headers?: Readonly<Record<string, string>>; body?: unknown }>
  | Readonly<{ kind: 'broken-stream'; chunks: readonly unknown[] }>
  | Readonly<{ kind: 'raw'; text: string }>
  | Readonly<{ kind: 'silence' }>;

export type ChatEndpoint = Readonly<{ url: string; requests: readonly Readonly<Record<string, unknown>>[]; remaining: () => number }> & AsyncDisposable;

/** A chunk with text. */
export const textChunk = (content: string): unknown => ({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
/** A chunk with a piece of a tool call. */
export const callChunk = (index: number, part: Readonly<{ id?: string; name?: string; arguments?: string }>): unknown => ({
  choices: [
    {
      index: 0,
      delta: {
        tool_calls: [
          {
            index,
            ...(part.id === undefined ? {} : { id: part.id }),
            type: 'function',
            function: { ...(part.name === undefined ? {} : { name: part.name }), ...(part.arguments === undefined ? {} : { arguments: part.arguments }) },
          },
        ],
      },
      finish_reason: null,
    },
  ],
});
export const finishChunk = (reason: 'stop' | 'tool_calls' | 'length'): unknown => ({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });

/** A local HTTP server that speaks the chat-completions streaming protocol from a script; loopback only, for tests through the real SDK. */
export async function startChatEndpoint(replies: readonly EndpointReply[]): Promise<ChatEndpoint> {
  const script = [...replies];
  const requests: Readonly<Record<string, unknown>>[] = [];
  const server = createServer((request, response) => void handle(request, response, script, requests));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/v1`, requests, remaining: () => script.length, [Symbol.asyncDispose]: () => close(server) };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  script: EndpointReply[],
  requests: Readonly<Record<string, unknown>>[],
): Promise<void> {
  let body = '';
  for await (const piece of request) body += String(piece);
  requests.push({ path: request.url, authorization: request.headers.authorization, ...JSON.parse(body) });
  const reply = script.shift() ?? { kind: 'status', status: 500, body: { error: { message: 'the script has run dry' } } };
  switch (reply.kind) {
    case 'status':
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(JSON.stringify(reply.body ?? { error: { message: `status ${reply.status}` } }));
      return;
    case 'silence':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      return;
    case 'raw':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(reply.text);
      return;
    case 'broken-stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const chunk of reply.chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
      setImmediate(() => response.destroy());
      return;
    case 'stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const chunk of reply.chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
      response.write(`data: ${JSON.stringify({ choices: [], usage: reply.usage ?? { prompt_tokens: 10, completion_tokens: 5 } })}\n\n`);
      response.end('data: [DONE]\n\n');
  }
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
