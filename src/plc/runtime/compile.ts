import type { CheckedUnits } from '../checker.js';
import { type Diagnostic, diagnosticAt } from '../diagnostics.js';
import type { PouSymbol } from '../types.js';
import { makeValue } from './emit-expressions.js';
import { emitStatements } from './emit-statements.js';
import { LayoutProblem } from './layout.js';
import { Linker } from './linker.js';
import type { CompiledProgram, InstantiateOptions, Instantiation } from './program.js';
import { link, startSoftPlc } from './soft-plc.js';

/**
 * Prepares a checked file set for running. Cheap; code is made by `instantiate`.
 * Source: IEC 61131-3:2013, clause 6.6 and 7.3.
 * Units: none.
 * Errors: never throws; errors show when a POU is instantiated.
 */
export function compile(checked: CheckedUnits): CompiledProgram {
  const pous = [...checked.scope.pous.values()];
  const programs = pous.filter((pou) => pou.pou === 'program' || pou.pou === 'organization-block');
  return { runnable: pous.map((pou) => pou.name), programs: programs.map((pou) => pou.name), checked };
}

const defaultBudget = 1_000_000;

/**
 * Makes a running instance of a PROGRAM, FUNCTION_BLOCK, FUNCTION (result under its own name) or ORGANIZATION_BLOCK, at its initial
 * state. When the POU or anything it reaches has errors, or uses what cannot run, `plc` is null and the diagnostics say why.
 * Source: IEC 61131-3:2013, clause 6.5.6 (initial values) and 6.6.3 (function blocks); tables 43 to 46 for the standard blocks.
 * Units: simulated time in milliseconds; the budget in loop iterations and calls per scan.
 * Errors: never throws; `plc` null and the reasons in `diagnostics`.
 */
export function instantiate(compiled: CompiledProgram, programName: string, options: InstantiateOptions = {}): Instantiation {
  const { checked } = compiled;
  const root = checked.scope.pous.get(programName.toUpperCase());
  if (root === undefined) return { plc: null, diagnostics: [missing(compiled, programName)] };
  const make = (): ReturnType<typeof link> => link(new Linker(checked, root, { value: makeValue, statements: emitStatements }, options.onStatement ?? null));
  try {
    const linked = make();
    const diagnostics = [...errorsOf(checked, linked.linker.reached), ...linked.linker.refusals];
    if (diagnostics.length > 0) return { plc: null, diagnostics };
    return { plc: startSoftPlc(linked, options.budget ?? defaultBudget, make), diagnostics: [] };
  } catch (problem) {
    if (!(problem instanceof LayoutProblem || problem instanceof RangeError)) throw problem;
    return { plc: null, diagnostics: [refused(root, problem.message)] };
  }
}

function missing(compiled: CompiledProgram, programName: string): Diagnostic {
  const list = compiled.runnable.slice(0, 20).join(', ');
  const message = `There is no program or block ${programName}${list === '' ? '; the files declare none.' : `; choose one of ${list}.`}`;
  const file = compiled.checked.units[0]?.source.fileName ?? '';
  return { rule: 'not-executable', severity: 'error', file, line: 1, column: 1, endLine: 1, endColumn: 1, message };
}

function refused(root: PouSymbol, message: string): Diagnostic {
  const { unit, declaration, name } = root;
  const text = `${name} cannot run: ${message}.`;
  if (unit !== null && declaration !== null) return diagnosticAt(unit.source, declaration.name, 'error', 'not-executable', text);
  return { rule: 'not-executable', severity: 'error', file: '', line: 1, column: 1, endLine: 1, endColumn: 1, message: text };
}

/** Errors of the checker within the POUs that run. */
function errorsOf(checked: CheckedUnits, reached: ReadonlySet<PouSymbol>): Diagnostic[] {
  const errors = checked.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (errors.length === 0) return errors;
  const spans = [...reached].flatMap((pou) =>
    pou.unit === null || pou.declaration === null ? [] : [diagnosticAt(pou.unit.source, pou.declaration, 'info', '', '')],
  );
  return errors.filter((error) => spans.some((span) => span.file === error.file && span.line <= error.line && span.endLine >= error.line));
}
