import type { Expression, Statement } from '../ast.js';
import { type BranchPath, factsOf, isLiteral, isUnconditional, type PartFacts, typeKeyOf } from './facts.js';
import type { Finding, Rule, RuleContext } from './model.js';
import { bare, type CodePart, childBodies, childExpressions, rootKey, walkExpressions, walkStatements } from './walk.js';

const unboundedLoop: Rule = {
  id: 'SAFE-1',
  title: 'No loop without a provable bound',
  severity: 'warning',
  check: (context) =>
    context.parts.flatMap((part) =>
      factsOf(part).statements.flatMap(({ statement }) => {
        if (statement.kind !== 'while' && statement.kind !== 'repeat') return [];
        const condition = statement.kind === 'while' ? statement.condition : statement.until;
        return hasCounter(condition, statement.body)
          ? []
          : [{ at: condition, message: 'Nothing shows that this loop ends within a scan. Use FOR with fixed limits, or count the passes.' }];
      }),
    ),
};

/** The condition compares a variable that the body counts by a constant without condition, or the body leaves on such a count. */
function hasCounter(condition: Expression, body: readonly Statement[]): boolean {
  const counted = new Set(
    body.flatMap((statement) => (statement.kind === 'assignment' && isStep(statement.target, statement.value) ? [rootKey(statement.target) ?? ''] : [])),
  );
  return comparedNames(condition).some((key) => counted.has(key));
}

function isStep(target: Expression, value: Expression): boolean {
  const inner = bare(value);
  if (inner.kind !== 'binary' || (inner.operator !== '+' && inner.operator !== '-')) return false;
  const key = rootKey(target);
  return (rootKey(inner.left) === key && isLiteral(inner.right)) || (inner.operator === '+' && rootKey(inner.right) === key && isLiteral(inner.left));
}

function comparedNames(condition: Expression): readonly string[] {
  const inner = bare(condition);
  if (inner.kind === 'binary' && ['<', '<=', '>', '>='].includes(inner.operator))
    return [rootKey(inner.left), rootKey(inner.right)].filter((key) => key !== null);
  return childExpressions(inner).flatMap(comparedNames);
}

const everyScanBlocks = /^(?:L?TON|L?TOF|L?TP|TONR|CTU|CTD|CTUD|R_TRIG|F_TRIG)(?:_\w+)?$/;

const timersEveryScan: Rule = {
  id: 'SAFE-2',
  title: 'Timers, edges and counters are called in every scan',
  severity: 'warning',
  check: (context) =>
    context.parts.flatMap((part) => {
      const { calls, variables, statements } = factsOf(part);
      const firstReturn = statements.find(({ statement, path }) => statement.kind === 'return' && path.length > 0);
      return calls.flatMap((call) => {
        const type = call.callee.kind === 'name' ? typeKeyOf(variables.get(call.callee.key)) : null;
        if (call.callee.kind !== 'name' || type === null || !everyScanBlocks.test(type)) return [];
        if (firstReturn !== undefined && firstReturn.statement.start < call.at.start)
          return [{ at: call.callee, message: `${call.callee.name} (${type}) is skipped when RETURN above it acts. Call it before.` }];
        if (isUnconditional(call.path) || coversAllBranches(call.callee.key, call.path, part)) return [];
        return [
          {
            at: call.callee,
            message: `${call.callee.name} (${type}) is not called in every scan: its time or edge stands still meanwhile. Call it outside the condition and put the condition on its input.`,
          },
        ];
      });
    }),
};

/** Called in every branch of an IF with ELSE (or CASE with ELSE) is called in every scan. */
function coversAllBranches(key: string, path: BranchPath, part: CodePart): boolean {
  const calls = factsOf(part).calls.filter((call) => call.callee.kind === 'name' && call.callee.key === key);
  const outer = path[0]?.statement;
  if (outer === undefined || (outer.kind !== 'if' && outer.kind !== 'case') || outer.elseBody === null || path.length !== 1) return false;
  return childBodies(outer).every((_body, branch) =>
    calls.some((call) => call.path.length === 1 && call.path[0]?.statement === outer && call.path[0]?.branch === branch),
  );
}

