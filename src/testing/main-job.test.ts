import { afterAll, describe, expect, it } from 'vitest';
import { createOpenAiChatModel } from '../adapters/openai-chat-model/openai-chat-model.js';
import { demoActor, type Role } from '../domain/actor.js';
import { type AskResult, collectTurn, type TurnEvent } from '../domain/turn.js';
import { callChunk, finishChunk, startChatEndpoint, textChunk } from './chat-completions-server.js';
import { type TestCopilot, TestWorlds } from './test-world.js';

const worlds = new TestWorlds();
afterAll(() => worlds[Symbol.asyncDispose]());

async function ask(copilot: TestCopilot, question: string, role: Role = 'technician', collection?: string): Promise<AskResult> {
  const events: TurnEvent[] = [];
  const request = { question, actor: demoActor(role), conversation: 'test', ...(collection === undefined ? {} : { collection }) };
  for await (const event of copilot.turns.ask(request, new AbortController().signal)) events.push(event);
  return collectTurn(events);
}

/** Every sentence's evidence ids exist, and every number in it stands in the JSON of that evidence. */
function expectProven(result: AskResult): void {
  const byId = new Map(result.evidence.map((item) => [item['id'], JSON.stringify(item)]));
  for (const sentence of result.sentences) {
    expect(sentence.evidence.filter((id) => !byId.has(id))).toEqual([]);
    const held = sentence.evidence.map((id) => byId.get(id) ?? '').join(' ');
    const numbers = sentence.text.replace(/^\s*\d{1,2}[.)]\s+/u, '').match(/\d+/gu) ?? [];
    expect(numbers.filter((number) => !held.includes(number) && !isRounded(number, held))).toEqual([]);
  }
}

function isRounded(digits: string, held: string): boolean {
  return (held.match(/\d+(?:\.\d+)?/gu) ?? []).some((given) => [0, 1, 2, 3].some((decimals) => Number(given).toFixed(decimals).includes(digits)));
}

