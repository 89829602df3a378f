import { type Metrics, suiteMetrics } from './metrics.js';
import { bootstrapMean, type Interval, pairedDifference } from './statistics.js';
import { isScored, type SampleResult } from './transcript.js';

export type SuiteSummary = Readonly<{
  suite: string;
  samples: number;
  passed: number;
  passRate: Interval;
  scorers: Readonly<Record<string, Interval>>;
  metrics: Metrics;
  errors: number;
  /** Samples that only a judge could score; they are in `samples` and in no rate. Left out where there are none. */
  unscored?: number;
}>;

/** The whole run as data: no times of day and no durations, so that equal runs are equal bytes. */
export type RunReport = Readonly<{
  schema: 2;
  engine: string;
  suites: readonly SuiteSummary[];
  overall: Interval;
  byRole: Readonly<Record<string, Interval>>;
  results: readonly SampleResult[];
}>;

const rateOf = (results: readonly SampleResult[]): Interval => bootstrapMean(results.filter(isScored).map(({ passed }) => Number(passed)));

export function summarise(engine: string, results: readonly SampleResult[]): RunReport {
  const names = [...new Set(results.map(({ suite }) => suite))].sort();
  const roles = [...new Set(results.map(({ role }) => role))].sort();
  return {
    schema: 2,
    engine,
    suites: names.map((suite) =>
      summariseSuite(
        suite,
        results.filter((result) => result.suite === suite),
      ),
    ),
    overall: rateOf(results),
    byRole: Object.fromEntries(roles.map((role) => [role, rateOf(results.filter((result) => result.role === role))])),
    results,
  };
}

function summariseSuite(suite: string, results: readonly SampleResult[]): SuiteSummary {
  const open = results.length - results.filter(isScored).length;
  const scorers = [...new Set(results.flatMap(({ scores }) => scores.map(({ scorer }) => scorer)))];
  const valuesOf = (scorer: string): number[] =>
    results.flatMap(({ scores }) => scores.flatMap((score) => (score.scorer === scorer && score.value !== 'unscored' ? [score.value] : [])));
  return {
    suite,
    samples: results.length,
    passed: results.filter(({ passed }) => passed).length,
    passRate: rateOf(results),
    scorers: Object.fromEntries(scorers.map((scorer) => [scorer, bootstrapMean(valuesOf(scorer))] as const).filter(([, interval]) => interval.count > 0)),
    metrics: suiteMetrics(results),
    errors: results.filter(({ transcript }) => transcript.error !== null).length,
    ...(open === 0 ? {} : { unscored: open }),
  };
}

/** What a baseline keeps of a run. */
export type Baseline = Readonly<{
  schema: 1;
  engine: string;
  samples: Readonly<Record<string, number>>;
  waivers?: ReadonlyArray<Readonly<{ id: string; reason: string }>>;
}>;
export type Comparison = Readonly<{
  better: readonly string[];
  worse: readonly string[];
  waived: readonly string[];
  /** Samples only this run has. */
  added: number;
  /** Samples of the baseline that no dataset holds any more. */
  gone: number;
  /** Mean difference over all samples both runs have, with its 95 % interval. */
  difference: Interval;
  /** The same for every suite whose mean changed, with the 99 % interval, because there are many of them. */
  suites: Readonly<Record<string, Interval>>;
  regression: boolean;
  /** What fell significantly: `all`, or names of suites. */
  fell: readonly string[];
}>;

/** Baselines keep four decimals: a difference this small is none. */
const rounding = 1e-4;

/** Scores by sample as it is written; with several attempts of a model their mean. The built-in engine's attempts in other spellings count in pass^k, not here. */
function scoresOf(report: RunReport): ReadonlyMap<string, number> {
  const lists = new Map<string, number[]>();
  for (const { suite, id, score } of report.results.filter((result) => isScored(result) && result.perturbation === 'none'))
    lists.set(`${suite}/${id}`, [...(lists.get(`${suite}/${id}`) ?? []), score]);
  return new Map([...lists].map(([id, scores]) => [id, scores.reduce((sum, score) => sum + score, 0) / scores.length]));
}

export function toBaseline(report: RunReport): Baseline {
  return {
    schema: 1,
    engine: report.engine,
    samples: Object.fromEntries([...scoresOf(report)].map(([id, score]) => [id, Number(score.toFixed(4))])),
  };
}

/**
 * Paired bootstrap over the samples both runs have. A regression is a mean that fell significantly, of the whole or of one suite (so that
 * many unchanged suites do not hide one that broke); samples with a recorded waiver do not count.
 */
export function compare(report: RunReport, baseline: Baseline, existing: ReadonlySet<string> = new Set(scoresOf(report).keys())): Comparison {
  const waived = new Set((baseline.waivers ?? []).map(({ id }) => id));
  const known = new Map(Object.entries(baseline.samples));
  const ran = new Set(report.suites.map(({ suite }) => suite));
  const now = scoresOf(report);
  const pairs = [...now].flatMap(([id, score]) => {
    const before = known.get(id);
    return before === undefined ? [] : [{ id, suite: id.split('/')[0] ?? '', now: score, before }];
  });
  const counted = pairs.filter(({ id }) => !waived.has(id));
  const paired = (list: typeof pairs, level?: number): Interval =>
    pairedDifference(
      list.map((pair) => pair.now),
      list.map((pair) => pair.before),
      level,
    );
  const difference = paired(counted);
  const suites = Object.fromEntries(
    [...ran]
      .map(
        (suite) =>
          [
            suite,
            paired(
              counted.filter((pair) => pair.suite === suite),
              0.99,
            ),
          ] as const,
      )
      .filter(([, { mean }]) => Math.abs(mean) > 1e-3),
  );
  const fell = [
    ...(difference.count > 0 && difference.high < -rounding ? ['all'] : []),
    ...Object.keys(suites).filter((suite) => (suites[suite]?.high ?? 0) < -rounding),
  ];
  return {
    better: pairs.filter((pair) => pair.now > pair.before + 1e-3).map(({ id }) => id),
    worse: counted.filter((pair) => pair.now < pair.before - 1e-3).map(({ id }) => id),
    waived: pairs.filter((pair) => waived.has(pair.id) && pair.now < pair.before - 1e-3).map(({ id }) => id),
    added: now.size - pairs.length,
    gone: [...known.keys()].filter((id) => ran.has(id.split('/')[0] ?? '') && !existing.has(id)).length,
    difference,
    suites,
    regression: fell.length > 0,
    fell,
  };
}

