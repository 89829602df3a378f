import type { BitAccessExpression, Expression } from '../ast.js';
import type { Type } from '../types.js';
import { isAggregate, plainType } from './coerce.js';
import { type Context, computed, type Location, refuse } from './context.js';
import { emitLocation } from './emit-locations.js';
import { isBig, type NumberCode, type NumberValue, type Value } from './values.js';

/** Something done for its effect; the result `undefined` reads as "ended normally" where statements are run. */
export type Action = (base: number) => undefined;

/** Writes a value to a location, and to what shares its direct address. */
export function emitStore(context: Context, location: Location, value: Value, at: Expression): Action {
  const { shared, layouts } = context.linker;
  if (!shared.any || (location.mode === 'absolute' && !isAggregate(plainType(location.type)) && !shared.has(location.slot)))
    return emitPlainStore(context, location, value, at);
  const { address, type, pure } = location;
  const size = layouts.sizeOf(type);
  let reached = 0;
  const noted: NumberCode = (base) => {
    reached = address(base);
    return reached;
  };
  const store = emitPlainStore(context, computed(type, noted, pure), value, at);
  return (base) => {
    store(base);
    shared.settle(reached, size);
  };
}

function emitPlainStore(context: Context, location: Location, value: Value, at: Expression): Action {
  const { numbers, objects } = context.linker.memory;
  const { address, mode, slot } = location;
  const type = plainType(location.type);
  if (isAggregate(type)) return emitCopy(context, location, value, at);
  switch (value.rep) {
    case 'number': {
      if (type.kind === 'string' || isBig(type)) return refuse(at, 'This value does not fit its target.');
      if (mode === 'absolute') return storeAbsolute(numbers, slot, value);
      if (mode === 'relative') return storeRelative(numbers, slot, value);
      const { run } = value;
      return (base) => {
        const number = run(base);
        numbers[address(base)] = number;
      };
    }
    case 'big': {
      const { run } = value;
      return (base) => {
        const big = run(base);
        objects[address(base)] = big;
      };
    }
    case 'string':
      return storeText(objects, address, value.run, type);
    default:
      return refuse(at, 'An array or structure does not fit into a single variable.');
  }
}

function storeAbsolute(numbers: Float64Array, slot: number, value: NumberValue): Action {
  const { constant, run, test } = value;
  if (constant !== null)
    return () => {
      numbers[slot] = constant;
    };
  if (test !== null)
    return (base) => {
      numbers[slot] = test(base) ? 1 : 0;
    };
  return (base) => {
    numbers[slot] = run(base);
  };
}

function storeRelative(numbers: Float64Array, slot: number, value: NumberValue): Action {
  const { run, test } = value;
  if (test !== null)
    return (base) => {
      numbers[base + slot] = test(base) ? 1 : 0;
    };
  return (base) => {
    numbers[base + slot] = run(base);
  };
}

function storeText(objects: (string | bigint)[], address: NumberCode, run: (base: number) => string, type: Type): Action {
  const length = type.kind === 'string' ? type.length : 65_535;
  return (base) => {
    const text = run(base);
    objects[address(base)] = text.length > length ? text.slice(0, length) : text;
  };
}

/** Copies an array or structure slot by slot. */
function emitCopy(context: Context, location: Location, value: Value, at: Expression): Action {
  if (value.rep !== 'aggregate') return refuse(at, 'A single value does not fit into an array or structure.');
  const { numbers, objects } = context.linker.memory;
  const { layouts } = context.linker;
  const size = Math.min(layouts.sizeOf(location.type), layouts.sizeOf(value.type));
  const target = location.address;
  const source = value.address;
  return (base) => {
    const from = source(base);
    const to = target(base);
    numbers.copyWithin(to, from, from + size);
    const moved = objects.slice(from, from + size);
    for (let index = 0; index < size; index++) objects[to + index] = moved[index] ?? '';
  };
}

/** Writes one bit or part of a variable, keeping the rest. */
export function storeBit(context: Context, target: BitAccessExpression, run: NumberCode): Action {
  const location = emitLocation(context, target.object);
  const { memory, shared } = context.linker;
  const { numbers, objects } = memory;
  const { address } = location;
  const type = plainType(location.type);
  const { size, index } = target;
  const shift = size * index;
  if (isBig(type)) {
    const mask = ((1n << BigInt(size)) - 1n) << BigInt(shift);
    const signed = type.kind === 'elementary' && type.family === 'signed';
    return (base) => {
      const at = address(base);
      const old = objects[at];
      const next = ((typeof old === 'bigint' ? old : 0n) & ~mask) | ((BigInt(run(base)) << BigInt(shift)) & mask);
      objects[at] = signed ? BigInt.asIntN(64, next) : BigInt.asUintN(64, next);
      if (shared.any) shared.settle(at, 1);
    };
  }
  const mask = size === 32 ? 0xffff_ffff : ((1 << size) - 1) << shift;
  const narrow = narrowing(type);
  return (base) => {
    const bits = run(base) << shift;
    const at = address(base);
    numbers[at] = narrow(((numbers[at] ?? 0) & ~mask) | (bits & mask));
    if (shared.any) shared.settle(at, 1);
  };
}

function narrowing(type: Type): (value: number) => number {
  if (type.kind !== 'elementary') return (value) => value | 0;
  const spare = 32 - Math.min(type.bits, 32);
  return type.family === 'signed' ? (value) => (value << spare) >> spare : (value) => (value << spare) >>> spare;
}
