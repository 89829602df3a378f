import type { BitAccessExpression, Expression, MemberExpression, NameExpression, TypedNameExpression } from '../ast.js';
import { startInformation } from '../standard/start-information.js';
import {
  type ElementaryType,
  type EnumeratorSymbol,
  elementary,
  type FieldSymbol,
  findElementary,
  type PlcSymbol,
  type PouSymbol,
  type Type,
  typeName,
  unknownType,
  voidType,
} from '../types.js';
import { checkFit } from './assignments.js';
import { type Body, bodyError, bodyWarning, declaredApart, isTypo, lookUp, nearestName, nearestVariable, ownType, record } from './body.js';
import { callType } from './calls.js';
import { autoDereferenced, isWhole } from './conversions.js';
import { indexType } from './indices.js';
import { binaryType, unaryType } from './operators.js';
import { findType } from './type-resolution.js';

/** The type of an expression; names, members and literals are resolved and every part is checked once. */
export function typeOf(body: Body, expression: Expression): Type {
  return record(body, expression, compute(body, expression));
}

function compute(body: Body, expression: Expression): Type {
  switch (expression.kind) {
    case 'name':
      return nameType(body, expression);
    case 'member':
      return memberType(body, expression);
    case 'binary': {
      const left = typeOf(body, expression.left);
      return binaryType(body, expression, left, typeOf(body, expression.right));
    }
    case 'unary':
      return unaryType(body, expression, typeOf(body, expression.operand));
    case 'parenthesised':
      return typeOf(body, expression.expression);
    case 'call':
      return callType(body, expression);
    case 'index':
      return indexType(body, expression);
    case 'bit-access':
      return bitType(body, expression);
    case 'dereference':
      return dereferencedType(body, expression);
    case 'typed-name':
      return typedNameType(body, expression);
    case 'assignment-expression': {
      const target = typeOf(body, expression.target);
      checkFit(body, expression.value, typeOf(body, expression.value), target, 'The value');
      return target;
    }
    default:
      return literalType(body, expression);
  }
}

function literalType(body: Body, expression: Expression): Type {
  switch (expression.kind) {
    case 'integer-literal':
      return typedLiteral(body, expression, expression.typeName) ?? { kind: 'literal', family: 'integer', value: expression.value };
    case 'real-literal':
      return typedLiteral(body, expression, expression.typeName) ?? { kind: 'literal', family: 'real', value: null };
    case 'bool-literal':
      return elementary.BOOL;
    case 'duration-literal':
      return expression.long ? elementary.LTIME : elementary.TIME;
    case 'date-literal':
      return expression.text.toUpperCase().startsWith('DTL') ? unknownType : elementary[expression.family];
    case 'string-literal':
      return stringLiteralType(expression.value, expression.wide, expression.typeName);
    case 'direct-address':
      return addressType(expression.size);
    case 'array-initializer':
      for (const { value } of expression.elements) if (value !== null) typeOf(body, value);
      return unknownType;
    case 'struct-initializer':
      for (const { value } of expression.fields) typeOf(body, value);
      return unknownType;
    default:
      return unknownType;
  }
}

function stringLiteralType(value: string, wide: boolean, prefix: string | null): Type {
  if (prefix === 'CHAR' || prefix === 'WCHAR') return elementary[prefix];
  return prefix === 'POINTER' ? unknownType : { kind: 'string', wide, length: value.length };
}

function typedLiteral(body: Body, expression: Expression, prefix: string | null): Type | null {
  const type = prefix === null ? undefined : elementaryByPrefix(prefix);
  if (type === undefined) return null;
  if (expression.kind === 'integer-literal') checkFit(body, expression, { kind: 'literal', family: 'integer', value: expression.value }, type, 'The literal');
  return type;
}

function elementaryByPrefix(prefix: string): ElementaryType | undefined {
  return Object.values(elementary).find((type) => type.name === prefix);
}

