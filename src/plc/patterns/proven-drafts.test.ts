import { describe, expect, it } from 'vitest';
import { load } from '../proof/harness.js';
import { allInvariants, createMonitor, runRandomSequences } from '../proof/invariants.js';
import { runVector } from '../proof/vectors.js';
import { renderBlock } from './render.js';
import { selectPattern } from './select.js';
import { tagBook } from './signals.js';

/** Requests whose draft differs from the default of its pattern, and values that it must have taken from the words. */
const requests: readonly (readonly [string, string, Readonly<Record<string, number>>])[] = [
  ['horn + lamp for one fault, horn off with ack, lamp stays till fault gone', 'annunciator', { sequence: 0 }],
  ['annunciator for FA-1, FA-2 and FA-3, flash 2 Hz, lamp stays lit until reset', 'annunciator', { sequence: 1, flash: 250 }],
  ['horn and lamp with ring back for FA-1 and FA-2, flash 1 Hz until acknowledged', 'annunciator', { sequence: 2, flash: 500 }],
  ['Hupe und Lampe für eine Störung, Hupe aus mit Quittierung, Lampe blinkt bis zur Quittierung', 'annunciator', { sequence: 0 }],
  [
    'high alarm 80 delay 5 s, high high 90 trips the heater, both with 2 % deadband',
    'two-stage-trip',
    { early: 80, limit: 90, earlyDelay: 5_000, delay: 2_000, deadband: 2, low: 0 },
  ],
  [
    'LT-1: lo alarm below 20 % after 10 s, lo-lo 10 % stops pump P-1 after 3 s, reset by button',
    'two-stage-trip',
    { early: 20, limit: 10, earlyDelay: 10_000, delay: 3_000, low: 1 },
  ],
  ['PI loop for flow FT-1, output limits 10 to 90 %, gain 0.8, Ti 15 s', 'pid-modes', { low: 10, high: 90, gain: 0.8, integral: 15_000 }],
  ['Druckregelung PI auf Pumpe, Sollwert 3,5 bar, Begrenzung 20 bis 80 %', 'pid-modes', { low: 20, high: 80, gain: 1 }],
  ['two hand start for a fixture clamp, not safety rated, both buttons within 400 ms', 'two-hand-start', { together: 400 }],
  [
    'Zweihandbedienung als Standardlogik (kein Sicherheits-SPS-Ersatz): beide Taster innerhalb 0,5 s, loslassen von einem -> aus, neuer Start erst wenn beide los waren',
    'two-hand-start',
    { together: 500 },
  ],
];

describe('drafts that differ from the default of their pattern', () => {
  it.each(requests)('%s', (request, pattern, numbers) => {
    const selection = selectPattern(request, [], []);
    if (selection.kind === 'refused') throw new Error(selection.reason);
    expect(selection.pattern.id).toBe(pattern);
    expect(selection.parameters.numbers).toMatchObject(numbers);
    const build = selection.pattern.build(selection.parameters, tagBook([]));
    const { plc } = load(renderBlock(build), 'iec', build.blockName);
    if (plc === null) throw new Error('does not compile');
    expect(build.vectors.map((vector) => runVector(plc, vector)).filter(({ status }) => status !== 'passed')).toEqual([]);
    const monitor = createMonitor(allInvariants(build), plc);
    if (typeof monitor === 'string') throw new Error(monitor);
    expect(runRandomSequences(plc, monitor, build, { sequences: 4, scans: 600, cycleMs: 100, seed: 5 }).counterExamples).toEqual([]);
  });
});
