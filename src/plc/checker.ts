import type { CompilationUnit, DirectAddress, Expression } from './ast.js';
import { reportSelfContaining } from './checker/containment.js';
import { collectNames, resolveDeclarations } from './checker/declarations.js';
import { Project } from './checker/project.js';
import { reportAmbiguous, reportUndeclared } from './checker/undeclared.js';
import { checkUnit } from './checker/units.js';
import { reportConflictingUses } from './checker/uses.js';
import { type Diagnostic, sortDiagnostics } from './diagnostics.js';
import type { Dialect } from './dialect.js';
import type { PlcSymbol, PouSymbol, Type, TypeSymbol, VariableSymbol } from './types.js';
import { unknownType } from './types.js';

export type CheckOptions = Readonly<{
  dialect: Dialect;
  /**
   * True: nothing exists outside `units`, so unknown types, functions and blocks are errors. Default false: they may live in a
   * library we cannot see, and are warnings. An undeclared plain variable of a self-contained program is an error either way.
   */
  closed?: boolean;
}>;

/** Everything the units declare, by upper-case name. */
export type GlobalScope = Readonly<{
  pous: ReadonlyMap<string, PouSymbol>;
  types: ReadonlyMap<string, TypeSymbol>;
  variables: ReadonlyMap<string, VariableSymbol>;
}>;

/** A file set after checking: what its names mean, and what is wrong with it. */
export type CheckedUnits = Readonly<{
  dialect: Dialect;
  units: readonly CompilationUnit[];
  diagnostics: readonly Diagnostic[];
  scope: GlobalScope;
  /** The type of an expression of the units; unknown for expressions that were not reached or are wrong. */
  typeOf: (expression: Expression) => Type;
  /** What a name, member, typed name or callee refers to. */
  symbolOf: (expression: Expression) => PlcSymbol | undefined;
  /** The direct addresses (`%MB20`) used in code, as opposed to declarations. */
  directAddresses: () => readonly DirectAddress[];
}>;

/**
 * Resolves names and checks types over all units of one project together. Never throws.
 * Source: IEC 61131-3:2013, clause 6.4 (data types, figure 11 for implicit conversions), 6.5 (variables) and 6.6 (POUs, standard functions and blocks).
 * Units: none.
 * Errors: never throws; findings in `diagnostics`, severity error where the standard forbids it.
 */
export function check(units: readonly CompilationUnit[], options: CheckOptions): CheckedUnits {
  const project = new Project(options);
  collectNames(project, units);
  resolveDeclarations(project, units);
  reportSelfContaining(project);
  for (const unit of units) checkUnit(project, unit);
  reportUndeclared(project);
  reportAmbiguous(project);
  reportConflictingUses(project);
  return {
    dialect: options.dialect,
    units,
    diagnostics: sortDiagnostics(project.diagnostics),
    scope: { pous: project.pous, types: project.types, variables: project.globals },
    typeOf: (expression) => project.expressionTypes.get(expression) ?? unknownType,
    symbolOf: (expression) => project.expressionSymbols.get(expression),
    directAddresses: () => [...project.expressionTypes.keys()].filter((expression) => expression.kind === 'direct-address'),
  };
}
