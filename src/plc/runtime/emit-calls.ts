import type { Argument, CallExpression, Expression } from '../ast.js';
import { elementary, type MethodSymbol, type PlcSymbol, type PouSymbol, type VariableSymbol } from '../types.js';
import { coerce } from './coerce.js';
import { type Context, type Location, refuse, relative, sourcePlace } from './context.js';
import { actionCode, pouCode } from './emit-bodies.js';
import { emitConverted, load } from './emit-expressions.js';
import { emitLocation } from './emit-locations.js';
import { emitMethodRun, frameInitial, receiver, resultOf, storeIntoFrame } from './emit-members.js';
import { emitCondition } from './emit-operators.js';
import { type Action, emitStore, storeBit } from './emit-stores.js';
import { ScanFault } from './memory.js';
import { emitStandardCall } from './standard-functions.js';
import { boolValue, type NumberCode, testOf, type Value } from './values.js';

/** A call as a value: a function, method or standard function. */
export function emitCallValue(context: Context, call: CallExpression): Value {
  const symbol = calleeOf(context, call);
  switch (symbol?.kind) {
    case 'standard-function':
      return emitStandardCall(context, call, symbol.name);
    case 'pou':
      if (symbol.pou === 'function') return resultOf(context, symbol, emitFunctionRun(context, call, symbol), call);
      return refuse(call, `${symbol.name} gives no value; read one of its outputs after the call.`);
    case 'method':
      return resultOf(context, concreteMethod(context, call, symbol), emitMethodCall(context, call, symbol), call);
    case 'variable':
      return refuse(call, 'A block instance gives no value; call it in a statement of its own and read its outputs.');
    default:
      return refuse(call, `${nameOf(call.callee)} is not in the files given, so that it cannot run; add the file that declares it.`);
  }
}

/** A call for its effect. */
export function emitCallStatement(context: Context, call: CallExpression): Action {
  const symbol = calleeOf(context, call);
  switch (symbol?.kind) {
    case 'variable':
      return emitInstanceCall(context, call, emitLocation(context, call.callee));
    case 'pou':
      if (symbol.pou === 'function') return discard(emitFunctionRun(context, call, symbol));
      return emitInstanceCall(context, call, emitLocation(context, call.callee));
    case 'method':
      return discard(emitMethodCall(context, call, symbol));
    case 'action':
      return emitActionCall(context, call, symbol);
    case 'standard-function':
      emitStandardCall(context, call, symbol.name);
      return () => undefined;
    default:
      return emitUnnamedCall(context, call);
  }
}

function discard(run: NumberCode): Action {
  return (base) => {
    run(base);
  };
}

function nameOf(callee: Expression): string {
  if (callee.kind === 'name') return callee.name;
  return callee.kind === 'member' ? `${nameOf(callee.object)}.${callee.member.name}` : 'This';
}

function calleeOf(context: Context, call: CallExpression): PlcSymbol | undefined {
  return context.linker.checked.symbolOf(call.callee);
}

/** `instances[i](...)`, `SUPER^()`, `THIS^()`. */
function emitUnnamedCall(context: Context, call: CallExpression): Action {
  const { callee } = call;
  if (callee.kind === 'name') return refuse(call, `${callee.name} is not in the files given, so that it cannot run; add the file that declares it.`);
  return emitInstanceCall(context, call, emitLocation(context, callee));
}

type Step = (base: number, target: number) => void;
type Steps = Readonly<{ before: readonly Step[]; after: readonly Step[]; enable: ((base: number) => boolean) | null }>;

/** What a call does with its arguments, before and after the body, for the variables at the given offsets of the callee. */
function emitArguments(context: Context, call: CallExpression, owner: PouSymbol | MethodSymbol, offsets: ReadonlyMap<VariableSymbol, number>): Steps {
  const before: Step[] = [];
  const after: Step[] = [];
  let enable: Steps['enable'] = null;
  let position = 0;
  for (const argument of call.arguments) {
    const { value } = argument;
    const parameter = argument.name === null ? owner.parameters[position++] : owner.variables.get(argument.name.key);
    if (value === null) continue;
    if (parameter === undefined) {
      if (argument.name?.key === 'EN') enable = emitCondition(context, value);
      else if (argument.name?.key === 'ENO')
        after.push(
          outputStep(
            context,
            boolValue(() => true, false),
            argument,
            value,
          ),
        );
      else refuse(argument, 'This argument belongs to no parameter.');
      continue;
    }
    const offset = offsets.get(parameter) ?? refuse(argument, `${parameter.name} cannot be passed.`);
    if (parameter.section === 'VAR_OUTPUT') after.push(outputStep(context, load(context, relative(parameter.type, offset)), argument, value));
    else if (parameter.section === 'VAR_IN_OUT') before.push(bindStep(context, emitLocation(context, value), offset));
    else before.push(storeIntoFrame(context, emitConverted(context, value, parameter.type), parameter.type, offset, value));
  }
  requireBindings(call, owner);
  return { before, after, enable };
}

