import type { AssetLink } from '../domain/asset.js';

/** Links as the plant's directory gives them; never guessed here. */
export type CausalLink = AssetLink;

/** Shortest causal distances over the given links. */
export class CausalGraph {
  private readonly next = new Map<string, string[]>();
  private readonly cache = new Map<string, ReadonlyMap<string, number>>();

  constructor(links: readonly CausalLink[]) {
    for (const link of links) {
      const targets = this.next.get(link.from) ?? [];
      targets.push(link.to);
      this.next.set(link.from, targets);
    }
  }

  /** Number of links from one node downstream to another; 0 for the same node, null when it cannot get there. */
  distance(from: string, to: string): number | null {
    return this.reach(from).get(to) ?? null;
  }

  private reach(from: string): ReadonlyMap<string, number> {
    const known = this.cache.get(from);
    if (known) return known;
    const distances = new Map([[from, 0]]);
    const queue = [from];
    for (let place = 0; place < queue.length; place += 1) {
      const node = queue[place] ?? '';
      for (const target of this.next.get(node) ?? []) {
        if (distances.has(target)) continue;
        distances.set(target, (distances.get(node) ?? 0) + 1);
        queue.push(target);
      }
    }
    this.cache.set(from, distances);
    return distances;
  }
}
