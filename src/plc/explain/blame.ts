import type { CompilationUnit, Expression, Statement } from '../ast.js';
import { type BranchPath, declaredIn, factsOf, isLiteral, typeKeyOf, type Write } from '../rules/facts.js';
import { bare, type CodePart, codeParts, pousOf, rootKey, textOf, walkExpression } from '../rules/walk.js';
import { positionAt } from '../source-text.js';
import { evaluate, formatValue, type LiveValues, pathOf, type Scope } from './evaluate.js';

/** A term that decides a result: the text, where it stands, what it is now and what it would have to be. */
export interface DecisiveTerm {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly value: string;
  readonly needs: string;
  /** True for a term that comes from outside the program (an input, a timer, a constant limit) and cannot be traced further. */
  readonly final: boolean;
  /** 0 for a term of the asked variable's own assignment, then one more per variable on the way. */
  readonly depth: number;
}
/** One step of the way from the question to its cause. */
export interface TraceLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly remark: string;
}

export interface BlameContext {
  readonly units: readonly CompilationUnit[];
  readonly values: LiveValues;
  readonly trace: TraceLine[];
  readonly terms: DecisiveTerm[];
}
/** A place in a program: the unit, the part, and the instance it runs for. */
export interface Place {
  readonly unit: CompilationUnit;
  readonly part: CodePart;
  readonly prefix: string;
}

const deepest = 8;

/** The names and live values at a place of the program. */
export function scopeOf(context: BlameContext, place: Place): Scope {
  return { pou: place.part.pou, prefix: place.prefix, values: context.values };
}
function lineOf(place: Place, node: Readonly<{ start: number }>): number {
  return positionAt(place.unit.source, node.start).line;
}
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Finds the terms that keep an expression from being `wanted`; follows variables to where they are assigned. */
export function blame(context: BlameContext, place: Place, expression: Expression, wanted: boolean, depth = 0, visited: ReadonlySet<string> = new Set()): void {
  const inner = bare(expression);
  const scope = scopeOf(context, place);
  if (evaluate(inner, scope) === wanted) return;
  if (inner.kind === 'unary' && inner.operator === 'NOT') {
    blame(context, place, inner.operand, !wanted, depth, visited);
    return;
  }
  if (inner.kind === 'binary' && /^(?:AND|OR|AND_THEN|OR_ELSE)$/.test(inner.operator)) {
    const sides = [inner.left, inner.right].filter((side) => evaluate(side, scope) !== wanted);
    const acting = /^AND/.test(inner.operator) && !wanted ? withoutQuietConditions(sides) : sides;
    for (const side of acting) blame(context, place, side, wanted, depth, visited);
    return;
  }
  if (inner.kind === 'binary' && /^(?:=|<>|<|>|<=|>=|XOR)$/.test(inner.operator)) {
    blameComparison(context, place, inner, wanted, depth, visited);
    return;
  }
  if (inner.kind === 'call' && inner.callee.kind === 'name' && inner.callee.key === 'SEL') {
    blameSelection(context, place, inner, wanted, depth, visited);
    return;
  }
  if (inner.kind === 'name' || inner.kind === 'member') {
    blameVariable(context, place, inner, wanted, depth, visited);
    return;
  }
  addTerm(context, place, inner, wanted, true, depth);
}

/** When an AND is TRUE, what is the case explains it; that nothing forbids it ("NOT BAD") does not, unless there is nothing else. */
function withoutQuietConditions(sides: readonly Expression[]): readonly Expression[] {
  const isQuiet = (side: Expression): boolean => {
    const inner = bare(side);
    return inner.kind === 'unary' && inner.operator === 'NOT';
  };
  const acting = sides.filter((side) => !isQuiet(side));
  return acting.length > 0 ? acting : sides;
}

function addTerm(context: BlameContext, place: Place, expression: Expression, wanted: boolean, final: boolean, depth: number, remark = ''): void {
  const scope = scopeOf(context, place);
  const operands = operandValues(context, place, expression);
  const value = operands === '' ? formatValue(evaluate(expression, scope)) : operands;
  const needs =
    remark !== ''
      ? remark
      : expression.kind === 'binary'
        ? `needs ${wanted ? '' : 'not '}${oneLine(textOf(place.unit, expression))}`
        : `needs ${wanted ? 'TRUE' : 'FALSE'}`;
  const term = { text: oneLine(textOf(place.unit, expression)), file: place.unit.source.fileName, line: lineOf(place, expression), value, needs, final, depth };
  if (!context.terms.some((other) => other.line === term.line && other.text === term.text && other.file === term.file)) context.terms.push(term);
}

