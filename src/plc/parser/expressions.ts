import type { Argument, ArrayInitializerElement, BinaryOperator, CallExpression, Expression, Identifier, StructInitializerField } from '../ast.js';
import { addressOf, partOf } from './addresses.js';
import type { TokenCursor } from './token-cursor.js';
import type { Token } from './tokens.js';

/**
 * Operator precedence of IEC 61131-3:2013, table 71: OR, XOR, AND, equality, comparison, addition, multiplication, power, then unary.
 * Siemens SCL binds `**` closer than a sign.
 */
const precedence: ReadonlyMap<string, readonly [number, BinaryOperator]> = new Map<string, readonly [number, BinaryOperator]>([
  ['OR', [1, 'OR']],
  ['OR_ELSE', [1, 'OR_ELSE']],
  ['XOR', [2, 'XOR']],
  ['AND', [3, 'AND']],
  ['&', [3, 'AND']],
  ['AND_THEN', [3, 'AND_THEN']],
  ['=', [4, '=']],
  ['<>', [4, '<>']],
  ['<', [5, '<']],
  ['>', [5, '>']],
  ['<=', [5, '<=']],
  ['>=', [5, '>=']],
  ['+', [6, '+']],
  ['-', [6, '-']],
  ['*', [7, '*']],
  ['/', [7, '/']],
  ['MOD', [7, 'MOD']],
  ['**', [8, '**']],
]);
const powerPrecedence = 8;
const unaryPrecedence = 9;
/** A chain of operators makes a tree as deep as it is long; later passes walk it recursively. */
const longestChain = 1000;

/** An expression without assignment. Always gives a node; a missing operand gives an error node and a report. */
export function parseExpression(cursor: TokenCursor): Expression {
  return parseBinary(cursor, 1);
}

/** An expression in which CODESYS allows an assignment (`a := b := 0`). */
export function parseAssignable(cursor: TokenCursor): Expression {
  const target = parseExpression(cursor);
  if (!cursor.isSymbol(':=') || !cursor.enter()) return target;
  cursor.advance();
  const value = parseAssignable(cursor);
  cursor.leave();
  return { kind: 'assignment-expression', target, value, start: target.start, end: value.end };
}

function operatorAt(cursor: TokenCursor): readonly [number, BinaryOperator] | undefined {
  const { token } = cursor;
  if (token.kind === 'symbol' || token.kind === 'keyword') return precedence.get(token.key);
  if (token.kind === 'name' && token.key === 'DIV' && cursor.dialect === 'siemens') return [7, '/'];
  return undefined;
}

function parseBinary(cursor: TokenCursor, lowest: number): Expression {
  if (!cursor.enter()) {
    cursor.leave();
    return skipNested(cursor);
  }
  let left = parseUnary(cursor);
  for (let length = 0; ; length++) {
    const operator = operatorAt(cursor);
    if (operator === undefined || operator[0] < lowest) break;
    if (length > longestChain) {
      cursor.reportHere('nesting-too-deep', `An expression of more than ${longestChain} operators; split it with intermediate variables.`);
      left = skipNested(cursor);
      break;
    }
    const { end } = cursor.advance();
    if (operator[1] === '=') takeDoubledEquals(cursor, end);
    const right = parseBinary(cursor, operator[0] + 1);
    left = { kind: 'binary', operator: operator[1], left, right, start: left.start, end: right.end };
  }
  cursor.leave();
  return left;
}

/** `==` of other languages, read as the comparison that was meant. */
function takeDoubledEquals(cursor: TokenCursor, end: number): void {
  if (!cursor.isSymbol('=') || cursor.token.start !== end) return;
  cursor.reportHere('syntax', 'A comparison is written with one equals sign: write = instead of ==.');
  cursor.advance();
}

/** Skips to the end of the statement, after the nesting limit was reached. */
function skipNested(cursor: TokenCursor): Expression {
  const { start } = cursor.token;
  while (!cursor.atEnd && !cursor.isSymbol(';') && cursor.token.kind !== 'keyword') cursor.advance();
  return { kind: 'error-expression', start, end: cursor.previousEnd };
}

function parseUnary(cursor: TokenCursor): Expression {
  const { token } = cursor;
  const sign = token.kind === 'symbol' && (token.text === '-' || token.text === '+') ? token.text : null;
  const not = token.kind === 'keyword' && token.key === 'NOT';
  if (sign === null && !not) return parsePostfix(cursor, parsePrimary(cursor));
  cursor.advance();
  const binding = cursor.dialect === 'siemens' && !not ? powerPrecedence : unaryPrecedence;
  const operand = parseBinary(cursor, binding);
  return { kind: 'unary', operator: sign ?? 'NOT', operand, start: token.start, end: operand.end };
}