const outputsOnEveryPath: Rule = {
  id: 'SAFE-3',
  title: 'Every output has a value on every path',
  severity: 'info',
  check: (context) =>
    context.parts
      .filter((part) => part.kind === 'pou' && part.pou.body.kind === 'statement-body' && part.pou.actions.length === 0 && part.pou.methods.length === 0)
      .flatMap((part) => {
        const facts = factsOf(part);
        return [...facts.variables.values()]
          .filter(
            (variable) =>
              variable.section === 'VAR_OUTPUT' && facts.writes.some((write) => write.key === variable.key) && !definitelyWrites(part.statements, variable.key),
          )
          .map((variable) => ({
            at: variable.name,
            message: `${variable.name.name} keeps its last value on some paths. Assign it on all of them, or say in a comment that it shall keep it.`,
          }));
      }),
};

/** Whether a statement list assigns a variable whichever way it runs. */
export function definitelyWrites(statements: readonly Statement[], key: string): boolean {
  return statements.some((statement) => {
    if (statement.kind === 'assignment') return rootKey(statement.target) === key;
    if (statement.kind === 'call-statement')
      return statement.call.arguments.some((argument) => argument.direction === 'out' && argument.value !== null && rootKey(argument.value) === key);
    if (statement.kind === 'if' || statement.kind === 'case')
      return statement.elseBody !== null && childBodies(statement).every((body) => definitelyWrites(body, key));
    if (statement.kind === 'region' || statement.kind === 'repeat') return definitelyWrites(statement.body, key);
    return false;
  });
}

const caseElse: Rule = {
  id: 'SAFE-4',
  title: 'CASE has an ELSE that leads to a safe state',
  severity: 'warning',
  check: (context) =>
    context.parts.flatMap((part) =>
      factsOf(part).statements.flatMap(({ statement }) => {
        if (statement.kind !== 'case') return [];
        const at = { start: statement.start, end: statement.selector.end };
        if (statement.elseBody === null)
          return coversEnum(context, statement.selector, statement.clauses.flatMap((clause) => clause.labels).length)
            ? []
            : [{ at, message: 'CASE without ELSE: an unexpected value does nothing, for ever. Add ELSE with a safe state.' }];
        return statement.elseBody.some((inner) => inner.kind !== 'empty')
          ? []
          : [{ at, message: 'The ELSE of this CASE is empty. Lead to a safe state there.' }];
      }),
    ),
};

function coversEnum(context: RuleContext, selector: Expression, labels: number): boolean {
  const type = context.checked.typeOf(selector);
  return type.kind === 'enum' && labels >= type.members.size;
}

const guardedDivision: Rule = {
  id: 'SAFE-7',
  title: 'Guard divisions and array indices',
  severity: 'warning',
  check: (context) => context.parts.flatMap((part) => guardFindings(context, part, factsOf(part))),
};

function guardFindings(context: RuleContext, part: CodePart, facts: PartFacts): readonly Finding[] {
  const found: Finding[] = [];
  walkStatements(part.statements, (statement, parents) => {
    const guards = namesGuarded([...parents, statement]);
    // Looked up only where an index stands: it reads every write before, which adds up in long programs.
    let clamped: ReadonlySet<string> | null = null;
    walkExpressions([{ ...statement, ...emptied(statement) } as Statement], (expression) => {
      if (expression.kind === 'binary' && (expression.operator === '/' || expression.operator === 'MOD')) {
        const divisor = bare(expression.right);
        if (!isSafeDivisor(divisor, facts, guards)) found.push({ at: expression.right, message: 'The divisor may be zero. Test it first.' });
      }
      // Of an array that is declared elsewhere nobody here knows the limits.
      if (expression.kind !== 'index' || context.checked.typeOf(expression.array).kind === 'unknown') return;
      clamped ??= clampedBefore(facts, statement);
      for (const index of expression.indices)
        if (!isSafeIndex(bare(index), facts, guards, clamped, parents))
          found.push({ at: index, message: 'The index is not limited to the array here. Use LIMIT or test it first.' });
    });
  });
  return found;
}

/** The statement without its inner bodies, so that each expression is looked at once, with its own guards. */
function emptied(statement: Statement): object {
  if (statement.kind === 'if') return { branches: statement.branches.map((branch) => ({ ...branch, body: [] })), elseBody: null };
  if (statement.kind === 'case') return { clauses: statement.clauses.map((clause) => ({ ...clause, body: [] })), elseBody: null };
  return 'body' in statement ? { body: [], ...(statement.kind === 'try' ? { catchBody: null, finallyBody: null } : {}) } : {};
}

