import type { CompilationUnit, Expression, Statement } from '../ast.js';
import { bare, childBodies, codeParts, textOf } from '../rules/walk.js';
import { positionAt } from '../source-text.js';
import { evaluate, formatValue, type LiveValues, type Scope } from './evaluate.js';

/** One line of a program in plain words. `now` is the live value of what the line sets or tests; empty without values. */
export interface OutlineLine {
  readonly file: string;
  readonly line: number;
  readonly depth: number;
  readonly code: string;
  readonly meaning: string;
  readonly now: string;
}

/**
 * Explains a program line by line, with live values where given. Deterministic wording; nothing is guessed beyond what the code says.
 * Source: own design of this package.
 * Units: durations shown in seconds.
 * Errors: never throws.
 */
export function outline(unit: CompilationUnit, program: string | null = null, values: LiveValues = () => undefined): readonly OutlineLine[] {
  return codeParts(unit)
    .filter((part) => program === null || part.pou.name.key === program.toUpperCase())
    .flatMap((part) => {
      const scope: Scope = { pou: part.pou, prefix: '', values };
      const lines: OutlineLine[] = [];
      visit(unit, part.statements, scope, 0, lines);
      return lines;
    });
}

function visit(unit: CompilationUnit, statements: readonly Statement[], scope: Scope, depth: number, lines: OutlineLine[]): void {
  for (const statement of statements) {
    if (statement.kind === 'empty') continue;
    if (statement.kind === 'if') {
      for (const [index, branch] of statement.branches.entries()) {
        lines.push(
          entry(
            unit,
            branch.condition,
            depth,
            `${index === 0 ? 'IF' : 'ELSIF'} ${oneLine(textOf(unit, branch.condition))}`,
            `${index === 0 ? 'if' : 'otherwise, if'} ${inWords(unit, branch.condition)}:`,
            formatValue(evaluate(branch.condition, scope)),
          ),
        );
        visit(unit, branch.body, scope, depth + 1, lines);
      }
      if (statement.elseBody !== null) {
        lines.push({ ...entry(unit, statement.elseBody[0] ?? statement, depth, 'ELSE', 'otherwise:', ''), code: 'ELSE' });
        visit(unit, statement.elseBody, scope, depth + 1, lines);
      }
      continue;
    }
    lines.push(entry(unit, statement, depth, headOf(unit, statement), meaningOf(unit, statement), nowOf(statement, scope)));
    if (statement.kind === 'case') {
      for (const clause of statement.clauses) {
        const labels = clause.labels.map((label) => textOf(unit, label.low) + (label.high === null ? '' : `..${textOf(unit, label.high)}`)).join(', ');
        lines.push(entry(unit, clause, depth + 1, `${labels}:`, `when it is ${labels}:`, ''));
        visit(unit, clause.body, scope, depth + 2, lines);
      }
      if (statement.elseBody !== null) visit(unit, statement.elseBody, scope, depth + 1, lines);
    } else for (const body of childBodies(statement)) visit(unit, body, scope, depth + 1, lines);
  }
}

