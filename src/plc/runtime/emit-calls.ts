import type { Argument, CallExpression, Expression } from '../ast.js';
import { elementary, type MethodSymbol, type PlcSymbol, type PouSymbol, type Type, type VariableSymbol } from '../types.js';
import { coerce } from './coerce.js';
import { type Context, type Location, refuse, relative, shifted, sourcePlace } from './context.js';
import { actionCode, pouCode } from './emit-bodies.js';
import { emitLocation } from './emit-locations.js';
import { emitMethodRun, frameInitial, receiver, resultOf, storeIntoFrame } from './emit-members.js';
import { emitCondition } from './emit-operators.js';
import { type Action, emitStore, storeBit } from './emit-stores.js';
import { emitConverted, load } from './emit-values.js';
import type { Code } from './linker.js';
import { ScanFault } from './memory.js';
import { sequence } from './sequences.js';
import { emitStandardCall } from './standard-functions.js';
import { boolValue, constantNumber, type NumberCode, testOf, type Value } from './values.js';

/** A call as a value: a function, method or standard function. `expected`: the type of the place, which untyped literals take. */
export function emitCallValue(context: Context, call: CallExpression, expected: Type | null): Value {
  const symbol = calleeOf(context, call);
  switch (symbol?.kind) {
    case 'standard-function':
      return emitStandardCall(context, call, symbol.name, expected);
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
      emitStandardCall(context, call, symbol.name, null);
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
  const isSuper = callee.kind === 'dereference' && callee.operand.kind === 'name' && callee.operand.key === 'SUPER';
  return emitInstanceCall(context, call, emitLocation(context, callee), isSuper ? context.pou : null);
}

/** How parameters of a callee are written and read: code of the kind `Step`. */
type Passing<Step> = Readonly<{
  input: (parameter: VariableSymbol, offset: number, value: Expression) => Step;
  output: (parameter: VariableSymbol, offset: number, argument: Argument, target: Expression) => Step;
  bind: (parameter: VariableSymbol, offset: number, variable: Expression) => Step;
  enabled: (argument: Argument, target: Expression) => Step;
}>;
type Steps<Step> = Readonly<{ before: readonly Step[]; after: readonly Step[]; enable: ((base: number) => boolean) | null }>;

/** What a call does with its arguments, before and after the body. */
function emitArguments<Step>(
  context: Context,
  call: CallExpression,
  owner: PouSymbol | MethodSymbol,
  offsets: ReadonlyMap<VariableSymbol, number>,
  passing: Passing<Step>,
): Steps<Step> {
  const before: Step[] = [];
  const after: Step[] = [];
  let enable: Steps<Step>['enable'] = null;
  let position = 0;
  for (const argument of call.arguments) {
    const { value } = argument;
    const parameter = argument.name === null ? owner.parameters[position++] : owner.variables.get(argument.name.key);
    if (value === null) continue;
    if (parameter === undefined) {
      if (argument.name?.key === 'EN') enable = emitCondition(context, value);
      else if (argument.name?.key === 'ENO') after.push(passing.enabled(argument, value));
      else refuse(argument, 'This argument belongs to no parameter.');
      continue;
    }
    const offset = offsets.get(parameter) ?? refuse(argument, `${parameter.name} cannot be passed.`);
    if (parameter.section === 'VAR_OUTPUT') after.push(passing.output(parameter, offset, argument, value));
    else before.push(parameter.section === 'VAR_IN_OUT' ? passing.bind(parameter, offset, value) : passing.input(parameter, offset, value));
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

/** The callee's place is known beforehand: its parameters are written and read in place. */
function fixedPassing(context: Context, callee: Location): Passing<Action> {
  const { numbers } = context.linker.memory;
  return {
    input: ({ type }, offset, value) => emitStore(context, shifted(callee, offset, type), emitConverted(context, value, type), value),
    output: ({ type }, offset, argument, target) =>
      outputStore(context, negatedIf(argument.negated, load(context, shifted(callee, offset, type), argument)), target),
    bind: ({ type }, offset, variable) => {
      const slot = shifted(callee, offset, type).address;
      const { address } = emitLocation(context, variable);
      return (base) => {
        numbers[slot(base)] = address(base);
      };
    },
    enabled: (argument, target) => outputStore(context, negatedIf(argument.negated, constantNumber(elementary.BOOL, 1)), target),
  };
}

/** Code that is given the callee's address at each call. */
type CalleeStep = (base: number, callee: number) => void;

/** The callee's place is another at each call: a frame, or an element of an array of instances. */
function movingPassing(context: Context): Passing<CalleeStep> {
  const { numbers } = context.linker.memory;
  return {
    input: ({ type }, offset, value) => storeIntoFrame(context, emitConverted(context, value, type), type, offset, value),
    output: ({ type }, offset, argument, target) => outputStep(context, load(context, relative(type, offset), argument), argument, target),
    bind: (_parameter, offset, variable) => {
      const { address } = emitLocation(context, variable);
      return (base, callee) => {
        numbers[callee + offset] = address(base);
      };
    },
    enabled: (argument, target) => outputStep(context, constantNumber(elementary.BOOL, 1), argument, target),
  };
}

/** `Q => x`: reads at the callee, writes at the caller. */
function outputStep(context: Context, output: Value, argument: Argument, target: Expression): CalleeStep {
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

/**
 * A call of a block instance or program: inputs, body, outputs. Inputs that are not given keep their values. `concrete`: the block
 * the instance really is, when its base's body is called.
 */
function emitInstanceCall(context: Context, call: CallExpression, location: Location, concrete: PouSymbol | null = null): Action {
  const { type } = location;
  if (type.kind !== 'block') return refuse(call, 'Only block instances, functions, methods and actions can be called.');
  const { linker } = context;
  const { block } = type;
  const { offsets } = linker.layouts.ofBlock(block);
  const code = pouCode(linker, block, concrete ?? block);
  const spend = spendOne(context, call);
  if (location.mode === 'computed') {
    const { before, after, enable } = emitArguments(context, call, block, offsets, movingPassing(context));
    return guarded(enable, movingCall(before, after, spend, code, location.address));
  }
  const { before, after, enable } = emitArguments(context, call, block, offsets, fixedPassing(context, location));
  const run = sequence([...before, ...(block.standard === null ? [spend] : []), bodyRun(code, location), ...after]);
  return guarded(enable, (base) => {
    run(base);
  });
}

function spendOne(context: Context, call: CallExpression): Action {
  const { memory } = context.linker;
  const place = sourcePlace(context, call);
  return () => {
    if (--memory.budget < 0) throw new ScanFault('instruction-budget', 'The instruction budget of one scan is used up', place);
  };
}

function bodyRun(code: Code, { mode, slot }: Location): Action {
  if (mode === 'absolute')
    return () => {
      code.run(slot);
    };
  return (base) => {
    code.run(base + slot);
  };
}

function movingCall(before: readonly CalleeStep[], after: readonly CalleeStep[], spend: Action, code: Code, address: NumberCode): Action {
  return (base) => {
    spend(base);
    const instance = address(base);
    for (const step of before) step(base, instance);
    code.run(instance);
    for (const step of after) step(base, instance);
  };
}

function guarded(enable: ((base: number) => boolean) | null, run: Action): Action {
  if (enable === null) return run;
  return (base) => {
    if (enable(base)) run(base);
  };
}

/** Runs a function in a fresh frame; gives the frame, whose result slot stays readable until the next call. */
function emitFunctionRun(context: Context, call: CallExpression, pou: PouSymbol): NumberCode {
  const { linker } = context;
  const { memory } = linker;
  const layout = linker.layouts.ofFrame(pou);
  const { before, after } = emitArguments(context, call, pou, layout.offsets, movingPassing(context));
  const initialise = frameInitial(context, pou);
  const code = pouCode(linker, pou);
  const place = sourcePlace(context, call);
  return (base) => {
    const frame = memory.stack;
    if (frame + layout.size > memory.stackEnd && !memory.growStack(frame + layout.size))
      throw new ScanFault('stack-overflow', `The calls are nested too deeply; ${pou.name} calls itself without end`, place);
    if (--memory.budget < 0) throw new ScanFault('instruction-budget', 'The instruction budget of one scan is used up', place);
    memory.stack = frame + layout.size;
    memory.calling = place;
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
  const { members } = receiver(context, call.callee);
  return members.methods.get(symbol.name.toUpperCase()) ?? symbol;
}

function emitMethodCall(context: Context, call: CallExpression, symbol: MethodSymbol): NumberCode {
  const { location, pou, members } = receiver(context, call.callee);
  const method = members.methods.get(symbol.name.toUpperCase()) ?? symbol;
  const { before, after } = emitArguments(context, call, method, context.linker.layouts.ofFrame(method).offsets, movingPassing(context));
  return emitMethodRun(context, { method, pou, instance: location.address, fill: before, finish: after }, call);
}

function emitActionCall(context: Context, call: CallExpression, symbol: Extract<PlcSymbol, { kind: 'action' }>): Action {
  const { location, pou } = receiver(context, call.callee);
  const code = actionCode(context.linker, symbol.declaration, pou);
  const { address } = location;
  return (base) => {
    code.run(address(base));
  };
}
