import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Diagnosis } from '../src/insight/diagnosis.js';
import type { ReadTool } from '../src/ports/tool.js';
import { ScriptedModel } from '../src/testing/scripted-model.js';
import { EvalWorlds } from './harness/eval-worlds.js';
import { runSample } from './harness/run-sample.js';
import { parseSamples } from './harness/sample.js';
import { loadSuite } from './harness/suites.js';

type Defect = 'none' | 'ranking' | 'alarm-list' | 'cause-order' | 'approvers' | 'proof-gate';
/** What is broken at the moment, inside the program itself. */
const broken = vi.hoisted((): { part: string } => ({ part: 'none' }));

vi.mock('../src/knowledge/rank/fusion.js', async (original) => {
  const real = await original<typeof import('../src/knowledge/rank/fusion.js')>();
  return {
    ...real,
    convexSum: (...args: Parameters<typeof real.convexSum>) => real.convexSum(...args).map((value) => (broken.part === 'ranking' ? 1 - value : value)),
  };
});

vi.mock('../src/tools/query-alarms.js', async (original) => {
  const real = await original<typeof import('../src/tools/query-alarms.js')>();
  return {
    createQueryAlarms: (plant: Parameters<typeof real.createQueryAlarms>[0], names: Parameters<typeof real.createQueryAlarms>[1]): ReadTool => {
      const listAlarms: typeof plant.listAlarms = async (filter, signal) => (broken.part === 'alarm-list' ? [] : plant.listAlarms(filter, signal));
      return real.createQueryAlarms(
        new Proxy(plant, { get: (target, key, self) => (key === 'listAlarms' ? listAlarms : Reflect.get(target, key, self)) }),
        names,
      );
    },
  };
});

vi.mock('../src/insight/diagnosis.js', async (original) => {
  const real = await original<typeof import('../src/insight/diagnosis.js')>();
  return {
    ...real,
    diagnose: (...args: Parameters<typeof real.diagnose>): Diagnosis => {
      const found = real.diagnose(...args);
      return broken.part === 'cause-order' ? { ...found, causes: [...found.causes].reverse().slice(0, 1) } : found;
    },
  };
});

vi.mock('../src/safety/policy.js', async (original) => {
  const real = await original<typeof import('../src/safety/policy.js')>();
  return {
    ...real,
    defaultPolicy: (...args: Parameters<typeof real.defaultPolicy>) => {
      const decision = real.defaultPolicy(...args);
      const everybody = ['technician', 'engineer', 'shift-lead', 'manager', 'admin'];
      return decision.kind === 'ask' && broken.part === 'approvers' ? { ...decision, approverRoles: everybody } : decision;
    },
  };
});

vi.mock('../src/agent/proof/proof-gate.js', async (original) => {
  const real = await original<typeof import('../src/agent/proof/proof-gate.js')>();
  class Gate extends real.ProofGate {
    override judge(sentence: string) {
      const verdict = super.judge(sentence);
      return broken.part === 'proof-gate' ? { kind: 'pass' as const, text: verdict.text, evidence: ['E1'] } : verdict;
    }
  }
  return { ...real, ProofGate: Gate };
});

/** Samples that stand for their suites here: what they ask needs the part that is broken. */
const cases: readonly (readonly [Defect, string, readonly string[]])[] = [
  ['ranking', 'retrieval', ['hc40-gland', 'hc40-grub', 'hc40-weight', 'hc40-nitric', 'hc40-gap']],
  ['alarm-list', 'tools', ['alarms-now', 'alarms-101a']],
  ['cause-order', 'diagnosis', ['overload', 'fouling', 'filter']],
  ['approvers', 'trajectories', ['wo-tech', 'wo-manager-approves', 'wo-admin-approves']],
];

describe('a part of the program broken on purpose', { timeout: 300_000 }, () => {
  const worlds = new EvalWorlds([], () => undefined);
  afterAll(() => worlds[Symbol.asyncDispose]());
  beforeEach(() => {
    broken.part = 'none';
  });

  async function passed(suite: string, ids: readonly string[]): Promise<number> {
    let count = 0;
    for (const sample of loadSuite(suite).filter(({ id }) => ids.includes(id))) {
      const { result } = await runSample(sample, suite, worlds);
      expect(result.transcript.error).toBeNull();
      count += Number(result.passed);
    }
    return count;
  }

  it.each(cases)('makes the matching suite fall: %s in %s', async (part, suite, ids) => {
    const whole = await passed(suite, ids);
    expect(whole).toBeGreaterThan(ids.length / 2);
    broken.part = part;
    expect(await passed(suite, ids)).toBeLessThan(whole);
  });

  it('makes the numbers fall: a proof gate that lets every sentence out, under a model that invents', async () => {
    const corpus = 'evals/external/data/observatory/documents';
    const target = { excludes: ['777'] };
    const [sample] = parseSamples(JSON.stringify({ id: 'lie', question: 'How often is the mirror washed?', corpus, target, source: 's' }), 'test');
    if (sample === undefined) throw new Error('no sample');
    const lie = { text: 'The main mirror is washed every 777 months. [E1]' };
    const grade = async (): Promise<boolean> => {
      const model = new ScriptedModel([{ calls: [{ toolName: 'search_knowledge', input: { query: 'main mirror washed' } }] }, lie, lie, lie, lie]);
      await using lied = new EvalWorlds([model], () => undefined);
      const { result } = await runSample(sample, 'test', lied);
      expect(result.transcript.error).toBeNull();
      return result.passed;
    };
    expect(await grade()).toBe(true);
    broken.part = 'proof-gate';
    expect(await grade()).toBe(false);
  });
});
