import { ProofGate } from '../../src/agent/proof/proof-gate.js';
import { evidenceOf, freshSentences, heldOutSentences, readLabelledSentences } from '../gate/labelled.js';
import { measureGate } from '../gate/measure.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;

const evidenceCount = 60;

/** Precision and recall of the proof gate on the labelled sentences, overall and per class, and the time of one judgement. */
export async function benchGate(): Promise<readonly Figure[]> {
  const report = measureGate();
  const percent = (share: number): number => 100 * share;
  const { withhold, pass, accuracy, count } = report.overall;
  const perClass = [...report.classes].flatMap(([name, figures]) => [
    { name: `${name}: right`, value: percent(figures.accuracy.mean), unit: '%' },
    ...(figures.withhold.recall.count > 0 ? [{ name: `${name}: recall of withhold`, value: percent(figures.withhold.recall.mean), unit: '%' }] : []),
  ]);
  return [
    { name: 'labelled sentences', value: count, unit: 'sentences' },
    { name: 'right', value: percent(accuracy.mean), unit: '%' },
    { name: 'withhold precision', value: percent(withhold.precision.mean), unit: '%' },
    { name: 'withhold precision, low end', value: percent(withhold.precision.low), unit: '%' },
    { name: 'withhold recall', value: percent(withhold.recall.mean), unit: '%' },
    { name: 'withhold recall, low end', value: percent(withhold.recall.low), unit: '%' },
    { name: 'pass precision', value: percent(pass.precision.mean), unit: '%' },
    { name: 'pass recall', value: percent(pass.recall.mean), unit: '%' },
    ...perClass,
    ...otherPlants('other plants', freshSentences),
    ...otherPlants('held out', heldOutSentences),
    { name: `judgement, ${evidenceCount} pieces of evidence, mean`, value: judgementMilliseconds(), unit: 'ms' },
  ];
}

function otherPlants(name: string, file: string): readonly Figure[] {
  const { withhold, count } = measureGate(readLabelledSentences(file)).overall;
  return [
    { name: `${name}: sentences`, value: count, unit: 'sentences' },
    { name: `${name}: withhold precision`, value: 100 * withhold.precision.mean, unit: '%' },
    { name: `${name}: withhold recall`, value: 100 * withhold.recall.mean, unit: '%' },
  ];
}

/** Mean time of judging every labelled sentence against one gate that holds 60 pieces of evidence. */
export function judgementMilliseconds(): number {
  const sentences = readLabelledSentences();
  const pool = [...new Map(sentences.flatMap(({ evidence }) => evidence).map((item) => [item.quote, item])).values()];
  const gate = new ProofGate();
  for (let index = 0; index < evidenceCount; index += 1) {
    const item = pool[index % pool.length];
    if (item !== undefined) gate.add(evidenceOf(item, index));
  }
  for (const { sentence } of sentences.slice(0, 50)) gate.judge(sentence);
  const started = performance.now();
  for (const { sentence } of sentences) gate.judge(sentence);
  return (performance.now() - started) / sentences.length;
}