function addressType(size: string): Type {
  const types: Readonly<Record<string, Type>> = { B: elementary.BYTE, W: elementary.WORD, D: elementary.DWORD, L: elementary.LWORD };
  return types[size] ?? elementary.BOOL;
}

/** The type of what a symbol stands for when it is used as a value. */
function symbolType(body: Body, symbol: PlcSymbol): Type {
  switch (symbol.kind) {
    case 'variable':
      return symbol.type;
    case 'enumerator':
      return body.project.enumTypes.get(symbol.typeName) ?? unknownType;
    case 'property':
      return symbol.type;
    case 'pou':
      return symbol.pou === 'function' ? voidType : { kind: 'block', block: symbol };
    default:
      return unknownType;
  }
}

function nameType(body: Body, expression: NameExpression): Type {
  const { key } = expression;
  if (key === 'THIS' || key === 'SUPER') return selfType(body, key);
  const symbol = lookUp(body, key);
  if (symbol === undefined || symbol === null) return undeclared(body, expression);
  return record(body, expression, symbolType(body, symbol), symbol);
}

function selfType(body: Body, key: string): Type {
  const own = ownType(body);
  if (own === undefined) return unknownType;
  if (key === 'THIS') return { kind: 'pointer', form: 'pointer', target: own };
  return { kind: 'pointer', form: 'pointer', target: own.block.base === null ? unknownType : { kind: 'block', block: own.block.base } };
}

const implicitNames = new Set(['ENO', 'EN', '__SYSTEM', '__POSITION', '__POUNAME', 'NULL', '_RETVAL', 'RET_VAL']);

/** A plain name that is declared nowhere. Whether that is an error is decided at the end, when it is known how open the unit is. */
function undeclared(body: Body, expression: NameExpression): Type {
  const { key, quoting } = expression;
  if (implicitNames.has(key)) return key === 'EN' || key === 'ENO' ? elementary.BOOL : unknownType;
  if (findElementary(key) !== undefined || key === 'STRING' || key === 'WSTRING') return unknownType;
  const started = body.pou?.pou === 'organization-block' && quoting !== 'global' ? startInformation(key) : undefined;
  if (started !== undefined) return started;
  if (body.project.enumerators.has(key)) {
    body.project.ambiguousNames.set(expression, body.unit);
    return unknownType;
  }
  if ((body.pou?.open === true && quoting !== 'local') || isSequenceName(body, key)) return unknownType;
  body.project.undeclared.push({ unit: body.unit, expression, nearest: nearestVariable(body, key), typo: isTypo(body, key), apart: declaredApart(body) });
  return unknownType;
}

/** A step (`S1.X`; CODESYS also `_S1`) or a named transition of this sequence, or one of the flags CODESYS keeps for every chart. */
function isSequenceName({ pou }: Body, key: string): boolean {
  const syntax = pou?.declaration?.body;
  if (syntax?.kind !== 'sfc-body') return false;
  const named = [...syntax.steps, ...syntax.transitions].flatMap(({ name }) => (name === null ? [] : [name.key]));
  return key.startsWith('SFC') || named.includes(key) || named.includes(key.replace(/^_/, ''));
}

function memberType(body: Body, expression: MemberExpression): Type {
  const { object, member } = expression;
  const qualified = object.kind === 'name' ? qualifiedType(body, object, expression) : undefined;
  if (qualified !== undefined) return qualified;
  const type = selfOrTarget(object, typeOf(body, object));
  if (type.kind === 'array' && member.key === 'THIS' && body.project.options.dialect === 'siemens') return record(body, expression, type);
  switch (type.kind) {
    case 'struct': {
      const field = type.fields.get(member.key);
      if (field !== undefined) return record(body, expression, field.type, fieldVariable(field));
      return type.open
        ? unknownType
        : unknownMember(
            body,
            expression,
            type.name,
            [...type.fields.values()].map((entry) => entry.name),
          );
    }
    case 'block':
      return blockMember(body, expression, type.block);
    case 'interface':
      return unknownType;
    case 'enum':
      return type.members.has(member.key) ? record(body, expression, type, type.members.get(member.key)) : unknownMember(body, expression, type.name, []);
    case 'unknown':
    case 'generic':
      return unknownType;
    case 'elementary':
      return namedBit(body, expression, type);
    default:
      return unknownMember(body, expression, typeName(type), [], type.kind === 'pointer' ? '; dereference the pointer with ^ first' : '');
  }
}