/** "TT_202 = 70.4, LegalTemperature = 72" for a comparison. */
function operandValues(context: BlameContext, place: Place, expression: Expression): string {
  if (expression.kind !== 'binary') return '';
  const names: string[] = [];
  walkExpression(expression, (node) => {
    const path = node.kind === 'name' || node.kind === 'member' ? pathOf(node) : null;
    if (path === null || names.some((name) => name.startsWith(`${path} =`) || name.startsWith(`${path}.`))) return;
    const value = evaluate(node, scopeOf(context, place));
    const source = place.prefix === '' || node.kind !== 'name' ? null : callerOf(context, place, node.key);
    const origin = source === null ? null : pathOf(source.actual);
    if (value !== undefined) names.push(`${path} = ${origin === null ? '' : `${origin} = `}${formatValue(value)}`);
  });
  return names.join(', ');
}

/**
 * A comparison is final unless one side is a variable that this program sets to fixed values in branches (a state, a cause number): then the branch that
 * set it is the cause. A side that is computed stays final, with the computation noted.
 */
function blameComparison(
  context: BlameContext,
  place: Place,
  expression: Expression & { kind: 'binary' },
  wanted: boolean,
  depth: number,
  visited: ReadonlySet<string>,
): void {
  const sides = [expression.left, expression.right].map(bare).filter((side) => side.kind === 'name');
  const traced = sides.find(
    (side) => !visited.has(visitKey(place, side.key)) && activeWrite(context, place, side.key) !== null && isSetInBranches(place, side.key),
  );
  const write = traced === undefined ? null : activeWrite(context, place, traced.key);
  const fixed = write?.value != null && isLiteral(write.value);
  addTerm(context, place, expression, wanted, !fixed || depth >= deepest, depth);
  if (write === null || traced === undefined || depth >= deepest) return;
  note(context, place, write.statement, `gave ${traced.name} its value ${formatValue(evaluate(traced, scopeOf(context, place)))}`);
  if (fixed) blamePathHolds(context, place, write.path, depth + 1, new Set([...visited, visitKey(place, traced.key)]));
}

function isSetInBranches(place: Place, key: string): boolean {
  return factsOf(place.part).writes.some((write) => write.key === key && write.path.length > 0);
}

/** SEL(G, IN0, IN1): the branch that is taken now must be the wanted value, or G must change. */
function blameSelection(
  context: BlameContext,
  place: Place,
  call: Expression & { kind: 'call' },
  wanted: boolean,
  depth: number,
  visited: ReadonlySet<string>,
): void {
  const [selector, whenFalse, whenTrue] = call.arguments.map((argument) => argument.value);
  if (selector == null || whenFalse == null || whenTrue == null) {
    addTerm(context, place, call, wanted, true, depth);
    return;
  }
  const scope = scopeOf(context, place);
  const chosen = evaluate(selector, scope) === true;
  const other = chosen ? whenFalse : whenTrue;
  if (evaluate(other, scope) === wanted) blame(context, place, selector, !chosen, depth, visited);
  else blame(context, place, chosen ? whenTrue : whenFalse, wanted, depth, visited);
}

function visitKey(place: Place, key: string): string {
  return `${place.prefix}${key}`;
}

/** A BOOL variable: an input is final; a block's output leads into the block; an assigned one leads to its assignments. */
function blameVariable(context: BlameContext, place: Place, expression: Expression, wanted: boolean, depth: number, visited: ReadonlySet<string>): void {
  const key = rootKey(expression) ?? '';
  if (visited.has(visitKey(place, key)) || depth >= deepest) {
    addTerm(context, place, expression, wanted, true, depth);
    return;
  }
  const next = new Set([...visited, visitKey(place, key)]);
  if (expression.kind === 'member') {
    blameMember(context, place, expression, key, wanted, depth, next);
    return;
  }
  if (factsOf(place.part).writes.some((write) => write.key === key)) {
    addTerm(context, place, expression, wanted, false, depth);
    blameAssignments(context, place, key, wanted, depth + 1, next);
    return;
  }
  const outer = callerOf(context, place, key);
  if (outer !== null) {
    addTerm(context, place, expression, wanted, false, depth);
    blame(context, outer.place, outer.actual, wanted, depth + 1, next);
    return;
  }
  addTerm(context, place, expression, wanted, true, depth);
}

/** Where the instance that `place` runs for is called, and what it is given for an input. */
function callerOf(context: BlameContext, place: Place, input: string): Readonly<{ place: Place; actual: Expression }> | null {
  if (place.prefix === '') return null;
  const names = place.prefix.slice(0, -1).split('.');
  const instance = names.at(-1)?.toUpperCase();
  const prefix = names
    .slice(0, -1)
    .map((name) => `${name}.`)
    .join('');
  for (const unit of context.units) {
    for (const part of codeParts(unit)) {
      const type = typeKeyOf(factsOf(part).variables.get(instance ?? ''));
      if (type !== place.part.pou.name.key) continue;
      const call = factsOf(part).calls.find((candidate) => candidate.callee.kind === 'name' && candidate.callee.key === instance);
      const argument = call?.arguments.find((candidate) => candidate.name?.key === input && candidate.direction === 'in');
      if (argument?.value != null) return { place: { unit, part, prefix }, actual: argument.value };
    }
  }
  return null;
}

