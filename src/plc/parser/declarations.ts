import type { Declaration, Expression, NamedTypeReference, Statement, TypeDefinition, TypeReference } from '../ast.js';
import { atStatementEnd } from './block-ends.js';
import { parseConfiguration } from './configurations.js';
import { parseInitializer } from './expressions.js';
import { parseHeader } from './headers.js';
import { parseAction, parseInterface, parseMethod, parseProperty } from './members.js';
import { parsePou } from './pous.js';
import { parseGlobals, parseSection, parseSections } from './sections.js';
import { parseStatements } from './statements.js';
import type { TokenCursor } from './token-cursor.js';
import { parseEnum, parseNamed, parseStruct, parseTypeReference } from './types-and-variables.js';

/** Everything up to the end of the file (or `END_NAMESPACE`). */
export function parseDeclarations(cursor: TokenCursor, namespaceEnd = false): Declaration[] {
  const declarations: Declaration[] = [];
  while (!cursor.atEnd && !(namespaceEnd && cursor.isKeyword('END_NAMESPACE'))) {
    const before = cursor.index;
    const declaration = parseDeclaration(cursor);
    if (declaration !== null) declarations.push(declaration);
    if (cursor.index === before) {
      cursor.reportHere('stray-end', `${cursor.describe()} has no beginning here; delete it or add what it ends.`);
      cursor.advance();
    }
  }
  return declarations;
}

function parseDeclaration(cursor: TokenCursor): Declaration | null {
  const { token } = cursor;
  if (cursor.takeSymbol(';')) return null;
  if (cursor.isSymbol('@') && cursor.peek(1).key === 'EXTERNAL') {
    cursor.advance();
    cursor.advance();
    return null;
  }
  if (token.kind === 'keyword') return reservedDeclaration(cursor);
  if (token.kind === 'name' && (cursor.peek(1).kind === 'name' || cursor.peek(1).kind === 'quoted')) {
    const declaration = softDeclaration(cursor);
    if (declaration !== null) return declaration;
  }
  return looseStatements(cursor);
}

function reservedDeclaration(cursor: TokenCursor): Declaration | null {
  switch (cursor.token.key) {
    case 'PROGRAM':
    case 'FUNCTION_BLOCK':
    case 'FUNCTION':
    case 'ORGANIZATION_BLOCK':
      return parsePou(cursor);
    case 'TYPE':
      return parseTypeBlock(cursor);
    case 'DATA_BLOCK':
      return parseDataBlock(cursor);
    case 'VAR_GLOBAL': {
      const { listName, section } = parseGlobals(cursor);
      return { kind: 'global-variables', listName, section, start: section.start, end: section.end };
    }
    case 'VAR_CONFIG':
    case 'VAR_ACCESS':
    case 'VAR_EXTERNAL':
    case 'VAR':
    case 'VAR_INPUT':
    case 'VAR_OUTPUT':
    case 'VAR_IN_OUT':
    case 'VAR_TEMP':
    case 'VAR_STAT':
    case 'VAR_INST': {
      const section = parseSection(cursor);
      return { kind: 'global-variables', listName: null, section, start: section.start, end: section.end };
    }
    default:
      return atStatementEnd(cursor) ? null : looseStatements(cursor);
  }
}

function softDeclaration(cursor: TokenCursor): Declaration | null {
  const { start, key } = cursor.token;
  switch (key) {
    case 'CLASS':
      return parsePou(cursor);
    case 'INTERFACE':
      return parseInterface(cursor);
    case 'NAMESPACE':
      return parseNamespace(cursor);
    case 'USING':
      return parseUsing(cursor);
    case 'CONFIGURATION':
      return parseConfiguration(cursor);
    case 'ACTIONS':
      return parseActionGroup(cursor);
    case 'ACTION': {
      const { owner, action } = parseAction(cursor);
      return { kind: 'loose-action', owner, action, start, end: action.end };
    }
    case 'METHOD': {
      const member = parseMethod(cursor);
      return { kind: 'loose-member', member, start, end: member.end };
    }
    case 'PROPERTY': {
      const member = parseProperty(cursor);
      return { kind: 'loose-member', member, start, end: member.end };
    }
    default:
      return null;
  }
}

/** `ACTIONS [Owner] ACTION a ... END_ACTION END_ACTIONS`; without an owner each action belongs to the block before it. */
function parseActionGroup(cursor: TokenCursor): Declaration {
  const { start } = cursor.advance();
  const named = !(cursor.isWord('ACTION') && cursor.peek(1).kind === 'name' && cursor.peek(1).key !== 'ACTION');
  const owner = named ? cursor.identifier('The block the actions belong to') : null;
  const declarations: Declaration[] = [];
  while (cursor.isWord('ACTION')) {
    const { action } = parseAction(cursor);
    declarations.push({ kind: 'loose-action', owner: owner?.name ?? null, action, start: action.start, end: action.end });
  }
  cursor.expectWord('END_ACTIONS', 'at the end of the actions');
  return { kind: 'namespace', name: '', declarations, start, end: cursor.previousEnd };
}

function looseStatements(cursor: TokenCursor): Declaration | null {
  const { start } = cursor.token;
  const statements: Statement[] = parseStatements(cursor);
  if (statements.length === 0) return null;
  const end = cursor.previousEnd;
  cursor.report(
    { start, end: Math.min(end, start + 1) },
    'loose-statements',
    'These statements stand outside a program; put them between PROGRAM Name and END_PROGRAM.',
    'warning',
  );
  return { kind: 'loose-statements', statements, start, end };
}

