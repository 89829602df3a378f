import type { CaseStatement, ForStatement, IfStatement, Statement } from '../ast.js';
import { isCalledBare } from '../bare-names.js';
import { elementary, type Type } from '../types.js';
import { plainType } from './coerce.js';
import { attempt, type Context, refuse, sourcePlace } from './context.js';
import { emitAssignment } from './emit-assignments.js';
import { emitCallStatement } from './emit-calls.js';
import { emitLocation } from './emit-locations.js';
import { emitCondition } from './emit-operators.js';
import { type Action, emitStore, storeBit } from './emit-stores.js';
import { emitNumber, emitText, emitValue, load } from './emit-values.js';
import { ScanFault } from './memory.js';
import { nothing, type StatementCode, sequence } from './sequences.js';
import { constantNumber, type NumberCode, wrapOf } from './values.js';

/** Compiles a statement list. A statement that cannot run is refused and left out. */
export function emitStatements(context: Context, statements: readonly Statement[]): StatementCode {
  const codes: StatementCode[] = [];
  for (const statement of statements) {
    if (statement.kind === 'empty') continue;
    const code = attempt(context, () => emitStatement(context, statement));
    if (code !== null) codes.push(observed(context, statement, code));
  }
  return sequence(codes);
}

function observed(context: Context, statement: Statement, code: StatementCode): StatementCode {
  const { onStatement } = context.linker;
  if (onStatement === null) return code;
  const file = context.unit.source.fileName;
  return (base) => {
    onStatement(statement, file);
    return code(base);
  };
}

function emitStatement(context: Context, statement: Statement): StatementCode {
  switch (statement.kind) {
    case 'assignment':
      return emitAssignmentStatement(context, statement);
    case 'call-statement':
      return emitCallStatement(context, statement.call);
    case 'if':
      return emitIf(context, statement);
    case 'case':
      return emitCase(context, statement);
    case 'region':
      return emitStatements(context, statement.body);
    case 'exit':
      return () => 1;
    case 'continue':
      return () => 2;
    case 'return':
      return emitReturn(statement);
    case 'for':
    case 'while':
    case 'repeat':
      return emitLoop(context, statement);
    case 'empty':
    case 'label':
      return nothing;
    case 'expression-statement':
      return emitBare(context, statement);
    case 'goto':
      return refuse(statement, 'Jumps are read but not run; write the flow with IF, CASE or loops.');
    case 'try':
      return refuse(statement, '__TRY is read but not run; test for the error before it happens.');
    case 'error-statement':
      return refuse(statement, 'This statement could not be read.');
  }
}

/** A bare name may be an action or program called without parentheses; anything else has no effect. */
function emitBare(context: Context, statement: Extract<Statement, { kind: 'expression-statement' }>): StatementCode {
  const { expression, start, end } = statement;
  if (isCalledBare(context.linker.checked.symbolOf(expression)))
    return emitCallStatement(context, { kind: 'call', callee: expression, arguments: [], start, end });
  emitValue(context, expression, null);
  return nothing;
}

function emitReturn(statement: Extract<Statement, { kind: 'return' }>): StatementCode {
  if (statement.value !== null) return refuse(statement, 'RETURN with a value is not run; assign the result to the function name first.');
  return () => 3;
}

function emitAssignmentStatement(context: Context, statement: Extract<Statement, { kind: 'assignment' }>): Action {
  const { target, operator, value } = statement;
  switch (operator) {
    case ':=':
      return emitAssignment(context, target, value);
    case 'S=':
    case 'R=':
      return emitLatch(context, statement);
    case '+=':
    case '-=':
    case '*=':
    case '/=':
      return emitCompound(context, statement);
    default:
      return refuse(statement, `${operator} works on references, which cannot run in the soft PLC; use an index, VAR_IN_OUT or a copy instead.`);
  }
}

