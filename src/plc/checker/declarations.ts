import type {
  CompilationUnit,
  DataBlock,
  Declaration,
  Expression,
  Identifier,
  MethodDeclaration,
  Pou,
  PropertyDeclaration,
  VariableDeclaration,
  VariableSection,
} from '../ast.js';
import type { FieldSymbol, MethodSymbol, PouSymbol, Type, VariableSymbol } from '../types.js';
import { unknownType, voidType } from '../types.js';
import { inAlternative } from './alternatives.js';
import type { Project } from './project.js';
import { findType, initialOf, resolveInterface, resolveType, type TypeScope } from './type-resolution.js';

/** Enters the names of all units, without looking at what they mean. */
export function collectNames(project: Project, units: readonly CompilationUnit[]): void {
  for (const unit of units) for (const declaration of unit.declarations) collect(project, unit, declaration, '');
}

function collect(project: Project, unit: CompilationUnit, declaration: Declaration, namespace: string): void {
  switch (declaration.kind) {
    case 'pou':
      collectPou(project, unit, declaration, namespace);
      return;
    case 'type-block':
      for (const definition of declaration.definitions) {
        if (project.pendingTypes.has(definition.name.key)) duplicate(project, unit, definition.name, 'The type');
        else project.pendingTypes.set(definition.name.key, { definition, unit, type: null, resolving: false });
      }
      return;
    case 'interface':
      project.interfaces.set(declaration.name.key, { declaration, unit, type: null });
      return;
    case 'namespace':
      for (const inner of declaration.declarations) collect(project, unit, inner, declaration.name);
      return;
    default:
      return;
  }
}

type Named = Readonly<{ name: string; start: number; end: number }>;

function duplicate(project: Project, unit: CompilationUnit, name: Named, what: string): void {
  if (name.name !== '' && !inAlternative(unit, name.start))
    project.error(unit, name, 'duplicate-declaration', `${what} ${name.name} is declared twice; rename or remove one.`);
}

function collectPou(project: Project, unit: CompilationUnit, declaration: Pou, namespace: string): void {
  const { name } = declaration;
  const first = project.pous.get(name.key);
  if (first !== undefined) {
    if (namespace !== '' && overloads(first.declaration, declaration)) project.overloaded.add(first);
    else if (first.declaration !== null && inTwoParts(first.declaration, declaration)) joinParts(project, first, first.declaration, declaration, unit);
    else duplicate(project, unit, name, 'The block');
    return;
  }
  const symbol = emptyPou(declaration, unit);
  project.pous.set(name.key, symbol);
  if (namespace !== '') project.namespace(namespace).members.set(symbol.key, symbol);
}

/** Functions of one namespace may share a name when their parameters differ in type (user-defined overloading, IEC 61131-3:2013, 6.6.1.4). */
function overloads(first: Pou | null, second: Pou): boolean {
  return first?.pou === 'function' && second.pou === 'function' && parameterTypes(first) !== parameterTypes(second);
}

/** B&R Automation Studio: the interface of a block in a .fun file, its body in a .st file. */
function inTwoParts(first: Pou, second: Pou): boolean {
  const [face, body] = hasBody(first) ? [second, first] : [first, second];
  return first.pou === second.pou && !hasBody(face) && face.sections.length > 0 && body.sections.length === 0;
}

const hasBody = ({ body }: Pou): boolean => body.kind !== 'statement-body' || body.statements.length > 0;

/** One block of the interface and the body, whichever of them was given first. */
function joinParts(project: Project, first: PouSymbol, declared: Pou, second: Pou, unit: CompilationUnit): void {
  const [face, body, home] = hasBody(declared) ? [second, declared, unit] : [declared, second, first.unit ?? unit];
  const joined: Pou = { ...face, body: body.body, actions: body.actions };
  project.pous.set(first.key, emptyPou(joined, home));
  project.partsOfPous.add(face).add(body).add(joined);
}

