import { featuresOf } from '../../../src/domain/safety-request/features.js';
import { fitLogistic, PENALTY, scoreOf } from './regression.js';
import { fittedFeatures, type Sample } from './samples.js';

/** A message with the score it gets from weights that were fitted without its group. */
export type Scored = Readonly<{ sample: Sample; score: number }>;

/**
 * Scores every sample by weights fitted on the samples of the other groups. Who groups by writer learns what another writer's wording costs; by
 * file of the same writer, the figures flatter.
 */
export function scoredWithoutOwnGroup(samples: readonly Sample[], groupOf: (sample: Sample) => string | null): readonly Scored[] {
  const fitted = fittedFeatures(samples);
  const examples = samples.map((sample, index) => {
    const features = featuresOf(sample.text);
    return { sample, group: groupOf(sample), features, example: { features: fitted[index] ?? features, dangerous: sample.dangerous, weight: sample.weight } };
  });
  const groups = new Set(examples.flatMap(({ group }) => (group === null ? [] : [group])));
  return [...groups].sort().flatMap((left) => {
    const weights = fitLogistic(
      examples.filter(({ group }) => group !== left).map(({ example }) => example),
      PENALTY,
    );
    return examples.filter(({ group }) => group === left).map(({ sample, features }) => ({ sample, score: scoreOf(weights, features) }));
  });
}