/** `a S= b`: sets a when b is TRUE and leaves it alone otherwise; `R=` resets. */
function emitLatch(context: Context, statement: Extract<Statement, { kind: 'assignment' }>): Action {
  const { target, operator, value } = statement;
  const condition = emitCondition(context, value);
  const bit = operator === 'S=' ? 1 : 0;
  const store =
    target.kind === 'bit-access'
      ? storeBit(context, target, () => bit)
      : emitStore(context, emitLocation(context, target), constantNumber(elementary.BOOL, bit), value);
  return (base) => {
    if (condition(base)) store(base);
  };
}

/** `a += b` as `a := a + b`. */
function emitCompound(context: Context, statement: Extract<Statement, { kind: 'assignment' }>): Action {
  const { target, operator, value, start, end } = statement;
  const symbol = operator === '+=' ? '+' : operator === '-=' ? '-' : operator === '*=' ? '*' : '/';
  return emitAssignment(context, target, { kind: 'binary', operator: symbol, left: target, right: value, start, end });
}

function emitIf(context: Context, statement: IfStatement): StatementCode {
  let code: StatementCode = statement.elseBody === null ? nothing : emitStatements(context, statement.elseBody);
  for (const branch of [...statement.branches].reverse()) {
    const condition = emitCondition(context, branch.condition);
    const body = emitStatements(context, branch.body);
    const otherwise = code;
    code = otherwise === nothing ? (base) => (condition(base) ? body(base) : 0) : (base) => (condition(base) ? body(base) : otherwise(base));
  }
  return code;
}

const widestTable = 1024;

/** CASE: the first clause with a matching label runs. Single values and small ranges go through a table. */
function emitCase(context: Context, statement: CaseStatement): StatementCode {
  const type = context.linker.checked.typeOf(statement.selector);
  if (type.kind === 'string') return emitTextCase(context, statement);
  const selector = emitNumber(context, statement.selector, null).run;
  const expected = type.kind === 'literal' || type.kind === 'unknown' ? null : type;
  const otherwise = statement.elseBody === null ? nothing : emitStatements(context, statement.elseBody);
  const table = new Map<number, StatementCode>();
  const ranges: { low: number; high: number; body: StatementCode }[] = [];
  for (const clause of statement.clauses) {
    const body = emitStatements(context, clause.body);
    for (const label of clause.labels) {
      const low = labelValue(context, label.low, expected);
      const high = label.high === null ? low : labelValue(context, label.high, expected);
      if (high - low > widestTable || ranges.length > 0) ranges.push({ low, high, body });
      else for (let value = low; value <= high; value++) if (!table.has(value)) table.set(value, body);
    }
  }
  if (ranges.length === 0) return dispatch(selector, table, otherwise);
  return (base) => {
    const value = selector(base);
    const body = table.get(value) ?? ranges.find((range) => value >= range.low && value <= range.high)?.body ?? otherwise;
    return body(base);
  };
}

/** CASE over texts (SCL): the first clause with an equal label runs; ranges of texts have no meaning. */
function emitTextCase(context: Context, statement: CaseStatement): StatementCode {
  const selector = emitText(context, statement.selector).run;
  const otherwise = statement.elseBody === null ? nothing : emitStatements(context, statement.elseBody);
  const table = new Map<string, StatementCode>();
  for (const clause of statement.clauses) {
    const body = emitStatements(context, clause.body);
    for (const label of clause.labels) {
      if (label.high !== null) refuse(label.high, 'Texts have no range; list the labels one by one.');
      const text = labelText(context, label.low);
      if (!table.has(text)) table.set(text, body);
    }
  }
  return (base) => (table.get(selector(base)) ?? otherwise)(base);
}

function labelText(context: Context, label: CaseStatement['selector']): string {
  if (label.kind === 'string-literal') return label.value;
  const symbol = context.linker.checked.symbolOf(label);
  if (symbol?.kind === 'variable' && symbol.constant && symbol.initial !== null) return labelText(context, symbol.initial);
  return refuse(label, 'A CASE label must be a constant.');
}

