import { type Comparison, escapeXml, failureText, percent, type RunReport, scoredIn } from './report.js';
import { fourDecimals } from './statistics.js';
import { isScored, type SampleResult } from './transcript.js';

const style =
  'body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:76rem;padding:0 1rem;color:#1c2430;background:#fff}table{border-collapse:collapse;margin:.5rem 0}td,th{border:1px solid #ccd3dc;padding:.3rem .7rem;text-align:left;vertical-align:top}details{border:1px solid #ccd3dc;border-radius:6px;margin:.4rem 0;padding:.4rem .8rem}summary{cursor:pointer}.fail{border-left:6px solid #b3261e}.pass{border-left:6px solid #1d7a46}.open{border-left:6px solid #7a8594}.changed{background:#fff8e1}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f6f8;padding:.6rem;margin:.3rem 0}.why{color:#8c1d18}.two{display:grid;grid-template-columns:1fr 1fr;gap:1rem}h4{margin:.6rem 0 .2rem}a:focus,summary:focus{outline:3px solid #1a56a8}';

/** The results of the other run by sample, and what became better or worse against it. */
type Other = Readonly<{ changes: ReadonlyMap<string, 'better' | 'worse'>; results: ReadonlyMap<string, SampleResult> }>;

const nameOf = ({ suite, id, epoch }: SampleResult): string => `${suite}/${id}${epoch === 0 ? '' : `#${epoch}`}`;
const anchorOf = (result: SampleResult): string => escapeXml(nameOf(result).replace(/[^\w-]+/gu, '-'));

