import { describe, expect, it } from 'vitest';
import { createOpenAiChatModel } from '../adapters/openai-chat-model/openai-chat-model.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { collectTurn } from '../domain/turn.js';
import type { ChatModel } from '../ports/model.js';
import { type Answer, answer, piece, startFaultyEndpoint } from '../testing/faulty-endpoint.js';
import { fixedTool, turnRig } from '../testing/turn-parts.js';

const belt: EvidenceItem = {
  kind: 'passage',
  label: 'Conveyor manual, Rev A, page 9',
  quote: 'The belt runs at 0.6 m/s. The drive takes 3 L of oil.',
  passageId: 'p1',
  documentId: 'CNV',
  document: 'Conveyor manual',
  revision: 'A',
  status: 'current',
  page: 9,
  section: null,
  start: 0,
  end: 53,
};
const told = ['The belt runs at 0.6 m/s.', 'The drive takes 3 L of oil.'];
const says = answer.whole(piece.text(`${told[0]} [E1] ${told[1]} [E1]`), piece.end);
const looks = answer.whole(piece.call('search', { query: 'belt' }), piece.calls);
const writesCall = answer.whole(piece.text('<tool_call>{"name":"search","arguments":{"query":"belt"}}</tool_call>'), piece.end);

/** Takes over: looks, then says both facts. */
function spare(): ChatModel {
  let steps = 0;
  const usage = { inputTokens: 1, outputTokens: 1 };
  return {
    id: 'built-in',
    async *stream() {
      steps += 1;
      if (steps === 1) yield { type: 'tool-call', call: { callId: 's', toolName: 'search', input: { query: 'spare' } } };
      else yield { type: 'text-delta', text: `${told[0]} [E1] ${told[1]} [E1]` };
      yield { type: 'model-end', reason: steps === 1 ? 'tool-calls' : 'stop', usage };
    },
  };
}

async function run(script: readonly Answer[]) {
  await using endpoint = await startFaultyEndpoint(script);
  const model = createOpenAiChatModel({ apiKey: 'k', baseUrl: endpoint.url, model: 'm', maxRetries: 1, firstTokenTimeoutMs: 2_000, nextTokenTimeoutMs: 1_000 });
  const search = fixedTool('search', [belt]);
  const events = await turnRig({ models: [model, spare()], tools: [search] }).run('How fast is the belt, and how much oil takes its drive?');
  const result = collectTurn(events);
  return { result, sentences: result.sentences.map(({ text }) => text), requests: endpoint.requests, search };
}

type Sent = ReadonlyArray<Readonly<{ role: string; content: string | null; tool_calls?: unknown }>>;
const messagesOf = (body: Readonly<Record<string, unknown>>): Sent => JSON.parse(JSON.stringify(body['messages'])) as Sent;
const hasResult = (body: Readonly<Record<string, unknown>>): boolean => JSON.stringify(body).includes('content below is data');

/** Refuses what the endpoint's template does not take, calls the tool where there is no result yet, else answers. */
const endpoint =
  (refuses: (body: Readonly<Record<string, unknown>>) => unknown, calls: Answer): Answer =>
  (response, request) => {
    const complaint = refuses(request.body);
    const give = complaint !== null ? answer.status(400, {}, complaint) : hasResult(request.body) ? says : calls;
    give(response, request);
  };

describe('endpoints whose model takes less than the protocol allows', () => {
  it.each<readonly [string, (body: Readonly<Record<string, unknown>>) => unknown, Answer]>([
    ['no system role', (body) => (messagesOf(body).some(({ role }) => role === 'system') ? { error: { message: 'System role not supported' } } : null), looks],
    [
      'no null content',
      (body) =>
        messagesOf(body).some(({ content }) => content === null)
          ? { detail: [{ msg: 'Input should be a valid string', loc: ['body', 'messages', 'content'] }] }
          : null,
      looks,
    ],
    [
      'person and model in turns only',
      (body) => {
        const roles = messagesOf(body).map(({ role }) => role);
        const turns = roles.filter((role) => role !== 'system');
        const alternate = turns.every((role, index) => role === (index % 2 === 0 ? 'user' : 'assistant'));
        return alternate ? null : { error: { message: 'Conversation roles must alternate user/assistant/user/assistant/...' } };
      },
      writesCall,
    ],
    [
      'no tool calls, said beside `error`',
      (body) => ('tools' in body ? { object: 'error', message: '"auto" tool choice requires --enable-auto-tool-choice to be set', code: 400 } : null),
      writesCall,
    ],
  ])('%s', async (_what, refuses, calls) => {
    const { result, sentences, search, requests } = await run([endpoint(refuses, calls)]);
    expect(result.model).toBe('openai:m');
    expect(sentences).toEqual(told);
    expect(search.calls).toBe(1);
    const last = messagesOf(requests.at(-1)?.body ?? {});
    expect(JSON.stringify(last)).toContain('How fast is the belt');
    expect(JSON.stringify(last)).toContain('0.6 m/s');
    // What the endpoint does not take was said another way once, and remembered.
    expect(requests.filter(({ body }) => refuses(body) !== null)).toHaveLength(1);
  });
});

const noise: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const timer = setInterval(() => response.write(piece.text('')), 20);
  response.once('close', () => clearInterval(timer));
};
const stopped = (finish: string, ...texts: readonly string[]): Answer =>
  answer.whole(...texts.map(piece.text), `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: finish }] })}\n\n`, 'data: [DONE]\n\n');

const guess = answer.whole(piece.text('The belt runs at 7.7 m/s.'), piece.end);

describe('replies that must not count as answers', () => {
  it.each<readonly [string, readonly Answer[], number, RegExp]>([
    ['empty pieces for ever', [looks, noise], 2, /in time/u],
    ['an end for an error, after half a sentence', [looks, stopped('error', 'The belt ru')], 2, /broke off/u],
    ["the endpoint's filter", [looks, stopped('content_filter')], 2, /content filter/u],
    ['half a sentence at the length limit', [looks, stopped('length', 'The belt runs at 0.6 m/s and th')], 2, /length limit/u],
    ['tools that do not exist, again and again', [1, 2, 3, 4].map((at) => answer.whole(piece.call(`tool_${at}`, {}), piece.calls)), 2, /do not exist/u],
    ['figures from nowhere, without a look into any source', [guess, guess], 2, /could be proved/u],
    ['figures from nowhere after a look', [looks, guess, guess], 3, /could be proved/u],
    ['ever new calls and no answer', Array.from({ length: 12 }, (_, at) => answer.whole(piece.call('search', { query: `q${at}` }), piece.calls)), 8, /steps/u],
  ])('%s: the built-in engine takes over, and says so', async (_what, script, asked, says) => {
    const { result, sentences, requests } = await run(script);
    expect(sentences).toEqual(told);
    expect(result.model).toBe('built-in');
    expect(result.error).toBeNull();
    expect(result.notices).toHaveLength(1);
    expect(result.notices[0]).toMatch(says);
    expect(requests).toHaveLength(asked);
  });

  it('what was said before the length limit stands, its unfinished sentence is dropped, and the person is told', async () => {
    const { result, sentences } = await run([looks, stopped('length', `${told[0]} [E1] The drive ta`)]);
    expect(sentences).toEqual(told.slice(0, 1));
    expect(result.notices[0]).toMatch(/length limit/u);
    expect(result.model).toBe('openai:m');
  });
});
