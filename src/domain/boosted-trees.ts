/**
 * Boosted regression trees (Friedman, "Greedy function approximation: a gradient boosting machine", 2001) as a list of nodes: a node asks whether a feature is below a
 * bound and goes on with the next node where it is, else with the node `otherwise` places further; a leaf adds its value to the score.
 */
export type Node = Readonly<{ feature: string; below: number; otherwise: number }> | Readonly<{ add: number }>;
export type Forest = Readonly<{ bias: number; trees: readonly (readonly Node[])[] }>;

export function scoreOf(features: Readonly<Record<string, number>>, { bias, trees }: Forest): number {
  let score = bias;
  for (const tree of trees) {
    let at = 0;
    for (let node = tree[0]; node !== undefined; node = tree[at]) {
      if ('add' in node) {
        score += node.add;
        break;
      }
      at += (features[node.feature] ?? 0) < node.below ? 1 : node.otherwise;
    }
  }
  return score;
}

/** Reads what `npm run fit-gate` and `npm run fit-answers` write: a tree a line, its nodes parted by blanks, `feature below otherwise` joined by commas, or the value of a leaf. */
export function readForest(names: readonly string[], bias: number, lines: readonly string[]): Forest {
  const trees = lines.map((line) =>
    line.split(' ').map((node): Node => {
      const [feature = '', below, otherwise] = node.split(',');
      return below === undefined ? { add: Number(feature) } : { feature: names[Number(feature)] ?? '', below: Number(below), otherwise: Number(otherwise) };
    }),
  );
  return { bias, trees };
}
