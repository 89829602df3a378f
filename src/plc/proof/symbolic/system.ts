import { allMatches } from '../../../domain/all-matches.js';
import type { CheckedUnits } from '../../checker.js';
import { check } from '../../checker.js';
import type { Dialect } from '../../dialect.js';
import { bitRangeOf, overlap } from '../../located.js';
import { parse } from '../../parser.js';
import type { Invariant } from '../../patterns/model.js';
import { millisecondsOf } from '../../patterns/render.js';
import type { SoftPlc } from '../../runtime/program.js';
import type { PouSymbol } from '../../types.js';
import { load } from '../harness.js';
import { monitorHeader, monitorText } from '../invariants.js';
import { constantOf, Execution } from './execution.js';
import { type BlockInstance, type Leaf, leavesOf, mostAgeBits, NotCovered, timers } from './leaves.js';
import { PresetTooLong } from './standard-block-terms.js';
import { type Term, Terms } from './term.js';

/** All variables of the block and of its monitor at one moment; the monitor's paths begin with `monitorPrefix`. */
export type Frame = ReadonlyMap<string, Term>;
export const monitorPrefix = 'MONITOR:';

/** Milliseconds of the longest scan that is considered; statements about time allow for one scan of this length. */
export const longestScan = 100;

/** One scan: the inputs and the scan time as free variables, and the frame behind it. */
export type Step = Readonly<{ inputs: ReadonlyMap<string, Term>; elapsed: Term; frame: Frame }>;

type Part = Readonly<{
  checked: CheckedUnits;
  pou: PouSymbol;
  leaves: readonly Leaf[];
  instances: readonly BlockInstance[];
  initial: ReadonlyMap<string, number>;
  prefix: string;
}>;

/** The block and its invariants as a transition system: an initial frame, a free frame, and what one scan makes of a frame. */
export class SymbolicSystem {
  readonly terms = new Terms();
  private readonly parts: readonly Part[];
  private readonly names: readonly string[];
  readonly invariants: readonly Invariant[];

  private readonly ageBits: number;

  private constructor(parts: readonly Part[], names: readonly string[], invariants: readonly Invariant[], ageBits: number) {
    this.ageBits = ageBits;
    this.parts = parts;
    this.names = names;
    this.invariants = invariants;
  }

  /** Throws NotCovered for programs that have no description in logic. */
  static of(code: string, dialect: Dialect, blockName: string, plc: SoftPlc, invariants: readonly Invariant[]): SymbolicSystem {
    const { source, names } = monitorText(invariants, plc);
    const monitor = load(source, 'iec', monitorHeader, 'invariants.st');
    if (monitor.plc === null) throw new NotCovered('the invariants do not compile');
    const fresh = plc.fork();
    fresh.coldStart();
    const watching = monitor.plc;
    const withAges = (bits: number): SymbolicSystem =>
      new SymbolicSystem(
        [partOf(code, dialect, blockName, fresh, '', bits), partOf(source, 'iec', monitorHeader, watching, monitorPrefix, bits)],
        names,
        invariants,
        bits,
      );
    const system = withAges(Math.min(ageBitsFor(`${code} ${source}`), mostAgeBits));
    try {
      system.step(system.freeFrame('try'), 'try');
      return system;
    } catch (error) {
      if (error instanceof PresetTooLong) return withAges(mostAgeBits + 1);
      throw error;
    }
  }

  /** State variables: everything but inputs, constants and temporary variables. */
  get state(): readonly Leaf[] {
    return this.parts.flatMap(({ leaves, prefix }) =>
      leaves.filter((leaf) => !leaf.constant && !leaf.temporary && !(leaf.input && prefix === '')).map((leaf) => ({ ...leaf, path: prefix + leaf.path })),
    );
  }
  get instances(): readonly BlockInstance[] {
    return this.parts.flatMap(({ instances, prefix }) => instances.map((instance) => ({ ...instance, path: prefix + instance.path })));
  }

  initialFrame(): Frame {
    return this.frame((part, leaf) => this.initialOf(part, leaf));
  }

  /** Any state at all, of the right types. */
  freeFrame(label: string): Frame {
    return this.frame((part, leaf) =>
      leaf.constant ? this.initialOf(part, leaf) : this.terms.variable(leaf.sort, `${label}.${part.prefix}${leaf.path}`, leaf.width),
    );
  }