function parseNamespace(cursor: TokenCursor): Declaration {
  const { start } = cursor.advance();
  while (cursor.isWord('INTERNAL')) cursor.advance();
  const { path } = parseNamed(cursor);
  cursor.takeSymbol(';');
  const declarations = cursor.enter() ? parseDeclarations(cursor, true) : [];
  cursor.leave();
  cursor.expectWord('END_NAMESPACE', 'at the end of the namespace');
  return { kind: 'namespace', name: path.map((part) => part.name).join('.'), declarations, start, end: cursor.previousEnd };
}

function parseUsing(cursor: TokenCursor): Declaration {
  const { start } = cursor.advance();
  const names = [parseNamed(cursor)];
  while (cursor.takeSymbol(',')) names.push(parseNamed(cursor));
  cursor.expectSymbol(';', 'after USING');
  const name = names.map(({ path }) => path.map((part) => part.name).join('.')).join(', ');
  return { kind: 'using', name, start, end: cursor.previousEnd };
}

function parseTypeBlock(cursor: TokenCursor): Declaration {
  const { start } = cursor.advance();
  const definitions: TypeDefinition[] = [];
  while (!cursor.atEnd && !cursor.isKeyword('END_TYPE')) {
    const before = cursor.index;
    if (cursor.takeSymbol(';')) continue;
    if (cursor.token.kind === 'keyword' && !cursor.nextIsSymbol(':')) break;
    definitions.push(parseTypeDefinition(cursor));
    if (cursor.index === before) cursor.advance();
  }
  cursor.expectWord('END_TYPE', 'at the end of TYPE');
  cursor.takeSymbol(';');
  return { kind: 'type-block', definitions, start, end: cursor.previousEnd };
}

function parseTypeDefinition(cursor: TokenCursor): TypeDefinition {
  const { start } = cursor.token;
  cursor.takeWord('INTERNAL');
  while (cursor.token.kind === 'name' && cursor.peek(1).kind === 'name' && /^(PUBLIC|PRIVATE|PROTECTED|INTERNAL)$/.test(cursor.token.key)) cursor.advance();
  const name = cursor.identifier('The name of the type');
  const base = cursor.takeWord('EXTENDS') ? parseNamed(cursor) : null;
  const attributes = cursor.dialect === 'siemens' && !cursor.isSymbol(':') ? parseHeader(cursor) : [];
  const colon = cursor.takeSymbol(':');
  if (!colon && cursor.dialect !== 'siemens') cursor.expectSymbol(':', 'after the name of the type');
  const type = definitionType(cursor, base);
  const initial: Expression | null = cursor.takeSymbol(':=') ? parseInitializer(cursor) : null;
  if (!cursor.takeSymbol(';') && type.kind !== 'struct-type' && !(type.kind === 'enum-type' && cursor.isKeyword('END_TYPE')))
    cursor.reportMissing('missing-semicolon', `; is missing at the end of type ${name.name}.`);
  return { kind: 'type-definition', name, type, initial, attributes, start, end: cursor.previousEnd };
}

function definitionType(cursor: TokenCursor, base: NamedTypeReference | null): TypeReference {
  const { token } = cursor;
  if (cursor.isKeyword('STRUCT') || (cursor.isWord('UNION') && !cursor.nextIsSymbol(';'))) return parseStruct(cursor, base, token.start);
  if (token.kind === 'name' && cursor.nextIsSymbol('(') && !rangeInside(cursor)) {
    const named = parseNamed(cursor);
    return parseEnum(cursor, named);
  }
  return parseTypeReference(cursor);
}

function rangeInside(cursor: TokenCursor): boolean {
  if (cursor.isWord('STRING') || cursor.isWord('WSTRING')) return true;
  for (let distance = 2; distance < 40; distance++) {
    const { kind, text } = cursor.peek(distance);
    if (kind === 'end' || (kind === 'symbol' && (text === ')' || text === ',' || text === ';'))) return false;
    if (kind === 'symbol' && text === '..') return true;
  }
  return false;
}

/** The block or type of a data block; STEP 7 sources also write the absolute one apart, `UDT 20` for `UDT20`. */
function parseDataBlockType(cursor: TokenCursor): TypeReference {
  const type = parseTypeReference(cursor);
  if (type.kind !== 'named-type' || !/^(UDT|FB|SFB)$/.test(type.key)) return type;
  const { literal } = cursor.token;
  if (literal?.kind !== 'integer-literal') return type;
  cursor.advance();
  return { ...type, name: `${type.name}${literal.value}`, key: `${type.key}${literal.value}`, end: literal.end };
}

/** SCL `DATA_BLOCK "Name" header (type | STRUCT | sections) BEGIN assignments END_DATA_BLOCK`. */
function parseDataBlock(cursor: TokenCursor): Declaration {
  const { start } = cursor.advance();
  const name = cursor.identifier('The name of the data block');
  const attributes = parseHeader(cursor);
  const sections = parseSections(cursor);
  attributes.push(...parseHeader(cursor));
  const untyped = sections.length > 0 || cursor.isWord('BEGIN') || cursor.isKeyword('END_DATA_BLOCK');
  const type = untyped ? null : parseDataBlockType(cursor);
  cursor.takeSymbol(';');
  sections.push(...parseSections(cursor));
  const assignments = cursor.takeWord('BEGIN') ? parseStatements(cursor) : [];
  cursor.expectWord('END_DATA_BLOCK', 'at the end of the data block');
  return { kind: 'data-block', name, type, sections, assignments, attributes, start, end: cursor.previousEnd };
}
