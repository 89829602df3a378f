import { bootstrapMean, type Interval, pairedDifference } from './statistics.js';
import type { SampleResult } from './transcript.js';

export type SuiteSummary = Readonly<{ suite: string; samples: number; passed: number; passRate: Interval; scorers: Readonly<Record<string, Interval>>; errors: number }>;

/** The whole run as data: no times of day and no durations, so that equal runs are equal bytes. */
export type RunReport = Readonly<{ schema: 1; engine: string; suites: readonly SuiteSummary[]; overall: Interval; results: readonly SampleResult[] }>;

export function summarise(engine: string, results: readonly SampleResult[]): RunReport {
  const names = [...new Set(results.map(({ suite }) => suite))].sort();
  return { schema: 1, engine, suites: names.map((suite) => summariseSuite(suite, results.filter((result) => result.suite === suite))), overall: bootstrapMean(results.map(({ passed }) => Number(passed))), results };
}

function summariseSuite(suite: string, results: readonly SampleResult[]): SuiteSummary {
  const scorers = [...new Set(results.flatMap(({ scores }) => scores.map(({ scorer }) => scorer)))];
  const valuesOf = (scorer: string): number[] => results.flatMap(({ scores }) => scores.flatMap((score) => (score.scorer === scorer && score.value !== 'unscored' ? [score.value] : [])));
  return {
    suite, samples: results.length, passed: results.filter(({ passed }) => passed).length, passRate: bootstrapMean(results.map(({ passed }) => Number(passed))),
    scorers: Object.fromEntries(scorers.map((scorer) => [scorer, bootstrapMean(valuesOf(scorer))] as const).filter(([, interval]) => interval.count > 0)),
    errors: results.filter(({ transcript }) => transcript.error !== null).length,
  };
}

/** What a baseline keeps of a run. */
export type Baseline = Readonly<{ schema: 1; engine: string; samples: Readonly<Record<string, number>>; waivers?: ReadonlyArray<Readonly<{ id: string; reason: string }>> }>;
export type Comparison = Readonly<{ better: readonly string[]; worse: readonly string[]; waived: readonly string[]; difference: Interval; regression: boolean }>;

export function toBaseline(report: RunReport): Baseline {
  return { schema: 1, engine: report.engine, samples: Object.fromEntries(report.results.map(({ suite, id, score }) => [`${suite}/${id}`, Number(score.toFixed(4))])) };
}

/** Paired bootstrap over the samples both runs have. A regression is a mean that fell significantly; samples with a recorded waiver do not count. */
export function compare(report: RunReport, baseline: Baseline): Comparison {
  const waived = new Set((baseline.waivers ?? []).map(({ id }) => id));
  const pairs = report.results.flatMap(({ suite, id, score }) => {
    const before = new Map(Object.entries(baseline.samples)).get(`${suite}/${id}`);
    return before === undefined ? [] : [{ id: `${suite}/${id}`, now: score, before }];
  });
  const counted = pairs.filter(({ id }) => !waived.has(id));
  const difference = pairedDifference(counted.map(({ now }) => now), counted.map(({ before }) => before));
  return {
    better: pairs.filter(({ now, before }) => now > before + 1e-3).map(({ id }) => id), worse: counted.filter(({ now, before }) => now < before - 1e-3).map(({ id }) => id),
    waived: pairs.filter(({ id, now, before }) => waived.has(id) && now < before - 1e-3).map(({ id }) => id), difference, regression: difference.count > 0 && difference.high < 0,
  };
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

export function renderTable(report: RunReport): string {
  const rows = report.suites.map((suite) => `${suite.suite.padEnd(16)} ${String(suite.passed).padStart(4)} of ${String(suite.samples).padEnd(5)} ${percent(suite.passRate.mean).padStart(8)}  [${percent(suite.passRate.low)}, ${percent(suite.passRate.high)}]`);
  return [`suite             passed        rate      95 % interval`, ...rows, `all              ${percent(report.overall.mean)} with ${report.engine}`].join('\n');
}

export function renderJunit(report: RunReport): string {
  const cases = report.results.map((result) => {
    const failure = result.passed ? '' : `<failure message="${escapeXml(failureText(result))}"/>`;
    return `    <testcase classname="${escapeXml(result.suite)}" name="${escapeXml(result.id)}">${failure}</testcase>`;
  });
  const failed = report.results.filter(({ passed }) => !passed).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite name="shiftmate" tests="${report.results.length}" failures="${failed}">\n${cases.join('\n')}\n  </testsuite>\n</testsuites>\n`;
}

export function failureText({ scores, transcript }: SampleResult): string {
  if (transcript.error !== null) return transcript.error;
  return scores.filter(({ value }) => value !== 'unscored' && value < 1).map(({ scorer, explanation }) => `${scorer}: ${explanation}`).join('; ');
}

/** One self-contained page: no script from outside, everything escaped. */
export function renderHtml(report: RunReport): string {
  const suites = report.suites.map((suite) => `<tr><td>${escapeXml(suite.suite)}</td><td>${suite.passed} of ${suite.samples}</td><td>${percent(suite.passRate.mean)}</td><td>${percent(suite.passRate.low)} to ${percent(suite.passRate.high)}</td></tr>`).join('');
  const samples = report.results.map(renderSample).join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shiftmate evals</title><style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;color:#1c2430}table{border-collapse:collapse}td,th{border:1px solid #ccd3dc;padding:.3rem .7rem;text-align:left}details{border:1px solid #ccd3dc;border-radius:6px;margin:.4rem 0;padding:.4rem .8rem}summary{cursor:pointer}.fail{border-left:6px solid #b3261e}.pass{border-left:6px solid #1d7a46}pre{white-space:pre-wrap;background:#f4f6f8;padding:.6rem}</style><h1>Shiftmate evals</h1><p>Engine: ${escapeXml(report.engine)}. Overall ${percent(report.overall.mean)} of ${report.results.length} samples.</p><table><tr><th>suite</th><th>passed</th><th>rate</th><th>95 % interval</th></tr>${suites}</table><h2>Samples</h2>\n${samples}\n</html>\n`;
}

function renderSample(result: SampleResult): string {
  const turns = result.transcript.turns.map((turn) => `<p>Tools: ${escapeXml(turn.toolCalls.map(({ name, ok }) => `${name}${ok ? '' : ' (failed)'}`).join(', '))}</p><pre>${escapeXml(turn.answer)}</pre><details><summary>evidence (${turn.evidence.length}) and withheld (${turn.withheld.length})</summary><pre>${escapeXml([...turn.evidence.map((item) => `${String(item['id'])} ${String(item['label'])}: ${String(item['quote'])}`), ...turn.withheld.map((item) => `withheld: ${item.text} (${item.reason})`)].join('\n'))}</pre></details>`).join('');
  const scores = result.scores.filter(({ value }) => value !== 'unscored').map(({ scorer, value, explanation }) => `<li>${escapeXml(scorer)}: ${String(value)} (${escapeXml(explanation)})</li>`).join('');
  return `<details class="${result.passed ? 'pass' : 'fail'}"><summary>${escapeXml(`${result.suite} / ${result.id}`)} ${result.passed ? '' : escapeXml(failureText(result))}</summary><ul>${scores}</ul>${turns}</details>`;
}

export function escapeXml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, '').replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
