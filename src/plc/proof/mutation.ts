import type { CompilationUnit, Expression, Statement } from '../ast.js';
import { check } from '../checker.js';
import type { Dialect } from '../dialect.js';
import { parse } from '../parser.js';
import type { Invariant, PatternBuild, TestVector } from '../patterns/model.js';
import { timeLiteral } from '../patterns/signals.js';
import { bodyStatements, pousOf, textOf, walkExpressions, walkStatements } from '../rules/walk.js';
import { load } from './harness.js';
import { createMonitor, runRandomSequences } from './invariants.js';
import { anyVectorFails } from './vectors.js';

/** One small change to a program, as a text replacement. */
export interface Mutant {
  readonly operator: 'drop-term' | 'negate' | 'swap-and-or' | 'shift-number' | 'shift-time' | 'swap-comparison' | 'flip-edge' | 'drop-statement' | 'set-reset';
  readonly line: number;
  readonly description: string;
  readonly text: string;
}

export interface MutationResult {
  readonly mutants: number;
  readonly killed: number;
  readonly killedByInvariants: number;
  readonly stillborn: number;
  readonly survivors: readonly Mutant[];
}

const comparisons: Readonly<Record<string, string>> = { '>': '>=', '>=': '>', '<': '<=', '<=': '<', '=': '<>', '<>': '=' };
const edges: Readonly<Record<string, string>> = { R_TRIG: 'F_TRIG', F_TRIG: 'R_TRIG' };

/** All single changes of a program's bodies, constants and edge detectors, in source order. */
export function mutantsOf(unit: CompilationUnit): readonly Mutant[] {
  const edits: { operator: Mutant['operator']; start: number; end: number; replacement: string }[] = [];
  const add = (operator: Mutant['operator'], node: Readonly<{ start: number; end: number }>, replacement: string): void => {
    edits.push({ operator, start: node.start, end: node.end, replacement });
  };
  for (const pou of pousOf(unit)) {
    const statements = bodyStatements(pou.body);
    walkExpressions(statements, (expression) => mutateExpression(unit, expression, add));
    walkStatements(statements, (statement) => mutateStatement(statement, add));
    for (const section of pou.sections) {
      for (const declaration of section.declarations) {
        if (section.constant && declaration.initial !== null) mutateExpression(unit, declaration.initial, add);
        const edge = declaration.type.kind === 'named-type' ? edges[declaration.type.key] : undefined;
        if (edge !== undefined) add('flip-edge', declaration.type, edge);
      }
    }
  }
  const source = unit.source.text;
  return edits
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((edit) => ({
      operator: edit.operator,
      line: source.slice(0, edit.start).split('\n').length,
      description: `${source.slice(edit.start, edit.end).replace(/\s+/g, ' ').slice(0, 60)} -> ${edit.replacement.slice(0, 60) || '(nothing)'}`,
      text: source.slice(0, edit.start) + edit.replacement + source.slice(edit.end),
    }));
}

type AddEdit = (operator: Mutant['operator'], node: Readonly<{ start: number; end: number }>, replacement: string) => void;

function mutateExpression(unit: CompilationUnit, expression: Expression, add: AddEdit): void {
  if (expression.kind === 'binary') {
    const [left, right] = [textOf(unit, expression.left), textOf(unit, expression.right)];
    if (expression.operator === 'AND' || expression.operator === 'OR') {
      add('drop-term', expression, `(${left})`);
      add('drop-term', expression, `(${right})`);
      add('swap-and-or', expression, `(${left} ${expression.operator === 'AND' ? 'OR' : 'AND'} ${right})`);
    }
    const other = comparisons[expression.operator];
    if (other !== undefined) add('swap-comparison', expression, `(${left} ${other} ${right})`);
  }
  if (expression.kind === 'unary' && expression.operator === 'NOT') add('negate', expression, `(${textOf(unit, expression.operand)})`);
  if (expression.kind === 'integer-literal' && expression.typeName === null && expression.base === 10 && typeof expression.value === 'number') {
    add('shift-number', expression, String(expression.value + 1));
    if (expression.value > 0) add('shift-number', expression, String(expression.value - 1));
  }
  if (expression.kind === 'real-literal') {
    add('shift-number', expression, realText(expression.value + 1));
    add('shift-number', expression, expression.value - 1 < 0 && expression.value >= 0 ? `(${realText(expression.value - 1)})` : realText(expression.value - 1));
  }
  if (expression.kind === 'duration-literal') {
    const milliseconds = Number(expression.nanoseconds / 1_000_000n);
    const shift = Math.max(100, Math.round(milliseconds / 1_000) * 100);
    add('shift-time', expression, timeLiteral(milliseconds + shift));
    if (milliseconds > shift) add('shift-time', expression, timeLiteral(milliseconds - shift));
  }
}

function realText(value: number): string {
  const text = String(Math.round(value * 1e6) / 1e6);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function mutateStatement(statement: Statement, add: AddEdit): void {
  if (statement.kind === 'assignment' || statement.kind === 'call-statement') add('drop-statement', statement, ';');
}

/** Options of a mutation run: how many mutants at most (spread evenly over the program) and whether invariants may kill too. */
export interface MutationOptions {
  readonly maximum: number;
  readonly invariants: readonly Invariant[];
}

/**
 * Changes the program one small thing at a time and asks whether the scenarios (and then the invariants under random inputs) notice. The share
 * that is noticed says what a green result is worth. Mutants that no longer compile count as stillborn, not as killed.
 * Source: mutation testing; own operators.
 * Units: counts of mutants.
 * Errors: never throws; text that does not check gives no mutants.
 */
export function mutationScore(
  code: string,
  dialect: Dialect,
  pouName: string,
  vectors: readonly TestVector[],
  build: PatternBuild,
  options: MutationOptions,
): MutationResult {
  const parsed = parse(code, { dialect, fileName: 'draft.st' });
  if (check([parsed.unit], { dialect, closed: true }).diagnostics.some((diagnostic) => diagnostic.severity === 'error'))
    return { mutants: 0, killed: 0, killedByInvariants: 0, stillborn: 0, survivors: [] };
  const all = mutantsOf(parsed.unit);
  const stride = Math.max(1, all.length / options.maximum);
  const chosen = Array.from({ length: Math.min(all.length, options.maximum) }, (_unused, index) => all[Math.floor(index * stride)]).filter(
    (mutant) => mutant !== undefined,
  );
  const survivors: Mutant[] = [];
  let [killed, killedByInvariants, stillborn] = [0, 0, 0];
  for (const mutant of chosen) {
    const loaded = load(mutant.text, dialect, pouName);
    if (loaded.plc === null) stillborn++;
    else if (anyVectorFails(loaded.plc, vectors)) killed++;
    else if (invariantsNotice(mutant.text, dialect, pouName, build, options.invariants)) {
      killed++;
      killedByInvariants++;
    } else survivors.push(mutant);
  }
  return { mutants: chosen.length - stillborn, killed, killedByInvariants, stillborn, survivors };
}

function invariantsNotice(text: string, dialect: Dialect, pouName: string, build: PatternBuild, invariants: readonly Invariant[]): boolean {
  const { plc } = load(text, dialect, pouName);
  if (plc === null) return false;
  const monitor = createMonitor(invariants, plc);
  if (typeof monitor === 'string') return false;
  const result = runRandomSequences(plc, monitor, build, { sequences: 3, scans: 600, cycleMs: 100, seed: 11 });
  return result.counterExamples.length > 0 || result.fault !== null;
}
