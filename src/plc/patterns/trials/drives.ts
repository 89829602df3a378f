import type { Signal } from '../model.js';
import type { Drive } from './bench.js';
import type { Atom, Statement } from './model.js';

/** One input that a condition is tried with: the value that just fulfils it, the one that just does not, and some that are far from it. */
export interface Bound {
  readonly row: Signal;
  readonly met: number | boolean;
  readonly short: number | boolean;
  readonly far: readonly (number | boolean)[];
  readonly shown: string;
  /** What is shown for the value just short of the limit. */
  readonly shownShort: string;
}

/** Every limit that a request gives for an input. */
export function limitsOf(statements: readonly Statement[], row: Signal): readonly number[] {
  const atoms = statements.flatMap((statement): readonly Atom[] =>
    statement.kind === 'edge' ? [...statement.atoms, ...statement.others] : statement.kind === 'guard' ? [statement.atom] : [],
  );
  const values = atoms.flatMap((atom) => (atom.kind === 'limit' && atom.inputs.includes(row) ? [atom.value] : []));
  return [...new Set(values)].sort((a, b) => a - b);
}

/** The ways to bind one condition: to each input it can mean, a signal of unknown polarity both ways. */
export function bindings(atom: Atom, statements: readonly Statement[]): readonly Bound[] {
  if (atom.kind === 'signal')
    return atom.inputs.flatMap((row) =>
      (atom.wanted === null ? [true, false] : [atom.wanted]).map(
        (met): Bound => ({
          row,
          met,
          short: !met,
          far: [!met],
          shown: `${row.identifier} ${met ? 'TRUE' : 'FALSE'}`,
          shownShort: `${row.identifier} ${met ? 'FALSE' : 'TRUE'}`,
        }),
      ),
    );
  return atom.inputs.map((row) => {
    const sign = atom.side === 'above' ? 1 : -1;
    const others = limitsOf(statements, row).filter((value) => value !== atom.value);
    const gap = Math.min(...others.map((value) => Math.abs(value - atom.value)), Number.POSITIVE_INFINITY);
    const step = round(Math.min(gap / 4, Math.max(Math.abs(atom.value) * 0.02, 0.02)));
    const beyond = others.filter((value) => (atom.value - value) * sign > 0).sort((a, b) => (b - a) * sign);
    const edges = [atom.value, ...beyond];
    const width = Math.max(Math.abs(atom.value) * 0.3, 5);
    const far = edges.map((edge, index) => round(edges[index + 1] === undefined ? edge - sign * width : (edge + (edges[index + 1] ?? 0)) / 2)).reverse();
    const value = (at: number): string => `${row.identifier} at ${at}${atom.unit === null ? '' : ` ${atom.unit}`}`;
    const [met, short] = [round(atom.value + sign * step), round(atom.value - sign * step)];
    return { row, met, short, far, shown: value(met), shownShort: value(short) };
  });
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

/** All choices of one of each; at most `most` of them. */
export function product<T>(lists: readonly (readonly T[])[], most: number): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>((made, list) => made.flatMap((one) => list.map((item) => [...one, item])).slice(0, most), [[]]);
}

/** Values for the measured inputs that a trial is not about: as they stand, and in each region between their limits. */
export function profiles(rows: readonly Signal[], statements: readonly Statement[]): readonly Drive[] {
  const choices = rows.map((row): readonly (readonly [Signal, number | null])[] => {
    const limits = limitsOf(statements, row);
    const [first, last] = [limits[0], limits.at(-1)];
    if (first === undefined || last === undefined) return [[row, null]];
    const between = limits.slice(1).map((limit, index) => (limit + (limits[index] ?? limit)) / 2);
    return [null, ...between, first - Math.max(5, Math.abs(first) * 0.3), last + Math.max(5, Math.abs(last) * 0.3)].map((value) => [row, value] as const);
  });
  return product(choices, 8).map((pairs) => new Map(pairs.flatMap(([row, value]) => (value === null ? [] : [[row, value] as const]))));
}

/** The values that just fulfil the conditions, or just do not. */
export function driveOf(bounds: readonly Bound[], which: 'met' | 'short'): Drive {
  return new Map(bounds.map((bound) => [bound.row, bound[which]]));
}