function parsePrimary(cursor: TokenCursor): Expression {
  const { token } = cursor;
  switch (token.kind) {
    case 'literal':
      cursor.advance();
      return token.literal ?? { kind: 'error-expression', start: token.start, end: token.end };
    case 'name':
    case 'local':
    case 'quoted':
      return parseName(cursor);
    case 'address':
      cursor.advance();
      return addressOf(token);
    case 'typed-prefix':
      return parseTypedName(cursor);
    case 'symbol':
      if (token.text === '(') return parseParenthesised(cursor);
      if (token.text === '[') return parseArrayInitializer(cursor);
      if (token.text === '&') return parseAddressOf(cursor);
      break;
    case 'keyword':
      if (cursor.nextIsSymbol('(') && (token.key === 'AND' || token.key === 'OR' || token.key === 'XOR' || token.key === 'MOD')) return parseName(cursor);
      break;
    case 'region':
    case 'end':
      break;
  }
  cursor.reportHere('syntax', `A value is missing here; found ${cursor.describe()}. Write a variable, a literal or an expression in parentheses.`);
  return { kind: 'error-expression', start: cursor.previousEnd, end: cursor.previousEnd };
}

/** `&variable`: the address of a variable, which some compilers write for REF(variable). */
function parseAddressOf(cursor: TokenCursor): Expression {
  const { start, end } = cursor.advance();
  const value = parsePostfix(cursor, parsePrimary(cursor));
  const callee: Expression = { kind: 'name', name: 'REF', key: 'REF', quoting: 'none', start, end };
  const operand = { kind: 'argument', name: null, direction: 'in', negated: false, value, start: value.start, end: value.end } as const;
  return { kind: 'call', callee, arguments: [operand], start, end: value.end };
}

const quotings = { name: 'none', keyword: 'none', local: 'local', quoted: 'global' } as const;

function parseName(cursor: TokenCursor): Expression {
  const { kind, text, key, start, end } = cursor.advance();
  if (key === 'NULL' && kind === 'name') return { kind: 'null-literal', start, end };
  const quoting = kind === 'local' || kind === 'quoted' ? quotings[kind] : 'none';
  return { kind: 'name', name: text, key, quoting, start, end };
}

function parseTypedName(cursor: TokenCursor): Expression {
  const prefix = cursor.advance();
  const typeName: Identifier = { kind: 'identifier', name: prefix.text, key: prefix.key, start: prefix.start, end: prefix.end - 1 };
  const member = memberName(cursor);
  return { kind: 'typed-name', typeName, member, start: prefix.start, end: member.end };
}

function memberName(cursor: TokenCursor): Identifier {
  const { token } = cursor;
  const word = token.kind === 'keyword' && !token.key.startsWith('END_');
  if (!word) return cursor.identifier('A member name');
  cursor.advance();
  return { kind: 'identifier', name: token.text, key: token.key, start: token.start, end: token.end };
}

/** `( expression )`, or `(a := 1, b := 2)`: one assignment in parentheses is an assignment expression, several are a structure. */
function parseParenthesised(cursor: TokenCursor): Expression {
  const open = cursor.advance();
  const expression = parseAssignable(cursor);
  if (cursor.isSymbol(',') && expression.kind === 'assignment-expression' && expression.target.kind === 'name')
    return finishStructure(cursor, open, expression.target, expression.value);
  cursor.expectSymbol(')', 'to close this parenthesis');
  return { kind: 'parenthesised', expression, start: open.start, end: cursor.previousEnd };
}

function finishStructure(
  cursor: TokenCursor,
  open: Token,
  first: Readonly<{ name: string; key: string; start: number; end: number }>,
  value: Expression,
): Expression {
  const { name, key, start, end } = first;
  const fields: StructInitializerField[] = [{ name: { kind: 'identifier', name, key, start, end }, value }];
  while (cursor.takeSymbol(',')) fields.push(structureField(cursor));
  cursor.expectSymbol(')', 'to close this structure value');
  return { kind: 'struct-initializer', fields, start: open.start, end: cursor.previousEnd };
}

function structureField(cursor: TokenCursor): StructInitializerField {
  const name = memberName(cursor);
  cursor.expectSymbol(':=', 'after the field name of a structure value');
  return { name, value: parseInitializer(cursor) };
}

/** An initial value: an expression, `[1, 3(0)]`, or `(field := value)`. */
export function parseInitializer(cursor: TokenCursor): Expression {
  if (!cursor.enter()) {
    cursor.leave();
    return skipNested(cursor);
  }
  const initializer = initializerAt(cursor);
  cursor.leave();
  return initializer;
}

