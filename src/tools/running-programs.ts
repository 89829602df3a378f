import type { CompilationUnit } from '../plc/ast.js';
import type { LiveValues } from '../plc/explain/evaluate.js';

/** The control programs as they run now. */
export type RunningPrograms = Readonly<{
  units: readonly CompilationUnit[];
  programs: readonly RunningProgram[];
  /** The variable of a tag in the programs. */
  variableOf: (tag: string) => string;
}>;
/** `values` gives the variables at the end of the last scan by path, for example `Protection.Trip`; undefined for unknown ones. */
export type RunningProgram = Readonly<{
  program: string;
  file: string;
  reads: readonly string[];
  writes: readonly string[];
  /** Why the program no longer runs; null while it does. */
  stopped: () => string | null;
  values: LiveValues;
}>;