function entry(unit: CompilationUnit, node: Readonly<{ start: number }>, depth: number, code: string, meaning: string, now: string): OutlineLine {
  return { file: unit.source.fileName, line: positionAt(unit.source, node.start).line, depth, code, meaning, now: now === 'unknown' ? '' : now };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function headOf(unit: CompilationUnit, statement: Statement): string {
  const text = oneLine(textOf(unit, statement));
  if (statement.kind === 'case') return `CASE ${oneLine(textOf(unit, statement.selector))} OF`;
  if (statement.kind === 'for' || statement.kind === 'while') return `${/^.*?\bDO\b/i.exec(text)?.[0] ?? text}`;
  if (statement.kind === 'repeat') return `REPEAT UNTIL ${oneLine(textOf(unit, statement.until))}`;
  return text.slice(0, 200);
}

function nowOf(statement: Statement, scope: Scope): string {
  if (statement.kind === 'assignment') return formatValue(evaluate(statement.target, scope));
  if (statement.kind === 'case') return formatValue(evaluate(statement.selector, scope));
  if (statement.kind !== 'call-statement' || statement.call.callee.kind !== 'name') return '';
  const { name } = statement.call.callee;
  const [q, elapsed] = [scope.values(`${name}.Q`), scope.values(`${name}.ET`)];
  return q === undefined ? '' : `Q = ${formatValue(q)}${elapsed === undefined ? '' : `, ET = ${formatValue(elapsed, true)}`}`;
}

function meaningOf(unit: CompilationUnit, statement: Statement): string {
  const words = (expression: Expression): string => inWords(unit, expression);
  switch (statement.kind) {
    case 'assignment':
      return assignmentMeaning(unit, statement.target, statement.value);
    case 'call-statement':
      return callMeaning(
        unit,
        statement.call.callee,
        statement.call.arguments.map((argument) => [argument.name?.key ?? '', argument.value === null ? '' : words(argument.value)] as const),
        oneLine(textOf(unit, statement.call)),
      );
    case 'case':
      return `depending on ${words(statement.selector)}:`;
    case 'for':
      return `for ${words(statement.variable)} from ${words(statement.from)} to ${words(statement.to)}${statement.by === null ? '' : ` in steps of ${words(statement.by)}`}, repeat:`;
    case 'while':
      return `as long as ${words(statement.condition)}, repeat:`;
    case 'repeat':
      return `repeat until ${words(statement.until)}:`;
    case 'return':
      return 'leave the program here for this scan';
    case 'exit':
      return 'leave the loop';
    case 'region':
      return statement.title;
    default:
      return oneLine(textOf(unit, statement));
  }
}

function assignmentMeaning(unit: CompilationUnit, target: Expression, value: Expression): string {
  const name = oneLine(textOf(unit, target));
  const inner = bare(value);
  if (inner.kind === 'bool-literal') return `${name} is ${inner.value ? 'switched on' : 'switched off'}`;
  if (inner.kind === 'binary' && /^(?:AND|OR|AND_THEN|OR_ELSE|XOR|=|<>|<|>|<=|>=)$/.test(inner.operator)) return `${name} is on when ${inWords(unit, inner)}`;
  if (inner.kind === 'unary' && inner.operator === 'NOT') return `${name} is on when ${inWords(unit, inner)}`;
  return `${name} becomes ${inWords(unit, inner)}`;
}

function callMeaning(unit: CompilationUnit, callee: Expression, inputs: readonly (readonly [string, string])[], text: string): string {
  const name = oneLine(textOf(unit, callee));
  const given = new Map(inputs);
  const [on, time, clock] = [given.get('IN'), given.get('PT'), given.get('CLK')];
  if (on !== undefined && time !== undefined) return `timer ${name} (${time}) is driven by: ${on}`;
  if (clock !== undefined) return `edge detection ${name} watches ${clock}`;
  return `block ${name} runs with ${inputs.map(([key, value]) => (key === '' ? value : `${key} = ${value}`)).join('; ') || text}`;
}

const operatorWords: Readonly<Record<string, string>> = {
  AND: 'and',
  OR: 'or',
  AND_THEN: 'and',
  OR_ELSE: 'or',
  XOR: 'differs from',
  '=': 'equals',
  '<>': 'is not',
  '<': 'is below',
  '>': 'is above',
  '<=': 'is at most',
  '>=': 'is at least',
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'divided by',
  MOD: 'modulo',
  '**': 'to the power of',
};

/** An expression in words: operators spoken, names kept as they are, parentheses kept. */
export function inWords(unit: CompilationUnit, expression: Expression): string {
  switch (expression.kind) {
    case 'parenthesised':
      return `(${inWords(unit, expression.expression)})`;
    case 'unary':
      return expression.operator === 'NOT' ? `not ${inWords(unit, expression.operand)}` : oneLine(textOf(unit, expression));
    case 'binary':
      return `${inWords(unit, expression.left)} ${operatorWords[expression.operator] ?? expression.operator} ${inWords(unit, expression.right)}`;
    default:
      return oneLine(textOf(unit, expression));
  }
}
