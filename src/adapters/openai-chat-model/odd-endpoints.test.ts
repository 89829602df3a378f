import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../ports/model.js';
import { modelRequest } from '../../testing/contracts/chat-model.js';
import { createOpenAiChatModel } from './openai-chat-model.js';

type Sent = Readonly<{ type?: string; bytes: readonly Uint8Array[] }>;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const chunk = (delta: unknown, finish: unknown = null): string => JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] });
const lines = (...data: readonly string[]): Sent => ({ bytes: [bytes(data.map((text) => `data: ${text}\n\n`).join(''))] });

/** What the adapter makes of exactly these bytes. */
async function read({ type = 'text/event-stream', bytes: parts }: Sent): Promise<readonly ModelEvent[]> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      response.writeHead(200, { 'content-type': type });
      void (async () => {
        for (const part of parts) {
          response.write(part);
          await new Promise((resolve) => setImmediate(resolve));
        }
        response.end();
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const model = createOpenAiChatModel({ apiKey: 'none', baseUrl: `http://127.0.0.1:${port}/v1`, model: 'odd', maxRetries: 0 });
  const events: ModelEvent[] = [];
  for await (const event of model.stream(modelRequest, new AbortController().signal)) events.push(event);
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return events;
}

const textOf = (events: readonly ModelEvent[]): string => events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('');
const callsOf = (events: readonly ModelEvent[]) =>
  events.flatMap((event) => (event.type === 'tool-call' ? [{ name: event.call.toolName, input: event.call.input }] : []));
const end = 'data: [DONE]\n\n';
const hello = `data: ${chunk({ content: 'It is 48 °C.' })}\n\n`;

describe('text from endpoints that take the protocol lightly', () => {
  const degree = bytes(`${hello}data: ${chunk({}, 'stop')}\n\n${end}`);
  const cut = degree.indexOf(0xc2) + 1;
  const odd: ReadonlyArray<readonly [string, Sent]> = [
    ['no space after the colon', { bytes: [bytes(`data:${chunk({ content: 'It is 48 °C.' })}\n\ndata:${chunk({}, 'stop')}\n\ndata:[DONE]\n\n`)] }],
    ['CRLF', { bytes: [bytes(`${hello}data: ${chunk({}, 'stop')}\n\n${end}`.replaceAll('\n', '\r\n'))] }],
    ['bare CR', { bytes: [bytes(`${hello}data: ${chunk({}, 'stop')}\n\n${end}`.replaceAll('\n', '\r'))] }],
    [
      'comments, event names, ids and retry lines',
      { bytes: [bytes(`: ping\n\nevent: message\nid: 7\nretry: 100\n${hello}: ping\n\ndata: ${chunk({}, 'stop')}\n\n${end}`)] },
    ],
    [
      'no blank lines between events',
      { bytes: [bytes(`data: ${chunk({ content: 'It is ' })}\ndata: ${chunk({ content: '48 °C.' })}\ndata: ${chunk({}, 'stop')}\ndata: [DONE]`)] },
    ],
    ['a character split over two reads', { bytes: [degree.slice(0, cut), degree.slice(cut)] }],
    ['one byte a read', { bytes: [...degree].map((byte) => Uint8Array.of(byte)) }],
    ['no [DONE]', lines(chunk({ content: 'It is 48 °C.' }), chunk({}, 'stop'))],
    ['no finish reason', { bytes: [bytes(`${hello}${end}`)] }],
    [
      'neither, but usage at the end',
      lines(chunk({ content: 'It is 48 °C.' }), JSON.stringify({ choices: [], usage: { prompt_tokens: 9, completion_tokens: 3 } })),
    ],
    [
      'an empty finish reason on every piece',
      lines(chunk({ role: 'assistant', content: '' }, ''), chunk({ content: 'It is 48 °C.' }, ''), chunk({}, 'stop'), '[DONE]'),
    ],
    ['null content first', lines(chunk({ role: 'assistant', content: null }), chunk({ content: 'It is 48 °C.' }), chunk({ content: null }, 'stop'), '[DONE]')],
    [
      'thoughts in fields of their own',
      lines(chunk({ reasoning_content: 'Let me see.' }), chunk({ reasoning: 'Hm.' }), chunk({ content: 'It is 48 °C.' }, 'stop'), '[DONE]'),
    ],
    [
      'content in parts',
      lines(
        chunk(
          {
            content: [
              { type: 'text', text: 'It is ' },
              { type: 'text', text: '48 °C.' },
            ],
          },
          'stop',
        ),
        '[DONE]',
      ),
    ],
    [
      'the whole message once more at the end',
      lines(chunk({ content: 'It is 48 °C.' }), JSON.stringify({ choices: [{ message: { content: 'It is 48 °C.' }, finish_reason: 'stop' }] }), '[DONE]'),
    ],
    [
      'thoughts among the parts of the content',
      lines(
        chunk(
          {
            content: [
              { type: 'reasoning', text: 'Maybe 77.' },
              { type: 'text', text: 'It is 48 °C.' },
            ],
          },
          'stop',
        ),
        '[DONE]',
      ),
    ],
    [
      'a second voice beside the first',
      lines(
        JSON.stringify({
          choices: [
            { index: 1, delta: { content: 'Or 77.' } },
            { index: 0, delta: { content: 'It is 48 °C.' } },
          ],
        }),
        JSON.stringify({ choices: [{ index: 1, delta: { content: 'Or 78.' } }] }),
        chunk({}, 'stop'),
        '[DONE]',
      ),
    ],
    [
      'an event over two data lines',
      {
        bytes: [bytes(`data: {"choices":\ndata: [{"index":0,"delta":{"content":"It is 48 °C."}}]}\n\ndata: ${chunk({}, 'stop')}\n\n${end}`)],
      },
    ],
    [
      'a whole reply over many lines, named as text',
      {
        type: 'text/plain',
        bytes: [bytes(JSON.stringify({ choices: [{ message: { content: 'It is 48 °C.' }, finish_reason: 'stop' }] }, null, 2))],
      },
    ],
    ['a byte order mark first', { bytes: [bytes(`\uFEFF${hello}data: ${chunk({}, 'stop')}\n\n${end}`)] }],
    [
      'junk between the events',
      lines('null', '"x"', chunk({ content: 'It is 48 °C.' }), '{broken', '[]', '{"choices":null}', '{"choices":[]}', chunk({}, 'stop'), '[DONE]'),
    ],
    [
      'a whole reply though a stream was asked for',
      { type: 'application/json', bytes: [bytes(JSON.stringify({ choices: [{ message: { content: 'It is 48 °C.' }, finish_reason: 'stop' }] }))] },
    ],
    ['a whole reply named as a stream', { bytes: [bytes(JSON.stringify({ choices: [{ message: { content: 'It is 48 °C.' }, finish_reason: 'stop' }] }))] }],
    ['a stream named as JSON', { type: 'application/json; charset=utf-8', bytes: [bytes(`${hello}data: ${chunk({}, 'stop')}\n\n${end}`)] }],
    [
      'lines of JSON',
      { type: 'application/x-ndjson', bytes: [bytes(`${chunk({ content: 'It is ' })}\n${chunk({ content: '48 °C.' })}\n${chunk({}, 'stop')}\n`)] },
    ],
    ['the text field of old completions', lines(JSON.stringify({ choices: [{ text: 'It is 48 °C.', finish_reason: 'stop' }] }), '[DONE]')],
  ];
  it.each(odd)('%s', async (_what, sent) => {
    const events = await read(sent);
    expect(textOf(events)).toBe('It is 48 °C.');
    expect(events.at(-1)).toMatchObject({ type: 'model-end', reason: 'stop' });
  });

  it.each<readonly [string, Sent]>([
    ['nothing at all', { bytes: [] }],
    ['only a thought', lines(chunk({ reasoning_content: 'Hm.' }), chunk({}, 'stop'), '[DONE]')],
    ['an error object', lines(JSON.stringify({ object: 'error', message: 'out of memory', code: 500 }))],
    ['an error field', lines(JSON.stringify({ error: { message: 'overloaded' } }))],
    ['a page of HTML', { type: 'text/html', bytes: [bytes('<html><body>Login</body></html>')] }],
    ['a broken-off stream', lines(chunk({ content: 'It is' }))],
    ['an end for an error', lines(chunk({ content: 'It is' }), chunk({}, 'error'), '[DONE]')],
  ])('takes %s for a failure and shows none of what the endpoint said about itself', async (_what, sent) => {
    const events = await read(sent);
    expect(events.at(-1)).toMatchObject({ type: 'model-error', error: { code: 'model-unreachable' } });
    expect(JSON.stringify(events)).not.toMatch(/out of memory|overloaded|Login/u);
  });
});

it.each([
  ['a refusal', lines(chunk({ refusal: 'I cannot.' }), chunk({}, 'stop'), '[DONE]'), /declined/u],
  ["an endpoint's filter", lines(chunk({}, 'content_filter'), '[DONE]'), /content filter/u],
  ['a reply that is all thought', lines(chunk({ reasoning_content: 'Hm.' }), chunk({}, 'length'), '[DONE]'), /length limit/u],
] as const)('%s is a refusal that is not asked for again', async (_what, sent, says) => {
  const last = (await read(sent)).at(-1);
  expect(last).toMatchObject({ type: 'model-error', error: { code: 'model-refused', message: expect.stringMatching(says) } });
});

describe('calls from endpoints that take the protocol lightly', () => {
  const call = (part: unknown): string => chunk({ tool_calls: [part] });
  const done = [chunk({}, 'tool_calls'), '[DONE]'];
  const x = { name: 'look', input: { at: 'x' } };
  const y = { name: 'look', input: { at: 'y' } };
  it.each<readonly [string, Sent, readonly unknown[]]>([
    ['arguments as an object', lines(call({ index: 0, id: 'a', function: { name: 'look', arguments: { at: 'x' } } }), ...done), [x]],
    ['no index', lines(call({ id: 'a', function: { name: 'look', arguments: '{"at"' } }), call({ function: { arguments: ':"x"}' } }), ...done), [x]],
    [
      'no index, two calls',
      lines(
        call({ id: 'a', function: { name: 'look', arguments: '{"at":"x"}' } }),
        call({ id: 'b', function: { name: 'look', arguments: '{"at":"y"}' } }),
        ...done,
      ),
      [x, y],
    ],
    [
      'no index and no id, two calls',
      lines(call({ function: { name: 'look', arguments: '{"at":"x"}' } }), call({ function: { name: 'look', arguments: '{"at":"y"}' } }), ...done),
      [x, y],
    ],
    [
      'index 0 for every call',
      lines(
        call({ index: 0, id: 'a', function: { name: 'look', arguments: '{"at":"x"}' } }),
        call({ index: 0, id: 'b', function: { name: 'look', arguments: '{"at":"y"}' } }),
        ...done,
      ),
      [x, y],
    ],
    [
      'two calls interleaved',
      lines(
        call({ index: 0, id: 'a', function: { name: 'look', arguments: '{"at' } }),
        call({ index: 1, id: 'b', function: { name: 'look', arguments: '{"at' } }),
        call({ index: 0, function: { arguments: '":"x"}' } }),
        call({ index: 1, function: { arguments: '":"y"}' } }),
        ...done,
      ),
      [x, y],
    ],
    [
      'id and name repeated in every piece',
      lines(
        call({ index: 0, id: 'a', function: { name: 'look', arguments: '{"at":' } }),
        call({ index: 0, id: 'a', function: { name: 'look', arguments: '"x"}' } }),
        ...done,
      ),
      [x],
    ],
    [
      'a null id and a null name in later pieces',
      lines(
        call({ index: 0, id: 'a', function: { name: 'look', arguments: '{"at":' } }),
        call({ index: 0, id: null, function: { name: null, arguments: '"x"}' } }),
        ...done,
      ),
      [x],
    ],
    ['an index as text', lines(call({ index: '0', id: 'a', function: { name: 'look', arguments: '{"at":"x"}' } }), ...done), [x]],
    ['one call in no list', lines(chunk({ tool_calls: { id: 'a', function: { name: 'look', arguments: '{"at":"x"}' } } }), ...done), [x]],
    [
      'nothing in the list beside a call',
      lines(chunk({ tool_calls: [null, { index: 0, id: 'a', function: { name: 'look', arguments: '{"at":"x"}' } }] }), ...done),
      [x],
    ],
    [
      'one id for two calls',
      lines(
        call({ index: 0, id: 'a', function: { name: 'look', arguments: '{"at":"x"}' } }),
        call({ index: 1, id: 'a', function: { name: 'look', arguments: '{"at":"y"}' } }),
        ...done,
      ),
      [x, y],
    ],
    ['a name with its namespace', lines(call({ index: 0, id: 'a', function: { name: ' functions.Look', arguments: '{"at":"x"}' } }), ...done), [x]],
    ['finish reason stop', lines(call({ index: 0, id: 'a', function: { name: 'look', arguments: '{"at":"x"}' } }), chunk({}, 'stop'), '[DONE]'), [x]],
    [
      'the old function_call',
      lines(
        chunk({ function_call: { name: 'look', arguments: '{"at":' } }),
        chunk({ function_call: { arguments: '"x"}' } }),
        chunk({}, 'function_call'),
        '[DONE]',
      ),
      [x],
    ],
    [
      'a whole reply',
      {
        type: 'application/json',
        bytes: [
          bytes(
            JSON.stringify({
              choices: [
                {
                  message: { content: null, tool_calls: [{ id: 'a', type: 'function', function: { name: 'look', arguments: '{"at":"x"}' } }] },
                  finish_reason: 'tool_calls',
                },
              ],
            }),
          ),
        ],
      },
      [x],
    ],
    [
      'text before the call',
      lines(chunk({ content: 'Let me look.' }), call({ index: 0, id: 'a', function: { name: 'look', arguments: '{"at":"x"}' } }), ...done),
      [x],
    ],
    [
      'a call written after text',
      lines(
        chunk({ content: 'Let me look.\n<tool_call>\n' }),
        chunk({ content: '{"name": "look", "arguments": {"at": "x"}}\n</tool_' }),
        chunk({ content: 'call>' }, 'stop'),
        '[DONE]',
      ),
      [x],
    ],
  ])('%s', async (_what, sent, meant) => {
    const events = await read(sent);
    expect(callsOf(events)).toEqual(meant);
    const ids = events.flatMap((event) => (event.type === 'tool-call' ? [event.call.callId] : []));
    expect(new Set(ids).size).toBe(ids.length);
    expect(events.at(-1)).toMatchObject({ type: 'model-end', reason: 'tool-calls' });
  });
});
