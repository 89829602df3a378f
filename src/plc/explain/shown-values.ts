import type { Expression } from '../ast.js';
import { factsOf, typeKeyOf } from '../rules/facts.js';
import { bare, rootKey } from '../rules/walk.js';
import type { PlcValue } from '../runtime/program.js';
import { formatValue, type LiveValues } from './evaluate.js';
import type { BlameContext, Place } from './place.js';

/** The enumerators of the units by `NAME` and `TYPE.NAME` in upper case, and of each type its names by number. */
export interface Enumerators {
  readonly values: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

const known = new WeakMap<BlameContext['units'], Enumerators>();

/** Reads the enumerations of the units; computed once per list of units. */
export function enumeratorsOf(units: BlameContext['units']): Enumerators {
  const cached = known.get(units);
  if (cached !== undefined) return cached;
  const values = new Map<string, number>();
  const names = new Map<string, ReadonlyMap<number, string>>();
  for (const definition of units.flatMap(({ declarations }) => declarations.flatMap((entry) => (entry.kind === 'type-block' ? entry.definitions : [])))) {
    if (definition.type.kind !== 'enum-type') continue;
    const own = new Map<number, string>();
    let next = 0;
    for (const member of definition.type.members) {
      const value = member.value?.kind === 'integer-literal' ? Number(member.value.value) : next;
      own.set(value, member.name.name);
      values.set(`${definition.name.key}.${member.name.key}`, value);
      if (!values.has(member.name.key)) values.set(member.name.key, value);
      next = value + 1;
    }
    names.set(definition.name.key, own);
  }
  const found = { values, names };
  known.set(units, found);
  return found;
}

/** Live values that also know the enumerators of the units. */
export function withEnumerators(units: BlameContext['units'], values: LiveValues): LiveValues {
  const { values: enumerators } = enumeratorsOf(units);
  return (path) => values(path) ?? enumerators.get(path.toUpperCase());
}

/** A value as people read it: durations in seconds, enumerations by name. */
export function shownValue(context: BlameContext, place: Place, expression: Expression, value: PlcValue | undefined): string {
  const inner = bare(expression);
  const type = typeKeyOf(factsOf(place.part).variables.get(rootKey(inner) ?? ''));
  if (inner.kind === 'name' && type !== null && typeof value === 'number') {
    const name = enumeratorsOf(context.units).names.get(type)?.get(value);
    if (name !== undefined) return `${name} (${value})`;
  }
  const duration =
    inner.kind === 'name'
      ? type === 'TIME'
      : inner.kind === 'member' && (inner.member.key === 'ET' || inner.member.key === 'PT') && /^T(?:ON|OF|P)/.test(type ?? '');
  return formatValue(value, duration);
}
