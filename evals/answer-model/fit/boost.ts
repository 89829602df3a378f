/**
 * Gradient boosting of regression trees (Friedman, "Greedy function approximation", 2001) for a choice among the pieces of one question or none of them: the loss is that
 * of a softmax over the pieces and "no answer", whose score is 0; where several pieces are right, their probabilities together count. Second-order leaves, splits over
 * binned features; the same data give the same trees.
 */
export type Choice = Readonly<{ from: number; to: number; weight: number }>;
export type BoostOptions = Readonly<{
  trees: number;
  depth: number;
  rate: number;
  smallestLeaf: number;
  ridge: number;
  rowShare: number;
  featureShare: number;
}>;
export type Table = Readonly<{ names: readonly string[]; columns: readonly Uint8Array[]; cuts: readonly (readonly number[])[] }>;
type Leaf = Readonly<{ add: number }>;
type Branch = Readonly<{ feature: number; bin: number; yes: Tree; no: Tree }>;
export type Tree = Leaf | Branch;

const BINS = 24;
const LEAST_GAIN = 0.5;

/** Features by name as bins: bin `b` holds values below `cuts[b]` and not below the cut before. */
export function binned(rows: readonly Readonly<Record<string, number>>[]): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  const cuts: (readonly number[])[] = [];
  const columns = names.map((name) => {
    const values = Float64Array.from(rows, (row) => row[name] ?? 0);
    const bounds = cutsOf(values);
    cuts.push(bounds);
    return Uint8Array.from(values, (value) => bounds.filter((bound) => value >= bound).length);
  });
  return { names, columns, cuts };
}

/** Bounds by quantiles and, for rare values, by distinct values, at four digits as they are written. */
function cutsOf(values: Float64Array): readonly number[] {
  const sorted = Float64Array.from(values).sort();
  const distinct = [...new Set(sorted)];
  if (distinct.length <= BINS) return [...new Set(distinct.slice(1).map((value, at) => rounded((value + (distinct[at] ?? 0)) / 2)))];
  const found = new Set<number>();
  for (let bin = 1; bin < BINS; bin += 1) found.add(rounded(sorted[Math.floor((bin * sorted.length) / BINS)] ?? 0));
  for (let bin = 1; bin < BINS / 2; bin += 1) found.add(rounded(distinct[Math.floor((bin * distinct.length * 2) / BINS)] ?? 0));
  return [...found].sort((one, other) => one - other);
}

/** Fits trees over scores to start from; `right` is above 0 for the rows that are right. */
export function boost(table: Table, choices: readonly Choice[], start: Float64Array, right: Float64Array, options: BoostOptions): readonly Tree[] {
  const scores = Float64Array.from(start);
  const fit = new Fit(table, scores.length, options);
  const rows = choices.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
  const random = randomFrom(1);
  return Array.from({ length: options.trees }, () => {
    for (const choice of choices) fit.slope(choice, scores, right);
    const drawn = rows.filter(() => random() < options.rowShare);
    const features = table.columns.map((_, at) => at).filter(() => random() < options.featureShare);
    const tree = fit.grow(drawn, options.depth, features);
    for (const row of rows) scores[row] = (scores[row] ?? 0) + leafOf(tree, table, row);
    return tree;
  });
}

