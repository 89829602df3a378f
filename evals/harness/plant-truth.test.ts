import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/testing/manual-clock.js';
import { type TestCopilot, TestWorlds } from '../../src/testing/test-world.js';
import { resolveTruth } from './plant-truth.js';
import { toSamples } from './sample.js';

describe('what the simulator knows', { timeout: 120_000 }, () => {
  it('becomes facts: the standing alarms and no others, and what the meters counted', async () => {
    const simulated = new TestWorlds().plant('demo', undefined, new ManualClock(new Date('2026-03-02T14:05:00Z')));
    const facts = ['{{alarms:standing}}', '{{production:energy:2026-03-02T06:00:00Z:2026-03-02T14:00:00Z}}'];
    const [sample] = toSamples([{ line: 1, value: { id: 'x', question: 'q?', target: { includes: facts }, source: 's' } }], 'test');
    if (sample === undefined) throw new Error('no sample');
    // The scenario: a dripping seal (LS-101A) and a vibrating pump (VT-101A) at the end of the early shift.
    const { target } = await resolveTruth(sample, { simulated } as unknown as TestCopilot);
    expect(target.includes.slice(0, 2)).toEqual(['LS-101A', 'VT-101A']);
    expect(target.includes).toHaveLength(3);
    expect(target.excludes).toContain('TT-202');
    expect(target.excludes).not.toContain('LS-101A');
    const [kilowattHours = ''] = target.includes[2] ?? [];
    expect(Number(kilowattHours.replace(' kWh', ''))).toBeGreaterThan(400);
    expect(Number(kilowattHours.replace(' kWh', ''))).toBeLessThan(800);
    const unknown = { ...sample, target: { ...sample.target, includes: ['{{alarms:standing:P-202}}'] } };
    await expect(resolveTruth(unknown, { simulated } as unknown as TestCopilot)).rejects.toThrow(/No alarm is standing/);
  });
});
