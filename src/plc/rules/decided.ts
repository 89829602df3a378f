import type { BinaryExpression, Expression } from '../ast.js';
import { factsOf, type PartFacts } from './facts.js';
import type { Finding, Rule, RuleContext } from './model.js';
import { bare, type CodePart, statementExpressions, textOf, walkExpression, walkStatements } from './walk.js';

/** Most cases that are looked at of one expression; larger ones are left. */
const mostCases = 4096;

type Sides = Readonly<{ variable: string; limit: number; operator: string }>;
/** What an expression is decided by: Boolean values, and numbers that are compared with fixed ones. */
type Atoms = Readonly<{ flags: Set<string>; limits: Map<string, Set<number>>; repeated: Set<string> }>;
type Case = Readonly<{ flags: ReadonlyMap<string, boolean>; numbers: ReadonlyMap<string, number> }>;
type Scope = Readonly<{ context: RuleContext; facts: PartFacts; atoms: Map<Expression, string> }>;

/**
 * A condition that is TRUE or FALSE whatever its variables are: `a OR NOT a`, `x > 5 AND x < 3`, `s <> 1 OR s <> 2`. It decides nothing, so an AND, an OR,
 * a NOT or a limit in it is wrong. Constants, and tests of a REAL against itself (which find a value that is no number), are meant and left.
 */
const decided: Rule = {
  id: 'SAFE-14',
  title: 'No condition is always TRUE or always FALSE',
  severity: 'warning',
  check: (context) => context.parts.flatMap((part) => decidedIn(context, part)),
};

function decidedIn(context: RuleContext, part: CodePart): readonly Finding[] {
  const found: Finding[] = [];
  const scope: Scope = { context, facts: factsOf(part), atoms: new Map() };
  walkStatements(part.statements, (statement) => {
    for (const root of statementExpressions(statement)) {
      // The innermost decided part is the cause; what stands around it follows from it
      const nodes: BinaryExpression[] = [];
      walkExpression(root, (expression) => {
        if (expression.kind === 'binary' && joins(expression.operator)) nodes.push(expression);
      });
      const known: { start: number; end: number }[] = [];
      for (const node of nodes.reverse()) {
        if (known.some(({ start, end }) => start >= node.start && end <= node.end)) continue;
        const value = decidedValue(node, scope);
        if (value === null) continue;
        known.push(node);
        found.push({ at: node, message: messageOf(textOf(context.unit, node), value) });
      }
    }
  });
  return found;
}

function messageOf(text: string, value: boolean): string {
  const shown = text.replace(/\s+/g, ' ').slice(0, 80);
  const hint = value ? 'an OR that should be an AND' : 'an AND that should be an OR';
  return `"${shown}" is always ${value ? 'TRUE' : 'FALSE'}, whatever its variables are, so it decides nothing. Look for ${hint}, a NOT too many, or swapped limits.`;
}

const joins = (operator: string): boolean => /^(?:AND|OR|XOR|AND_THEN|OR_ELSE)$/.test(operator);

/** The value that it has in every case; null where it depends on its variables or is too large to tell. */
function decidedValue(root: BinaryExpression, scope: Scope): boolean | null {
  const atoms: Atoms = { flags: new Set(), limits: new Map(), repeated: new Set() };
  if (!collect(root, scope, atoms) || atoms.repeated.size === 0) return null;
  let first: boolean | null = null;
  const points = [...atoms.limits].map(([variable, limits]) => [variable, pointsOf([...limits])] as const);
  const size = 2 ** atoms.flags.size * points.reduce((product, [, values]) => product * values.length, 1);
  if (size > mostCases) return null;
  const flags = [...atoms.flags];
  for (let index = 0; index < size; index++) {
    let rest = index;
    const take = (count: number): number => {
      const value = rest % count;
      rest = Math.floor(rest / count);
      return value;
    };
    const at: Case = {
      flags: new Map(flags.map((name) => [name, take(2) === 1])),
      numbers: new Map(points.map(([variable, values]) => [variable, values[take(values.length)] ?? 0])),
    };
    const value = evaluate(root, scope, at);
    if (first !== null && value !== first) return null;
    first = value;
  }
  return first === true && isNumberTest(root, scope) ? null : first;
}

/** Each limit, between each two, and beyond them. */
function pointsOf(limits: readonly number[]): readonly number[] {
  const sorted = [...limits].sort((a, b) => a - b);
  const [low = 0] = sorted;
  const high = sorted.at(-1) ?? 0;
  return [low - 1, ...sorted.flatMap((limit, index) => [limit, (limit + (sorted[index + 1] ?? high + 2)) / 2])];
}

