import path from 'node:path';
import { bindPrograms, headlessRun, packageRoot, readPrograms, scenarioList } from '../app.js';
import { type Command, numberOption, parseCommandLine, printJson, usageError } from './command-line.js';

const usage = 'plant run [--scenario S] [--seed N] [--hours H] [--json]';

/** The simulated plant without a server, as fast as possible. */
export const plantCommand: Command = {
  name: 'plant',
  usage,
  summary: 'Run the simulated plant headless: production, alarms, truth of the injected faults',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, { scenario: { type: 'string' }, seed: { type: 'string' }, hours: { type: 'string' } }, usage);
    if (positionals[0] === 'scenarios') {
      const list = scenarioList();
      if (values.json === true) printJson(io, list);
      else io.out(`${list.map(({ id, title }) => `${id.padEnd(28)}${title}`).join('\n')}\n`);
      return 0;
    }
    if (positionals[0] !== 'run') throw usageError(`Say "run" or "scenarios". Usage: shiftmate ${usage}`);
    const seed = values.seed === undefined ? undefined : numberOption('seed', values.seed, 0, { low: 0, high: 2 ** 31, whole: true });
    const hours = values.hours === undefined ? undefined : numberOption('hours', values.hours, 0, { low: 0.01, high: 24 * 31 });
    const report = headlessRun({
      scenario: values.scenario ?? 'normal',
      seed,
      hours,
      programs: bindPrograms(readPrograms(path.join(packageRoot(), 'knowledge', 'plc'))),
    });
    if (values.json === true) printJson(io, report);
    else {
      const { scenario, production, alarms, truth } = report;
      io.out(
        `${scenario.title}, seed ${scenario.seed}, ${scenario.from} to ${scenario.to}\nBottles ${production.bottles}, rejects ${production.rejects}, OEE ${(production.oee * 100).toFixed(1)} %\n\nAlarms\n${alarms.map((alarm) => `  ${String(alarm.count).padStart(4)} x ${alarm.alarm} (${alarm.priority}) ${alarm.message}`).join('\n')}\n\nInjected faults\n${truth.map((fault) => `  ${JSON.stringify(fault)}`).join('\n')}\n`,
      );
    }
    return 0;
  },
};
