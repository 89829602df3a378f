import type { Argument, CallExpression, Expression } from '../ast.js';
import { findStandardFunction, type StandardFunction } from '../standard/functions.js';
import { elementary, type MethodSymbol, type PlcSymbol, type PouSymbol, type Type, typeName, unknownType, type VariableSymbol, voidType } from '../types.js';
import { checkFit } from './assignments.js';
import { type Body, bodyError, bodyWarning, lookUp, nearestCallable, record } from './body.js';
import { valueType } from './conversions.js';
import { standardResult } from './standard-calls.js';
import { checkTarget } from './targets.js';
import { noteArguments } from './uses.js';

/** The result type of a call; arguments are checked against what is called. */
export function callType(body: Body, call: CallExpression): Type {
  const { callee } = call;
  const plain = callee.kind === 'name' ? lookUp(body, callee.key) : undefined;
  if (callee.kind === 'name') {
    const recursive = plain?.kind === 'variable' && plain.section === 'RETURN';
    if (isInstruction(body, plain)) return unknownCallee(body, call, callee.name);
    const symbol = recursive && body.pou !== null ? (body.method ?? body.pou) : plain;
    if (symbol === undefined || isHiddenMethod(body, symbol)) return unknownCallee(body, call, callee.name);
    record(body, callee, unknownType, symbol);
    return symbolCall(body, call, symbol);
  }
  const type = body.typeOf(body, callee);
  const symbol = body.project.expressionSymbols.get(callee);
  if (symbol !== undefined) return symbolCall(body, call, symbol);
  return typeCall(body, call, type);
}

/** A block's methods may be inherited or lie in another file; they hide values of enumerations and types of their name. */
function isHiddenMethod(body: Body, symbol: PlcSymbol): boolean {
  const { closed } = body.project.options;
  return closed !== true && body.pou?.pou === 'function-block' && (symbol.kind === 'enumerator' || symbol.kind === 'type');
}

/** Logix keeps its instructions apart from its tags: a tag named Size does not hide the instruction SIZE. */
function isInstruction(body: Body, symbol: PlcSymbol | undefined): boolean {
  return body.project.options.dialect === 'rockwell' && symbol?.kind === 'variable' && symbol.type.kind === 'elementary';
}

/** The operands that are looked up: not the type in `__NEW(Block(3))`, and of GSV and SSV only the tag behind the names of class, object and attribute. */
function operands(body: Body, name: string, list: readonly Argument[]): readonly Argument[] {
  const key = name.toUpperCase();
  if (key === '__NEW') return constructed(body, list);
  return body.project.options.dialect === 'rockwell' && (key === 'GSV' || key === 'SSV') ? list.slice(3) : list;
}

function unknownCallee(body: Body, call: CallExpression, name: string): Type {
  checkFree(body, operands(body, name, call.arguments));
  if (body.pou?.open !== true && !/^__/.test(name)) body.project.external(body.unit, call.callee, 'The function or block', name, nearestCallable(body, name));
  return unknownType;
}

/** What there is to check in `__NEW(Block(3, 'name'))`: the type's name is no call, its arguments go to FB_Init. CODESYS online help, operator __NEW. */
function constructed(body: Body, list: readonly Argument[]): readonly Argument[] {
  const [first, ...rest] = list;
  const made = first?.value ?? null;
  if (made?.kind !== 'call' || made.callee.kind !== 'name' || lookUp(body, made.callee.key)?.kind !== 'pou') return list;
  return [...made.arguments, ...rest];
}

function symbolCall(body: Body, call: CallExpression, symbol: PlcSymbol): Type {
  switch (symbol.kind) {
    case 'variable':
      return typeCall(body, call, symbol.type);
    case 'pou':
      return pouCall(body, call, symbol);
    case 'method':
      checkArguments(body, call, symbol, `Method ${symbol.name}`);
      return symbol.returnType;
    case 'action':
      return voidType;
    case 'standard-function': {
      const definition = findStandardFunction(symbol.name, body.project.options.dialect);
      return definition === undefined ? unknownType : standardCall(body, call, definition);
    }
    case 'type':
    case 'enumerator':
      checkFree(body, call.arguments);
      bodyError(body, call.callee, 'not-callable', `${symbol.name} is a ${symbol.kind}, not a function or block; it cannot be called.`);
      return unknownType;
    default:
      checkFree(body, call.arguments);
      return unknownType;
  }
}

