import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../../src/app/root.js';
import { ANSWERABLE_FROM } from '../../../src/domain/answerability.js';
import { LINEAR } from '../../../src/knowledge/answer/answer-trees.js';
import { gather, type Said } from '../gather.js';
import { fittedSamples } from '../samples.js';
import { type BoostOptions, binned, boost, type Choice, leafOf, type Table, type Tree, written } from './boost.js';

/** Chosen on trades left out of the fit. */
const options: BoostOptions = { trees: 150, depth: 4, rate: 0.08, smallestLeaf: 25, ridge: 4, rowShare: 0.7, featureShare: 0.5 };
/** What a question without an answer weighs beside one with an answer, and one whose answer was taken out. */
const unanswerable = 1.5;
const cut = 0.8;
const folds = 4;
/** Share of the questions without an answer that may be answered, on trades left out of the fit: half of what the linear model answered. */
const answeredAnyway = 0.16;

type Rows = Readonly<{ table: Table; choices: readonly (Choice & Readonly<{ said: Said }>)[]; start: Float64Array; right: Float64Array }>;

/** Fits the trees that weigh pieces of documents on all questions of `fittedSamples` and writes them; `npm run fit-answers`, some minutes. */
const root = packageRoot();
const rows = rowsOf(await gather(root, fittedSamples(root)));
const trees = fitOn(rows, () => true);
const shift = Math.log(ANSWERABLE_FROM / (1 - ANSWERABLE_FROM)) - thresholdOf(rows);
writeTrees(trees, rows.table, Number(shift.toFixed(3)));

function rowsOf(said: readonly Said[]): Rows {
  const features = said.flatMap(({ rows: each }) => each.map((row) => row.features));
  let at = 0;
  const choices = said.map((each) => {
    const from = at;
    at += each.rows.length;
    const weight = each.cut ? cut : each.sample.facts.length === 0 ? unanswerable : 1;
    return { from, to: at, weight, said: each };
  });
  return {
    table: binned(features),
    choices,
    start: Float64Array.from(features, (row) => LINEAR * (row['linear'] ?? 0)),
    right: Float64Array.from(said.flatMap((each) => each.rows.map((row) => row.right))),
  };
}

/** What has an answer that is not among its pieces teaches nothing. */
function fitOn({ table, choices, start, right }: Rows, isIn: (said: Said) => boolean): readonly Tree[] {
  const learnt = choices.filter(
    ({ said, from, to }) => isIn(said) && (said.cut || said.sample.facts.length === 0 || right.slice(from, to).some((share) => share > 0)),
  );
  return boost(table, learnt, start, right, options);
}

/** The score from which on the allowed share of unanswerable questions is answered by trees fitted on the other trades. */
function thresholdOf(rows: Rows): number {
  const groups = [...new Set(rows.choices.map(({ said }) => said.sample.corpus ?? ''))].sort();
  const best = groups.flatMap((_, fold) => {
    if (fold >= folds) return [];
    const isOut = ({ sample }: Said): boolean => groups.indexOf(sample.corpus ?? '') % folds === fold;
    const fitted = fitOn(rows, (said) => !isOut(said));
    return rows.choices
      .filter(({ said }) => isOut(said) && !said.cut && said.sample.facts.length === 0)
      .map(({ from, to }) => {
        let most = -100;
        for (let row = from; row < to; row += 1)
          most = Math.max(
            most,
            fitted.reduce((sum, tree) => sum + leafOf(tree, rows.table, row), rows.start[row] ?? 0),
          );
        return most;
      });
  });
  return best.sort((left, right) => right - left)[Math.floor(answeredAnyway * best.length)] ?? 0;
}

function writeTrees(fitted: readonly Tree[], table: Table, shift: number): void {
  const lines = fitted.map((tree) => `    '${written(tree, table).join(' ')}',`).join('\n');
  writeFileSync(
    path.join(root, 'src', 'knowledge', 'answer', 'answer-trees-data.ts'),
    `/** The trees that weigh pieces of documents against a question, written by \`npm run fit-answers\`; not to be edited by hand. */
export const FITTED: Readonly<{ names: readonly string[]; bias: number; slope: number; shift: number; trees: readonly string[] }> = {
  names: [
${table.names.map((name) => `    '${name}',`).join('\n')}
  ],
  bias: 0,
  slope: 1,
  shift: ${shift},
  trees: [
${lines}
  ],
};
`,
  );
}
