import { wholeRange } from '../checker/conversions.js';
import type { PouSymbol, Type } from '../types.js';
import { plainType } from './coerce.js';
import { absolute, type Context, relative } from './context.js';
import { methodContext, pouCode, pouContext } from './emit-bodies.js';
import { emitInitial } from './emit-initial.js';
import { frameInitial } from './emit-members.js';
import type { Linker } from './linker.js';
import { faultReport, type Place, ScanFault } from './memory.js';
import { type Leaf, leavesOf, pathKey } from './online-view.js';
import type { OnlineVariable, PlcSnapshot, PlcValue, RuntimeFault, SoftPlc } from './program.js';
import { type StoredState as Snapshot, snapshotFromJson, snapshotToJson } from './snapshot-json.js';
import { toMilliseconds, toNanoseconds } from './values.js';

const snapshots = new WeakMap<PlcSnapshot, Readonly<{ size: number; state: Snapshot }>>();

/** What a linked program offers: the code of its root and the initialisation of its memory. */
export type Linked = Readonly<{ linker: Linker; run: (base: number) => void; initialise: () => void }>;

/** Compiles the root and everything it reaches. Refusals are collected in the linker. */
export function link(linker: Linker): Linked {
  const { root, rootBase } = linker;
  const code = pouCode(linker, root);
  const initialise = memoryInitial(linker);
  if (root.pou !== 'function') return { linker, run: code.run, initialise };
  const clear = frameInitial(pouContext(linker, root), root);
  const inputs = [...linker.layouts.ofFrame(root).offsets].filter(([variable]) => variable.section === 'VAR_INPUT' || variable.section === 'VAR_IN_OUT');
  const { numbers, objects } = linker.memory;
  const run = (base: number): void => {
    const kept = inputs.map(([, offset]) => [rootBase + offset, numbers[rootBase + offset] ?? 0, objects[rootBase + offset] ?? ''] as const);
    clear(rootBase);
    for (const [slot, number, object] of kept) {
      numbers[slot] = number;
      objects[slot] = object;
    }
    code.run(base);
  };
  return { linker, run, initialise };
}

/** Sets all static memory to initial values: globals, programs, the root, static variables. */
function memoryInitial(linker: Linker): () => void {
  const { root, rootBase, memory, shared } = linker;
  const steps: ((base: number) => void)[] = [];
  const unitContext = pouContext(linker, root);
  for (const { variable, slot } of linker.globals.values())
    steps.push(emitInitial(globalContext(unitContext, variable.unit), absolute(variable.type, slot), variable.initial));
  for (const pou of linker.checked.scope.pous.values()) steps.push(...staticSteps(linker, pou));
  for (const [pou, base] of linker.programBases)
    if (pou === root || linker.reached.has(pou) || linker.referenced.has(pou))
      steps.push(emitInitial(pouContext(linker, pou), absolute({ kind: 'block', block: pou }, base), null));
  if (!linker.programBases.has(root)) steps.push(rootInitial(linker, root));
  const bindings = [...linker.rootInOuts].map(([variable, slot]) => [rootBase + (offsetIn(linker, variable) ?? 0), slot] as const);
  for (const [variable, slot] of linker.rootInOuts) steps.push(emitInitial(unitContext, absolute(variable.type, slot), variable.initial));
  return () => {
    memory.numbers.fill(0, 0, memory.stackEnd);
    memory.objects.fill('');
    memory.stack = memory.stackStart;
    memory.budget = Number.MAX_SAFE_INTEGER;
    shared.clear();
    for (const step of steps) step(rootBase);
    shared.spread();
    for (const [slot, target] of bindings) memory.numbers[slot] = target;
  };
}

function globalContext(context: Context, unit: Context['unit'] | null): Context {
  return { ...context, unit: unit ?? context.unit, pou: null, mode: 'absolute', base: 0, layout: null, frame: null };
}

function offsetIn(linker: Linker, variable: PouSymbol['parameters'][number]): number | undefined {
  const { root, layouts } = linker;
  return (root.pou === 'function' ? layouts.ofFrame(root) : layouts.ofBlock(root)).offsets.get(variable);
}

function rootInitial(linker: Linker, root: PouSymbol): (base: number) => void {
  if (root.pou !== 'function') return emitInitial(pouContext(linker, root), relative({ kind: 'block', block: root }, 0), null);
  const clear = frameInitial(pouContext(linker, root), root);
  return (base) => clear(base);
}

