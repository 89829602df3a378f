import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  bindPrograms,
  headlessRun,
  openScenario,
  packageRoot,
  readPrograms,
  scenarioFileSchema,
  scenarioList,
  simulatedHistory,
  simulatedPlan,
} from '../app.js';
import { toCopilotError } from '../domain/errors.js';
import { type Command, type Io, numberOption, parseCommandLine, printJson, timeOption, usageError } from './command-line.js';
import { plantReportText } from './plant-report-text.js';

const usage =
  'plant run [--scenario NAME|FILE.yaml|FILE.json] [--seed N] [--hours H] [--json] | plant plan [--scenario NAME|FILE] [--seed N] [--from T] [--hours H] | plant scenarios | plant schema | plant history [--seed N] [--years Y] [--log FILE.csv]';

/** The simulated plant without a server, as fast as possible. */
export const plantCommand: Command = {
  name: 'plant',
  usage,
  summary: 'Run the simulated plant headless: production, ISA-18.2 figures, alarms, truth of the injected faults',
  run: async (args, io) => {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseCommandLine(args, { scenario: text, seed: text, hours: text, years: text, log: text, from: text }, usage);
    if (positionals.length > 1) throw usageError(`"${positionals[1]}" is one word too many. Usage: shiftmate ${usage}`);
    switch (positionals[0]) {
      case 'scenarios':
        return listScenarios(io, values.json === true);
      case 'schema':
        printJson(io, scenarioFileSchema());
        return 0;
      case 'run':
        return run(io, values);
      case 'plan':
        return plan(io, values);
      case 'history':
        return history(io, values);
      default:
        throw usageError(`Say "run", "plan", "history", "scenarios" or "schema". Usage: shiftmate ${usage}`);
    }
  },
};

function listScenarios(io: Io, json: boolean): number {
  const list = scenarioList();
  if (json) printJson(io, list);
  else io.out(`${list.map(({ id, title }) => `${id.padEnd(28)}${title}`).join('\n')}\n`);
  return 0;
}

function run(io: Io, values: Readonly<{ scenario?: string; seed?: string; hours?: string; json?: boolean }>): number {
  const seed = values.seed === undefined ? undefined : numberOption('seed', values.seed, 0, { low: 0, high: 2 ** 31, whole: true });
  const hours = values.hours === undefined ? undefined : numberOption('hours', values.hours, 0, { low: 0.01, high: 24 * 31 });
  const scenario = values.scenario ?? 'normal';
  openScenario(scenario);
  const programs = bindPrograms(readPrograms(path.join(packageRoot(), 'knowledge', 'plc')));
  try {
    const report = headlessRun({ scenario, seed, hours, programs });
    if (values.json === true) printJson(io, report);
    else io.out(plantReportText(report));
    return 0;
  } catch (error) {
    throw withSavedState(error, io);
  }
}

/** What the line is to make when: orders and changes of product, before anything has happened. */
function plan(io: Io, values: Readonly<{ scenario?: string; seed?: string; from?: string; hours?: string; json?: boolean }>): number {
  const seed = values.seed === undefined ? undefined : numberOption('seed', values.seed, 0, { low: 0, high: 2 ** 31, whole: true });
  const hours = numberOption('hours', values.hours, 24, { low: 0.1, high: 24 * 62 });
  const made = simulatedPlan({ scenario: values.scenario ?? 'demo', seed, from: timeOption('from', values.from), hours });
  if (values.json === true) printJson(io, made);
  else {
    const lines = made.plan.items.map(({ id, plannedStart, plannedEnd, ...item }) => {
      const what = item.kind === 'order' ? `${item.quantity} ${item.unit} ${item.product.name}` : `change to ${item.to.name}: ${item.work}`;
      return `${id.padEnd(13)}${plannedStart.slice(0, 16).replace('T', ' ')} to ${plannedEnd.slice(11, 16)}  ${what}`;
    });
    io.out(
      `Production plan of ${made.plan.line}, scenario ${made.scenario}, seed ${made.seed}, ${made.plan.ratePerHour} good ${made.plan.unit} per hour\n${lines.join('\n')}\n`,
    );
  }
  return 0;
}

/** Two years of failures drawn from the failure processes, with the true counts; `--log` writes them as a maintenance log to ask questions about. */
function history(io: Io, values: Readonly<{ seed?: string; years?: string; log?: string; json?: boolean }>): number {
  const seed = numberOption('seed', values.seed, 1, { low: 0, high: 2 ** 31, whole: true });
  const years = numberOption('years', values.years, 2, { low: 0.1, high: 20 });
  const drawn = simulatedHistory(seed, years);
  if (values.log !== undefined) {
    writeFileSync(values.log, drawn.log);
    io.err(`${drawn.failures.length} rows written to ${path.resolve(values.log)}\n`);
  }
  if (values.json === true) printJson(io, { seed, years, counts: drawn.counts, failures: drawn.failures });
  else {
    const lines = drawn.counts.map(
      (row) => `${row.equipment.padEnd(9)}${row.kind.padEnd(26)}${String(row.count).padStart(4)}   last ${row.last ?? '-'}   ${row.hours} h of repair`,
    );
    io.out(`Failures from ${drawn.from} to ${drawn.to}, seed ${seed}\n${lines.join('\n')}\n`);
  }
  return 0;
}

/** A physics failure carries the plant's state: it is kept beside the caller's other files, so that somebody can look into it. */
function withSavedState(error: unknown, io: Io): unknown {
  const failure = toCopilotError(error);
  if (!('state' in failure.details)) return error;
  const file = path.resolve(`plant-halt-step-${String(failure.details['step'])}.json`);
  writeFileSync(file, JSON.stringify(failure.details, null, 1));
  io.err(`State at the failure: ${file}\n`);
  return error;
}