/** Names that a condition around a statement compares with something: taken as a guard. */
function namesGuarded(parents: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  const take = (condition: Expression): void => {
    for (const key of guardedNames(condition)) names.add(key);
  };
  for (const parent of parents) {
    if (parent.kind === 'if') for (const branch of parent.branches) take(branch.condition);
    if (parent.kind === 'while') take(parent.condition);
    if (parent.kind === 'repeat') take(parent.until);
    if (parent.kind === 'case') {
      const key = rootKey(parent.selector);
      if (key !== null) names.add(key);
    }
  }
  return names;
}

function guardedNames(condition: Expression): readonly string[] {
  const inner = bare(condition);
  if (inner.kind === 'binary' && ['<', '<=', '>', '>=', '<>', '='].includes(inner.operator)) return [...allNames(inner.left), ...allNames(inner.right)];
  return childExpressions(inner).flatMap(guardedNames);
}
function allNames(expression: Expression): readonly string[] {
  const inner = bare(expression);
  const key = rootKey(inner);
  return key !== null ? [key] : childExpressions(inner).flatMap(allNames);
}

/** Variables assigned earlier from LIMIT, MAX, MIN or MOD with constants. */
function clampedBefore(facts: PartFacts, statement: Statement): ReadonlySet<string> {
  const clamped = new Set<string>();
  for (const write of facts.writes) {
    if (write.statement.start >= statement.start || write.value === null) continue;
    const value = bare(write.value);
    const limited =
      (value.kind === 'call' && value.callee.kind === 'name' && ['LIMIT', 'MAX', 'MIN'].includes(value.callee.key)) ||
      (value.kind === 'binary' && value.operator === 'MOD') ||
      isLiteral(value);
    if (limited) clamped.add(write.key);
    else if (!write.path.length) clamped.delete(write.key);
  }
  return clamped;
}

function isConstantName(expression: Expression, facts: PartFacts): boolean {
  return expression.kind === 'name' && (facts.variables.get(expression.key)?.constant === true || !facts.variables.has(expression.key));
}

function isSafeDivisor(divisor: Expression, facts: PartFacts, guards: ReadonlySet<string>): boolean {
  if (isLiteral(divisor)) return true;
  if (divisor.kind === 'binary') return onlyConstants(divisor, facts) || allNames(divisor).some((key) => guards.has(key));
  if (divisor.kind === 'call')
    return (
      (divisor.callee.kind === 'name' && divisor.callee.key === 'MAX') ||
      divisor.arguments.every((argument) => argument.value !== null && isSafeDivisor(bare(argument.value), facts, guards))
    );
  const key = rootKey(divisor);
  return isConstantName(divisor, facts) || (key !== null && guards.has(key));
}

function onlyConstants(expression: Expression, facts: PartFacts): boolean {
  const inner = bare(expression);
  if (isLiteral(inner) || isConstantName(inner, facts)) return true;
  if (inner.kind === 'call') return inner.arguments.every((argument) => argument.value !== null && onlyConstants(argument.value, facts));
  const children = childExpressions(inner);
  return inner.kind !== 'name' && children.length > 0 && children.every((child) => onlyConstants(child, facts));
}

function isSafeIndex(index: Expression, facts: PartFacts, guards: ReadonlySet<string>, clamped: ReadonlySet<string>, parents: readonly Statement[]): boolean {
  if (isLiteral(index) || isConstantName(index, facts)) return true;
  if (index.kind === 'typed-name') return true;
  if (index.kind === 'call') return index.callee.kind === 'name' && ['LIMIT', 'MIN', 'MAX'].includes(index.callee.key);
  if (index.kind === 'binary') return index.operator === 'MOD' || allNames(index).every((key) => isBoundName(key, facts, guards, clamped, parents));
  const key = rootKey(index);
  return key !== null && isBoundName(key, facts, guards, clamped, parents);
}

function isBoundName(key: string, facts: PartFacts, guards: ReadonlySet<string>, clamped: ReadonlySet<string>, parents: readonly Statement[]): boolean {
  if (guards.has(key) || clamped.has(key)) return true;
  if (parents.some((parent) => parent.kind === 'for' && rootKey(parent.variable) === key)) return true;
  const declared = facts.variables.get(key);
  return declared?.constant === true || declared?.declaration.type.kind === 'subrange-type' || declared?.declaration.type.kind === 'enum-type';
}

export const safetyLoopRules: readonly Rule[] = [unboundedLoop, timersEveryScan, outputsOnEveryPath, caseElse, guardedDivision];
