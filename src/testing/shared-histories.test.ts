import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindPrograms, packageRoot, readPrograms } from '../app.js';
import { createSimulatedPlant } from '../plant/simulated-plant.js';
import { ManualClock } from './manual-clock.js';
import { SharedHistories } from './shared-histories.js';

const wallStart = new Date('2026-03-02T14:05:00Z');

describe('histories that share their beginning', { timeout: 120_000 }, () => {
  // A wrong entry made at the end of the beginning, and another pump on duty than in the scenario that was simulated before.
  it.each(['wrong-torque-setpoint', 'no-start-b'])('%s is the same, bit for bit, as simulated alone', (scenario) => {
    const shared = new SharedHistories(wallStart);
    shared.simulate('rtd-open-circuit');
    const alone = createSimulatedPlant({
      programs: bindPrograms(readPrograms(path.join(packageRoot(), 'knowledge', 'plc'))),
      scenario,
      clock: new ManualClock(wallStart),
      digest: () => '',
    });
    alone.advanceTo(alone.presentMs);
    const plant = shared.simulate(scenario);
    const expected = JSON.stringify(alone.simulator.snapshot());
    expect(JSON.stringify(plant.simulator.snapshot()) === expected).toBe(true);
  });
});