/** Labels 0 to 255 are looked up by position, others by a map. */
function dispatch(selector: NumberCode, table: ReadonlyMap<number, StatementCode>, otherwise: StatementCode): StatementCode {
  const small = [...table.keys()].every((value) => value >= 0 && value < 256);
  if (!small) return (base) => (table.get(selector(base)) ?? otherwise)(base);
  const list = Array.from({ length: Math.max(...table.keys(), 0) + 1 }, (_, value) => table.get(value) ?? otherwise);
  return (base) => (list[selector(base)] ?? otherwise)(base);
}

function labelValue(context: Context, label: CaseStatement['selector'], expected: Parameters<typeof emitNumber>[2]): number {
  const value = emitNumber(context, label, expected);
  if (value.constant !== null) return value.constant;
  const symbol = context.linker.checked.symbolOf(label);
  if (symbol?.kind === 'variable' && symbol.initial !== null) return labelValue(context, symbol.initial, expected);
  return refuse(label, 'A CASE label must be a constant.');
}

function emitLoop(context: Context, statement: Extract<Statement, { kind: 'for' | 'while' | 'repeat' }>): StatementCode {
  const body = emitStatements(context, statement.body);
  const spend = budget(context, statement);
  if (statement.kind === 'for') return emitFor(context, statement, body, spend);
  if (statement.kind === 'while') {
    const condition = emitCondition(context, statement.condition);
    return (base) => {
      while (condition(base)) {
        spend();
        const outcome = body(base);
        if (outcome === 1) break;
        if (outcome === 3) return 3;
      }
      return 0;
    };
  }
  const until = emitCondition(context, statement.until);
  return (base) => {
    do {
      spend();
      const outcome = body(base);
      if (outcome === 1) break;
      if (outcome === 3) return 3;
    } while (!until(base));
    return 0;
  };
}

/** Counts one iteration; the fault names the loop that used up the budget. */
function budget(context: Context, statement: Statement): () => void {
  const { memory } = context.linker;
  const place = sourcePlace(context, statement);
  return () => {
    if (--memory.budget < 0) throw new ScanFault('instruction-budget', 'This loop does not end within the instruction budget of one scan', place);
  };
}

/**
 * FOR: the bounds and the step are evaluated once, before the first iteration; the body may change the variable. Behind the loop
 * the variable holds the first value that did not run, wrapped to its type.
 */
/** A step may be negative also where the variable is unsigned. */
function isUnsigned(type: Type): boolean {
  return type.kind === 'elementary' && (type.family === 'unsigned' || type.family === 'bit');
}

function emitFor(context: Context, statement: ForStatement, body: StatementCode, spend: () => void): StatementCode {
  const location = emitLocation(context, statement.variable);
  const type = plainType(location.type);
  if (load(context, location, statement.variable).rep !== 'number') return refuse(statement.variable, 'A 64-bit FOR variable is not run; use DINT.');
  const { memory, shared } = context.linker;
  const { numbers } = memory;
  const { address } = location;
  const from = emitNumber(context, statement.from, type).run;
  const to = emitNumber(context, statement.to, type).run;
  const by: NumberCode = statement.by === null ? () => 1 : emitNumber(context, statement.by, isUnsigned(type) ? elementary.LREAL : type).run;
  const wrap = wrapOf(type, context.linker.dialect);
  return (base) => {
    const slot = address(base);
    let value = from(base);
    const last = to(base);
    const step = by(base);
    numbers[slot] = value;
    if (shared.any) shared.settle(slot, 1);
    while (step >= 0 ? value <= last : value >= last) {
      spend();
      const outcome = body(base);
      if (outcome === 1) return 0;
      if (outcome === 3) return 3;
      value = (numbers[slot] ?? 0) + step;
      numbers[slot] = wrap(value);
      if (shared.any) shared.settle(slot, 1);
    }
    return 0;
  };
}
