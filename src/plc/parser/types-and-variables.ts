import type {
  Argument,
  ArrayRange,
  EnumMember,
  EnumTypeReference,
  Expression,
  Identifier,
  NamedTypeReference,
  NodeBase,
  SectionKind,
  TypeReference,
  VariableDeclaration,
} from '../ast.js';
import { addressOf } from './addresses.js';
import { parseArguments, parseExpression, parseInitializer } from './expressions.js';
import { isDeclarationStart } from './starts.js';
import type { TokenCursor } from './token-cursor.js';

/** A type as it stands in a declaration. Gives an error node and a report when there is none. */
export function parseTypeReference(cursor: TokenCursor): TypeReference {
  if (!cursor.enter()) {
    cursor.leave();
    return missingType(cursor);
  }
  const type = typeAt(cursor);
  cursor.leave();
  return type;
}

function typeAt(cursor: TokenCursor): TypeReference {
  const { token } = cursor;
  if (token.kind === 'quoted') return parseNamed(cursor);
  if (token.kind === 'symbol' && token.text === '(') return parseEnum(cursor);
  // `args : ...;` declares any number of arguments of any type; the dots themselves are taken by the declaration.
  if (token.kind === 'symbol' && token.text === '..' && cursor.nextIsSymbol('.')) return { kind: 'error-type', start: token.start, end: token.start };
  if (token.kind === 'keyword') {
    if (token.key === 'ARRAY') return parseArray(cursor);
    if (token.key === 'STRUCT') return parseStruct(cursor, null, token.start);
  }
  if (token.kind !== 'name') return missingType(cursor);
  switch (token.key) {
    case 'STRING':
    case 'WSTRING':
      return parseString(cursor, token.key === 'WSTRING');
    case 'POINTER':
    case 'REFERENCE':
      return cursor.peek(1).key === 'TO' ? parsePointer(cursor, token.key === 'POINTER' ? 'pointer' : 'reference') : parseNamed(cursor);
    case 'REF_TO':
      return parsePointer(cursor, 'ref-to');
    case 'REFERENCE_TO': // STruC++
      return parsePointer(cursor, 'reference');
    case 'UNION':
      return parseStruct(cursor, null, token.start);
    default:
      return parseNamedOrSubrange(cursor);
  }
}

function missingType(cursor: TokenCursor): TypeReference {
  cursor.reportHere('syntax', `A type is missing here; found ${cursor.describe()}. Write a type such as BOOL, INT, REAL, TIME or a declared one.`);
  return { kind: 'error-type', start: cursor.previousEnd, end: cursor.previousEnd };
}

/** A type name, possibly qualified (`Library.Type`) or quoted (siemens). */
export function parseNamed(cursor: TokenCursor): NamedTypeReference {
  const quoted = cursor.token.kind === 'quoted';
  const { start } = cursor.token;
  let last = cursor.identifier('A type name');
  const path = [last];
  while (cursor.isSymbol('.') && (cursor.peek(1).kind === 'name' || cursor.peek(1).kind === 'quoted')) {
    cursor.advance();
    last = cursor.identifier('A type name');
    path.push(last);
  }
  const typeArguments = skipTypeArguments(cursor);
  const named = { kind: 'named-type', name: last.name, key: last.key, path, quoted, start, end: cursor.previousEnd } as const;
  return typeArguments === null ? named : { ...named, typeArguments };
}

/** `FB_Buffer<20>`: values for the VAR_GENERIC constants of a block. The check reads the block with its default sizes. */
function skipTypeArguments(cursor: TokenCursor): NodeBase | null {
  if (!cursor.isSymbol('<')) return null;
  const { start } = cursor.token;
  while (!cursor.atEnd && cursor.token.kind !== 'keyword' && !cursor.isSymbol(';') && !cursor.isSymbol('>')) cursor.advance();
  cursor.expectSymbol('>', 'after the type arguments');
  return { start, end: cursor.previousEnd };
}

/** `INT`, `INT (0..100)`, and CODESYS `INT(LOW..HIGH)`. A parenthesis without `..` belongs to constructor arguments. */
function parseNamedOrSubrange(cursor: TokenCursor): TypeReference {
  const named = parseNamed(cursor);
  if (!cursor.isSymbol('(') || !rangeFollows(cursor)) return named;
  cursor.advance();
  const low = parseExpression(cursor);
  cursor.expectSymbol('..', 'between the bounds of the subrange');
  const high = parseExpression(cursor);
  cursor.expectSymbol(')', 'to close the subrange');
  return { kind: 'subrange-type', base: named, low, high, start: named.start, end: cursor.previousEnd };
}

