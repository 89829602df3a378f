import type { CaseClause, IfStatement, Statement, TryStatement } from '../ast.js';
import { commentAfter, commentsBefore, indented, type PrintContext, write } from './print-context.js';
import { printExpression } from './print-expression.js';

/** Statements, one per line, with the comments that belong to them. */
export function printStatements(context: PrintContext, statements: readonly Statement[]): void {
  let last: Statement | null = null;
  for (const statement of statements) {
    if (last !== null && context.options.comments !== false && /\n[ \t]*\r?\n/.test(context.unit.source.text.slice(last.end, statement.start)))
      context.lines.push('');
    commentsBefore(context, statement.start);
    printStatement(context, statement);
    last = statement;
  }
}

function printStatement(context: PrintContext, statement: Statement): void {
  const expression = (node: Parameters<typeof printExpression>[1]): string => printExpression(context, node);
  const line = (text: string): void => {
    write(context, text);
    commentAfter(context, statement.end);
  };
  switch (statement.kind) {
    case 'assignment':
      line(`${expression(statement.target)} ${statement.operator} ${expression(statement.value)};`);
      return;
    case 'call-statement':
      line(`${expression(statement.call)};`);
      return;
    case 'expression-statement':
      line(`${expression(statement.expression)};`);
      return;
    case 'if':
      printIf(context, statement);
      return;
    case 'case':
      write(context, `CASE ${expression(statement.selector)} OF`);
      indented(context, () => {
        for (const clause of statement.clauses) printClause(context, clause);
      });
      if (statement.elseBody !== null) printBlock(context, 'ELSE', statement.elseBody);
      close(context, 'END_CASE', statement.end);
      return;
    case 'for':
      printLoop(
        context,
        `FOR ${expression(statement.variable)} := ${expression(statement.from)} TO ${expression(statement.to)}${statement.by === null ? '' : ` BY ${expression(statement.by)}`} DO`,
        statement,
        'END_FOR',
      );
      return;
    case 'while':
      printLoop(context, `WHILE ${expression(statement.condition)} DO`, statement, 'END_WHILE');
      return;
    case 'repeat':
      printBlock(context, 'REPEAT', statement.body);
      close(context, `UNTIL ${expression(statement.until)}\n${'    '.repeat(context.indent)}END_REPEAT`, statement.end);
      return;
    case 'exit':
      line('EXIT;');
      return;
    case 'continue':
      line('CONTINUE;');
      return;
    case 'return':
      line(statement.value === null ? 'RETURN;' : `RETURN ${expression(statement.value)};`);
      return;
    case 'goto':
      line(context.options.dialect === 'siemens' ? `GOTO ${statement.label.name};` : `JMP ${statement.label.name};`);
      return;
    case 'label':
      line(`${statement.label.name}:`);
      return;
    case 'region':
      printRegion(context, statement.title, statement);
      return;
    case 'try':
      printTry(context, statement);
      return;
    case 'empty':
      if (context.options.canonical !== true) line(';');
      return;
    case 'error-statement':
      line(context.unit.source.text.slice(statement.start, statement.end));
      return;
  }
}

/** SCL requires the semicolon after END_IF and its kin; the others allow it. */
function close(context: PrintContext, keyword: string, end: number): void {
  commentsBefore(context, end);
  for (const [index, text] of keyword.split('\n').entries()) {
    const isLast = index === keyword.split('\n').length - 1;
    if (index === 0) write(context, `${text}${isLast ? ';' : ''}`);
    else context.lines.push(`${text}${isLast ? ';' : ''}`);
  }
  commentAfter(context, end);
}

function printBlock(context: PrintContext, header: string, body: readonly Statement[]): void {
  write(context, header);
  indented(context, () => printStatements(context, body));
}

function printLoop(context: PrintContext, header: string, statement: Readonly<{ body: readonly Statement[]; end: number }>, footer: string): void {
  printBlock(context, header, statement.body);
  close(context, footer, statement.end);
}

function printIf(context: PrintContext, statement: IfStatement): void {
  for (const [index, branch] of statement.branches.entries()) {
    write(context, `${index === 0 ? 'IF' : 'ELSIF'} ${printExpression(context, branch.condition)} THEN`);
    commentAfterHeader(context, branch.condition.end, branch.body);
    indented(context, () => printStatements(context, branch.body));
  }
  if (statement.elseBody !== null) printBlock(context, 'ELSE', statement.elseBody);
  close(context, 'END_IF', statement.end);
}

function commentAfterHeader(context: PrintContext, end: number, body: readonly Statement[]): void {
  const first = body[0];
  const next = context.comments[context.nextComment];
  if (first === undefined || next === undefined || next.start > first.start) return;
  const then = context.unit.source.text.indexOf('\n', end);
  if (then >= 0 && next.start < then && next.style === 'line') {
    context.nextComment++;
    const last = context.lines.length - 1;
    context.lines[last] = `${context.lines[last] ?? ''} ${context.unit.source.text.slice(next.start, next.end).trimEnd()}`;
  }
}

function printClause(context: PrintContext, clause: CaseClause): void {
  commentsBefore(context, clause.start);
  const labels = clause.labels
    .map((label) => printExpression(context, label.low) + (label.high === null ? '' : `..${printExpression(context, label.high)}`))
    .join(', ');
  printBlock(context, `${labels}:`, clause.body);
  if (clause.body.length === 0) indented(context, () => write(context, ';'));
}

function printRegion(context: PrintContext, title: string, statement: Readonly<{ body: readonly Statement[]; end: number }>): void {
  if (context.options.dialect === 'siemens') {
    printBlock(context, `REGION ${title}`.trimEnd(), statement.body);
    commentsBefore(context, statement.end);
    write(context, 'END_REGION');
    return;
  }
  if (context.options.comments !== false && title !== '') write(context, `// ${title}`);
  printStatements(context, statement.body);
}

function printTry(context: PrintContext, statement: TryStatement): void {
  printBlock(context, '__TRY', statement.body);
  if (statement.catchBody !== null)
    printBlock(context, statement.exception === null ? '__CATCH' : `__CATCH(${printExpression(context, statement.exception)})`, statement.catchBody);
  if (statement.finallyBody !== null) printBlock(context, '__FINALLY', statement.finallyBody);
  write(context, '__ENDTRY');
}
