import type { Asset, AssetLink } from '../../domain/asset.js';

export type Placed = Readonly<{ id: string; column: number; row: number; band: number }>;
export type Pipe = Readonly<{ from: Placed; to: Placed; back: boolean }>;
/** `columns` per band; `rows[b]` stacked positions in band b. `beside`: equipment that serves the line without being in its flow. */
export type MimicLayout = Readonly<{ placed: readonly Placed[]; pipes: readonly Pipe[]; columns: number; rows: readonly number[]; beside: readonly string[] }>;

type Edge = readonly [from: string, to: string];

/**
 * A process picture from the plant's own topology: what feeds what, from left to right, in bands of `perBand` columns. Units that stand
 * for a header are drawn through. The biggest connected flow is drawn; everything else stands beside it. Null where no flow is described.
 */
export function layoutMimic(assets: readonly Asset[], links: readonly AssetLink[], perBand: number): MimicLayout | null {
  const level = new Map(assets.map((asset) => [String(asset.id), asset.level]));
  const edges = biggestFlow(
    throughHeaders(
      links.filter(({ kind }) => kind === 'feeds').map(({ from, to }) => [from, to] as const),
      level,
    ),
  );
  if (edges.length < 3) return null;
  const { depth, back } = depths(edges);
  const columnsUsed = Math.max(...depth.values()) + 1;
  const bands = Math.ceil(columnsUsed / perBand);
  const columns = Math.ceil(columnsUsed / bands);
  const stacks = new Map<number, number>();
  const placed = new Map<string, Placed>();
  for (const [id, place] of [...depth].sort((a, b) => a[1] - b[1])) {
    const row = stacks.get(place) ?? 0;
    stacks.set(place, row + 1);
    placed.set(id, { id, column: place % columns, row, band: Math.floor(place / columns) });
  }
  const rows = Array.from({ length: bands }, (_, band) =>
    Math.max(1, ...[...stacks].filter(([place]) => Math.floor(place / columns) === band).map(([, count]) => count)),
  );
  const pipes = edges.flatMap(([from, to]) => {
    const [start, end] = [placed.get(from), placed.get(to)];
    return start && end ? [{ from: start, to: end, back: back.has(`${from} ${to}`) }] : [];
  });
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const beside = assets.filter(({ id, level: own }) => own === 'equipment' && linked.has(id) && !placed.has(id)).map(({ id }) => String(id));
  return { placed: [...placed.values()], pipes, columns, rows, beside };
}

/** Edges with everything that is no equipment (a header under its unit's name) replaced by direct ones. */
function throughHeaders(edges: readonly Edge[], level: ReadonlyMap<string, string>): readonly Edge[] {
  const isEquipment = (id: string): boolean => level.get(id) === 'equipment';
  return edges.flatMap(([from, to]) => {
    if (!isEquipment(from)) return [];
    if (isEquipment(to)) return [[from, to] as const];
    return edges.flatMap(([header, next]) => (header === to && isEquipment(next) ? [[from, next] as const] : []));
  });
}

/** The edges of the connected part with the most of them. */
function biggestFlow(edges: readonly Edge[]): readonly Edge[] {
  const group = new Map<string, string>();
  const rootOf = (id: string): string => {
    const above = group.get(id) ?? id;
    return above === id ? id : rootOf(above);
  };
  for (const [from, to] of edges) group.set(rootOf(from), rootOf(to));
  const sizes = new Map<string, number>();
  for (const [from] of edges) sizes.set(rootOf(from), (sizes.get(rootOf(from)) ?? 0) + 1);
  const biggest = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
  return edges.filter(([from]) => rootOf(from) === biggest);
}

/** Longest way from a source to each node, edges that close a circle left out; a source stands right before what it feeds. */
function depths(edges: readonly Edge[]): Readonly<{ depth: ReadonlyMap<string, number>; back: ReadonlySet<string> }> {
  const back = new Set<string>();
  const done = new Set<string>();
  const visit = (id: string, path: ReadonlySet<string>): void => {
    if (done.has(id)) return;
    for (const [from, to] of edges) {
      if (from !== id) continue;
      if (to === id || path.has(to)) back.add(`${from} ${to}`);
      else visit(to, new Set([...path, to]));
    }
    done.add(id);
  };
  for (const [from] of edges) visit(from, new Set([from]));
  const forward = edges.filter(([from, to]) => !back.has(`${from} ${to}`));
  const depth = new Map<string, number>(edges.flatMap((edge) => edge.map((id) => [id, 0] as const)));
  for (let pass = 0; pass < depth.size; pass += 1) for (const [from, to] of forward) depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(from) ?? 0) + 1));
  for (const id of depth.keys()) {
    const fed = forward.filter(([from]) => from === id).map(([, to]) => depth.get(to) ?? 0);
    if (fed.length > 0 && !forward.some(([, to]) => to === id)) depth.set(id, Math.min(...fed) - 1);
  }
  return { depth, back };
}
