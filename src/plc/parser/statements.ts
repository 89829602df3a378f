import type { AssignmentOperator, CaseClause, CaseLabel, Expression, IfBranch, Statement } from '../ast.js';
import { positionAt } from '../source-text.js';
import { parseAssignable, parseExpression } from './expressions.js';
import { repairMisspelt } from './misspelt.js';
import { returnOf } from './returns.js';
import { isDeclarationStart } from './starts.js';
import type { TokenCursor } from './token-cursor.js';

const closers = new Set(['ELSE', 'ELSIF', 'UNTIL', '__CATCH', '__FINALLY', '__ENDTRY']);

/** Whether the current token ends a statement list: an END_ word, ELSE and the like, a new declaration, or the end of the file. */
export function atStatementEnd(cursor: TokenCursor): boolean {
  const { token } = cursor;
  if (token.kind === 'end') return true;
  if (token.kind === 'keyword') return closers.has(token.key) || token.key.startsWith('END_') || isDeclarationStart(cursor);
  return token.kind === 'name' && isDeclarationStart(cursor);
}

/** Statements up to, and without, the word that ends the block. `inCase`: a label of a CASE ends the list too. */
export function parseStatements(cursor: TokenCursor, inCase = false): Statement[] {
  const statements: Statement[] = [];
  while (true) {
    repairMisspelt(cursor);
    if (atStatementEnd(cursor)) {
      if (!skipStrayEnd(cursor)) return statements;
      continue;
    }
    if (inCase && isCaseLabel(cursor)) return statements;
    const before = cursor.index;
    statements.push(parseStatement(cursor));
    if (cursor.index === before) cursor.advance();
  }
}

const innerEnds = new Set(['END_IF', 'END_CASE', 'END_FOR', 'END_WHILE', 'END_REPEAT', 'END_REGION']);

/** Reports and skips an END_ word (or ELSE) that no enclosing block waits for. */
function skipStrayEnd(cursor: TokenCursor): boolean {
  const { token } = cursor;
  const inner = innerEnds.has(token.key) || closers.has(token.key);
  if (token.kind !== 'keyword' || !inner || waitsFor(cursor, token.key)) return false;
  cursor.reportHere('stray-end', `${token.key} has no beginning; delete it or add the statement it ends.`);
  cursor.advance();
  cursor.takeSymbol(';');
  return true;
}

const waits: ReadonlyMap<string, readonly string[]> = new Map([
  ['ELSE', ['END_IF', 'END_CASE']],
  ['ELSIF', ['END_IF']],
  ['UNTIL', ['END_REPEAT']],
  ['__CATCH', ['__ENDTRY']],
  ['__FINALLY', ['__ENDTRY']],
]);

function waitsFor(cursor: TokenCursor, key: string): boolean {
  const wanted = waits.get(key) ?? [key];
  return cursor.openBlocks.some((open) => wanted.includes(open));
}

/** Takes the END_ word of a block, or reports it missing with the line where the block began. */
function closeBlock(cursor: TokenCursor, end: string, start: number): void {
  cursor.openBlocks.pop();
  if (cursor.takeWord(end)) {
    if (!cursor.takeSymbol(';')) cursor.takeSymbol('.');
    return;
  }
  const { line } = positionAt(cursor.source, start);
  cursor.reportMissing('missing-end', `${end} is missing for the ${end.slice(4)} of line ${line}; found ${cursor.describe()}.`);
}

function parseStatement(cursor: TokenCursor): Statement {
  if (!cursor.enter()) {
    cursor.leave();
    return skipStatement(cursor);
  }
  const statement = statementAt(cursor);
  cursor.leave();
  return statement;
}

function statementAt(cursor: TokenCursor): Statement {
  const { token } = cursor;
  if (token.kind === 'keyword') {
    const structured = structuredStatement(cursor);
    if (structured !== null) return structured;
  }
  if (token.kind === 'region') return parseRegion(cursor);
  if (cursor.isSymbol(';')) {
    cursor.advance();
    return { kind: 'empty', start: token.start, end: token.end };
  }
  if (token.kind === 'name') {
    const jump = jumpStatement(cursor);
    if (jump !== null) return jump;
  }
  return simpleStatement(cursor);
}