function blameMember(
  context: BlameContext,
  place: Place,
  expression: Expression & { kind: 'member' },
  key: string,
  wanted: boolean,
  depth: number,
  visited: ReadonlySet<string>,
): void {
  const type = typeKeyOf(factsOf(place.part).variables.get(key));
  const call = factsOf(place.part).calls.find((candidate) => candidate.callee.kind === 'name' && candidate.callee.key === key);
  const standard = /^(TON|TOF|TP)(?:_TIME)?$/.exec(type ?? '')?.[1];
  const input = call?.arguments.find((argument) => argument.name?.key === 'IN')?.value ?? null;
  if (standard !== undefined && input !== null) {
    blameTimer(context, place, expression, { standard, input, key }, wanted, depth, visited);
    return;
  }
  const block = context.units.flatMap((unit) => pousOf(unit).map((pou) => ({ unit, pou }))).find(({ pou }) => pou.name.key === type);
  const part = block === undefined ? undefined : codeParts(block.unit).find((candidate) => candidate.pou === block.pou && candidate.kind === 'pou');
  if (block === undefined || part === undefined || !factsOf(part).writes.some((write) => write.key === expression.member.key)) {
    addTerm(context, place, expression, wanted, true, depth);
    return;
  }
  addTerm(context, place, expression, wanted, false, depth);
  const instance = pathOf(expression.object) ?? '';
  blameAssignments(context, { unit: block.unit, part, prefix: `${place.prefix}${instance}.` }, expression.member.key, wanted, depth + 1, visited);
}

function blameTimer(
  context: BlameContext,
  place: Place,
  expression: Expression & { kind: 'member' },
  timer: Readonly<{ standard: string; input: Expression; key: string }>,
  wanted: boolean,
  depth: number,
  visited: ReadonlySet<string>,
): void {
  const scope = scopeOf(context, place);
  const on = evaluate(timer.input, scope);
  const name = pathOf(expression.object) ?? '';
  const [elapsed, preset] = [scope.values(`${place.prefix}${name}.ET`), scope.values(`${place.prefix}${name}.PT`)];
  const times = `${formatValue(elapsed, true)} of ${formatValue(preset, true)}`;
  if (timer.standard === 'TON' && wanted && on === true) {
    addTerm(context, place, expression, wanted, true, depth, `the timer is running: ${times}`);
    return;
  }
  if (timer.standard === 'TOF' && !wanted && on === false) {
    addTerm(context, place, expression, wanted, true, depth, `the timer is running off: ${times}`);
    return;
  }
  addTerm(context, place, expression, wanted, false, depth, `timer ${times}; its input decides`);
  blame(context, place, timer.input, wanted, depth + 1, visited);
}

/** Adds a remark about a statement to the explanation. */
export function note(context: BlameContext, place: Place, statement: Statement, remark: string): void {
  const head = headText(place, statement);
  const entry = { file: place.unit.source.fileName, line: lineOf(place, statement), text: head, remark };
  if (!context.trace.some((other) => other.line === entry.line && other.file === entry.file && other.remark === entry.remark)) context.trace.push(entry);
}

function headText(place: Place, statement: Statement): string {
  const text = textOf(place.unit, statement);
  return oneLine(statement.kind === 'if' ? (/^[\s\S]*?\bTHEN\b/i.exec(text)?.[0] ?? text) : text).slice(0, 160);
}

/** The last assignment whose conditions all hold now; null when the variable keeps its value. */
export function activeWrite(context: BlameContext, place: Place, key: string): Write | null {
  const writes = factsOf(place.part).writes.filter((write) => write.key === key && write.value !== null);
  return writes.filter((write) => pathHolds(context, place, write.path)).at(-1) ?? null;
}

/** The conditions that must hold for a branch: those before it FALSE, its own TRUE. CASE labels are compared as values. */
function conditionsOf(path: BranchPath): readonly Readonly<{ condition: Expression; wanted: boolean }>[] {
  return path.flatMap((step) => {
    if (step.statement.kind !== 'if') return [];
    return step.statement.branches.slice(0, step.branch + 1).map((branch, index) => ({ condition: branch.condition, wanted: index === step.branch }));
  });
}

