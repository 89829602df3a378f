import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../ports/model.js';
import { callChunk, type EndpointReply, finishChunk, startChatEndpoint, textChunk } from '../../testing/chat-completions-server.js';
import { describeChatModel, modelRequest } from '../../testing/contracts/chat-model.js';
import { createOpenAiChatModel } from './openai-chat-model.js';

const options = { apiKey: 'test', model: 'tiny', maxRetries: 0, firstTokenTimeoutMs: 20_000, nextTokenTimeoutMs: 20_000 };
const spoken: EndpointReply = { kind: 'stream', chunks: [textChunk('Hel'), textChunk('lo.'), finishChunk('stop')] };
const called: EndpointReply = {
  kind: 'stream',
  chunks: [callChunk(0, { id: 'a', name: 'look' }), callChunk(0, { arguments: '{"at"' }), callChunk(0, { arguments: ':"x"}' }), finishChunk('tool_calls')],
};

async function withEndpoint(replies: readonly EndpointReply[], overrides: Readonly<Record<string, unknown>> = {}) {
  const endpoint = await startChatEndpoint(replies);
  return { endpoint, model: createOpenAiChatModel({ ...options, baseUrl: endpoint.url, ...overrides }), close: async () => endpoint[Symbol.asyncDispose]() };
}

async function exchange(replies: readonly EndpointReply[], overrides: Readonly<Record<string, unknown>> = {}) {
  const { endpoint, model, close } = await withEndpoint(replies, overrides);
  const events: ModelEvent[] = [];
  for await (const event of model.stream(modelRequest, new AbortController().signal)) events.push(event);
  await close();
  return { events, requests: endpoint.requests };
}

describeChatModel('openai SDK against a local endpoint', {
  speaks: () => withEndpoint([spoken]),
  calls: () => withEndpoint([called]),
  fails: () => withEndpoint([{ kind: 'status', status: 500 }]),
});

describe('the OpenAI adapter', () => {
  it('sends system, messages and tools, and reads text and usage', async () => {
    const { events, requests } = await exchange([spoken]);
    expect(requests[0]).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer test',
      model: 'tiny',
      stream: true,
      messages: [
        { role: 'system', content: 'You test.' },
        { role: 'user', content: 'Who are you?' },
      ],
      tools: [{ type: 'function', function: { name: 'look' } }],
    });
    expect(events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('')).toBe('Hello.');
    expect(events.at(-1)).toEqual({ type: 'model-end', reason: 'stop', usage: { inputTokens: 10, outputTokens: 5 } });
  });

  it('reads parallel tool calls', async () => {
    const { events } = await exchange([
      {
        kind: 'stream',
        chunks: [
          callChunk(0, { id: 'a', name: 'look', arguments: '{}' }),
          callChunk(1, { id: 'b', name: 'look', arguments: '{"at":"y"}' }),
          finishChunk('tool_calls'),
        ],
      },
    ]);
    expect(events.flatMap((event) => (event.type === 'tool-call' ? [event.call] : []))).toEqual([
      { callId: 'a', toolName: 'look', input: {} },
      { callId: 'b', toolName: 'look', input: { at: 'y' } },
    ]);
  });

  it.each([
    ['single quotes and a trailing comma', "{'at': 'x',}"],
    ['a missing closer', '{"at": "x"'],
    ['a code fence', '```json\n{"at":"x"}\n```'],
    ['double encoding', '"{\\"at\\":\\"x\\"}"'],
    ['bare keys', '{at: "x"}'],
  ])('repairs tool arguments with %s', async (_what, argumentsText) => {
    const { events } = await exchange([
      { kind: 'stream', chunks: [callChunk(0, { id: 'a', name: 'look', arguments: argumentsText }), finishChunk('tool_calls')] },
    ]);
    expect(events[0]).toMatchObject({ call: { input: { at: 'x' } } });
  });

  it('gives a call without id one, and hands unreadable arguments on to be refused by the tool', async () => {
    const { events } = await exchange([
      { kind: 'stream', chunks: [callChunk(0, { name: 'look', arguments: 'at the pump please' }), finishChunk('tool_calls')] },
    ]);
    expect(events[0]).toEqual({ type: 'tool-call', call: { callId: 'call-1-look', toolName: 'look', input: { unreadable: 'at the pump please' } } });
  });

  it('understands tool calls that a weak model writes into its text, and shows none of it', async () => {
    const { events } = await exchange([
      { kind: 'stream', chunks: [textChunk('<tool_call>{"name":"look",'), textChunk('"arguments":{"at":"x"}}</tool_call>'), finishChunk('stop')] },
    ]);
    expect(events).toMatchObject([
      { type: 'tool-call', call: { toolName: 'look', input: { at: 'x' } } },
      { type: 'model-end', reason: 'tool-calls' },
    ]);
  });

  it.each([
    ['a refused key', { kind: 'status', status: 401 }, 'model-refused'],
    ['an unknown model', { kind: 'status', status: 404 }, 'model-refused'],
    ['no capacity', { kind: 'status', status: 429 }, 'rate-limited'],
    ['a server error', { kind: 'status', status: 503 }, 'model-unreachable'],
    ['silence', { kind: 'silence' }, 'model-timeout'],
    ['a stream that breaks', { kind: 'broken-stream', chunks: [textChunk('Hel')] }, 'model-unreachable'],
    ['an empty reply', { kind: 'stream', chunks: [finishChunk('stop')] }, 'model-unreachable'],
    ['an error inside the stream', { kind: 'raw', text: 'data: {"error":{"message":"overloaded"}}\n\n' }, 'model-unreachable'],
  ] as ReadonlyArray<readonly [string, EndpointReply, string]>)('reports %s as %s', async (_what, reply, code) => {
    const { events } = await exchange([reply], reply.kind === 'silence' ? { firstTokenTimeoutMs: 200 } : {});
    expect(events.at(-1)).toMatchObject({ type: 'model-error', error: { code } });
  });

  it('retries what the endpoint says can be retried, with Retry-After', async () => {
    const { events, requests } = await exchange([{ kind: 'status', status: 429, headers: { 'retry-after-ms': '5' } }, spoken], { maxRetries: 1 });
    expect(requests).toHaveLength(2);
    expect(events.at(-1)?.type).toBe('model-end');
  });

  it('says that an endpoint that is not there cannot be reached', async () => {
    const model = createOpenAiChatModel({ ...options, baseUrl: 'http://127.0.0.1:9/v1' });
    const events: ModelEvent[] = [];
    for await (const event of model.stream(modelRequest, new AbortController().signal)) events.push(event);
    expect(events).toMatchObject([{ type: 'model-error', error: { code: 'model-unreachable' } }]);
  });
});
