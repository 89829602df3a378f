import path from 'node:path';
import type { JournalMode } from '../../evals/harness/journal.js';
import { renderMetrics } from '../../evals/harness/report.js';
import { fourDecimals } from '../../evals/harness/statistics.js';
import { suiteNames } from '../../evals/harness/suites.js';
import { type Price, renderTimings } from '../../evals/harness/timings.js';
import { type EvalOutcome, runEvals } from '../../evals/run-evals.js';
import { packageRoot } from '../app.js';
import { readConfig } from '../config/config.js';
import { type Command, type Io, numberOption, parseCommandLine, printJson, usageError } from './command-line.js';
import { externalCommand, importCommand } from './eval-external-command.js';
import { type EvalValues, evalFlags, evalUsage } from './eval-flags.js';
import { type GradedModels, gradedModels } from './eval-models.js';
import { correctionsSuite, ownCorrections } from './own-suite.js';

/** Grades the copilot offline; exit 1 on a significant regression, a crashed sample or an endpoint that died, 2 on wrong usage. */
export const evalCommand: Command = {
  name: 'eval',
  usage: evalUsage,
  summary: 'Grade the copilot offline: JSON, JUnit and HTML; exit 1 on a regression',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, evalFlags, evalUsage);
    const [word, place, ...more] = positionals;
    if (more.length > 0) throw usageError(`${more.join(' ')} was not understood. Usage: shiftmate ${evalUsage}`);
    if (word === 'import') return importCommand(place, values, io);
    if (values.external !== undefined) {
      if (place !== undefined) throw usageError(`--external takes one place, not ${place} as well. Usage: shiftmate ${evalUsage}`);
      return externalCommand(values.external, word, values, io);
    }
    if (word !== undefined) throw usageError(`There is no eval command ${word}. Usage: shiftmate ${evalUsage}`);
    if (values.list === true) {
      if (values.json === true) printJson(io, suiteNames());
      else io.out(`${suiteNames().join('\n')}\n`);
      return 0;
    }
    return grade(values, io);
  },
};

function journalMode(values: EvalValues): JournalMode {
  if (values.resume === true && values['only-changed'] === true)
    throw usageError('Give --resume or --only-changed, not both: the second one includes the first.');
  return values.resume === true ? 'resume' : values['only-changed'] === true ? 'only-changed' : 'fresh';
}

function priceOption(text: string | undefined): Price | null {
  if (text === undefined) return null;
  const [input, output, ...more] = text.split(',').map(Number);
  if (input === undefined || output === undefined || more.length > 0 || !(input >= 0) || !(output >= 0))
    throw usageError(`--price is two numbers, US dollars for a million tokens in and out, such as 0.40,1.60, not ${text}.`);
  return { input, output };
}

