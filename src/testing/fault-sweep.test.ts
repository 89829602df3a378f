import { describe, expect, it } from 'vitest';
import { faultCatalog } from '../plant/faults/catalog.js';
import { faultDefinition } from '../plant/faults/fault-engine.js';
import { scenarioOfFault, sweepFault } from './fault-sweep.js';

/** Alarms of everyday running: jams, gaps and back-ups of the filling cell. */
const everyday = new Set(['PE-401.OFF', 'PE-402.BACK', 'F-401.SUSP', 'CN-401.JAM', 'F-401.HELD']);

describe('the sweep of `npm run bench -- faults`', () => {
  it('finds a scenario of its own for every fault', () => {
    expect(new Set(faultCatalog.map(({ id }) => scenarioOfFault(id))).size).toBe(faultCatalog.length);
  });

  it('sees the alarms of a fault in their order and dates the first one', () => {
    const run = sweepFault(faultDefinition('booster-trip'), 21, everyday);
    expect(run).toMatchObject({ inOrder: true, early: [], unexplained: [], seen: faultDefinition('booster-trip').expectedAlarms });
    expect(run.detectedMinutes).toBeLessThan(1);
  });

  it('notices when the declared order is wrong, and alarms that nothing declared', () => {
    const right = faultDefinition('agitator-coupling');
    const wrong = { ...right, expectedAlarms: ['PDT-101.H', ...right.expectedAlarms] };
    expect(sweepFault(wrong, 21, everyday).inOrder).toBe(false);
    const unrelated = { ...right, expectedAlarms: [], equipment: 'T-502', affectedTags: [] };
    expect(sweepFault(unrelated, 21, everyday).unexplained).toContain('IT-301.L');
  });
});
