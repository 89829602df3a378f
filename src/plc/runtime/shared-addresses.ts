import type { Dialect } from '../dialect.js';
import { type BitRange, overlap } from '../located.js';
import { type ElementaryType, elementary, type Type } from '../types.js';
import { plainType } from './coerce.js';
import { arrayCount, LayoutProblem } from './layout.js';
import type { Memory } from './memory.js';

/** One elementary value at a direct address: where the soft PLC keeps it and which bits of the controller it stands for. */
export type Cell = Readonly<{ slot: number; type: ElementaryType; range: BitRange }>;
/** Something declared AT an address whose bits have no fixed layout: a text, a structure, a block. */
export type Opaque = Readonly<{ name: string; range: BitRange; refuse: (message: string) => void }>;

/**
 * Direct addresses that overlap (`%MB20` in `%MD20`, `%QX0.3` in `%QB0`, twice the same one): after every write the value goes through the bytes of
 * the controller to all others that share a bit with it.
 * Byte order as the vendors document it: Siemens the most significant byte first (`%MB20` is the high byte of `%MD20`), all others, being
 * little-endian, the least significant first.
 */
export class SharedAddresses {
  /** False in nearly all programs, which then pay nothing. */
  readonly any: boolean;
  private readonly memory: Memory;
  private readonly littleEndian: boolean;
  private readonly neighbours = new Map<number, Readonly<{ cell: Cell; others: readonly Cell[] }>>();
  private readonly bytes = new Map<string, Map<number, number>>();

  constructor(memory: Memory, dialect: Dialect, cells: readonly Cell[], opaque: readonly Opaque[]) {
    this.memory = memory;
    this.littleEndian = dialect !== 'siemens';
    const sorted = [...cells].sort((a, b) => a.range.from - b.range.from);
    for (const [index, cell] of sorted.entries()) {
      const others = neighboursOf(sorted, index);
      if (others.length > 0) this.neighbours.set(cell.slot, { cell, others });
    }
    for (const { range, refuse } of opaque)
      if (cells.some((cell) => overlap(cell.range, range)) || opaque.some((other) => other.range !== range && overlap(other.range, range)))
        refuse('shares its address with another variable; only numbers and bits can share one in the soft PLC. Give it an address of its own');
    this.any = this.neighbours.size > 0;
  }

  has(slot: number): boolean {
    return this.neighbours.has(slot);
  }

  /** Carries what was just written to `size` slots from `slot` on to everything that shares bits with them. */
  settle(slot: number, size: number): void {
    for (let at = slot; at < slot + size; at++) {
      const found = this.neighbours.get(at);
      if (found === undefined) continue;
      this.toBytes(found.cell);
      for (const other of found.others) this.fromBytes(other);
    }
  }

  /** Before the initial values are set: all bits 0. */
  clear(): void {
    this.bytes.clear();
  }

  /** After the initial values were set: written ones win over defaults, the later one over the earlier. */
  spread(): void {
    for (const { cell } of this.neighbours.values()) this.fromBytes(cell);
  }

  /** After the slots were replaced as a whole by a consistent state. */
  capture(): void {
    for (const { cell } of this.neighbours.values()) this.toBytes(cell);
  }

  private toBytes({ slot, type, range }: Cell): void {
    const image = this.imageOf(range.area);
    const first = Math.floor(range.from / 8);
    const count = range.to - range.from;
    if (count < 8) {
      const mask = 1 << (range.from % 8);
      const old = image.get(first) ?? 0;
      image.set(first, this.memory.numbers[slot] === 0 ? old & ~mask : old | mask);
      return;
    }
    const view = new DataView(new ArrayBuffer(count / 8));
    this.encode(view, type, slot);
    for (let index = 0; index < view.byteLength; index++) image.set(first + index, view.getUint8(index));
  }

  private fromBytes({ slot, type, range }: Cell): void {
    const image = this.imageOf(range.area);
    const first = Math.floor(range.from / 8);
    const count = range.to - range.from;
    if (count < 8) {
      this.memory.numbers[slot] = ((image.get(first) ?? 0) >> (range.from % 8)) & 1;
      return;
    }
    const view = new DataView(new ArrayBuffer(count / 8));
    for (let index = 0; index < view.byteLength; index++) view.setUint8(index, image.get(first + index) ?? 0);
    if (type.object)
      this.memory.objects[slot] =
        type.family === 'signed' || type.family === 'duration' ? view.getBigInt64(0, this.littleEndian) : view.getBigUint64(0, this.littleEndian);
    else this.memory.numbers[slot] = decoded(view, type, this.littleEndian);
  }

