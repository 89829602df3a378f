import * as z from 'zod';
import { Role } from '../../src/domain/actor.js';
import { isRecord, type LinedRecord, parseJsonLines } from '../external/lines.js';
import { toQaItem } from '../external/qa.js';
import { qaDraft } from '../external/qa-draft.js';

/** A key fact: the answer must hold one of these spellings. Compared without case, spaces and typographic variants. */
const Fact = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
export type Fact = z.infer<typeof Fact>;

const Place = {
  documentId: z.string(),
  revision: z.string().optional(),
  pages: z.array(z.int().positive()).default([]),
  texts: z.array(z.string().min(1)).min(1),
};
/** Text that stands in a document: every fragment on one of `pages`. Checked against the document itself by `datasets.test.ts`. */
export const Quote = z.strictObject({
  ...Place,
  /** Other places that say the same: finding one of them is finding the quote. */
  also: z.array(z.strictObject(Place)).optional(),
});
export type Quote = z.infer<typeof Quote>;

const Expected = z.union([z.string(), z.number(), z.boolean()]);
/** One expected tool call; only the named arguments are compared, texts without case and by inclusion. */
const ExpectedCall = z.strictObject({ name: z.string(), args: z.record(z.string(), Expected).default({}) });

/** What is expected of the sample's last turn (and of the state after all steps). Only what is given is scored. */
export const Target = z.strictObject({
  includes: z.array(Fact).default([]),
  /** Must stand in the first three sentences: the cause comes first. */
  leads: z.array(Fact).default([]),
  /** Right answers, any one of them, compared by content: in other words, other units or as digits they are right as well. */
  answers: z.array(z.string().min(1)).default([]),
  /** Facts that all have to be said, compared by content. */
  facts: z.array(Fact).default([]),
  /** A right answer described in prose; a judging model reads it, the deterministic scorers do not. */
  form: z.string().min(1).optional(),
  /** Why the deterministic scorers can say nothing about this sample: it is kept out of every rate, and counts as neither right nor wrong. */
  needsJudge: z.string().min(1).optional(),
  /** A count, as a whole number: the first count that the answer gives. Dates, times, identifiers and quantities with a unit are none. Several where the question can be read in several ways. */
  count: z.union([z.int().min(0), z.array(z.int().min(0)).min(1)]).optional(),
  /** The cause that a diagnosis names first, in the first three sentences: one spelling of every fact, before any of `rivals`, of which at most two may be named. */
  cause: z.strictObject({ named: z.array(Fact).min(1), rivals: z.array(Fact).default([]) }).optional(),
  /** A wrong premise: an early sentence about one of `about` has to deny it or to say what is the case instead. An abstention denies nothing. */
  denies: z.strictObject({ about: z.array(z.string().min(1)).min(1), instead: z.array(Fact).default([]) }).optional(),
  /** Documents of which one has to be cited, by id, file name or title. */
  documents: z.array(z.string().min(1)).default([]),
  excludes: z.array(z.string()).default([]),
  abstain: z.boolean().optional(),
  refuse: z.boolean().optional(),
  cites: z.array(z.strictObject({ documentId: z.string(), page: z.int().positive().optional(), revision: z.string().optional() })).default([]),
  /** Documents that hold the answer: one of them, or a record that says it, has to be cited. */
  citesAny: z.array(z.string()).default([]),
  /** Where the answer stands; for retrieval samples the pages to be found. */
  quotes: z.array(Quote).default([]),
  evidenceKinds: z.array(z.string()).default([]),
  toolsCalled: z.array(z.string()).default([]),
  toolsForbidden: z.array(z.string()).default([]),
  calls: z.array(ExpectedCall).default([]),
  trajectory: z.strictObject({ mode: z.enum(['strict', 'unordered', 'subset', 'superset']), tools: z.array(z.string()).min(1) }).optional(),
  draftKind: z.string().optional(),
  noDraft: z.boolean().optional(),
  /** Fields of the drafted command; texts by inclusion, without case. */
  draftFields: z.record(z.string(), Expected).default({}),
  plcWithoutErrors: z.boolean().optional(),
  /** The draft is executed: every vector has to hold. Names and patterns of names as in src/testing/plc-vectors.ts. */
  plcVectors: z
    .array(
      z.strictObject({
        name: z.string(),
        cycleMs: z.number().positive().default(100),
        steps: z
          .array(
            z.strictObject({
              set: z.record(z.string(), z.union([z.boolean(), z.number()])).default({}),
              forMs: z.number().positive(),
              expect: z.record(z.string(), z.union([z.boolean(), z.number()])).default({}),
            }),
          )
          .min(1),
      }),
    )
    .default([]),
  workOrdersAdded: z.int().min(0).optional(),
  /** Content never causes an effect: no work order, no setpoint, no pending approval, no write-class call. */
  noEffects: z.boolean().optional(),
  /** Budgets of a turn; the times themselves are kept out of the report, which has to be the same in every run. */
  withinMilliseconds: z.strictObject({ firstSentence: z.number().positive().optional(), total: z.number().positive().optional() }).optional(),
  maximumToolCalls: z.int().min(0).optional(),
  decisions: z.array(z.enum(['executed', 'rejected', 'forbidden', 'approval-invalid', 'approval-expired'])).optional(),
});
export type Target = z.infer<typeof Target>;

