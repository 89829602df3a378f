import path from 'node:path';
import { type EvalOutcome, runEvals } from '../../evals/run-evals.js';
import { configuredModels, packageRoot } from '../app.js';
import { readConfig } from '../config/config.js';
import { type Command, parseCommandLine, printJson, usageError } from './command-line.js';

const usage = 'eval [--suite S,...] [--engine builtin|openai] [--baseline FILE] [--save-baseline FILE] [--out DIR] [--json]';

/** Grades the copilot offline; exit 1 on a significant regression against the baseline. */
export const evalCommand: Command = {
  name: 'eval',
  usage,
  summary: 'Grade the copilot offline: JSON, JUnit and HTML; exit 1 on a regression',
  run: async (args, io) => {
    const { values } = parseCommandLine(
      args,
      { suite: { type: 'string' }, engine: { type: 'string' }, baseline: { type: 'string' }, 'save-baseline': { type: 'string' }, out: { type: 'string' } },
      usage,
    );
    const engine = values.engine ?? 'builtin';
    if (engine !== 'builtin' && engine !== 'openai') throw usageError(`--engine must be builtin or openai, not ${engine}.`);
    const { config, secrets } = readConfig(io.environment);
    const models = engine === 'openai' ? configuredModels(config, secrets) : [];
    if (engine === 'openai' && models.length === 0) throw usageError('--engine openai needs OPENAI_API_KEY or OPENAI_BASE_URL.');
    const outcome = await runEvals({
      suites: (values.suite ?? '').split(',').filter((name) => name !== '' && name !== 'all'),
      engine: models[0]?.id ?? 'builtin',
      models,
      baseline: values.baseline ?? null,
      saveBaseline: values['save-baseline'] ?? null,
      outFolder: values.out ?? path.join(packageRoot(), 'evals', 'out'),
      progress: (text) => io.err(`${text}\n`),
    });
    const { report, comparison } = outcome;
    if (values.json === true)
      printJson(io, {
        engine: report.engine,
        overall: report.overall,
        suites: report.suites,
        comparison,
        failed: report.results.filter(({ passed }) => !passed).map(({ suite, id }) => `${suite}/${id}`),
      });
    else io.out(`${outcome.table}\n${comparisonText(outcome)}`);
    return comparison?.regression === true ? 1 : 0;
  },
};

function comparisonText({ comparison }: EvalOutcome): string {
  if (comparison === null) return '';
  const { better, worse, waived, difference } = comparison;
  return `against the baseline: mean ${difference.mean >= 0 ? '+' : ''}${difference.mean.toFixed(4)} [${difference.low.toFixed(4)}, ${difference.high.toFixed(4)}]\nbetter: ${better.join(', ') || 'none'}\nworse: ${worse.join(', ') || 'none'}\nwaived: ${waived.join(', ') || 'none'}\n`;
}
