import type { Expression } from '../ast.js';
import type { MethodSymbol, PouSymbol, PropertySymbol, Type } from '../types.js';
import { type Context, type Location, refuse, relative, sourcePlace, thisLocation } from './context.js';
import { accessorOf, methodCode } from './emit-bodies.js';
import { emitInitial } from './emit-initial.js';
import { emitLocation } from './emit-locations.js';
import { type Action, emitStore } from './emit-stores.js';
import { emitConverted, load } from './emit-values.js';
import { ScanFault } from './memory.js';
import type { NumberCode, Value } from './values.js';

/** A call of a method on an instance: a fresh frame per call, whose slot 0 is the instance. */
export type MethodCall = Readonly<{
  method: MethodSymbol;
  pou: PouSymbol;
  instance: NumberCode;
  /** Fill the frame: called with the caller's base and the frame. */
  fill: readonly ((base: number, frame: number) => void)[];
  /** Read outputs back: likewise. */
  finish: readonly ((base: number, frame: number) => void)[];
}>;

/** `members`: where the member is looked up (the base block after SUPER^); `pou`: the block the instance really is. */
export type Receiver = Readonly<{ location: Location; pou: PouSymbol; members: PouSymbol }>;

/** The object of a method or property: the instance before the dot, or the block itself. */
export function receiver(context: Context, callee: Expression): Receiver {
  const { pou } = context;
  if (callee.kind === 'member') {
    const isSuper = callee.object.kind === 'dereference' && callee.object.operand.kind === 'name' && callee.object.operand.key === 'SUPER';
    const location = emitLocation(context, callee.object);
    if (location.type.kind === 'block') return { location, pou: isSuper && pou !== null ? pou : location.type.block, members: location.type.block };
    return refuse(callee, 'Methods run only on block instances that are declared directly, not through interfaces or pointers.');
  }
  if (pou === null) return refuse(callee, 'A method needs an instance; write instance.method().');
  return { location: thisLocation(context, { kind: 'block', block: pou }), pou, members: pou };
}

/** Runs a method; gives the frame, whose slots stay readable until the next call. */
export function emitMethodRun(context: Context, call: MethodCall, at: Expression): NumberCode {
  const { linker } = context;
  const { memory } = linker;
  const { numbers } = memory;
  const layout = linker.layouts.ofFrame(call.method);
  const code = methodCode(linker, call.method, call.pou);
  const initialise = frameInitial(context, call.method);
  const { instance, fill, finish } = call;
  const place = sourcePlace(context, at);
  return (base) => {
    const frame = memory.stack;
    if (frame + layout.size > memory.stackEnd && !memory.growStack(frame + layout.size))
      throw new ScanFault('stack-overflow', 'The calls are nested too deeply; a method or function calls itself without end', place);
    if (--memory.budget < 0) throw new ScanFault('instruction-budget', 'The instruction budget of one scan is used up', place);
    memory.stack = frame + layout.size;
    memory.calling = place;
    numbers[frame] = instance(base);
    initialise(frame);
    for (const step of fill) step(base, frame);
    code.run(frame);
    for (const step of finish) step(base, frame);
    memory.stack = frame;
    return frame;
  };
}

/** Sets the variables of a frame to their initial values. */
export function frameInitial(context: Context, owner: MethodSymbol | PouSymbol): (frame: number) => void {
  const { linker } = context;
  const layout = linker.layouts.ofFrame(owner);
  const steps: Action[] = [];
  const method = owner.kind === 'method' ? owner : null;
  const inner: Context = {
    ...context,
    unit: owner.unit ?? context.unit,
    pou: owner.kind === 'pou' ? owner : context.pou,
    method,
    mode: method === null ? 'frame' : 'method',
    layout: null,
    frame: layout,
  };
  for (const [variable, offset] of layout.offsets)
    if (!linker.statics.has(variable) && variable.section !== 'VAR_IN_OUT') steps.push(emitInitial(inner, relative(variable.type, offset), variable.initial));
  return (frame) => {
    for (const step of steps) step(frame);
  };
}

/** The value a frame holds for the result of its method or function. */
export function resultOf(context: Context, owner: MethodSymbol | PouSymbol, run: NumberCode, at: Expression): Value {
  const layout = context.linker.layouts.ofFrame(owner);
  for (const [variable, offset] of layout.offsets) {
    if (variable.section !== 'RETURN') continue;
    return afterRun(load(context, relative(variable.type, offset), at), run, variable.type);
  }
  return refuse(at, `${owner.name} gives no value.`);
}

function afterRun(value: Value, run: NumberCode, type: Type): Value {
  switch (value.rep) {
    case 'number': {
      const inner = value.run;
      return { ...value, run: (base) => inner(run(base)), constant: null, pure: false, test: null };
    }
    case 'big': {
      const inner = value.run;
      return { ...value, run: (base) => inner(run(base)), constant: null };
    }
    case 'string': {
      const inner = value.run;
      return { ...value, run: (base) => inner(run(base)) };
    }
    case 'aggregate': {
      const inner = value.address;
      return { rep: 'aggregate', type, address: (base) => inner(run(base)) };
    }
  }
}

/** Reads a property through its GET. */
export function emitPropertyRead(context: Context, expression: Expression, property: PropertySymbol): Value {
  const { location, pou, members } = receiver(context, expression);
  const concrete = members.properties.get(property.name.toUpperCase()) ?? property;
  const method = accessorOf(concrete, 'get') ?? refuse(expression, `Property ${property.name} has no GET; it can only be written.`);
  return resultOf(context, method, emitMethodRun(context, { method, pou, instance: location.address, fill: [], finish: [] }, expression), expression);
}

/** Writes a property through its SET. */
export function emitPropertyWrite(context: Context, target: Expression, property: PropertySymbol, value: Expression): Action {
  const { location, pou, members } = receiver(context, target);
  const concrete = members.properties.get(property.name.toUpperCase()) ?? property;
  const method = accessorOf(concrete, 'set') ?? refuse(target, `Property ${property.name} has no SET; it can only be read.`);
  const fill: ((base: number, frame: number) => void)[] = [];
  for (const [variable, offset] of context.linker.layouts.ofFrame(method).offsets)
    if (variable.section === 'RETURN') fill.push(storeIntoFrame(context, emitConverted(context, value, property.type), property.type, offset, value));
  const run = emitMethodRun(context, { method, pou, instance: location.address, fill, finish: [] }, target);
  return (base) => {
    run(base);
  };
}

/** Evaluates a value in the caller and stores it at an offset of a callee's frame or instance. */
export function storeIntoFrame(context: Context, value: Value, type: Type, offset: number, at: Expression): (base: number, frame: number) => void {
  const { numbers } = context.linker.memory;
  if (value.rep === 'number') {
    const { run } = value;
    return (base, frame) => {
      numbers[frame + offset] = run(base);
    };
  }
  let target = 0;
  const location: Location = { type, mode: 'computed', slot: 0, address: () => target + offset, pure: false };
  const store = emitStore(context, location, value, at);
  return (base, frame) => {
    const outer = target;
    target = frame;
    store(base);
    target = outer;
  };
}
