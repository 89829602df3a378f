import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bindPrograms, headlessRun, openScenario, packageRoot, readPrograms, scenarioFileSchema, scenarioList } from '../app.js';
import { toCopilotError } from '../domain/errors.js';
import { type Command, type Io, numberOption, parseCommandLine, printJson, usageError } from './command-line.js';
import { plantReportText } from './plant-report-text.js';

const usage = 'plant run [--scenario NAME|FILE.yaml|FILE.json] [--seed N] [--hours H] [--json] | plant scenarios | plant schema';

/** The simulated plant without a server, as fast as possible. */
export const plantCommand: Command = {
  name: 'plant',
  usage,
  summary: 'Run the simulated plant headless: production, ISA-18.2 figures, alarms, truth of the injected faults',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, { scenario: { type: 'string' }, seed: { type: 'string' }, hours: { type: 'string' } }, usage);
    if (positionals.length > 1) throw usageError(`"${positionals[1]}" is one word too many. Usage: shiftmate ${usage}`);
    switch (positionals[0]) {
      case 'scenarios':
        return listScenarios(io, values.json === true);
      case 'schema':
        printJson(io, scenarioFileSchema());
        return 0;
      case 'run':
        return run(io, values);
      default:
        throw usageError(`Say "run", "scenarios" or "schema". Usage: shiftmate ${usage}`);
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

/** A physics failure carries the plant's state: it is kept beside the caller's other files, so that somebody can look into it. */
function withSavedState(error: unknown, io: Io): unknown {
  const failure = toCopilotError(error);
  if (!('state' in failure.details)) return error;
  const file = path.resolve(`plant-halt-step-${String(failure.details['step'])}.json`);
  writeFileSync(file, JSON.stringify(failure.details, null, 1));
  io.err(`State at the failure: ${file}\n`);
  return error;
}
