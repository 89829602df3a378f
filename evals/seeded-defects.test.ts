import { afterAll, describe, expect, it } from 'vitest';
import type { TestCopilot } from '../src/testing/test-world.js';
import { type Break, EvalWorlds } from './harness/eval-worlds.js';
import { runSample } from './harness/run-sample.js';
import { loadSuite } from './harness/suites.js';

/** What is broken on purpose, and the samples that must notice it. They pass while nothing is broken. */
const noResults: Break = (copilot) => ({
  ...copilot,
  knowledge: { ...copilot.knowledge, search: async (request, signal) => ({ ...(await copilot.knowledge.search(request, signal)), results: [] }) },
});
const silentTurns: Break = (copilot) => withEvents(copilot, (event) => (event['type'] === 'sentence' ? { ...event, evidence: [] } : event));
const inventedNumbers: Break = (copilot) =>
  withEvents(copilot, (event) => (event['type'] === 'sentence' ? { ...event, text: `${String(event['text'])} It is 123456.` } : event));
const anybodyApproves: Break = (copilot) => ({
  ...copilot,
  approvals: { ...copilot.approvals, approve: (id, actor) => copilot.approvals.approve(id, { ...actor, id: 'somebody-else', role: 'shift-lead' }) },
});

function withEvents(copilot: TestCopilot, change: (event: Record<string, unknown>) => Record<string, unknown>): TestCopilot {
  return {
    ...copilot,
    turns: {
      async *ask(request, signal) {
        for await (const event of copilot.turns.ask(request, signal)) yield change(event) as typeof event;
      },
    },
  };
}

const cases: readonly (readonly [string, string, string, Break])[] = [
  ['retrieval without results', 'retrieval', 'hc40-gland', noResults],
  ['sentences without evidence', 'smoke', 'casing-bolts', silentTurns],
  ['numbers that no evidence holds', 'smoke', 'impeller-nut', inventedNumbers],
  ['a gate that lets anybody approve', 'trajectories', 'wo-tech', anybodyApproves],
];

describe('a defect seeded on purpose', () => {
  let current: Break = (copilot) => copilot;
  const worlds = new EvalWorlds(
    [],
    () => undefined,
    (copilot) => current(copilot),
  );
  afterAll(() => worlds[Symbol.asyncDispose]());

  it.each(cases)('makes the matching suite fall: %s', { timeout: 180_000 }, async (_, suite, id, breakIt) => {
    const sample = loadSuite(suite).find((one) => one.id === id);
    if (sample === undefined) throw new Error(`there is no sample ${suite}/${id}`);
    current = (copilot) => copilot;
    const { result: whole } = await runSample(sample, suite, worlds);
    expect(whole.transcript.error).toBeNull();
    expect(whole.scores.filter(({ value }) => value !== 1)).toEqual([]);
    expect(whole.passed).toBe(true);
    current = breakIt;
    const { result: broken } = await runSample(sample, suite, worlds);
    expect(broken.transcript.error).toBeNull();
    expect(broken.passed).toBe(false);
  });
});
