import { type EnumType, type PouSymbol, type Type, typeName, type VariableSymbol } from '../types.js';
import { plainType } from './coerce.js';
import type { Layout, Layouts } from './layout.js';
import type { Linker } from './linker.js';
import { isBig } from './values.js';

/** One elementary value of a running program. */
export type Leaf = Readonly<{
  path: string;
  slot: number;
  kind: 'bool' | 'number' | 'big' | 'string';
  type: Type;
  typeName: string;
  section: string;
  retain: boolean;
  address: string | null;
}>;

/** Leaves beyond this number (large arrays) are not listed; they can still be read by path through their neighbours' array. */
const mostLeaves = 200_000;

type Outer = Readonly<{ section: string; retain: boolean; address: string | null }>;

/** All values of a program and the global variables, in order of declaration. */
export function leavesOf(linker: Linker): Leaf[] {
  const leaves: Leaf[] = [];
  const { root, layouts } = linker;
  const isFunction = root.pou === 'function';
  const layout: Layout = isFunction ? layouts.ofFrame(root) : layouts.ofBlock(root);
  for (const [variable, offset] of layout.offsets) {
    const slot = linker.rootInOuts.get(variable) ?? linker.rootBase + offset;
    addLeaves(leaves, layouts, variable.name, slot, variable.type, outerOf(variable));
  }
  for (const { variable, slot } of linker.globals.values()) {
    if (layout.offsets.has(variable)) continue;
    addLeaves(leaves, layouts, variable.name, slot, variable.type, outerOf(variable));
  }
  return leaves;
}

function outerOf(variable: VariableSymbol): Outer {
  return { section: variable.section, retain: variable.retain, address: variable.address };
}

function addLeaves(leaves: Leaf[], layouts: Layouts, path: string, slot: number, declared: Type, outer: Outer): void {
  if (leaves.length >= mostLeaves) return;
  const type = plainType(declared);
  switch (type.kind) {
    case 'array':
      addElements(leaves, layouts, path, slot, type, outer);
      return;
    case 'struct':
      for (const [key, offset] of layouts.fieldOffsets(type)) {
        const field = type.fields.get(key);
        if (field !== undefined) addLeaves(leaves, layouts, `${path}.${field.name}`, slot + offset, field.type, outer);
      }
      return;
    case 'block':
      addBlock(leaves, layouts, path, slot, type.block, outer);
      return;
    case 'string':
    case 'elementary':
    case 'enum':
      leaves.push({ path, slot, kind: leafKind(type), type: declared, typeName: typeName(declared), ...outer });
      return;
    default:
      return;
  }
}

function leafKind(type: Extract<Type, { kind: 'string' | 'elementary' }> | EnumType): Leaf['kind'] {
  if (type.kind === 'string') return 'string';
  if (isBig(type)) return 'big';
  return type.kind === 'elementary' && type.name === 'BOOL' ? 'bool' : 'number';
}

function addBlock(leaves: Leaf[], layouts: Layouts, path: string, slot: number, block: PouSymbol, outer: Outer): void {
  for (const [variable, offset] of layouts.ofBlock(block).offsets) {
    if (variable.section === 'VAR_IN_OUT') continue;
    const retain = outer.retain || variable.retain;
    addLeaves(leaves, layouts, `${path}.${variable.name}`, slot + offset, variable.type, { ...outer, retain, address: variable.address });
  }
}

function addElements(leaves: Leaf[], layouts: Layouts, path: string, slot: number, type: Extract<Type, { kind: 'array' }>, outer: Outer): void {
  const size = layouts.sizeOf(type.element);
  const index = type.ranges.map((range) => range?.low ?? 0);
  for (let position = 0; leaves.length < mostLeaves; position++) {
    addLeaves(leaves, layouts, `${path}[${index.join(',')}]`, slot + position * size, type.element, outer);
    let dimension = index.length - 1;
    while (dimension >= 0 && (index[dimension] ?? 0) >= (type.ranges[dimension]?.high ?? 0)) {
      index[dimension] = type.ranges[dimension]?.low ?? 0;
      dimension--;
    }
    if (dimension < 0) return;
    index[dimension] = (index[dimension] ?? 0) + 1;
  }
}

/** Paths are compared without case and blanks. */
export function pathKey(path: string): string {
  return path.replace(/\s+/g, '').toUpperCase();
}
