import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evalCommand } from '../src/main/eval-command.js';
import { evalFlags, evalHelp } from '../src/main/eval-flags.js';
import { callChunk, type EndpointReply, finishChunk, startChatEndpoint, textChunk } from '../src/testing/chat-completions-server.js';

const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-eval-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: string[]): string => path.join(folder, ...names);

beforeAll(() => {
  mkdirSync(at('documents'));
  writeFileSync(at('documents', 'kiln.md'), '# Kiln guide\n\nThe kiln is fired at 1240 °C for nine hours. The door is opened below 90 °C.\n');
  writeFileSync(
    at('own.yaml'),
    '- question: At what temperature is the kiln fired?\n  answer: 1240 °C\n- question: Below which temperature may the kiln door be opened?\n  answer: 90 °C\n  document: kiln.md\n- question: What does the kiln weigh?\n  answerable: false\n',
  );
});

/** The model looks the question up, then says one sentence. */
const looks = (query: string): EndpointReply => ({
  kind: 'stream',
  chunks: [callChunk(0, { id: 'c1', name: 'search_knowledge', arguments: JSON.stringify({ query }) }), finishChunk('tool_calls')],
});
const says = (text: string): EndpointReply => ({ kind: 'stream', chunks: [textChunk(text), finishChunk('stop')] });
const script: readonly EndpointReply[] = [
  looks('kiln fired'),
  says('The kiln is fired at 1240 °C for nine hours. [E1]'),
  looks('kiln door'),
  says('The door is opened below 90 °C. [E1]'),
  looks('kiln weight'),
  says('That is not in the sources I can read.'),
];
const dead: readonly EndpointReply[] = Array.from({ length: 40 }, () => ({ kind: 'status', status: 401, body: { error: { message: 'no key' } } }));

type Run = Readonly<{ code: number; out: string; err: string }>;

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  let out = '';
  let err = '';
  const code = await evalCommand.run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    environment,
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

const own = (): string[] => ['--file', at('own.yaml'), '--corpus', at('documents'), '--suite', 'own'];

describe('own questions about own documents', { timeout: 180_000 }, () => {
  it('are graded from plain YAML, twice to the same byte, and known again when nothing changed', async () => {
    const first = await run([...own(), '--out', at('a'), '--json']);
    const report = JSON.parse(first.out);
    expect(report).toMatchObject({ engine: 'builtin', samples: 3, reused: 0, stopped: null });
    await run([...own(), '--out', at('b'), '--json']);
    for (const name of ['report.json', 'report.xml', 'report.html', 'report.md'])
      expect(readFileSync(at('a', name), 'utf8')).toBe(readFileSync(at('b', name), 'utf8'));
    const again = await run([...own(), '--out', at('a'), '--only-changed', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ samples: 3, reused: 3 });
    expect(readFileSync(at('a', 'report.json'), 'utf8')).toBe(readFileSync(at('b', 'report.json'), 'utf8'));
  });

  it('run again where a sample or a document has changed', async () => {
    writeFileSync(at('changed.yaml'), readFileSync(at('own.yaml'), 'utf8'));
    const args = ['--file', at('changed.yaml'), '--corpus', at('documents'), '--suite', 'changed', '--out', at('c'), '--json'];
    await run(args);
    writeFileSync(at('changed.yaml'), readFileSync(at('own.yaml'), 'utf8').replace('What does the kiln weigh', 'How heavy is the kiln'));
    expect(JSON.parse((await run([...args, '--only-changed'])).out)).toMatchObject({ samples: 3, reused: 2 });
  });

  it('that crash are recorded as errors, and the run goes on', async () => {
    const sample = (id: string, more: object) =>
      JSON.stringify({ id, question: 'At what temperature is the kiln fired?', target: { includes: ['1240'] }, tags: [], source: 'test', ...more });
    writeFileSync(
      at('crash.jsonl'),
      [sample('one', { scenario: 'no-such-scenario' }), sample('two', { corpus: at('no-such-folder') }), sample('three', { corpus: at('documents') })].join(
        '\n',
      ),
    );
    const { code, out } = await run(['--file', at('crash.jsonl'), '--out', at('crash'), '--json']);
    const report = JSON.parse(readFileSync(at('crash', 'report.json'), 'utf8'));
    const byId = new Map(report.results.map((result: { id: string; transcript: { error: string | null } }) => [result.id, result.transcript.error]));
    expect(code).toBe(1);
    expect(JSON.parse(out).samples).toBe(3);
    expect(byId.get('one')).toMatch(/no-such-scenario/u);
    expect(byId.get('two')).toMatch(/no-such-folder/u);
    expect(byId.get('three')).toBeNull();
  });

  it('are asked in other spellings with --repeat', async () => {
    const { out } = await run([...own(), '--out', at('r'), '--repeat', '3', '--json']);
    const report = JSON.parse(out);
    expect(report.samples).toBe(9);
    expect(Object.keys(report.suites[0].metrics)).toEqual(expect.arrayContaining(['pass@1', 'pass^2', 'flip rate']));
  });
});