  private encode(view: DataView, type: ElementaryType, slot: number): void {
    if (type.object) {
      const stored = this.memory.objects[slot];
      view.setBigUint64(0, BigInt.asUintN(64, typeof stored === 'bigint' ? stored : 0n), this.littleEndian);
      return;
    }
    const value = this.memory.numbers[slot] ?? 0;
    if (type.family === 'real') {
      if (view.byteLength === 8) view.setFloat64(0, value, this.littleEndian);
      else view.setFloat32(0, value, this.littleEndian);
    } else if (view.byteLength === 1) view.setUint8(0, value);
    else if (view.byteLength === 2) view.setUint16(0, value, this.littleEndian);
    else view.setUint32(0, value, this.littleEndian);
  }

  private imageOf(area: string): Map<number, number> {
    const image = this.bytes.get(area) ?? new Map<number, number>();
    this.bytes.set(area, image);
    return image;
  }
}

function decoded(view: DataView, type: ElementaryType, littleEndian: boolean): number {
  if (type.family === 'real') return view.byteLength === 8 ? view.getFloat64(0, littleEndian) : view.getFloat32(0, littleEndian);
  if (type === elementary.BOOL) return view.getUint8(0) === 0 ? 0 : 1;
  const signed = type.family === 'signed';
  if (view.byteLength === 1) return signed ? view.getInt8(0) : view.getUint8(0);
  if (view.byteLength === 2) return signed ? view.getInt16(0, littleEndian) : view.getUint16(0, littleEndian);
  return signed ? view.getInt32(0, littleEndian) : view.getUint32(0, littleEndian);
}

/** The cells that share a bit with the one at `index`; 64 bits is the widest, so that the search stops soon. */
function neighboursOf(sorted: readonly Cell[], index: number): readonly Cell[] {
  const cell = sorted[index];
  if (cell === undefined) return [];
  const found: Cell[] = [];
  for (let at = index - 1; at >= 0; at--) {
    const other = sorted[at];
    if (other === undefined || other.range.from + 64 <= cell.range.from) break;
    if (other.slot !== cell.slot && overlap(other.range, cell.range)) found.push(other);
  }
  for (let at = index + 1; at < sorted.length; at++) {
    const other = sorted[at];
    if (other === undefined || other.range.from >= cell.range.to) break;
    if (other.slot !== cell.slot && overlap(other.range, cell.range)) found.push(other);
  }
  return found;
}

const families: ReadonlySet<string> = new Set(['bit', 'signed', 'unsigned', 'real', 'duration']);

/** The cells of a variable at an address, array elements one behind the other; null where its bits have no fixed layout. */
export function cellsOf(declared: Type, slot: number, range: BitRange, dialect: Dialect): readonly Cell[] | null {
  const type = plainType(declared);
  if (type.kind === 'array') return arrayCells(type, slot, range, dialect);
  const base = type.kind === 'enum' ? type.base : type;
  if (base.kind !== 'elementary' || !families.has(base.family)) return null;
  return [{ slot, type: base, range: base === elementary.BOOL ? range : { ...range, to: range.from + base.bits } }];
}

function arrayCells(type: Extract<Type, { kind: 'array' }>, slot: number, range: BitRange, dialect: Dialect): readonly Cell[] | null {
  const element = plainType(type.element);
  const base = element.kind === 'enum' ? element.base : element;
  if (base.kind !== 'elementary' || !families.has(base.family)) return null;
  // A BOOL of an array is one bit in SCL, one byte elsewhere.
  const bits = base === elementary.BOOL && dialect !== 'siemens' ? 8 : base.bits;
  try {
    const count = Math.min(arrayCount(type), 65_536);
    return Array.from({ length: count }, (_, index) => ({
      slot: slot + index,
      type: base,
      range: { area: range.area, from: range.from + index * bits, to: range.from + (index + 1) * bits },
    }));
  } catch (problem) {
    if (!(problem instanceof LayoutProblem)) throw problem;
    return null;
  }
}
