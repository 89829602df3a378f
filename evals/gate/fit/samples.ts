import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { ProofGate } from '../../../src/agent/proof/proof-gate.js';
import { packageRoot } from '../../../src/app/root.js';
import type { Evidence } from '../../../src/domain/evidence.js';
import { evidenceOf, freshSentences, paperSentences, readLabelledSentences, subjectSentences } from '../labelled.js';
import type { Sample } from './boost.js';

/** Sentences about papers by authors who knew nothing of the gate, one file a trade; in a line some passages and what is said of them. */
const Line = z.strictObject({
  id: z.string(),
  evidence: z.array(z.strictObject({ title: z.string(), text: z.string() })).min(1),
  sentences: z.array(z.strictObject({ text: z.string().min(1), label: z.boolean(), kind: z.string() })),
});
type Line = z.infer<typeof Line>;
export type Told = Readonly<{ group: string; kind: string; text: string; isLie: boolean; evidence: readonly Evidence[] }>;

/** Passages of up to so many other lines of the same trade stand beside those of a line: a turn finds more than it needs. */
const mostBeside = 5;

export function toldOfPapers(): readonly Told[] {
  return filesIn(path.join(packageRoot(), 'evals', 'gate', 'entailment')).flatMap(([group, lines]) =>
    lines.flatMap(({ sentences }, at) => {
      const beside = Array.from({ length: at % (mostBeside + 1) }, (_, step) => lines[(at + (step + 1) * 5) % lines.length]);
      const evidence = passages([...new Set([lines[at], ...beside])].flatMap((line) => line?.evidence ?? []));
      return sentences.map(({ text, label, kind }) => ({ group, kind, text, isLie: !label, evidence }));
    }),
  );
}

function filesIn(folder: string): ReadonlyArray<readonly [group: string, lines: readonly Line[]]> {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => {
      const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
      return [path.basename(file, '.jsonl'), lines.filter((line) => line.trim() !== '').map((line) => Line.parse(JSON.parse(line)))];
    });
}

function passages(texts: Line['evidence']): readonly Evidence[] {
  return texts.map(({ title, text }, index) =>
    evidenceOf({ kind: 'passage', quote: text, label: title, document: title, revision: 'A', page: 1, section: null, status: 'current' }, index),
  );
}

/**
 * Sentences laid beside other papers of their trade, from which they do not follow, true as they may be: what nothing in the turn is about must not be said. They weigh
 * less, since a paper may say by chance what another one does.
 */
export function toldOfOthers(): readonly Told[] {
  const folder = path.join(packageRoot(), 'evals', 'gate', 'entailment');
  return filesIn(folder).flatMap(([group, lines]) =>
    lines.flatMap(({ sentences }, at) => {
      const others = Array.from({ length: 1 + (at % mostBeside) }, (_, step) => lines[(at + 1 + step) % lines.length]).filter((line) => line !== lines[at]);
      const evidence = passages(others.flatMap((line) => line?.evidence ?? []));
      return sentences.filter((_, index) => index % 2 === at % 2).map(({ text }) => ({ group, kind: 'of another paper', text, isLie: true, evidence }));
    }),
  );
}

/** The labelled sets of this folder that the gate's rules were written on. */
export function toldOfPlants(): readonly Told[] {
  const seen = readLabelledSentences(paperSentences).filter((item) => item.class.startsWith('seen'));
  return [undefined, freshSentences, subjectSentences]
    .flatMap((name) => readLabelledSentences(name).map((item) => [name ?? 'gate', item] as const))
    .concat(seen.map((item) => ['papers', item] as const))
    .map(([group, { class: kind, sentence, verdict, evidence }]) => ({
      group,
      kind,
      text: sentence,
      isLie: verdict === 'withhold',
      evidence: evidence.map(evidenceOf),
    }));
}

/** What the trees are fitted on: the signs of each sentence that the papers judge. */
export function samplesOf(told: readonly Told[], weight = 1): readonly (Sample & Readonly<{ told: Told }>)[] {
  return told.flatMap((each) => {
    const gate = new ProofGate();
    for (const evidence of each.evidence) gate.add(evidence);
    const features = gate.signsOf(each.text);
    return features === null ? [] : [{ features, isLie: each.isLie, weight, told: each }];
  });
}

/** All that the trees are fitted on. */
export function allSamples(): ReturnType<typeof samplesOf> {
  return [...samplesOf([...toldOfPapers(), ...toldOfPlants()]), ...samplesOf(toldOfOthers(), 0.5)];
}
