import { type Comparison, escapeXml, failureText, percent, type RunReport } from './report.js';
import type { SampleResult } from './transcript.js';

const style =
  'body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2430;background:#fff}table{border-collapse:collapse;margin:.5rem 0}td,th{border:1px solid #ccd3dc;padding:.3rem .7rem;text-align:left;vertical-align:top}details{border:1px solid #ccd3dc;border-radius:6px;margin:.4rem 0;padding:.4rem .8rem}summary{cursor:pointer}.fail{border-left:6px solid #b3261e}.pass{border-left:6px solid #1d7a46}.changed{background:#fff8e1}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f6f8;padding:.6rem}.why{color:#8c1d18}nav a{margin-right:.8rem}';

/** One self-contained page: no script, nothing from outside, everything escaped; a policy in the page forbids the rest. */
export function renderHtml(report: RunReport, comparison: Comparison | null): string {
  const rows = report.suites
    .map(
      (suite) =>
        `<tr><td><a href="#${escapeXml(suite.suite)}">${escapeXml(suite.suite)}</a></td><td>${suite.passed} of ${suite.samples}</td><td>${percent(suite.passRate.mean)}</td><td>${percent(suite.passRate.low)} to ${percent(suite.passRate.high)}</td><td>${suite.errors}</td></tr>`,
    )
    .join('');
  const roles = Object.entries(report.byRole)
    .map(([role, interval]) => `${escapeXml(role)} ${percent(interval.mean)} of ${interval.count}`)
    .join(', ');
  const changes = new Map([
    ...(comparison?.better ?? []).map((id) => [id, 'better'] as const),
    ...(comparison?.worse ?? []).map((id) => [id, 'worse'] as const),
  ]);
  const suites = report.suites.map((suite) => renderSuite(report, suite.suite, changes)).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>Shiftmate evals</title><style>${style}</style></head><body><h1>Shiftmate evals</h1><p>Engine: ${escapeXml(report.engine)}. ${percent(report.overall.mean)} of ${report.results.length} samples passed (95 % interval ${percent(report.overall.low)} to ${percent(report.overall.high)}). By role: ${roles}.</p><table><tr><th>suite</th><th>passed</th><th>rate</th><th>95 % interval</th><th>errors</th></tr>${rows}</table>${renderComparison(comparison)}\n${suites}\n</body></html>\n`;
}

function renderComparison(comparison: Comparison | null): string {
  if (comparison === null) return '';
  const { better, worse, waived, difference, regression, added, gone } = comparison;
  const list = (name: string, ids: readonly string[]): string => `<p>${name} (${ids.length}): ${escapeXml(ids.join(', ') || 'none')}</p>`;
  return `<h2>Against the other run</h2><p class="${regression ? 'why' : ''}">Mean difference ${difference.mean.toFixed(4)} [${difference.low.toFixed(4)}, ${difference.high.toFixed(4)}] over ${difference.count} samples${regression ? ': a significant regression' : ''}. New samples: ${added}, gone: ${gone}.</p>${list('Better', better)}${list('Worse', worse)}${list('Waived', waived)}`;
}

function renderSuite(report: RunReport, suite: string, changes: ReadonlyMap<string, string>): string {
  const summary = report.suites.find((one) => one.suite === suite);
  const metrics = Object.entries(summary?.metrics ?? {})
    .map(
      ([name, { mean, low, high, count }]) =>
        `<tr><td>${escapeXml(name)}</td><td>${mean.toFixed(3)}</td><td>${low.toFixed(3)} to ${high.toFixed(3)}</td><td>${count}</td></tr>`,
    )
    .join('');
  const results = report.results.filter((result) => result.suite === suite);
  const ordered = [...results.filter(({ passed }) => !passed), ...results.filter(({ passed }) => passed)];
  const table = metrics === '' ? '' : `<table><tr><th>figure</th><th>value</th><th>95 % interval</th><th>n</th></tr>${metrics}</table>`;
  return `<h2 id="${escapeXml(suite)}">${escapeXml(suite)}</h2>${table}${ordered.map((result) => renderSample(result, changes.get(`${result.suite}/${result.id}`))).join('\n')}`;
}

function renderSample(result: SampleResult, change: string | undefined): string {
  const { transcript, passed, scores } = result;
  const turns = transcript.turns.map((turn, index) => renderTurn(transcript.questions[index] ?? '', turn)).join('');
  const found = transcript.retrieved.slice(0, 10).map(({ documentId, revision, page }, index) => `${index + 1}. ${documentId} Rev ${revision} page ${page}`);
  const verdicts = scores.map(({ scorer, value, explanation }) => `<li>${escapeXml(scorer)}: ${String(value)} (${escapeXml(explanation)})</li>`).join('');
  const why = passed ? '' : `<span class="why">${escapeXml(failureText(result).slice(0, 240))}</span>`;
  const retrieved = found.length === 0 ? '' : `<p>${escapeXml(transcript.questions[0] ?? '')}</p><pre>${escapeXml(found.join('\n'))}</pre>`;
  const states =
    transcript.decisions.length === 0
      ? ''
      : `<p>Decisions: ${escapeXml(transcript.decisions.join(', '))}; work orders added: ${transcript.workOrdersAdded}</p>`;
  return `<details class="${passed ? 'pass' : 'fail'}${change === undefined ? '' : ' changed'}"><summary>${escapeXml(result.id)} (${escapeXml(result.role)})${change === undefined ? '' : ` ${change}`} ${why}</summary><p>Wanted: <code>${escapeXml(result.expected)}</code></p><ul>${verdicts}</ul>${retrieved}${turns}${states}</details>`;
}

function renderTurn(question: string, turn: SampleResult['transcript']['turns'][number]): string {
  const tools = turn.toolCalls.map(({ name, input, ok }) => `${name} ${JSON.stringify(input)}${ok ? '' : ' (failed)'}`).join('\n');
  const evidence = [
    ...turn.evidence.map((item) => `${String(item['id'])} ${String(item['label'])}: ${String(item['quote']).slice(0, 600)}`),
    ...turn.withheld.map((item) => `withheld: ${item.text} (${item.reason})`),
  ].join('\n');
  return `<p><strong>${escapeXml(question)}</strong></p><pre>${escapeXml(tools)}</pre><pre>${escapeXml(turn.answer)}</pre><details><summary>evidence (${turn.evidence.length}) and withheld (${turn.withheld.length})</summary><pre>${escapeXml(evidence)}</pre></details>`;
}