function initializerAt(cursor: TokenCursor): Expression {
  if (cursor.isSymbol('[')) return parseArrayInitializer(cursor);
  if (cursor.isKeyword('STRUCT') && cursor.nextIsSymbol('(')) cursor.advance();
  if (cursor.isSymbol('(') && cursor.nextIsSymbol(':=', 2)) {
    const { start } = cursor.advance();
    const fields = [structureField(cursor)];
    while (cursor.takeSymbol(',')) if (!cursor.isSymbol(')')) fields.push(structureField(cursor));
    cursor.expectSymbol(')', 'to close this structure value');
    return { kind: 'struct-initializer', fields, start, end: cursor.previousEnd };
  }
  if (cursor.isSymbol('(') && cursor.nextIsSymbol(')')) {
    const { start } = cursor.advance();
    cursor.advance();
    return { kind: 'struct-initializer', fields: [], start, end: cursor.previousEnd };
  }
  if (cursor.isSymbol('(') && isPositionalStructure(cursor)) return parsePositional(cursor);
  return parseExpression(cursor);
}

/** A comma directly inside these parentheses, so that they hold the fields of a structure in order: `(64, 1, TRUE)`. */
function isPositionalStructure(cursor: TokenCursor): boolean {
  let depth = 0;
  for (let distance = 0; distance < 400; distance++) {
    const { kind, text } = cursor.peek(distance);
    if (kind === 'end' || (kind === 'symbol' && text === ';')) return false;
    if (kind !== 'symbol') continue;
    if (text === '(' || text === '[') depth++;
    else if (text === ')' || text === ']') depth--;
    if (depth === 0) return false;
    if (depth === 1 && text === ',') return true;
  }
  return false;
}

/** Field values in order (SCL structures, constructor arguments of CODESYS arrays); their names are not known here. */
function parsePositional(cursor: TokenCursor): Expression {
  const { start } = cursor.advance();
  const elements: ArrayInitializerElement[] = [{ repeat: null, value: parseInitializer(cursor) }];
  while (cursor.takeSymbol(',')) elements.push({ repeat: null, value: parseInitializer(cursor) });
  cursor.expectSymbol(')', 'to close this structure value');
  return { kind: 'array-initializer', elements, start, end: cursor.previousEnd };
}

function parseArrayInitializer(cursor: TokenCursor): Expression {
  const { start } = cursor.advance();
  const elements: ArrayInitializerElement[] = [];
  while (!cursor.isSymbol(']') && !cursor.atEnd) {
    elements.push(arrayElement(cursor));
    if (!cursor.takeSymbol(',')) break;
  }
  cursor.expectSymbol(']', 'to close this array value');
  return { kind: 'array-initializer', elements, start, end: cursor.previousEnd };
}

/** `value`, or `count(value)` where count is a number or a constant's name. */
function arrayElement(cursor: TokenCursor): ArrayInitializerElement {
  const counted = cursor.token.kind === 'literal' && cursor.nextIsSymbol('(');
  if (!counted) return { repeat: null, value: parseInitializer(cursor) };
  const repeat = parsePrimary(cursor);
  cursor.advance();
  const value = cursor.isSymbol(')') ? null : repeatedValue(cursor);
  cursor.expectSymbol(')', 'to close the repeated value');
  return { repeat, value };
}

/** The inside of `count( ... )`: one value, or several that repeat together. */
function repeatedValue(cursor: TokenCursor): Expression {
  const { start } = cursor.token;
  const first = cursor.nextIsSymbol(':=') ? structureInside(cursor) : parseInitializer(cursor);
  if (!cursor.isSymbol(',')) return first;
  const elements: ArrayInitializerElement[] = [{ repeat: null, value: first }];
  while (cursor.takeSymbol(',')) elements.push(arrayElement(cursor));
  return { kind: 'array-initializer', elements, start, end: cursor.previousEnd };
}

/** `count(a := 1, b := 2)`: the structure's own parentheses are left out by some tools. */
function structureInside(cursor: TokenCursor): Expression {
  const { start } = cursor.token;
  const fields = [structureField(cursor)];
  while (cursor.takeSymbol(',')) fields.push(structureField(cursor));
  return { kind: 'struct-initializer', fields, start, end: cursor.previousEnd };
}

/** Members, indices, calls and dereferences behind a primary. */
export function parsePostfix(cursor: TokenCursor, primary: Expression): Expression {
  let expression = primary;
  for (let length = 0; length < longestChain; length++) {
    const { token } = cursor;
    if (token.kind !== 'symbol') return expression;
    if (isPeripheral(cursor)) cursor.advance();
    else if (token.text === '.') expression = parseMember(cursor, expression);
    else if (token.text === '[') expression = parseIndex(cursor, expression);
    else if (token.text === '(') expression = parseCall(cursor, expression);
    else if (token.text === '^') {
      cursor.advance();
      expression = { kind: 'dereference', operand: expression, start: expression.start, end: token.end };
    } else return expression;
  }
  cursor.reportHere('nesting-too-deep', `More than ${longestChain} members in a row; split the expression.`);
  return skipNested(cursor);
}

