import type { AssignmentOperator, Expression, Statement } from '../ast.js';
import { isBareName } from '../bare-names.js';
import { parseAssignable, parseExpression } from './expressions.js';
import { returnOf } from './returns.js';
import { isDeclarationStart } from './starts.js';
import type { TokenCursor } from './token-cursor.js';

/** A statement of one word: EXIT, CONTINUE. */
export function parseWordStatement(cursor: TokenCursor, kind: 'exit' | 'continue'): Statement {
  const { start, end } = cursor.advance();
  endStatement(cursor);
  return { kind, start, end };
}

/** CONTINUE, GOTO and JMP (words of some dialects, names in others), and `label:`. */
export function jumpStatement(cursor: TokenCursor): Statement | null {
  const { token } = cursor;
  const next = cursor.peek(1);
  if (token.key === 'CONTINUE' && cursor.nextIsSymbol(';')) return parseWordStatement(cursor, 'continue');
  if ((token.key === 'GOTO' || token.key === 'JMP') && next.kind === 'name') {
    cursor.advance();
    const label = cursor.identifier('The label to jump to');
    endStatement(cursor);
    return { kind: 'goto', label, start: token.start, end: label.end };
  }
  if (next.key === 'ACCESS' && next.kind === 'name' && !next.text.includes('.')) return accessStatement(cursor);
  if (!cursor.nextIsSymbol(':')) return null;
  const label = cursor.identifier('A label');
  cursor.advance();
  return { kind: 'label', label, start: token.start, end: cursor.previousEnd };
}

/** `pointer ACCESS address;` (B&R): binds a dynamic variable to an address. */
function accessStatement(cursor: TokenCursor): Statement {
  const { start } = cursor.token;
  const target = parseExpression(cursor);
  cursor.advance();
  const value = parseExpression(cursor);
  endStatement(cursor);
  return { kind: 'assignment', target, operator: 'REF=', value, start, end: value.end };
}

const assignmentOperators: ReadonlySet<string> = new Set<AssignmentOperator>([':=', '?=', '+=', '-=', '*=', '/=']);

function isAssignmentOperator(text: string): text is AssignmentOperator {
  return assignmentOperators.has(text);
}

/** An assignment or a call. */
export function simpleStatement(cursor: TokenCursor): Statement {
  const { start } = cursor.token;
  const startIndex = cursor.index;
  const target = parseExpression(cursor);
  const operator = takeAssignmentOperator(cursor, target);
  if (operator !== null) {
    const value = parseAssignable(cursor);
    endStatement(cursor);
    return { kind: 'assignment', target: assignable(target), operator, value, start, end: value.end };
  }
  if (target.kind === 'error-expression' && cursor.index === startIndex) return skipStatement(cursor);
  if (target.kind === 'call') {
    endStatement(cursor);
    return { kind: 'call-statement', call: target, start, end: target.end };
  }
  explainBareExpression(cursor, target);
  endStatement(cursor);
  return { kind: 'expression-statement', expression: target, start, end: Math.max(target.end, start) };
}

/** `a S= b`: parsed as name `a`, then the operator of two tokens. */
function takeAssignmentOperator(cursor: TokenCursor, target: Expression): AssignmentOperator | null {
  const { token } = cursor;
  if (token.kind === 'symbol' && isAssignmentOperator(token.text)) {
    cursor.advance();
    return token.text;
  }
  const latch = token.kind === 'name' && (token.key === 'S' || token.key === 'R' || token.key === 'REF') ? token.key : null;
  if (latch === null || !cursor.nextIsSymbol('=') || target.kind === 'error-expression') return null;
  cursor.advance();
  cursor.advance();
  return latch === 'REF' ? 'REF=' : latch === 'S' ? 'S=' : 'R=';
}

/** `a[1] := x` etc. are targets; anything else is reported by the checker, which knows more. */
function assignable(target: Expression): Expression {
  return target.kind === 'parenthesised' ? target.expression : target;
}

function explainBareExpression(cursor: TokenCursor, target: Expression): void {
  if (target.kind === 'binary' && target.operator === '=') {
    cursor.report(target, 'no-effect', 'This compares and discards the result; write := to assign.');
    return;
  }
  // A bare name may call an action or a program: the checker knows.
  if (cursor.isSymbol(';') && !isBareName(target)) cursor.report(target, 'no-effect', 'This expression is not a statement; assign it to a variable with :=.');
}

/** The `;` behind a statement. When it is missing, reading goes on at the next statement. */
function endStatement(cursor: TokenCursor): void {
  if (cursor.takeSymbol(';')) return;
  const { token } = cursor;
  const follows = token.kind === 'end' || token.kind === 'keyword' || startsNewLine(cursor);
  if (follows) {
    cursor.reportMissing('missing-semicolon', `; is missing at the end of this statement, before ${cursor.describe()}.`);
    return;
  }
  cursor.reportHere('syntax', `${cursor.describe()} does not fit here; end the statement with ; or write an operator before it.`);
  skipToStatementEnd(cursor);
}

/** A name, or the number of a CASE label, on a later line begins the next statement. */
function startsNewLine(cursor: TokenCursor): boolean {
  const { kind } = cursor.token;
  const label = kind === 'literal' && (cursor.nextIsSymbol(':') || cursor.nextIsSymbol(',') || cursor.nextIsSymbol('..'));
  return (label || kind === 'name' || kind === 'local' || kind === 'quoted') && cursor.onNewLine;
}

function skipToStatementEnd(cursor: TokenCursor): void {
  while (!cursor.atEnd && !cursor.takeSymbol(';')) {
    const { token } = cursor;
    const stops = token.kind === 'keyword' && !['OF', 'TO', 'BY', 'DO', 'THEN', 'NOT', 'AND', 'OR', 'XOR', 'MOD', 'ARRAY'].includes(token.key);
    if (stops || (token.kind === 'name' && isDeclarationStart(cursor))) return;
    cursor.advance();
  }
}

/** Reports what cannot begin a statement and goes on behind it. */
export function skipStatement(cursor: TokenCursor): Statement {
  const { start } = cursor.token;
  cursor.reportHere('syntax', `No statement starts with ${cursor.describe()}; write an assignment, a call, IF, CASE, FOR, WHILE or REPEAT.`);
  cursor.advance();
  skipToStatementEnd(cursor);
  return { kind: 'error-statement', start, end: cursor.previousEnd };
}

/** RETURN, and SCL's `RETURN value`. */
export function parseReturn(cursor: TokenCursor): Statement {
  const { start, end } = cursor.advance();
  const bare = cursor.isSymbol(';') || cursor.token.kind === 'keyword' || cursor.atEnd || startsNewLine(cursor);
  const value = bare ? null : parseExpression(cursor);
  endStatement(cursor);
  return returnOf(value, cursor.dialect, start, end);
}
