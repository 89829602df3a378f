import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCatalog } from '../plant/faults/catalog.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { parseScenario, type Scenario } from '../plant/scenarios/scenario.js';
import { PlantSimulator, type SimulatorSnapshot } from '../plant/simulator.js';
import { line4ControlPrograms } from './line4.js';

const directory = createLine4Directory();
const minute = 60_000;

/** Scenarios that nobody wrote: any hour of the day, any faults together, sudden or slow, repaired or not. */
const anyScenario = fc
  .record({
    startHour: fc.integer({ min: 0, max: 23 }),
    startMinute: fc.integer({ min: 0, max: 59 }),
    seed: fc.nat({ max: 2 ** 31 }),
    disturbances: fc.boolean(),
    flow: fc.double({ min: 4, max: 10.5, noNaN: true }),
    faults: fc.array(
      fc.record({
        fault: fc.constantFrom(...faultCatalog.map(({ id }) => id)),
        onsetHours: fc.double({ min: 0, max: 0.3, noNaN: true }),
        rampHours: fc.constantFrom(0, 0.1, 1),
        severity: fc.double({ min: 0.05, max: 1, noNaN: true }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ startHour, startMinute, flow, ...rest }) => {
    const two = (value: number): string => String(value).padStart(2, '0');
    return parseScenario({ id: 'any', startsAt: `2026-03-02T${two(startHour)}:${two(startMinute)}:00Z`, hours: 0.5, initial: { 'FIC-110.SP': flow }, ...rest });
  });

const create = (scenario: Scenario, from?: SimulatorSnapshot): PlantSimulator =>
  new PlantSimulator({ directory, programs: line4ControlPrograms(), scenario }, from);

describe('whatever the scenario', () => {
  it('a fork, a restored snapshot and the original have the same future, and a disturbed fork does not touch it', () => {
    fc.assert(
      fc.property(anyScenario, fc.integer({ min: 1, max: 9 }), (scenario, minutes) => {
        const original = create(scenario);
        const startMs = original.timeMs;
        original.advanceTo(startMs + minutes * minute);
        const saved: SimulatorSnapshot = JSON.parse(JSON.stringify(original.snapshot()));
        const disturbed = original.fork();
        disturbed.write('LINE-4.START', 0);
        const copies = [original.fork(), create(scenario, saved)];
        disturbed.advanceTo(startMs + 12 * minute);
        for (const simulator of [original, ...copies]) simulator.advanceTo(startMs + 12 * minute);
        const future = JSON.stringify(original.snapshot());
        for (const copy of copies) expect(JSON.stringify(copy.snapshot()) === future).toBe(true);
        const again = create(scenario);
        again.advanceTo(startMs + 12 * minute);
        expect(JSON.stringify(again.snapshot()) === future).toBe(true);
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('every value stays finite and within what its instrument can show, and the line never sends cold milk forward', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const simulator = create(scenario);
        const end = simulator.timeMs + 20 * minute;
        const stuck = scenario.faults.some(({ fault }) => fault === 'fdv-fails-to-divert');
        let coldForward = 0;
        while (simulator.timeMs < end) {
          simulator.advanceTo(simulator.timeMs + 1000);
          const { hold, holdIndex, forward } = simulator.process.state.pasteuriser;
          // 1 K below the legal limit for 5 s leaves the thermometer its lag and its tolerance.
          const driftingSensor = scenario.faults.some(({ fault }) => fault === 'rtd-drift');
          coldForward = (hold[holdIndex] ?? 100) < 71 && forward > 0 && simulator.process.state.reception.flow > 1 && !driftingSensor ? coldForward + 1 : 0;
          if (!stuck) expect(coldForward).toBeLessThan(10);
        }
        for (const [index, tag] of simulator.tags.definitions.entries()) {
          const value = simulator.tags.values[index] ?? Number.NaN;
          if (!Number.isFinite(value)) throw new Error(`${tag.id} is ${value}`);
          if (tag.range !== null && (value < tag.range.low || value > tag.range.high))
            throw new Error(`${tag.id} is ${value}, range ${tag.range.low} to ${tag.range.high}`);
        }
        expect(simulator.failure).toBeNull();
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
