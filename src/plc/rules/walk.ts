import type { Argument, Body, CompilationUnit, Declaration, Expression, Pou, Statement, VariableSection } from '../ast.js';

/** The direct sub-expressions of an expression, left to right. */
export function childExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'member':
    case 'bit-access':
      return [expression.object];
    case 'index':
      return [expression.array, ...expression.indices];
    case 'dereference':
    case 'unary':
      return [expression.operand];
    case 'call':
      return [expression.callee, ...argumentValues(expression.arguments)];
    case 'binary':
      return [expression.left, expression.right];
    case 'parenthesised':
      return [expression.expression];
    case 'assignment-expression':
      return [expression.target, expression.value];
    case 'array-initializer':
      return expression.elements.flatMap((element) => [element.repeat, element.value].filter((part) => part !== null));
    case 'struct-initializer':
      return expression.fields.map((field) => field.value);
    default:
      return [];
  }
}

function argumentValues(list: readonly Argument[]): readonly Expression[] {
  return list.map((argument) => argument.value).filter((value) => value !== null);
}

/** Visits an expression and everything below it, parents first. Iterative: deep nesting cannot overflow the stack. */
export function walkExpression(root: Expression, visit: (expression: Expression) => void): void {
  const pending: Expression[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    visit(next);
    const children = childExpressions(next);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) pending.push(child);
    }
  }
}

/** The expressions that belong to a statement itself, not to statements inside it. */
export function statementExpressions(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'assignment':
      return [statement.target, statement.value];
    case 'call-statement':
      return [statement.call];
    case 'expression-statement':
      return [statement.expression];
    case 'if':
      return statement.branches.map((branch) => branch.condition);
    case 'case':
      return [
        statement.selector,
        ...statement.clauses.flatMap((clause) => clause.labels.flatMap((label) => (label.high === null ? [label.low] : [label.low, label.high]))),
      ];
    case 'for':
      return [statement.variable, statement.from, statement.to, ...(statement.by === null ? [] : [statement.by])];
    case 'while':
      return [statement.condition];
    case 'repeat':
      return [statement.until];
    case 'return':
      return statement.value === null ? [] : [statement.value];
    case 'try':
      return statement.exception === null ? [] : [statement.exception];
    default:
      return [];
  }
}

/** The statement lists inside a statement, one per branch. */
export function childBodies(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return [...statement.branches.map((branch) => branch.body), ...(statement.elseBody === null ? [] : [statement.elseBody])];
    case 'case':
      return [...statement.clauses.map((clause) => clause.body), ...(statement.elseBody === null ? [] : [statement.elseBody])];
    case 'for':
    case 'while':
    case 'repeat':
    case 'region':
      return [statement.body];
    case 'try':
      return [statement.body, statement.catchBody ?? [], statement.finallyBody ?? []];
    default:
      return [];
  }
}

/** Visits statements in order, outer ones first, with the statements they stand in (outermost first). */
export function walkStatements(
  statements: readonly Statement[],
  visit: (statement: Statement, parents: readonly Statement[]) => void,
  parents: readonly Statement[] = [],
): void {
  for (const statement of statements) {
    visit(statement, parents);
    const inside = childBodies(statement);
    if (inside.length > 0) for (const body of inside) walkStatements(body, visit, [...parents, statement]);
  }
}

/** Visits every expression of a statement list, nested ones included. */
export function walkExpressions(statements: readonly Statement[], visit: (expression: Expression, statement: Statement) => void): void {
  walkStatements(statements, (statement) => {
    for (const root of statementExpressions(statement)) walkExpression(root, (expression) => visit(expression, statement));
  });
}

/** The statements of a body; none for foreign languages. SFC actions are joined. */
export function bodyStatements(body: Body): readonly Statement[] {
  if (body.kind === 'statement-body') return body.statements;
  return body.kind === 'sfc-body' ? body.actions.flatMap((action) => bodyStatements(action.body)) : [];
}

/** All POUs of a unit, those in namespaces included. */
export function pousOf(unit: CompilationUnit): readonly Pou[] {
  const collect = (declarations: readonly Declaration[]): readonly Pou[] =>
    declarations.flatMap((declaration) => {
      if (declaration.kind === 'pou') return [declaration];
      return declaration.kind === 'namespace' ? collect(declaration.declarations) : [];
    });
  return collect(unit.declarations);
}

/** A piece of code with its own variables: a POU body, a method, an action or a property accessor. */
export interface CodePart {
  readonly name: string;
  readonly pou: Pou;
  readonly sections: readonly VariableSection[];
  readonly statements: readonly Statement[];
  readonly kind: 'pou' | 'method' | 'action' | 'accessor';
  readonly start: number;
  readonly end: number;
}

/** Every body of a unit with the POU it belongs to. */
export function codeParts(unit: CompilationUnit): readonly CodePart[] {
  return pousOf(unit).flatMap((pou): readonly CodePart[] => [
    { name: pou.name.name, pou, sections: pou.sections, statements: bodyStatements(pou.body), kind: 'pou', start: pou.start, end: pou.end },
    ...pou.actions.map((action) => ({
      name: `${pou.name.name}.${action.name.name}`,
      pou,
      sections: [],
      statements: bodyStatements(action.body),
      kind: 'action' as const,
      start: action.start,
      end: action.end,
    })),
    ...pou.methods.map((method) => ({
      name: `${pou.name.name}.${method.name.name}`,
      pou,
      sections: method.sections,
      statements: bodyStatements(method.body),
      kind: 'method' as const,
      start: method.start,
      end: method.end,
    })),
    ...pou.properties.flatMap((property) =>
      property.accessors.map((accessor) => ({
        name: `${pou.name.name}.${property.name.name}`,
        pou,
        sections: accessor.sections,
        statements: bodyStatements(accessor.body),
        kind: 'accessor' as const,
        start: accessor.start,
        end: accessor.end,
      })),
    ),
  ]);
}

/** The upper-case name of the variable an access starts from: `a` for `a.b[3].2`; null for calls, literals and addresses. */
export function rootKey(expression: Expression): string | null {
  let current = expression;
  for (;;) {
    if (current.kind === 'name') return current.key;
    if (current.kind === 'member' || current.kind === 'bit-access') current = current.object;
    else if (current.kind === 'index') current = current.array;
    else if (current.kind === 'dereference') current = current.operand;
    else if (current.kind === 'parenthesised') current = current.expression;
    else return null;
  }
}

/** An expression without the parentheses around it. */
export function bare(expression: Expression): Expression {
  let current = expression;
  while (current.kind === 'parenthesised') current = current.expression;
  return current;
}

/** The text of a node as written. */
export function textOf(unit: CompilationUnit, node: Readonly<{ start: number; end: number }>): string {
  return unit.source.text.slice(node.start, node.end);
}
