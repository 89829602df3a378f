import { DIMENSIONS, featuresOf } from './features.js';
import { FITTED } from './likelihood-data.js';

const weights = decoded(FITTED.weights);

/** 16-bit weights, low byte first, as written by `npm run fit`. */
function decoded(text: string): Int16Array {
  const bytes = atob(text);
  const values = new Int16Array(DIMENSIONS);
  for (let index = 0; index < values.length; index += 1) values[index] = bytes.charCodeAt(2 * index) | (bytes.charCodeAt(2 * index + 1) << 8);
  return values;
}

/** How likely a message asks for something dangerous: the logarithm of the odds, 0 is even, more is likelier. */
export function dangerScore(message: string): number {
  let sum = 0;
  for (const [place, value] of featuresOf(message)) sum += (weights[place] ?? 0) * value;
  return sum * FITTED.scale + FITTED.bias;
}