function rangeFollows(cursor: TokenCursor): boolean {
  for (let distance = 1; distance < 40; distance++) {
    const { kind, text } = cursor.peek(distance);
    if (kind === 'end' || kind === 'keyword' || (kind === 'symbol' && (text === ';' || text === ':=' || text === ':'))) return false;
    if (kind === 'symbol' && text === '..') return true;
  }
  return false;
}

function parseString(cursor: TokenCursor, wide: boolean): TypeReference {
  const { start } = cursor.advance();
  const open = cursor.isSymbol('[') ? ']' : cursor.isSymbol('(') ? ')' : null;
  if (open === null) return { kind: 'string-type', wide, length: null, start, end: cursor.previousEnd };
  cursor.advance();
  const length = parseExpression(cursor);
  cursor.expectSymbol(open, 'after the length of the string');
  return { kind: 'string-type', wide, length, start, end: cursor.previousEnd };
}

function parsePointer(cursor: TokenCursor, form: 'pointer' | 'reference' | 'ref-to'): TypeReference {
  const { start } = cursor.advance();
  if (cursor.isWord('TO')) cursor.advance();
  const target = parseTypeReference(cursor);
  return { kind: 'pointer-type', form, target, start, end: cursor.previousEnd };
}

function parseArray(cursor: TokenCursor): TypeReference {
  const { start } = cursor.advance();
  cursor.expectSymbol('[', 'after ARRAY');
  const ranges = [parseRange(cursor)];
  while (cursor.takeSymbol(',')) ranges.push(parseRange(cursor));
  cursor.expectSymbol(']', 'after the bounds of the array');
  cursor.expectWord('OF', 'before the element type of the array');
  const element = parseTypeReference(cursor);
  return { kind: 'array-type', ranges, element, start, end: cursor.previousEnd };
}

function parseRange(cursor: TokenCursor): ArrayRange {
  const { start } = cursor.token;
  if (cursor.takeSymbol('*')) return { low: null, high: null, start, end: cursor.previousEnd };
  const low = parseExpression(cursor);
  if (cursor.takeSymbol('..')) return { low, high: parseExpression(cursor), start, end: cursor.previousEnd };
  if (cursor.dialect !== 'rockwell') cursor.reportHere('syntax', 'Array bounds are written low..high, for example 0..9.');
  return { low: null, high: low, start, end: cursor.previousEnd };
}

/** STRUCT or UNION, fields, END_STRUCT or END_UNION. */
export function parseStruct(cursor: TokenCursor, base: NamedTypeReference | null, start: number): TypeReference {
  const union = cursor.advance().key === 'UNION';
  if (cursor.isWord('OVERLAP') && !isNameBefore(cursor)) cursor.advance();
  const inner = cursor.isWord('EXTENDS') ? extendsClause(cursor) : base;
  const fields = parseFields(cursor);
  cursor.expectWord(union ? 'END_UNION' : 'END_STRUCT', `to close the ${union ? 'UNION' : 'STRUCT'}`);
  return { kind: 'struct-type', union, extends: inner, fields, start, end: cursor.previousEnd };
}

function extendsClause(cursor: TokenCursor): NamedTypeReference {
  cursor.advance();
  return parseNamed(cursor);
}

/** `(Red, Green := 5) INT`; the base type may also stand before the parenthesis. */
export function parseEnum(cursor: TokenCursor, baseBefore: NamedTypeReference | null = null): EnumTypeReference {
  const { start } = cursor.advance();
  const members: EnumMember[] = [];
  while (!cursor.isSymbol(')') && !cursor.atEnd) {
    members.push(parseEnumMember(cursor));
    if (!cursor.takeSymbol(',')) break;
  }
  cursor.expectSymbol(')', 'to close the enumeration');
  const base = cursor.token.kind === 'name' ? parseNamed(cursor) : baseBefore;
  return { kind: 'enum-type', members, base, start: baseBefore?.start ?? start, end: cursor.previousEnd };
}

function parseEnumMember(cursor: TokenCursor): EnumMember {
  const { start } = cursor.token;
  if (cursor.token.kind === 'typed-prefix') cursor.advance();
  const name = cursor.identifier('An enumeration value');
  const value = cursor.takeSymbol(':=') ? parseExpression(cursor) : null;
  return { name, value, start, end: cursor.previousEnd };
}

/** Declarations up to, and without, END_VAR (or END_STRUCT). */
export function parseVariables(cursor: TokenCursor, section: SectionKind): VariableDeclaration[] {
  const declarations: VariableDeclaration[] = [];
  while (!atDeclarationsEnd(cursor) && !(sectionsOfCode.has(section) && atStatement(cursor))) {
    const before = cursor.index;
    if (cursor.takeSymbol(';')) continue;
    const declaration = parseVariable(cursor, section);
    if (declaration !== null) declarations.push(declaration);
    if (cursor.index === before) skipDeclaration(cursor);
  }
  return declarations;
}

