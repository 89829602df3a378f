import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/app.js';
import { CopilotError } from '../../src/domain/errors.js';
import { type Baseline, type Comparison, compare, type RunReport, toBaseline } from './report.js';

export function baselineFolder(): string {
  return path.join(packageRoot(), 'evals', 'baselines');
}

/** Against the named file, or against the committed baselines of the suites that ran (of the same engine); null where there is none. */
export function compareWith(report: RunReport, file: string | null, existing: ReadonlySet<string>): Comparison | null {
  if (file !== null) return compare(report, readBaseline(file), existing);
  const committed = report.suites
    .map(({ suite }) => path.join(baselineFolder(), `${suite}.json`))
    .filter((place) => existsSync(place))
    .map(readBaseline)
    .filter(({ engine }) => engine === report.engine);
  if (committed.length === 0) return null;
  const samples: Record<string, number> = Object.assign({}, ...committed.map((baseline) => baseline.samples));
  const waivers = committed.flatMap((baseline) => baseline.waivers ?? []);
  return compare(report, { schema: 1, engine: report.engine, samples, waivers }, existing);
}

/** The other run with its transcripts, where the file is the report.json of one; null for a baseline, which has none. Throws as `readBaseline`. */
export function readRun(file: string): RunReport | null {
  readBaseline(file);
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return value !== null && typeof value === 'object' && 'results' in value ? (value as RunReport) : null;
}

/** Reads a baseline, or takes one from the report of a run. Throws `usage` for a file that is neither, or whose waiver has no reason. */
export function readBaseline(file: string): Baseline {
  if (!existsSync(file)) throw new CopilotError({ code: 'usage', message: `There is no baseline ${file}; make one with --save-baseline.` });
  const broken = new CopilotError({ code: 'usage', message: `${file} is neither a baseline nor a report.json; make a baseline with --save-baseline.` });
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
  if (mute !== undefined) throw new CopilotError({ code: 'usage', message: `${file}: the waiver of ${mute.id} needs a reason.` });
  return baseline;
}

/** One file for the run, or with a folder one per suite; waivers that stand there stay. */
export function saveBaselines(report: RunReport, place: string): void {
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