/** One self-contained page: no script, nothing from outside, everything escaped; a policy in the page forbids the rest. */
export function renderHtml(report: RunReport, comparison: Comparison | null, before: RunReport | null = null): string {
  const other: Other = {
    changes: new Map([...(comparison?.better ?? []).map((id) => [id, 'better'] as const), ...(comparison?.worse ?? []).map((id) => [id, 'worse'] as const)]),
    results: new Map((before?.results ?? []).map((result) => [nameOf(result), result])),
  };
  const rows = report.suites
    .map(
      (suite) =>
        `<tr><td><a href="#${escapeXml(suite.suite)}">${escapeXml(suite.suite)}</a></td><td>${suite.passed} of ${scoredIn(suite)}${suite.unscored === undefined ? '' : ` (${suite.unscored} unscored)`}</td><td>${percent(suite.passRate.mean)}</td><td>${percent(suite.passRate.low)} to ${percent(suite.passRate.high)}</td><td>${suite.errors}</td></tr>`,
    )
    .join('');
  const roles = Object.entries(report.byRole)
    .map(([role, interval]) => `${escapeXml(role)} ${percent(interval.mean)} of ${interval.count}`)
    .join(', ');
  const suites = report.suites.map((suite) => renderSuite(report, suite.suite, other)).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>Shiftmate evals</title><style>${style}</style></head><body><h1>Shiftmate evals</h1><p>Engine: ${escapeXml(report.engine)}. ${percent(report.overall.mean)} of ${report.overall.count} scored samples passed (95 % interval ${percent(report.overall.low)} to ${percent(report.overall.high)}). By role: ${roles}.</p><table><tr><th>suite</th><th>passed</th><th>rate</th><th>95 % interval</th><th>errors</th></tr>${rows}</table>${renderComparison(comparison)}\n${suites}\n</body></html>\n`;
}

function renderComparison(comparison: Comparison | null): string {
  if (comparison === null) return '';
  const { better, worse, waived, difference, regression, added, gone, fell, suites } = comparison;
  const list = (name: string, ids: readonly string[]): string =>
    `<p>${name} (${ids.length}): ${ids.map((id) => `<a href="#${escapeXml(id.replace(/[^\w-]+/gu, '-'))}">${escapeXml(id)}</a>`).join(', ') || 'none'}</p>`;
  const rows = Object.entries(suites)
    .map(
      ([suite, { mean, low, high, count }]) =>
        `<tr><td>${escapeXml(suite)}</td><td>${mean.toFixed(4)}</td><td>${low.toFixed(4)} to ${high.toFixed(4)}</td><td>${count}</td></tr>`,
    )
    .join('');
  const table = rows === '' ? '' : `<table><tr><th>suite that changed</th><th>mean difference</th><th>99 % interval</th><th>n</th></tr>${rows}</table>`;
  return `<h2>Against the other run</h2><p class="${regression ? 'why' : ''}">Mean difference ${fourDecimals(difference.mean)} [${fourDecimals(difference.low)}, ${fourDecimals(difference.high)}] over ${difference.count} samples${regression ? `: a significant regression in ${escapeXml(fell.join(', '))}` : ''}. New samples: ${added}, gone: ${gone}.</p>${table}${list('Better', better)}${list('Worse', worse)}${list('Waived', waived)}`;
}

function renderSuite(report: RunReport, suite: string, other: Other): string {
  const summary = report.suites.find((one) => one.suite === suite);
  const figures = { ...summary?.scorers, ...summary?.metrics };
  const metrics = Object.entries(figures)
    .map(
      ([name, { mean, low, high, count }]) =>
        `<tr><td>${escapeXml(name)}</td><td>${mean.toFixed(3)}</td><td>${low.toFixed(3)} to ${high.toFixed(3)}</td><td>${count}</td></tr>`,
    )
    .join('');
  const results = report.results.filter((result) => result.suite === suite);
  const rank = (result: SampleResult): number => (isScored(result) ? Number(result.passed) : 2);
  const ordered = [...results].sort((a, b) => rank(a) - rank(b));
  const table = metrics === '' ? '' : `<table><tr><th>figure</th><th>value</th><th>95 % interval</th><th>n</th></tr>${metrics}</table>`;
  return `<h2 id="${escapeXml(suite)}">${escapeXml(suite)}</h2>${table}${ordered.map((result) => renderSample(result, other)).join('\n')}`;
}

function renderSample(result: SampleResult, other: Other): string {
  const { passed, scores, transcript, judgement } = result;
  const change = other.changes.get(`${result.suite}/${result.id}`);
  const verdicts = scores.map(({ scorer, value, explanation }) => `<li>${escapeXml(scorer)}: ${String(value)} (${escapeXml(explanation)})</li>`).join('');
  const judged =
    judgement === undefined ? '' : `<li>judged ${judgement.verdict} by ${escapeXml(judgement.prompt)} (${escapeXml(judgement.reason)}); informs only</li>`;
  const why = !isScored(result)
    ? `<span>unscored: ${escapeXml(result.unscored ?? '')}</span>`
    : passed
      ? ''
      : `<span class="why">${escapeXml(failureText(result).slice(0, 240))}</span>`;
  const error = transcript.error === null ? '' : `<p class="why">${escapeXml(transcript.error)}</p>`;
  const spelling = result.perturbation === 'none' ? '' : `, ${escapeXml(result.perturbation)}`;
  const head = `<details id="${anchorOf(result)}" class="${isScored(result) ? (passed ? 'pass' : 'fail') : 'open'}${change === undefined ? '' : ' changed'}"><summary>${escapeXml(nameOf(result))} (${escapeXml(result.role)}${spelling})${change === undefined ? '' : ` ${change}`} ${why}</summary>`;
  const world = `scenario ${result.scenario}${result.seed === null ? '' : `, seed ${result.seed}`}`;
  return `${head}<p>${escapeXml(world)}. Wanted: <code>${escapeXml(result.expected)}</code></p>${error}<ul>${verdicts}${judged}</ul>${renderRuns(result, other.results.get(nameOf(result)))}</details>`;
}

/** This run, beside the other one where its answer was another. */
function renderRuns(result: SampleResult, before: SampleResult | undefined): string {
  const now = renderTranscript(result);
  if (before === undefined) return now;
  const then = renderTranscript(before);
  if (now === then) return `${now}<p>The other run went the same way.</p>`;
  return `<div class="two"><div><h4>This run: ${result.passed ? 'passed' : 'failed'}</h4>${now}</div><div><h4>The other run: ${before.passed ? 'passed' : 'failed'}</h4><p class="why">${escapeXml(failureText(before).slice(0, 400))}</p>${then}</div></div>`;
}

function renderTranscript({ transcript }: SampleResult): string {
  const turns = transcript.turns.map((turn, index) => renderTurn(transcript.questions[index] ?? '', turn)).join('');
  const found = transcript.retrieved.slice(0, 10).map(({ documentId, revision, page }, index) => `${index + 1}. ${documentId} Rev ${revision} page ${page}`);
  const retrieved = found.length === 0 ? '' : `<p>${escapeXml(transcript.questions[0] ?? '')}</p><pre>${escapeXml(found.join('\n'))}</pre>`;
  const { decisions, workOrdersAdded, pendingApprovals } = transcript;
  const states =
    decisions.length + workOrdersAdded + pendingApprovals === 0
      ? ''
      : `<p>Decisions: ${escapeXml(decisions.join(', ') || 'none')}; work orders added: ${workOrdersAdded}; approvals waiting: ${pendingApprovals}</p>`;
  return `${retrieved}${turns}${states}`;
}

function renderTurn(question: string, turn: SampleResult['transcript']['turns'][number]): string {
  const tools = turn.toolCalls.map(({ name, input, ok }) => `${name} ${JSON.stringify(input)}${ok ? '' : ' (failed)'}`).join('\n');
  const answer = turn.sentences.map(({ text, evidence }) => `${text}${evidence.length === 0 ? '' : ` [${evidence.join(', ')}]`}`).join('\n');
  const evidence = [
    ...turn.evidence.map((item) => `${String(item['id'])} ${String(item['label'])}: ${String(item['quote']).slice(0, 600)}`),
    ...turn.withheld.map((item) => `withheld: ${item.text} (${item.reason})`),
    ...turn.notices.map((text) => `notice: ${text}`),
    ...turn.drafts.map(({ kind, title, body }) => `draft (${kind}): ${title} ${JSON.stringify(body).slice(0, 1500)}`),
  ].join('\n');
  const failed = turn.error === null ? '' : `<p class="why">${escapeXml(`${turn.error.code}: ${turn.error.message}`)}</p>`;
  return `<p><strong>${escapeXml(question)}</strong></p>${failed}${tools === '' ? '' : `<pre>${escapeXml(tools)}</pre>`}<pre>${escapeXml(answer || turn.answer)}</pre><details><summary>evidence (${turn.evidence.length}), drafts (${turn.drafts.length}) and withheld (${turn.withheld.length})</summary><pre>${escapeXml(evidence)}</pre></details>`;
}