/** The fields of a structure: declarations without sections. */
export function parseFields(cursor: TokenCursor): VariableDeclaration[] {
  return parseVariables(cursor, 'VAR');
}

function atDeclarationsEnd(cursor: TokenCursor): boolean {
  const { token } = cursor;
  if (token.kind === 'end') return true;
  if (token.kind === 'keyword')
    return token.key.startsWith('END_') || (isDeclarationStart(cursor) && !isNameBefore(cursor)) || (statementWords.has(token.key) && !isNameBefore(cursor));
  return token.kind === 'name' && isDeclarationStart(cursor) && !isNameBefore(cursor);
}

const sectionsOfCode: ReadonlySet<SectionKind> = new Set(['VAR', 'VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT', 'VAR_TEMP', 'VAR_STAT', 'VAR_EXTERNAL']);

/** `a := b + 1;` or `timer(IN := a);` where a declaration is expected: END_VAR is missing. `a := INT;` is rather a colon mistyped. */
function atStatement(cursor: TokenCursor): boolean {
  const { kind } = cursor.token;
  if (kind !== 'name' && kind !== 'local') return false;
  if (cursor.nextIsSymbol('(')) return cursor.peek(2).kind === 'name' && cursor.nextIsSymbol(':=', 3);
  if (!cursor.nextIsSymbol(':=')) return false;
  return cursor.peek(2).kind !== 'name' || (!cursor.nextIsSymbol(';', 3) && !cursor.nextIsSymbol(':=', 3));
}

const statementWords = new Set(['IF', 'FOR', 'WHILE', 'REPEAT', 'CASE', 'RETURN']);

/** `type : INT` uses a reserved word as a name; it is not the start of a declaration. */
function isNameBefore(cursor: TokenCursor): boolean {
  return cursor.nextIsSymbol(':') || cursor.nextIsSymbol(',');
}

function skipDeclaration(cursor: TokenCursor): void {
  cursor.reportHere('syntax', `A declaration starts with a name; found ${cursor.describe()}. Write name : TYPE;`);
  cursor.advance();
  while (!cursor.atEnd && !cursor.takeSymbol(';') && cursor.token.kind !== 'keyword') cursor.advance();
}

function parseVariable(cursor: TokenCursor, section: SectionKind): VariableDeclaration | null {
  const { start } = cursor.token;
  const names = declarationNames(cursor, section);
  if (names === null) return null;
  const address = takeAddress(cursor);
  if (!cursor.isSymbol(':') && address.overlay === null && names.length > 0 && address.node === null && section !== 'VAR_ACCESS') {
    cursor.reportHere('syntax', `: and a type are missing after ${names[0]?.name}; found ${cursor.describe()}.`);
    skipBadDeclaration(cursor);
    return errorDeclaration(names, start, cursor.previousEnd);
  }
  const colon = cursor.takeSymbol(':');
  if (section === 'VAR_ACCESS') skipAccessPath(cursor);
  const type: TypeReference = colon ? parseTypeReference(cursor) : { kind: 'error-type', start: cursor.previousEnd, end: cursor.previousEnd };
  const variadic = cursor.isSymbol('..') && cursor.nextIsSymbol('.');
  if (variadic) {
    cursor.advance();
    cursor.advance();
  }
  const edge = takeEdge(cursor);
  const constructorArguments = takeConstructor(cursor);
  const initial = takeInitial(cursor);
  endDeclaration(cursor, type);
  return {
    kind: 'variable-declaration',
    names,
    address: address.node,
    type,
    edge,
    arguments: constructorArguments,
    initial,
    pragmas: [],
    ...(variadic ? { variadic } : {}),
    ...(address.overlay === null ? {} : { overlay: address.overlay }),
    start,
    end: cursor.previousEnd,
  };
}

/** `name : resource.program.variable : TYPE READ_ONLY;`: the path is skipped, the type counts. */
function skipAccessPath(cursor: TokenCursor): void {
  for (let distance = 0; distance < 60; distance++) {
    const { kind, text } = cursor.peek(distance);
    if (kind === 'end' || (kind === 'symbol' && text === ';')) return;
    if (kind !== 'symbol' || text !== ':') continue;
    for (let skipped = 0; skipped <= distance; skipped++) cursor.advance();
    return;
  }
}

function errorDeclaration(names: readonly Identifier[], start: number, end: number): VariableDeclaration {
  const type: TypeReference = { kind: 'error-type', start: end, end };
  return { kind: 'variable-declaration', names, address: null, type, edge: null, arguments: [], initial: null, pragmas: [], start, end };
}

