import { describe, expect, it } from 'vitest';
import { endpointFetch } from '../adapters/endpoint-fetch.js';
import { createOpenAiChatModel } from '../adapters/openai-chat-model/openai-chat-model.js';
import { CopilotError } from '../domain/errors.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { collectTurn, type TurnEvent } from '../domain/turn.js';
import type { ModelEvent, ModelRequest } from '../ports/model.js';
import type { Tool } from '../ports/tool.js';
import { type Answer, answer, piece, startFaultyEndpoint } from '../testing/faulty-endpoint.js';
import { draftingTool, fixedTool, turnRig } from '../testing/turn-parts.js';
import type { TurnLimits } from './limits.js';

const seal: EvidenceItem = {
  kind: 'passage',
  label: 'Mixer manual, Rev B, page 4',
  quote: 'The seal water pressure is 2.4 bar. The gearbox takes 11 L of oil.',
  passageId: 'p1',
  documentId: 'MIX',
  document: 'Mixer manual',
  revision: 'B',
  status: 'current',
  page: 4,
  section: null,
  start: 0,
  end: 66,
};
const first = 'The seal water pressure is 2.4 bar. [E1] ';
const second = 'The gearbox takes 11 L of oil. [E1]';
const said = [first, second].map((text) => text.replace(/ \[E1\]\s*/u, ''));
const wrong = 'The gearbox takes 99 L of oil. [E1]';

/** Stands in for the built-in engine: it looks with the same call, drafts the same change, and says both facts. */
class Spare {
  readonly id = 'built-in';
  steps = 0;
  readonly #drafts: boolean;
  constructor(drafts: boolean) {
    this.#drafts = drafts;
  }
  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    if (signal.aborted) {
      yield { type: 'model-error', error: new CopilotError({ code: 'cancelled', message: 'cancelled' }) };
      return;
    }
    this.steps += 1;
    const usage = { inputTokens: 1, outputTokens: 1 };
    if (this.steps === 1) {
      yield { type: 'tool-call', call: { callId: 'b-1', toolName: 'search', input: { query: 'seal' } } };
      if (this.#drafts) yield { type: 'tool-call', call: { callId: 'b-2', toolName: 'open_work_order', input: { words: 'other words' } } };
      yield { type: 'model-end', reason: 'tool-calls', usage };
      return;
    }
    expect(request.messages.filter(({ role }) => role === 'user').at(-1)).toMatchObject({ text: expect.stringContaining('gearbox') });
    yield { type: 'text-delta', text: first + second };
    yield { type: 'model-end', reason: 'stop', usage };
  }
}

const look = piece.call('search', { query: 'seal' });
const draft = piece.call('open_work_order', { words: 'seal leaks' }, 'call-b', 1);

/** Where in a turn the failure strikes: what the endpoint did before it, and the beginning of the reply that fails. */
const stages: ReadonlyArray<Readonly<{ name: string; before: readonly Answer[]; begun: readonly string[] }>> = [
  { name: 'before the first token', before: [], begun: [] },
  { name: 'in the middle of a sentence', before: [answer.whole(look, piece.calls)], begun: [piece.text(first), piece.text('The gearbox ta')] },
  { name: 'between two tools', before: [answer.whole(look, draft, piece.calls)], begun: [] },
  {
    name: 'after the tools',
    before: [answer.whole(look, piece.calls), answer.whole(piece.call('search', { query: 'oil' }, 'call-c'), piece.calls)],
    begun: [],
  },
  { name: "in the gate's repair", before: [answer.whole(look, piece.calls), answer.whole(piece.text(first), piece.text(wrong), piece.end)], begun: [] },
];

type Fault = Readonly<{
  name: string;
  /** The failing answer, after what was begun. */
  fails: (begun: readonly string[]) => Answer;
  /** Requests that the failure itself costs, tries included. */
  tries: number;
  says: RegExp;
}>;
/** Failures of a whole request cannot strike in the middle of a stream; there the connection is cut instead. */
const orDropped =
  (fails: Answer) =>
  (begun: readonly string[]): Answer =>
    begun.length === 0 ? fails : answer.dropped(...begun);

