import type {
  ActionDeclaration,
  Body,
  Identifier,
  InterfaceDeclaration,
  MethodDeclaration,
  Modifiers,
  NamedTypeReference,
  PropertyAccessor,
  PropertyDeclaration,
  SfcActionAssociation,
  SfcStep,
  SfcTransition,
  Statement,
  TypeReference,
  VariableSection,
} from '../ast.js';
import { atStatementEnd } from './block-ends.js';
import { parseExpression } from './expressions.js';
import { skipForeignBody } from './foreign-bodies.js';
import { accessOf, parseSection } from './sections.js';
import { isBodyMark, isSectionStart } from './starts.js';
import { parseStatements } from './statements.js';
import type { TokenCursor } from './token-cursor.js';
import { parseNamed, parseTypeReference } from './types-and-variables.js';

/** PUBLIC, PRIVATE, PROTECTED, INTERNAL, ABSTRACT, FINAL, OVERRIDE in any order, as long as a name follows. */
export function parseModifiers(cursor: TokenCursor): Modifiers {
  const modifiers: { -readonly [Key in keyof Modifiers]: Modifiers[Key] } = { access: 'default', abstract: false, final: false, override: false };
  while (cursor.token.kind === 'name' && (cursor.peek(1).kind === 'name' || cursor.peek(1).kind === 'quoted')) {
    const access = accessOf(cursor.token.key);
    if (access !== undefined) modifiers.access = access;
    else if (cursor.token.key === 'ABSTRACT') modifiers.abstract = true;
    else if (cursor.token.key === 'FINAL') modifiers.final = true;
    else if (cursor.token.key === 'OVERRIDE') modifiers.override = true;
    else break;
    cursor.advance();
  }
  return modifiers;
}

/** EXTENDS a, b and IMPLEMENTS c, d. */
export function parseTypeList(cursor: TokenCursor, word: 'EXTENDS' | 'IMPLEMENTS'): NamedTypeReference[] {
  if (!cursor.takeWord(word)) return [];
  const types = [parseNamed(cursor)];
  while (cursor.takeSymbol(',')) types.push(parseNamed(cursor));
  return types;
}

/** Sections and statements up to an END_ word or the next declaration, as a body. */
export function parseSectionsAndBody(cursor: TokenCursor): Readonly<{ sections: VariableSection[]; body: Body }> {
  const sections: VariableSection[] = [];
  while (isSectionStart(cursor) && cursor.token.key !== 'VAR_GLOBAL') sections.push(parseSection(cursor));
  cursor.takeWord('BEGIN');
  const { start } = cursor.token;
  if (isBodyMark(cursor)) return { sections, body: skipForeignBody(cursor) };
  const statements: Statement[] = parseStatements(cursor);
  return { sections, body: { kind: 'statement-body', statements, start, end: Math.max(cursor.previousEnd, start) } };
}

/** Takes an END_ word that text exports of CODESYS and TwinCAT leave out. */
function takeOptionalEnd(cursor: TokenCursor, end: string): void {
  if (!cursor.takeWord(end) && cursor.dialect !== 'codesys' && cursor.dialect !== 'beckhoff')
    cursor.reportMissing('missing-end', `${end} is missing; found ${cursor.describe()}.`);
  cursor.takeSymbol(';');
}

/** `METHOD [modifiers] Name [: TYPE] sections statements END_METHOD`. IEC 61131-3:2013, object-oriented extensions. */
export function parseMethod(cursor: TokenCursor): MethodDeclaration {
  const { start } = cursor.advance();
  const modifiers = parseModifiers(cursor);
  const name = cursor.identifier('The name of the method');
  const returnType = cursor.takeSymbol(':') ? parseTypeReference(cursor) : null;
  cursor.takeSymbol(';');
  const { sections, body } = parseSectionsAndBody(cursor);
  takeOptionalEnd(cursor, 'END_METHOD');
  return { kind: 'method', name, modifiers, returnType, sections, body, start, end: cursor.previousEnd };
}

/** `PROPERTY Name : TYPE [GET ... END_GET] [SET ... END_SET] END_PROPERTY`. */
export function parseProperty(cursor: TokenCursor): PropertyDeclaration {
  const { start } = cursor.advance();
  const modifiers = parseModifiers(cursor);
  const name = cursor.identifier('The name of the property');
  cursor.expectSymbol(':', 'before the type of the property');
  const type: TypeReference = parseTypeReference(cursor);
  cursor.takeSymbol(';');
  const accessors: PropertyAccessor[] = [];
  while (isSectionStart(cursor)) parseSection(cursor);
  while (cursor.isWord('GET') || cursor.isWord('SET')) accessors.push(parseAccessor(cursor));
  takeOptionalEnd(cursor, 'END_PROPERTY');
  return { kind: 'property', name, modifiers, type, accessors, start, end: cursor.previousEnd };
}

/** `GET PRIVATE`: CODESYS restricts one accessor by a word behind it, which is no statement and no variable of that name. */
function accessorAccess(cursor: TokenCursor): Modifiers['access'] {
  const access = cursor.token.kind === 'name' ? accessOf(cursor.token.key) : undefined;
  if (access === undefined || (cursor.peek(1).kind === 'symbol' && !cursor.nextIsSymbol(';'))) return 'default';
  cursor.advance();
  return access;
}