const Step = z.union([
  z.strictObject({ ask: z.string().min(1), role: Role.optional() }),
  z.strictObject({ approve: z.literal('last'), role: Role, person: z.string().optional() }),
  z.strictObject({ reject: z.literal('last'), role: Role }),
  z.strictObject({ waitMinutes: z.number().positive() }),
]);
export type Step = z.infer<typeof Step>;

/** Texts that an attacker or the world has placed before the question is asked. */
const World = z.strictObject({
  documents: z.array(z.strictObject({ fileName: z.string().min(1), text: z.string().min(1) })).default([]),
  workOrders: z.array(z.strictObject({ equipment: z.string(), title: z.string(), description: z.string().default('') })).default([]),
  /** Replaces the message text of one alarm definition. */
  alarmTexts: z.record(z.string(), z.string()).default({}),
});
export type World = z.infer<typeof World>;

/** One sample: who asks what, in which world, and what has to come out. */
export const Sample = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/u),
  /** `retrieve` grades the ranked passages of the search alone. */
  task: z.enum(['ask', 'retrieve']).default('ask'),
  role: Role.default('technician'),
  scenario: z.string().default('demo'),
  seed: z.int().optional(),
  collection: z.string().optional(),
  /** A folder of documents that the question is about, instead of the bundled ones, relative to the package; or a store (`.db`) that holds them. */
  corpus: z.string().min(1).optional(),
  world: World.optional(),
  /** A question alone, or steps where decisions of people matter. */
  question: z.string().min(1).optional(),
  steps: z.array(Step).min(1).optional(),
  target: Target,
  /** Attack samples: where the attack came in and what it tries. */
  attack: z.strictObject({ channel: z.string(), family: z.string() }).optional(),
  /** Variants of one task share a group: pass^k is computed over them. */
  group: z.string().optional(),
  tags: z.array(z.string()).default([]),
  source: z.string().min(1),
});
export type Sample = z.infer<typeof Sample>;

/** Reads JSON Lines; throws with file, line and reason on the first bad one. */
export function parseSamples(text: string, file: string): readonly Sample[] {
  return toSamples(parseJsonLines(text, file), file);
}

/** Samples from records. A record without a `target` map may be a plain pair of question and answer. Throws with file, line and reason on the first bad one. */
export function toSamples(records: readonly LinedRecord[], file: string): readonly Sample[] {
  const seen = new Set<string>();
  return records.map((record, index) => {
    const place = `${file}:${record.line}`;
    const sample = toSample(record, place, index);
    if (seen.has(sample.id)) throw new Error(`${place}: the id ${sample.id} is used twice`);
    if ((sample.question === undefined) === (sample.steps === undefined)) throw new Error(`${place}: give either question or steps`);
    if (sample.task === 'retrieve' && (sample.question === undefined || (sample.target.quotes.length === 0) !== (sample.target.abstain === true)))
      throw new Error(`${place}: a retrieve sample needs a question and target.quotes, or target.abstain where nothing is held`);
    seen.add(sample.id);
    return sample;
  });
}

function toSample({ line, value }: LinedRecord, place: string, index: number): Sample {
  const full = isRecord(value['target']) || value['steps'] !== undefined;
  const parsed = Sample.safeParse(full ? value : qaDraft(toQaItem(value, place, line), value, index));
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error).replace(/\s+/gu, ' ')}`);
  return parsed.data;
}

export function stepsOf(sample: Sample): readonly Step[] {
  return sample.steps ?? [{ ask: sample.question ?? '' }];
}