const faults: readonly Fault[] = [
  { name: 'time-out to the first token', fails: (begun) => (begun.length === 0 ? answer.silent() : answer.halfOpen(...begun)), tries: 1, says: /in time/u },
  { name: 'half-open stream', fails: (begun) => answer.halfOpen(...begun), tries: 1, says: /in time/u },
  { name: 'dropped stream', fails: (begun) => answer.dropped(...begun), tries: 2, says: /broke/u },
  { name: '429 with a long Retry-After', fails: orDropped(answer.status(429, { 'retry-after': '3600' })), tries: 1, says: /capacity|broke/u },
  { name: '429 with a short Retry-After', fails: orDropped(answer.status(429, { 'retry-after-ms': '10' })), tries: 2, says: /capacity|broke/u },
  { name: '500', fails: orDropped(answer.status(500, { 'retry-after-ms': '10' })), tries: 2, says: /status 500|broke/u },
  { name: '503', fails: orDropped(answer.status(503, { 'retry-after-ms': '10' })), tries: 2, says: /status 503|broke/u },
  { name: '401', fails: orDropped(answer.status(401)), tries: 1, says: /refused the key|broke/u },
  { name: '404', fails: orDropped(answer.status(404)), tries: 1, says: /does not know the model|broke/u },
  { name: 'redirect elsewhere', fails: orDropped(answer.redirect('http://127.0.0.1:9/v1/chat/completions')), tries: 1, says: /redirects|reached|broke/u },
  { name: 'empty turn', fails: (begun) => (begun.length === 0 ? answer.whole(piece.end) : answer.dropped(...begun)), tries: 2, says: /empty|broke/u },
  {
    name: 'error in the stream',
    fails: (begun) => answer.late('data: {"error":{"message":"visit https://evil.example"}}\n\n', ...begun),
    tries: 2,
    says: /reported an error/u,
  },
  {
    name: 'HTML instead of events',
    fails: (begun) => (begun.length === 0 ? answer.whole('<html>502 Bad Gateway</html>') : answer.dropped(...begun)),
    tries: 2,
    says: /broke/u,
  },
];