function parseAccessor(cursor: TokenCursor): PropertyAccessor {
  const { start, key } = cursor.advance();
  const modifiers: Modifiers = { access: accessorAccess(cursor), abstract: false, final: false, override: false };
  cursor.takeSymbol(';');
  const { sections, body } = parseSectionsAndBody(cursor);
  takeOptionalEnd(cursor, `END_${key}`);
  return { accessor: key === 'GET' ? 'get' : 'set', modifiers, sections, body, start, end: cursor.previousEnd };
}

/** `INTERFACE Name [EXTENDS ...] prototypes END_INTERFACE`. */
export function parseInterface(cursor: TokenCursor): InterfaceDeclaration {
  const { start } = cursor.advance();
  parseModifiers(cursor);
  const name = cursor.identifier('The name of the interface');
  const bases = parseTypeList(cursor, 'EXTENDS');
  const methods: MethodDeclaration[] = [];
  const properties: PropertyDeclaration[] = [];
  while (cursor.isWord('METHOD') || cursor.isWord('PROPERTY')) {
    if (cursor.isWord('METHOD')) methods.push(parseMethod(cursor));
    else properties.push(parseProperty(cursor));
  }
  takeOptionalEnd(cursor, 'END_INTERFACE');
  return { kind: 'interface', name, extends: bases, methods, properties, start, end: cursor.previousEnd };
}

/** `ACTION Name : statements END_ACTION`; `Owner.Name` gives the owner. */
export function parseAction(cursor: TokenCursor): Readonly<{ owner: string | null; action: ActionDeclaration }> {
  const { start } = cursor.advance();
  let name = cursor.identifier('The name of the action');
  let owner: string | null = null;
  while (cursor.takeSymbol('.')) {
    owner = name.name;
    name = cursor.identifier('The name of the action');
  }
  cursor.takeSymbol(':');
  const { body } = parseSectionsAndBody(cursor);
  takeOptionalEnd(cursor, 'END_ACTION');
  return { owner, action: { kind: 'action', name, body, start, end: cursor.previousEnd } };
}

/** `[INITIAL_]STEP Name : action(qualifier); ... END_STEP` of textual SFC (IEC 61131-3, sequential function chart elements). */
export function parseStep(cursor: TokenCursor): SfcStep {
  const { start, key } = cursor.advance();
  const name = cursor.identifier('The name of the step');
  cursor.expectSymbol(':', 'after the step name');
  const actions: SfcActionAssociation[] = [];
  while (!atStatementEnd(cursor)) {
    const before = cursor.index;
    if (!cursor.takeSymbol(';')) actions.push(parseAssociation(cursor));
    if (cursor.index === before) cursor.advance();
  }
  cursor.expectWord('END_STEP', 'at the end of the step');
  cursor.takeSymbol(';');
  return { kind: 'sfc-step', initial: key === 'INITIAL_STEP', name, actions, start, end: cursor.previousEnd };
}

function parseAssociation(cursor: TokenCursor): SfcActionAssociation {
  const { start } = cursor.token;
  const name = cursor.identifier('The name of an action');
  let qualifier = 'N';
  let duration = null;
  if (cursor.takeSymbol('(')) {
    if (cursor.token.kind === 'name') qualifier = cursor.advance().key;
    while (cursor.takeSymbol(',')) duration = parseExpression(cursor);
    cursor.expectSymbol(')', 'after the action qualifier');
  }
  cursor.takeSymbol(';');
  return { name, qualifier, duration, start, end: cursor.previousEnd };
}

/** `TRANSITION [Name] [(PRIORITY := n)] FROM a TO b := condition; END_TRANSITION`. */
export function parseTransition(cursor: TokenCursor): SfcTransition {
  const { start } = cursor.advance();
  const name = cursor.isWord('FROM') || cursor.isSymbol('(') ? null : cursor.identifier('The name of the transition');
  const priority = takePriority(cursor);
  const from = cursor.takeWord('FROM') ? stepNames(cursor) : [];
  const to = cursor.takeWord('TO') ? stepNames(cursor) : [];
  const condition = cursor.takeSymbol(':=') || cursor.takeSymbol(':') ? parseExpression(cursor) : null;
  cursor.takeSymbol(';');
  cursor.expectWord('END_TRANSITION', 'at the end of the transition');
  cursor.takeSymbol(';');
  return { kind: 'sfc-transition', name, priority, from, to, condition, start, end: cursor.previousEnd };
}

function takePriority(cursor: TokenCursor): number | null {
  if (!cursor.takeSymbol('(')) return null;
  cursor.expectWord('PRIORITY', 'in the parentheses of a transition');
  cursor.expectSymbol(':=', 'after PRIORITY');
  const value = parseExpression(cursor);
  cursor.expectSymbol(')', 'after the priority');
  return value.kind === 'integer-literal' ? Number(value.value) : null;
}

function stepNames(cursor: TokenCursor): Identifier[] {
  if (!cursor.takeSymbol('(')) return [cursor.identifier('A step name')];
  const names = [cursor.identifier('A step name')];
  while (cursor.takeSymbol(',')) names.push(cursor.identifier('A step name'));
  cursor.expectSymbol(')', 'after the step names');
  return names;
}
