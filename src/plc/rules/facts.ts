import type { Argument, Expression, Identifier, SectionKind, Statement, VariableDeclaration, VariableSection } from '../ast.js';
import { isBareName } from '../bare-names.js';
import { bare, type CodePart, childBodies, rootKey, statementExpressions, walkExpression } from './walk.js';

/** A variable as declared in a part or its POU. */
export interface DeclaredVariable {
  readonly key: string;
  readonly name: Identifier;
  readonly section: SectionKind;
  readonly constant: boolean;
  readonly declaration: VariableDeclaration;
  readonly group: VariableSection;
}

/** One step down into a statement: which of its branches was taken. Loops and regions have branch 0. */
export interface BranchStep {
  readonly statement: Statement;
  readonly branch: number;
}
export type BranchPath = readonly BranchStep[];

export interface Write {
  readonly key: string;
  readonly target: Expression;
  readonly statement: Statement;
  readonly path: BranchPath;
  /** Assigned value; null when written by a call, a loop or `+=` and its like. */
  readonly value: Expression | null;
}
export interface Read {
  readonly key: string;
  readonly expression: Expression;
  readonly statement: Statement;
  readonly path: BranchPath;
}
/** A function block, method or function call with what it stands in. */
export interface Invocation {
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  readonly statement: Statement;
  readonly path: BranchPath;
  readonly at: Readonly<{ start: number; end: number }>;
}
export interface PartFacts {
  readonly variables: ReadonlyMap<string, DeclaredVariable>;
  readonly writes: readonly Write[];
  readonly reads: readonly Read[];
  readonly calls: readonly Invocation[];
  readonly statements: readonly Readonly<{ statement: Statement; path: BranchPath }>[];
}

/** The variables of sections, one entry per name. */
export function declaredIn(sections: readonly VariableSection[]): readonly DeclaredVariable[] {
  return sections.flatMap((group) =>
    group.declarations.flatMap((declaration) =>
      declaration.names.map((name) => ({ key: name.key, name, section: group.section, constant: group.constant, declaration, group })),
    ),
  );
}

const known = new WeakMap<CodePart, PartFacts>();

/** What a part declares, writes, reads and calls; computed once per part. */
export function factsOf(part: CodePart): PartFacts {
  const cached = known.get(part);
  if (cached !== undefined) return cached;
  const facts = collect(part);
  known.set(part, facts);
  return facts;
}

function collect(part: CodePart): PartFacts {
  const variables = new Map([...declaredIn(part.pou.sections), ...declaredIn(part.sections)].map((variable) => [variable.key, variable]));
  const facts = {
    variables,
    writes: [] as Write[],
    reads: [] as Read[],
    calls: [] as Invocation[],
    statements: [] as { statement: Statement; path: BranchPath }[],
  };
  const visit = (list: readonly Statement[], path: BranchPath): void => {
    for (const statement of list) {
      facts.statements.push({ statement, path });
      collectStatement(facts, statement, path);
      for (const [branch, body] of childBodies(statement).entries()) visit(body, [...path, { statement, branch }]);
    }
  };
  visit(part.statements, []);
  return facts;
}

type Collected = { writes: Write[]; reads: Read[]; calls: Invocation[] };

function collectStatement(facts: Collected, statement: Statement, path: BranchPath): void {
  const write = (target: Expression, value: Expression | null): void => {
    const key = rootKey(target);
    if (key !== null) facts.writes.push({ key, target, statement, path, value });
    for (const inner of innerReads(target)) collectReads(facts, inner, statement, path);
  };
  if (statement.kind === 'assignment') {
    // `n += 1` assigns no value that can be read off.
    write(statement.target, /^[-+*/]/.test(statement.operator) ? null : statement.value);
    if (statement.operator !== ':=' && statement.operator !== 'REF=') collectReads(facts, statement.target, statement, path);
    collectReads(facts, statement.value, statement, path);
    return;
  }
  if (statement.kind === 'for') {
    write(statement.variable, null);
    for (const expression of statementExpressions(statement).slice(1)) collectReads(facts, expression, statement, path);
    return;
  }
  if (statement.kind === 'expression-statement' && isBareName(statement.expression))
    facts.calls.push({ callee: statement.expression, arguments: [], statement, path, at: statement.expression });
  for (const expression of statementExpressions(statement)) collectReads(facts, expression, statement, path);
}

/** Expressions read to find a write target: indices and the bases of pointers. */
function innerReads(target: Expression): readonly Expression[] {
  if (target.kind === 'index') return [...target.indices, ...innerReads(target.array)];
  if (target.kind === 'member' || target.kind === 'bit-access') return innerReads(target.object);
  if (target.kind === 'dereference') return [target.operand];
  return [];
}

function collectReads(facts: Collected, root: Expression, statement: Statement, path: BranchPath): void {
  const outputs = new Set<Expression>();
  walkExpression(root, (expression) => {
    if (expression.kind === 'call') {
      facts.calls.push({ callee: expression.callee, arguments: expression.arguments, statement, path, at: expression });
      for (const argument of expression.arguments) {
        const key = argument.direction === 'out' && argument.value !== null ? rootKey(argument.value) : null;
        if (key === null || argument.value === null) continue;
        outputs.add(argument.value);
        facts.writes.push({ key, target: argument.value, statement, path, value: null });
      }
    }
    if (expression.kind === 'assignment-expression') {
      const key = rootKey(expression.target);
      if (key !== null) facts.writes.push({ key, target: expression.target, statement, path, value: expression.value });
      outputs.add(expression.target);
    }
    if (expression.kind === 'name' && !outputs.has(expression)) facts.reads.push({ key: expression.key, expression, statement, path });
  });
}

/** Whether two places can never run in the same scan: they stand in different branches of one IF or CASE. */
export function areExclusive(first: BranchPath, second: BranchPath): boolean {
  return first.some(
    (step) =>
      (step.statement.kind === 'if' || step.statement.kind === 'case') &&
      second.some((other) => other.statement === step.statement && other.branch !== step.branch),
  );
}

/** Whether a place runs in every scan: no IF, CASE or loop around it. */
export function isUnconditional(path: BranchPath): boolean {
  return path.every((step) => step.statement.kind === 'region');
}

/** The type name of an instance variable, upper case; null for anything else. */
export function typeKeyOf(variable: DeclaredVariable | undefined): string | null {
  return variable?.declaration.type.kind === 'named-type' ? variable.declaration.type.key : null;
}

/** Whether an expression is a literal, with or without a sign. */
export function isLiteral(expression: Expression): boolean {
  const inner = bare(expression);
  return inner.kind.endsWith('-literal') || (inner.kind === 'unary' && inner.operand.kind.endsWith('-literal'));
}

/** A BOOL constant, through parentheses and NOT; null when it is not constant. */
export function constantBool(expression: Expression): boolean | null {
  const inner = bare(expression);
  if (inner.kind === 'bool-literal') return inner.value;
  if (inner.kind === 'unary' && inner.operator === 'NOT') {
    const value = constantBool(inner.operand);
    return value === null ? null : !value;
  }
  return null;
}
