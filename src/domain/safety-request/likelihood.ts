import { featuresOf } from './features.js';
import { FITTED } from './likelihood-data.js';

const weights = decodedWeights(FITTED.weights);

/**
 * Weights by feature, as `npm run fit` writes them: for each feature, in the order of their hashes, the step from the hash before in groups of seven bits,
 * lowest first and marked but for the last, then the weight as one signed byte; all of it in base64.
 */
export function decodedWeights(text: string): ReadonlyMap<number, number> {
  const bytes = atob(text);
  const values = new Map<number, number>();
  let place = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    for (let bits = 0; ; bits += 7) {
      const group = bytes.charCodeAt(at);
      at += 1;
      place += (group & 127) * 2 ** bits;
      if (group < 128) break;
    }
    values.set(place, (bytes.charCodeAt(at) << 24) >> 24);
  }
  return values;
}

/** How likely a message asks for something dangerous: the logarithm of the odds, 0 is even, more is likelier. */
export function dangerScore(message: string): number {
  let sum = 0;
  for (const [place, value] of featuresOf(message)) sum += (weights.get(place) ?? 0) * value;
  return sum * FITTED.scale + FITTED.bias;
}
