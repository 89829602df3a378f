import type { CallStatement, CompilationUnit, Expression, Pou, Statement } from '../ast.js';
import { parse } from '../parser.js';
import { bare, bodyStatements, pousOf, textOf, walkExpression, walkExpressions, walkStatements } from '../rules/walk.js';

/** The mistakes that reviews of controller code find, each made on purpose; none of them is an operator of the ladder's own mutation rung. */
export const defectKinds = [
  'other-input',
  'inverted-input',
  'reversed-comparison',
  'delay-ignored',
  'level-for-edge',
  'timer-in-branch',
  'latch-missing',
  'dominance-swapped',
  'written-again',
  'condition-ignored',
  'branches-swapped',
  'clause-missing',
  'else-missing',
  'selection-swapped',
  'arithmetic-swapped',
  'other-instance',
  'timer-type',
  'time-unit',
  'starts-on',
] as const;
export type DefectKind = (typeof defectKinds)[number];

/** A program with one mistake in it. */
export interface Defect {
  readonly kind: DefectKind;
  readonly line: number;
  readonly description: string;
  readonly text: string;
}

type Node = Readonly<{ start: number; end: number }>;
type Put = (kind: DefectKind, node: Node, replacement: string) => void;

/** Every defect that can be made in a text of one function block, in source order. Text that does not parse gives none. */
export function seedDefects(text: string): readonly Defect[] {
  const { unit } = parse(text, { dialect: 'iec', fileName: 'draft.st' });
  const made: Defect[] = [];
  const put: Put = (kind, node, replacement) => {
    const before = text.slice(node.start, node.end);
    if (before.trim() === replacement.trim()) return;
    const short = (part: string): string => part.replace(/\s+/gu, ' ').trim().slice(0, 90);
    made.push({
      kind,
      line: text.slice(0, node.start).split('\n').length,
      description: `${short(before)} -> ${short(replacement)}`,
      text: text.slice(0, node.start) + replacement + text.slice(node.end),
    });
  };
  for (const pou of pousOf(unit)) seedIn(unit, pou, put);
  return made;
}

type Variable = Readonly<{ name: string; key: string; type: string; input: boolean; output: boolean; start: number; end: number; initial: boolean }>;

function variablesOf(unit: CompilationUnit, pou: Pou): readonly Variable[] {
  return pou.sections.flatMap((section) =>
    section.declarations.flatMap((declaration) =>
      declaration.names.map((name) => ({
        name: name.name,
        key: name.key,
        type: textOf(unit, declaration.type).toUpperCase(),
        input: section.section === 'VAR_INPUT',
        output: section.section === 'VAR_OUTPUT',
        start: declaration.type.start,
        end: declaration.type.end,
        initial: declaration.initial !== null,
      })),
    ),
  );
}

function seedIn(unit: CompilationUnit, pou: Pou, put: Put): void {
  const variables = variablesOf(unit, pou);
  const statements = bodyStatements(pou.body);
  const calls = instanceCalls(statements);
  inputs(statements, variables, put);
  walkExpressions(statements, (expression) => {
    comparisonsAndArithmetic(unit, expression, put);
    blockOutputs(unit, expression, variables, calls, put);
    selections(unit, expression, put);
  });
  walkStatements(statements, (statement) => structures(unit, statement, put));
  declarations(pou, variables, put);
  const last = statements.at(-1);
  const request = variables.find((variable) => variable.input && variable.type === 'BOOL');
  if (last === undefined || request === undefined) return;
  for (const output of variables.filter((variable) => variable.output && variable.type === 'BOOL'))
    put('written-again', { start: last.end, end: last.end }, `\n${output.name} := ${output.name} OR ${request.name};`);
}

/** Calls of function block instances by the instance's upper-case name. */
function instanceCalls(statements: readonly Statement[]): ReadonlyMap<string, CallStatement> {
  const calls = new Map<string, CallStatement>();
  walkStatements(statements, (statement) => {
    if (statement.kind === 'call-statement' && statement.call.callee.kind === 'name') calls.set(statement.call.callee.key, statement);
  });
  return calls;
}

function inputs(statements: readonly Statement[], variables: readonly Variable[], put: Put): void {
  walkExpressions(statements, (expression) => {
    if (expression.kind !== 'name') return;
    const variable = variables.find((candidate) => candidate.key === expression.key && candidate.input);
    if (variable === undefined) return;
    if (variable.type === 'BOOL') {
      put('inverted-input', expression, `(NOT ${variable.name})`);
      put('condition-ignored', expression, 'FALSE');
      put('condition-ignored', expression, 'TRUE');
    }
    const same = variables.filter((candidate) => candidate.input && candidate.type === variable.type);
    const next = same[(same.indexOf(variable) + 1) % same.length];
    if (next !== undefined && next !== variable) put('other-input', expression, next.name);
  });
}

const reversed: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' };
const swapped: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*' };

function comparisonsAndArithmetic(unit: CompilationUnit, expression: Expression, put: Put): void {
  if (expression.kind !== 'binary') return;
  const [left, right] = [textOf(unit, expression.left), textOf(unit, expression.right)];
  const comparison = reversed[expression.operator];
  if (comparison !== undefined) put('reversed-comparison', expression, `${left} ${comparison} ${right}`);
  const arithmetic = swapped[expression.operator];
  if (arithmetic !== undefined) put('arithmetic-swapped', expression, `(${left} ${arithmetic} ${right})`);
}

function argument(call: CallStatement | undefined, name: string): Expression | null {
  return call?.call.arguments.find((item) => item.name?.key === name)?.value ?? null;
}

