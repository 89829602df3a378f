import path from 'node:path';
import { runExternalBeir, runExternalQa } from '../../evals/external/external.js';
import { importSamples } from '../../evals/external/import-samples.js';
import { renderMetrics } from '../../evals/harness/report.js';
import { suiteNames } from '../../evals/harness/suites.js';
import { type EvalOutcome, runEvals } from '../../evals/run-evals.js';
import { configuredModels, packageRoot } from '../app.js';
import { readConfig } from '../config/config.js';
import { type Command, type Io, parseCommandLine, printJson, usageError } from './command-line.js';

const usage =
  'eval [--suite S,...] [--file FILE.jsonl|FILE.yaml] [--only TEXT] [--engine builtin|openai] [--compare FILE] [--save-baseline FILE|DIR] [--out DIR] [--metrics] [--list] [--json]\n' +
  '       eval --external beir DIR | --external qa FILE --corpus DIR\n' +
  '       eval import FILE|DIR [--format auto|assetops|beir|qa] --to FILE.jsonl';

const flags = {
  suite: { type: 'string' },
  only: { type: 'string' },
  file: { type: 'string' },
  engine: { type: 'string' },
  baseline: { type: 'string' },
  compare: { type: 'string' },
  'save-baseline': { type: 'string' },
  out: { type: 'string' },
  metrics: { type: 'boolean' },
  list: { type: 'boolean' },
  external: { type: 'string' },
  corpus: { type: 'string' },
  limit: { type: 'string' },
  format: { type: 'string' },
  to: { type: 'string' },
} as const;

/** Grades the copilot offline; exit 1 on a significant regression or a crashed sample, 2 on wrong usage. */
export const evalCommand: Command = {
  name: 'eval',
  usage,
  summary: 'Grade the copilot offline: JSON, JUnit and HTML; exit 1 on a regression',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, flags, usage);
    if (positionals[0] === 'import') return importCommand(positionals[1], values, io);
    if (values.external !== undefined) return external(values.external, positionals[0], values, io);
    if (positionals.length > 0) throw usageError(`There is no eval command ${positionals[0] ?? ''}. Usage: shiftmate ${usage}`);
    if (values.list === true) {
      io.out(`${suiteNames().join('\n')}\n`);
      return 0;
    }
    return grade(values, io);
  },
};

type Values = ReturnType<typeof parseCommandLine<typeof flags>>['values'];

function modelsOf(engine: string, io: Io) {
  if (engine !== 'builtin' && engine !== 'openai') throw usageError(`--engine must be builtin or openai, not ${engine}.`);
  const { config, secrets } = readConfig(io.environment);
  const models = engine === 'openai' ? configuredModels(config, secrets) : [];
  if (engine === 'openai' && models.length === 0) throw usageError('--engine openai needs OPENAI_API_KEY or OPENAI_BASE_URL.');
  return models;
}

async function grade(values: Values, io: Io): Promise<number> {
  const models = modelsOf(values.engine ?? 'builtin', io);
  const outFolder = values.out ?? path.join(packageRoot(), 'evals', 'out');
  const only = values.only;
  const own = values.file === undefined ? null : path.basename(values.file).replace(/\.[a-z]+$/u, '');
  if (own !== null && suiteNames().includes(own)) throw usageError(`There is already a suite ${own}; give the file another name.`);
  const outcome = await runEvals({
    suites: (own === null ? (values.suite ?? '') : `${values.suite ?? ''},${own}`)
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== 'all'),
    engine: models[0]?.id ?? 'builtin',
    models,
    baseline: values.compare ?? values.baseline ?? null,
    saveBaseline: values['save-baseline'] ?? null,
    outFolder,
    progress: (text) => io.err(`${text}\n`),
    ...(own === null || values.file === undefined ? {} : { files: new Map([[own, { file: values.file, corpus: values.corpus ?? null }]]) }),
    ...(only === undefined ? {} : { only: (sample, suite) => `${suite}/${sample.id}`.includes(only) }),
  });
  const { report, comparison } = outcome;
  if (values.json === true)
    printJson(io, {
      engine: report.engine,
      samples: report.results.length,
      overall: report.overall,
      byRole: report.byRole,
      suites: report.suites,
      comparison,
      failed: report.results.filter(({ passed }) => !passed).map(({ suite, id }) => `${suite}/${id}`),
    });
  else
    io.out(
      `${outcome.table}\n${values.metrics === true ? `\n${renderMetrics(report)}\n` : ''}${comparisonText(outcome)}Report: ${path.join(outFolder, 'report.html')}\n`,
    );
  const crashed = report.suites.some(({ errors }) => errors > 0);
  return comparison?.regression === true || crashed ? 1 : 0;
}

async function external(kind: string, place: string | undefined, values: Values, io: Io): Promise<number> {
  if (place === undefined) throw usageError(`--external ${kind} needs a ${kind === 'beir' ? 'folder' : 'file'}. Usage: shiftmate ${usage}`);
  const progress = (text: string): void => io.err(`${text}\n`);
  if (kind === 'beir') {
    const outcome = await runExternalBeir(place, progress);
    if (values.json === true) printJson(io, outcome);
    else
      io.out(
        `${Object.entries(outcome.metrics)
          .map(([name, { mean, low, high, count }]) => `${name.padEnd(12)} ${mean.toFixed(4)}  [${low.toFixed(4)}, ${high.toFixed(4)}]  n=${count}`)
          .join('\n')}\n`,
      );
    return 0;
  }
  if (kind !== 'qa') throw usageError(`--external must be beir or qa, not ${kind}.`);
  if (values.corpus === undefined) throw usageError('--external qa needs --corpus DIR, the documents that the questions are about.');
  const outcome = await runExternalQa({ file: place, corpus: values.corpus, models: modelsOf(values.engine ?? 'builtin', io), progress });
  if (values.json === true) printJson(io, outcome);
  else
    io.out(
      `${Object.entries(outcome.metrics)
        .map(([name, { mean, low, high, count }]) => `${name.padEnd(28)} ${mean.toFixed(4)}  [${low.toFixed(4)}, ${high.toFixed(4)}]  n=${count}`)
        .join('\n')}\n`,
    );
  return 0;
}

function importCommand(place: string | undefined, values: Values, io: Io): number {
  if (place === undefined || values.to === undefined) throw usageError(`eval import needs a source and --to FILE.jsonl. Usage: shiftmate ${usage}`);
  const format = values.format ?? 'auto';
  if (format !== 'auto' && format !== 'assetops' && format !== 'beir' && format !== 'qa')
    throw usageError(`--format must be auto, assetops, beir or qa, not ${format}.`);
  const count = importSamples({ source: place, format, to: values.to });
  io.out(`${count} samples written to ${values.to}\n`);
  return 0;
}

function comparisonText({ comparison }: EvalOutcome): string {
  if (comparison === null) return '';
  const { better, worse, waived, added, gone, difference, regression } = comparison;
  const mean = `${difference.mean >= 0 ? '+' : ''}${difference.mean.toFixed(4)} [${difference.low.toFixed(4)}, ${difference.high.toFixed(4)}]`;
  return `against the baseline: mean ${mean} over ${difference.count} samples${regression ? ': a significant regression' : ''}; ${added} new, ${gone} gone\nbetter: ${better.join(', ') || 'none'}\nworse: ${worse.join(', ') || 'none'}\nwaived: ${waived.join(', ') || 'none'}\n`;
}
