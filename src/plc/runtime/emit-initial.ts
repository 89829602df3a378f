import type { Expression } from '../ast.js';
import type { ArrayType, PouSymbol, StructType, Type } from '../types.js';
import { plainType } from './coerce.js';
import { attempt, type Context, type Location, refuse, relative, shifted } from './context.js';
import { type Action, emitStore } from './emit-stores.js';
import { emitConverted } from './emit-values.js';
import { arrayCount } from './layout.js';
import { isBig } from './values.js';

/** Sets a location to its initial value: the written one, or the type's default (IEC 61131-3:2013, table 10: 0, FALSE, empty). */
export function emitInitial(context: Context, location: Location, initial: Expression | null): Action {
  const type = plainType(location.type);
  switch (type.kind) {
    case 'array':
      return emitArray(context, location, type, initial);
    case 'struct':
      return emitStructure(context, location, type, initial);
    case 'block':
      return emitBlock(context, location, type.block, initial);
    case 'string':
    case 'elementary':
    case 'enum':
      return (
        (initial === null ? null : attempt(context, () => emitStore(context, location, emitConverted(context, initial, type), initial))) ??
        emitDefault(context, location)
      );
    default:
      return () => undefined;
  }
}

/** Zero, FALSE or the empty text; a subrange starts at its lower bound, an enumeration at its first value. */
function emitDefault(context: Context, location: Location): Action {
  const { numbers, objects } = context.linker.memory;
  const { address, type } = location;
  const empty = type.kind === 'string' ? '' : isBig(type) ? 0n : null;
  if (empty !== null)
    return (base) => {
      objects[address(base)] = empty;
    };
  const first = defaultNumber(type);
  return (base) => {
    numbers[address(base)] = first;
  };
}

function defaultNumber(type: Type): number {
  if (type.kind === 'subrange') return type.low > 0 || type.high < 0 ? Number(type.low) : 0;
  if (type.kind !== 'enum') return 0;
  const [first] = type.members.values();
  return first?.value ?? 0;
}

type Written = Readonly<{ repeat: number; value: Expression | null }>;

function emitArray(context: Context, location: Location, type: ArrayType, initial: Expression | null): Action {
  const written = initial === null ? [] : (attempt(context, () => elementsOf(context, initial)) ?? []);
  const count = arrayCount(type);
  const size = context.linker.layouts.sizeOf(type.element);
  const steps: Action[] = [];
  let next = 0;
  for (const { repeat, value } of written) {
    for (let copy = 0; copy < repeat && next < count; copy++)
      steps.push(emitInitial(context, shifted(location, next++ * size, type.element), value ?? type.elementInitial));
    if (steps.length > 100_000) break;
  }
  const rest = emitRest(context, location, type, next, count);
  return (base) => {
    for (const step of steps) step(base);
    rest(base);
  };
}

/** The elements without a written value, all by one action. */
function emitRest(context: Context, location: Location, { element, elementInitial }: ArrayType, from: number, count: number): Action {
  let index = from;
  const { address } = location;
  const size = context.linker.layouts.sizeOf(element);
  const moving: Location = { type: element, mode: 'computed', slot: 0, address: (base) => address(base) + index * size, pure: false };
  const step = emitInitial(context, moving, elementInitial);
  return (base) => {
    for (index = from; index < count; index++) step(base);
  };
}

function elementsOf(context: Context, initial: Expression): Written[] {
  if (initial.kind === 'parenthesised') return elementsOf(context, initial.expression);
  if (initial.kind !== 'array-initializer') return [{ repeat: 1, value: initial }];
  return initial.elements.flatMap(({ repeat, value }) => {
    const count = repeat === null ? 1 : repeat.kind === 'integer-literal' ? Number(repeat.value) : refuse(repeat, 'A repetition count must be a number.');
    if (value?.kind !== 'array-initializer' || repeat === null) return [{ repeat: count, value }];
    const inner = elementsOf(context, value);
    return Array.from({ length: Math.min(count, 10_000) }, () => inner).flat();
  });
}

function emitStructure(context: Context, location: Location, type: StructType, initial: Expression | null): Action {
  const offsets = context.linker.layouts.fieldOffsets(type);
  const written = fieldsOf(initial);
  const steps = [...type.fields.values()].map((field) =>
    emitInitial(context, shifted(location, offsets.get(field.key) ?? 0, field.type), written.get(field.key) ?? field.initial),
  );
  return (base) => {
    for (const step of steps) step(base);
  };
}

function fieldsOf(initial: Expression | null): ReadonlyMap<string, Expression> {
  if (initial?.kind === 'struct-initializer') return new Map(initial.fields.map((field) => [field.name.key, field.value]));
  const only = initial?.kind === 'parenthesised' && initial.expression.kind === 'assignment-expression' ? initial.expression : null;
  return only !== null && only.target.kind === 'name' ? new Map([[only.target.key, only.value]]) : new Map();
}

/** A block instance: its own initial values are evaluated in the block, those written at the instance where it is declared. */
function emitBlock(context: Context, location: Location, block: PouSymbol, initial: Expression | null): Action {
  const { linker } = context;
  const { numbers } = linker.memory;
  const layout = linker.layouts.ofBlock(block);
  const written = fieldsOf(initial);
  const inner: Context = { linker, unit: block.unit ?? context.unit, pou: block, method: null, mode: 'instance', base: 0, layout, frame: null };
  const own: Action[] = [];
  const outer: Action[] = [];
  for (const [variable, offset] of layout.offsets) {
    if (variable.section === 'VAR_IN_OUT') continue;
    const value = written.get(variable.key);
    own.push(emitInitial(inner, relative(variable.type, offset), variable.initial));
    if (value !== undefined) outer.push(emitInitial(context, shifted(location, offset, variable.type), value));
  }
  const { address } = location;
  return (base) => {
    const at = address(base);
    numbers.fill(0, at + layout.hidden, at + layout.size);
    for (const step of own) step(at);
    for (const step of outer) step(base);
  };
}