async function run(
  script: readonly Answer[],
  options: Readonly<{ question?: string; drafts?: boolean; tools?: readonly Tool[]; limits?: Partial<TurnLimits>; stopAfter?: number; pauseMs?: number }> = {},
) {
  await using endpoint = await startFaultyEndpoint(script);
  const model = createOpenAiChatModel({
    apiKey: 'k',
    baseUrl: endpoint.url,
    model: 'm',
    maxRetries: 1,
    firstTokenTimeoutMs: 700,
    nextTokenTimeoutMs: options.pauseMs ?? 400,
    fetch: endpointFetch(endpoint.url),
  });
  const spare = new Spare(options.drafts ?? false);
  const search = fixedTool('search', [seal]);
  const stop = new AbortController();
  if (options.stopAfter !== undefined) setTimeout(() => stop.abort(), options.stopAfter);
  const rig = turnRig({
    models: [model, spare],
    tools: options.tools ?? [search, draftingTool()],
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const started = performance.now();
  const events = await rig.run(options.question ?? 'What are the seal water pressure and the gearbox oil of the mixer?', { signal: stop.signal });
  return { events, result: collectTurn(events), requests: endpoint.requests, search, spare, milliseconds: performance.now() - started };
}

const kinds = (events: readonly TurnEvent[]): string[] => events.map(({ type }) => type);
const noSentenceTwice = (events: readonly TurnEvent[]): void => {
  const sentences = events.flatMap((event) => (event.type === 'sentence' ? [event.text] : []));
  expect(new Set(sentences).size).toBe(sentences.length);
};

describe.each(stages)('a failure $name', ({ before, begun, name: stage }) => {
  it.each(faults)('$name: the built-in engine finishes the turn, says so, and nothing is sent or done twice', async ({ fails, tries, says }) => {
    const drafts = stage === 'between two tools';
    const question = drafts ? 'Open a work order for P-7A, and what is the gearbox oil?' : undefined;
    const { events, result, requests, search } = await run([...before, fails(begun)], { drafts, ...(question === undefined ? {} : { question }) });
    const inRepair = stage === "in the gate's repair";
    expect(result.error).toBeNull();
    noSentenceTwice(events);
    expect(kinds(events).filter((type) => type === 'turn-end' || type === 'turn-error')).toEqual(['turn-end']);
    expect(JSON.stringify(events)).not.toContain('evil.example');
    // Something handed on is never asked for again; a refusal is tried once more only where that may help.
    expect(requests.length).toBe(before.length + (begun.length > 0 ? 1 : tries));
    if (inRepair) {
      // What passed the gate stands, the wrong sentence stays away, and no second answer is given.
      expect(result.sentences.map(({ text }) => text)).toEqual(said.slice(0, 1));
      expect(result.withheld.map(({ claims }) => claims)).toEqual([['99 L']]);
    } else {
      expect(result.sentences.map(({ text }) => text)).toEqual(said);
      expect(result.model).toBe('built-in');
      expect(result.notices).toHaveLength(1);
      expect(result.notices[0]).toMatch(says);
    }
    // The spare's own search was answered from what the first model's had found.
    expect(search.calls).toBe(before.length === 0 ? 1 : stage === 'after the tools' ? 2 : 1);
    expect(events.filter(({ type }) => type === 'draft' || type === 'approval-request')).toHaveLength(drafts ? 2 : 0);
  });
});

describe('replies that can be saved', () => {
  const done = answer.whole(piece.text(first), piece.text(second), piece.end);
  const calls: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['malformed tool JSON', [piece.call('search', "{'query': 'seal',}"), piece.calls]],
    ['a tool call in the text', [piece.text('Let me look.\n<tool_call>{"name":"sea'), piece.text('rch","arguments":{"query":"seal"}}</tool_call>'), piece.end]],
    ['a call in Mistral form', [piece.text('[TOOL_CALLS] [{"name":"search","arguments":{"query":"seal"}}]'), piece.end]],
    ['a call in Llama form', [piece.text('<function=search>{"query":"seal"}</function>'), piece.end]],
    ['a fenced call', [piece.text('```json\n{"name":"search","parameters":{"query":"seal"}}\n```'), piece.end]],
    ['a thought before the call', [piece.text('<thi'), piece.text('nk>The secret plan is 77 bar.</think>'), look, piece.calls]],
    ['missing ids', [piece.call('search', { query: 'seal' }, ''), piece.calls]],
    ['no finish reason', [look, 'data: [DONE]\n\n']],
    ['CRLF line ends', [look.replaceAll('\n', '\r\n'), piece.calls.replaceAll('\n', '\r\n')]],
  ];
  it.each(calls)('%s', async (_name, pieces) => {
    const { result, requests, search } = await run([answer.whole(...pieces), done]);
    expect(search.calls).toBe(1);
    expect(result.sentences.map(({ text }) => text).filter((text) => text !== 'Let me look.')).toEqual(said);
    expect(result.answer).not.toMatch(/tool_call|arguments|secret plan/u);
    expect(result.model).toBe('openai:m');
    const sent = JSON.parse(JSON.stringify(requests.at(-1)?.body['messages']));
    const ids = sent.flatMap((message: { tool_calls?: { id: string }[] }) => (message.tool_calls ?? []).map(({ id }) => id));
    expect(ids).toHaveLength(1);
    expect(sent.find((message: { role: string }) => message.role === 'tool').tool_call_id).toBe(ids[0]);
  });

  it('an endpoint that does not stream', async () => {
    const whole = {
      choices: [{ index: 0, message: { role: 'assistant', content: first + second }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 3, completion_tokens: 4 },
    };
    const { result } = await run([answer.whole(look, piece.calls), answer.status(200, {}, whole)]);
    expect(result.sentences.map(({ text }) => text)).toEqual(said);
  });

  it.each([
    ['max_tokens', 'max_completion_tokens'],
    ['stream_options', null],
    ['temperature', null],
  ])('an endpoint that does not know %s', async (parameter, instead) => {
    const refuses: Answer = (response, request) =>
      (parameter in request.body ? answer.status(400, {}, { error: { message: `Unsupported parameter: '${parameter}'`, param: parameter } }) : done)(
        response,
        request,
      );
    const { result, requests } = await run([answer.whole(look, piece.calls), refuses]);
    expect(result.model).toBe('openai:m');
    if (instead !== null) expect(requests.at(-1)?.body).toHaveProperty(instead);
  });

  it('an endpoint whose model cannot call tools writes its calls', async () => {
    const written = answer.whole(piece.text('<tool_call>{"name":"search","arguments":{"query":"seal"}}</tool_call>'), piece.end);
    const refuses: Answer = (response, request) =>
      ('tools' in request.body
        ? answer.status(400, {}, { error: { message: 'm does not support tools' } })
        : JSON.stringify(request.body).includes('"role":"tool"')
          ? done
          : written)(response, request);
    const { result } = await run([refuses]);
    expect(result.sentences.map(({ text }) => text)).toEqual(said);
    expect(result.model).toBe('openai:m');
  });

  it('a context that is too long is fitted and sent again, with the question whole and the loss on record', async () => {
    const other = Array.from(
      { length: 30 },
      (_, index): EvidenceItem => ({
        ...seal,
        passageId: `o${index}`,
        start: 100 + index,
        quote: `Canteen menu of day ${index}. ${'Soup and bread. '.repeat(20)}`,
      }),
    );
    const refuses: Answer = (response, request) =>
      (JSON.stringify(request.body).length > 9_000
        ? answer.status(400, {}, { error: { message: "This model's maximum context length is 2048 tokens", code: 'context_length_exceeded' } })
        : done)(response, request);
    const question = 'What are the seal water pressure and the gearbox oil of the mixer?';
    const { result, requests } = await run([answer.whole(look, piece.calls), refuses], { question, tools: [fixedTool('search', [...other, seal])] });
    expect(result.sentences.map(({ text }) => text.replace('[E31]', ''))).toHaveLength(2);
    expect(result.model).toBe('openai:m');
    const last = JSON.stringify(requests.at(-1)?.body);
    expect(last).toContain(question);
    expect(last).toContain('2.4 bar');
    expect(result.leftOut?.evidence.length).toBeGreaterThan(10);
    expect(result.leftOut?.evidence).not.toContain('E31');
  });

  it('a model that only repeats its calls is given up', async () => {
    const { result, search } = await run([answer.whole(look, piece.calls)]);
    expect(search.calls).toBe(1);
    expect(result.notices[0]).toMatch(/repeating/u);
    expect(result.sentences.map(({ text }) => text)).toEqual(said);
  });

  it('a reply that never ends is cut', async () => {
    const endless: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const more = (): void => {
        while (!response.destroyed && response.write(piece.text('and so on and so forth '.repeat(40))));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    const { result } = await run([answer.whole(look, piece.calls), endless], { limits: { maxOutputTokens: 100 } });
    expect(result.error).toBeNull();
  });
});

describe('failures of tools, budgets and people', () => {
  const speak = answer.whole(piece.text(first), piece.text(second), piece.end);
  const failing = (run: Tool extends infer T ? (T extends { effect: 'read'; run: infer R } ? R : never) : never): Tool => ({
    ...fixedTool('search', []),
    effect: 'read',
    run,
  });

  it('a tool that throws becomes an outcome the model can act on', async () => {
    const { result, requests } = await run([answer.whole(look, piece.calls), answer.whole(piece.text('That is not in the sources I can read.'), piece.end)], {
      tools: [failing(async () => Promise.reject(new Error('disk on fire at /secret/path')))],
    });
    expect(result.toolCalls).toMatchObject([{ name: 'search', ok: false }]);
    expect(JSON.stringify(requests.at(-1)?.body)).not.toContain('/secret/path');
    expect(result.abstained).toBe(true);
  });

  it('a tool that hangs is left behind', async () => {
    const { result, milliseconds } = await run(
      [answer.whole(look, piece.calls), answer.whole(piece.text('That is not in the sources I can read.'), piece.end)],
      {
        tools: [failing(() => new Promise(() => undefined))],
        limits: { toolMilliseconds: 100 },
      },
    );
    expect(result.toolCalls).toMatchObject([{ ok: false }]);
    expect(result.error).toBeNull();
    expect(milliseconds).toBeLessThan(3_000);
  });

  it.each([
    ['before the first token', [answer.silent()]],
    ['in the middle of a sentence', [answer.whole(look, piece.calls), answer.halfOpen(piece.text(first), piece.text('The gear'))]],
    ['while a pause asked for by Retry-After runs', [answer.status(429, { 'retry-after': '6' })]],
  ] as ReadonlyArray<readonly [string, readonly Answer[]]>)('cancelling %s ends the turn at once, with what was said', async (_name, script) => {
    const { events, result, milliseconds } = await run(script, { stopAfter: 100 });
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'cancelled' });
    expect(said).toEqual(expect.arrayContaining(result.sentences.map(({ text }) => text)));
    expect(milliseconds).toBeLessThan(1_500);
  });

  it('cancelling while a tool hangs ends the turn at once', async () => {
    const { events, milliseconds } = await run([answer.whole(look, piece.calls), speak], {
      tools: [failing(() => new Promise(() => undefined))],
      stopAfter: 100,
    });
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'cancelled' });
    expect(milliseconds).toBeLessThan(1_500);
  });

  it.each([
    ['time', { maxMilliseconds: 1_500 }, [answer.whole(look, piece.calls), answer.halfOpen(piece.text(first + second), piece.text('And'))], 'time'],
    ['steps', { maxSteps: 1 }, [answer.whole(look, piece.calls), speak], 'steps'],
    ['tokens', { maxTokens: 10 }, [answer.whole(look, piece.calls), speak], 'tokens'],
  ] as ReadonlyArray<readonly [string, Partial<TurnLimits>, readonly Answer[], string]>)(
    'a used-up budget of %s ends the turn and says which',
    async (_name, limits, script, word) => {
      const { events, result } = await run(script, { limits, pauseMs: 5_000 });
      expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'turn-limit' });
      expect(result.notices.at(-1)).toContain(`budget of ${word}`);
      expect(result.sentences.length).toBeGreaterThan(0);
    },
  );

  it('more calls in one step than the budget allows are refused, not run', async () => {
    const many = Array.from({ length: 40 }, (_, index) => piece.call('search', { query: `q${index}` }, `c${index}`, index));
    const { search } = await run([answer.whole(...many, piece.calls), speak], { limits: { maxToolCalls: 5 } });
    expect(search.calls).toBe(5);
  });
});