describe('a graded endpoint', { timeout: 180_000 }, () => {
  it('is recorded, and replayed without a network to the same report, byte for byte', async () => {
    await using endpoint = await startChatEndpoint(script);
    const environment = { OPENAI_BASE_URL: endpoint.url, SHIFTMATE_MODEL: 'm' };
    const recorded = await run([...own(), '--engine', 'openai', '--record', at('tape.jsonl'), '--out', at('live'), '--json'], environment);
    expect(endpoint.remaining()).toBe(0);
    expect(JSON.parse(recorded.out).suites[0]).toMatchObject({ samples: 3, passed: 3, errors: 0 });
    const replayed = await run([...own(), '--replay', at('tape.jsonl'), '--out', at('tape'), '--json']);
    expect(replayed.code).toBe(0);
    expect(readFileSync(at('tape', 'report.json'), 'utf8')).toBe(readFileSync(at('live', 'report.json'), 'utf8'));
  });

  it('has a stale cassette reported, not reused, when the request has changed', async () => {
    const tape = readFileSync(at('tape.jsonl'), 'utf8').split('\n');
    writeFileSync(at('stale.jsonl'), tape.map((line) => line.replace(/"digest":"[0-9a-f]{8}/u, '"digest":"00000000')).join('\n'));
    const { code, out } = await run([...own(), '--replay', at('stale.jsonl'), '--out', at('stale'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ suites: [{ passed: 0, errors: 3 }], stale: [expect.stringMatching(/3 requests have changed/)] });
  });

  it('that dies ends the run, and --resume goes on where it stopped', async () => {
    const args = [...own(), '--engine', 'openai', '--record', at('resumed.jsonl'), '--out', at('resumed'), '--json'];
    // One good sample, then nobody answers; three in a row are enough to stop.
    writeFileSync(
      at('five.yaml'),
      `${readFileSync(at('own.yaml'), 'utf8')}- question: How long is it fired?\n  answer: nine hours\n- question: What is fired?\n  answer: kiln\n`,
    );
    const five = args.map((arg) => (arg === at('own.yaml') ? at('five.yaml') : arg === 'own' ? 'five' : arg));
    let first: Run;
    {
      await using endpoint = await startChatEndpoint([...script.slice(0, 2), ...dead]);
      first = await run(five, { OPENAI_BASE_URL: endpoint.url, SHIFTMATE_MODEL: 'm' });
    }
    expect(first.code).toBe(1);
    const stopped = JSON.parse(first.out);
    expect(stopped.stopped).toMatch(/did not answer in 3 samples in a row/);
    expect(stopped.suites[0]).toMatchObject({ samples: 4, passed: 1, errors: 3 });
    await using endpoint = await startChatEndpoint([
      ...script.slice(2),
      looks('fired'),
      says('It takes nine hours. [E1]'),
      looks('fired'),
      says('The kiln is fired. [E1]'),
    ]);
    const second = JSON.parse((await run([...five, '--resume'], { OPENAI_BASE_URL: endpoint.url, SHIFTMATE_MODEL: 'm' })).out);
    expect(second).toMatchObject({ samples: 5, reused: 1, stopped: null });
    expect(second.suites[0].errors).toBe(0);
    expect(endpoint.remaining()).toBe(0);
    const replayed = await run([
      ...own().map((arg) => (arg === at('own.yaml') ? at('five.yaml') : arg === 'own' ? 'five' : arg)),
      '--replay',
      at('resumed.jsonl'),
      '--out',
      at('resumed-tape'),
      '--json',
    ]);
    expect(JSON.parse(replayed.out).stale).toEqual([]);
    expect(readFileSync(at('resumed-tape', 'report.json'), 'utf8')).toBe(readFileSync(at('resumed', 'report.json'), 'utf8'));
  });

  it('may judge beside the deterministic scorers, with the prompt version named and the agreement measured', async () => {
    await using endpoint = await startChatEndpoint([
      says('{"verdict":"right","reason":"same"}'),
      says('no idea'),
      says('{"verdict":"wrong","reason":"other"}'),
    ]);
    const { out } = await run([...own(), '--judge', '--out', at('judged'), '--json'], { OPENAI_BASE_URL: endpoint.url, SHIFTMATE_MODEL: 'm' });
    const report = JSON.parse(readFileSync(at('judged', 'report.json'), 'utf8'));
    expect(report.results[0].judgement).toEqual({ verdict: 'right', reason: 'same', prompt: 'answer-judge v1' });
    expect(report.results[1].judgement.verdict).toBe('unreadable');
    expect(report.results.map((result: { scores: { scorer: string }[] }) => result.scores.some(({ scorer }) => scorer === 'judge'))).toEqual([
      false,
      false,
      false,
    ]);
    expect(JSON.parse(out).suites[0].metrics['judge agrees'].count).toBe(1);
  });
});

describe('wrong usage', () => {
  it.each([
    [['--repeat', '0'], /--repeat must be a whole number/],
    [['--price', 'x'], /--price is two numbers/],
    [['--record', 'x'], /needs --engine openai/],
    [['--record', 'x', '--replay', 'y'], /not both/],
    [['--resume', '--only-changed'], /not both/],
    [['--engine', 'magic'], /builtin or openai/],
    [['--engine', 'openai'], /OPENAI_API_KEY or OPENAI_BASE_URL/],
    [['--suite', 'nothing'], /There is no suite nothing/],
    [['--suite', 'nothing', '--suite', 'smoke'], /There is no suite nothing/],
    [['--corpus', 'x'], /--file or of --external qa/],
    [['--external', 'trec', 'x'], /must be beir or qa/],
    [['--external', 'beir'], /needs a folder/],
    [['--external', 'qa'], /needs a file/],
    [['import', 'x'], /needs a source and --to/],
    [['nonsense'], /There is no eval command nonsense/],
    [['--only', 'no-such-sample-anywhere'], /No sample has a name like that/],
  ])('%j is answered in one sentence', async (args, message) => {
    await expect(run(args)).rejects.toMatchObject({ code: 'usage', message: expect.stringMatching(message) });
  });

  it('is a baseline that is none', async () => {
    writeFileSync(at('no-baseline.json'), '{"a":1}');
    writeFileSync(at('no-json.json'), 'a: 1');
    writeFileSync(at('mute.json'), '{"schema":1,"engine":"builtin","samples":{},"waivers":[{"id":"s/a","reason":" "}]}');
    for (const [file, message] of [
      ['nowhere.json', /There is no baseline/],
      ['no-baseline.json', /neither a baseline nor a report\.json/],
      ['no-json.json', /neither a baseline nor a report\.json/],
      ['mute.json', /the waiver of s\/a needs a reason/],
    ] as const)
      await expect(run(['--only', 'torque', '--baseline', at(file)])).rejects.toMatchObject({ code: 'usage', message: expect.stringMatching(message) });
  });

  it('is helped by a line for every flag', () => {
    for (const flag of Object.keys(evalFlags).filter((name) => name !== 'list')) expect(evalHelp).toMatch(new RegExp(`^  --(?:[^\\n]*--)?${flag}\\b`, 'm'));
    expect(evalHelp).toContain('--list');
  });

  it('names file, line and reason of a broken sample file', async () => {
    writeFileSync(at('broken.yaml'), '- question: a?\n  answer: b\n- answer: c\n');
    await expect(run(['--file', at('broken.yaml')])).rejects.toMatchObject({ message: expect.stringMatching(/broken\.yaml:3: no question/) });
    writeFileSync(at('bad.yaml'), '- question: a?\n  answer: [b\n');
    await expect(run(['--file', at('bad.yaml')])).rejects.toMatchObject({ message: expect.stringMatching(/bad\.yaml:\d: not valid YAML/) });
    writeFileSync(at('strict.jsonl'), '{"id":"x","question":"a?","target":{"include":["b"]},"source":"s"}\n');
    await expect(run(['--file', at('strict.jsonl')])).rejects.toMatchObject({ message: expect.stringMatching(/strict\.jsonl:1: .*include/) });
    await expect(run(['--replay', at('none.jsonl')])).rejects.toMatchObject({ code: 'not-found' });
  });
});
