import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/app.js';
import { CopilotError } from '../src/domain/errors.js';
import type { ChatModel } from '../src/ports/model.js';
import { type Break, EvalWorlds } from './harness/eval-worlds.js';
import { type Baseline, type Comparison, compare, type RunReport, renderJunit, renderMarkdown, renderTable, summarise, toBaseline } from './harness/report.js';
import { renderHtml } from './harness/report-page.js';
import { runSample } from './harness/run-sample.js';
import type { Sample } from './harness/sample.js';
import { loadSuite, type OwnSuite, suiteNames } from './harness/suites.js';
import type { SampleResult } from './harness/transcript.js';

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
  breakIt?: Break;
}>;
export type EvalOutcome = Readonly<{ report: RunReport; table: string; comparison: Comparison | null }>;

export function baselineFolder(): string {
  return path.join(packageRoot(), 'evals', 'baselines');
}

type Job = Readonly<{ suite: string; sample: Sample; place: number }>;

/** Runs the suites, writes the reports, and compares with a baseline. Throws `usage` for an unknown suite and `input-invalid` for a dataset that cannot be read. */
export async function runEvals(options: EvalOptions): Promise<EvalOutcome> {
  const known = [...suiteNames(), ...(options.files?.keys() ?? [])];
  const unknown = options.suites.filter((suite) => !known.includes(suite));
  if (unknown.length > 0) throw new CopilotError({ code: 'usage', message: `There is no suite ${unknown.join(', ')}; the suites are ${known.join(', ')}.` });
  const chosen = options.suites.length === 0 ? known : known.filter((suite) => options.suites.includes(suite));
  const samples = chosen.flatMap((suite) => loadSuite(suite, options.files?.get(suite)).map((sample) => ({ suite, sample })));
  const jobs = samples.filter(({ sample, suite }) => options.only?.(sample, suite) ?? true).map((job, place) => ({ ...job, place }));
  const report = summarise(options.engine, await runJobs(jobs, options));
  const comparison = compareWith(report, options.baseline);
  if (options.outFolder !== null) writeReports(report, comparison, options.outFolder);
  if (options.saveBaseline !== null) saveBaselines(report, options.saveBaseline);
  return { report, table: renderTable(report), comparison };
}

/** Samples of one scenario run one after the other, because they share its simulated history; results keep the order of the datasets. */
async function runJobs(jobs: readonly Job[], options: EvalOptions): Promise<readonly SampleResult[]> {
  const results: SampleResult[] = [];
  let done = 0;
  let passed = 0;
  const scenarios = [...new Set(jobs.map(({ sample }) => sample.scenario))].sort();
  await using worlds = new EvalWorlds(options.models, options.progress, options.breakIt);
  for (const scenario of scenarios) {
    for (const { suite, sample, place } of jobs.filter((job) => job.sample.scenario === scenario)) {
      const result = await runSample(sample, suite, worlds);
      results[place] = result;
      done += 1;
      passed += Number(result.passed);
      options.progress(`${String(done).padStart(4)}/${jobs.length} ${passed} passed  ${result.passed ? 'pass' : 'FAIL'} ${suite}/${sample.id}`);
    }
    await worlds.forget(scenario);
  }
  return results;
}

function compareWith(report: RunReport, file: string | null): Comparison | null {
  if (file !== null) return compare(report, readBaseline(file));
  const committed = report.suites.map(({ suite }) => path.join(baselineFolder(), `${suite}.json`)).filter((place) => existsSync(place));
  if (committed.length === 0) return null;
  const baselines = committed.map(readBaseline);
  return compare(report, {
    schema: 1,
    engine: baselines[0]?.engine ?? '',
    samples: Object.assign({}, ...baselines.map(({ samples }) => samples)),
    waivers: baselines.flatMap(({ waivers }) => waivers ?? []),
  });
}

/** Reads a baseline, or takes one from the report of a run. */
export function readBaseline(file: string): Baseline {
  if (!existsSync(file)) throw new CopilotError({ code: 'not-found', message: `There is no baseline ${file}; make one with --save-baseline.` });
  const broken = new CopilotError({ code: 'input-invalid', message: `${file} is neither a baseline nor a report.json; make a baseline with --save-baseline.` });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw broken;
  }
  if (value === null || typeof value !== 'object' || !('schema' in value)) throw broken;
  if ('results' in value && Array.isArray(value.results)) return toBaseline(value as RunReport);
  if (!('samples' in value)) throw broken;
  const baseline = value as Baseline;
  const mute = (baseline.waivers ?? []).find(({ reason }) => typeof reason !== 'string' || reason.trim() === '');
  if (mute !== undefined) throw new CopilotError({ code: 'input-invalid', message: `${file}: the waiver of ${mute.id} needs a reason.` });
  return baseline;
}

/** One file for the run, or with a folder one per suite; waivers that stand there stay. */
function saveBaselines(report: RunReport, place: string): void {
  if (place.endsWith('.json')) {
    writeFileSync(place, `${JSON.stringify(toBaseline(report), null, 1)}\n`);
    return;
  }
  mkdirSync(place, { recursive: true });
  for (const { suite } of report.suites) {
    const file = path.join(place, `${suite}.json`);
    const waivers = existsSync(file) ? (readBaseline(file).waivers ?? []) : [];
    const baseline = toBaseline({ ...report, results: report.results.filter((result) => result.suite === suite) });
    writeFileSync(file, `${JSON.stringify({ ...baseline, waivers }, null, 1)}\n`);
  }
}

export function writeReports(report: RunReport, comparison: Comparison | null, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'report.json'), `${JSON.stringify(report)}\n`);
  writeFileSync(path.join(folder, 'report.md'), renderMarkdown(report));
  writeFileSync(path.join(folder, 'report.xml'), renderJunit(report));
  writeFileSync(path.join(folder, 'report.html'), renderHtml(report, comparison));
}
