import type { PlantCommand } from '../domain/command.js';
import type { PlantCommander, PlantDirectory, PlantReader } from '../ports/plant.js';
import type { ProductionRecords } from '../ports/records.js';
import type { Clock } from '../ports/system.js';
import { createLine4Directory } from './line4/directory.js';
import { createProductionRecords } from './plan/production-records.js';
import { createPlantCommander } from './plant-commander.js';
import { createPlantReader } from './plant-reader.js';
import type { BoundProgram } from './program-runner.js';
import { findScenario, type Scenario } from './scenarios/scenario.js';
import { PlantSimulator, type SimulatorSnapshot, type SimulatorState } from './simulator.js';
import { type FaultTruth, truthOf } from './truth.js';

export type SimulatedPlantOptions = Readonly<{
  /** The control programs of `line4Programs`, made by the composition root. */
  programs: readonly BoundProgram[];
  /** A scenario or the name of a built-in one; default `demo`. */
  scenario?: Scenario | string;
  seed?: number;
  /** Continue from here instead of simulating the scenario's history. */
  snapshot?: SimulatorSnapshot | SimulatorState;
  digest: (command: PlantCommand) => string;
  clock: Clock;
}>;

/** The simulated plant with its ports. Time stands still until somebody advances it. */
export type SimulatedPlant = Readonly<{
  directory: PlantDirectory;
  scenario: Scenario;
  reader: PlantReader;
  commander: PlantCommander;
  /** The production plan with its actuals. */
  production: ProductionRecords;
  simulator: PlantSimulator;
  /** Plant time at which the scenario's history ends: "now" of an interactive start. */
  presentMs: number;
  /** Simulates up to a plant time; past times do nothing. Throws `internal` when the physics failed. */
  advanceTo(timeMs: number): void;
  /** An independent copy that continues from here; `clock` replaces the wall clock of its commands. */
  fork(clock?: Clock): SimulatedPlant;
  /** Ground truth for evals, never for the copilot. */
  truth(): readonly FaultTruth[];
}>;

/** Builds the plant of a scenario at the scenario's start (or at the snapshot). Throws `not-found` for an unknown scenario. */
export function createSimulatedPlant(options: SimulatedPlantOptions): SimulatedPlant {
  const directory = createLine4Directory();
  const scenario = typeof options.scenario === 'object' ? options.scenario : findScenario(options.scenario ?? 'demo');
  const seed = options.seed === undefined ? {} : { seed: options.seed };
  const simulator = new PlantSimulator({ directory, programs: options.programs, scenario, ...seed }, options.snapshot);
  return wrap(simulator, directory, scenario, options);
}

function wrap(simulator: PlantSimulator, directory: PlantDirectory, scenario: Scenario, options: SimulatedPlantOptions): SimulatedPlant {
  return {
    directory,
    scenario,
    simulator,
    production: createProductionRecords(simulator),
    reader: createPlantReader(simulator, directory),
    commander: createPlantCommander({ simulator, digest: options.digest, clock: options.clock }),
    presentMs: Date.parse(scenario.startsAt) + Math.round(scenario.hours * 3_600_000),
    advanceTo: (timeMs) => simulator.advanceTo(timeMs),
    fork: (clock = options.clock) => wrap(simulator.fork(), directory, scenario, { ...options, clock }),
    truth: () => truthOf(simulator),
  };
}
