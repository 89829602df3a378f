import { hiddenSlots } from '../standard/blocks.js';
import type { ArrayType, MethodSymbol, PouSymbol, StructType, Type, VariableSymbol } from '../types.js';

/** Slots of the variables of a block instance or a frame, from its base. */
export type Layout = Readonly<{ size: number; offsets: ReadonlyMap<VariableSymbol, number>; hidden: number }>;

/** Why a type cannot have a memory layout. */
export class LayoutProblem extends Error {}

/** Memory sizes of types. One slot holds any elementary value or string. */
export class Layouts {
  private readonly blocks = new Map<PouSymbol, Layout>();
  private readonly frames = new Map<MethodSymbol | PouSymbol, Layout>();
  private readonly structures = new Map<StructType, ReadonlyMap<string, number>>();
  private readonly structureSizes = new Map<StructType, number>();
  private readonly busy = new Set<PouSymbol | StructType>();

  sizeOf(type: Type): number {
    switch (type.kind) {
      case 'array':
        return arrayCount(type) * this.sizeOf(type.element);
      case 'struct':
        this.fieldOffsets(type);
        return this.structureSizes.get(type) ?? 0;
      case 'block':
        return this.ofBlock(type.block).size;
      case 'void':
        return 0;
      default:
        return 1;
    }
  }

  /** Offsets of the fields of a structure by upper-case name. */
  fieldOffsets(type: StructType): ReadonlyMap<string, number> {
    const known = this.structures.get(type);
    if (known !== undefined) return known;
    if (type.union) throw new LayoutProblem(`${type.name} is a UNION, whose overlapping memory the soft PLC does not model; use separate variables`);
    this.enter(type, type.name);
    const offsets = new Map<string, number>();
    let size = 0;
    for (const [key, field] of type.fields) {
      offsets.set(key, size);
      size += this.sizeOf(field.type);
    }
    this.busy.delete(type);
    this.structures.set(type, offsets);
    this.structureSizes.set(type, Math.max(size, 1));
    return offsets;
  }

  /** An instance of a function block, class or program: all variables but the external ones, then hidden state. */
  ofBlock(block: PouSymbol): Layout {
    const known = this.blocks.get(block);
    if (known !== undefined) return known;
    this.enter(block, block.name);
    const layout = this.place([...new Set(block.variables.values())], 0, block.standard === null ? edgeCount(block) : hiddenSlots);
    this.busy.delete(block);
    this.blocks.set(block, layout);
    return layout;
  }

  /** A frame of a function or method; slot 0 of a method is the base of its instance. */
  ofFrame(owner: MethodSymbol | PouSymbol): Layout {
    const known = this.frames.get(owner);
    if (known !== undefined) return known;
    const layout = this.place([...new Set(owner.variables.values())], owner.kind === 'method' ? 1 : 0, 0);
    this.frames.set(owner, layout);
    return layout;
  }

  private enter(type: PouSymbol | StructType, name: string): void {
    if (this.busy.has(type)) throw new LayoutProblem(`${name} contains itself, which needs endless memory; remove the inner instance`);
    this.busy.add(type);
  }

  private place(variables: readonly VariableSymbol[], start: number, hidden: number): Layout {
    const offsets = new Map<VariableSymbol, number>();
    let size = start;
    for (const variable of variables) {
      if (variable.section === 'VAR_EXTERNAL') continue;
      offsets.set(variable, size);
      size += variable.section === 'VAR_IN_OUT' ? 1 : this.sizeOf(variable.type);
    }
    return { size: Math.max(size + hidden, 1), offsets, hidden: size };
  }
}

/** Inputs declared R_EDGE or F_EDGE remember their last value. */
function edgeCount(block: PouSymbol): number {
  return [...block.variables.values()].filter((variable) => variable.edge !== null).length;
}

/** Number of elements of an array; a bound that is not known cannot be laid out. */
export function arrayCount(type: ArrayType): number {
  let count = 1;
  for (const range of type.ranges) {
    if (range === null) throw new LayoutProblem('an array without constant bounds (ARRAY[*] or a bound that is not visible) has no size');
    count *= range.high - range.low + 1;
  }
  if (count > 4_000_000) throw new LayoutProblem(`an array of ${count} elements is larger than the soft PLC allows (4,000,000)`);
  return count;
}
