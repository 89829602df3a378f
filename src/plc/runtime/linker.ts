import type { CompilationUnit, Expression, Statement } from '../ast.js';
import type { CheckedUnits } from '../checker.js';
import { type Diagnostic, diagnosticAt, type Span } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { bitRangeOf } from '../located.js';
import type { MethodSymbol, PouSymbol, Type, VariableSymbol } from '../types.js';
import { type Layout, LayoutProblem, Layouts } from './layout.js';
import { Memory } from './memory.js';
import { type Cell, cellsOf, type Opaque, SharedAddresses } from './shared-addresses.js';
import type { Value } from './values.js';

/** Slots for frames of functions and methods; a frame that does not fit is the fault `stack-overflow`. */
const stackSlots = 65_536;
/** Slots for direct addresses (`%IX0.0`) that no variable is declared at. */
const addressSlots = 1024;

/** A body that is compiled when first called; the box allows recursion. */
export type Code = { run: (base: number) => void };

/**
 * The body being compiled. `absolute`: a program, whose only instance is at `base`; `instance`: a block, called with the base of
 * an instance; `frame`: a function, called with the base of its frame; `method`: likewise, slot 0 of the frame is the instance.
 */
export type Context = Readonly<{
  linker: Linker;
  unit: CompilationUnit;
  /** The concrete block: overridden methods are looked up here. */
  pou: PouSymbol | null;
  method: MethodSymbol | null;
  mode: 'absolute' | 'instance' | 'frame' | 'method';
  base: number;
  layout: Layout | null;
  frame: Layout | null;
}>;

/** The compilers of expressions and statements, which need each other; handed in so that no module has to import them all. */
export type Emitters = Readonly<{
  value: (context: Context, expression: Expression, expected: Type | null) => Value;
  statements: (context: Context, statements: readonly Statement[]) => (base: number) => unknown;
}>;

/** The static memory of a root program and everything it can reach, and the code made so far. */
export class Linker {
  readonly checked: CheckedUnits;
  readonly dialect: Dialect;
  readonly layouts = new Layouts();
  readonly memory: Memory;
  readonly shared: SharedAddresses;
  readonly root: PouSymbol;
  readonly rootBase: number;
  /** Storage behind VAR_IN_OUT variables of the root, which has no caller to bind them. */
  readonly rootInOuts = new Map<VariableSymbol, number>();
  readonly globals = new Map<string, Readonly<{ variable: VariableSymbol; slot: number }>>();
  readonly programBases = new Map<PouSymbol, number>();
  readonly statics = new Map<VariableSymbol, number>();
  readonly codes = new Map<object, Map<PouSymbol | null, Code>>();
  readonly refusals: Diagnostic[] = [];
  /** POUs whose bodies are part of the program. */
  readonly reached = new Set<PouSymbol>();
  /** Programs whose variables are used without a call. */
  readonly referenced = new Set<PouSymbol>();
  readonly emitters: Emitters;
  readonly onStatement: ((statement: Statement, file: string) => void) | null;
  private readonly addresses = new Map<string, number>();
  private size = 0;
  private addressesEnd = 0;
  private nextAddress = 0;

  constructor(checked: CheckedUnits, root: PouSymbol, emitters: Emitters, onStatement: ((statement: Statement, file: string) => void) | null) {
    this.checked = checked;
    this.dialect = checked.dialect;
    this.root = root;
    this.emitters = emitters;
    this.onStatement = onStatement;
    this.placeGlobals();
    for (const pou of checked.scope.pous.values()) this.placeStatics(pou);
    const base = this.programBases.get(root);
    this.rootBase = base ?? this.take(this.sizeOfRoot(root));
    for (const variable of new Set(root.variables.values()))
      if (variable.section === 'VAR_IN_OUT') this.rootInOuts.set(variable, this.take(this.measure(variable.type, variable)));
    this.nextAddress = this.take(addressSlots);
    this.addressesEnd = this.nextAddress + addressSlots;
    this.memory = new Memory(this.size, stackSlots);
    this.shared = this.shareAddresses();
  }

  /** Slot of a direct address; the variable declared AT it, or one of its own. -1 when there are too many. */
  addressSlot(text: string): number {
    const key = addressKey(text);
    let slot = this.addresses.get(key);
    if (slot === undefined) {
      slot = this.nextAddress < this.addressesEnd ? this.nextAddress++ : -1;
      this.addresses.set(key, slot);
    }
    return slot;
  }