function pouCall(body: Body, call: CallExpression, pou: PouSymbol): Type {
  if (body.project.overloaded.has(pou)) {
    checkFree(body, call.arguments);
    body.project.expressionSymbols.delete(call.callee);
    bodyWarning(body, call.callee, 'overloaded-function', `${pou.name} is declared several times with other inputs; which one is meant is not checked.`);
    return unknownType;
  }
  if (pou.pou === 'function') {
    checkArguments(body, call, pou, `Function ${pou.name}`);
    return pou.returnType;
  }
  if (body.project.options.dialect === 'rockwell' && calledWithInstance(body, call, pou)) {
    checkFree(body, call.arguments);
    return voidType;
  }
  const vendor = body.project.options.dialect === 'siemens' || body.project.options.dialect === 'rockwell';
  if (pou.pou === 'function-block' && !vendor) {
    bodyError(body, call.callee, 'instance-needed', `${pou.name} is a function block type; declare an instance (instance : ${pou.name};) and call that.`);
    checkFree(body, call.arguments);
    return voidType;
  }
  checkArguments(body, call, pou, pou.name);
  return voidType;
}

/** Logix calls an Add-On Instruction by its name, with the instance as first argument and the required parameters behind it by position. */
function calledWithInstance(body: Body, call: CallExpression, pou: PouSymbol): boolean {
  const first = call.arguments[0]?.value ?? null;
  if (pou.pou !== 'function-block' || first === null || call.arguments[0]?.name !== null) return false;
  const type = body.typeOf(body, first);
  return type.kind === 'block' && type.block === pou;
}

function typeCall(body: Body, call: CallExpression, type: Type): Type {
  if (type.kind === 'block') {
    checkArguments(body, call, type.block, type.block.name);
    return voidType;
  }
  if (type.kind === 'pointer') return typeCall(body, call, type.target);
  checkFree(body, call.arguments);
  if (type.kind === 'unknown') noteArguments(body, call.callee, call.arguments);
  if (type.kind !== 'unknown' && type.kind !== 'generic' && type.kind !== 'interface' && type.kind !== 'void')
    bodyError(body, call.callee, 'not-callable', `This is ${typeName(type)}, not a function or block; it cannot be called.`);
  return unknownType;
}

/** Arguments of something we know nothing about: each is checked on its own. */
function checkFree(body: Body, list: readonly Argument[]): void {
  for (const { value, direction } of list) {
    if (value === null) continue;
    body.typeOf(body, value);
    if (direction === 'out') checkTarget(body, value);
  }
}

function checkArguments(body: Body, call: CallExpression, owner: PouSymbol | MethodSymbol, name: string): void {
  const open = owner.kind === 'pou' && owner.open;
  const given = new Set<VariableSymbol>();
  let position = 0;
  for (const argument of call.arguments) {
    const parameter = argument.name === null ? owner.parameters[position++] : parameterNamed(owner, argument.name.key);
    if (parameter === undefined) {
      const variadic = argument.name === null && owner.parameters.at(-1)?.declaration?.variadic === true;
      if (!open && !variadic) wrongArgument(body, argument, owner, name);
      else if (open && owner.kind === 'pou' && owner.standard !== null && body.project.options.dialect === 'siemens')
        undocumentedArgument(body, argument, owner);
      if (argument.value !== null) body.typeOf(body, argument.value);
      continue;
    }
    if (given.has(parameter)) bodyError(body, argument, 'duplicate-argument', `${parameter.name} is given twice in this call; remove one.`);
    given.add(parameter);
    checkArgument(body, argument, parameter);
  }
  checkMissing(body, call, owner, given, name);
}

function parameterNamed(owner: PouSymbol | MethodSymbol, key: string): VariableSymbol | undefined {
  const variable = owner.variables.get(key);
  return variable !== undefined && owner.parameters.includes(variable) ? variable : undefined;
}

const implicitParameters = new Set(['EN', 'ENO']);

function wrongArgument(body: Body, argument: Argument, owner: PouSymbol | MethodSymbol, name: string): void {
  if (argument.name === null) {
    bodyError(body, argument, 'argument-count', `${name} takes ${owner.parameters.length} argument(s); remove this one.`);
    return;
  }
  if (implicitParameters.has(argument.name.key)) return;
  const list = owner.parameters.map((parameter) => parameter.name).join(', ');
  bodyError(body, argument.name, 'unknown-parameter', `${name} has no parameter ${argument.name.name}${list === '' ? '' : `; it has ${list}`}.`);
}

/** The blocks of Siemens have more members than the standard says, so that a name which is not known may still be right. */
function undocumentedArgument(body: Body, { name }: Argument, owner: PouSymbol): void {
  if (name === null || implicitParameters.has(name.key)) return;
  const list = owner.parameters.map((parameter) => parameter.name).join(', ');
  bodyWarning(body, name, 'unknown-parameter', `${owner.name} has no documented parameter ${name.name}; it has ${list}.`);
}

