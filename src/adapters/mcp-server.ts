import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Actor } from '../domain/actor.js';
import { CopilotError, toCopilotError } from '../domain/errors.js';
import type { ReadTool } from '../ports/tool.js';

export type McpParts = Readonly<{ tools: readonly ReadTool[]; actor: Actor; version: string }>;

/** Our read tools over the Model Context Protocol, with the rights of one role. Tools that change something are not offered: they need our approvals. */
export function createMcpServer({ tools, actor, version }: McpParts): Server {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const server = new Server({ name: 'shiftmate', version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, description, inputJsonSchema, outputJsonSchema, withinCollection }) => ({
      name,
      description,
      inputSchema: { ...withCollection(inputJsonSchema, withinCollection === true), type: 'object' as const },
      ...(outputJsonSchema === undefined ? {} : { outputSchema: { ...outputJsonSchema(), type: 'object' as const } }),
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async (request, extra) => {
    const tool = byName.get(request.params.name);
    if (tool === undefined) return failure(`There is no tool ${request.params.name}; the tools are ${[...byName.keys()].join(', ')}.`);
    try {
      const { collection, ...input } = tool.withinCollection === true ? within(request.params.arguments) : whole(request.params.arguments);
      const result = await tool.run(input, {
        callId: String(extra.requestId),
        actor,
        signal: extra.signal,
        progress: () => undefined,
        collection,
      });
      const text = JSON.stringify(result);
      // The same twice, as the protocol asks: for clients that read the structure, and for those that read only text.
      return { content: [{ type: 'text' as const, text }], ...(tool.outputJsonSchema === undefined ? {} : { structuredContent: JSON.parse(text) }) };
    } catch (error) {
      return failure(toCopilotError(error).message);
    }
  });
  return server;
}

type Arguments = Readonly<Record<string, unknown>> | undefined;

const whole = (given: Arguments) => ({ ...given, collection: null });

/** The collection that a client keeps to is no input of the tool: it decides which papers the tool sees. */
function within(given: Arguments): Readonly<Record<string, unknown>> & Readonly<{ collection: string | null }> {
  const { collection, ...input } = given ?? {};
  if (collection !== undefined && (typeof collection !== 'string' || collection === ''))
    throw new CopilotError({ code: 'input-invalid', message: 'The collection must be a name.' });
  return { ...input, collection: collection ?? null };
}

/** A tool that reads documents can be kept to one collection of them. */
function withCollection(schema: Readonly<Record<string, unknown>>, reads: boolean): Readonly<Record<string, unknown>> {
  if (!reads) return schema;
  const collection = { type: 'string', minLength: 1, description: 'Only the documents of this collection; all that the role may read when left out' };
  return { ...schema, properties: { ...(schema['properties'] as object | undefined), collection } };
}

function failure(text: string) {
  return { content: [{ type: 'text' as const, text }], isError: true };
}

/** Serves standard input and output until the client goes away or the signal aborts. */
export async function serveMcpOverStdio(parts: McpParts, signal: AbortSignal): Promise<void> {
  const server = createMcpServer(parts);
  const closed = new Promise<void>((resolve) => {
    server.onclose = () => resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
}

/** There is no stream and no session to open or end, and the protocol asks for 405 then. */
export function refuseMcpMethod(response: ServerResponse): void {
  const error = { code: -32_000, message: 'Only POST is answered here: every request stands for itself, there is no stream and no session.' };
  response.writeHead(405, { allow: 'POST', 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', error, id: null }));
}

/** Answers one HTTP request of a stateless MCP client; `body` is the parsed JSON. */
export async function handleMcpRequest(parts: McpParts, request: IncomingMessage, response: ServerResponse, body: unknown): Promise<void> {
  const server = createMcpServer(parts);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.on('close', () => void transport.close().then(() => server.close()));
  await server.connect(transport);
  await transport.handleRequest(request, response, body);
}