  /** Everything at a direct address: global variables, those of programs and of the root, and the bare addresses used in code. */
  private shareAddresses(): SharedAddresses {
    const cells: Cell[] = [];
    const opaque: Opaque[] = [];
    const place = (variable: VariableSymbol, slot: number): void => {
      const address = variable.declaration?.address ?? null;
      const range = address === null ? null : bitRangeOf(address, this.dialect);
      if (range === null) return;
      const own = cellsOf(variable.type, slot, range, this.dialect);
      const { unit } = variable;
      if (own !== null) cells.push(...own);
      else if (unit !== null) opaque.push({ name: variable.name, range, refuse: (message) => this.refuse(unit, variable, `${variable.name} ${message}.`) });
    };
    for (const { variable, slot } of this.globals.values()) place(variable, slot);
    const bases = new Map(this.programBases);
    if (this.root.pou !== 'function') bases.set(this.root, this.rootBase);
    for (const [pou, base] of bases)
      for (const [variable, offset] of this.guardedOffsets(pou)) if (variable.section !== 'VAR_IN_OUT') place(variable, base + offset);
    const declared = new Set(cells.map(({ slot }) => slot));
    for (const address of this.checked.directAddresses()) {
      const range = bitRangeOf(address, this.dialect);
      const slot = this.addressSlot(address.text);
      const own = range === null || slot < 0 || declared.has(slot) ? null : cellsOf(this.checked.typeOf(address), slot, range, this.dialect);
      declared.add(slot);
      if (own !== null) cells.push(...own);
    }
    return new SharedAddresses(this.memory, this.dialect, cells, opaque);
  }

  private guardedOffsets(pou: PouSymbol): Layout['offsets'] {
    let offsets: Layout['offsets'] = new Map();
    this.guarded(pou, () => {
      ({ offsets } = this.layouts.ofBlock(pou));
      return 0;
    });
    return offsets;
  }

  refuse(unit: CompilationUnit, span: Span, message: string): void {
    if (this.refusals.length >= 50) return;
    const refusal = diagnosticAt(unit.source, span, 'error', 'not-executable', message);
    const known = this.refusals.some((other) => other.line === refusal.line && other.column === refusal.column && other.file === refusal.file);
    if (!known) this.refusals.push(refusal);
  }

  /** Size of a type; a type that has none is refused and counts as one slot. */
  measure(type: Type, at: VariableSymbol): number {
    try {
      return this.layouts.sizeOf(type);
    } catch (problem) {
      if (!(problem instanceof LayoutProblem)) throw problem;
      if (at.unit !== null) this.refuse(at.unit, at, `${at.name} cannot run: ${problem.message}.`);
      return 1;
    }
  }

  private take(size: number): number {
    const base = this.size;
    this.size += size;
    return base;
  }

  private sizeOfRoot(root: PouSymbol): number {
    return this.guarded(root, () => (root.pou === 'function' ? this.layouts.ofFrame(root).size : this.layouts.ofBlock(root).size));
  }

  private guarded(pou: PouSymbol, measure: () => number): number {
    try {
      return measure();
    } catch (problem) {
      if (!(problem instanceof LayoutProblem)) throw problem;
      if (pou.unit !== null && pou.declaration !== null) this.refuse(pou.unit, pou.declaration.name, `${pou.name} cannot run: ${problem.message}.`);
      return 1;
    }
  }

  private placeGlobals(): void {
    for (const variable of this.checked.scope.variables.values()) this.placeGlobal(variable);
    for (const pou of this.checked.scope.pous.values())
      for (const variable of pou.variables.values()) if (variable.section === 'VAR_EXTERNAL' && !this.globals.has(variable.key)) this.placeGlobal(variable);
  }

  private placeGlobal(variable: VariableSymbol): void {
    const slot = this.take(this.measure(variable.type, variable));
    this.globals.set(variable.key, { variable, slot });
    this.statics.set(variable, slot);
    if (variable.address !== null) this.addresses.set(addressKey(variable.address), slot);
  }

  private placeStatics(pou: PouSymbol): void {
    if (pou.pou === 'program' || pou.pou === 'organization-block') this.placeProgram(pou);
    if (pou.pou === 'function' && pou !== this.root) this.placeStaticVariables(pou);
    for (const method of pou.methods.values()) this.placeStaticVariables(method);
  }

  private placeProgram(pou: PouSymbol): void {
    if (this.programBases.has(pou)) return;
    const base = this.take(this.guarded(pou, () => this.layouts.ofBlock(pou).size));
    this.programBases.set(pou, base);
    for (const variable of pou.variables.values()) {
      if (variable.address === null) continue;
      const offset = this.guarded(pou, () => this.layouts.ofBlock(pou).offsets.get(variable) ?? 0);
      this.addresses.set(addressKey(variable.address), base + offset);
    }
  }

  /** VAR_STAT and VAR_INST of functions and methods keep their values. */
  private placeStaticVariables(owner: PouSymbol | MethodSymbol): void {
    for (const variable of owner.variables.values())
      if ((variable.section === 'VAR_STAT' || variable.section === 'VAR_INST') && !this.statics.has(variable))
        this.statics.set(variable, this.take(this.measure(variable.type, variable)));
  }
}

function addressKey(text: string): string {
  return text.toUpperCase().replace(/^%([IQM])(\d)/, '%$1X$2');
}
