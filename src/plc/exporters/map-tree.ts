import type { Argument, Expression, Statement } from '../ast.js';

/** What becomes of an expression after its parts were mapped. */
export type MapExpression = (expression: Expression) => Expression;

/** An expression with a change made to it and everything below it, parts first. */
export function mapExpression(expression: Expression, change: MapExpression): Expression {
  return change(mapParts(expression, (inner) => mapExpression(inner, change)));
}

function mapArguments(list: readonly Argument[], map: MapExpression): readonly Argument[] {
  return list.map((argument) => ({ ...argument, value: argument.value === null ? null : map(argument.value) }));
}

function mapParts(expression: Expression, map: MapExpression): Expression {
  switch (expression.kind) {
    case 'member':
    case 'bit-access':
      return { ...expression, object: map(expression.object) };
    case 'index':
      return { ...expression, array: map(expression.array), indices: expression.indices.map(map) };
    case 'dereference':
    case 'unary':
      return { ...expression, operand: map(expression.operand) };
    case 'call':
      return { ...expression, callee: map(expression.callee), arguments: mapArguments(expression.arguments, map) };
    case 'binary':
      return { ...expression, left: map(expression.left), right: map(expression.right) };
    case 'parenthesised':
      return { ...expression, expression: map(expression.expression) };
    case 'assignment-expression':
      return { ...expression, target: map(expression.target), value: map(expression.value) };
    case 'array-initializer':
      return {
        ...expression,
        elements: expression.elements.map(({ repeat, value }) => ({
          repeat: repeat === null ? null : map(repeat),
          value: value === null ? null : map(value),
        })),
      };
    case 'struct-initializer':
      return { ...expression, fields: expression.fields.map((field) => ({ ...field, value: map(field.value) })) };
    default:
      return expression;
  }
}

/** Statements with a change made to every expression in them. */
export function mapStatements(list: readonly Statement[], map: MapExpression): readonly Statement[] {
  return list.map((statement) => mapStatement(statement, map));
}

function mapStatement(statement: Statement, map: MapExpression): Statement {
  const inner = (body: readonly Statement[]): readonly Statement[] => mapStatements(body, map);
  const maybe = (body: readonly Statement[] | null): readonly Statement[] | null => (body === null ? null : inner(body));
  switch (statement.kind) {
    case 'assignment':
      return { ...statement, target: map(statement.target), value: map(statement.value) };
    case 'call-statement': {
      const call = map(statement.call);
      return call.kind === 'call' ? { ...statement, call } : { kind: 'expression-statement', start: statement.start, end: statement.end, expression: call };
    }
    case 'expression-statement':
      return { ...statement, expression: map(statement.expression) };
    case 'if':
      return {
        ...statement,
        branches: statement.branches.map((branch) => ({ ...branch, condition: map(branch.condition), body: inner(branch.body) })),
        elseBody: maybe(statement.elseBody),
      };
    case 'case':
      return {
        ...statement,
        selector: map(statement.selector),
        clauses: statement.clauses.map((clause) => ({
          ...clause,
          labels: clause.labels.map((label) => ({ ...label, low: map(label.low), high: label.high === null ? null : map(label.high) })),
          body: inner(clause.body),
        })),
        elseBody: maybe(statement.elseBody),
      };
    case 'for':
      return {
        ...statement,
        variable: map(statement.variable),
        from: map(statement.from),
        to: map(statement.to),
        by: statement.by === null ? null : map(statement.by),
        body: inner(statement.body),
      };
    case 'while':
      return { ...statement, condition: map(statement.condition), body: inner(statement.body) };
    case 'repeat':
      return { ...statement, body: inner(statement.body), until: map(statement.until) };
    case 'return':
      return { ...statement, value: statement.value === null ? null : map(statement.value) };
    case 'region':
      return { ...statement, body: inner(statement.body) };
    case 'try':
      return { ...statement, body: inner(statement.body), catchBody: maybe(statement.catchBody), finallyBody: maybe(statement.finallyBody) };
    default:
      return statement;
  }
}
