import type {
  ArrayTypeReference,
  CompilationUnit,
  EnumTypeReference,
  Expression,
  NamedTypeReference,
  StructTypeReference,
  TypeReference,
  VariableDeclaration,
} from '../ast.js';
import { isCodesysFamily } from '../dialect.js';
import {
  defaultStringLength,
  type EnumeratorSymbol,
  type EnumType,
  elementary,
  type FieldSymbol,
  findElementary,
  type InterfaceType,
  type MethodSymbol,
  type StructType,
  type Type,
  unknownType,
  voidType,
} from '../types.js';
import { inAlternative } from './alternatives.js';
import { evaluateConstant } from './constants.js';
import type { Project } from './project.js';

/** Where a type is written: its file, and the constants its bounds may use besides the global ones. */
export type TypeScope = Readonly<{ unit: CompilationUnit; constants: ReadonlyMap<string, Expression> }>;

/** The meaning of a type reference. Reports unknown names once, as findings of the unit. */
export function resolveType(project: Project, reference: TypeReference, scope: TypeScope, name = ''): Type {
  switch (reference.kind) {
    case 'named-type':
      return resolveNamed(project, reference, scope);
    case 'string-type':
      return { kind: 'string', wide: reference.wide, length: stringLength(project, reference.length, scope) };
    case 'array-type':
      return resolveArray(project, reference, scope);
    case 'struct-type':
      return fillStruct(project, reference, scope, {
        kind: 'struct',
        name: name === '' ? 'STRUCT' : name,
        union: reference.union,
        fields: new Map(),
        open: false,
      });
    case 'enum-type':
      return resolveEnum(project, reference, scope, name);
    case 'subrange-type':
      return resolveSubrange(project, reference, scope, name);
    case 'pointer-type':
      return { kind: 'pointer', form: reference.form, target: resolveType(project, reference.target, scope) };
    case 'error-type':
      return unknownType;
  }
}

function stringLength(project: Project, length: Expression | null, scope: TypeScope): number {
  const fallback = defaultStringLength[project.options.dialect];
  if (length === null) return fallback;
  const value = constantOf(project, length, scope);
  return value === null ? fallback : Math.min(Math.max(Number(value), 0), 65_535);
}

/** A constant whole number in a scope; null when it is not constant or uses names that are not visible. */
export function constantOf(project: Project, expression: Expression, scope: TypeScope): number | bigint | null {
  return evaluateConstant(expression, (name) => lookUpConstant(project, name, scope));
}

function lookUpConstant(project: Project, expression: Expression, scope: TypeScope): Expression | number | undefined {
  if (expression.kind === 'name')
    return scope.constants.get(expression.key) ?? project.globalConstants.get(expression.key) ?? project.enumerators.get(expression.key)?.value;
  if (expression.kind === 'typed-name') return enumeratorValue(project, expression.typeName.key, expression.member.key);
  if (expression.kind === 'member' && expression.object.kind === 'name')
    return enumeratorValue(project, expression.object.key, expression.member.key) ?? project.globalConstants.get(expression.member.key);
  return undefined;
}

function enumeratorValue(project: Project, type: string, member: string): number | undefined {
  const found = findType(project, type);
  return found?.kind === 'enum' ? found.members.get(member)?.value : undefined;
}

/** A declared data type by upper-case name; undefined when there is none. */
export function findType(project: Project, key: string): Type | undefined {
  const pending = project.pendingTypes.get(key);
  if (pending === undefined) return undefined;
  if (pending.type !== null) return pending.type;
  const { definition, unit } = pending;
  const scope: TypeScope = { unit, constants: project.globalConstants };
  if (pending.resolving) {
    project.error(unit, definition.name, 'recursive-type', `${definition.name.name} is defined by itself; use POINTER TO or REF_TO for self-reference.`);
    pending.type = unknownType;
    return unknownType;
  }
  pending.resolving = true;
  if (definition.type.kind === 'struct-type') {
    const struct: StructType = { kind: 'struct', name: definition.name.name, union: definition.type.union, fields: new Map(), open: false };
    pending.type = struct;
    fillStruct(project, definition.type, scope, struct);
  } else {
    const type = resolveType(project, definition.type, scope, definition.name.name);
    pending.type ??= type;
  }
  pending.resolving = false;
  return pending.type;
}

