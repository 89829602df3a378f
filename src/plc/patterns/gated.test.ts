import { describe, expect, it } from 'vitest';
import { draftPlc } from '../proof/draft.js';

const cases = [
  [
    'Pulse the shaker valve 2 s on, 30 s off, but only while the filter fan runs and differential pressure is above 12 mbar.',
    'cyclic-timer',
    ['FILTER_FAN_RUNNING', 'DIFFERENTIAL_PRESSURE'],
  ],
  ['Count bottles at photo eye PE-3 and stop the belt after 24, but only while the capper CP-1 is running.', 'batch-counter', ['CP_1', 'PE_3']],
  ['Run the grease pump GP-4 for 20 s every 2 hours, only when the mill M-7 is running.', 'cyclic-timer', ['M_7']],
] as const;

describe('"only while" beside a pattern of the catalogue', () => {
  it.each(cases)('%s', (request, pattern, inputs) => {
    const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] });
    if (draft.kind === 'refused') throw new Error(draft.reason);
    expect(draft.patternId).toBe(pattern);
    expect(draft.specification.tags.filter(({ direction }) => direction === 'input').map(({ identifier }) => identifier)).toEqual(
      expect.arrayContaining([...inputs]),
    );
    expect(draft.specification.tags.map(({ identifier }) => identifier)).not.toContain('Enable');
    expect(draft.proof.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(draft.specification.openQuestions.join(' ')).not.toMatch(/not built in|Not understood/);
  });
});
