import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/app.js';
import { CopilotError } from '../src/domain/errors.js';
import type { ChatModel } from '../src/ports/model.js';
import { TestWorlds } from '../src/testing/test-world.js';
import { type Baseline, compare, type Comparison, renderHtml, renderJunit, renderTable, type RunReport, summarise, toBaseline } from './harness/report.js';
import { runSample } from './harness/run-sample.js';
import { parseSamples } from './harness/sample.js';
import type { SampleResult } from './harness/transcript.js';

export type EvalOptions = Readonly<{
  suites: readonly string[];
  engine: string;
  models: readonly ChatModel[];
  baseline: string | null;
  outFolder: string | null;
  saveBaseline: string | null;
  progress: (text: string) => void;
}>;
export type EvalOutcome = Readonly<{ report: RunReport; table: string; comparison: Comparison | null }>;

export function datasetFolder(): string {
  return path.join(packageRoot(), 'evals', 'datasets');
}

/** Names of the suites that have a dataset. */
export function suiteNames(): readonly string[] {
  return readdirSync(datasetFolder()).filter((file) => file.endsWith('.jsonl')).map((file) => file.replace(/\.jsonl$/u, '')).sort();
}

/** Runs the suites, writes the reports, and compares with a baseline. Throws `usage` for an unknown suite and `input-invalid` for a dataset that cannot be read. */
export async function runEvals(options: EvalOptions): Promise<EvalOutcome> {
  const known = suiteNames();
  const unknown = options.suites.filter((suite) => !known.includes(suite));
  if (unknown.length > 0) throw new CopilotError({ code: 'usage', message: `There is no suite ${unknown.join(', ')}; the suites are ${known.join(', ')}.` });
  const chosen = options.suites.length === 0 ? known : options.suites;
  await using worlds = new TestWorlds(options.progress);
  const results: SampleResult[] = [];
  for (const suite of chosen) {
    const samples = load(suite);
    for (const [index, sample] of samples.entries()) {
      const result = await runSample(sample, suite, worlds, options.models);
      results.push(result);
      options.progress(`${suite} ${index + 1}/${samples.length} ${result.passed ? 'pass' : 'FAIL'} ${sample.id}`);
    }
  }
  const report = summarise(options.engine, results);
  if (options.outFolder !== null) writeReports(report, options.outFolder);
  if (options.saveBaseline !== null) writeFileSync(options.saveBaseline, `${JSON.stringify(toBaseline(report), null, 2)}\n`);
  const comparison = options.baseline === null ? null : compare(report, readBaseline(options.baseline));
  return { report, table: renderTable(report), comparison };
}

function load(suite: string) {
  const file = path.join(datasetFolder(), `${suite}.jsonl`);
  try {
    return parseSamples(readFileSync(file, 'utf8'), path.relative(packageRoot(), file));
  } catch (error) {
    throw new CopilotError({ code: 'input-invalid', message: error instanceof Error ? error.message : String(error) });
  }
}

function readBaseline(file: string): Baseline {
  if (!existsSync(file)) throw new CopilotError({ code: 'not-found', message: `There is no baseline ${file}; make one with --save-baseline.` });
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (value !== null && typeof value === 'object' && 'samples' in value && 'schema' in value) return value as Baseline;
  throw new CopilotError({ code: 'input-invalid', message: `${file} is not a baseline; make one with --save-baseline.` });
}

function writeReports(report: RunReport, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
  writeFileSync(path.join(folder, 'report.xml'), renderJunit(report));
  writeFileSync(path.join(folder, 'report.html'), renderHtml(report));
}
