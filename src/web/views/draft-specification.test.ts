import { describe, expect, it } from 'vitest';
import { PlcSpecification, specificationParts } from './draft-specification.js';

describe('the specification of a PLC draft in the chat', () => {
  it('stands in reading order, empty parts left out', () => {
    const specification = PlcSpecification.parse({
      purpose: 'Keeps the vat full.',
      tags: [
        { direction: 'input', identifier: 'LT_9', tag: 'LT-9', type: 'REAL', unit: '%', description: 'level', known: true },
        { direction: 'output', identifier: 'Fault', tag: '', type: 'BOOL', unit: null, description: 'fault' },
      ],
      states: [{ name: 'Off', meaning: '' }],
      interlocks: [{ name: 'dry', condition: 'LT_9 < 5.0', actuators: ['P_9'], effect: 'off' }],
      timings: [{ name: 'WAIT', milliseconds: 500, meaning: 'settles' }],
      limits: [{ name: 'LOW', value: 20, unit: '%', meaning: 'starts' }],
      invariants: [],
      openQuestions: ['Which tag is the fault lamp?'],
    });
    expect(specificationParts(specification)).toEqual([
      { heading: 'draft.spec.signals', lines: ['input LT_9 = LT-9 : REAL [%]: level', 'output Fault : BOOL: fault'] },
      { heading: 'draft.spec.states', lines: ['Off'] },
      { heading: 'draft.spec.interlocks', lines: ['dry: LT_9 < 5.0 → P_9: off'] },
      { heading: 'draft.spec.times', lines: ['WAIT = 500 ms: settles'] },
      { heading: 'draft.spec.limits', lines: ['LOW = 20 %: starts'] },
      { heading: 'draft.spec.questions', lines: ['Which tag is the fault lamp?'] },
    ]);
  });
});
