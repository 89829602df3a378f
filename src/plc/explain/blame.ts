import type { Expression, Statement } from '../ast.js';
import { type BranchPath, declaredIn, factsOf, isLiteral, typeKeyOf } from '../rules/facts.js';
import { bare, type CodePart, codeParts, pousOf, rootKey, textOf, walkExpression } from '../rules/walk.js';
import { blockCause } from './blame-blocks.js';
import { evaluate, formatValue, pathOf, type Scope } from './evaluate.js';
import { type Aim, aimOf, type BlameContext, bodyOfCall, type DecisiveTerm, lineOf, type Place, scopeOf } from './place.js';
import { enumeratorsOf, shownValue } from './shown-values.js';
import { type AimedWrite, activeWrite, caseHolds, conditionsOf, returnedAt, writesTo } from './writes.js';

const deepest = 8;

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
  if (inner.kind === 'name' || inner.kind === 'member' || inner.kind === 'index') {
    blameVariable(context, place, inner, wanted, depth, visited);
    return;
  }
  const inside = inner.kind === 'call' && depth < deepest ? bodyOfCall(context, place, inner) : null;
  addTerm(context, place, inner, wanted, inside === null, depth);
  if (inside !== null) blame(context, inside.place, inside.result, wanted, depth + 1, visited);
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
  const value = operands === '' ? shownValue(context, place, expression, evaluate(expression, scope)) : operands;
  const needs =
    remark !== ''
      ? remark
      : expression.kind === 'binary'
        ? `needs ${wanted ? '' : 'not '}${oneLine(textOf(place.unit, expression))}`
        : `needs ${wanted ? 'TRUE' : 'FALSE'}`;
  const term = { text: termText(place, expression, scope), file: place.unit.source.fileName, line: lineOf(place, expression), value, needs, final, depth };
  if (!context.terms.some((other) => other.line === term.line && other.text === term.text && other.file === term.file)) context.terms.push(term);
}

/** A term as written; an element of an array with its index as a number, an output bound in a call as block and output. */
function termText(place: Place, expression: Expression, scope: Scope): string {
  const written = oneLine(textOf(place.unit, expression));
  const path = expression.kind === 'index' || (expression.kind === 'member' && !written.includes('.')) ? pathOf(expression, scope) : null;
  return path ?? written;
}

function isEnumerator(context: BlameContext, path: string): boolean {
  const { values, names } = enumeratorsOf(context.units);
  return (values.has(path.toUpperCase()) && context.values(path) === values.get(path.toUpperCase())) || names.has(path.toUpperCase());
}

/** "TT_202 = 70.4, LegalTemperature = 72" for a comparison. */
function operandValues(context: BlameContext, place: Place, expression: Expression): string {
  if (expression.kind !== 'binary') return '';
  const names: string[] = [];
  walkExpression(expression, (node) => {
    const path = node.kind === 'name' || node.kind === 'member' || node.kind === 'index' ? pathOf(node, scopeOf(context, place)) : null;
    if (path === null || names.some((name) => name.startsWith(`${path} =`) || name.startsWith(`${path}.`) || name.startsWith(`${path}[`))) return;
    if (
      isEnumerator(context, path) ||
      (node.kind === 'name' && place.bindings?.has(node.key) === true && place.part.kind === 'pou' && place.part.pou.pou !== 'function')
    )
      return;
    const value = evaluate(node, scopeOf(context, place));
    const source = place.prefix === '' || node.kind !== 'name' ? null : callerOf(context, place, node.key);
    const origin = source === null ? null : pathOf(source.actual);
    if (value !== undefined) names.push(`${path} = ${origin === null ? '' : `${origin} = `}${shownValue(context, place, node, value)}`);
  });
  return names.join(', ');
}

