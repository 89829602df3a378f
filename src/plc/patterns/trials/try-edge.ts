import type { Signal } from '../model.js';
import type { Beginning, Bench, Drive } from './bench.js';
import { type Bound, bindings, driveOf, product, profiles } from './drives.js';
import type { Edge, Statement } from './model.js';

/** How far the best attempt at a statement came. `idle`: the output was never in the state that the effect leaves, so nothing could be tried. */
export type Outcome =
  | Readonly<{ kind: 'passed'; output: Signal; bounds: readonly Bound[]; beginning: Beginning; profile: Drive; tookMs: number }>
  | Readonly<{ kind: 'failed'; rank: number; detail: string }>
  | Readonly<{ kind: 'idle' }>;

/** Scans that one statement may cost. */
export const scansAtMost = 60_000;

/** Tries whether the effect comes with its condition, comes in its time, and does not come just short of its limit. From any reachable state that does all this the statement holds. */
export function tryEdge(bench: Bench, edge: Edge, statements: readonly Statement[]): Outcome {
  return new EdgeTrial(bench, edge, statements).outcome();
}

class EdgeTrial {
  private best: Outcome = { kind: 'idle' };

  private readonly bench: Bench;
  private readonly edge: Edge;
  private readonly statements: readonly Statement[];

  constructor(bench: Bench, edge: Edge, statements: readonly Statement[]) {
    this.bench = bench;
    this.edge = edge;
    this.statements = statements;
  }

  outcome(): Outcome {
    const { bench, edge, statements } = this;
    let spent = 0;
    for (const output of this.likeliestFirst())
      for (const bounds of product(
        edge.atoms.map((atom) => bindings(atom, statements)),
        8,
      )) {
        const rows = bounds.map(({ row }) => row);
        if (new Set(rows).size < rows.length) continue;
        const rest = bench.inputs.filter((row) => row.type === 'REAL' && !rows.includes(row));
        const idle = edge.others.flatMap((atom) => bindings(atom, statements).slice(0, 1)).filter(({ row }) => !rows.includes(row));
        for (const profile of profiles(rest, statements))
          for (const beginning of bench.beginnings) {
            if (spent > scansAtMost) return this.best;
            const before = bench.counted;
            const found = this.attempt(output, bounds, new Map([...profile, ...driveOf(idle, 'short')]), beginning);
            spent += bench.counted - before;
            if (found !== null) return found;
          }
      }
    return this.best;
  }

  /** Outputs whose description gives the limit of the condition before all others, so that they are tried while there are scans left. */
  private likeliestFirst(): readonly Signal[] {
    const limits = this.edge.atoms.flatMap((atom) => (atom.kind === 'limit' ? [String(atom.value)] : []));
    const told = ({ description }: Signal): boolean => (description.match(/-?\d+(?:\.\d+)?/g) ?? []).some((number) => limits.includes(number));
    return [...this.edge.outputs].sort((a, b) => Number(told(b)) - Number(told(a)));
  }

  private attempt(output: Signal, bounds: readonly Bound[], profile: Drive, beginning: Beginning): Outcome | null {
    const { bench, edge } = this;
    for (const far of product(
      bounds.map(({ row, far: values }) => values.map((value) => [row, value] as const)),
      6,
    ))
      for (const settleMs of [300, bench.windowMs]) {
        bench.begin(beginning);
        bench.drive(new Map([...profile, ...far]));
        bench.run(settleMs);
        if (bench.on(output) === edge.effect) continue;
        const ready = bench.mark(beginning.follows);
        const tookMs = this.effect(output, bounds, ready);
        if (tookMs !== null && this.notEarlier(output, bounds, ready, tookMs)) return { kind: 'passed', output, bounds, beginning, profile, tookMs };
      }
    return null;
  }

  /** Drives the condition and waits for the effect; null when it does not come, or not in its time. */
  private effect(output: Signal, bounds: readonly Bound[], ready: Beginning): number | null {
    const { bench, edge } = this;
    const { holdMs, effect } = edge;
    bench.begin(ready);
    bench.drive(driveOf(bounds, 'met'));
    const limit = holdMs === null ? bench.windowMs : 1.5 * holdMs + 1_000;
    const took = bench.runUntil(limit, () => bench.on(output) === effect, holdMs === null ? undefined : Math.max(50, holdMs / 40));
    const shown = bounds.map((bound) => bound.shown).join(' and ');
    const verb = `does not switch ${output.identifier} ${effect ? 'on' : 'off'}`;
    if (took === null) return this.fail(1, `${verb} with ${shown}${holdMs === null ? '' : ` held for ${seconds(limit)}`}`);
    if (holdMs !== null && took < 0.7 * holdMs)
      return this.fail(2, `switches ${output.identifier} ${effect ? 'on' : 'off'} after ${seconds(took)} with ${shown}, not after ${seconds(holdMs)}`);
    if (!edge.steady) return took;
    return bench.runUntil(3 * bench.windowMs, () => bench.on(output) !== effect) === null
      ? took
      : this.fail(2, `does not keep ${output.identifier} ${effect ? 'on' : 'off'} with ${shown}`);
  }

  private notEarlier(output: Signal, bounds: readonly Bound[], ready: Beginning, tookMs: number): boolean {
    const { bench, edge } = this;
    for (const one of bounds) {
      bench.begin(ready);
      bench.drive(new Map([...driveOf(bounds, 'met'), [one.row, one.short]]));
      const early = bench.runUntil(1.2 * tookMs + 500, () => bench.on(output) === edge.effect);
      if (early === null) continue;
      this.fail(3, `switches ${output.identifier} ${edge.effect ? 'on' : 'off'} already with ${one.shownShort}`);
      return false;
    }
    return true;
  }

  private fail(rank: number, detail: string): null {
    if (this.best.kind !== 'failed' || this.best.rank < rank) this.best = { kind: 'failed', rank, detail };
    return null;
  }
}

/** Milliseconds as people read them. */
export function seconds(milliseconds: number): string {
  const rounded = milliseconds / 1_000;
  if (rounded >= 120) return `${Number((rounded / 60).toFixed(1))} min`;
  return `${Number(rounded.toFixed(1))} s`;
}