function caseHolds(context: BlameContext, place: Place, path: BranchPath): boolean {
  return path.every((step) => {
    if (step.statement.kind !== 'case') return true;
    const scope = scopeOf(context, place);
    const selected = evaluate(step.statement.selector, scope);
    const matches = step.statement.clauses.map((clause) =>
      clause.labels.some((label) => {
        const [low, high] = [evaluate(label.low, scope), label.high === null ? null : evaluate(label.high, scope)];
        return high === null ? Number(low) === Number(selected) : Number(selected) >= Number(low) && Number(selected) <= Number(high);
      }),
    );
    const index = matches.indexOf(true);
    return index < 0 ? step.branch >= step.statement.clauses.length : index === step.branch;
  });
}

function pathHolds(context: BlameContext, place: Place, path: BranchPath): boolean {
  const scope = scopeOf(context, place);
  return conditionsOf(path).every(({ condition, wanted }) => evaluate(condition, scope) === wanted) && caseHolds(context, place, path);
}

/** Explains why a branch is taken: its own conditions, as they are now. */
function blamePathHolds(context: BlameContext, place: Place, path: BranchPath, depth: number, visited: ReadonlySet<string>): void {
  for (const { condition, wanted } of conditionsOf(path)) if (wanted) blame(context, place, condition, false, depth, visited);
}

/** Explains why a BOOL variable is not `wanted`: the active assignment's terms, or the conditions of the one that would set it. */
export function blameAssignments(context: BlameContext, place: Place, key: string, wanted: boolean, depth: number, visited: ReadonlySet<string>): void {
  const scope = scopeOf(context, place);
  const active = activeWrite(context, place, key);
  if (active?.value != null) {
    note(context, place, active.statement, active.path.length === 0 ? 'decides' : 'is the branch that acts now');
    const literal = bare(active.value).kind === 'bool-literal';
    if (literal && active.path.length > 0) blamePathHolds(context, place, active.path, depth, visited);
    else blame(context, place, active.value, wanted, depth, visited);
    return;
  }
  const setting = factsOf(place.part).writes.filter((write) => write.key === key && write.value !== null && evaluate(write.value, scope) !== !wanted);
  const attempts = setting.map((write) => {
    const attempt: BlameContext = { ...context, trace: [], terms: [] };
    note(attempt, place, write.statement, 'would change it, but its conditions do not hold; it keeps its value');
    for (const { condition, wanted: needed } of conditionsOf(write.path))
      if (evaluate(condition, scope) !== needed) blame(attempt, place, condition, needed, depth, visited);
    return attempt;
  });
  blameRecordedCause(context, place, key, !wanted, depth);
  const [nearest] = attempts.sort((a, b) => a.terms.length - b.terms.length);
  for (const entry of nearest?.trace ?? []) context.trace.push(entry);
  const latched = (term: DecisiveTerm): DecisiveTerm =>
    term.needs === 'needs TRUE' ? { ...term, needs: `latched: ${key} keeps its value until this is TRUE` } : term;
  for (const term of (nearest?.terms ?? []).map(latched))
    if (!context.terms.some((other) => other.line === term.line && other.text === term.text)) context.terms.push(term);
}

/**
 * A latch often records its cause beside it (`Trip := TRUE; FirstOut := 2`). When a variable set in exactly one of the latching branches still has that
 * branch's value, that branch's condition was the cause.
 */
function blameRecordedCause(context: BlameContext, place: Place, key: string, held: boolean, depth: number): void {
  const { writes } = factsOf(place.part);
  const scope = scopeOf(context, place);
  const setters = writes.filter((write) => write.key === key && write.path.length > 0 && write.value !== null && evaluate(write.value, scope) === held);
  for (const setter of setters) {
    const step = setter.path.at(-1);
    const beside = writes.find(
      (write) =>
        write.key !== key &&
        write.value !== null &&
        isLiteral(write.value) &&
        write.path.at(-1)?.statement === step?.statement &&
        write.path.at(-1)?.branch === step?.branch,
    );
    if (beside?.value == null || step?.statement.kind !== 'if') continue;
    const recorded = evaluate(beside.value, scope);
    const unique = writes.filter((write) => write.key === beside.key && write.value !== null && evaluate(write.value, scope) === recorded).length === 1;
    const condition = step.statement.branches[step.branch]?.condition;
    if (!unique || condition === undefined || evaluate(beside.target, scope) !== recorded) continue;
    addTerm(
      context,
      place,
      condition,
      !held,
      true,
      depth,
      `was the cause: ${oneLine(textOf(place.unit, beside.target))} = ${formatValue(recorded)} records it`,
    );
  }
}

/** All variables of a POU with whether the program writes them. */
export function variablesOf(part: CodePart): readonly Readonly<{ name: string; key: string; section: string; written: boolean }>[] {
  const facts = factsOf(part);
  return declaredIn(part.pou.sections).map((variable) => ({
    name: variable.name.name,
    key: variable.key,
    section: variable.section,
    written: facts.writes.some((write) => write.key === variable.key),
  }));
}
