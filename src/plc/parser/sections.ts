import type { Access, Argument, Expression, Identifier, SectionKind, TypeReference, VariableDeclaration, VariableSection } from '../ast.js';
import { addressOf } from './addresses.js';
import { parseArguments, parseExpression, parseInitializer } from './expressions.js';
import { isDeclarationStart, isSectionStart } from './starts.js';
import type { TokenCursor } from './token-cursor.js';
import { parseTypeReference } from './type-references.js';

const sectionKinds: ReadonlyMap<string, SectionKind> = new Map(
  (['VAR', 'VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT', 'VAR_TEMP', 'VAR_STAT', 'VAR_INST', 'VAR_EXTERNAL', 'VAR_GLOBAL', 'VAR_ACCESS', 'VAR_CONFIG'] as const).map(
    (kind) => [kind, kind] as const,
  ),
);

const accesses: ReadonlyMap<string, Access> = new Map([
  ['PUBLIC', 'public'],
  ['PRIVATE', 'private'],
  ['PROTECTED', 'protected'],
  ['INTERNAL', 'internal'],
]);

/** The access specifier a word names, or undefined. */
export function accessOf(key: string): Access | undefined {
  return accesses.get(key);
}

type Qualifiers = { constant: boolean; retain: VariableSection['retain']; access: Access };

/** All variable sections at the current position. */
export function parseSections(cursor: TokenCursor): VariableSection[] {
  const sections: VariableSection[] = [];
  while (isSectionStart(cursor)) sections.push(parseSection(cursor));
  return sections;
}

/** `VAR_... qualifiers declarations END_VAR`. */
export function parseSection(cursor: TokenCursor): VariableSection {
  const { start, key } = cursor.advance();
  const qualifiers = parseQualifiers(cursor);
  const section = sectionKinds.get(key) ?? 'VAR';
  const declarations = parseDeclarations(cursor, section);
  if (!cursor.takeWord('END_VAR')) cursor.reportMissing('missing-end', `END_VAR is missing to close ${key}; found ${cursor.describe()}.`);
  cursor.takeSymbol(';');
  return { kind: 'variable-section', section, ...qualifiers, declarations, start, end: cursor.previousEnd };
}

function parseQualifiers(cursor: TokenCursor): Qualifiers {
  const qualifiers: Qualifiers = { constant: false, retain: 'default', access: 'default' };
  while (cursor.token.kind === 'name' && !cursor.nextIsSymbol(':') && !cursor.nextIsSymbol(',') && cursor.peek(1).key !== 'AT') {
    if (!applyQualifier(qualifiers, cursor.token.key)) break;
    cursor.advance();
  }
  return qualifiers;
}

function applyQualifier(qualifiers: Qualifiers, key: string): boolean {
  if (key === 'CONSTANT') qualifiers.constant = true;
  else if (key === 'PERSISTENT') qualifiers.retain = 'persistent';
  else if (key === 'RETAIN') qualifiers.retain = qualifiers.retain === 'persistent' ? 'persistent' : 'retain';
  else if (key === 'NON_RETAIN') qualifiers.retain = 'non-retain';
  else if (key === 'DB_SPECIFIC' || key === 'GENERIC_ACCESS') return true;
  else {
    const access = accessOf(key);
    if (access === undefined) return false;
    qualifiers.access = access;
  }
  return true;
}

/** Declarations up to, and without, END_VAR (or END_STRUCT). */
export function parseDeclarations(cursor: TokenCursor, section: SectionKind): VariableDeclaration[] {
  const declarations: VariableDeclaration[] = [];
  while (!atDeclarationsEnd(cursor)) {
    const before = cursor.index;
    if (cursor.takeSymbol(';')) continue;
    const declaration = parseDeclaration(cursor, section);
    if (declaration !== null) declarations.push(declaration);
    if (cursor.index === before) skipDeclaration(cursor);
  }
  return declarations;
}

/** The fields of a structure: declarations without sections. */
export function parseFields(cursor: TokenCursor): VariableDeclaration[] {
  return parseDeclarations(cursor, 'VAR');
}

function atDeclarationsEnd(cursor: TokenCursor): boolean {
  const { token } = cursor;
  if (token.kind === 'end') return true;
  if (token.kind === 'keyword')
    return token.key.startsWith('END_') || (isDeclarationStart(cursor) && !isNameBefore(cursor)) || (statementWords.has(token.key) && !isNameBefore(cursor));
  return token.kind === 'name' && isDeclarationStart(cursor) && !isNameBefore(cursor);
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

function parseDeclaration(cursor: TokenCursor, section: SectionKind): VariableDeclaration | null {
  const { start } = cursor.token;
  const names = declarationNames(cursor, section);
  if (names === null) return null;
  const address = takeAddress(cursor);
  if (!cursor.isSymbol(':') && !address.overlay && names.length > 0 && address.node === null && section !== 'VAR_ACCESS') {
    cursor.reportHere('syntax', `: and a type are missing after ${names[0]?.name}; found ${cursor.describe()}.`);
    skipBadDeclaration(cursor);
    return errorDeclaration(names, start, cursor.previousEnd);
  }
  const colon = cursor.takeSymbol(':');
  const type: TypeReference = colon ? parseTypeReference(cursor) : { kind: 'error-type', start: cursor.previousEnd, end: cursor.previousEnd };
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
    start,
    end: cursor.previousEnd,
  };
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
function takeAddress(cursor: TokenCursor): Readonly<{ node: VariableDeclaration['address']; overlay: boolean }> {
  const marked = cursor.takeWord('AT');
  if (cursor.token.kind === 'address') return { node: addressOf(cursor.advance()), overlay: false };
  if (marked) parseExpression(cursor);
  return { node: null, overlay: marked };
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
  return cursor.isSymbol(',') && !cursor.atEnd ? oldArrayValue(cursor, first) : first;
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
  if (cursor.takeSymbol(';')) return;
  const optional = type.kind === 'struct-type' || (cursor.token.kind === 'keyword' && cursor.token.key.startsWith('END_'));
  if (optional && type.kind === 'struct-type') return;
  cursor.reportMissing('missing-semicolon', `; is missing at the end of this declaration, before ${cursor.describe()}.`);
  if (cursor.token.kind === 'name' && (cursor.nextIsSymbol(':') || cursor.nextIsSymbol(','))) return;
  skipBadDeclaration(cursor);
}