/** `"Valve":P` and `%IW4:P` (SCL): the immediate access to the periphery is the same variable; only the mark is skipped. */
function isPeripheral(cursor: TokenCursor): boolean {
  if (cursor.dialect !== 'siemens' || !cursor.isSymbol(':')) return false;
  const { token } = cursor;
  const mark = cursor.peek(1);
  if (mark.key !== 'P' || mark.start !== token.end || cursor.previousEnd !== token.start) return false;
  cursor.advance();
  return true;
}

function parseMember(cursor: TokenCursor, object: Expression): Expression {
  cursor.advance();
  const { token } = cursor;
  if (token.kind === 'literal' && token.literal?.kind === 'integer-literal') {
    cursor.advance();
    return { kind: 'bit-access', object, size: 1, index: Number(token.literal.value), start: object.start, end: token.end };
  }
  if (token.kind === 'address') {
    cursor.advance();
    const part = partOf(cursor.dialect === 'siemens' ? token.key.replace(/^%DB([XBWD])/, '%$1').replace(/^(%X\d+)\.\d+$/, '$1') : token.key);
    if (part === null)
      cursor.report(token, 'invalid-address', `${token.text} is not a part of a value; write .%X3 for a bit, .%B1 for a byte, .%W1 for a word.`);
    return { kind: 'bit-access', object, size: part?.size ?? 1, index: part?.index ?? 0, start: object.start, end: token.end };
  }
  // `Namespace.Type#Value`: the type's name alone finds it, since all units share one scope.
  if (token.kind === 'typed-prefix') return { ...parseTypedName(cursor), start: object.start };
  const member = memberName(cursor);
  return { kind: 'member', object, member, start: object.start, end: Math.max(member.end, token.start) };
}

function parseIndex(cursor: TokenCursor, array: Expression): Expression {
  cursor.advance();
  const indices = [parseExpression(cursor)];
  while (cursor.takeSymbol(',')) indices.push(parseExpression(cursor));
  cursor.expectSymbol(']', 'to close this index');
  return { kind: 'index', array, indices, start: array.start, end: cursor.previousEnd };
}

function parseCall(cursor: TokenCursor, callee: Expression): CallExpression {
  cursor.advance();
  const list = parseArguments(cursor);
  cursor.expectSymbol(')', 'to close this call');
  return { kind: 'call', callee, arguments: list, start: callee.start, end: cursor.previousEnd };
}

/** Arguments up to, and without, the closing parenthesis. */
export function parseArguments(cursor: TokenCursor): Argument[] {
  const list: Argument[] = [];
  if (cursor.isSymbol(')') || !cursor.enter()) return list;
  do {
    if (cursor.isSymbol(')')) break;
    list.push(isLeftOut(cursor) ? leftOut(cursor) : parseArgument(cursor));
  } while (cursor.takeSymbol(','));
  cursor.leave();
  return list;
}

/** Logix instructions leave an operand out between its commas, `GSV(WallClockTime, , CurrentValue, now)`. Rockwell 1756-PM007, GSV and SSV. */
function isLeftOut(cursor: TokenCursor): boolean {
  return cursor.dialect === 'rockwell' && cursor.isSymbol(',');
}

function leftOut(cursor: TokenCursor): Argument {
  const { start } = cursor.token;
  return { kind: 'argument', name: null, direction: 'in', negated: false, value: null, start, end: start };
}

/** One argument of a call: `value`, `name := value` or `name => target`. */
export function parseArgument(cursor: TokenCursor): Argument {
  const { start } = cursor.token;
  const negated = cursor.isKeyword('NOT') && cursor.nextIsSymbol('=>', 2);
  if (negated) cursor.advance();
  const arrow = cursor.nextIsSymbol('=>');
  if (!arrow && !(cursor.nextIsSymbol(':=') && cursor.token.kind !== 'literal')) {
    const value = parseAssignable(cursor);
    return { kind: 'argument', name: null, direction: 'in', negated: false, value, start, end: value.end };
  }
  const name = memberName(cursor);
  cursor.advance();
  const empty = cursor.isSymbol(',') || cursor.isSymbol(')');
  const value = empty ? null : arrow ? parseExpression(cursor) : parseAssignable(cursor);
  return { kind: 'argument', name, direction: arrow ? 'out' : 'in', negated, value, start, end: cursor.previousEnd };
}
