import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { describe, expect, it } from 'vitest';
import { demoActor } from '../domain/actor.js';
import type { ReadTool } from '../ports/tool.js';
import { createMcpServer } from './mcp-server.js';

/** A tool that gives one number; the schema says that it does. */
const level: ReadTool = {
  name: 'read_level',
  description: 'The level of the tank',
  inputJsonSchema: { type: 'object', properties: {} },
  effect: 'read',
  outputJsonSchema: () => ({ type: 'object', properties: { output: { type: 'object', properties: { level: { type: 'number' } }, required: ['level'] } } }),
  run: async () => ({ output: { level: 41.5 }, evidence: [{ kind: 'asset', label: 'Tank', quote: 'Tank', equipment: 'T-101' as never }] }),
};

async function connected(tools: readonly ReadTool[]): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer({ tools, actor: demoActor('technician'), version: 'test' }).connect(ours);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(theirs);
  return client;
}

describe('the read tools over MCP', () => {
  it('names the form of its results, and gives them in it beside the text', async () => {
    const client = await connected([level]);
    expect((await client.listTools()).tools[0]?.outputSchema).toMatchObject({ type: 'object' });
    const { content, structuredContent } = await client.callTool({ name: 'read_level', arguments: {} });
    expect(structuredContent).toMatchObject({ output: { level: 41.5 } });
    expect(JSON.parse((content as { text: string }[])[0]?.text ?? '')).toEqual(structuredContent);
  });

  it('keeps a tool that reads documents to the collection that the client names', async () => {
    const seen: unknown[] = [];
    const papers: ReadTool = {
      ...level,
      name: 'search',
      withinCollection: true,
      run: async (input, { collection }) => {
        seen.push([input, collection]);
        return { output: { level: 1 }, evidence: [] };
      },
    };
    const client = await connected([papers, level]);
    const properties = (await client.listTools()).tools.map(({ inputSchema }) => Object.keys(inputSchema.properties ?? {}));
    expect(properties).toEqual([['collection'], []]);
    await client.callTool({ name: 'search', arguments: { query: 'oil', collection: 'hospital' } });
    await client.callTool({ name: 'search', arguments: { query: 'oil' } });
    expect(seen).toEqual([
      [{ query: 'oil' }, 'hospital'],
      [{ query: 'oil' }, null],
    ]);
    expect(await client.callTool({ name: 'search', arguments: { query: 'oil', collection: 7 } })).toMatchObject({ isError: true });
  });

  it('gives an unknown tool as an error in words, without a structure', async () => {
    const client = await connected([level]);
    expect(await client.callTool({ name: 'open_valve', arguments: {} })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('read_level') }],
    });
  });
});
