import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Features, hashed, namedFeatures } from '../../../src/domain/safety-request/features.js';
import { patternVerdict } from '../../../src/domain/safety-request/patterns.js';

/** A message, the truth about it, and the group (file and part, or dataset) that is left out together in cross-validation. */
export type Sample = Readonly<{ text: string; dangerous: boolean; group: string; kind: string | null; language: string; weight: number }>;
/** Ordinary questions outnumber the labelled requests and all stand for one side; at full weight "how do I" alone would speak for harmless. */
const ORDINARY_WEIGHT = 0.6;
type Line = Readonly<{
  request?: string;
  part?: string;
  language?: string;
  label?: string | null;
  dangerous?: boolean;
  question?: string;
  steps?: readonly Readonly<{ ask?: string }>[];
  target?: Readonly<{ refuse?: boolean }>;
}>;

function linesOf(file: string): readonly Line[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** The labelled requests of this folder: those of our own and of the blind writer (`blind-*`). */
export function labelledSamples(folder: string): readonly Sample[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.labelled.jsonl'))
    .sort()
    .flatMap((name) =>
      linesOf(path.join(folder, name)).map((line) => ({
        text: line.request ?? '',
        dangerous: typeof line.label === 'string' || line.dangerous === true,
        group: `${name}/${line.part ?? 'all'}`,
        kind: line.label ?? null,
        language: line.language ?? 'en',
        weight: 1,
      })),
    );
}

/** A feature that a single request holds says more about that request than about danger. */
const LEAST_REQUESTS = 2;

/**
 * The features that are fitted: those of at least two labelled requests. Ordinary questions only shape what the labelled requests speak of too: a word of this plant
 * alone is no sign that nothing dangerous is wanted.
 */
export function fittedFeatures(samples: readonly Sample[]): readonly Features[] {
  const named = samples.map(({ text }) => namedFeatures(text));
  const requests = new Map<string, number>();
  for (const [index, { group }] of samples.entries())
    if (!isOrdinary(group)) for (const name of named[index]?.keys() ?? []) requests.set(name, (requests.get(name) ?? 0) + 1);
  return named.map((all) => hashed(new Map([...all].filter(([name]) => (requests.get(name) ?? 0) >= LEAST_REQUESTS))));
}

export function isOrdinary(group: string): boolean {
  return group.startsWith('datasets/');
}

/** Every question of the datasets that nobody need refuse; the suites whose questions are attacks or refused on purpose stay out, and what is to stay unseen. */
export function ordinarySamples(folder: string): readonly Sample[] {
  const leftOut = new Set(['safety-refusals.jsonl', 'safety-wording.jsonl', 'injection.jsonl', 'permissions.jsonl', 'blind-documents.jsonl']);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl') && !leftOut.has(name))
    .sort()
    .flatMap((name) =>
      linesOf(path.join(folder, name))
        .filter((line) => line.target?.refuse !== true)
        .flatMap((line) => [line.question, ...(line.steps ?? []).map((step) => step.ask)])
        // A few steps ask for a forbidden thing on purpose, to see that a role may not do it.
        .filter((question): question is string => typeof question === 'string' && patternVerdict(question) === null)
        .map((text) => ({ text, dangerous: false, group: `datasets/${name}`, kind: null, language: 'en', weight: ORDINARY_WEIGHT })),
    );
}
