import { describe, expect, it } from 'vitest';
import { faultCatalog } from '../plant/faults/catalog.js';
import type { FaultDefinition } from '../plant/faults/fault-definition.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { parseScenario } from '../plant/scenarios/scenario.js';
import { PlantSimulator } from '../plant/simulator.js';
import { line4ControlPrograms } from './line4.js';

const directory = createLine4Directory();
const minute = 60_000;
const onsetHours = 0.05;
const by = { id: 'operator-early', role: 'technician' };

function simulate(change: Readonly<Record<string, unknown>>, seed = 7): PlantSimulator {
  const scenario = parseScenario({ id: 'test', title: '', description: '', startsAt: '2026-03-02T06:00:00Z', hours: 1, disturbances: false, ...change });
  return new PlantSimulator({ directory, programs: line4ControlPrograms(), scenario, seed });
}

/** Annunciated alarms in order of first appearance since `fromMs`. */
function annunciated(simulator: PlantSimulator, fromMs: number): readonly string[] {
  const transitions = simulator.alarms.transitions(fromMs, simulator.timeMs + 1).filter((transition) => transition.annunciated);
  return [...new Set(transitions.map((transition) => transition.definitionId))];
}

/**
 * Runs one fault faster than it grows in its own scenario until all its alarms have come, or until it should have shown long ago. The natural
 * speed, with everyday disturbances and several seeds, is `npm run bench -- faults`.
 */
function symptoms(fault: FaultDefinition): readonly string[] {
  // Bearings warm up slowly: growing faster than this, their vibration would trip the pump first.
  const rampHours = fault.rampHours / 2.5;
  const simulator = simulate({
    operator: { acknowledgeAfterSeconds: null },
    initial: fault.id.endsWith('-b') ? { 'P-101.SELECT': 1 } : {},
    faults: [{ fault: fault.id, onsetHours, ...(fault.onset === 'step' ? {} : { rampHours }) }],
    actions: (fault.reveal ?? []).map((action) => ({ kind: 'setpoint', by, ...action, atHours: action.atHours - 0.4 })),
  });
  const startMs = simulator.timeMs;
  for (let at = 2; at <= (rampHours + 2) * 60; at += 2) {
    simulator.advanceTo(startMs + at * minute);
    const seen = annunciated(simulator, startMs);
    if (fault.expectedAlarms.every((alarm) => seen.includes(alarm))) return seen;
  }
  return annunciated(simulator, startMs);
}

const value = (simulator: PlantSimulator, tag: string): number => simulator.tags.values[simulator.tags.indexOf(tag)] ?? Number.NaN;

describe('each fault shows its symptoms in the right order', () => {
  /** The slow faults of P-101B are those of P-101A by construction; the quick ones are run for both. */
  const alarming = faultCatalog.filter((fault) => fault.expectedAlarms.length > 0 && !(fault.id.endsWith('-b') && fault.onset === 'ramp'));

  it.each(alarming.map((fault) => [fault.id, fault] as const))('%s', (_, fault) => {
    const seen = symptoms(fault);
    expect(seen.filter((alarm) => fault.expectedAlarms.includes(alarm))).toEqual(fault.expectedAlarms);
  });
});

describe('faults without an alarm of their own still show in their tags', () => {
  it('flow-valve-stiction makes the flow loop cycle', () => {
    const simulator = simulate({ faults: [{ fault: 'flow-valve-stiction', onsetHours: 0, rampHours: 0 }] });
    const outputs: number[] = [];
    for (let second = 1; second <= 900; second += 1) {
      simulator.advanceTo(Date.parse('2026-03-02T06:00:00Z') + second * 1000);
      outputs.push(value(simulator, 'FIC-110.OUT'));
    }
    expect(Math.max(...outputs) - Math.min(...outputs)).toBeGreaterThan(2);
  });

  it('level-offset makes level and suction pressure disagree', () => {
    const simulator = simulate({ faults: [{ fault: 'level-offset', onsetHours: 0, rampHours: 0 }] });
    simulator.advanceTo(Date.parse('2026-03-02T06:00:00Z') + 30 * minute);
    const shown = value(simulator, 'LT-101');
    const suction = value(simulator, 'PT-101S');
    const fromSuction = ((suction - 4 + 10) / 10.1 / 3.2) * 100;
    expect(fromSuction - shown).toBeGreaterThan(15);
  });
});

describe('a pump trip without a standby', () => {
  it('cascades into an alarm flood: more than 10 annunciations within 10 minutes', () => {
    const simulator = simulate({
      operator: { acknowledgeAfterSeconds: null },
      faults: [
        { fault: 'no-start-b', onsetHours: 0 },
        { fault: 'motor-overload', onsetHours },
      ],
    });
    const startMs = simulator.timeMs;
    simulator.advanceTo(startMs + (onsetHours * 60 + 10) * minute);
    const seen = annunciated(simulator, startMs);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.indexOf('P-101A.TRIP')).toBeLessThan(seen.indexOf('TT-202.LL'));
    expect(seen).toEqual(
      expect.arrayContaining(['IT-101A.H', 'P-101A.TRIP', 'P-101B.TRIP', 'P-203.STOP', 'PT-110.L', 'FIC-110.DEV', 'FDV-202.DIV', 'TT-202.LL']),
    );
  });
});