function parameterTypes({ sections }: Pou): string {
  const declarations = sections.filter(({ section }) => parameterSections.has(section)).flatMap((section) => section.declarations);
  return declarations.flatMap(({ names, type }) => names.map(() => (type.kind === 'named-type' ? type.key : type.kind))).join(',');
}

function emptyPou(declaration: Pou, unit: CompilationUnit): PouSymbol {
  return {
    kind: 'pou',
    pou: declaration.pou,
    name: declaration.name.name,
    key: declaration.name.key,
    declaration,
    unit,
    standard: null,
    parameters: [],
    variables: new Map(),
    methods: new Map(),
    properties: new Map(),
    actions: new Map(),
    base: null,
    open: false,
    returnType: voidType,
  };
}

/** Resolves types, global variables, and the variables, methods and actions of all POUs. */
export function resolveDeclarations(project: Project, units: readonly CompilationUnit[]): void {
  const flat = units.map((unit) => ({ unit, declarations: flatten(unit.declarations) }));
  for (const { declarations } of flat)
    for (const section of declarations.flatMap(globalSections)) if (section.constant) addConstants(project.globalConstants, section);
  for (const key of project.pendingTypes.keys()) {
    const pending = project.pendingTypes.get(key);
    const type = findType(project, key);
    if (pending !== undefined && type !== undefined)
      project.types.set(key, { kind: 'type', name: pending.definition.name.name, key, type, initial: pending.definition.initial, unit: pending.unit });
  }
  for (const key of project.interfaces.keys()) resolveInterface(project, key);
  for (const { unit, declarations } of flat) for (const declaration of declarations) resolveGlobals(project, unit, declaration);
  for (const symbol of project.pous.values()) resolvePou(project, symbol);
  for (const { unit, declarations } of flat) attachLoose(project, unit, declarations);
}

/** The declarations of a file with namespaces opened. */
export function flatten(declarations: readonly Declaration[]): readonly Declaration[] {
  return declarations.flatMap((declaration) => (declaration.kind === 'namespace' ? flatten(declaration.declarations) : [declaration]));
}

function globalSections(declaration: Declaration): readonly VariableSection[] {
  if (declaration.kind === 'global-variables') return [declaration.section];
  if (declaration.kind === 'configuration') return [...declaration.sections, ...declaration.resources.flatMap((resource) => resource.sections)];
  return [];
}

function addConstants(target: Map<string, Expression>, section: VariableSection): void {
  for (const { names, initial } of section.declarations) if (initial !== null) for (const name of names) target.set(name.key, initial);
}

/** A declared name as a symbol. */
export function variableOf(
  name: Identifier,
  type: Type,
  section: VariableSymbol['section'],
  unit: CompilationUnit,
  from?: readonly [VariableSection, VariableDeclaration],
  initial: Expression | null = null,
): VariableSymbol {
  const declaration = from?.[1] ?? null;
  return {
    kind: 'variable',
    name: name.name,
    key: name.key,
    section,
    constant: from?.[0].constant ?? false,
    retain: from?.[0].retain === 'retain' || from?.[0].retain === 'persistent',
    type,
    address: declaration?.address?.text ?? null,
    initial,
    edge: declaration?.edge ?? null,
    declaration,
    unit,
    start: name.start,
    end: name.end,
  };
}

/** The variables of a section, in order. */
export function variablesOf(project: Project, section: VariableSection, scope: TypeScope): VariableSymbol[] {
  return section.declarations.flatMap((declaration) => {
    const type = resolveType(project, declaration.type, scope);
    const initial = initialOf(project, declaration);
    return declaration.names.map((name) => variableOf(name, type, section.section, scope.unit, [section, declaration], initial));
  });
}

