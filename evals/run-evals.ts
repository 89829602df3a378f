import path from 'node:path';
import { packageRoot } from '../src/app.js';
import { CopilotError } from '../src/domain/errors.js';
import type { ChatModel } from '../src/ports/model.js';
import { compareWith, readRun, saveBaselines } from './harness/baseline-files.js';
import { type Determinism, verifyDeterminism } from './harness/determinism.js';
import type { Break } from './harness/eval-worlds.js';
import { fingerprints } from './harness/fingerprints.js';
import { type Journal, type JournalMode, openJournal } from './harness/journal.js';
import { judgeRuns } from './harness/judge.js';
import { type Comparison, type RunReport, renderTable, summarise } from './harness/report.js';
import { type Job, type JobsOutcome, jobsOf, runJobs } from './harness/run-jobs.js';
import type { Sample } from './harness/sample.js';
import { loadSuite, type OwnSuite, suiteNames } from './harness/suites.js';
import { type Price, type RunTimings, summariseTimings } from './harness/timings.js';
import { writeReports } from './harness/write-reports.js';

export type EvalOptions = Readonly<{
  suites: readonly string[];
  engine: string;
  models: readonly ChatModel[];
  /** A baseline, or the report.json of another run. Null: the committed baselines of the suites, where there are any. */
  baseline: string | null;
  outFolder: string | null;
  saveBaseline: string | null;
  progress: (text: string) => void;
  /** Extra suites from files outside the package, by name. */
  files?: ReadonlyMap<string, OwnSuite>;
  /** Only these samples. */
  only?: (sample: Sample, suite: string) => boolean;
  /** Attempts at every sample: a model is asked again, the built-in engine in other spellings. */
  repeat?: number;
  /** Which results of the last run in the same folder count. */
  journal?: JournalMode;
  /** A model that judges answers beside the deterministic scorers. */
  judge?: ChatModel | null;
  price?: Price | null;
  /** After a sample whose models answered all of its requests, and after one where they did not: for cassettes. */
  kept?: () => void;
  dropped?: () => void;
  breakIt?: Break;
  /** Threads of the built-in engine; null or left out: as many as the machine and the samples are good for. */
  workers?: number | null;
  /** Run everything twice and compare the results byte by byte; for engines that are no models. */
  verify?: boolean;
  signal?: AbortSignal;
}>;
export type EvalOutcome = Readonly<{
  report: RunReport;
  table: string;
  comparison: Comparison | null;
  timings: RunTimings;
  /** Results taken from the last run. */
  reused: number;
  /** Null unless it was asked for and the run is whole. */
  determinism: Determinism | null;
  /** Why the run ended before all samples had run; null when it is whole. */
  stopped: string | null;
}>;

/** Runs the suites, writes the reports, and compares with a baseline. Throws `usage` for an unknown suite and `input-invalid` for a dataset that cannot be read. */
export async function runEvals(options: EvalOptions): Promise<EvalOutcome> {
  const known = [...suiteNames(), ...(options.files?.keys() ?? [])];
  const unknown = options.suites.filter((suite) => !known.includes(suite));
  if (unknown.length > 0) throw new CopilotError({ code: 'usage', message: `There is no suite ${unknown.join(', ')}; the suites are ${known.join(', ')}.` });
  const chosen = options.suites.length === 0 ? known : known.filter((suite) => options.suites.includes(suite));
  const samples = chosen.flatMap((suite) => loadSuite(suite, options.files?.get(suite)).map((sample) => ({ suite, sample })));
  const picked = samples.filter(({ sample, suite }) => options.only?.(sample, suite) ?? true);
  if (picked.length === 0) throw new CopilotError({ code: 'usage', message: 'No sample has a name like that; leave --only out to see them all.' });
  const before = options.baseline === null ? null : readRun(options.baseline);
  const jobs = jobsOf(picked, options.repeat ?? 1, options.models.length === 0);
  const outcome = await grade(jobs, options);
  const report = summarise(
    options.engine,
    outcome.runs.map(({ result }) => result),
  );
  const timings = summariseTimings(outcome.runs, options.price ?? null);
  const existing = new Set(samples.map(({ suite, sample }) => `${suite}/${sample.id}`));
  const comparison = compareWith(report, options.baseline, existing);
  if (options.outFolder !== null) writeReports(report, comparison, timings, before, options.outFolder);
  if (options.saveBaseline !== null) saveBaselines(report, options.saveBaseline);
  const { reused, stopped } = outcome;
  const determinism = options.verify === true && stopped === null ? await verifyDeterminism(jobs, outcome.runs, options) : null;
  return { report, table: renderTable(report), comparison, timings, reused, determinism, stopped };
}

async function grade(jobs: readonly Job[], options: EvalOptions): Promise<JobsOutcome> {
  const outcome = await runJobs(jobs, options, journalOf(options));
  if (options.judge === undefined || options.judge === null) return outcome;
  return { ...outcome, runs: await judgeRuns(outcome.runs, jobs, options.judge, options.progress, options.kept ?? (() => undefined)) };
}

function journalOf({ outFolder, journal = 'fresh', engine, breakIt }: EvalOptions): Journal | null {
  if (outFolder === null || breakIt !== undefined) return null;
  return openJournal(path.join(outFolder, 'journal.jsonl'), journal, engine, fingerprints(packageRoot()));
}
