import type { Expression } from '../ast.js';
import type { Span } from '../diagnostics.js';
import type { Type, VariableSymbol } from '../types.js';
import type { Context } from './linker.js';

export type { Context } from './linker.js';

import type { Place as SourcePlace } from './memory.js';
import type { NumberCode } from './values.js';

/** Aborts compiling one statement; the message is shown to the user. */
export class Refusal extends Error {
  readonly span: Span;
  constructor(span: Span, message: string) {
    super(message);
    this.span = span;
  }
}

/** Throws a Refusal: the soft PLC cannot run this place; caught where the POU is instantiated. */
export function refuse(span: Span, message: string): never {
  throw new Refusal(span, message);
}

/** Where a value lives: a fixed slot, a slot from the current base, or one that is computed when it runs. */
export type Location = Readonly<{ type: Type; mode: 'absolute' | 'relative' | 'computed'; slot: number; address: NumberCode; pure: boolean }>;

/** A place at a fixed slot of the memory. */
export function absolute(type: Type, slot: number): Location {
  return { type, mode: 'absolute', slot, address: () => slot, pure: true };
}

/** A place at an offset from the frame or instance that is running. */
export function relative(type: Type, slot: number): Location {
  return { type, mode: 'relative', slot, address: (base) => base + slot, pure: true };
}

/** A place whose slot is calculated at run time; `pure` when calculating it twice is harmless. */
export function computed(type: Type, address: NumberCode, pure: boolean): Location {
  return { type, mode: 'computed', slot: 0, address, pure };
}

/** The same place, `offset` slots further, seen as another type. */
export function shifted(location: Location, offset: number, type: Type): Location {
  if (location.mode === 'absolute') return absolute(type, location.slot + offset);
  if (location.mode === 'relative') return relative(type, location.slot + offset);
  const { address, pure } = location;
  return computed(type, offset === 0 ? address : (base) => address(base) + offset, pure);
}

/** Where a fault of an expression is reported. */
export function sourcePlace(context: Context, span: Span): SourcePlace {
  return { unit: context.unit, span };
}

/** The location of a variable, in-outs followed to what they are bound to. */
export function locate(context: Context, symbol: VariableSymbol, at: Expression): Location {
  const location = locateOwn(context, symbol) ?? refuse(at, `${symbol.name} has no memory here; it cannot be used in a running program.`);
  return symbol.section === 'VAR_IN_OUT' ? throughAddress(context, location, symbol) : location;
}

/** The slot that holds the address of an in-out variable. */
export function throughAddress(context: Context, location: Location, symbol: VariableSymbol): Location {
  const { numbers } = context.linker.memory;
  const { address } = location;
  if (location.mode === 'relative') {
    const { slot } = location;
    return computed(symbol.type, (base) => numbers[base + slot] ?? 0, true);
  }
  return computed(symbol.type, (base) => numbers[address(base)] ?? 0, location.pure);
}

function locateOwn(context: Context, symbol: VariableSymbol): Location | null {
  const { linker, layout, frame, mode } = context;
  const fixed = linker.statics.get(symbol) ?? (symbol.section === 'VAR_EXTERNAL' ? linker.globals.get(symbol.key)?.slot : undefined);
  if (fixed !== undefined) return absolute(symbol.type, fixed);
  const inFrame = frame?.offsets.get(symbol);
  if (inFrame !== undefined) return mode === 'absolute' ? absolute(symbol.type, context.base + inFrame) : relative(symbol.type, inFrame);
  const offset = layout?.offsets.get(symbol);
  if (offset === undefined) return null;
  if (mode === 'absolute') return absolute(symbol.type, context.base + offset);
  return mode === 'method' ? shifted(thisLocation(context, symbol.type), offset, symbol.type) : relative(symbol.type, offset);
}

/** The instance a body works on. */
export function thisLocation(context: Context, type: Type): Location {
  const { numbers } = context.linker.memory;
  if (context.mode === 'absolute') return absolute(type, context.base);
  return context.mode === 'method' ? computed(type, (base) => numbers[base] ?? 0, true) : relative(type, 0);
}

/** Runs `make`; a refusal inside is noted and gives null. */
export function attempt<Result>(context: Context, make: () => Result): Result | null {
  try {
    return make();
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    context.linker.refuse(context.unit, problem.span, problem.message);
    return null;
  }
}
