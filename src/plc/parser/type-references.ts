import type { ArrayRange, EnumMember, EnumTypeReference, NamedTypeReference, TypeReference } from '../ast.js';
import { parseExpression } from './expressions.js';
import { parseFields } from './sections.js';
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
  return { kind: 'named-type', name: last.name, key: last.key, path, quoted, start, end: cursor.previousEnd };
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
  if (form !== 'ref-to') cursor.advance();
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