/**
 * A comparison is final unless one side is a variable that this program sets to fixed values in branches (a state, a cause number): then the branch that
 * set it is the cause, or, for the state of a CASE, what keeps it from moving on. A side that is computed stays final, with the computation noted.
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
  const open = sides.filter((side) => !visited.has(visitKey(place, side.key)) && isSetInBranches(place, side.key));
  const traced = open.find((side) => activeWrite(context, place, { key: side.key, path: null }) !== null);
  const write = traced === undefined ? null : activeWrite(context, place, { key: traced.key, path: null });
  const fixed = write !== null && isLiteral(write.value);
  addTerm(context, place, expression, wanted, !fixed || depth >= deepest, depth);
  if (depth >= deepest) return;
  const [state] = open;
  if (write === null || traced === undefined) {
    if (state !== undefined) blameState(context, place, state.key, depth + 1, new Set([...visited, visitKey(place, state.key)]));
    return;
  }
  note(context, place, write.statement, `gave ${traced.name} its value ${formatValue(evaluate(traced, scopeOf(context, place)))}`);
  if (fixed) blamePathHolds(context, write.place, write.path, depth + 1, new Set([...visited, visitKey(place, traced.key)]));
}

function isSetInBranches(place: Place, key: string): boolean {
  return factsOf(place.part).writes.some((write) => write.key === key && write.path.length > 0);
}

/** A step chain that stands in a state: the conditions under which it would leave it and that do not hold. */
function blameState(context: BlameContext, place: Place, key: string, depth: number, visited: ReadonlySet<string>): void {
  const leaving = writesTo(place, { key, path: null }, context).filter(
    (write) => write.path.some(({ statement }) => statement.kind === 'case') && caseHolds(context, place, write.path),
  );
  for (const write of leaving) {
    note(context, place, write.statement, 'moves on from here, but its conditions do not hold');
    for (const { condition, wanted } of conditionsOf(write.path)) blame(context, write.place, condition, wanted, depth, visited);
  }
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
  const taken = chosen ? whenTrue : whenFalse;
  if (isLiteral(taken) && evaluate(other, scope) === wanted) {
    blame(context, place, selector, !chosen, depth, visited);
    return;
  }
  addTerm(context, place, selector, !chosen, false, depth, 'it selects this value');
  blame(context, place, taken, wanted, depth, visited);
}

function visitKey(place: Place, key: string): string {
  return `${place.prefix}${key}`;
}

