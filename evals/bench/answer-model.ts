import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/app/root.js';
import type { AnswerTrees } from '../../src/knowledge/answer/answer-trees.js';
import { gather } from '../answer-model/fit/gather.js';
import { calibrated, crossValidated, fitTrees, isPlainlyUnanswerable, type Said, thresholdOf } from '../answer-model/fit/model.js';
import { answerSamples } from '../answer-model/fit/samples.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;

/**
 * What cross-validation over whole corpora says of the answer model, beside the linear model alone (whose figures flatter it: its weights
 * were set by these questions). With `--write=true` (`npm run fit-answers`) the trees are fitted on all of them and written. Takes minutes.
 */
export async function benchAnswerModel(options: Readonly<{ write?: boolean }> = {}): Promise<readonly Figure[]> {
  const root = packageRoot();
  const questions = await gather(root, answerSamples(root));
  const { trees, linear } = crossValidated(questions);
  if (options.write === true) writeTrees(root, { ...fitTrees(questions), ...calibrated(trees, thresholdOf(trees)) });
  return [0.05, 0.08, 0.12].flatMap((share) => [
    ...figuresOf(`linear, ${100 * share} % let through`, linear, thresholdOf(linear, share)),
    ...figuresOf(`trees, ${100 * share} % let through`, trees, thresholdOf(trees, share)),
  ]);
}

function figuresOf(name: string, said: readonly Said[], threshold: number): readonly Figure[] {
  const count = (of: (one: Said) => boolean): number => said.filter(of).length;
  const answered = ({ score }: Said): boolean => score > threshold;
  const cut = ({ question }: Said): boolean => question.cut;
  const answerable = ({ question }: Said): boolean => question.answerable;
  return [
    { name: `${name}: right`, value: count((one) => answerable(one) && answered(one) && one.right > 0), unit: `of ${count(answerable)}` },
    { name: `${name}: wrong`, value: count((one) => answerable(one) && answered(one) && one.right === 0), unit: `of ${count(answerable)}` },
    {
      name: `${name}: unanswerable answered`,
      value: count((one) => isPlainlyUnanswerable(one) && answered(one)),
      unit: `of ${count(isPlainlyUnanswerable)}`,
    },
    { name: `${name}: answered with the answer taken out`, value: count((one) => cut(one) && answered(one)), unit: `of ${count(cut)}` },
  ];
}

function writeTrees(root: string, { start, slope, shift, offsets, nodes }: AnswerTrees): void {
  writeFileSync(
    path.join(root, 'src', 'knowledge', 'answer', 'answer-trees-data.ts'),
    `import type { AnswerTrees } from './answer-trees.js';

/** Written by \`npm run fit-answers\`; not to be edited by hand. */
export const FITTED_TREES: AnswerTrees = {
  start: ${start},
  slope: ${slope},
  shift: ${shift},
  offsets: JSON.parse('${JSON.stringify(offsets)}') as number[],
  nodes: JSON.parse(
    '${JSON.stringify(nodes)}',
  ) as number[],
};
`,
  );
}
