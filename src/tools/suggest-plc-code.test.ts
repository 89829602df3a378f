import { describe, expect, it } from 'vitest';
import { toolResults } from '../domain/tool-results.js';
import type { ToolContext } from '../ports/tool.js';
import { createFakePlant } from '../testing/fake-plant.js';
import { ManualClock } from '../testing/manual-clock.js';
import { PlantNames } from './plant-names.js';
import { createSuggestPlcCode, draftHere } from './suggest-plc-code.js';

const names = new PlantNames(createFakePlant(new ManualClock(new Date(0))).directory);
const context = { signal: new AbortController().signal, progress: () => undefined } as unknown as ToolContext;

async function draft(request: string) {
  const result = await createSuggestPlcCode(
    names,
    draftHere(() => 'ab'.repeat(32)),
  ).run({ request }, context);
  return { ...toolResults.suggest_plc_code.parse(result.output), evidence: result.evidence };
}

describe('suggest_plc_code', () => {
  it('answers in at most ten lines: passed rungs in one, what was not climbed in one, and no claim to be proven beyond that', async () => {
    const { status, lines } = await draft('duty/standby control of P-101A and P-101B with failover after 10 s');
    const texts = lines.map(({ text }) => text);
    expect(status).toBe('drafted');
    expect(texts.length).toBeLessThanOrEqual(10);
    expect(texts.filter((text) => text.startsWith('Passed: '))).toHaveLength(1);
    expect(texts.find((text) => text.startsWith('Not climbed: '))).toContain('Closed loop on the forked plant');
    expect(texts.at(-1)).toMatch(/^Not proven: .*Nothing is downloaded/u);
  });

  it('holds every line in the evidence', async () => {
    const { lines, evidence } = await draft('agitator AG-301 on above 15 % and off below 12 % of LT-301');
    for (const { text } of lines) expect(evidence[0]?.quote).toContain(text);
  });

  it('refuses what no pattern covers and says what it can draft', async () => {
    const { status, lines, draft: made } = await draft('write me a poem about the moon');
    expect([status, made]).toEqual(['refused', null]);
    expect(lines.map(({ text }) => text).join(' ')).toMatch(/I cannot draft that/u);
  });

  it('passes cancellation and progress on to whoever drafts', async () => {
    const seen: unknown[] = [];
    const tool = createSuggestPlcCode(names, async (_job, options) => {
      seen.push(options.signal, options.progress);
      return { kind: 'refused', reason: 'none', cause: 'safety' as const, covered: [] };
    });
    await tool.run({ request: 'anything at all' }, context);
    expect(seen).toEqual([context.signal, context.progress]);
  });
});