/** A BOOL variable: an input is final; a block's output leads into the block; an assigned one, or a part of one, leads to its assignments. */
function blameVariable(context: BlameContext, place: Place, expression: Expression, wanted: boolean, depth: number, visited: ReadonlySet<string>): void {
  const key = rootKey(expression) ?? '';
  const aim = aimOf(context, place, expression, key);
  const visit = visitKey(place, aim.path ?? key);
  if (visited.has(visit) || depth >= deepest) {
    addTerm(context, place, expression, wanted, true, depth);
    return;
  }
  const next = new Set([...visited, visit]);
  const assigned = (expression.kind === 'name' || aim.path !== null) && writesTo(place, aim, context).length > 0;
  if (assigned && place.bindings?.has(key) !== true) {
    addTerm(context, place, expression, wanted, false, depth);
    blameAssignments(context, place, aim, wanted, depth + 1, next);
    return;
  }
  if (expression.kind === 'member') {
    blameMember(context, place, expression, key, wanted, depth, next);
    return;
  }
  const outer = expression.kind === 'name' ? callerOf(context, place, key) : null;
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
  const cause = blockCause(context, place, expression, key, wanted);
  if (cause !== null) {
    addTerm(context, place, expression, wanted, cause.inputs.length === 0, depth, cause.remark);
    for (const input of cause.inputs) blame(context, place, input.expression, input.wanted, depth + 1, visited);
    return;
  }
  const type = typeKeyOf(factsOf(place.part).variables.get(key));
  const block = context.units.flatMap((unit) => pousOf(unit).map((pou) => ({ unit, pou }))).find(({ pou }) => pou.name.key === type);
  const part = block === undefined ? undefined : codeParts(block.unit).find((candidate) => candidate.pou === block.pou && candidate.kind === 'pou');
  if (block === undefined || part === undefined || !factsOf(part).writes.some((write) => write.key === expression.member.key)) {
    addTerm(context, place, expression, wanted, true, depth);
    return;
  }
  addTerm(context, place, expression, wanted, false, depth);
  const instance = pathOf(expression.object) ?? '';
  const inside = { unit: block.unit, part, prefix: `${place.prefix}${instance}.` };
  blameAssignments(context, inside, { key: expression.member.key, path: null }, wanted, depth + 1, visited);
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

/** Explains why a branch is taken: its own conditions, as they are now, and the CASE label that selects it. */
export function blamePathHolds(context: BlameContext, place: Place, path: BranchPath, depth: number, visited: ReadonlySet<string>): void {
  for (const { statement } of path) {
    if (statement.kind !== 'case') continue;
    const selector = bare(statement.selector);
    addTerm(context, place, selector, true, false, depth, 'it selects this branch');
    if (selector.kind === 'name' && !visited.has(visitKey(place, selector.key)) && depth < deepest)
      blameState(context, place, selector.key, depth + 1, new Set([...visited, visitKey(place, selector.key)]));
  }
  for (const { condition, wanted } of conditionsOf(path)) if (wanted) blame(context, place, condition, false, depth, visited);
}

/** Explains why a BOOL variable is not `wanted`: the active assignment's terms, or the conditions of the one that would set it. */
export function blameAssignments(context: BlameContext, place: Place, aim: Aim, wanted: boolean, depth: number, visited: ReadonlySet<string>): void {
  const scope = scopeOf(context, place);
  const active = activeWrite(context, place, aim);
  if (active !== null) {
    note(context, place, active.statement, active.path.length === 0 ? 'decides' : 'is the branch that acts now');
    const literal = bare(active.value).kind === 'bool-literal';
    const cut = returnedAt(context, place);
    if (literal && active.path.length === 0 && blameOverwriting(context, place, aim, active.statement.start, wanted, depth, visited)) return;
    if (literal && active.path.some(({ statement }) => statement.kind === 'if' || statement.kind === 'case'))
      blamePathHolds(context, active.place, active.path, depth, visited);
    else blame(context, active.place, active.value, wanted, depth, visited);
    if (cut !== null && cut.start > active.statement.start) note(context, place, active.statement, 'and the RETURN behind it ends the scan here');
    return;
  }
  const setting = writesTo(place, aim, context).filter((write) => evaluate(write.value, scope) !== !wanted);
  blameRecordedCause(context, place, aim.key, !wanted, depth);
  blameNearest(context, place, aim.key, setting, depth, visited);
}

/**
 * A default at the top (`x := FALSE;`) that a later assignment would overwrite: the RETURN before it or its conditions are the cause, not the default.
 * False when there is no such assignment.
 */
function blameOverwriting(context: BlameContext, place: Place, aim: Aim, after: number, wanted: boolean, depth: number, visited: ReadonlySet<string>): boolean {
  const scope = scopeOf(context, place);
  const later = writesTo(place, aim, context).filter((write) => write.statement.start > after && evaluate(write.value, scope) !== !wanted);
  const cut = returnedAt(context, place);
  if (cut !== null && cut.start > after && later.some((write) => write.statement.start > cut.start)) {
    const [first] = later;
    if (first !== undefined) note(context, place, first.statement, 'is not reached: the RETURN before it ends the scan');
    blamePathHolds(context, place, cut.path, depth, visited);
    return true;
  }
  if (later.length === 0) return false;
  blameNearest(context, place, null, later, depth, visited);
  return true;
}

/** Of the assignments that would change a variable, the one that fewest terms keep from acting. */
function blameNearest(
  context: BlameContext,
  place: Place,
  latchedKey: string | null,
  setting: readonly AimedWrite[],
  depth: number,
  visited: ReadonlySet<string>,
): void {
  const scope = scopeOf(context, place);
  const attempts = setting.map((write) => {
    const attempt: BlameContext = { ...context, trace: [], terms: [] };
    note(attempt, place, write.statement, `would change it, but its conditions do not hold${latchedKey === null ? '' : '; it keeps its value'}`);
    for (const { condition, wanted: needed } of conditionsOf(write.path))
      if (evaluate(condition, scope) !== needed) blame(attempt, write.place, condition, needed, depth, visited);
    return attempt;
  });
  const [nearest] = attempts.sort((a, b) => a.terms.length - b.terms.length);
  for (const entry of nearest?.trace ?? []) context.trace.push(entry);
  const latched = (term: DecisiveTerm): DecisiveTerm =>
    term.needs === 'needs TRUE' && latchedKey !== null ? { ...term, needs: `latched: ${latchedKey} keeps its value until this is TRUE` } : term;
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
