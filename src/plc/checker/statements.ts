import type { AssignmentStatement, CaseStatement, Expression, ForStatement, ReturnStatement, Statement } from '../ast.js';
import { isBareName, isCalledBare } from '../bare-names.js';
import { type ElementaryType, elementary, type Type, typeName } from '../types.js';
import { checkAssignedFit, checkCondition, checkFit } from './assignments.js';
import { type Body, bodyError, bodyWarning, settleEnumerator } from './body.js';
import { isWhole, valueType, wholeRange } from './conversions.js';
import { typeOf } from './expressions.js';
import { checkLoopIndices } from './loop-indices.js';
import { checkTarget } from './targets.js';
import { constantOf, type TypeScope } from './type-resolution.js';
import { noteValue } from './uses.js';

/** Checks a statement list, and all statements inside. */
export function checkStatements(body: Body, statements: readonly Statement[]): void {
  for (const statement of statements) checkStatement(body, statement);
}

function checkStatement(body: Body, statement: Statement): void {
  switch (statement.kind) {
    case 'assignment':
      checkAssignment(body, statement);
      return;
    case 'call-statement':
      typeOf(body, statement.call);
      return;
    case 'expression-statement':
      checkBareName(body, statement.expression);
      return;
    case 'if':
      for (const branch of statement.branches) {
        checkCondition(body, branch.condition, typeOf(body, branch.condition), 'IF');
        checkStatements(body, branch.body);
      }
      checkStatements(body, statement.elseBody ?? []);
      return;
    case 'case':
      checkCase(body, statement);
      return;
    case 'region':
      checkStatements(body, statement.body);
      return;
    case 'return':
      checkReturn(body, statement);
      return;
    case 'try':
      checkStatements(body, statement.body);
      if (statement.exception !== null) typeOf(body, statement.exception);
      checkStatements(body, statement.catchBody ?? []);
      checkStatements(body, statement.finallyBody ?? []);
      return;
    default:
      checkLoop(body, statement);
  }
}

/** Only SCL writes the result behind RETURN; elsewhere it is assigned to the name of the function. */
function checkReturn(body: Body, { value }: ReturnStatement): void {
  if (value === null) return;
  typeOf(body, value);
  const { pou, method } = body;
  const owner = method?.name ?? (pou?.pou === 'function' ? pou.name : '');
  const hint = owner === '' ? 'assign it to an output' : `write ${owner} := ...; RETURN;`;
  if (body.project.options.dialect !== 'siemens') bodyError(body, value, 'return-value', `RETURN takes no value; ${hint}.`);
}

function checkLoop(body: Body, statement: Statement): void {
  switch (statement.kind) {
    case 'for':
      checkFor(body, statement);
      break;
    case 'while':
      checkCondition(body, statement.condition, typeOf(body, statement.condition), 'WHILE');
      break;
    case 'repeat':
      break;
    case 'exit':
    case 'continue':
      if (body.loops === 0) bodyError(body, statement, 'outside-loop', `${statement.kind.toUpperCase()} stands outside a loop; use RETURN to leave the block.`);
      return;
    default:
      return;
  }
  body.loops++;
  checkStatements(body, statement.body);
  body.loops--;
  if (statement.kind === 'for') checkLoopIndices(body, statement);
  if (statement.kind === 'repeat') checkCondition(body, statement.until, typeOf(body, statement.until), 'UNTIL');
}

/** A statement that is a name only. A name that is declared elsewhere may be an action, so that nothing is said of it here. */
function checkBareName(body: Body, expression: Expression): void {
  const type = typeOf(body, expression);
  if (!isBareName(expression)) return;
  const symbol = body.project.expressionSymbols.get(expression);
  const isElsewhere = symbol === undefined && type.kind === 'unknown';
  if (!isElsewhere && !isCalledBare(symbol)) bodyWarning(body, expression, 'no-effect', 'This statement has no effect; assign with := or call with ().');
}

function checkAssignment(body: Body, statement: AssignmentStatement): void {
  const target = typeOf(body, statement.target);
  const value = typeOf(body, statement.value);
  checkTarget(body, statement.target);
  switch (statement.operator) {
    case ':=':
      if (target.kind === 'block' && value.kind === 'block' && body.project.options.dialect === 'iec')
        bodyWarning(body, statement, 'block-copy', 'A function block instance is copied as a whole; copy its outputs instead.');
      if (target.kind === 'unknown') noteValue(body, statement.target, statement.value, value);
      else checkAssignedFit(body, statement.target, statement.value, value, target);
      return;
    case 'S=':
    case 'R=':
      checkLatched(body, statement, valueType(target));
      checkFit(body, statement.value, value, elementary.BOOL, 'The value');
      return;
    case '+=':
    case '-=':
    case '*=':
    case '/=':
      if (target.kind !== 'elementary' || target.family !== 'duration') checkFit(body, statement.value, value, target, 'The value');
      return;
    default:
      return;
  }
}

function checkLatched(body: Body, { target, operator }: AssignmentStatement, type: Type): void {
  const isNumber = type.kind === 'elementary' && type.name !== 'BOOL';
  if (isNumber) bodyError(body, target, 'type-mismatch', `${operator} sets or resets a BOOL, but this is ${typeName(type)}; use := for a value.`);
}

const isSelector = (type: Type): boolean =>
  type.kind === 'unknown' ||
  type.kind === 'generic' ||
  type.kind === 'enum' ||
  type.kind === 'literal' ||
  (type.kind === 'elementary' && (isWhole(type) || type.family === 'char'));

