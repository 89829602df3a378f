import type { Expression, Statement } from '../ast.js';
import { positionAt } from '../source-text.js';
import { factsOf } from './facts.js';
import type { Finding, Rule } from './model.js';
import { bare, childExpressions, rootKey, walkExpressions } from './walk.js';

function statementRule(id: string, title: string, severity: Rule['severity'], judge: (statement: Statement) => string | null): Rule {
  return {
    id,
    title,
    severity,
    check: (context) =>
      context.parts.flatMap((part) =>
        factsOf(part).statements.flatMap(({ statement }) => {
          const message = judge(statement);
          return message === null ? [] : [{ at: headOf(statement), message }];
        }),
      ),
  };
}

/** Marks the head of a compound statement rather than all of it. */
function headOf(statement: Statement): Readonly<{ start: number; end: number }> {
  if (statement.kind === 'if') return { start: statement.start, end: statement.branches[0]?.condition.end ?? statement.end };
  if (statement.kind === 'for') return { start: statement.start, end: statement.to.end };
  return statement;
}

const noExit = statementRule('L10', 'Avoid EXIT and CONTINUE', 'info', (statement) =>
  statement.kind === 'exit' || statement.kind === 'continue'
    ? `${statement.kind.toUpperCase()} leaves the loop from its middle. State the end in the loop's condition.`
    : null,
);

const lineLength: Rule = {
  id: 'L11',
  title: 'Keep lines short',
  severity: 'info',
  check: (context) =>
    context.unit.source.text.split(/\r\n|\r|\n/).flatMap((line, index) =>
      line.length > context.settings.maximumLineLength
        ? [
            {
              at: { start: context.unit.source.lineStarts[index] ?? 0, end: (context.unit.source.lineStarts[index] ?? 0) + line.length },
              message: `The line has ${line.length} characters; at most ${context.settings.maximumLineLength} are wanted.`,
            },
          ]
        : [],
    ),
};

const loopVariableChanged: Rule = {
  id: 'L12',
  title: 'Do not change a loop variable in its loop',
  severity: 'warning',
  check: (context) =>
    context.parts.flatMap((part) =>
      factsOf(part).writes.flatMap((write) => {
        if (write.statement.kind === 'for' && write.target === write.statement.variable) {
          const reused = write.path.some((step) => step.statement.kind === 'for' && rootKey(step.statement.variable) === write.key);
          return reused ? [{ at: write.target, message: 'This loop uses the variable of the loop around it. Use a variable of its own.' }] : [];
        }
        const changed =
          write.target.kind === 'name' && write.path.some((step) => step.statement.kind === 'for' && rootKey(step.statement.variable) === write.key);
        return changed ? [{ at: write.target, message: 'The loop variable is changed inside its loop. Use another variable.' }] : [];
      }),
    ),
};

const loopVariableAfter: Rule = {
  id: 'L13',
  title: 'Do not use a loop variable after its loop',
  severity: 'info',
  check: (context) =>
    context.parts.flatMap((part) => {
      const facts = factsOf(part);
      const found: Finding[] = [];
      for (const { statement } of facts.statements) {
        if (statement.kind !== 'for') continue;
        const key = rootKey(statement.variable);
        const nextWrite = Math.min(
          ...facts.writes.filter((write) => write.key === key && write.statement.start >= statement.end).map((write) => write.statement.start),
          Number.POSITIVE_INFINITY,
        );
        const use = facts.reads.find((read) => read.key === key && read.expression.start >= statement.end && read.expression.start < nextWrite);
        if (use !== undefined)
          found.push({ at: use.expression, message: 'The value of a loop variable after its loop is not defined. Keep the result in another variable.' });
      }
      return found;
    }),
};

const mixedLogic: Rule = {
  id: 'L15',
  title: 'Make the order of evaluation visible',
  severity: 'info',
  check: (context) =>
    context.parts.flatMap((part) => {
      const found: Finding[] = [];
      walkExpressions(part.statements, (expression) => {
        if (expression.kind !== 'binary' || !isLogic(expression.operator)) return;
        const mixed = [expression.left, expression.right].find(
          (side) => side.kind === 'binary' && isLogic(side.operator) && side.operator !== expression.operator,
        );
        if (mixed !== undefined)
          found.push({
            at: mixed,
            message: `AND, OR and XOR are mixed without parentheses on line ${positionAt(context.unit.source, mixed.start).line}. Add them.`,
          });
      });
      return found;
    }),
};

function isLogic(operator: string): boolean {
  return ['AND', 'OR', 'XOR', 'AND_THEN', 'OR_ELSE'].includes(operator);
}

const needsElse = statementRule('L17', 'Every IF has an ELSE', 'info', (statement) =>
  statement.kind === 'if' && statement.elseBody === null && (statement.branches.length > 1 || writesState(statement))
    ? 'This IF has no ELSE: nothing is said about the other case. Add ELSE, if only with a comment.'
    : null,
);

function writesState(statement: Statement): boolean {
  return statement.kind === 'if' && statement.branches.some((branch) => branch.body.some((inner) => inner.kind === 'assignment'));
}

/** Names in an expression, upper case. */
export function namesIn(expression: Expression): readonly string[] {
  const inner = bare(expression);
  if (inner.kind === 'name') return [inner.key];
  return childExpressions(inner).flatMap(namesIn);
}

export const loopRules: readonly Rule[] = [noExit, lineLength, loopVariableChanged, loopVariableAfter, mixedLogic, needsElse];
