import { readDataFile } from '../adapters/data-file.js';
import { type AlarmKpis, computeAlarmKpis } from '../insight/alarm-kpis.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { failureHistory } from '../plant/maintenance/failure-history.js';
import { failureProcesses } from '../plant/maintenance/failure-process.js';
import { maintenanceLogCsv } from '../plant/maintenance/maintenance-log.js';
import { ProductionDispatcher } from '../plant/plan/dispatcher.js';
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

/** The production plan of a scenario's line as it was made, before anything happens: from a time, default the scenario's start, for some hours. */
export function simulatedPlan(options: Readonly<{ scenario: string; seed?: number | undefined; from?: string | undefined; hours: number }>) {
  const scenario = openScenario(options.scenario);
  const seed = options.seed ?? scenario.seed;
  const from = Date.parse(options.from ?? scenario.startsAt);
  const to = from + options.hours * 3_600_000;
  const plan = new ProductionDispatcher(seed, scenario.plan).between(from, to);
  return { scenario: scenario.id, seed, from: new Date(from).toISOString(), to: new Date(to).toISOString(), plan };
}

const historyEnds = Date.UTC(2026, 2, 1);

/** A maintenance history drawn from the failure processes, ending where the demo plant begins: failures, true counts per process, and the log in the columns of the plant's own. */
export function simulatedHistory(seed: number, years: number) {
  const to = new Date(historyEnds);
  const from = new Date(historyEnds - years * 365.25 * 86_400_000);
  const failures = failureHistory({ seed, from, to });
  const counts = failureProcesses.map(({ equipment, kind, fault }) => {
    const own = failures.filter((each) => each.equipment === equipment && each.kind === kind);
    const hours = Number(own.reduce((total, each) => total + each.activeHours, 0).toFixed(1));
    return { equipment, kind, fault, count: own.length, last: own.at(-1)?.repairedAt.slice(0, 10) ?? null, hours };
  });
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  return { from: day(from), to: day(to), failures, counts, log: maintenanceLogCsv(failures, seed) };
}

export const scenarioList = listScenarios;
export const scenarioFileSchema = scenarioSchema;
export const plantDirectory = createLine4Directory;