/** Park and Miller's generator: the same numbers every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

export function leafOf(tree: Tree, table: Table, row: number): number {
  let node = tree;
  while ('feature' in node) node = (table.columns[node.feature]?.[row] ?? 0) <= node.bin ? node.yes : node.no;
  return node.add;
}

class Fit {
  readonly table: Table;
  readonly options: BoostOptions;
  readonly #gradients: Float64Array;
  readonly #curvatures: Float64Array;

  constructor(table: Table, count: number, options: BoostOptions) {
    this.table = table;
    this.options = options;
    this.#gradients = new Float64Array(count);
    this.#curvatures = new Float64Array(count);
  }

  slope({ from, to, weight }: Choice, scores: Float64Array, right: Float64Array): void {
    let most = 0;
    for (let row = from; row < to; row += 1) most = Math.max(most, scores[row] ?? 0);
    let [all, wanted] = [Math.exp(-most), 0];
    for (let row = from; row < to; row += 1) {
      const share = Math.exp((scores[row] ?? 0) - most);
      all += share;
      wanted += share * (right[row] ?? 0);
    }
    for (let row = from; row < to; row += 1) {
      const share = Math.exp((scores[row] ?? 0) - most);
      const probability = share / all;
      this.#gradients[row] = weight * ((wanted > 0 ? (share * (right[row] ?? 0)) / wanted : 0) - probability);
      this.#curvatures[row] = weight * Math.max(probability * (1 - probability), 1e-4);
    }
  }

  grow(rows: readonly number[], depth: number, features: readonly number[]): Tree {
    let [gradient, curvature] = [0, 0];
    for (const row of rows) {
      gradient += this.#gradients[row] ?? 0;
      curvature += this.#curvatures[row] ?? 0;
    }
    const { rate, ridge, smallestLeaf } = this.options;
    const best = depth === 0 || rows.length < 2 * smallestLeaf ? null : this.#split(rows, features, gradient, curvature);
    if (best === null) return { add: rounded((rate * gradient) / (curvature + ridge)) };
    const column = this.table.columns[best.feature] ?? new Uint8Array();
    const isBelow = (row: number): boolean => (column[row] ?? 0) <= best.bin;
    const yes = this.grow(rows.filter(isBelow), depth - 1, features);
    const no = this.grow(
      rows.filter((row) => !isBelow(row)),
      depth - 1,
      features,
    );
    return { ...best, yes, no };
  }

  #split(rows: readonly number[], features: readonly number[], gradient: number, curvature: number): Readonly<{ feature: number; bin: number }> | null {
    const { ridge, smallestLeaf } = this.options;
    let most = LEAST_GAIN + gradient ** 2 / (curvature + ridge);
    let best: { feature: number; bin: number } | null = null;
    for (const feature of features) {
      const bins = this.table.cuts[feature]?.length ?? 0;
      const [gradients, curvatures, counts] = this.#histogram(rows, feature, bins + 1);
      let [left, leftCurvature, count] = [0, 0, 0];
      for (let bin = 0; bin < bins; bin += 1) {
        left += gradients[bin] ?? 0;
        leftCurvature += curvatures[bin] ?? 0;
        count += counts[bin] ?? 0;
        if (count < smallestLeaf) continue;
        if (rows.length - count < smallestLeaf) break;
        const gain = left ** 2 / (leftCurvature + ridge) + (gradient - left) ** 2 / (curvature - leftCurvature + ridge);
        if (gain > most) [most, best] = [gain, { feature, bin }];
      }
    }
    return best;
  }

  #histogram(rows: readonly number[], feature: number, size: number): readonly [Float64Array, Float64Array, Int32Array] {
    const column = this.table.columns[feature] ?? new Uint8Array();
    const [gradients, curvatures, counts] = [new Float64Array(size), new Float64Array(size), new Int32Array(size)] as const;
    for (const row of rows) {
      const bin = column[row] ?? 0;
      gradients[bin] = (gradients[bin] ?? 0) + (this.#gradients[row] ?? 0);
      curvatures[bin] = (curvatures[bin] ?? 0) + (this.#curvatures[row] ?? 0);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return [gradients, curvatures, counts];
  }
}

/** A tree in the order of `readForest`: the branch below a bound follows its node. */
export function written(tree: Tree, table: Table): readonly string[] {
  if ('add' in tree) return [String(tree.add)];
  const [yes, no] = [written(tree.yes, table), written(tree.no, table)];
  return [`${tree.feature},${table.cuts[tree.feature]?.[tree.bin] ?? 0},${yes.length + 1}`, ...yes, ...no];
}

export const rounded = (value: number): number => Number(value.toPrecision(4));