function checkCase(body: Body, statement: CaseStatement): void {
  const selector = typeOf(body, statement.selector);
  const text = selector.kind === 'string' && body.project.options.dialect === 'siemens';
  if (!text && !isSelector(valueType(selector)))
    bodyError(body, statement.selector, 'type-mismatch', `CASE selects by a whole number or enumeration, not by ${typeName(selector)}; use IF instead.`);
  const seen: LabelRange[] = [];
  const scope = bodyScope(body);
  for (const clause of statement.clauses) {
    for (const label of clause.labels) {
      for (const bound of label.high === null ? [label.low] : [label.low, label.high]) checkLabel(body, bound, selector, statement.selector, scope);
      checkRepeated(body, label, seen, scope);
    }
    checkStatements(body, clause.body);
  }
  checkStatements(body, statement.elseBody ?? []);
}

type LabelExpression = CaseStatement['selector'];
type CaseLabel = CaseStatement['clauses'][number]['labels'][number];
type LabelRange = Readonly<{ low: number | bigint; high: number | bigint }>;

function checkLabel(body: Body, label: LabelExpression, selector: Type, selected: Expression, scope: TypeScope): void {
  const type = typeOf(body, label);
  const symbol = body.project.expressionSymbols.get(label);
  if (symbol?.kind === 'variable' && !symbol.constant && constantOf(body.project, label, scope) === null)
    bodyError(body, label, 'constant-required', `${symbol.name} is not constant; a CASE label must be a constant value.`);
  else if (selector.kind === 'unknown') noteValue(body, selected, label, type);
  else if (selector.kind !== 'enum') checkFit(body, label, type, valueType(selector), 'The CASE label');
  else if (type.kind === 'unknown') settleEnumerator(body, label, selector);
  else if (type.kind === 'enum' && type.name !== selector.name) checkFit(body, label, type, selector, 'The CASE label');
}

/** A label, or a part of its range, that an earlier label has taken: the first one runs (IEC 61131-3:2013, table 72). */
function checkRepeated(body: Body, label: CaseLabel, seen: LabelRange[], scope: TypeScope): void {
  const low = constantOf(body.project, label.low, scope);
  const high = label.high === null ? low : constantOf(body.project, label.high, scope);
  if (low === null || high === null) return;
  const earlier = seen.find((range) => range.low <= high && low <= range.high);
  seen.push({ low, high });
  if (earlier === undefined) return;
  const both = low === high ? String(low) : `${low}..${high}`;
  const taken = earlier.low === earlier.high ? String(earlier.low) : `${earlier.low}..${earlier.high}`;
  const text =
    both === taken
      ? `The CASE label ${both} occurs twice; the second one is never reached.`
      : `The CASE label ${both} overlaps ${taken} above, which runs for the values of both; make the ranges disjoint.`;
  bodyWarning(body, label.low, 'duplicate-case-label', text);
}

function bodyScope(body: Body): TypeScope {
  const constants = new Map<string, LabelExpression>();
  for (const table of [body.pou?.variables, body.method?.variables])
    for (const [key, variable] of table ?? []) if (variable.constant && variable.initial !== null) constants.set(key, variable.initial);
  return { unit: body.unit, constants };
}

/** A loop over an unsigned variable may count down: its step has a sign. */
function stepType(type: ElementaryType): ElementaryType {
  const signed = { USINT: 'SINT', UINT: 'INT', UDINT: 'DINT', ULINT: 'LINT', BYTE: 'INT', WORD: 'DINT', DWORD: 'LINT' } as const;
  const name = Object.entries(signed).find(([unsigned]) => unsigned === type.name)?.[1];
  return name === undefined ? type : elementary[name];
}

function checkFor(body: Body, statement: ForStatement): void {
  const type = valueType(typeOf(body, statement.variable));
  if (type.kind !== 'unknown' && !(type.kind === 'elementary' && isWhole(type)) && type.kind !== 'enum')
    bodyError(body, statement.variable, 'type-mismatch', `The FOR variable is ${typeName(type)}, but must be a whole number such as INT.`);
  checkTarget(body, statement.variable);
  for (const bound of [statement.from, statement.to, statement.by]) {
    if (bound === null) continue;
    const boundType = typeOf(body, bound);
    if (type.kind === 'elementary') checkFit(body, bound, boundType, bound === statement.by ? stepType(type) : type, 'The bound of FOR');
  }
  if (statement.by !== null && constantOf(body.project, statement.by, bodyScope(body)) === 0)
    bodyError(body, statement.by, 'endless-loop', 'BY 0 never ends; use a step other than 0.');
  if (type.kind === 'elementary') checkLoopEnd(body, statement, type);
}

/** A loop ends when its variable has passed the last value; at the end of the type it wraps round instead and never ends. */
function checkLoopEnd(body: Body, { to, by, variable }: ForStatement, type: ElementaryType): void {
  const scope = bodyScope(body);
  const last = constantOf(body.project, to, scope);
  const step = by === null ? 1 : constantOf(body.project, by, scope);
  if (last === null || step === null || !isWhole(type)) return;
  const [low, high] = wholeRange(type);
  const end = BigInt(last);
  const past = end + BigInt(step);
  const wraps = end >= low && end <= high && (past > high || past < low);
  if (!wraps) return;
  const text = `${type.name} ends at ${step > 0 ? high : low}: after ${last} the loop variable wraps round and the loop never ends; use a wider type.`;
  bodyWarning(body, variable, 'endless-loop', text);
}
