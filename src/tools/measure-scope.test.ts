import { describe, expect, it } from 'vitest';
import { createLine4Directory } from '../plant/line4/directory.js';
import type { PlantReader } from '../ports/plant.js';
import { notHappenedEvidence, ScopeReader } from './measure-scope.js';
import { PlantNames } from './plant-names.js';

const names = new PlantNames(createLine4Directory());
const window = { from: Date.parse('2026-03-02T06:00:00Z'), to: Date.parse('2026-03-02T14:00:00Z') };
/** A plant on which no alarm ever stood. */
const quiet = { readHistory: async () => ({ transitions: [], journal: [] }) } as unknown as PlantReader;

describe('a scope anchored at an event', () => {
  it('that has not happened says so, with the time that was searched as evidence', async () => {
    const asked = { event: { anyOf: [{ tag: 'BL-601', alarm: true }], edge: 'begin', which: 'last', side: 'before' }, moment: false, hasWindow: true } as const;
    const scope = await new ScopeReader(quiet, names, new AbortController().signal).resolve(window, {
      ...asked,
      event: { ...asked.event, anyOf: [...asked.event.anyOf] },
    });
    if (!('notHappened' in scope)) throw new Error('the event was found');
    expect(scope.notHappened).toBe(
      'Between 2026-03-02 06:00 and 2026-03-02 14:00 it never happened that an alarm of BL-601 stood, so there is nothing to measure from.',
    );
    expect(notHappenedEvidence(scope, 'measurement', {})).toMatchObject({ quote: scope.notHappened, inputs: window });
  });
});