  private frame(value: (part: Part, leaf: Leaf) => Term): Frame {
    return new Map(this.parts.flatMap((part) => part.leaves.map((leaf) => [part.prefix + leaf.path, value(part, leaf)] as const)));
  }

  private initialOf(part: Part, leaf: Leaf): Term {
    return constantOf(this.terms, leaf.sort === 'real', leaf.sort === 'bool', part.initial.get(leaf.path) ?? 0);
  }

  /** One scan with any inputs and any scan time from 0 to `longestScan` milliseconds. */
  step(from: Frame, label: string): Step {
    const { terms } = this;
    const any = terms.variable('int', `${label}.elapsed`, { bits: Math.ceil(Math.log2(longestScan + 1)), signed: false });
    const elapsed = terms.ite(terms.lt(terms.int(longestScan), any), terms.int(longestScan), any);
    const inputs = new Map<string, Term>();
    const result = new Map<string, Term>();
    for (const part of this.parts) {
      const values = new Map<string, Term>();
      for (const leaf of part.leaves) values.set(leaf.path, from.get(part.prefix + leaf.path) ?? terms.no);
      if (part.prefix === '')
        for (const leaf of part.leaves.filter(({ input, constant }) => input && !constant)) {
          const value = terms.variable(leaf.sort, `${label}.${leaf.path}`, leaf.width);
          inputs.set(leaf.path, value);
          values.set(leaf.path, value);
        }
      else for (const name of this.names) this.copy(name, result, values);
      for (const { path, behaviour } of part.instances) if (timers.has(behaviour)) this.grow(values, `${path}.#AGE`, elapsed);
      const execution = new Execution(terms, part.checked, part.initial, values, `${label}.${part.prefix}`, this.ageBits);
      execution.body({ pou: part.pou, prefix: '', aliases: new Map() });
      for (const [path, term] of execution.result) result.set(part.prefix + path, term);
    }
    return { inputs, elapsed: any, frame: result };
  }

  private copy(name: string, from: Frame, to: Map<string, Term>): void {
    const value = from.get(name);
    if (value === undefined) throw new NotCovered(`${name} is of a type that has no description in logic`);
    to.set(name, value);
  }

  private grow(values: Map<string, Term>, path: string, elapsed: Term): void {
    const { terms } = this;
    const longer = terms.add(values.get(path) ?? terms.int(0), elapsed);
    const longest = terms.int(2 ** Math.min(this.ageBits, mostAgeBits) - 1);
    values.set(path, terms.ite(terms.lt(longest, longer), longest, longer));
  }

  /** Whether invariant `index` held in the scan that led to this frame. */
  holds(frame: Frame, index: number): Term {
    return frame.get(`${monitorPrefix}HOLDS_${index}`) ?? this.terms.no;
  }
}

/** Bits that hold the longest time written in a text, with room for one scan. */
function ageBitsFor(text: string): number {
  const times = allMatches(text, /\bT(?:IME)?#([\w.]+)/gi).map((match) => millisecondsOf(`T#${match[1] ?? ''}`));
  return Math.max(8, Math.ceil(Math.log2(Math.max(...times, 1) + 2 * longestScan + 1)));
}

function sharesAddresses(pou: PouSymbol, dialect: Dialect): boolean {
  const ranges = [...new Set(pou.variables.values())].flatMap(({ declaration }) => {
    const range = declaration?.address ? bitRangeOf(declaration.address, dialect) : null;
    return range === null ? [] : [range];
  });
  return ranges.some((range, index) => ranges.slice(0, index).some((other) => overlap(range, other)));
}

function partOf(code: string, dialect: Dialect, name: string, plc: SoftPlc, prefix: string, ageBits: number): Part {
  const checked = check([parse(code, { dialect, fileName: 'proof.st' }).unit], { dialect, closed: true });
  const pou = checked.scope.pous.get(name.toUpperCase());
  if (pou === undefined || pou.pou === 'function') throw new NotCovered(`${name} is no program or function block`);
  if (sharesAddresses(pou, dialect)) throw new NotCovered('variables share a direct address');
  const { leaves, instances } = leavesOf(pou, ageBits);
  const initial = new Map<string, number>();
  for (const { path, hidden } of leaves) {
    const value = hidden ? 0 : plc.read(path);
    initial.set(path, typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : 0);
  }
  return { checked, pou, leaves, instances, initial, prefix };
}
