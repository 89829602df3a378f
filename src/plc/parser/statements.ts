import type { CaseClause, Expression, IfBranch, Statement } from '../ast.js';
import { atStatementEnd, closeBlock, openBlock, skipStrayEnd } from './block-ends.js';
import { isCaseLabel, parseLabels } from './case-labels.js';
import { parseExpression } from './expressions.js';
import { repairMisspelt } from './misspelt.js';
import { jumpStatement, parseReturn, parseWordStatement, simpleStatement, skipStatement } from './simple-statements.js';
import type { TokenCursor } from './token-cursor.js';

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

function parseIf(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  openBlock(cursor, 'END_IF');
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
  openBlock(cursor, 'END_CASE');
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

function parseFor(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  openBlock(cursor, 'END_FOR');
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
  openBlock(cursor, 'END_WHILE');
  const condition = parseExpression(cursor);
  cursor.expectWord('DO', 'after the condition of WHILE');
  const body = parseStatements(cursor);
  closeBlock(cursor, 'END_WHILE', start);
  return { kind: 'while', condition, body, start, end: cursor.previousEnd };
}

function parseRepeat(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  openBlock(cursor, 'END_REPEAT');
  const body = parseStatements(cursor);
  cursor.expectWord('UNTIL', 'at the end of REPEAT');
  const until = parseExpression(cursor);
  cursor.takeSymbol(';');
  closeBlock(cursor, 'END_REPEAT', start);
  return { kind: 'repeat', body, until, start, end: cursor.previousEnd };
}

function parseRegion(cursor: TokenCursor): Statement {
  const { start, text } = cursor.advance();
  openBlock(cursor, 'END_REGION');
  const body = parseStatements(cursor);
  closeBlock(cursor, 'END_REGION', start);
  return { kind: 'region', title: text, body, start, end: cursor.previousEnd };
}

function parseTry(cursor: TokenCursor): Statement {
  const { start } = cursor.advance();
  openBlock(cursor, '__ENDTRY');
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
