import type { CompilationUnit, Expression, Pou, Body as SyntaxBody, VariableSection } from '../ast.js';
import { isCodesysFamily } from '../dialect.js';
import type { MethodSymbol, PouSymbol, Type } from '../types.js';
import { unknownType } from '../types.js';
import { checkCondition, checkFit } from './assignments.js';
import { type Body, bodyError } from './body.js';
import { flatten } from './declarations.js';
import { typeOf } from './expressions.js';
import { checkJumps } from './jumps.js';
import type { Project } from './project.js';
import { checkStatements } from './statements.js';

/** `#import "list.gvl"` (MECT): the unit uses what that file declares. */
const imports = /^[ \t]*#import[ \t]+"/m;

/** Checks initial values and bodies of everything a unit declares. */
export function checkUnit(project: Project, unit: CompilationUnit): void {
  const free: Body = { project, unit, pou: null, method: null, loops: 0, typeOf };
  if (imports.test(unit.source.text)) project.openUnits.add(unit);
  for (const declaration of flatten(unit.declarations)) {
    if (declaration.kind === 'pou') {
      const pou = project.pous.get(declaration.name.key);
      if (pou !== undefined && (pou.declaration === declaration || project.partsOfPous.has(declaration))) checkPou(project, unit, pou, declaration);
    } else if (declaration.kind === 'global-variables') checkSection(free, declaration.section);
    else if (declaration.kind === 'loose-statements') checkLoose(project, unit, declaration.statements);
    else if (declaration.kind === 'loose-action') checkLooseAction(project, unit, declaration);
    else if (declaration.kind === 'type-block') checkTypeBlock(free, declaration);
  }
}

function checkTypeBlock(body: Body, block: Extract<CompilationUnit['declarations'][number], { kind: 'type-block' }>): void {
  for (const definition of block.definitions) {
    const type = body.project.types.get(definition.name.key)?.type ?? unknownType;
    if (definition.initial !== null) checkInitial(body, definition.initial, type);
    if (definition.type.kind !== 'struct-type' || type.kind !== 'struct') continue;
    for (const field of definition.type.fields)
      if (field.initial !== null) checkInitial(body, field.initial, type.fields.get(field.names[0]?.key ?? '')?.type ?? unknownType);
  }
}

function checkLoose(project: Project, unit: CompilationUnit, statements: Parameters<typeof checkStatements>[1]): void {
  project.openUnits.add(unit);
  checkStatements({ project, unit, pou: openPou(unit), method: null, loops: 0, typeOf }, statements);
}

/** Statements without a POU may use names that are declared elsewhere. */
function openPou(unit: CompilationUnit): PouSymbol {
  const none = { parameters: [], variables: new Map(), methods: new Map(), properties: new Map(), actions: new Map() };
  return { kind: 'pou', pou: 'program', name: '', key: '', declaration: null, unit, standard: null, ...none, base: null, open: true, returnType: unknownType };
}

function checkLooseAction(project: Project, unit: CompilationUnit, loose: Extract<CompilationUnit['declarations'][number], { kind: 'loose-action' }>): void {
  const owner = [...project.pous.values()].find((pou) => pou.actions.get(loose.action.name.key)?.declaration === loose.action);
  checkBody({ project, unit, pou: owner ?? openPou(unit), method: null, loops: 0, typeOf }, loose.action.body);
}

/** `declaration`: all of the block, or its part in this unit. */
function checkPou(project: Project, unit: CompilationUnit, pou: PouSymbol, declaration: Pou): void {
  const body: Body = { project, unit, pou, method: null, loops: 0, typeOf };
  for (const section of declaration.sections) checkSection(body, section);
  checkBody(body, declaration.body);
  for (const action of declaration.actions) checkBody({ ...body }, action.body);
  for (const method of pou.methods.values()) if (method.unit === unit && method.declaration !== null) checkMethod(project, unit, pou, method);
  for (const property of pou.properties.values()) {
    if (property.unit !== unit) continue;
    for (const accessor of property.declaration.accessors)
      checkBody({ project, unit, pou, method: property.accessors.get(accessor.accessor) ?? null, loops: 0, typeOf }, accessor.body);
  }
}

function checkMethod(project: Project, unit: CompilationUnit, pou: PouSymbol, method: MethodSymbol): void {
  const { declaration } = method;
  if (declaration === null) return;
  const body: Body = { project, unit, pou, method, loops: 0, typeOf };
  for (const section of declaration.sections) checkSection(body, section);
  checkBody(body, declaration.body);
}

function checkBody(body: Body, syntax: SyntaxBody): void {
  if (syntax.kind === 'statement-body') {
    checkStatements(body, syntax.statements);
    checkJumps(body, syntax.statements);
  }
  if (syntax.kind !== 'sfc-body') return;
  const steps = new Set(syntax.steps.map((step) => step.name.key));
  for (const transition of syntax.transitions) {
    if (transition.condition !== null) checkCondition(body, transition.condition, typeOf(body, transition.condition), 'a transition');
    for (const step of [...transition.from, ...transition.to])
      if (step.name !== '' && !steps.has(step.key))
        bodyError(body, step, 'unknown-step', `There is no step ${step.name} in this sequence; declare it with STEP.`);
  }
  for (const action of syntax.actions) checkBody(body, action.body);
}

function checkSection(body: Body, section: VariableSection): void {
  for (const declaration of section.declarations) {
    for (const { value } of declaration.arguments) if (value !== null) typeOf(body, value);
    if (declaration.initial === null) continue;
    const key = declaration.names[0]?.key ?? '';
    const variable = body.method?.variables.get(key) ?? body.pou?.variables.get(key) ?? body.project.globals.get(key);
    checkInitial(body, declaration.initial, variable?.declaration === declaration ? variable.type : unknownType);
  }
}

/** Checks an initial value against its type, element by element. */
function checkInitial(body: Body, initial: Expression, type: Type): void {
  if (initial.kind === 'array-initializer') {
    const element = type.kind === 'array' ? type.element : unknownType;
    for (const { value } of initial.elements) if (value !== null) checkInitial(body, value, element);
    return;
  }
  if (initial.kind === 'struct-initializer') {
    checkFields(body, initial, type);
    return;
  }
  const from = typeOf(body, initial);
  if (type.kind === 'array' || type.kind === 'block') {
    if (
      from.kind !== 'array' &&
      from.kind !== 'block' &&
      from.kind !== 'unknown' &&
      !isCodesysFamily(body.project.options.dialect) &&
      body.project.options.dialect !== 'siemens'
    )
      checkFit(body, initial, from, type, 'The initial value');
    return;
  }
  checkFit(body, initial, from, type, 'The initial value');
}

function checkFields(body: Body, initial: Extract<Expression, { kind: 'struct-initializer' }>, type: Type): void {
  for (const { name, value } of initial.fields) {
    const field = type.kind === 'struct' ? type.fields.get(name.key) : type.kind === 'block' ? type.block.variables.get(name.key) : undefined;
    const closed = (type.kind === 'struct' && !type.open) || (type.kind === 'block' && !type.block.open);
    if (field === undefined && closed) bodyError(body, name, 'unknown-member', `There is no field ${name.name} in this type.`);
    checkInitial(body, value, field?.type ?? unknownType);
  }
}
