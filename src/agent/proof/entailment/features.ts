import { coverageOf, figuresOf, rivalOf } from './coverage-features.js';
import { type Facts, laid } from './lines.js';
import { orderOf, relationsOf, streamOf } from './order-features.js';
import { oppositesOf, rulesOf, surfaceOf } from './rule-features.js';

/** Figures by name; what is not named is 0. */
export type Features = Readonly<Record<string, number>>;

/** How a sentence lies beside the lines of the papers of this turn, in figures between -1 and 1; null where no paper holds anything of it. */
export function featuresOf(sentence: string, facts: readonly Facts[]): Features | null {
  const found = laid(sentence, facts);
  if (found === null) return null;
  return {
    ...coverageOf(found),
    ...rivalOf(found),
    ...figuresOf(found),
    ...orderOf(found),
    ...streamOf(found),
    ...relationsOf(found),
    ...rulesOf(found),
    ...oppositesOf(found, facts),
    ...surfaceOf(found),
  };
}
