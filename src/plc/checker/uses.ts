import type { Argument, BinaryExpression, CompilationUnit, Expression } from '../ast.js';
import { positionAt } from '../source-text.js';
import { type Type, unknownType } from '../types.js';
import type { Body } from './body.js';
import { valueType } from './conversions.js';
import type { Project } from './project.js';

type Kind = 'text' | 'boolean' | 'number';
type Use = Readonly<{ unit: CompilationUnit; expression: Expression; kind: Kind }>;

/** What a file does with the names whose declarations lie elsewhere, by scope and path (`FBMOVE.EXECUTE`). */
export class Uses {
  private readonly byPath = new Map<string, Use[]>();

  add(unit: CompilationUnit, scope: string, path: string, use: Use): void {
    const key = `${unit.source.fileName}\n${scope}\n${path}`;
    const list = this.byPath.get(key);
    if (list === undefined) this.byPath.set(key, [use]);
    else list.push(use);
  }

  paths(): Iterable<readonly Use[]> {
    return this.byPath.values();
  }
}

/** Notes a value given to a variable of unknown type. */
export function noteValue(body: Body, target: Expression, value: Expression, type: Type): void {
  const kind = kindOf(type, value);
  if (kind !== null) note(body, target, value, kind);
}

/** Notes the inputs named in a call of an instance whose block is unknown. Functions may take any type, so theirs say nothing. */
export function noteArguments(body: Body, instance: Expression, list: readonly Argument[]): void {
  if (body.project.expressionSymbols.get(instance)?.kind !== 'variable') return;
  for (const { name, direction, negated, value } of list) {
    if (name === null || value === null || direction !== 'in' || negated) continue;
    const kind = kindOf(body.project.expressionTypes.get(value) ?? unknownType, value);
    if (kind !== null) note(body, { kind: 'member', object: instance, member: name, start: instance.start, end: name.end }, value, kind);
  }
}

/** Notes what an operand of unknown type is compared or calculated with. */
export function noteOperands(body: Body, { left, right }: BinaryExpression, leftType: Type, rightType: Type): void {
  if (leftType.kind === 'unknown') noteValue(body, left, right, rightType);
  if (rightType.kind === 'unknown') noteValue(body, right, left, leftType);
}

/** Notes that what stands in a condition, through NOT, AND, OR and XOR, is BOOL. */
export function noteCondition(body: Body, expression: Expression): void {
  switch (expression.kind) {
    case 'parenthesised':
      noteCondition(body, expression.expression);
      return;
    case 'unary':
      if (expression.operator === 'NOT') noteCondition(body, expression.operand);
      return;
    case 'binary':
      if (!['AND', 'OR', 'XOR', 'AND_THEN', 'OR_ELSE'].includes(expression.operator)) return;
      noteCondition(body, expression.left);
      noteCondition(body, expression.right);
      return;
    case 'name':
    case 'member':
      if (body.project.expressionTypes.get(expression)?.kind !== 'elementary') note(body, expression, expression, 'boolean');
      return;
    default:
      return;
  }
}

function note(body: Body, variable: Expression, expression: Expression, kind: Kind): void {
  const place = pathOf(variable);
  if (place === null) return;
  const declared = body.project.expressionSymbols.has(place.root);
  const scope = declared ? `${body.pou?.key ?? ''}.${body.method?.name ?? ''}` : '';
  body.project.uses.add(body.unit, scope, place.path, { unit: body.unit, expression, kind });
}

function pathOf(expression: Expression): { root: Expression; path: string } | null {
  switch (expression.kind) {
    case 'name':
      return { root: expression, path: expression.key };
    case 'member':
    case 'index': {
      const owner = pathOf(expression.kind === 'member' ? expression.object : expression.array);
      return owner === null ? null : { root: owner.root, path: `${owner.path}${expression.kind === 'member' ? `.${expression.member.key}` : '[]'}` };
    }
    default:
      return null;
  }
}

/** A text of one character may be a CHAR or BYTE, and an expression of unknown type says nothing. */
function kindOf(type: Type, value: Expression): Kind | null {
  const plain = valueType(type);
  if (plain.kind === 'string') return value.kind === 'string-literal' && (value.value.length === 1 || value.typeName === 'POINTER') ? null : 'text';
  if (plain.kind === 'literal') return 'number';
  if (plain.kind !== 'elementary') return null;
  if (plain.name === 'BOOL') return 'boolean';
  return plain.family === 'signed' || plain.family === 'unsigned' || plain.family === 'real' ? 'number' : null;
}

/** Reports names that take a text in one place and TRUE, FALSE or a number in another: whatever their type, one of the two is wrong. */
export function reportConflictingUses(project: Project): void {
  for (const uses of project.uses.paths()) {
    const texts = uses.filter(({ kind }) => kind === 'text');
    const others = uses.filter(({ kind }) => kind !== 'text');
    if (texts.length === 0 || others.length === 0) continue;
    const [wrong, right] = texts.length <= others.length ? [texts, others] : [others, texts];
    const other = right[0];
    if (other === undefined) continue;
    const { line } = positionAt(other.unit.source, other.expression.start);
    for (const { unit, expression, kind } of wrong)
      project.error(unit, expression, 'conflicting-use', `This is ${words[kind]}, but the same variable takes ${words[other.kind]} in line ${line}.`);
  }
}

const words: Readonly<Record<Kind, string>> = { text: 'a text', boolean: 'TRUE or FALSE', number: 'a number' };