function resolveGlobals(project: Project, unit: CompilationUnit, declaration: Declaration): void {
  const scope: TypeScope = { unit, constants: project.globalConstants };
  if (declaration.kind === 'data-block') resolveDataBlock(project, declaration, scope);
  for (const section of globalSections(declaration)) {
    if (section.section === 'VAR_CONFIG' || section.section === 'VAR_ACCESS') continue;
    if (declaration.kind === 'global-variables' && section.section !== 'VAR_GLOBAL') looseSection(project, unit, section);
    const list = declaration.kind === 'global-variables' ? declaration.listName : null;
    for (const variable of variablesOf(project, section, scope)) addGlobal(project, unit, variable, list);
  }
}

function looseSection(project: Project, unit: CompilationUnit, section: VariableSection): void {
  const message = `${section.section} stands outside a program or block; put it behind PROGRAM, FUNCTION_BLOCK or FUNCTION.`;
  project.report(unit, { start: section.start, end: section.start + section.section.length }, 'warning', 'loose-section', message);
}

function addGlobal(project: Project, unit: CompilationUnit, variable: VariableSymbol, list: string | null): void {
  if (list !== null) project.namespace(list).members.set(variable.key, variable);
  if (!project.globals.has(variable.key)) project.globals.set(variable.key, variable);
  else if (list === null) duplicate(project, unit, variable, 'The global variable');
}

function resolveDataBlock(project: Project, block: DataBlock, scope: TypeScope): void {
  const fields = new Map<string, FieldSymbol>();
  for (const section of block.sections)
    for (const { name, key, type, declaration, initial } of variablesOf(project, section, scope)) fields.set(key, { name, key, type, declaration, initial });
  const type: Type =
    block.type === null
      ? { kind: 'struct', name: block.name.name, union: false, fields, open: false }
      : resolveType(project, block.type, scope, block.name.name);
  project.globals.set(block.name.key, variableOf(block.name, type, 'VAR_GLOBAL', scope.unit));
}

/** Sections whose variables are set by position in a call. */
const parameterSections = new Set(['VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT']);

function resolvePou(project: Project, symbol: PouSymbol): void {
  const { declaration, unit } = symbol;
  if (declaration === null || unit === null || project.resolvedPous.has(symbol)) return;
  project.resolvedPous.add(symbol);
  inherit(project, symbol, declaration, unit);
  const constants = new Map<string, Expression>();
  for (const section of declaration.sections) if (section.constant) addConstants(constants, section);
  for (const section of declaration.sections) if (section.generic === true) addInstanceConstants(project, section);
  const scope: TypeScope = { unit, constants };
  for (const section of declaration.sections) declareAll(project, section, scope, symbol);
  if (declaration.pou === 'function') {
    symbol.returnType = declaration.returnType === null ? untypedResult(declaration) : resolveType(project, declaration.returnType, scope);
    symbol.variables.set(symbol.key, variableOf(declaration.name, symbol.returnType, 'RETURN', unit));
  }
  for (const method of declaration.methods) symbol.methods.set(method.name.key, methodOf(project, method, scope));
  for (const property of declaration.properties) addProperty(project, symbol, property, scope);
  const actions = declaration.body.kind === 'sfc-body' ? [...declaration.actions, ...declaration.body.actions] : declaration.actions;
  for (const action of actions) symbol.actions.set(action.name.key, { kind: 'action', name: action.name.name, declaration: action, unit });
}

/** VAR_GENERIC: the value written is only a default, each instance brings its own. */
function addInstanceConstants(project: Project, section: VariableSection): void {
  for (const { initial } of section.declarations) if (initial !== null) project.instanceConstants.add(initial);
}

/** A function without a type gives nothing, unless its whole interface is declared elsewhere. */
function untypedResult({ sections, body }: Pou): Type {
  return sections.length === 0 && body.kind === 'statement-body' && body.statements.length > 0 ? unknownType : voidType;
}