function structuredStatement(cursor: TokenCursor): Statement | null {
  switch (cursor.token.key) {
    case 'IF':
      return parseIf(cursor);
    case 'CASE':
      return parseCase(cursor);
    case 'FOR':
      return parseFor(cursor);
    case 'WHILE':
      return parseWhile(cursor);
    case 'REPEAT':
      return parseRepeat(cursor);
    case 'RETURN':
      return parseReturn(cursor);
    case 'EXIT':
      return parseWordStatement(cursor, 'exit');
    case '__TRY':
      return parseTry(cursor);
    default:
      return null;
  }
}

function parseWordStatement(cursor: TokenCursor, kind: 'exit' | 'continue'): Statement {
  const { start, end } = cursor.advance();
  endStatement(cursor);
  return { kind, start, end };
}

/** CONTINUE, GOTO and JMP (words of some dialects, names in others), and `label:`. */
function jumpStatement(cursor: TokenCursor): Statement | null {
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
function simpleStatement(cursor: TokenCursor): Statement {
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
  const bare = cursor.isSymbol(';') && (target.kind === 'name' || target.kind === 'member' || target.kind === 'index' || target.kind === 'dereference');
  if (bare) cursor.report(target, 'no-effect', 'This statement has no effect; assign with := or call with ().', 'warning');
  else if (cursor.isSymbol(';')) cursor.report(target, 'no-effect', 'This expression is not a statement; assign it to a variable with :=.');
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

function skipStatement(cursor: TokenCursor): Statement {
  const { start } = cursor.token;
  cursor.reportHere('syntax', `No statement starts with ${cursor.describe()}; write an assignment, a call, IF, CASE, FOR, WHILE or REPEAT.`);
  cursor.advance();
  skipToStatementEnd(cursor);
  return { kind: 'error-statement', start, end: cursor.previousEnd };
}

function parseIf(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  cursor.openBlocks.push('END_IF');
  const branches = [parseBranch(cursor, start)];
  while (cursor.isKeyword('ELSIF')) branches.push(parseBranch(cursor, cursor.advance().start));
  const elseBody = parseElse(cursor);
  closeBlock(cursor, 'END_IF', start);
  return { kind: 'if', branches, elseBody, start, end: cursor.previousEnd };
}

function parseBranch(cursor: TokenCursor, start: number): IfBranch {
  const condition = parseExpression(cursor);
  if (cursor.isSymbol(':=')) {
    cursor.reportHere('syntax', 'A condition compares with =, not :=.');
    cursor.advance();
    parseExpression(cursor);
  }
  cursor.expectWord('THEN', 'after the condition');
  const body = parseStatements(cursor);
  return { condition, body, start, end: cursor.previousEnd };
}

function parseElse(cursor: TokenCursor): Statement[] | null {
  if (!cursor.takeWord('ELSE')) return null;
  cursor.takeSymbol(':');
  return parseStatements(cursor);
}

function parseCase(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  cursor.openBlocks.push('END_CASE');
  const selector = parseExpression(cursor);
  cursor.expectWord('OF', 'after the selector of CASE');
  const clauses: CaseClause[] = [];
  while (!atStatementEnd(cursor)) clauses.push(parseClause(cursor));
  const elseBody = parseElse(cursor);
  closeBlock(cursor, 'END_CASE', start);
  return { kind: 'case', selector, clauses, elseBody, start, end: cursor.previousEnd };
}

function parseClause(cursor: TokenCursor): CaseClause {
  const { start } = cursor.token;
  const before = cursor.index;
  const labels = isCaseLabel(cursor) ? parseLabels(cursor) : [];
  if (labels.length === 0) cursor.reportHere('syntax', `A CASE label such as 1: or 2..5: is missing before ${cursor.describe()}.`);
  const body = parseStatements(cursor, true);
  if (cursor.index === before) cursor.advance();
  return { labels, body, start, end: cursor.previousEnd };
}

function parseLabels(cursor: TokenCursor): CaseLabel[] {
  const labels: CaseLabel[] = [];
  do {
    const low = parseExpression(cursor);
    const high = cursor.takeSymbol('..') ? parseExpression(cursor) : null;
    labels.push({ low, high, start: low.start, end: cursor.previousEnd });
  } while (cursor.takeSymbol(','));
  cursor.expectSymbol(':', 'after the CASE label');
  return labels;
}

const labelSymbols = new Set(['.', ',', '..', '+', '-', '*']);
const longestLabel = 4000;

/** Looks ahead for `label, label..label :`, the only text that may stand before a colon without `:=`, `(` or `;`. */
function isCaseLabel(cursor: TokenCursor): boolean {
  const first = cursor.token;
  if (first.kind === 'keyword' || first.kind === 'region') return false;
  let nested = 0;
  for (let distance = 0; distance < longestLabel; distance++) {
    const { kind, text } = cursor.peek(distance);
    if (kind === 'end' || kind === 'keyword' || kind === 'region' || kind === 'address') return false;
    if (kind !== 'symbol') continue;
    if (text === ':') return distance > 0;
    if (text === '(' && (distance === 0 || nested > 0)) nested++;
    else if (text === ')' && nested > 0) nested--;
    else if (!labelSymbols.has(text)) return false;
  }
  return false;
}

function parseFor(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  cursor.openBlocks.push('END_FOR');
  const variable = parseExpression(cursor);
  cursor.expectSymbol(':=', 'after the variable of FOR');
  const from = parseExpression(cursor);
  cursor.expectWord('TO', 'after the first value of FOR');
  const to = parseExpression(cursor);
  const by = cursor.takeWord('BY') ? parseExpression(cursor) : null;
  cursor.expectWord('DO', 'before the body of FOR');
  const body = parseStatements(cursor);
  closeBlock(cursor, 'END_FOR', start);
  return { kind: 'for', variable, from, to, by, body, start, end: cursor.previousEnd };
}

function parseWhile(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  cursor.openBlocks.push('END_WHILE');
  const condition = parseExpression(cursor);
  cursor.expectWord('DO', 'after the condition of WHILE');
  const body = parseStatements(cursor);
  closeBlock(cursor, 'END_WHILE', start);
  return { kind: 'while', condition, body, start, end: cursor.previousEnd };
}

function parseRepeat(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  cursor.openBlocks.push('END_REPEAT');
  const body = parseStatements(cursor);
  cursor.expectWord('UNTIL', 'at the end of REPEAT');
  const until = parseExpression(cursor);
  cursor.takeSymbol(';');
  closeBlock(cursor, 'END_REPEAT', start);
  return { kind: 'repeat', body, until, start, end: cursor.previousEnd };
}

/** RETURN, and SCL's `RETURN value`. */
function parseReturn(cursor: TokenCursor): Statement {
  const { start, end } = cursor.advance();
  const bare = cursor.isSymbol(';') || cursor.token.kind === 'keyword' || cursor.atEnd || startsNewLine(cursor);
  const value = bare ? null : parseExpression(cursor);
  endStatement(cursor);
  return returnOf(value, cursor.dialect, start, end);
}

function parseRegion(cursor: TokenCursor): Statement {
  const { start, text } = cursor.advance();
  cursor.openBlocks.push('END_REGION');
  const body = parseStatements(cursor);
  closeBlock(cursor, 'END_REGION', start);
  return { kind: 'region', title: text, body, start, end: cursor.previousEnd };
}

function parseTry(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  cursor.openBlocks.push('__ENDTRY');
  const body = parseStatements(cursor);
  let exception: Expression | null = null;
  let catchBody: Statement[] | null = null;
  if (cursor.takeWord('__CATCH')) {
    if (cursor.takeSymbol('(')) {
      exception = cursor.isSymbol(')') ? null : parseExpression(cursor);
      cursor.expectSymbol(')', 'after the exception variable');
    }
    catchBody = parseStatements(cursor);
  }
  const finallyBody = cursor.takeWord('__FINALLY') ? parseStatements(cursor) : null;
  closeBlock(cursor, '__ENDTRY', start);
  return { kind: 'try', body, exception, catchBody, finallyBody, start, end: cursor.previousEnd };
}
