import { describe, expect, it } from 'vitest';
import { loadPrompts } from '../adapters/prompt-files.js';
import { CopilotError } from '../domain/errors.js';
import type { ToolContext } from '../ports/tool.js';
import { ScriptedModel } from '../testing/scripted-model.js';
import { draftWithModel, readReply } from './draft-with-model.js';
import { draftHere } from './suggest-plc-code.js';

const request = 'Compute the checksum parity of two status bits into one output for the gateway';
const block = (body: string): string =>
  [
    'FUNCTION_BLOCK ParityBit // parity of two bits',
    'VAR_INPUT',
    '  BitA : BOOL; // first bit',
    '  BitB : BOOL; // second bit',
    'END_VAR',
    'VAR_OUTPUT',
    '  Odd : BOOL; // exactly one bit is set',
    'END_VAR',
    body,
    'END_FUNCTION_BLOCK',
  ].join('\n');
const sheet = {
  title: 'Parity of two bits',
  purpose: 'Odd is set when exactly one of two bits is.',
  scenarios: [
    {
      id: 'one',
      title: 'one bit',
      setup: [{ drive: { BitA: false, BitB: false }, forMs: 200 }],
      steps: [{ drive: { BitA: true }, forMs: 100, change: { Odd: true } }],
    },
    {
      id: 'other',
      title: 'the other bit',
      setup: [{ drive: { BitA: false, BitB: false }, forMs: 200 }],
      steps: [{ drive: { BitB: true }, forMs: 100, change: { Odd: true } }],
    },
    {
      id: 'both',
      title: 'both bits',
      setup: [{ drive: { BitA: true, BitB: false }, forMs: 200 }],
      steps: [{ drive: { BitB: true }, forMs: 100, change: { Odd: false } }],
    },
  ],
  invariants: [{ id: 'not-both', text: 'never odd with both', expression: 'NOT (Odd AND BitA AND BitB)' }],
  openQuestions: ['Which scan rate?'],
};
const reply = (code: string, about: unknown = sheet): string => `Here it is.\n\`\`\`st\n${code}\n\`\`\`\n\`\`\`json\n${JSON.stringify(about)}\n\`\`\`\n`;
const good = block('Odd := BitA XOR BitB;');
const job = { request, dialect: 'iec' as const, tags: [], equipment: [] };
const context = { signal: new AbortController().signal, progress: () => undefined } as unknown as ToolContext;
const prompts = loadPrompts(new URL('../../prompts', import.meta.url).pathname);

function drafting(...texts: readonly string[]) {
  const model = new ScriptedModel(texts.map((text) => ({ text })));
  return {
    model,
    draft: draftWithModel(
      draftHere(() => 'x'.repeat(64)),
      { model, prompts },
    ),
  };
}

describe('a draft that a model writes', { timeout: 60_000 }, () => {
  it('climbs the same ladder as a pattern', async () => {
    const { model, draft } = drafting(reply(good));
    const result = await draft(job, context);
    expect(result).toMatchObject({ kind: 'draft', patternId: 'model-written', code: `${good}\n` });
    if (result.kind !== 'draft') return;
    expect(result.proof.map(({ rung, status }) => `${rung} ${status}`)).toEqual([
      '1 passed',
      '2 passed',
      '3 passed',
      '4 not-climbed',
      '5 passed',
      '6 not-climbed',
      '7 passed',
      '8 passed',
    ]);
    expect(result.specification).toMatchObject({ title: 'Parity of two bits', openQuestions: expect.arrayContaining(['Which scan rate?']) });
    expect(model.requests[0]?.system).toContain(request);
  });

  it('repairs from the diagnostics: a type error, then a wrong behaviour', async () => {
    const { model, draft } = drafting(reply(block('Odd := BitA XOR Missing;')), reply(block('Odd := BitA OR BitB;')), reply(good));
    const result = await draft(job, context);
    expect(result).toMatchObject({ kind: 'draft', code: `${good}\n` });
    expect(model.remaining).toBe(0);
    const [, second, third] = model.requests.map(({ messages }) => messages.at(-1));
    expect(second).toMatchObject({ role: 'user', text: expect.stringMatching(/line 9.*Missing is not declared/u) });
    expect(third).toMatchObject({ role: 'user', text: expect.stringMatching(/both failed: at \d+ ms Odd is true, expected false/u) });
  });

  it('asks again when a reply cannot be read, and stops after four rounds with the best it has', async () => {
    const { model, draft } = drafting(
      'no code',
      reply(block('Odd := BitA OR BitB;')),
      reply(block('Odd := Nothing;')),
      reply(block('Odd := Nothing;')),
      reply(good),
    );
    const result = await draft(job, context);
    expect(model.remaining).toBe(1);
    expect(result).toMatchObject({ kind: 'draft', code: `${block('Odd := BitA OR BitB;')}\n` });
    if (result.kind === 'draft') expect(result.notProven.some((text) => /Scenario traces.*both failed/u.test(text))).toBe(true);
  });

  it('is not asked where a pattern fits or safety forbids', async () => {
    const { model, draft } = drafting();
    expect(await draft({ ...job, request: 'debounce limit switch LS-4 with 200 ms' }, context)).toMatchObject({ kind: 'draft', patternId: 'debounce' });
    expect(await draft({ ...job, request: 'bypass the emergency stop of the mixer' }, context)).toMatchObject({ kind: 'refused', cause: 'safety' });
    expect(model.requests).toEqual([]);
  });

  it('says why when the model declines or fails', async () => {
    const { draft } = drafting('REFUSED: this is a safety function.');
    expect(await draft(job, context)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('this is a safety function') });
    const failing = new ScriptedModel([{ fails: new CopilotError({ code: 'model-unreachable', message: 'the endpoint is down' }) }]);
    const refused = await draftWithModel(
      draftHere(() => ''),
      { model: failing, prompts },
    )(job, context);
    expect(refused).toMatchObject({ kind: 'refused', reason: expect.stringContaining('the endpoint is down') });
  });

  it('reads fenced replies strictly', () => {
    expect(readReply(reply(good, { title: 'x' }))).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining('scenarios') });
    expect(readReply('```st\nFUNCTION_BLOCK A END_FUNCTION_BLOCK\n```\n```json\n{oops\n```')).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('not JSON'),
    });
  });
});
