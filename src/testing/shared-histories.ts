import { createHash } from 'node:crypto';
import path from 'node:path';
import { bindPrograms, packageRoot, readPrograms } from '../app.js';
import { canonicalJson, type PlantCommand } from '../domain/command.js';
import { findScenario, type Scenario } from '../plant/scenarios/scenario.js';
import { faultsOf, scheduleOf } from '../plant/scenarios/schedule.js';
import { createSimulatedPlant, type SimulatedPlant } from '../plant/simulated-plant.js';
import { type SimulatorState, startNote } from '../plant/simulator.js';
import { ManualClock } from './manual-clock.js';

/** Plant time that a beginning shared by several scenarios lasts, in milliseconds; nothing may happen in it. */
const beginningMs = 30 * 60_000;
const secondMs = 1000;

/** Simulated histories of scenarios. Those that begin alike share the simulation of their first half hour and of settling before it. */
export class SharedHistories {
  readonly #wallStart: Date;
  readonly #beginnings = new Map<string, SimulatorState>();

  /** `wallStart` is the wall clock of plants that nobody gives another clock. */
  constructor(wallStart: Date) {
    this.#wallStart = wallStart;
  }

  /** The plant at the end of its scenario's history. Throws `not-found` for an unknown scenario. */
  simulate(name: string, seed?: number): SimulatedPlant {
    const scenario = findScenario(name);
    const beginning = happensAt(scenario) < beginningMs ? null : this.#beginningOf(scenario, seed ?? scenario.seed);
    const plant = beginning === null ? this.#create(scenario, seed) : this.#create(scenario, seed, goingOn(beginning, scenario));
    plant.advanceTo(plant.presentMs);
    return plant;
  }

  /** The state one second before the beginning ends, so that what is due at its end happens in the scenario's own run. */
  #beginningOf(scenario: Scenario, seed: number): SimulatorState {
    const { startsAt, initial, operator, disturbances, plan } = scenario;
    const key = canonicalJson({ startsAt, seed, initial, operator, disturbances, plan });
    const known = this.#beginnings.get(key);
    if (known !== undefined) return known;
    const quiet = this.#create({ ...scenario, faults: [], actions: [] }, seed);
    quiet.advanceTo(Date.parse(startsAt) + beginningMs - secondMs);
    const state = quiet.simulator.state();
    this.#beginnings.set(key, state);
    return state;
  }

  #create(scenario: Scenario, seed: number | undefined, snapshot?: SimulatorState): SimulatedPlant {
    return createSimulatedPlant({
      programs: bindPrograms(readPrograms(path.join(packageRoot(), 'knowledge', 'plc'))),
      scenario,
      clock: new ManualClock(this.#wallStart),
      digest: (command: PlantCommand) => createHash('sha256').update(canonicalJson(command)).digest('hex'),
      ...(seed === undefined ? {} : { seed }),
      ...(snapshot === undefined ? {} : { snapshot }),
    });
  }
}

/** When the first thing happens that another scenario does not have, in milliseconds after the start. */
function happensAt(scenario: Scenario): number {
  return Math.min(scenario.hours * 3_600_000, ...faultsOf(scenario, 0).map(({ onsetMs }) => onsetMs), ...scheduleOf(scenario, 0).map(({ atMs }) => atMs));
}

/** The beginning of another scenario as this one's: its faults are still to come, and its name stands in the journal. */
function goingOn(beginning: SimulatorState, scenario: Scenario): SimulatorState {
  const { journal, seed } = beginning;
  const own = startNote(scenario.id, seed);
  const other = startNote(beginning.scenario, seed);
  return {
    ...beginning,
    scenario: scenario.id,
    faults: faultsOf(scenario, Date.parse(scenario.startsAt)),
    journal: { ...journal, entries: journal.entries.map((entry) => (entry.text === other ? { ...entry, text: own } : entry)) },
  };
}