function blockOutputs(
  unit: CompilationUnit,
  expression: Expression,
  variables: readonly Variable[],
  calls: ReadonlyMap<string, CallStatement>,
  put: Put,
): void {
  if (expression.kind !== 'member' || expression.member.key !== 'Q' || expression.object.kind !== 'name') return;
  const { key } = expression.object;
  const instance = variables.find((variable) => variable.key === key);
  if (instance === undefined) return;
  const cause = argument(calls.get(key), /TRIG/u.test(instance.type) ? 'CLK' : 'IN');
  if (cause !== null && !textOf(unit, cause).toUpperCase().includes(`${key}.Q`))
    put(/TRIG/u.test(instance.type) ? 'level-for-edge' : 'delay-ignored', expression, `(${textOf(unit, cause)})`);
  const same = variables.filter((variable) => variable.type === instance.type);
  const other = same[(same.indexOf(instance) + 1) % same.length];
  if (other !== undefined && other !== instance) put('other-instance', expression, `${other.name}.Q`);
}

function selections(unit: CompilationUnit, expression: Expression, put: Put): void {
  if (expression.kind !== 'call' || expression.callee.kind !== 'name') return;
  const values = expression.arguments.map((item) => (item.value === null ? '' : textOf(unit, item.value)));
  const { key } = expression.callee;
  if (key === 'SEL' && values.length === 3) put('selection-swapped', expression, `SEL(${values[0]}, ${values[2]}, ${values[1]})`);
  if (key === 'MAX' || key === 'MIN') put('selection-swapped', expression, `${key === 'MAX' ? 'MIN' : 'MAX'}(${values.join(', ')})`);
  if (key === 'LIMIT' && values[1] !== undefined) put('selection-swapped', expression, values[1]);
}

function structures(unit: CompilationUnit, statement: Statement, put: Put): void {
  const text = textOf(unit, statement);
  if (statement.kind === 'call-statement') {
    const enable = argument(statement, 'IN');
    if (enable !== null) put('timer-in-branch', statement, `IF ${textOf(unit, enable)} THEN ${text.replace(/;?\s*$/u, ';')} END_IF;`);
  }
  if (statement.kind === 'assignment') latches(unit, statement.target, statement.value, put);
  if (statement.kind === 'if') {
    const [first, second] = statement.branches;
    const other = second?.body ?? statement.elseBody;
    if (first !== undefined && other !== null && other !== undefined) swapBodies(unit, statement, first.body, other, put);
    if (statement.elseBody !== null) removeBody(statement.elseBody, 'else-missing', put);
  }
  if (statement.kind === 'case') {
    for (const clause of statement.clauses) put('clause-missing', clause, '');
    const [first, second] = statement.clauses;
    if (first !== undefined && second !== undefined) swapBodies(unit, statement, first.body, second.body, put);
  }
}

function span(body: readonly Statement[]): Node | null {
  const [first, last] = [body[0], body.at(-1)];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

function removeBody(body: readonly Statement[], kind: DefectKind, put: Put): void {
  const place = span(body);
  if (place !== null) put(kind, place, ';');
}

function swapBodies(unit: CompilationUnit, whole: Node, first: readonly Statement[], second: readonly Statement[], put: Put): void {
  const [one, two] = [span(first), span(second)];
  if (one === null || two === null) return;
  const { text } = unit.source;
  const cut = (from: number, to: number): string => text.slice(from, to);
  put(
    'branches-swapped',
    whole,
    cut(whole.start, one.start) + cut(two.start, two.end) + cut(one.end, two.start) + cut(one.start, one.end) + cut(two.end, whole.end),
  );
}

/** The own value gone from the right side, and set and reset with the other one winning. */
function latches(unit: CompilationUnit, target: Expression, value: Expression, put: Put): void {
  if (target.kind !== 'name') return;
  let own: Expression | null = null;
  walkExpression(value, (expression) => {
    if (expression.kind === 'name' && expression.key === target.key) own ??= expression;
  });
  if (own === null) return;
  put('latch-missing', own, 'FALSE');
  const whole = bare(value);
  if (whole.kind !== 'binary') return;
  const [left, right] = [textOf(unit, whole.left), textOf(unit, whole.right)];
  const inner = bare(whole.left);
  if (whole.operator === 'AND' && inner.kind === 'binary' && inner.operator === 'OR')
    put('dominance-swapped', value, `${textOf(unit, inner.right)} OR (${textOf(unit, inner.left)} AND ${right})`);
  const keep = bare(whole.right);
  if (whole.operator === 'OR' && keep.kind === 'binary' && keep.operator === 'AND')
    put('dominance-swapped', value, `(${left} OR ${textOf(unit, keep.left)}) AND ${textOf(unit, keep.right)}`);
}

const timerTypes: Readonly<Record<string, readonly string[]>> = { TON: ['TOF', 'TP'], TOF: ['TON', 'TP'], TP: ['TON', 'TOF'] };

function declarations(pou: Pou, variables: readonly Variable[], put: Put): void {
  for (const variable of variables) {
    for (const other of timerTypes[variable.type] ?? []) put('timer-type', variable, other);
    if (variable.output && variable.type === 'BOOL' && !variable.initial) put('starts-on', { start: variable.end, end: variable.end }, ' := TRUE');
  }
  for (const section of pou.sections) {
    for (const { initial } of section.declarations) {
      if (!section.constant || initial?.kind !== 'duration-literal') continue;
      const milliseconds = initial.nanoseconds / 1_000_000n;
      put('time-unit', initial, `T#${milliseconds * 60n}ms`);
      put('time-unit', initial, `T#${milliseconds / 60n > 0n ? milliseconds / 60n : 1n}ms`);
    }
  }
}