describe('the main job, on the built-in engine', { timeout: 120_000 }, () => {
  it('answers a technician from live alarms, the manual and the log, with every number proven', async () => {
    await using copilot = await worlds.open();
    const result = await ask(copilot, 'Why is P-101A in alarm and what should I check first?');
    const used = new Set(result.sentences.flatMap(({ evidence }) => evidence));
    const kinds = new Set(result.evidence.filter((item) => used.has(String(item['id']))).map((item) => item['kind']));
    expect([...kinds]).toEqual(expect.arrayContaining(['alarm', 'passage', 'log-row']));
    expect(result.evidence.find((item) => item['kind'] === 'passage')).toMatchObject({
      document: expect.any(String),
      revision: expect.any(String),
      page: expect.any(Number),
      start: expect.any(Number),
      end: expect.any(Number),
    });
    expect(result.abstained).toBe(false);
    expectProven(result);
  });

  it('opens a work order once, after a permitted person approved, with number and audit record', async () => {
    await using copilot = await worlds.open();
    const result = await ask(copilot, 'open a work order for the seal leak on P-101A');
    const approvalId = result.drafts[0]?.approvalId ?? '';
    expect(await copilot.workOrders.list({})).toEqual([]);
    await expect(copilot.approvals.approve(approvalId, demoActor('technician'))).rejects.toMatchObject({ code: 'forbidden' });
    const record = await copilot.approvals.approve(approvalId, demoActor('shift-lead'));
    await expect(copilot.approvals.approve(approvalId, demoActor('shift-lead'))).rejects.toMatchObject({ code: 'approval-invalid' });
    const orders = await copilot.workOrders.list({});
    expect(orders).toHaveLength(1);
    expect(record.receipt?.workOrderId).toBe(orders[0]?.id);
    expect((await copilot.audit.read({ limit: 100 })).map(({ event }) => event)).toContain('execute work-order-create');
    expect(await copilot.audit.verify()).toMatchObject({ ok: true });
  });

  it('keeps a shelved alarm in sight, and takes it off the shelf again', async () => {
    await using copilot = await worlds.open();
    const shelving = await ask(copilot, 'shelve VT-101A.H for 45 minutes because the bearing is being changed');
    await copilot.approvals.approve(shelving.drafts[0]?.approvalId ?? '', demoActor('shift-lead'));
    for (const question of [
      'Which alarms are active?',
      'Which alarms are shelved?',
      'Is P-101A in alarm?',
      'Welche Alarme sind zurückgestellt?',
      '哪些报警被搁置了?',
    ]) {
      const told = await ask(copilot, question);
      expect(told.answer).toMatch(/VT-101A\.H#\d+.*(?:shelved|zurückgestellt|搁置)/u);
      expect(told.answer).toContain('bearing is being changed');
    }
    expect((await ask(copilot, 'acknowledge VT-101A.H')).drafts).toEqual([]);
    const ending = await ask(copilot, 'take VT-101A.H off the shelf');
    await copilot.approvals.approve(ending.drafts[0]?.approvalId ?? '', demoActor('shift-lead'));
    expect((await ask(copilot, 'Which alarms are active?')).answer).toMatch(/Alarm VT-101A\.H#\d+: .*active/u);
  });

  it('drafts PLC code that its own parser accepts, with diagnostics and proof', async () => {
    await using copilot = await worlds.open();
    const result = await ask(copilot, 'draft duty/standby logic for P-101A and P-101B with a 10 s failover', 'engineer');
    expect(result.drafts[0]).toMatchObject({
      kind: 'plc-code',
      approvalId: null,
      body: { code: expect.stringContaining('END_FUNCTION_BLOCK'), diagnostics: expect.any(Array), proof: expect.any(Array) },
    });
    expect(JSON.stringify(result.drafts[0]?.body)).toContain('T#10s');
  });

  it('reports the last shift with numbers computed from the records', async () => {
    await using copilot = await worlds.open();
    const result = await ask(copilot, 'what happened on the last shift?', 'manager');
    expect(result.drafts.map(({ kind }) => kind)).toEqual(['report']);
    expect(result.sentences.length).toBeGreaterThan(4);
    expectProven(result);
  });

  it('says "not in the sources", what was searched, and invents no citation', async () => {
    await using copilot = await worlds.open();
    const result = await ask(copilot, 'what is the torque for the flange bolts of the XJ-900 compressor?');
    expect(result).toMatchObject({ abstained: true });
    expect(result.answer).toMatch(/not in the sources/u);
    expect(result.answer).toMatch(/Searched \d+ documents/u);
    expect(result.evidence.filter((item) => item['kind'] === 'passage')).toEqual([]);
  });

  it('keeps a restricted document from a role without the right, in answers and in lists', async () => {
    await using copilot = await worlds.open();
    expect((await copilot.knowledge.documents('engineer')).some(({ id }) => id === 'MAN-RECIPE')).toBe(true);
    expect((await copilot.knowledge.documents('technician')).some(({ id }) => id === 'MAN-RECIPE')).toBe(false);
  });
});

describe('the main job, on a model behind the openai SDK', { timeout: 120_000 }, () => {
  it('runs the same loop with streaming and tool calls, through the proof gate', async () => {
    await using endpoint = await startChatEndpoint([
      { kind: 'stream', chunks: [callChunk(0, { id: 'a', name: 'query_alarms', arguments: '{"equipment":"P-101A"}' }), finishChunk('tool_calls')] },
      {
        kind: 'stream',
        chunks: [textChunk('P-101A has vibration above its limit of 4.5 mm/s.'), textChunk(' [E1]\nThe casing is rated 99 bar.'), finishChunk('stop')],
      },
      { kind: 'stream', chunks: [textChunk('That is not in the sources I can read.'), finishChunk('stop')] },
    ]);
    await using copilot = await worlds.open({ models: [createOpenAiChatModel({ apiKey: 'test', baseUrl: endpoint.url, model: 'tiny', maxRetries: 0 })] });
    const result = await ask(copilot, 'Is P-101A all right?');
    expect(result.model).toBe('openai:tiny');
    expect(result.toolCalls).toMatchObject([{ name: 'query_alarms', ok: true }]);
    expect(result.answer).toContain('4.5 mm/s');
    expect(result.answer).not.toContain('99 bar');
    expect(JSON.stringify(endpoint.requests[1])).toContain('VT-101A');
    expect(endpoint.remaining()).toBe(0);
  });

  it('hands over to the built-in engine in the same turn when the endpoint is down', async () => {
    await using endpoint = await startChatEndpoint([{ kind: 'status', status: 503 }]);
    await using copilot = await worlds.open({ models: [createOpenAiChatModel({ apiKey: 'test', baseUrl: endpoint.url, model: 'tiny', maxRetries: 0 })] });
    const result = await ask(copilot, 'Which alarms are active?');
    expect(result.notices.join(' ')).toMatch(/shiftmate-builtin/u);
    expect(result.answer).toContain('VT-101A');
  });
});