/** False where it holds something whose value may change within the expression, or that is meant to be fixed. */
function collect(expression: Expression, scope: Scope, atoms: Atoms): boolean {
  const node = bare(expression);
  if (node.kind === 'bool-literal' || node.kind === 'assignment-expression') return false;
  if (node.kind === 'binary' && joins(node.operator)) return collect(node.left, scope, atoms) && collect(node.right, scope, atoms);
  if (node.kind === 'unary' && node.operator === 'NOT') return collect(node.operand, scope, atoms);
  const sides = sidesOf(node, scope);
  if (sides !== null) {
    const known = atoms.limits.get(sides.variable);
    if (known !== undefined) atoms.repeated.add(sides.variable);
    atoms.limits.set(sides.variable, (known ?? new Set()).add(sides.limit));
    return true;
  }
  const atom = atomOf(node, scope);
  if (atoms.flags.has(atom)) atoms.repeated.add(atom);
  atoms.flags.add(atom);
  return !(node.kind === 'name' && scope.facts.variables.get(node.key)?.constant === true);
}

function evaluate(expression: Expression, scope: Scope, at: Case): boolean {
  const node = bare(expression);
  if (node.kind === 'unary' && node.operator === 'NOT') return !evaluate(node.operand, scope, at);
  if (node.kind === 'binary' && joins(node.operator)) {
    const [left, right] = [evaluate(node.left, scope, at), evaluate(node.right, scope, at)];
    if (node.operator === 'XOR') return left !== right;
    return node.operator === 'AND' || node.operator === 'AND_THEN' ? left && right : left || right;
  }
  const sides = sidesOf(node, scope);
  if (sides === null) return at.flags.get(atomOf(node, scope)) ?? false;
  const value = at.numbers.get(sides.variable) ?? 0;
  switch (sides.operator) {
    case '<':
      return value < sides.limit;
    case '<=':
      return value <= sides.limit;
    case '>':
      return value > sides.limit;
    case '>=':
      return value >= sides.limit;
    case '=':
      return value === sides.limit;
    default:
      return value !== sides.limit;
  }
}

/** The same text is the same value; what a call gives may differ each time. */
function atomOf(node: Expression, { context, atoms }: Scope): string {
  const known = atoms.get(node);
  if (known !== undefined) return known;
  let calls = false;
  walkExpression(node, (part) => {
    calls ||= part.kind === 'call' || part.kind === 'error-expression';
  });
  const text = textOf(context.unit, node).replace(/\s+/g, '').toUpperCase();
  const name = calls ? `${text}@${node.start}` : text;
  atoms.set(node, name);
  return name;
}

const turned = new Map([
  ['<', '>'],
  ['>', '<'],
  ['<=', '>='],
  ['>=', '<='],
]);

/** `x > 5`, `5 < x`: a variable and a fixed number. */
function sidesOf(node: Expression, scope: Scope): Sides | null {
  if (node.kind !== 'binary' || !/^(?:[<>]=?|=|<>)$/.test(node.operator)) return null;
  const [left, right] = [numberOf(node.left, scope), numberOf(node.right, scope)];
  if ((left === null) === (right === null)) return null;
  const variable = atomOf(left === null ? node.left : node.right, scope);
  const operator = left === null ? node.operator : (turned.get(node.operator) ?? node.operator);
  return { variable, limit: left ?? right ?? 0, operator };
}

/** The value of a number or duration, or of a constant declared with one. */
function numberOf(expression: Expression, scope: Scope): number | null {
  const node = bare(expression);
  if (node.kind === 'integer-literal' || node.kind === 'real-literal') return Number(node.value);
  if (node.kind === 'duration-literal') return Number(node.nanoseconds);
  if (node.kind === 'unary' && node.operator === '-') {
    const value = numberOf(node.operand, scope);
    return value === null ? null : -value;
  }
  const variable = node.kind === 'name' ? scope.facts.variables.get(node.key) : undefined;
  const initial = variable?.constant === true ? variable.declaration.initial : null;
  return initial === null || bare(initial).kind === 'name' ? null : numberOf(initial, scope);
}

/** `x >= 0.0 OR x < 0.0` is FALSE for a REAL that is no number, and is written to find that. */
function isNumberTest(root: BinaryExpression, { facts }: Scope): boolean {
  const types = new Set<string>();
  let limits = 0;
  walkExpression(root, (part) => {
    if (part.kind === 'name') {
      const type = facts.variables.get(part.key)?.declaration.type;
      types.add(type?.kind === 'named-type' ? type.key : '');
    }
    if (part.kind === 'binary' && /^[<>]/.test(part.operator)) limits += 1;
  });
  return limits === 2 && [...types].every((type) => /^(?:L?REAL|)$/.test(type)) && sameLimits(root);
}

function sameLimits(root: BinaryExpression): boolean {
  const values = new Set<string>();
  walkExpression(root, (part) => {
    if (part.kind === 'real-literal' || part.kind === 'integer-literal') values.add(String(Number(part.value)));
  });
  return values.size === 1;
}

export const decidedRules: readonly Rule[] = [decided];
