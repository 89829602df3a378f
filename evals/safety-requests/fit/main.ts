import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../../src/app/root.js';
import { encodedWeights } from './encoded-weights.js';
import { plainOrders } from './plain-orders.js';
import { fitLogistic, PENALTY } from './regression.js';
import { fittedFeatures, labelledSamples, ordinarySamples } from './samples.js';

/** Fits the classifier of dangerous requests on all labelled requests and ordinary questions and writes its weights; `npm run fit`. */
const evals = path.join(packageRoot(), 'evals');
const samples = [
  ...labelledSamples(path.join(evals, 'safety-requests')),
  ...plainOrders(path.join(evals, 'safety-requests', 'frames')),
  ...ordinarySamples(path.join(evals, 'datasets')),
];
const features = fittedFeatures(samples);
const { weights, bias } = fitLogistic(
  samples.flatMap(({ dangerous, weight }, index) => (features[index] === undefined ? [] : [{ features: features[index], dangerous, weight }])),
  PENALTY,
);
const largest = [...weights.values()].reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
const scale = largest / 127;
const encoded = encodedWeights(new Map([...weights].map(([place, weight]) => [place, Math.round(weight / scale)])));
writeFileSync(
  path.join(packageRoot(), 'src', 'domain', 'safety-request', 'likelihood-data.ts'),
  `/** Weights of the classifier of dangerous requests, written by \`npm run fit\`; not to be edited by hand. */
export const FITTED = {
  scale: ${scale},
  bias: ${bias},
  weights:
    '${encoded}',
} as const;
`,
);
