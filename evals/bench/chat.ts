import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenAI from 'openai';
import { createOpenAiChatModel } from '../../src/adapters/openai-chat-model/openai-chat-model.js';
import { systemClock } from '../../src/adapters/system-clock.js';
import { demoActor } from '../../src/domain/actor.js';
import type { TurnEvent } from '../../src/domain/turn.js';
import { type TestCopilot, TestWorlds } from '../../src/testing/test-world.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;
type Timing = Readonly<{ first: number; firstSentence: number; total: number; besidesTools: number }>;
type Endpoint = Readonly<{ url: string; lastBody: () => ChatRequest; answered: () => number }> & AsyncDisposable;
type ChatRequest = OpenAI.ChatCompletionCreateParamsStreaming;

const rounds = 40;
/** Rounds before the measured ones, so that every path is compiled, as on a server that has answered for a minute. */
const warmUpRounds = 40;
const parallel = 200;
/** What a model that writes fast sends: a token every few milliseconds. */
const pacedMilliseconds = 4;
/**
 * Sentences without numbers or tags that each say something else and speak of the copilot itself, so that the proof gate, which measures here what it
 * costs, lets every one of them out. A turn in which one was withheld, or that asked twice, is no measurement and ends the bench.
 */
const subjects = ['seals', 'bearings', 'valves', 'filters', 'hoses', 'drives', 'gauges', 'couplings', 'gaskets', 'strainers', 'chains', 'nozzles', 'rollers'];
const words = [...subjects, ...subjects.map((subject) => `spare ${subject}`)].flatMap(
  (subject) => `I can look for ${subject} in my sources. `.match(/\S+ /gu) ?? [],
);

/**
 * What the agent adds to a model: time to the first text and time per token of a whole turn (prompt, proof gate, events) over the OpenAI adapter,
 * against the same SDK called directly, on the same loopback endpoint and interleaved; then the built-in engine alone, and 200 turns at once.
 * The direct call is made with a short prompt and with the very prompt and tools of the turn; its first token and its first whole sentence both stand
 * beside the turn's first sentence, because a sentence is the least that the gate lets out.
 */
export async function benchChat(): Promise<readonly Figure[]> {
  await using endpoint = await startEndpoint(0);
  await using paced = await startEndpoint(pacedMilliseconds);
  await using worlds = new TestWorlds();
  await using agent = await worlds.open({ models: [createOpenAiChatModel({ apiKey: 'none', baseUrl: endpoint.url, model: 'bench' })] });
  await using slow = await worlds.open({ models: [createOpenAiChatModel({ apiKey: 'none', baseUrl: paced.url, model: 'bench' })] });
  return [
    ...(await compare('', agent, endpoint, 'Good morning', rounds)),
    ...(await compare(`a token every ${pacedMilliseconds} ms: `, slow, paced, 'Good morning', rounds / 4)),
    ...(await compare('a question about the plant, its premise checked first: ', agent, endpoint, 'Why is P-101A in alarm?', rounds)),
    ...(await benchEngine(worlds)),
    ...(await benchParallel(agent)),
  ];
}

async function compare(name: string, agent: TestCopilot, endpoint: Endpoint, question: string, times: number): Promise<readonly Figure[]> {
  const direct = new OpenAI({ apiKey: 'none', baseURL: endpoint.url, maxRetries: 0 });
  const short: ChatRequest = { model: 'bench', stream: true, messages: [{ role: 'user', content: question }] };
  const bare: Timing[] = [];
  const same: Timing[] = [];
  const turns: Timing[] = [];
  for (let round = -warmUpRounds; round < times; round += 1) {
    const first = await timeDirect(direct, short);
    const turn = await timeModelTurn(agent, endpoint, `${name}${round}`, question);
    const second = await timeDirect(direct, endpoint.lastBody());
    // The first rounds warm everybody up.
    if (round < 0) continue;
    bare.push(first);
    same.push(second);
    turns.push(turn);
  }
  const ms = (label: string, value: number): Figure => ({ name: `${name}${label}`, value, unit: 'ms' });
  const middle = (timings: readonly Timing[], of: (timing: Timing) => number): number => percentile(timings.map(of), 50);
  const first = (timing: Timing): number => timing.first;
  const sentence = (timing: Timing): number => timing.firstSentence;
  const perToken = (timing: Timing): number => (timing.total - timing.first) / words.length;
  return [
    ms('direct, short prompt: first token p50', middle(bare, first)),
    ms('direct, same prompt and tools: first token p50', middle(same, first)),
    ms('direct, same prompt and tools: first sentence p50', middle(same, sentence)),
    ms('turn: first sentence through the gate p50', middle(turns, first)),
    ms('added to the first token of a short prompt p50', middle(turns, first) - middle(bare, first)),
    ms('added to the first token p50 (goal 5)', middle(turns, first) - middle(same, first)),
    ms('added to the first sentence p50', middle(turns, first) - middle(same, sentence)),
    ms('added per token p50 (goal 0.2)', middle(turns, perToken) - middle(same, perToken)),
  ];
}