const genericNames = new Set([
  'ANY',
  'ANY_NUM',
  'ANY_INT',
  'ANY_REAL',
  'ANY_BIT',
  'ANY_STRING',
  'ANY_DATE',
  'ANY_TYPE',
  'VARIANT',
  'ANY_ELEMENTARY',
  'ANY_MAGNITUDE',
  'ANY_DERIVED',
  '__SYSTEM',
  'POINTER',
]);
const vendorTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['S5TIME', elementary.TIME],
  ['__XWORD', elementary.LWORD],
  ['__UXINT', elementary.ULINT],
  ['__XINT', elementary.LINT],
  ['LDATE_AND_TIME', elementary.LDT],
  ['DB_ANY', unknownType],
  ['DTL', unknownType],
]);

function resolveNamed(project: Project, reference: NamedTypeReference, scope: TypeScope): Type {
  const { key } = reference;
  const standard = reference.path.length === 1 && !reference.quoted ? findElementary(key) : undefined;
  if (standard !== undefined) return standard;
  const declared = findType(project, key) ?? blockType(project, key) ?? resolveInterface(project, key);
  if (declared !== undefined) return declared;
  if (key === 'VOID') return voidType;
  if (genericNames.has(key)) return { kind: 'generic', name: reference.name };
  const vendor = vendorTypes.get(key);
  if (vendor !== undefined) return vendor;
  if (reference.name !== '') project.external(scope.unit, reference, 'The type', reference.path.map((part) => part.name).join('.'));
  return unknownType;
}

function blockType(project: Project, key: string): Type | undefined {
  const block = project.pous.get(key) ?? project.standardBlocks.get(key);
  return block === undefined || block.pou === 'function' ? undefined : { kind: 'block', block };
}

/** The type of a declared interface; its methods are known by name only. */
export function resolveInterface(project: Project, key: string): InterfaceType | undefined {
  const pending = project.interfaces.get(key);
  if (pending === undefined) return undefined;
  if (pending.type !== null) return pending.type;
  const members = new Map<string, MethodSymbol>();
  const type: InterfaceType = { kind: 'interface', name: pending.declaration.name.name, members };
  pending.type = type;
  for (const method of pending.declaration.methods) {
    const returnType =
      method.returnType === null ? voidType : resolveType(project, method.returnType, { unit: pending.unit, constants: project.globalConstants });
    members.set(method.name.key, {
      kind: 'method',
      name: method.name.name,
      declaration: method,
      unit: pending.unit,
      parameters: [],
      variables: new Map(),
      returnType,
    });
  }
  return type;
}

/** Whether a bound depends on a VAR_GENERIC constant: `0..Count - 1` is empty with a default of 0, and no mistake. */
function setByInstance(project: Project, bound: Expression, scope: TypeScope): boolean {
  let found = false;
  evaluateConstant(bound, (name) => {
    const value = lookUpConstant(project, name, scope);
    found ||= typeof value === 'object' && project.instanceConstants.has(value);
    return value;
  });
  return found;
}

function resolveArray(project: Project, reference: ArrayTypeReference, scope: TypeScope): Type {
  const ranges = reference.ranges.map((range) => {
    if (range.high === null) return null;
    const low = range.low === null ? 0 : constantOf(project, range.low, scope);
    const high = constantOf(project, range.high, scope);
    if (low === null || high === null) return null;
    if (high < low && setByInstance(project, range.high, scope)) return null;
    // `ARRAY[0..-1]`: a bound written as a negative number just below the lower one declares an empty list on purpose (TwinCAT).
    if (isCodesysFamily(project.options.dialect) && Number(high) === Number(low) - 1 && high < 0 && range.high.kind === 'unary') return null;
    if (high < low) project.error(scope.unit, range, 'array-bounds', `The upper bound ${high} is below the lower bound ${low}; swap them.`);
    return { low: Number(low), high: Math.max(Number(high), Number(low)) };
  });
  const elementInitial = declaredInitial(project, reference.element);
  return { kind: 'array', ranges, element: resolveType(project, reference.element, scope), elementInitial };
}

