import { computeAlarmKpis } from '../insight/alarm-kpis.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import type { BoundProgram } from '../plant/program-runner.js';
import { type PlantRunReport, plantRunReport } from '../plant/run-report.js';
import { findScenario, listScenarios } from '../plant/scenarios/scenario.js';

/** A headless run of the simulated plant with its ISA-18.2 figures; equal arguments give equal bytes. */
export function headlessRun(
  options: Readonly<{ scenario: string; seed?: number | undefined; hours?: number | undefined; programs: readonly BoundProgram[] }>,
): PlantRunReport {
  return plantRunReport({
    directory: createLine4Directory(),
    programs: options.programs,
    scenario: findScenario(options.scenario),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.hours === undefined ? {} : { hours: options.hours }),
    alarmKpis: ({ window, transitions, alarms }) => {
      const { evidence: _evidence, ...figures } = computeAlarmKpis({ window, transitions, alarms });
      return figures;
    },
  });
}

export const scenarioList = listScenarios;
export const plantDirectory = createLine4Directory;
