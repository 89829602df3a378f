import type { Dialect } from '../../dialect.js';
import { isCodesysFamily } from '../../dialect.js';
import type { ElementaryType, PouSymbol, Type, VariableSymbol } from '../../types.js';
import type { Sort, Width } from './term.js';

/** Why a program cannot be put into logic: said in the rung, never an error. */
export class NotCovered extends Error {}

/** A scalar variable of a program, by its upper-case path. `hidden`: memory of a standard block that no program can name. */
export type Leaf = Readonly<{ path: string; sort: Sort; width: Width | null; constant: boolean; temporary: boolean; input: boolean; hidden: boolean }>;

/** A standard block instance of a program: its hidden age grows with every scan, called or not. */
export type BlockInstance = Readonly<{ path: string; behaviour: string }>;

/** Hidden memory by behaviour: flags and, for timers, the time since the start. */
const hiddenFlags: Readonly<Record<string, readonly string[]>> = {
  TON: ['#RUN'],
  TOF: ['#HIGH', '#TIMING'],
  TP: ['#WAIT'],
  CTU: ['#CU'],
  CTD: ['#CD'],
  CTUD: ['#CU', '#CD'],
  R_TRIG: ['#LAST'],
  F_TRIG: ['#LAST'],
};
export const timers: ReadonlySet<string> = new Set(['TON', 'TOF', 'TP']);
/** The time since the start of a timer is counted up to `2 ** ageBits - 1` milliseconds, which must reach every preset; never beyond 2^30, twelve days. */
export const mostAgeBits = 30;

const mostLeaves = 600;

/** All scalars of a program organisation unit, nested instances, structures and small arrays included. Throws NotCovered. */
export function leavesOf(pou: PouSymbol, ageBits: number): Readonly<{ leaves: readonly Leaf[]; instances: readonly BlockInstance[] }> {
  const leaves: Leaf[] = [];
  const instances: BlockInstance[] = [];
  const add = (path: string, type: Type, marks: Pick<Leaf, 'constant' | 'temporary' | 'input' | 'hidden'>): void => {
    if (leaves.length > mostLeaves) throw new NotCovered('it has more variables than the solver is given');
    switch (type.kind) {
      case 'array':
        for (const index of indices(type.ranges)) add(`${path}[${index}]`, type.element, marks);
        return;
      case 'struct':
        for (const field of type.fields.values()) add(`${path}.${field.key}`, field.type, marks);
        return;
      case 'block':
        addBlock(path, type.block, marks);
        return;
      default: {
        const plain = scalar(type);
        if (plain !== null) leaves.push({ path, sort: sortOf(plain), width: widthOf(plain), ...marks });
      }
    }
  };
  const addBlock = (path: string, block: PouSymbol, marks: Pick<Leaf, 'constant' | 'temporary' | 'input' | 'hidden'>): void => {
    const inner = { ...marks, input: false };
    for (const variable of ownVariables(block))
      if (variable.section !== 'VAR_IN_OUT')
        add(`${path}.${variable.key}`, variable.type, { ...inner, constant: variable.constant, temporary: variable.section === 'VAR_TEMP' });
    if (block.standard === null) return;
    instances.push({ path, behaviour: block.standard });
    const hidden = { ...inner, hidden: true };
    for (const flag of hiddenFlags[block.standard] ?? []) leaves.push({ path: `${path}.${flag}`, sort: 'bool', width: null, ...hidden });
    if (timers.has(block.standard)) leaves.push({ path: `${path}.#AGE`, sort: 'int', width: { bits: ageBits, signed: false }, ...hidden });
  };
  for (const variable of ownVariables(pou))
    add(variable.key, variable.type, {
      constant: variable.constant,
      temporary: variable.section === 'VAR_TEMP',
      input: variable.section === 'VAR_INPUT',
      hidden: false,
    });
  return { leaves, instances };
}

/** The variables of a block itself, without those of its base. */
export function ownVariables(pou: PouSymbol): readonly VariableSymbol[] {
  return [...new Set(pou.variables.values())].filter((variable) => variable.section !== 'VAR_EXTERNAL' && variable.section !== 'RETURN');
}

function indices(ranges: readonly (Readonly<{ low: number; high: number }> | null)[]): readonly string[] {
  let all: readonly string[] = [''];
  for (const range of ranges) {
    if (range === null || range.high - range.low > mostLeaves) throw new NotCovered('an array is too large for the solver');
    const own = Array.from({ length: range.high - range.low + 1 }, (_, index) => String(range.low + index));
    all = all.flatMap((before) => own.map((index) => (before === '' ? index : `${before},${index}`)));
  }
  return all;
}

/** The elementary type behind a scalar that fits the logic: BOOL, whole numbers up to 32 bits, TIME, reals; otherwise null. */
export function scalar(type: Type): ElementaryType | null {
  const plain = type.kind === 'subrange' || type.kind === 'enum' ? type.base : type;
  if (plain.kind !== 'elementary' || plain.object || plain.family === 'date' || plain.family === 'char') return null;
  return plain;
}

/** The sort of a term for a type. */
export function sortOf(type: ElementaryType): Sort {
  if (type.name === 'BOOL') return 'bool';
  return type.family === 'real' ? 'real' : 'int';
}

/** The number of bits of a whole type; null for others. */
export function widthOf(type: ElementaryType): Width | null {
  if (type.name === 'BOOL' || type.family === 'real') return null;
  return { bits: type.bits, signed: type.family === 'signed' || type.family === 'duration' };
}

/** How results of a type wrap around; null: they do not within the words of the logic. */
export function wrapWidth(type: ElementaryType, dialect: Dialect): Width | null {
  if (type.name !== 'TIME') return widthOf(type);
  if (dialect === 'siemens') return { bits: 32, signed: true };
  return isCodesysFamily(dialect) ? { bits: 32, signed: false } : null;
}
