import type { Expression, ForStatement, IndexExpression, Statement } from '../ast.js';
import { childBodies, childExpressions, statementExpressions, walkExpression, walkStatements } from '../rules/walk.js';
import { unknownType } from '../types.js';
import { type Body, bodyError, bodyWarning } from './body.js';
import { evaluateConstant } from './constants.js';
import { autoDereferenced } from './conversions.js';

/** The value of a name that was already resolved: a constant's initial value, or an enumerator's number; undefined for anything that can change. */
export function constantOfSymbols(body: Body, expression: Expression): Expression | number | undefined {
  const symbol = body.project.expressionSymbols.get(expression);
  if (symbol?.kind === 'enumerator') return symbol.value;
  if (symbol?.kind !== 'variable' || !symbol.constant || symbol.initial === null) return undefined;
  return body.project.instanceConstants.has(symbol.initial) ? undefined : symbol.initial;
}

/** Passes of a loop that are tried one by one; of longer ones the first and the last. */
const mostPasses = 1000;

/**
 * Reports array indices that run out of the declared bounds because of the FOR around them, whose own limits are constant. Silent where the
 * loop variable is changed or tested, or the loop may be left early: then the index may be in order. The statements must be checked before.
 */
export function checkLoopIndices(body: Body, loop: ForStatement): void {
  const { variable } = loop;
  if (variable.kind !== 'name' || isChanged(loop, variable.key)) return;
  const passes = passesOf(body, loop);
  if (passes.length > 0) visit(body, loop, variable.key, passes, loop.body, true);
}

function passesOf(body: Body, loop: ForStatement): readonly number[] {
  const number = (part: Expression): number | null => {
    const value = evaluateConstant(part, (name) => constantOfSymbols(body, name));
    return value === null || !Number.isSafeInteger(Number(value)) ? null : Number(value);
  };
  const from = number(loop.from);
  const to = number(loop.to);
  const by = loop.by === null ? 1 : number(loop.by);
  if (from === null || to === null || by === null || by === 0) return [];
  const count = Math.floor((to - from) / by) + 1;
  if (count <= 0) return [];
  if (count > mostPasses) return [from, from + (count - 1) * by];
  return Array.from({ length: count }, (_, pass) => from + pass * by);
}

/** Whether the body writes its loop variable, by an assignment, an inner loop or an output of a call. */
function isChanged(loop: ForStatement, key: string): boolean {
  const isVariable = (expression: Expression | null): boolean => expression?.kind === 'name' && expression.key === key;
  let changed = false;
  walkStatements(loop.body, (statement) => {
    if (statement.kind === 'assignment' && isVariable(statement.target)) changed = true;
    if (statement.kind === 'for' && isVariable(statement.variable)) changed = true;
    for (const root of statementExpressions(statement))
      walkExpression(root, (part) => {
        if (part.kind === 'assignment-expression' && isVariable(part.target)) changed = true;
        if (part.kind === 'call' && part.arguments.some(({ value, direction }) => direction === 'out' && isVariable(value))) changed = true;
      });
  });
  return changed;
}

const leaves = new Set(['exit', 'continue', 'return', 'goto', 'label']);

/** Goes through statements up to the first that tests the loop variable to leave; `sure` while nothing but the loop decides whether they run. */
function visit(body: Body, loop: ForStatement, key: string, passes: readonly number[], statements: readonly Statement[], sure: boolean): boolean {
  for (const statement of statements) {
    if (leaves.has(statement.kind)) return false;
    const expressions = statementExpressions(statement);
    const selects = statement.kind === 'case' && mentions(statement.selector, key);
    if (!selects && !expressions.some((root) => isTested(root, key))) {
      for (const root of expressions) walkExpression(root, (part) => part.kind === 'index' && checkIndices(body, loop, passes, part, sure));
      const inner = sure && statement.kind === 'region';
      for (const inside of childBodies(statement)) if (!visit(body, loop, key, passes, inside, inner)) return false;
      continue;
    }
    if (holdsLeave(statement)) return false;
  }
  return true;
}

function holdsLeave(statement: Statement): boolean {
  let found = false;
  walkStatements([statement], ({ kind }) => {
    found ||= leaves.has(kind);
  });
  return found;
}

/** Whether an expression looks at the loop variable otherwise than as an index or a value to store: it compares it, or selects by it. */
function isTested(root: Expression, key: string): boolean {
  let tested = false;
  walkExpression(root, (part) => {
    const compares = part.kind === 'binary' && ['=', '<>', '<', '>', '<=', '>='].includes(part.operator);
    const chooses = part.kind === 'call' && part.callee.kind === 'name' && ['SEL', 'MUX', 'GT', 'GE', 'EQ', 'LE', 'LT', 'NE'].includes(part.callee.key);
    if (compares || chooses) tested ||= childExpressions(part).some((side) => mentions(side, key));
  });
  return tested;
}

/** Whether a name stands in an expression outside the brackets of an index. */
function mentions(expression: Expression, key: string): boolean {
  if (expression.kind === 'name') return expression.key === key;
  if (expression.kind === 'index') return mentions(expression.array, key);
  return childExpressions(expression).some((part) => mentions(part, key));
}

function checkIndices(body: Body, loop: ForStatement, passes: readonly number[], expression: IndexExpression, sure: boolean): void {
  const type = autoDereferenced(body.project.expressionTypes.get(expression.array) ?? unknownType);
  if (type.kind !== 'array' || loop.variable.kind !== 'name') return;
  const { name, key } = loop.variable;
  for (const [position, range] of type.ranges.entries()) {
    const index = expression.indices[position];
    if (range === null || index === undefined || !mentions(index, key)) continue;
    const at = (pass: number): number | null => {
      const value = evaluateConstant(index, (part) => (part.kind === 'name' && part.key === key ? pass : constantOfSymbols(body, part)));
      return value === null ? null : Number(value);
    };
    const wrong = [...passes].reverse().find((pass) => isOutside(at(pass), range));
    if (wrong === undefined) continue;
    const report = sure && body.project.options.dialect === 'iec' ? bodyError : bodyWarning;
    const fix = `Let ${name} run within the array, or declare more elements`;
    report(body, index, 'index-out-of-bounds', `With ${name} = ${wrong} the index is ${at(wrong)}, outside the array's ${range.low}..${range.high}. ${fix}.`);
  }
}

function isOutside(value: number | null, range: Readonly<{ low: number; high: number }>): boolean {
  return value !== null && (value < range.low || value > range.high);
}
