import { ProofGate } from '../../src/agent/proof/proof-gate.js';
import { bootstrapMean, type Interval } from '../harness/statistics.js';
import { evidenceOf, type LabelledSentence, readLabelledSentences } from './labelled.js';

/** What the gate did with one labelled sentence. */
export type GateDecision = Readonly<{ item: LabelledSentence; verdict: 'pass' | 'withhold'; reason: string }>;

/** Precision and recall of one verdict, each with a 95 % bootstrap interval over the sentences it is a share of. */
export type VerdictFigures = Readonly<{ precision: Interval; recall: Interval }>;
export type GateFigures = Readonly<{ count: number; accuracy: Interval; withhold: VerdictFigures; pass: VerdictFigures }>;
export type GateReport = Readonly<{ overall: GateFigures; classes: ReadonlyMap<string, GateFigures>; wrong: readonly GateDecision[] }>;

/** The gate's decision for a sentence and nothing but its own evidence. */
export function decide(item: LabelledSentence): GateDecision {
  const gate = new ProofGate();
  for (const [index, evidence] of item.evidence.entries()) gate.add(evidenceOf(evidence, index));
  const verdict = gate.judge(item.sentence);
  return { item, verdict: verdict.kind, reason: verdict.kind === 'withhold' ? verdict.reason : '' };
}

/** Precision and recall of withholding and of passing, overall and per class, over the labelled sentences (the shipped set unless others are given). */
export function measureGate(sentences: readonly LabelledSentence[] = readLabelledSentences()): GateReport {
  const decisions = sentences.map(decide);
  const names = [...new Set(sentences.map((item) => item.class))].sort();
  return {
    overall: figuresOf(decisions),
    classes: new Map(names.map((name) => [name, figuresOf(decisions.filter(({ item }) => item.class === name))])),
    wrong: decisions.filter(({ item, verdict }) => item.verdict !== verdict),
  };
}

function figuresOf(decisions: readonly GateDecision[]): GateFigures {
  const right = (list: readonly GateDecision[]): Interval => bootstrapMean(list.map(({ item, verdict }) => Number(item.verdict === verdict)));
  const of = (wanted: 'pass' | 'withhold'): VerdictFigures => ({
    precision: right(decisions.filter(({ verdict }) => verdict === wanted)),
    recall: right(decisions.filter(({ item }) => item.verdict === wanted)),
  });
  return { count: decisions.length, accuracy: right(decisions), withhold: of('withhold'), pass: of('pass') };
}

/** The report as a plain table, one line per class, with the wrong decisions below. */
export function renderGateReport(report: GateReport): string {
  const share = ({ mean, low, high, count }: Interval): string => (count === 0 ? '-' : `${mean.toFixed(2)} [${low.toFixed(2)} ${high.toFixed(2)}]`).padEnd(20);
  const row = (name: string, { count, withhold, pass }: GateFigures): string =>
    `${name.padEnd(20)}${String(count).padStart(4)}  ${share(withhold.precision)}${share(withhold.recall)}${share(pass.precision)}${share(pass.recall)}`;
  const head = `${'class'.padEnd(20)}   n  ${['withhold precision', 'withhold recall', 'pass precision', 'pass recall'].map((text) => text.padEnd(20)).join('')}`;
  const wrong = report.wrong.map(({ item, verdict }) => `wrong: ${item.id} ${verdict} (should ${item.verdict}): ${item.sentence}`);
  return [head, ...[...report.classes].map(([name, figures]) => row(name, figures)), row('all', report.overall), ...wrong].join('\n');
}