/** The initial value of a variable or field: its own, else that of the type it is declared with, along the names (IEC 61131-3:2013, clause 6.4.4.2). */
export function initialOf(project: Project, { initial, type }: VariableDeclaration): Expression | null {
  return initial ?? declaredInitial(project, type);
}

function declaredInitial(project: Project, type: TypeReference): Expression | null {
  let value: Expression | null = null;
  let named = type;
  for (const seen = new Set<string>(); value === null && named.kind === 'named-type' && !seen.has(named.key); ) {
    seen.add(named.key);
    const definition = project.pendingTypes.get(named.key)?.definition;
    if (definition === undefined) break;
    value = definition.initial;
    named = definition.type;
  }
  return value;
}

function fillStruct(project: Project, reference: StructTypeReference, scope: TypeScope, struct: StructType): StructType {
  if (reference.extends !== null) {
    const base = resolveNamed(project, reference.extends, scope);
    if (base.kind === 'struct') {
      for (const [key, field] of base.fields) struct.fields.set(key, field);
      struct.open ||= base.open;
    } else struct.open = true;
  }
  for (const declaration of reference.fields) {
    const type = resolveType(project, declaration.type, scope);
    for (const name of declaration.names) {
      const field: FieldSymbol = { name: name.name, key: name.key, type, declaration, initial: initialOf(project, declaration) };
      if (struct.fields.has(name.key) && !inAlternative(scope.unit, name.start))
        project.error(scope.unit, name, 'duplicate-declaration', `The field ${name.name} is declared twice; rename or remove one.`);
      struct.fields.set(name.key, field);
    }
  }
  return struct;
}

function resolveEnum(project: Project, reference: EnumTypeReference, scope: TypeScope, name: string): EnumType {
  const base = reference.base === null ? elementary.INT : resolveNamed(project, reference.base, scope);
  const members = new Map<string, EnumeratorSymbol>();
  const type: EnumType = {
    kind: 'enum',
    name: name === '' ? 'enumeration' : name,
    base: base.kind === 'elementary' ? base : elementary.INT,
    members,
  };
  let next = 0;
  const known = new Map<string, Expression>(scope.constants);
  for (const member of reference.members) {
    const written =
      member.value === null
        ? next
        : evaluateConstant(
            member.value,
            (expression) =>
              (expression.kind === 'name' ? members.get(expression.key)?.value : undefined) ??
              lookUpConstant(project, expression, { unit: scope.unit, constants: known }),
          );
    const value = written === null ? next : Number(written);
    const symbol: EnumeratorSymbol = { kind: 'enumerator', name: member.name.name, key: member.name.key, value, typeName: type.name };
    if (members.has(symbol.key) && !inAlternative(scope.unit, member.name.start))
      project.error(scope.unit, member.name, 'duplicate-declaration', `The value ${symbol.name} is listed twice; rename or remove one.`);
    members.set(symbol.key, symbol);
    project.enumerators.set(symbol.key, project.enumerators.has(symbol.key) && project.enumerators.get(symbol.key)?.typeName !== type.name ? null : symbol);
    next = value + 1;
  }
  project.enumTypes.set(type.name, type);
  return type;
}

function resolveSubrange(project: Project, reference: Extract<TypeReference, { kind: 'subrange-type' }>, scope: TypeScope, name: string): Type {
  const base = resolveNamed(project, reference.base, scope);
  if (base.kind !== 'elementary') return base;
  const low = constantOf(project, reference.low, scope);
  const high = constantOf(project, reference.high, scope);
  return low === null || high === null ? base : { kind: 'subrange', name, base, low, high };
}