/** Names before the colon; none for `AT %IX0.0 : BOOL`; the path of VAR_CONFIG and VAR_ACCESS reads as its last part. */
function declarationNames(cursor: TokenCursor, section: SectionKind): Identifier[] | null {
  if (cursor.isWord('AT') && cursor.peek(1).kind === 'address') return [];
  if (!isNameToken(cursor)) return null;
  const names = [declarationName(cursor)];
  while (section === 'VAR_CONFIG' && cursor.takeSymbol('.')) names[0] = declarationName(cursor);
  while (cursor.takeSymbol(',')) names.push(declarationName(cursor));
  return names;
}

function isNameToken(cursor: TokenCursor): boolean {
  const { kind } = cursor.token;
  return kind === 'name' || kind === 'quoted' || kind === 'local' || (kind === 'keyword' && isNameBefore(cursor));
}

function declarationName(cursor: TokenCursor): Identifier {
  const { token } = cursor;
  if (token.kind !== 'keyword') return cursor.identifier('A variable name');
  cursor.advance();
  if (cursor.dialect !== 'siemens') cursor.report(token, 'reserved-word', `${token.text} is a reserved word; choose another name.`);
  return { kind: 'identifier', name: token.text, key: token.key, start: token.start, end: token.end };
}

/** `AT %QX0.0`; SCL also overlays one variable on another, `AT other`, which has no address. */
function takeAddress(cursor: TokenCursor): Readonly<{ node: VariableDeclaration['address']; overlay: Expression | null }> {
  const marked = cursor.takeWord('AT');
  if (cursor.token.kind === 'address') return { node: addressOf(cursor.advance()), overlay: null };
  return { node: null, overlay: marked ? parseExpression(cursor) : null };
}

function takeEdge(cursor: TokenCursor): VariableDeclaration['edge'] {
  if (cursor.takeWord('R_EDGE')) return 'R_EDGE';
  return cursor.takeWord('F_EDGE') ? 'F_EDGE' : null;
}

function takeConstructor(cursor: TokenCursor): readonly Argument[] {
  if (cursor.isSymbol('[')) {
    parseInitializer(cursor);
    return [];
  }
  if (!cursor.takeSymbol('(')) return [];
  const list = parseArguments(cursor);
  cursor.expectSymbol(')', 'after the constructor arguments');
  return list;
}

function takeInitial(cursor: TokenCursor): Expression | null {
  if (cursor.isSymbol('=')) cursor.reportHere('syntax', 'An initial value is written with :=, not =.');
  const marked = cursor.takeSymbol(':=') || cursor.takeSymbol('=') || (cursor.isWord('REF') && cursor.nextIsSymbol('=') && takeReference(cursor));
  if (!marked) return null;
  const first = parseInitializer(cursor);
  const listed = cursor.isSymbol(',') && !cursor.atEnd;
  return listed || oldElement(first).repeat !== null ? oldArrayValue(cursor, first) : first;
}

function takeReference(cursor: TokenCursor): boolean {
  cursor.advance();
  cursor.advance();
  return true;
}

/** CODESYS 2.3 writes array values without brackets: `:= 1, 2, 3(0)`. */
function oldArrayValue(cursor: TokenCursor, first: Expression): Expression {
  const elements: { repeat: Expression | null; value: Expression | null }[] = [oldElement(first)];
  while (cursor.takeSymbol(',')) elements.push(oldElement(parseInitializer(cursor)));
  return { kind: 'array-initializer', elements, start: first.start, end: cursor.previousEnd };
}

/** `3(0)` reads as a call of a literal there. */
function oldElement(value: Expression): { repeat: Expression | null; value: Expression | null } {
  if (value.kind !== 'call' || value.callee.kind !== 'integer-literal') return { repeat: null, value };
  return { repeat: value.callee, value: value.arguments[0]?.value ?? null };
}

function skipBadDeclaration(cursor: TokenCursor): void {
  while (!cursor.atEnd && !cursor.isSymbol(';') && cursor.token.kind !== 'keyword') cursor.advance();
  cursor.takeSymbol(';');
}

function endDeclaration(cursor: TokenCursor, type: TypeReference): void {
  if (cursor.isWord('READ_ONLY') || cursor.isWord('READ_WRITE')) cursor.advance();
  if (cursor.takeSymbol(';')) return;
  const optional = type.kind === 'struct-type' || (cursor.token.kind === 'keyword' && cursor.token.key.startsWith('END_'));
  if (optional && type.kind === 'struct-type') return;
  cursor.reportMissing('missing-semicolon', `; is missing at the end of this declaration, before ${cursor.describe()}.`);
  if (cursor.token.kind === 'name' && (cursor.nextIsSymbol(':') || cursor.nextIsSymbol(','))) return;
  skipBadDeclaration(cursor);
}
