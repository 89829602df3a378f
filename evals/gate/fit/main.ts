import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../../src/app/root.js';
import { boost, boostOptions, type Fitted } from './boost.js';
import { allSamples } from './samples.js';

/**
 * Fits the trees of the proof gate on all sentences of `entailment` and the labelled sets its rules were written on, and writes them; `npm run fit-gate`.
 */
writeTrees(boost(allSamples(), boostOptions));

function writeTrees({ names, bias, trees }: Fitted): void {
  const lines = trees.map((tree) => `    '${tree}',`).join('\n');
  writeFileSync(
    path.join(packageRoot(), 'src', 'agent', 'proof', 'entailment', 'trees-data.ts'),
    `/** The trees that weigh a sentence against its papers, written by \`npm run fit-gate\`; not to be edited by hand. */
export const FITTED: Readonly<{ names: readonly string[]; bias: number; trees: readonly string[] }> = {
  names: [
${names.map((name) => `    '${name}',`).join('\n')}
  ],
  bias: ${bias},
  trees: [
${lines}
  ],
};
`,
  );
}
