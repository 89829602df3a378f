/** One question's answer pieces as rows: `features` per piece, and for each whether it is a right answer. */
export type BoostRow = Readonly<{ features: readonly number[]; right: boolean; weight: number }>;
/** A tree as flat nodes: a split goes to `low` where the feature is at most the threshold, else to `high`; a leaf has feature -1 and a value. */
export type TreeNode = { feature: number; threshold: number; low: number; high: number; value: number };
export type BoostSettings = Readonly<{ trees: number; leaves: number; rate: number; fewest: number; penalty: number }>;

const BINS = 64;

type Leaf = { node: number; rows: Int32Array; best: Split | null };
type Split = Readonly<{ feature: number; bin: number; gain: number }>;
type Binned = Readonly<{ columns: readonly Uint8Array[]; edges: readonly (readonly number[])[] }>;

/**
 * Gradient boosting of small regression trees with logistic loss and Newton leaf values (Friedman 2001; Chen and Guestrin 2016, without
 * sampling, so that the same rows give the same trees). Features are cut into at most 64 bins at their quantiles. Returns the starting
 * log-odds and the trees.
 */
export function boost(rows: readonly BoostRow[], settings: BoostSettings): Readonly<{ start: number; trees: readonly (readonly TreeNode[])[] }> {
  const binned = bins(rows);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const share = rows.reduce((sum, { weight, right }) => sum + (right ? weight : 0), 0) / total;
  const start = Math.log(share / (1 - share));
  const score = new Float64Array(rows.length).fill(start);
  const gradient = new Float64Array(rows.length);
  const curve = new Float64Array(rows.length);
  const trees: TreeNode[][] = [];
  for (let round = 0; round < settings.trees; round += 1) {
    for (const [at, { right, weight }] of rows.entries()) {
      const chance = 1 / (1 + Math.exp(-(score[at] ?? 0)));
      gradient[at] = weight * (chance - (right ? 1 : 0));
      curve[at] = weight * chance * (1 - chance);
    }
    trees.push(growTree(binned, gradient, curve, score, settings));
  }
  return { start, trees };
}

function bins(rows: readonly BoostRow[]): Binned {
  const count = rows[0]?.features.length ?? 0;
  const columns: Uint8Array[] = [];
  const edges: number[][] = [];
  for (let feature = 0; feature < count; feature += 1) {
    const values = Float64Array.from(rows, ({ features }) => features[feature] ?? 0);
    const sorted = [...new Set(values)].sort((left, right) => left - right);
    const here: number[] = [];
    if (sorted.length <= BINS) for (let at = 1; at < sorted.length; at += 1) here.push(((sorted[at - 1] ?? 0) + (sorted[at] ?? 0)) / 2);
    else {
      const all = Float64Array.from(values).sort();
      for (let at = 1; at < BINS; at += 1) {
        const edge = all[Math.floor((at * all.length) / BINS)] ?? 0;
        if (edge > (here.at(-1) ?? Number.NEGATIVE_INFINITY) && edge < (sorted.at(-1) ?? 0)) here.push(edge);
      }
    }
    edges.push(here);
    columns.push(Uint8Array.from(values, (value) => binOf(value, here)));
  }
  return { columns, edges };
}

function binOf(value: number, edges: readonly number[]): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Grows one tree leaf by leaf, the most useful split first, and adds its values to `score`. */
function growTree(binned: Binned, gradient: Float64Array, curve: Float64Array, score: Float64Array, settings: BoostSettings): TreeNode[] {
  const nodes: TreeNode[] = [{ feature: -1, threshold: 0, low: -1, high: -1, value: 0 }];
  const everything = Int32Array.from(score.keys());
  const leaves: Leaf[] = [{ node: 0, rows: everything, best: bestSplit(binned, everything, gradient, curve, settings) }];
  while (leaves.length < settings.leaves) {
    const [leaf] = leaves.filter(({ best }) => best !== null).sort((left, right) => (right.best?.gain ?? 0) - (left.best?.gain ?? 0));
    const split = leaf?.best;
    if (leaf === undefined || split === null || split === undefined) break;
    const column = binned.columns[split.feature] ?? new Uint8Array();
    const parts = [leaf.rows.filter((row) => (column[row] ?? 0) <= split.bin), leaf.rows.filter((row) => (column[row] ?? 0) > split.bin)] as const;
    const node = nodes[leaf.node];
    if (node === undefined) break;
    node.feature = split.feature;
    node.threshold = binned.edges[split.feature]?.[split.bin] ?? 0;
    node.low = nodes.length;
    node.high = nodes.length + 1;
    leaves.splice(leaves.indexOf(leaf), 1);
    for (const rows of parts) {
      leaves.push({ node: nodes.length, rows, best: bestSplit(binned, rows, gradient, curve, settings) });
      nodes.push({ feature: -1, threshold: 0, low: -1, high: -1, value: 0 });
    }
  }
  for (const { node, rows } of leaves) {
    const value = settings.rate * leafValue(rows, gradient, curve, settings.penalty);
    const leaf = nodes[node];
    if (leaf !== undefined) leaf.value = value;
    for (const row of rows) score[row] = (score[row] ?? 0) + value;
  }
  return nodes;
}

function leafValue(rows: Int32Array, gradient: Float64Array, curve: Float64Array, penalty: number): number {
  let slope = 0;
  let bend = 0;
  for (const row of rows) {
    slope += gradient[row] ?? 0;
    bend += curve[row] ?? 0;
  }
  return -slope / (bend + penalty);
}

function bestSplit(binned: Binned, rows: Int32Array, gradient: Float64Array, curve: Float64Array, { fewest, penalty }: BoostSettings): Split | null {
  if (rows.length < 2 * fewest) return null;
  let slopeAll = 0;
  let bendAll = 0;
  for (const row of rows) {
    slopeAll += gradient[row] ?? 0;
    bendAll += curve[row] ?? 0;
  }
  const whole = (slopeAll * slopeAll) / (bendAll + penalty);
  let best: Split | null = null;
  const slopes = new Float64Array(BINS);
  const bends = new Float64Array(BINS);
  const counts = new Int32Array(BINS);
  for (const [feature, column] of binned.columns.entries()) {
    const last = binned.edges[feature]?.length ?? 0;
    if (last === 0) continue;
    slopes.fill(0);
    bends.fill(0);
    counts.fill(0);
    for (const row of rows) {
      const bin = column[row] ?? 0;
      slopes[bin] = (slopes[bin] ?? 0) + (gradient[row] ?? 0);
      bends[bin] = (bends[bin] ?? 0) + (curve[row] ?? 0);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    let slope = 0;
    let bend = 0;
    let count = 0;
    for (let bin = 0; bin < last; bin += 1) {
      slope += slopes[bin] ?? 0;
      bend += bends[bin] ?? 0;
      count += counts[bin] ?? 0;
      if (count < fewest || rows.length - count < fewest) continue;
      const gain = (slope * slope) / (bend + penalty) + (slopeAll - slope) ** 2 / (bendAll - bend + penalty) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { feature, bin, gain };
    }
  }
  return best;
}