/** Samples that count in the rate of a suite. */
export const scoredIn = ({ samples, unscored = 0 }: SuiteSummary): number => samples - unscored;
const openText = ({ unscored = 0 }: SuiteSummary): string => (unscored === 0 ? '' : `, ${unscored} unscored`);

export const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

export function renderTable(report: RunReport): string {
  const rows = report.suites.map(
    (suite) =>
      `${suite.suite.padEnd(18)} ${String(suite.passed).padStart(4)} of ${String(scoredIn(suite)).padEnd(5)} ${percent(suite.passRate.mean).padStart(8)}  [${percent(suite.passRate.low)}, ${percent(suite.passRate.high)}]${suite.errors > 0 ? `  ${suite.errors} errors` : ''}${openText(suite)}`,
  );
  const passed = report.results.filter((result) => result.passed).length;
  const roles = Object.entries(report.byRole).map(([role, interval]) => `${role} ${percent(interval.mean)} of ${interval.count}`);
  return [
    `suite                passed        rate      95 % interval`,
    ...rows,
    `all                ${String(passed).padStart(4)} of ${String(report.overall.count).padEnd(5)} ${percent(report.overall.mean).padStart(8)}  [${percent(report.overall.low)}, ${percent(report.overall.high)}] with ${report.engine}`,
    `roles: ${roles.join(', ')}`,
  ].join('\n');
}

/** Name, value and interval of every metric of a suite, a line each. */
export function renderMetrics(report: RunReport): string {
  return report.suites
    .filter(({ metrics }) => Object.keys(metrics).length > 0)
    .map(({ suite, metrics }) =>
      [
        suite,
        ...Object.entries(metrics).map(
          ([name, { mean, low, high, count }]) => `  ${name.padEnd(44)} ${mean.toFixed(3)}  [${low.toFixed(3)}, ${high.toFixed(3)}]  n=${count}`,
        ),
      ].join('\n'),
    )
    .join('\n');
}

/** The report for a reader of the repository, without transcripts. */
export function renderMarkdown(report: RunReport): string {
  const rows = report.suites.map(
    (suite) =>
      `| ${suite.suite} | ${suite.passed} of ${scoredIn(suite)}${openText(suite)} | ${percent(suite.passRate.mean)} | ${percent(suite.passRate.low)} to ${percent(suite.passRate.high)} |`,
  );
  const metrics = report.suites.flatMap((suite) =>
    Object.entries(suite.metrics).map(([name, { mean, count }]) => `| ${suite.suite} | ${name} | ${mean.toFixed(3)} | ${count} |`),
  );
  const failed = report.results
    .filter((result) => !result.passed && isScored(result))
    .map(
      (result) =>
        `- ${result.suite}/${result.id}${result.epoch === 0 ? '' : `#${result.epoch} (${result.perturbation})`}: ${failureText(result).replace(/\s+/gu, ' ').slice(0, 200)}`,
    );
  return `# Evals with ${report.engine}\n\nMade by \`npx shiftmate eval\`. ${report.results.length} samples, ${percent(report.overall.mean)} passed.\n\n| suite | passed | rate | 95 % interval |\n|---|---|---|---|\n${rows.join('\n')}\n\n## Figures\n\n| suite | figure | value | n |\n|---|---|---|---|\n${metrics.join('\n')}\n\n## What failed\n\n${failed.join('\n')}\n`;
}

export function renderJunit(report: RunReport): string {
  const suites = report.suites.map(({ suite, samples, passed, errors, unscored = 0 }) => {
    const cases = report.results
      .filter((result) => result.suite === suite)
      .map((result) => {
        const kind = result.transcript.error === null ? 'failure' : 'error';
        const open = result.unscored;
        const failure =
          open !== undefined ? `<skipped message="${escapeXml(open)}"/>` : result.passed ? '' : `<${kind} message="${escapeXml(failureText(result))}"/>`;
        return `    <testcase classname="${escapeXml(result.suite)}" name="${escapeXml(result.id)}${result.epoch === 0 ? '' : `#${result.epoch}`}">${failure}</testcase>`;
      });
    return `  <testsuite name="${escapeXml(suite)}" tests="${samples}" failures="${samples - passed - errors - unscored}" errors="${errors}" skipped="${unscored}">\n${cases.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

export function failureText({ scores, transcript }: SampleResult): string {
  if (transcript.error !== null) return transcript.error;
  return scores
    .filter(({ value }) => value !== 'unscored' && value < 1)
    .map(({ scorer, explanation }) => `${scorer}: ${explanation}`)
    .join('; ');
}

export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]/gu, '')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');
}