function requireBindings(call: CallExpression, owner: PouSymbol | MethodSymbol): void {
  const named = new Set(call.arguments.map((argument) => argument.name?.key));
  const positional = call.arguments.filter((argument) => argument.name === null).length;
  for (const [index, parameter] of owner.parameters.entries())
    if (parameter.section === 'VAR_IN_OUT' && index >= positional && !named.has(parameter.key))
      refuse(call, `The VAR_IN_OUT argument ${parameter.name} is missing in this call of ${owner.name}.`);
}

function bindStep(context: Context, location: Location, offset: number): Step {
  const { numbers } = context.linker.memory;
  const { address } = location;
  return (base, target) => {
    numbers[target + offset] = address(base);
  };
}

/** `Q => x`: reads at the callee (second argument), writes at the caller. */
function outputStep(context: Context, output: Value, argument: Argument, target: Expression): Step {
  let callee = 0;
  const source = negatedIf(
    argument.negated,
    movedTo(output, () => callee),
  );
  const store = outputStore(context, source, target);
  return (base, from) => {
    const outer = callee;
    callee = from;
    store(base);
    callee = outer;
  };
}

function outputStore(context: Context, source: Value, target: Expression): Action {
  if (target.kind === 'bit-access') return source.rep === 'number' ? storeBit(context, target, source.run) : refuse(target, 'Only BOOL fits into a bit.');
  const location = emitLocation(context, target);
  return emitStore(context, location, coerce(context, source, location.type, target), target);
}

function movedTo(value: Value, from: () => number): Value {
  switch (value.rep) {
    case 'number': {
      const { run } = value;
      return { ...value, run: () => run(from()), constant: null, pure: false, test: null };
    }
    case 'big': {
      const { run } = value;
      return { ...value, run: () => run(from()), constant: null };
    }
    case 'string': {
      const { run } = value;
      return { ...value, run: () => run(from()) };
    }
    case 'aggregate': {
      const { address } = value;
      return { ...value, address: () => address(from()) };
    }
  }
}

function negatedIf(negated: boolean, value: Value): Value {
  if (!negated || value.rep !== 'number' || value.type !== elementary.BOOL) return value;
  const test = testOf(value);
  return boolValue((base) => !test(base), false);
}

/** A call of a block instance or program: inputs, body, outputs. Inputs that are not given keep their values. */
function emitInstanceCall(context: Context, call: CallExpression, location: Location): Action {
  const { type, address } = location;
  if (type.kind !== 'block') return refuse(call, 'Only block instances, functions, methods and actions can be called.');
  const { linker } = context;
  const { memory } = linker;
  const { block } = type;
  const { before, after, enable } = emitArguments(context, call, block, linker.layouts.ofBlock(block).offsets);
  const code = pouCode(linker, block);
  const place = sourcePlace(context, call);
  const nested = block.standard === null;
  const run: Action = (base) => {
    if (nested && --memory.budget < 0) throw new ScanFault('instruction-budget', 'The instruction budget of one scan is used up', place);
    const instance = address(base);
    for (const step of before) step(base, instance);
    code.run(instance);
    for (const step of after) step(base, instance);
  };
  return enable === null ? run : guarded(enable, run);
}

function guarded(enable: (base: number) => boolean, run: Action): Action {
  return (base) => {
    if (enable(base)) run(base);
  };
}

/** Runs a function in a fresh frame; gives the frame, whose result slot stays readable until the next call. */
function emitFunctionRun(context: Context, call: CallExpression, pou: PouSymbol): NumberCode {
  const { linker } = context;
  const { memory } = linker;
  const layout = linker.layouts.ofFrame(pou);
  const { before, after } = emitArguments(context, call, pou, layout.offsets);
  const initialise = frameInitial(context, pou);
  const code = pouCode(linker, pou);
  const place = sourcePlace(context, call);
  return (base) => {
    const frame = memory.stack;
    if (frame + layout.size > memory.stackEnd)
      throw new ScanFault('stack-overflow', `The calls are nested too deeply; ${pou.name} calls itself without end`, place);
    if (--memory.budget < 0) throw new ScanFault('instruction-budget', 'The instruction budget of one scan is used up', place);
    memory.stack = frame + layout.size;
    initialise(frame);
    for (const step of before) step(base, frame);
    code.run(frame);
    for (const step of after) step(base, frame);
    memory.stack = frame;
    return frame;
  };
}

/** The method as the concrete block overrides it. */
function concreteMethod(context: Context, call: CallExpression, symbol: MethodSymbol): MethodSymbol {
  const { pou } = receiver(context, call.callee);
  return pou.methods.get(symbol.name.toUpperCase()) ?? symbol;
}

function emitMethodCall(context: Context, call: CallExpression, symbol: MethodSymbol): NumberCode {
  const { location, pou } = receiver(context, call.callee);
  const method = pou.methods.get(symbol.name.toUpperCase()) ?? symbol;
  const { before, after } = emitArguments(context, call, method, context.linker.layouts.ofFrame(method).offsets);
  return emitMethodRun(context, { method, pou, instance: location.address, fill: before, finish: after }, call);
}

function emitActionCall(context: Context, call: CallExpression, symbol: Extract<PlcSymbol, { kind: 'action' }>): Action {
  const { location, pou } = receiver(context, call.callee);
  const code = actionCode(context.linker, symbol.declaration, pou);
  const { address } = location;
  return (base) => code.run(address(base));
}