/** Declares a section's variables in a POU or method, and reports names that are there already. */
function declareAll(project: Project, section: VariableSection, scope: TypeScope, owner: PouSymbol | MethodSymbol): void {
  for (const variable of variablesOf(project, section, scope)) {
    const existing = owner.variables.get(variable.key);
    if (existing !== undefined && existing.unit === scope.unit && existing.section !== 'VAR_EXTERNAL') duplicate(project, scope.unit, variable, 'The variable');
    owner.variables.set(variable.key, variable);
    if (parameterSections.has(variable.section)) owner.parameters.push(variable);
  }
}

function inherit(project: Project, symbol: PouSymbol, declaration: Pou, unit: CompilationUnit): void {
  if (declaration.extends === null) return;
  const base = project.pous.get(declaration.extends.key) ?? project.standardBlocks.get(declaration.extends.key);
  if (base === undefined || base === symbol) {
    project.external(unit, declaration.extends, 'The base block', declaration.extends.name);
    symbol.open = true;
    return;
  }
  resolvePou(project, base);
  symbol.base = base;
  symbol.open ||= base.open;
  symbol.parameters.push(...base.parameters);
  for (const [key, variable] of base.variables) symbol.variables.set(key, variable);
  for (const [key, method] of base.methods) symbol.methods.set(key, method);
  for (const [key, property] of base.properties) symbol.properties.set(key, property);
  for (const [key, action] of base.actions) symbol.actions.set(key, action);
}

function methodOf(project: Project, declaration: MethodDeclaration, outer: TypeScope): MethodSymbol {
  const constants = new Map(outer.constants);
  for (const section of declaration.sections) if (section.constant) addConstants(constants, section);
  const scope: TypeScope = { unit: outer.unit, constants };
  const returnType = declaration.returnType === null ? voidType : resolveType(project, declaration.returnType, scope);
  const method: MethodSymbol = { kind: 'method', name: declaration.name.name, declaration, unit: outer.unit, parameters: [], variables: new Map(), returnType };
  for (const section of declaration.sections) declareAll(project, section, scope, method);
  if (returnType !== voidType) method.variables.set(declaration.name.key, variableOf(declaration.name, returnType, 'RETURN', outer.unit));
  return method;
}

function addProperty(project: Project, symbol: PouSymbol, declaration: PropertyDeclaration, scope: TypeScope): void {
  const type = resolveType(project, declaration.type, scope);
  const accessors = new Map<'get' | 'set', MethodSymbol>();
  const { name, key } = declaration.name;
  for (const accessor of declaration.accessors) {
    const method: MethodSymbol = { kind: 'method', name, declaration: null, unit: scope.unit, parameters: [], variables: new Map(), returnType: type };
    for (const section of accessor.sections) declareAll(project, section, scope, method);
    method.variables.set(key, variableOf(declaration.name, type, 'RETURN', scope.unit));
    accessors.set(accessor.accessor, method);
  }
  symbol.properties.set(key, { kind: 'property', name, declaration, unit: scope.unit, type, accessors });
}

/** Actions, methods and properties written behind their POU (CODESYS and TwinCAT text) belong to the POU before them. */
function attachLoose(project: Project, unit: CompilationUnit, declarations: readonly Declaration[]): void {
  let owner: PouSymbol | undefined;
  for (const declaration of declarations) {
    if (declaration.kind === 'pou') owner = project.pous.get(declaration.name.key);
    const scope: TypeScope = { unit, constants: project.globalConstants };
    if (declaration.kind === 'loose-action') {
      const target = declaration.owner === null ? owner : project.pous.get(declaration.owner.toUpperCase());
      const { action } = declaration;
      target?.actions.set(action.name.key, { kind: 'action', name: action.name.name, declaration: action, unit });
    } else if (declaration.kind === 'loose-member' && owner !== undefined) {
      const { member } = declaration;
      if (member.kind === 'method') owner.methods.set(member.name.key, methodOf(project, member, scope));
      else addProperty(project, owner, member, scope);
    }
  }
}
