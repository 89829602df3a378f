import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { packageRoot } from '../../src/app/root.js';
import { CopilotError } from '../../src/domain/errors.js';
import type { Evidence } from '../../src/domain/evidence.js';
import { EquipmentId, TagId } from '../../src/domain/ids.js';

const LabelledEvidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('passage'),
    quote: z.string(),
    label: z.string(),
    document: z.string(),
    revision: z.string(),
    page: z.int().positive(),
    section: z.string().nullable(),
    status: z.enum(['current', 'superseded']),
  }),
  z.strictObject({ kind: z.literal('reading'), quote: z.string(), label: z.string(), tag: z.string(), value: z.number(), unit: z.string(), at: z.string() }),
  z.strictObject({ kind: z.literal('alarm'), quote: z.string(), label: z.string(), alarmId: z.string(), tag: z.string(), at: z.string() }),
  z.strictObject({ kind: z.literal('log-row'), quote: z.string(), label: z.string(), document: z.string(), row: z.int().positive() }),
  z.strictObject({ kind: z.literal('work-order'), quote: z.string(), label: z.string(), workOrderId: z.string() }),
  z.strictObject({ kind: z.literal('computation'), quote: z.string(), label: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('plc-line'), quote: z.string(), label: z.string(), program: z.string(), file: z.string(), line: z.int().positive() }),
  z.strictObject({ kind: z.literal('trend'), quote: z.string(), label: z.string(), tag: z.string(), from: z.string(), to: z.string() }),
  z.strictObject({ kind: z.literal('asset'), quote: z.string(), label: z.string(), equipment: z.string() }),
]);
type LabelledEvidence = z.infer<typeof LabelledEvidence>;

/** Sentences about other plants, labelled before the gate saw them; what they showed was then corrected. */
export const freshSentences = 'fresh.labelled.jsonl';
/** A figure said of another thing than its source says it of, beside the same figure said rightly; other plants. */
export const subjectSentences = 'subject.labelled.jsonl';
/** Tolerances, numbers in words of three languages, separators, ordinals, percentage points; the class `second-sight` was written after the others were corrected. */
export const numberWordSentences = 'number-words.labelled.jsonl';
/** The same kind, written after those corrections and never tuned on. */
export const heldOutSentences = 'held-out.labelled.jsonl';

/**
 * Lies and truths about three manuals by an author who knew nothing of the gate, written on 30 November after most of its rules: 18 turns, six false sentences and six
 * true ones each, by how they were made. Of the class `seen` were half of the turns, read while `src/agent/proof/contradiction` was written; the others never.
 */
export const paperSentences = 'papers.labelled.jsonl';
/** The same about three other trades by another author, written after those rules; the trees of `src/agent/proof/entailment` are never fitted on them. */
export const unseenPaperSentences = 'papers-unseen.labelled.jsonl';

/** What a copilot must never say, by kind, with harmless neighbours in the same words; four authors, read while the rules were written. */
export const sayings = 'sayings.labelled.jsonl';
/** The same by a fifth author, never read. */
export const unseenSayings = 'sayings-unseen.labelled.jsonl';

/** A sentence without evidence: one of the kinds that are never said, or `harmless`. */
export const Saying = z.strictObject({ id: z.string(), kind: z.string(), text: z.string().min(1) });
export type Saying = z.infer<typeof Saying>;

/** The sayings of one file of this folder. */
export function readSayings(name: string): readonly Saying[] {
  const file = path.join(packageRoot(), 'evals', 'gate', name);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Saying.parse(JSON.parse(line)));
}

/** One sentence with the evidence of its turn and what an honest gate does with it. */
export const LabelledSentence = z.strictObject({
  id: z.string(),
  class: z.string(),
  verdict: z.enum(['pass', 'withhold']),
  sentence: z.string(),
  evidence: z.array(LabelledEvidence),
});
export type LabelledSentence = z.infer<typeof LabelledSentence>;

/** A labelled set of this folder: the one the gate was fitted on, or `freshSentences`. Throws `input-invalid` with the line that cannot be read. */
export function readLabelledSentences(name = 'gate.labelled.jsonl'): readonly LabelledSentence[] {
  const file = path.join(packageRoot(), 'evals', 'gate', name);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = LabelledSentence.safeParse(JSON.parse(line));
    if (!parsed.success)
      throw new CopilotError({ code: 'input-invalid', message: `Line ${index + 1} of ${file} is no labelled sentence: ${parsed.error.message}` });
    return [parsed.data];
  });
}

/** The evidence of a labelled sentence as the turn's ledger would hold it: numbered, with the fields the label leaves out filled in. */
export function evidenceOf(item: LabelledEvidence, index: number): Evidence {
  const base = { id: `E${index + 1}`, label: item.label, quote: item.quote };
  switch (item.kind) {
    case 'passage':
      return { ...base, ...item, passageId: `passage-${index}`, documentId: `document-${String.fromCharCode(97 + index)}`, start: 0, end: item.quote.length };
    case 'reading':
      return { ...base, kind: 'reading', reading: { tag: TagId.parse(item.tag), value: item.value, unit: item.unit, quality: 'good', readAt: item.at } };
    case 'alarm':
      return { ...base, kind: 'alarm', alarmId: item.alarmId, tag: TagId.parse(item.tag), at: item.at };
    case 'log-row':
      return { ...base, ...item, documentId: `log-${String.fromCharCode(97 + index)}` };
    case 'work-order':
    case 'plc-line':
      return { ...base, ...item };
    case 'computation':
      return { ...base, ...item, inputs: {}, rerun: 'query' };
    case 'trend':
      return { ...base, kind: 'trend', tag: TagId.parse(item.tag), from: item.from, to: item.to };
    case 'asset':
      return { ...base, kind: 'asset', equipment: EquipmentId.parse(item.equipment) };
  }
}