async function timeModelTurn(agent: TestCopilot, endpoint: Endpoint, conversation: string, question: string): Promise<Timing> {
  const before = endpoint.answered();
  const timing = await timeTurn(agent, conversation, question);
  const requests = endpoint.answered() - before;
  if (requests !== 1) throw new Error(`a turn of the bench made ${requests} requests instead of one`);
  return timing;
}

const questions = [
  'What is the level in T-101?',
  'Which alarms are active?',
  'How tight are the casing bolts of the HC-40?',
  'Why is P-101A in alarm?',
  'How often was the seal of P-101A replaced?',
  'What is the longest time an alarm may be shelved?',
  'Show the trend of VT-101A over 4 hours',
  'What is the warranty of the Omega-4?',
];

async function benchEngine(worlds: TestWorlds): Promise<readonly Figure[]> {
  // The wall clock of turns only: it times the tools. The plant keeps its own.
  await using copilot = await worlds.open({ clock: systemClock });
  await (await worlds.knowledge()).index.settle('technician');
  for (const question of questions) await timeTurn(copilot, 'warm', question);
  const timings: Timing[] = [];
  for (let round = 0; round < 8; round += 1)
    for (const [index, question] of questions.entries()) timings.push(await timeTurn(copilot, `engine-${round}-${index}`, question));
  const totals = timings.map(({ total }) => total);
  const besides = timings.map(({ besidesTools }) => besidesTools);
  return [
    { name: 'built-in engine with its tools, whole turn p50', value: percentile(totals, 50), unit: 'ms' },
    { name: 'built-in engine with its tools, whole turn p95', value: percentile(totals, 95), unit: 'ms' },
    { name: 'built-in engine besides its tools p50', value: percentile(besides, 50), unit: 'ms' },
    { name: 'built-in engine besides its tools p95 (goal 150)', value: percentile(besides, 95), unit: 'ms' },
  ];
}

async function benchParallel(copilot: TestCopilot): Promise<readonly Figure[]> {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const timings = await Promise.all(Array.from({ length: parallel }, (_, index) => timeTurn(copilot, `parallel-${index}`, 'Good morning')));
  const seconds = (performance.now() - started) / 1000;
  return [
    { name: `${parallel} turns at once, all finished after`, value: seconds, unit: 's' },
    { name: `${parallel} turns at once, tokens`, value: (parallel * words.length) / seconds, unit: '1/s' },
    {
      name: `${parallel} turns at once, time to first text p95`,
      value: percentile(
        timings.map(({ first }) => first),
        95,
      ),
      unit: 'ms',
    },
    { name: 'memory per open conversation', value: Math.max(0, process.memoryUsage().rss - before) / parallel / 1024, unit: 'KB' },
  ];
}

async function timeDirect(client: OpenAI, body: ChatRequest): Promise<Timing> {
  const started = performance.now();
  let first = 0;
  let firstSentence = 0;
  let said = '';
  const stream = await client.chat.completions.create(body);
  for await (const chunk of stream) {
    said += chunk.choices[0]?.delta.content ?? '';
    if (first === 0 && said !== '') first = performance.now() - started;
    if (firstSentence === 0 && /\. \S/u.test(said)) firstSentence = performance.now() - started;
  }
  return { first, firstSentence, total: performance.now() - started, besidesTools: 0 };
}

async function timeTurn(copilot: TestCopilot, conversation: string, question: string): Promise<Timing> {
  const started = performance.now();
  let first = 0;
  let tools = 0;
  let together = 0;
  let last: TurnEvent['type'] | null = null;
  for await (const event of copilot.turns.ask({ question, actor: demoActor('technician'), conversation }, new AbortController().signal)) {
    if (first === 0 && event.type === 'text-delta') first = performance.now() - started;
    if (event.type === 'withheld' && copilot.modelId === 'openai:bench') throw new Error(`the gate withheld "${event.text}": ${event.reason}`);
    // Calls made side by side count once, as long as the longest of them.
    if (event.type === 'tool-end') together = Math.max(together, event.milliseconds);
    else if (together > 0) {
      tools += together;
      together = 0;
    }
    last = event.type;
  }
  if (last !== 'turn-end') throw new Error(`a turn ended with ${String(last)}`);
  const total = performance.now() - started;
  return { first, firstSentence: first, total, besidesTools: total - tools };
}

/** A loopback endpoint that streams the same tokens to everybody: as fast as it is read, or one after the other at a pace. */
async function startEndpoint(pace: number): Promise<Endpoint> {
  const chunk = (delta: object, finish: string | null): string =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'bench', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const pieces = [...words.map((content) => chunk({ content }, null)), `${chunk({}, 'stop')}data: [DONE]\n\n`];
  let body = '{}';
  let answered = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.once('end', () => {
      body = Buffer.concat(parts).toString('utf8');
      answered += 1;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      void send(response, pieces, pace);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    lastBody: () => JSON.parse(body) as ChatRequest,
    answered: () => answered,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function send(response: ServerResponse, pieces: readonly string[], pace: number): Promise<void> {
  for (const piece of pieces) {
    response.write(piece);
    if (pace > 0) await new Promise((resolve) => setTimeout(resolve, pace));
  }
  response.end();
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? 0;
}
