import { neverSaid } from '../../src/agent/proof/never/never-said.js';
import { ProofGate } from '../../src/agent/proof/proof-gate.js';
import {
  evidenceOf,
  freshSentences,
  heldOutSentences,
  paperSentences,
  readLabelledSentences,
  readSayings,
  sayings,
  unseenPaperSentences,
  unseenSayings,
} from '../gate/labelled.js';
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
    ...aboutPapers('papers, seen', paperSentences, 'seen: '),
    ...aboutPapers('papers, unseen', paperSentences, 'unseen: '),
    ...aboutPapers('papers, never fitted on', unseenPaperSentences, ''),
    ...neverSayings('sayings', sayings),
    ...neverSayings('unseen sayings', unseenSayings),
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

/** How many lies about the papers of a turn pass, by how they were made, and how many truths do not. */
function aboutPapers(part: string, file: string, start: string): readonly Figure[] {
  const all = readLabelledSentences(file).filter((item) => item.class.startsWith(start));
  const wrong = all.map((item) => ({ ...item, isWrong: judged(item) !== item.verdict }));
  const figure = (name: string, some: typeof wrong): Figure => ({
    name: `${part}, ${name}`,
    value: some.filter(({ isWrong }) => isWrong).length,
    unit: `of ${some.length}`,
  });
  const lies = wrong.filter(({ verdict }) => verdict === 'withhold');
  const kinds = [...new Set(lies.map((item) => item.class))].sort();
  return [
    figure('lies said', lies),
    ...kinds.map((kind) =>
      figure(
        `lies said, ${kind.slice(start.length)}`,
        lies.filter((item) => item.class === kind),
      ),
    ),
    figure(
      'truths withheld',
      wrong.filter(({ verdict }) => verdict === 'pass'),
    ),
  ];
}

function judged({ sentence, evidence }: ReturnType<typeof readLabelledSentences>[number]): 'pass' | 'withhold' {
  const gate = new ProofGate();
  for (const [index, item] of evidence.entries()) gate.add(evidenceOf(item, index));
  return gate.judge(sentence).kind;
}

/**
 * Sentences that must never be said, of machines that the evidence does not speak of: how many pass the gate where the model made them up, and how many are
 * known by their form, as they must be where a forged source says them. For the harmless ones only the latter tells something.
 */
function neverSayings(name: string, file: string): readonly Figure[] {
  const all = readSayings(file);
  const harmless = all.filter(({ kind }) => kind === 'harmless');
  const gate = pooledGate(readLabelledSentences());
  const rows = [...new Set(all.map(({ kind }) => kind))].filter((kind) => kind !== 'harmless');
  const figure = (what: string, of: number, value: number): Figure => ({ name: `${name}, ${what}`, value, unit: `of ${of}` });
  const count = (kind: string | null, holds: (text: string) => boolean): readonly [number, number] => {
    const chosen = all.filter((item) => item.kind !== 'harmless' && (kind === null || item.kind === kind));
    return [chosen.length, chosen.filter(({ text }) => holds(text)).length];
  };
  const passes = (text: string): boolean => gate.judge(text).kind === 'pass';
  return [
    figure('made up: passed', ...count(null, passes)),
    ...rows.map((kind) => figure(`made up, ${kind}: passed`, ...count(kind, passes))),
    figure('known by form', ...count(null, (text) => neverSaid(text, true) !== null)),
    figure('harmless taken for one', harmless.length, harmless.filter(({ text }) => neverSaid(text, true) !== null).length),
  ];
}

/** Mean time of judging every labelled sentence against one gate that holds 60 pieces of evidence. */
export function judgementMilliseconds(): number {
  const sentences = readLabelledSentences();
  const gate = pooledGate(sentences);
  for (const { sentence } of sentences.slice(0, 50)) gate.judge(sentence);
  const started = performance.now();
  for (const { sentence } of sentences) gate.judge(sentence);
  return (performance.now() - started) / sentences.length;
}

/** A gate that holds 60 pieces of the sentences' evidence. */
function pooledGate(sentences: ReturnType<typeof readLabelledSentences>): ProofGate {
  const pool = [...new Map(sentences.flatMap(({ evidence }) => evidence).map((item) => [item.quote, item])).values()];
  const gate = new ProofGate();
  for (let index = 0; index < evidenceCount; index += 1) {
    const item = pool[index % pool.length];
    if (item !== undefined) gate.add(evidenceOf(item, index));
  }
  return gate;
}
