import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenAI from 'openai';
import { createOpenAiChatModel } from '../../src/adapters/openai-chat-model/openai-chat-model.js';
import { demoActor } from '../../src/domain/actor.js';
import type { TurnEvent } from '../../src/domain/turn.js';
import { type TestCopilot, TestWorlds } from '../../src/testing/test-world.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;
type Timing = Readonly<{ first: number; total: number }>;

const rounds = 40;
const tokens = 200;
const parallel = 200;
/** Words without numbers or tags, so that the proof gate lets each sentence out as it comes. */
const words = 'Hello and good day to all of you. '.split(' ').filter((word) => word !== '');

/**
 * What the agent adds to a model: time to the first text and time per token of a whole turn (prompt, proof gate, events) over the OpenAI adapter,
 * against the same SDK called directly, on the same loopback endpoint and interleaved; then the built-in engine alone, and 200 turns at once.
 */
export async function benchChat(): Promise<readonly Figure[]> {
  await using endpoint = await startEndpoint();
  await using worlds = new TestWorlds();
  await using agent = await worlds.open({ models: [createOpenAiChatModel({ apiKey: 'none', baseUrl: endpoint.url, model: 'bench' })] });
  const direct = new OpenAI({ apiKey: 'none', baseURL: endpoint.url, maxRetries: 0 });
  for (let warm = 0; warm < 5; warm += 1) {
    await timeDirect(direct);
    await timeTurn(agent, `warm-${warm}`, 'Good morning');
  }
  const plain: Timing[] = [];
  const turns: Timing[] = [];
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await timeDirect(direct));
    turns.push(await timeTurn(agent, `round-${round}`, 'Good morning'));
  }
  const perToken = (timing: Timing): number => (timing.total - timing.first) / tokens;
  const figures: Figure[] = [
    {
      name: 'direct, time to first text p50',
      value: percentile(
        plain.map(({ first }) => first),
        50,
      ),
      unit: 'ms',
    },
    {
      name: 'turn, time to first text p50',
      value: percentile(
        turns.map(({ first }) => first),
        50,
      ),
      unit: 'ms',
    },
    {
      name: 'added time to first text p50 (goal 5)',
      value:
        percentile(
          turns.map(({ first }) => first),
          50,
        ) -
        percentile(
          plain.map(({ first }) => first),
          50,
        ),
      unit: 'ms',
    },
    { name: 'added time per token p50 (goal 0.2)', value: percentile(turns.map(perToken), 50) - percentile(plain.map(perToken), 50), unit: 'ms' },
  ];
  return [...figures, ...(await benchEngine(worlds)), ...(await benchParallel(agent))];
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
  await using copilot = await worlds.open();
  await (await worlds.knowledge()).index.settle('technician');
  for (const question of questions) await timeTurn(copilot, 'warm', question);
  const timings: Timing[] = [];
  for (let round = 0; round < 8; round += 1)
    for (const [index, question] of questions.entries()) timings.push(await timeTurn(copilot, `engine-${round}-${index}`, question));
  const totals = timings.map(({ total }) => total);
  return [
    { name: 'built-in engine with its tools, whole turn p50', value: percentile(totals, 50), unit: 'ms' },
    { name: 'built-in engine with its tools, whole turn p95 (goal 150 besides tools)', value: percentile(totals, 95), unit: 'ms' },
  ];
}

async function benchParallel(copilot: TestCopilot): Promise<readonly Figure[]> {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const timings = await Promise.all(Array.from({ length: parallel }, (_, index) => timeTurn(copilot, `parallel-${index}`, 'Good morning')));
  const seconds = (performance.now() - started) / 1000;
  return [
    { name: `${parallel} turns at once, all finished after`, value: seconds, unit: 's' },
    { name: `${parallel} turns at once, tokens`, value: (parallel * tokens) / seconds, unit: '1/s' },
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

async function timeDirect(client: OpenAI): Promise<Timing> {
  const started = performance.now();
  let first = 0;
  const stream = await client.chat.completions.create({ model: 'bench', stream: true, messages: [{ role: 'user', content: 'Good morning' }] });
  for await (const chunk of stream) if (first === 0 && chunk.choices[0]?.delta.content) first = performance.now() - started;
  return { first, total: performance.now() - started };
}

async function timeTurn(copilot: TestCopilot, conversation: string, question: string): Promise<Timing> {
  const started = performance.now();
  let first = 0;
  let last: TurnEvent['type'] | null = null;
  for await (const event of copilot.turns.ask({ question, actor: demoActor('technician'), conversation }, new AbortController().signal)) {
    if (first === 0 && event.type === 'text-delta') first = performance.now() - started;
    last = event.type;
  }
  if (last !== 'turn-end') throw new Error(`a turn ended with ${String(last)}`);
  return { first, total: performance.now() - started };
}

/** A loopback endpoint that streams the same tokens to everybody as fast as it is read. */
async function startEndpoint(): Promise<Readonly<{ url: string }> & AsyncDisposable> {
  const chunk = (delta: object, finish: string | null): string =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'bench', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const text = Array.from({ length: tokens }, (_, index) => chunk({ content: `${words[index % words.length] ?? 'word'} ` }, null));
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of text) response.write(piece);
      response.write(chunk({}, 'stop'));
      response.end('data: [DONE]\n\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? 0;
}
