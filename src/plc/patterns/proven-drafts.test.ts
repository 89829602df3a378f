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
  [
    'five fans FN-1, FN-2, FN-3, FN-4, FN-5, always two of them running, rotate every 12 h, replace a failed one',
    'group-rotation',
    { together: 2, period: 43_200_000 },
  ],
  [
    'drain pumps P-1, P-2, P-3 by LT-1: one pump on above 50 %, both run above 70 %, all off at 15 %, lead rotates every 8 hours',
    'group-rotation',
    { together: 1, start: 50, assist: 70, stop: 15, period: 28_800_000 },
  ],
  ['drei Pumpen P-1, P-2 und P-3, immer zwei laufen, alle 24 Stunden Wechsel reihum', 'group-rotation', { together: 2, period: 86_400_000 }],
  [
    'boilers H-1, H-2 and H-3 by TT-4, the first below 70 °C, each next one 4 K lower, off 6 K above, at least 5 min on, 8 min rest',
    'stage-control',
    { first: 70, spacing: 4, drop: 6, falling: 1, minimumOn: 300_000, minimumOff: 480_000 },
  ],
  [
    'three chillers, first on above 9 °C, the others 2 K apart, minimum run 6 min, minimum off 4 min',
    'stage-control',
    { first: 9, spacing: 2, drop: 2, falling: 0 },
  ],
  [
    'heat below 18 °C, cool above 25 °C, hysteresis 2 K, five minutes between heating and cooling',
    'heat-cool-band',
    { low: 18, high: 25, difference: 2, pause: 300_000 },
  ],
  ['room 21 °C +/- 1.5 K, heating and cooling valve, never both', 'heat-cool-band', { low: 19.5, high: 22.5 }],
  [
    'Heat pump: at least 6 min off, at least 10 min running; start under 20 °C, stop over 22 °C',
    'level-hysteresis',
    { minimumOn: 600_000, minimumOff: 360_000 },
  ],
  ['Rührwerk ein über 60 %, aus unter 25 %, Mindestlaufzeit 3 min, Mindeststillstand 2 min', 'level-hysteresis', { minimumOn: 180_000, minimumOff: 120_000 }],
  ['Freezer compressor on above -2 °C, off below -6 °C, min rest 6 min', 'level-hysteresis', { minimumOn: 5_000, minimumOff: 360_000 }],
  ['Ramp the mill from 0 to 60 Hz in 30 s when started, and down in 12 s', 'ramp', { up: 2, down: 5 }],
  ['Förderschnecke hochfahren 0 auf 1200 1/min in 24 s, runter in 6 s', 'ramp', { up: 50, down: 200 }],
  ['speed reference 20 to 80 % within 2 min', 'ramp', { up: 0.5, down: 0.5 }],
  ['After 18 trays pulse the stacker lift for 0.7 s, then count again from zero', 'pulse-counter', { target: 18, pulse: 700 }],
  ['eject valve gets 250 ms pulse after every 5th can', 'pulse-counter', { target: 5, pulse: 250 }],
  ['Each press of the button adds 5 min to the sauna heater', 'credit-timer', { period: 300_000 }],
  ['Louvre: 30 % above 21 °C, 60 % above 24 °C, 100 % above 27 °C, hysteresis 1', 'stepped-output', { limit1: 21, output2: 60, limit3: 27, difference: 1 }],
  [
    'Drei Heizstufen: erste unter 40 °C, jede weitere 3 K tiefer, Mindestlauf 4 min, Mindestpause 6 min',
    'stage-control',
    { first: 40, spacing: 3, falling: 1, minimumOn: 240_000, minimumOff: 360_000 },
  ],
  ['Belt B-7 with start and stop buttons, horn 8 s before it starts', 'motor-starter', { warning: 8_000, supervised: 0 }],
  ['Oven heater by PWM, period 20 s, minimum on time 1 s', 'time-proportional', { period: 20_000, least: 1_000 }],
  [
    'first open the water valve until the drum level is above 60 %, then tumble 90 s, then drain until below 5 %; hold button stops everything, resume continues where it was',
    'told-sequence',
    {},
  ],
  ['night setback: 17 °C from 22:00 to 5:30, otherwise 20 °C', 'daily-schedule', { from: 1_320, to: 330, inside: 17, outside: 20 }],
  ['yard fan FN-7 runs from 7 am to 6 pm, not on weekends, time of day is an input', 'daily-schedule', { from: 420, to: 1_080, setpoints: 0 }],
  ['Ampel: grün 15 s, gelb 4 s, rot 22 s, dann von vorn', 'phase-cycle', { phase1: 15_000, phase2: 4_000, phase3: 22_000 }],
  [
    'level switch LS-4 against dry run of pump P-4: no liquid for 4 s stops it, try again after 15 min, locked after 2 attempts until reset',
    'dry-run-protection',
    { delay: 4_000, restart: 900_000, attempts: 2 },
  ],
  [
    'current IT-8 of pump P-8 below 3.5 A for 6 s means dry: stop and restart after 12 min',
    'dry-run-protection',
    { delay: 6_000, limit: 3.5, restart: 720_000 },
  ],
  ['run hours of pump P-3 each day and in total, service every 1500 h', 'running-hours', { interval: 1_500, period: 2, starts: 0 }],
  ['hours and starts of fan FN-2 per shift, warning at 300 starts', 'running-hours', { period: 1, starts: 300 }],
  ['rolling average over 6 readings of PT-9, a reading every 5 s', 'moving-average', { count: 6, time: 5_000 }],
  [
    'Start order of the belts C-1, C-2, C-3 with 4 s between; stop in the reverse order with 7 s between',
    'conveyor-cascade',
    { delay: 4_000, stopDelay: 7_000 },
  ],
  ['Conveyors C-5 and C-6: start against the flow, 3 s apart, stop in reverse order', 'conveyor-cascade', { delay: 3_000, stopDelay: 3_000 }],
  ['三台输送机顺序启动,间隔4秒,停止时反过来', 'conveyor-cascade', { delay: 4_000, stopDelay: 4_000 }],
  ['median of the last 3 samples of FT-8, sampled every 2 s', 'median-filter', { count: 3, time: 2_000 }],
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