function staticSteps(linker: Linker, pou: PouSymbol): ((base: number) => void)[] {
  const steps: ((base: number) => void)[] = [];
  const owners = [...(pou.pou === 'function' ? [pou] : []), ...pou.methods.values()];
  for (const owner of owners) {
    for (const variable of owner.variables.values()) {
      const slot = linker.statics.get(variable);
      if (slot === undefined || (variable.section !== 'VAR_STAT' && variable.section !== 'VAR_INST')) continue;
      const context = owner.kind === 'method' ? methodContext(linker, owner, pou) : pouContext(linker, pou);
      steps.push(emitInitial(context, absolute(variable.type, slot), variable.initial));
    }
  }
  return steps;
}

/** Starts a linked program. `relink` makes a second, independent copy of the same program. */
export function startSoftPlc(linked: Linked, budget: number, relink: () => Linked): SoftPlc {
  return new RunningProgram(linked, budget, relink);
}

function asScanFault(error: unknown, calling: Place | null): ScanFault {
  if (error instanceof ScanFault) return error;
  if (!(error instanceof RangeError)) return new ScanFault('internal', String(error), null);
  return new ScanFault('stack-overflow', 'The calls are nested too deeply; a function or method calls itself without end: use a loop', calling);
}

class RunningProgram implements SoftPlc {
  readonly name: string;
  fault: RuntimeFault | null = null;
  scans = 0;
  private readonly linked: Linked;
  private readonly budget: number;
  private readonly relink: () => Linked;
  private readonly rootBase: number;
  private leaves: readonly Leaf[] | null = null;
  private byPath: Map<string, Leaf> | null = null;

  constructor(linked: Linked, budget: number, relink: () => Linked) {
    this.linked = linked;
    this.budget = budget;
    this.relink = relink;
    this.name = linked.linker.root.name;
    this.rootBase = linked.linker.rootBase;
    this.coldStart();
  }

  get timeMs(): number {
    return this.linked.linker.memory.now;
  }

  scan(elapsedMs: number): void {
    if (this.fault !== null) return;
    const { memory } = this.linked.linker;
    memory.now += elapsedMs;
    memory.budget = this.budget;
    this.scans++;
    try {
      this.linked.run(this.rootBase);
    } catch (error) {
      memory.stack = memory.stackStart;
      this.fault = faultReport(asScanFault(error, memory.calling), this.scans);
    }
  }

  variables(): readonly OnlineVariable[] {
    return this.allLeaves().map((leaf) => ({
      path: leaf.path,
      type: leaf.typeName,
      section: leaf.section,
      retain: leaf.retain,
      address: leaf.address,
      value: this.valueOf(leaf),
    }));
  }

  read(path: string): PlcValue | undefined {
    const leaf = this.leafAt(path);
    return leaf === undefined ? undefined : this.valueOf(leaf);
  }

  write(path: string, value: PlcValue): boolean {
    const leaf = this.leafAt(path);
    if (leaf === undefined) return false;
    const { memory, shared } = this.linked.linker;
    const stored = storable(leaf, value);
    if (stored === null) return false;
    if (typeof stored === 'number') memory.numbers[leaf.slot] = stored;
    else memory.objects[leaf.slot] = stored;
    shared.settle(leaf.slot, 1);
    return true;
  }

  indexOf(path: string): number {
    const leaf = this.leafAt(path);
    return leaf !== undefined && (leaf.kind === 'bool' || leaf.kind === 'number') ? leaf.slot : -1;
  }

  get(index: number): number {
    return this.linked.linker.memory.numbers[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index < 0) return;
    const { memory, shared } = this.linked.linker;
    memory.numbers[index] = value;
    if (shared.any) shared.settle(index, 1);
  }

  snapshot(): PlcSnapshot {
    const { memory } = this.linked.linker;
    const state: Snapshot = {
      numbers: memory.numbers.slice(0, memory.stackStart),
      objects: memory.objects.slice(0, memory.stackStart),
      timeMs: memory.now,
      scans: this.scans,
      fault: this.fault,
    };
    const size = memory.stackStart;
    const handle = Object.freeze({ toJSON: () => snapshotToJson(size, state) }) as unknown as PlcSnapshot;
    snapshots.set(handle, { size, state });
    return handle;
  }

