import * as z from 'zod';
import { Role } from '../../src/domain/actor.js';

/** A key fact: the answer must hold one of these spellings. Compared without case, spaces and typographic variants. */
const Fact = z.union([z.string(), z.array(z.string()).min(1)]);

/** What is expected of the sample's last turn (and of the state after all steps). Only what is given is scored. */
export const Target = z.strictObject({
  includes: z.array(Fact).default([]),
  excludes: z.array(z.string()).default([]),
  abstain: z.boolean().optional(),
  refuse: z.boolean().optional(),
  corrects: z.boolean().optional(),
  cites: z.array(z.strictObject({ documentId: z.string(), page: z.int().positive().optional(), revision: z.string().optional() })).default([]),
  evidenceKinds: z.array(z.string()).default([]),
  toolsCalled: z.array(z.string()).default([]),
  toolsForbidden: z.array(z.string()).default([]),
  draftKind: z.string().optional(),
  noDraft: z.boolean().optional(),
  plcWithoutErrors: z.boolean().optional(),
  workOrdersAdded: z.int().min(0).optional(),
  decisions: z.array(z.enum(['executed', 'rejected', 'forbidden', 'approval-invalid', 'approval-expired'])).optional(),
});
export type Target = z.infer<typeof Target>;

const Step = z.union([
  z.strictObject({ ask: z.string(), role: Role.optional() }),
  z.strictObject({ approve: z.literal('last'), role: Role, person: z.string().optional() }),
  z.strictObject({ reject: z.literal('last'), role: Role }),
  z.strictObject({ waitMinutes: z.number().positive() }),
]);
export type Step = z.infer<typeof Step>;

/** One sample: who asks what, in which world, and what has to come out. */
export const Sample = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/u),
  role: Role.default('technician'),
  scenario: z.string().default('demo'),
  seed: z.int().optional(),
  collection: z.string().optional(),
  /** A question alone, or steps where decisions of people matter. */
  question: z.string().optional(),
  steps: z.array(Step).optional(),
  target: Target,
  tags: z.array(z.string()).default([]),
  source: z.string(),
});
export type Sample = z.infer<typeof Sample>;

/** Reads JSON Lines; throws with file, line and reason on the first bad one. */
export function parseSamples(text: string, file: string): readonly Sample[] {
  const samples: Sample[] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('//')) continue;
    const sample = readLine(line, `${file}:${index + 1}`);
    if (seen.has(sample.id)) throw new Error(`${file}:${index + 1}: the id ${sample.id} is used twice`);
    if ((sample.question === undefined) === (sample.steps === undefined)) throw new Error(`${file}:${index + 1}: give either question or steps`);
    seen.add(sample.id);
    samples.push(sample);
  }
  return samples;
}

function readLine(line: string, place: string): Sample {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${place}: not valid JSON`);
  }
  const parsed = Sample.safeParse(value);
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error).replace(/\s+/gu, ' ')}`);
  return parsed.data;
}

export function stepsOf(sample: Sample): readonly Step[] {
  return sample.steps ?? [{ ask: sample.question ?? '' }];
}