/** `THIS.x` (IEC 61131-3, 3rd edition) and `THIS^.x` (CODESYS) name the same member; references need no `^` either. */
function selfOrTarget(object: Expression, type: Type): Type {
  const self = object.kind === 'name' && (object.key === 'THIS' || object.key === 'SUPER');
  return self && type.kind === 'pointer' ? type.target : autoDereferenced(type);
}

/** `Type.Value`, `List.variable`, `Namespace.Block`, `Library.anything`. */
function qualifiedType(body: Body, object: NameExpression, expression: MemberExpression): Type | undefined {
  const { project } = body;
  const { member } = expression;
  const symbol = lookUp(body, object.key);
  if (symbol?.kind === 'variable') return undefined;
  if (symbol === undefined) {
    if (implicitNames.has(object.key) || object.key === 'THIS' || object.key === 'SUPER') return undefined;
    const typo = object.quoting === 'local' || (project.options.dialect === 'iec' && project.options.closed === true);
    if (typo || isTypo(body, object.key) || meantVariable(body, object.key, member.key)) return undefined;
    if (body.pou?.open !== true && !isSequenceName(body, object.key)) project.external(body.unit, object, 'The name', object.name);
    return unknownType;
  }
  if (symbol.kind === 'type' && symbol.type.kind === 'enum') {
    const enumerator: EnumeratorSymbol | undefined = symbol.type.members.get(member.key);
    if (enumerator === undefined)
      return unknownMember(
        body,
        expression,
        symbol.name,
        [...symbol.type.members.values()].map((entry) => entry.name),
      );
    return record(body, expression, symbol.type, enumerator);
  }
  if (symbol.kind === 'pou' && symbol.pou === 'function-block' && project.options.dialect === 'siemens') return instanceBlock(body, expression, symbol);
  if (symbol.kind !== 'namespace') return undefined;
  const inner = symbol.members.get(member.key) ?? project.globals.get(member.key) ?? project.types.get(member.key) ?? project.pous.get(member.key);
  return inner === undefined ? unknownType : record(body, expression, symbolType(body, inner), inner);
}

/** `FB10.DB20` of classic S7-SCL: the block and the data block that is its instance, which may lie in another file. */
function instanceBlock(body: Body, expression: MemberExpression, block: PouSymbol): Type {
  const { member } = expression;
  const instance = lookUp(body, member.key);
  if (instance?.kind === 'variable') return record(body, expression, instance.type, instance);
  body.project.external(body.unit, member, 'The data block', member.name);
  return { kind: 'block', block };
}

/** Whether a declared variable of nearly this name has this member, so that the name is misspelt and no list of another file. */
function meantVariable(body: Body, key: string, member: string): boolean {
  const nearest = nearestName(body, key)?.toUpperCase();
  const symbol = nearest === undefined ? undefined : lookUp(body, nearest);
  if (symbol?.kind !== 'variable') return false;
  const type = autoDereferenced(symbol.type);
  if (type.kind === 'struct') return type.fields.has(member);
  return type.kind === 'block' && type.block.variables.has(member);
}

function fieldVariable(field: FieldSymbol): PlcSymbol {
  const { name, key, type, declaration, initial } = field;
  return {
    kind: 'variable',
    name,
    key,
    section: 'VAR',
    constant: false,
    retain: false,
    type,
    address: null,
    initial,
    edge: null,
    declaration,
    unit: null,
    start: 0,
    end: 0,
  };
}