  restore(snapshot: PlcSnapshot): void {
    const { memory, shared } = this.linked.linker;
    const stored = snapshots.get(snapshot) ?? snapshotFromJson(snapshot);
    if (stored === undefined || stored.size !== memory.stackStart) throw new RangeError('a snapshot can only be restored into the program it was taken from');
    const { state } = stored;
    memory.numbers.set(state.numbers);
    for (let slot = 0; slot < state.objects.length; slot++) memory.objects[slot] = state.objects[slot] ?? '';
    shared.capture();
    memory.now = state.timeMs;
    this.scans = state.scans;
    this.fault = state.fault;
  }

  fork(): SoftPlc {
    const copy = new RunningProgram(this.relink(), this.budget, this.relink);
    copy.restore(this.snapshot());
    return copy;
  }

  coldStart(): void {
    this.linked.linker.memory.now = 0;
    this.scans = 0;
    this.fault = null;
    this.linked.initialise();
  }

  warmStart(): void {
    const { memory, shared } = this.linked.linker;
    const kept = this.allLeaves()
      .filter((leaf) => leaf.retain)
      .map((leaf) => [leaf.slot, memory.numbers[leaf.slot] ?? 0, memory.objects[leaf.slot] ?? ''] as const);
    this.coldStart();
    for (const [slot, number, object] of kept) {
      memory.numbers[slot] = number;
      memory.objects[slot] = object;
      shared.settle(slot, 1);
    }
  }

  private allLeaves(): readonly Leaf[] {
    this.leaves ??= leavesOf(this.linked.linker);
    return this.leaves;
  }

  private leafAt(path: string): Leaf | undefined {
    if (this.byPath === null) {
      this.byPath = new Map();
      for (const leaf of this.allLeaves()) if (!this.byPath.has(pathKey(leaf.path))) this.byPath.set(pathKey(leaf.path), leaf);
    }
    return this.byPath.get(pathKey(path));
  }

  private valueOf(leaf: Leaf): PlcValue {
    const { numbers, objects } = this.linked.linker.memory;
    switch (leaf.kind) {
      case 'bool':
        return numbers[leaf.slot] !== 0;
      case 'number':
        return numbers[leaf.slot] ?? 0;
      case 'big': {
        const stored = objects[leaf.slot];
        return typeof stored === 'bigint' ? outsideBig(leaf.type, stored) : 0n;
      }
      case 'string':
        return String(objects[leaf.slot] ?? '');
    }
  }
}

/** LDATE, LTOD and LDT are shown in milliseconds like their short forms. */
function outsideBig(type: Type, value: bigint): PlcValue {
  return type.kind === 'elementary' && type.family === 'date' ? toMilliseconds(value) : value;
}

/** A value from outside in the form of its memory; null when it does not fit the type. */
function storable(leaf: Leaf, value: PlcValue): number | string | bigint | null {
  const type = plainType(leaf.type);
  if (leaf.kind === 'string') return typeof value === 'string' && type.kind === 'string' ? value.slice(0, type.length) : null;
  if (typeof value === 'string') return null;
  if (leaf.kind === 'bool') return Number(value) === 0 ? 0 : Number(value) === 1 ? 1 : null;
  if (leaf.kind === 'big') return bigStorable(type, value);
  const number = Number(value);
  if (!Number.isFinite(number)) return null;
  return numberStorable(leaf.type, number);
}

function bigStorable(type: Type, value: number | bigint | boolean): bigint | null {
  if (type.kind !== 'elementary') return null;
  if (type.family === 'date') return typeof value === 'bigint' ? value : toNanoseconds(Number(value));
  const whole = typeof value === 'bigint' ? value : Number.isInteger(Number(value)) ? BigInt(value) : null;
  if (whole === null || type.family === 'duration') return whole;
  const [low, high] = wholeRange(type);
  return whole >= low && whole <= high ? whole : null;
}

function numberStorable(declared: Type, number: number): number | null {
  if (declared.kind === 'subrange' && (number < declared.low || number > declared.high)) return null;
  const type = plainType(declared);
  if (type.kind === 'enum') return [...type.members.values()].some((member) => member.value === number) ? number : null;
  if (type.kind !== 'elementary') return null;
  if (type.family === 'real') return type.name === 'REAL' ? Math.fround(number) : number;
  if (type.family === 'duration' || type.family === 'date') return number;
  const [low, high] = wholeRange(type);
  return Number.isInteger(number) && number >= low && number <= high ? number : null;
}
