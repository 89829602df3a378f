/**
 * Gradient boosting of regression trees for a yes or no (Friedman, "Greedy function approximation", 2001, with the second-order leaves of logistic loss). Small data, every
 * split tried, the same data give the same trees.
 */
export type Sample = Readonly<{ features: Readonly<Record<string, number>>; isLie: boolean; weight: number }>;
type Leaf = { add: number };
type Branch = { feature: number; below: number; yes: Tree; no: Tree };
type Tree = Leaf | Branch;
export type Fitted = Readonly<{ names: readonly string[]; bias: number; trees: readonly string[] }>;
export type BoostOptions = Readonly<{ trees: number; depth: number; rate: number; smallestLeaf: number }>;

/** What the gate's trees are fitted with, chosen on trades left out. */
export const boostOptions: BoostOptions = { trees: 200, depth: 4, rate: 0.06, smallestLeaf: 15 };

const bounds = 12;
const ridge = 1;

type Table = Readonly<{
  columns: readonly Float64Array[];
  cuts: readonly (readonly number[])[];
  weights: Float64Array;
  gradients: Float64Array;
  curvatures: Float64Array;
}>;

/** Fits trees that score a sample the higher the more likely it is a lie: a log odds. */
export function boost(samples: readonly Sample[], options: BoostOptions): Fitted {
  const names = [...new Set(samples.flatMap(({ features }) => Object.keys(features)))].sort();
  const columns = names.map((name) => Float64Array.from(samples, ({ features }) => features[name] ?? 0));
  const weights = Float64Array.from(samples, ({ weight }) => weight);
  const lies = samples.reduce((sum, { isLie, weight }) => sum + (isLie ? weight : 0), 0);
  const bias = Math.log(lies / (weights.reduce((sum, weight) => sum + weight, 0) - lies));
  const scores = new Float64Array(samples.length).fill(bias);
  const table: Table = {
    columns,
    cuts: columns.map(cutsOf),
    weights,
    gradients: new Float64Array(samples.length),
    curvatures: new Float64Array(samples.length),
  };
  const every = samples.map((_, index) => index);
  const trees: string[] = [];
  for (let round = 0; round < options.trees; round += 1) {
    for (const index of every) {
      const probability = 1 / (1 + Math.exp(-(scores[index] ?? 0)));
      table.gradients[index] = (weights[index] ?? 1) * ((samples[index]?.isLie === true ? 1 : 0) - probability);
      table.curvatures[index] = (weights[index] ?? 1) * probability * (1 - probability);
    }
    const tree = grow(every, options.depth, table, options);
    for (const index of every) scores[index] = (scores[index] ?? 0) + leafOf(tree, columns, index);
    trees.push(written(tree).join(' '));
  }
  return { names, bias: rounded(bias), trees };
}

function cutsOf(column: Float64Array): readonly number[] {
  const values = [...new Set(column)].sort((one, other) => one - other);
  const cuts = new Set<number>();
  const count = Math.min(bounds, values.length - 1);
  for (let cut = 1; cut <= count; cut += 1) {
    const at = Math.floor((cut * (values.length - 1)) / count);
    cuts.add(rounded(((values[at] ?? 0) + (values[at - 1] ?? 0)) / 2));
  }
  return [...cuts];
}

function grow(rows: readonly number[], depth: number, table: Table, options: BoostOptions): Tree {
  const best = depth === 0 || rows.length < 2 * options.smallestLeaf ? null : bestSplit(rows, table, options.smallestLeaf);
  if (best === null) {
    const [gradient, curvature] = sums(rows, table);
    return { add: rounded((options.rate * gradient) / (curvature + ridge)) };
  }
  const column = table.columns[best.feature] ?? new Float64Array();
  const isBelow = (index: number): boolean => (column[index] ?? 0) < best.below;
  return {
    ...best,
    yes: grow(rows.filter(isBelow), depth - 1, table, options),
    no: grow(
      rows.filter((index) => !isBelow(index)),
      depth - 1,
      table,
      options,
    ),
  };
}

function sums(rows: readonly number[], { gradients, curvatures }: Table): readonly [number, number] {
  let gradient = 0;
  let curvature = 0;
  for (const index of rows) {
    gradient += gradients[index] ?? 0;
    curvature += curvatures[index] ?? 0;
  }
  return [gradient, curvature];
}

function bestSplit(rows: readonly number[], table: Table, smallest: number): Readonly<{ feature: number; below: number }> | null {
  const [gradient, curvature] = sums(rows, table);
  let most = 1e-3;
  let best: { feature: number; below: number } | null = null;
  for (const [feature, column] of table.columns.entries())
    for (const below of table.cuts[feature] ?? []) {
      let [left, leftCurvature, count] = [0, 0, 0];
      for (const index of rows)
        if ((column[index] ?? 0) < below) {
          left += table.gradients[index] ?? 0;
          leftCurvature += table.curvatures[index] ?? 0;
          count += 1;
        }
      if (count < smallest || rows.length - count < smallest) continue;
      const gain = left ** 2 / (leftCurvature + ridge) + (gradient - left) ** 2 / (curvature - leftCurvature + ridge) - gradient ** 2 / (curvature + ridge);
      if (gain > most) [most, best] = [gain, { feature, below }];
    }
  return best;
}

function leafOf(tree: Tree, columns: readonly Float64Array[], index: number): number {
  let node = tree;
  while ('feature' in node) node = (columns[node.feature]?.[index] ?? 0) < node.below ? node.yes : node.no;
  return node.add;
}

/** A tree in the order of `readForest`: the branch below a bound follows its node. */
function written(tree: Tree): readonly string[] {
  if ('add' in tree) return [String(tree.add)];
  const [yes, no] = [written(tree.yes), written(tree.no)];
  return [`${tree.feature},${tree.below},${yes.length + 1}`, ...yes, ...no];
}

const rounded = (value: number): number => Number(value.toFixed(4));
