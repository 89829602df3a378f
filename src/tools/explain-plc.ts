import type { CompilationUnit } from '../plc/ast.js';
import type { LiveValues } from '../plc/explain/evaluate.js';

/** The control programs as they run now. `values` gives a program's variables at the end of its last scan by path, for example `Protection.Trip`. */
export type RunningPrograms = Readonly<{
  units: readonly CompilationUnit[];
  programs: readonly RunningProgram[];
  /** The variable of a tag in the programs. */
  variableOf: (tag: string) => string;
}>;
export type RunningProgram = Readonly<{
  program: string;
  file: string;
  reads: readonly string[];
  writes: readonly string[];
  /** Why the program no longer runs; null while it does. */
  stopped: () => string | null;
  values: LiveValues;
}>;
