import { readDataFile } from '../adapters/data-file.js';
import { type AlarmKpis, computeAlarmKpis } from '../insight/alarm-kpis.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import type { BoundProgram } from '../plant/program-runner.js';
import { type PlantRunReport, plantRunReport } from '../plant/run-report.js';
import { checkScenario } from '../plant/scenarios/check-scenario.js';
import { findScenario, listScenarios, parseScenario, type Scenario, scenarioSchema } from '../plant/scenarios/scenario.js';

export type HeadlessReport = PlantRunReport<Omit<AlarmKpis, 'evidence'>>;

/** A built-in scenario by name, or the one in a .json, .yaml or .yml file, held against the plant. Throws `not-found` or `input-invalid` with the path. */
export function openScenario(nameOrFile: string): Scenario {
  const scenario = /\.(json|ya?ml)$/iu.test(nameOrFile) ? parseScenario(readDataFile(nameOrFile)) : findScenario(nameOrFile);
  return checkScenario(scenario, createLine4Directory());
}

/** A headless run of the simulated plant with its ISA-18.2 figures; equal arguments give equal bytes. */
export function headlessRun(
  options: Readonly<{ scenario: string; seed?: number | undefined; hours?: number | undefined; programs: readonly BoundProgram[] }>,
): HeadlessReport {
  return plantRunReport({
    directory: createLine4Directory(),
    programs: options.programs,
    scenario: openScenario(options.scenario),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.hours === undefined ? {} : { hours: options.hours }),
    alarmKpis: ({ window, transitions, alarms }) => {
      const { evidence: _evidence, ...figures } = computeAlarmKpis({ window, transitions, alarms });
      return figures;
    },
  });
}

export const scenarioList = listScenarios;
export const scenarioFileSchema = scenarioSchema;
export const plantDirectory = createLine4Directory;