/** The suites named by every `--suite`, one or several in each. */
function suitesIn(given: readonly string[] | undefined): readonly string[] {
  return (given ?? [])
    .flatMap((names) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

async function grade(values: EvalValues, io: Io): Promise<number> {
  const outFolder = values.out ?? path.join(packageRoot(), 'evals', 'out');
  const only = values.only;
  const own = values.file === undefined ? null : path.basename(values.file).replace(/\.(?:jsonl?|ya?ml|csv|tsv)(?:\.gz)?$/iu, '');
  if (own !== null && suiteNames().includes(own)) throw usageError(`There is already a suite ${own}; give the file another name.`);
  if (values.corpus !== undefined && own === null) throw usageError('--corpus names the documents of --file or of --external qa; give one of them.');
  const journal = journalMode(values);
  const repeat = numberOption('repeat', values.repeat, 1, { low: 1, high: 32, whole: true });
  const workers = values.workers === undefined ? null : numberOption('workers', values.workers, 1, { low: 1, high: 16, whole: true });
  const price = priceOption(values.price);
  const graded = gradedModels(values, io);
  if (values['verify-determinism'] === true && graded.models.length > 0)
    throw usageError('--verify-determinism is for the built-in engine: a model may say the same thing in other words.');
  const named = suitesIn(values.suite);
  const wanted = own === null && (named.length === 0 || named.some((name) => name === 'all' || name === correctionsSuite));
  const corrections = wanted ? await ownCorrections(readConfig(io.environment).config.dataFolder, outFolder) : null;
  const outcome = await runEvals({
    suites: [...named, ...(own === null ? [] : [own])].filter((name) => name !== 'all'),
    engine: graded.engine,
    models: graded.models,
    baseline: values.compare ?? values.baseline ?? null,
    saveBaseline: values['save-baseline'] ?? null,
    outFolder,
    progress: (text) => io.err(`${text}\n`),
    repeat,
    journal,
    price,
    workers,
    verify: values['verify-determinism'] === true,
    judge: graded.judge,
    kept: graded.kept,
    dropped: graded.dropped,
    signal: io.signal,
    files: new Map([
      ...(own === null || values.file === undefined ? [] : [[own, { file: values.file, corpus: values.corpus ?? null }] as const]),
      ...(corrections === null ? [] : [[correctionsSuite, corrections] as const]),
    ]),
    ...(only === undefined ? {} : { only: (sample, suite) => `${suite}/${sample.id}`.includes(only) }),
  });
  if (values.json === true) printJson(io, summaryOf(outcome, graded));
  else io.out(`${terminalText(outcome, graded, values)}Report: ${path.join(outFolder, 'report.html')}\n`);
  const crashed = outcome.report.suites.some(({ errors }) => errors > 0);
  return outcome.comparison?.regression === true ||
    crashed ||
    outcome.stopped !== null ||
    graded.stale().length > 0 ||
    (outcome.determinism?.varied.length ?? 0) > 0
    ? 1
    : 0;
}

function summaryOf({ report, comparison, timings, reused, determinism, stopped }: EvalOutcome, graded: GradedModels) {
  const { all, suites } = timings;
  return {
    engine: report.engine,
    samples: report.results.length,
    overall: report.overall,
    byRole: report.byRole,
    suites: report.suites,
    comparison,
    timings: { all, suites },
    reused,
    determinism,
    stopped,
    stale: graded.stale(),
    failed: report.results
      .filter((result) => !result.passed && result.unscored === undefined)
      .map(({ suite, id, epoch }) => `${suite}/${id}${epoch === 0 ? '' : `#${epoch}`}`),
  };
}

function terminalText(outcome: EvalOutcome, graded: GradedModels, values: EvalValues): string {
  const { report, table, timings, reused, determinism, stopped } = outcome;
  const lines = [
    table,
    ...(values.metrics === true ? ['', renderMetrics(report)] : []),
    renderTimings(timings),
    ...(reused > 0 ? [`${reused} results were taken from the last run in the same folder`] : []),
    ...graded.stale(),
    ...(determinism === null
      ? []
      : [
          `run twice: ${determinism.equal} of ${report.results.length} results equal to the byte (sha256 ${determinism.digest})${determinism.varied.length === 0 ? '' : `; different: ${determinism.varied.join(', ')}`}`,
        ]),
    ...(stopped === null ? [] : [`${stopped} ${report.results.length} samples are graded; run the same command with --resume to go on.`]),
  ];
  return `${lines.join('\n')}\n${comparisonText(outcome)}`;
}

function comparisonText({ comparison }: EvalOutcome): string {
  if (comparison === null) return '';
  const { better, worse, waived, added, gone, difference, regression, fell } = comparison;
  const mean = `${Number(fourDecimals(difference.mean)) >= 0 ? '+' : ''}${fourDecimals(difference.mean)} [${fourDecimals(difference.low)}, ${fourDecimals(difference.high)}]`;
  return `against the baseline: mean ${mean} over ${difference.count} samples${regression ? `: a significant regression (${fell.join(', ')})` : ''}; ${added} new, ${gone} gone\nbetter: ${better.join(', ') || 'none'}\nworse: ${worse.join(', ') || 'none'}\nwaived: ${waived.join(', ') || 'none'}\n`;
}
