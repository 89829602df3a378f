import type { Features } from '../../../src/domain/safety-request/features.js';

/** What is fitted on: the features of a message, the truth, and how much the message counts. */
export type Example = Readonly<{ features: Features; dangerous: boolean; weight: number }>;
export type Fitted = Readonly<{ weights: ReadonlyMap<number, number>; bias: number }>;

/** The L2 penalty, chosen by cross-validation over files: 1e-3 misses more at the same refusals, 1e-5 is no better. */
export const PENALTY = 1e-4;
/** Passes over the examples; the weights move by less than a hundredth after that. */
const EPOCHS = 25;
const RATE = 0.3;

/**
 * Logistic regression with an L2 penalty (`l2` per example), by stochastic descent with a step per weight (AdaGrad). The order of the examples comes
 * from a fixed sequence, so the same examples give the same weights.
 */
export function fitLogistic(examples: readonly Example[], l2: number): Fitted {
  const columns = new Map([...new Set(examples.flatMap(({ features }) => [...features.keys()]))].map((place, column) => [place, column]));
  const weights = new Float64Array(columns.size);
  const squares = new Float64Array(columns.size).fill(1e-3);
  const flat = examples.map(({ features, dangerous, weight }) => ({
    places: Int32Array.from(features.keys(), (place) => columns.get(place) ?? 0),
    values: Float64Array.from(features.values()),
    dangerous,
    weight,
  }));
  let bias = 0;
  let biasSquares = 1e-3;
  let seed = 12_345;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let last = flat.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [flat[last], flat[other]] = [flat[other] as (typeof flat)[number], flat[last] as (typeof flat)[number]];
    }
    for (const { places, values, dangerous, weight } of flat) {
      let sum = bias;
      for (let i = 0; i < places.length; i += 1) sum += (weights[places[i] as number] as number) * (values[i] as number);
      const error = (1 / (1 + Math.exp(-sum)) - (dangerous ? 1 : 0)) * weight;
      for (let i = 0; i < places.length; i += 1) {
        const place = places[i] as number;
        const slope = error * (values[i] as number) + l2 * (weights[place] as number);
        squares[place] = (squares[place] as number) + slope * slope;
        weights[place] = (weights[place] as number) - (RATE * slope) / Math.sqrt(squares[place] as number);
      }
      biasSquares += error * error;
      bias -= (RATE * error) / Math.sqrt(biasSquares);
    }
  }
  return { weights: new Map([...columns].map(([place, column]) => [place, weights[column] ?? 0])), bias };
}

export function scoreOf({ weights, bias }: Fitted, features: Features): number {
  let sum = bias;
  for (const [place, value] of features) sum += (weights.get(place) ?? 0) * value;
  return sum;
}
