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
  const folder = path.join(packageRoot(), 'evals', 'gate', 'entailment');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => {
      const lines = readFileSync(path.join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => Line.parse(JSON.parse(line)));
      return lines.flatMap(({ sentences }, at) => {
        const evidence = passagesFor(lines, at);
        return sentences.map(({ text, label, kind }) => ({ group: path.basename(file, '.jsonl'), kind, text, isLie: !label, evidence }));
      });
    });
}

function passagesFor(lines: readonly Line[], at: number): readonly Evidence[] {
  const beside = Array.from({ length: at % (mostBeside + 1) }, (_, step) => lines[(at + (step + 1) * 5) % lines.length]);
  const passages = [...new Set([lines[at], ...beside])].flatMap((line) => line?.evidence ?? []);
  return passages.map(({ title, text }, index) =>
    evidenceOf({ kind: 'passage', quote: text, label: title, document: title, revision: 'A', page: 1, section: null, status: 'current' }, index),
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
export function samplesOf(told: readonly Told[]): readonly (Sample & Readonly<{ told: Told }>)[] {
  return told.flatMap((each) => {
    const gate = new ProofGate();
    for (const evidence of each.evidence) gate.add(evidence);
    const features = gate.signsOf(each.text);
    return features === null ? [] : [{ features, isLie: each.isLie, weight: 1, told: each }];
  });
}
