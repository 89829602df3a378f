import { readForest, scoreOf } from '../../src/domain/boosted-trees.js';
import { boost, boostOptions } from '../gate/fit/boost.js';
import { allSamples } from '../gate/fit/samples.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;
type Scored = Readonly<{ group: string; isLie: boolean; score: number }>;

const folds = 6;
const thresholds = [0, 0.25, 0.5, 0.75, 1, 1.5] as const;

/**
 * What the trees of the proof gate say and withhold of trades that they were not fitted on: every sixth trade is left out in turn. Counts only the sentences that no other
 * rule withholds, which is what the thresholds in `src/agent/proof/entailment/weigh.ts` were chosen on. Takes some minutes.
 */
export async function benchGateFolds(): Promise<readonly Figure[]> {
  const scored = scoredOutside();
  return thresholds.flatMap((threshold) =>
    (
      [
        ['papers', /^(?:en|de|zh)-/u],
        ['plants', /^(?:gate|fresh|subject)/u],
        ['other papers', /^others$/u],
      ] as const
    ).flatMap(([name, of]) => {
      const some = scored.filter(({ group }) => of.test(group));
      const share = (isLie: boolean, is: (score: number) => boolean): number => {
        const asked = some.filter((each) => each.isLie === isLie);
        return (100 * asked.filter(({ score }) => is(score)).length) / Math.max(1, asked.length);
      };
      return [
        { name: `${name}, threshold ${threshold}: lies said`, value: share(true, (score) => score < threshold), unit: '%' },
        { name: `${name}, threshold ${threshold}: truths withheld`, value: share(false, (score) => score >= threshold), unit: '%' },
      ];
    }),
  );
}

function scoredOutside(): readonly Scored[] {
  const samples = allSamples();
  const groups = [...new Set(samples.map(({ told }) => told.group))];
  return Array.from({ length: folds }, (_, fold) => {
    const isOut = ({ told }: (typeof samples)[number]): boolean => groups.indexOf(told.group) % folds === fold;
    const { names, bias, trees } = boost(
      samples.filter((sample) => !isOut(sample)),
      boostOptions,
    );
    const forest = readForest(names, bias, trees);
    return samples
      .filter(isOut)
      .map(({ told, isLie, features }) => ({ group: told.kind === 'of another paper' ? 'others' : told.group, isLie, score: scoreOf(features, forest) }));
  }).flat();
}
