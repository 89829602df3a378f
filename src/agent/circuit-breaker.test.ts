import { describe, expect, it } from 'vitest';
import { CopilotError } from '../domain/errors.js';
import type { ModelEvent, ModelRequest } from '../ports/model.js';
import { ManualClock } from '../testing/manual-clock.js';
import { ScriptedModel, type ScriptedReply } from '../testing/scripted-model.js';
import { type CircuitState, withCircuitBreaker } from './circuit-breaker.js';

const down: ScriptedReply = { fails: new CopilotError({ code: 'model-unreachable', message: 'The endpoint is down.' }) };
const up: ScriptedReply = { text: 'Fine.' };
const request: ModelRequest = { system: '', messages: [{ role: 'user', text: 'Hello?' }], tools: [], maxOutputTokens: 10, temperature: 0 };

function rig(replies: readonly ScriptedReply[], before: CircuitState | null = null) {
  const clock = new ManualClock(new Date('2026-03-02T14:00:00Z'));
  const inner = new ScriptedModel(replies, 'inner');
  const changes: string[] = [];
  const model = withCircuitBreaker(inner, {
    ...{ endpoint: 'inner at http://model', clock, random: () => 0.5, opensAfter: 3, pauseMilliseconds: 20_000, before },
    changed: ({ state, failures }) => changes.push(`${state} ${failures}`),
  });
  const ask = async (signal = new AbortController().signal): Promise<string> => {
    const events: ModelEvent[] = [];
    for await (const event of model.stream(request, signal)) events.push(event);
    const last = events.at(-1);
    return last?.type === 'model-error' ? last.error.message : (last?.type ?? 'nothing');
  };
  return { clock, inner, model, changes, ask };
}

describe('the circuit breaker', () => {
  it('opens after failures in a row, answers at once while open, lets one probe through, and closes on its success', async () => {
    const { clock, inner, model, changes, ask } = rig([down, down, down, up]);
    for (let turn = 0; turn < 3; turn += 1) expect(await ask()).toBe('The endpoint is down.');
    expect(await ask()).toBe('Its endpoint failed 3 times in a row and is left alone until 14:00:20 UTC.');
    expect(inner.requests).toHaveLength(3);
    expect(model.circuit()).toEqual({
      endpoint: 'inner at http://model',
      state: 'open',
      failures: 3,
      retryAt: '2026-03-02T14:00:20.000Z',
      lastFailure: 'The endpoint is down.',
    });
    clock.advance(20_000);
    expect(model.circuit().state).toBe('half-open');
    expect(await ask()).toBe('model-end');
    expect(model.circuit()).toMatchObject({ state: 'closed', failures: 0, retryAt: null });
    expect(changes).toEqual(['closed 1', 'closed 2', 'open 3', 'closed 0']);
  });

  it('lets exactly one of many through as the probe', async () => {
    const { clock, inner, ask } = rig([down, down, down, up]);
    for (let turn = 0; turn < 3; turn += 1) await ask();
    clock.advance(30_000);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(answers.filter((text) => text === 'model-end')).toHaveLength(1);
    expect(inner.requests).toHaveLength(4);
  });

  it('doubles the pause after a failed probe, up to its longest', async () => {
    const { clock, model, ask } = rig(Array.from({ length: 20 }, () => down));
    for (let turn = 0; turn < 3; turn += 1) await ask();
    const pauses: number[] = [];
    for (let probe = 0; probe < 7; probe += 1) {
      const until = Date.parse(model.circuit().retryAt ?? '');
      pauses.push((until - clock.now().getTime()) / 1000);
      clock.advance(until - clock.now().getTime());
      await ask();
    }
    expect(pauses).toEqual([20, 40, 80, 160, 300, 300, 300]);
  });

  it('does not count what says nothing about the endpoint', async () => {
    const tooLong: ScriptedReply = { fails: new CopilotError({ code: 'model-refused', message: 'too long', details: { tooLong: true } }) };
    const cancelled: ScriptedReply = { fails: new CopilotError({ code: 'cancelled', message: 'cancelled' }) };
    const { model, ask } = rig([down, down, tooLong, cancelled, tooLong]);
    for (let turn = 0; turn < 5; turn += 1) await ask();
    expect(model.circuit()).toMatchObject({ state: 'closed', failures: 2 });
  });

  it('frees the probe when its caller stops listening', async () => {
    const { clock, model, ask } = rig([down, down, down, up, up]);
    for (let turn = 0; turn < 3; turn += 1) await ask();
    clock.advance(30_000);
    for await (const _event of model.stream(request, new AbortController().signal)) break;
    expect(await ask()).toBe('model-end');
  });

  it('remembers what an earlier process found, for its own endpoint only', async () => {
    const before: CircuitState = { endpoint: 'inner at http://model', state: 'open', failures: 4, retryAt: '2026-03-02T14:01:00.000Z', lastFailure: 'x' };
    expect(await rig([up], before).ask()).toMatch(/failed 4 times in a row and is left alone until 14:01:00/u);
    expect(await rig([up], { ...before, endpoint: 'another' }).ask()).toBe('model-end');
  });
});
