import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ToolContext } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';

const context = { actor: { id: 'a', name: 'A', role: 'technician' }, signal: new AbortController().signal } as unknown as ToolContext;
const tool = defineReadTool({
  name: 'look',
  description: 'looks',
  input: z.strictObject({
    tags: z.array(z.string()).optional(),
    hours: z.number().max(48).optional(),
    exact: z.boolean().optional(),
    note: z.string().optional(),
    window: z.strictObject({ from: z.string(), days: z.int() }).optional(),
  }),
  output: z.unknown(),
  run: async (input) => ({ output: input, evidence: [] }),
});
const read = async (input: unknown): Promise<unknown> => (await tool.run(input, context)).output;

describe('a tool input from a weak model', () => {
  it.each([
    ['numbers and truth values as text', { hours: '4', exact: 'True' }, { hours: 4, exact: true }],
    ['a number where text is wanted', { note: 12 }, { note: '12' }],
    ['one value for a list', { tags: 'LT-9' }, { tags: ['LT-9'] }],
    ['a list as text', { tags: '["LT-9", "LT-8"]' }, { tags: ['LT-9', 'LT-8'] }],
    ['an object as text', { window: '{"from": "06:00", "days": "2"}' }, { window: { from: '06:00', days: 2 } }],
    ['null for what is left out', { tags: null, hours: 2 }, { hours: 2 }],
    ['the whole input wrapped', { arguments: { hours: '4' } }, { hours: 4 }],
    ['the whole input as text', '{"hours": 4}', { hours: 4 }],
    ['nothing', null, {}],
  ])('%s is read as it was meant', async (_what, input, meant) => {
    expect(await read(input)).toEqual(meant);
  });

  it.each([
    ['an unknown field', { hours: 4, colour: 'red' }, /look: .*colour/u],
    ['a value out of range', { hours: '500' }, /look: .*48.*hours/u],
    ['words for a number', { hours: 'four' }, /look: .*expected number.*hours/u],
    ['text that is no input', 'look at the level please', /look: .*expected object/u],
  ])('%s comes back as an error that names the tool, the field and what is expected', async (_what, input, message) => {
    await expect(read(input)).rejects.toMatchObject({ code: 'tool-input-invalid', message: expect.stringMatching(message) });
  });
});