function blockMember(body: Body, expression: MemberExpression, block: PouSymbol): Type {
  const { key } = expression.member;
  const symbol: PlcSymbol | undefined = block.variables.get(key) ?? block.properties.get(key) ?? block.methods.get(key) ?? block.actions.get(key);
  if (symbol !== undefined) return record(body, expression, symbolType(body, symbol), symbol);
  const names = [...block.variables.values()].map((variable) => variable.name);
  if (block.standard !== null && body.project.options.dialect === 'siemens' && !body.project.standardBlocks.has(key)) {
    bodyWarning(body, expression.member, 'unknown-member', `${block.name} has no documented member ${expression.member.name}; it has ${names.join(', ')}.`);
    return unknownType;
  }
  if (block.open || block.declaration?.body.kind === 'sfc-body') return unknownType;
  return unknownMember(body, expression, block.name, names);
}

/** `word.BIT_NAME` with a constant bit number (CODESYS). */
function namedBit(body: Body, expression: MemberExpression, type: ElementaryType): Type {
  if (isWhole(type) && lookUp(body, expression.member.key)?.kind === 'variable') return elementary.BOOL;
  return unknownMember(body, expression, type.name, []);
}

function unknownMember(body: Body, expression: MemberExpression, owner: string, members: readonly string[], hint = ''): Type {
  const { member } = expression;
  if (member.name === '') return unknownType;
  const list = members.length === 0 ? '' : `; it has ${members.slice(0, 12).join(', ')}${members.length > 12 ? ', ...' : ''}`;
  bodyError(body, member, 'unknown-member', `${owner} has no member ${member.name}${hint}${list}.`);
  return unknownType;
}

function bitType(body: Body, expression: BitAccessExpression): Type {
  const type = autoDereferenced(typeOf(body, expression.object));
  const sizes: Readonly<Record<number, ElementaryType>> = {
    1: elementary.BOOL,
    8: elementary.BYTE,
    16: elementary.WORD,
    32: elementary.DWORD,
    64: elementary.LWORD,
  };
  const result = sizes[expression.size] ?? elementary.BOOL;
  if (type.kind === 'unknown' || type.kind === 'generic' || type.kind === 'enum') return result;
  if (type.kind !== 'elementary' || !(isWhole(type) || type.family === 'duration' || type.family === 'date')) {
    bodyError(body, expression, 'type-mismatch', `${typeName(type)} has no bits to access; only whole numbers and bit strings have.`);
    return result;
  }
  const count = type.bits / expression.size;
  if (expression.index >= count) bodyError(body, expression, 'bit-out-of-range', `${type.name} has parts 0..${count - 1}; ${expression.index} is outside.`);
  return result;
}

function dereferencedType(body: Body, expression: Extract<Expression, { kind: 'dereference' }>): Type {
  const type = typeOf(body, expression.operand);
  if (type.kind === 'pointer') return type.target;
  if (type.kind !== 'unknown' && type.kind !== 'generic')
    bodyError(body, expression, 'not-a-pointer', `${typeName(type)} cannot be dereferenced with ^; remove it.`);
  return unknownType;
}

function typedNameType(body: Body, expression: TypedNameExpression): Type {
  const { typeName: prefix, member } = expression;
  const type = findType(body.project, prefix.key);
  if (type === undefined) {
    body.project.external(body.unit, prefix, 'The enumeration', prefix.name);
    return unknownType;
  }
  if (type.kind !== 'enum') return type.kind === 'unknown' ? unknownType : wrongPrefix(body, expression);
  const symbol = type.members.get(member.key);
  if (symbol === undefined) {
    bodyError(
      body,
      member,
      'unknown-member',
      `${prefix.name} has no value ${member.name}; it has ${[...type.members.values()].map((entry) => entry.name).join(', ')}.`,
    );
    return type;
  }
  return record(body, expression, type, symbol);
}

function wrongPrefix(body: Body, expression: TypedNameExpression): Type {
  bodyError(body, expression, 'type-mismatch', `${expression.typeName.name} is not an enumeration; only enumeration values are written Type#Value.`);
  return unknownType;
}