function checkArgument(body: Body, argument: Argument, parameter: VariableSymbol): void {
  const { value, direction } = argument;
  if (value === null) return;
  const type = body.typeOf(body, value);
  if (parameter.section === 'VAR_OUTPUT') {
    if (direction === 'in' && argument.name !== null)
      bodyError(body, argument, 'wrong-direction', `${parameter.name} is an output; write ${parameter.name} => variable.`);
    checkTarget(body, value);
    checkFit(body, value, parameter.type, type, `Output ${parameter.name}`);
    return;
  }
  if (direction === 'out') {
    bodyError(body, argument, 'wrong-direction', `${parameter.name} is not an output; write ${parameter.name} := value.`);
    return;
  }
  if (parameter.section === 'VAR_IN_OUT' && !parameter.constant) {
    if (!isVariable(value)) bodyError(body, value, 'variable-needed', `${parameter.name} is VAR_IN_OUT; it needs a variable, not a value.`);
    else if (body.project.options.dialect !== 'siemens') checkTarget(body, value);
    if (!sameStorage(type, parameter.type)) {
      bodyError(
        body,
        value,
        'type-mismatch',
        `${parameter.name} is VAR_IN_OUT and works on the variable itself: it needs ${typeName(parameter.type)}, not ${typeName(type)}.`,
      );
      return;
    }
  }
  checkFit(body, value, type, parameter.type, `Argument ${parameter.name}`);
}

/** A variable handed over by reference must have the very type, apart from lengths and names. */
function sameStorage(actual: Type, formal: Type): boolean {
  const a = valueType(actual);
  const b = valueType(formal);
  if (a.kind !== 'elementary' || b.kind !== 'elementary' || a === b) return true;
  return a.bits === b.bits && a.family !== 'real' && b.family !== 'real';
}

function isVariable(expression: Expression): boolean {
  return ['name', 'member', 'index', 'bit-access', 'dereference', 'direct-address', 'error-expression'].includes(expression.kind);
}

function checkMissing(body: Body, call: CallExpression, owner: PouSymbol | MethodSymbol, given: ReadonlySet<VariableSymbol>, name: string): void {
  const positional = call.arguments.some((argument) => argument.name === null);
  const isFunction = owner.kind === 'method' || owner.pou === 'function';
  for (const parameter of owner.parameters) {
    if (given.has(parameter) || parameter.declaration?.variadic === true) continue;
    if (parameter.section === 'VAR_IN_OUT') {
      const report = body.project.options.dialect === 'iec' ? bodyError : bodyWarning;
      report(body, call, 'missing-argument', `${name} needs the VAR_IN_OUT argument ${parameter.name} at every call.`);
    } else if (isFunction && parameter.section === 'VAR_INPUT' && parameter.initial === null && (positional || call.arguments.length === 0)) {
      bodyError(body, call, 'missing-argument', `${name} needs the argument ${parameter.name} (${typeName(parameter.type)}).`);
    }
  }
}

/** Standard functions: number, names and kinds of arguments, and the result type. */
function standardCall(body: Body, call: CallExpression, definition: StandardFunction): Type {
  const list = call.arguments.filter((argument) => !implicitParameters.has(argument.name?.key ?? ''));
  const types = list.map((argument) => (argument.value === null ? unknownType : body.typeOf(body, argument.value)));
  for (const argument of call.arguments) if (!list.includes(argument) && argument.value !== null) body.typeOf(body, argument.value);
  const { parameters, extensible, name } = definition;
  if (list.length === parameters.length + 1 && /_TO_W?STRING$/.test(name) && types.at(-1)?.kind === 'string') {
    bodyWarning(body, call, 'vendor-form', `${name} with a format as second argument is a vendor's form; the standard function has one argument.`);
    return standardResult(body, call, definition, list.slice(0, -1), types.slice(0, -1));
  }
  if (list.length < parameters.length || (!extensible && list.length > parameters.length)) {
    const count = extensible ? `at least ${parameters.length}` : String(parameters.length);
    const vendorForm = name === 'TIME' || body.project.options.dialect === 'siemens';
    if (!vendorForm)
      bodyError(
        body,
        call,
        'argument-count',
        `${name} takes ${count} argument(s) (${parameters.map((parameter) => parameter.name).join(', ')}), but ${list.length} are given.`,
      );
    return name === 'TIME' ? elementary.TIME : unknownType;
  }
  return standardResult(body, call, definition, list, types);
}
