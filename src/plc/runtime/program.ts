import type { Statement } from '../ast.js';
import type { CheckedUnits } from '../checker.js';
import type { Diagnostic } from '../diagnostics.js';

/** A value as the outside sees it: BOOL boolean; numbers number; 64-bit integers and LTIME (nanoseconds) bigint; TIME, DATE, TOD, DT milliseconds; strings string. */
export type PlcValue = boolean | number | bigint | string;

/** A leaf of the online view. `path` is `variable`, `block.variable`, `array[1,2].field`, or `GLOBAL` names as declared. */
export type OnlineVariable = Readonly<{
  path: string;
  type: string;
  /** Section of the outermost variable (`VAR_INPUT` ...). */
  section: string;
  retain: boolean;
  address: string | null;
  value: PlcValue;
}>;

/** A run-time fault stops the program until `coldStart` or `restore`. */
export type RuntimeFault = Readonly<{
  rule: 'division-by-zero' | 'index-out-of-range' | 'instruction-budget' | 'stack-overflow' | 'invalid-reference' | 'internal';
  message: string;
  file: string;
  line: number;
  column: number;
  /** Scan number (from 1) in which it happened. */
  scan: number;
}>;

export type InstantiateOptions = Readonly<{
  /** Loop iterations and calls allowed per scan before the fault `instruction-budget`; default 1,000,000. */
  budget?: number;
  /** Called before each statement; for single-step, coverage and explanation. Slower. */
  onStatement?: (statement: Statement, file: string) => void;
}>;

/** One running program: its own memory and its own simulated clock. Nothing here reads a wall clock. */
export interface SoftPlc {
  /** Name of the POU as declared. */
  readonly name: string;
  /** Why the program stands still; null while it can run. */
  readonly fault: RuntimeFault | null;
  /** Simulated time since the cold start, in milliseconds. */
  readonly timeMs: number;
  /** Completed scans since the cold start. */
  readonly scans: number;
  /** Advances the clock by `elapsedMs`, then runs the program once. Never throws; a fault sets `fault` and stops further scans. */
  scan(elapsedMs: number): void;
  /** Every leaf with its current value, in order of declaration. */
  variables(): readonly OnlineVariable[];
  /** Undefined for an unknown path. */
  read(path: string): PlcValue | undefined;
  /** False when the path is unknown or the value does not fit its type. */
  write(path: string, value: PlcValue): boolean;
  /** Slot access for numeric variables (BOOL 0/1); -1 when unknown or not numeric. */
  indexOf(path: string): number;
  /** The number in a slot: BOOL 0 or 1, TIME in milliseconds; 0 for a slot that does not exist. */
  get(index: number): number;
  /** Sets a slot without a check of type or range; a slot that does not exist is ignored. TIME in milliseconds. */
  set(index: number, value: number): void;
  /** The whole state, for `restore` on an instance of the same compiled program. */
  snapshot(): PlcSnapshot;
  /** Back to a state; throws a RangeError for one of another program. */
  restore(snapshot: PlcSnapshot): void;
  /** An independent copy in the same state. */
  fork(): SoftPlc;
  /** All variables to their initial values, clock to 0. */
  coldStart(): void;
  /** As coldStart, but RETAIN and PERSISTENT variables keep their values. */
  warmStart(): void;
}

declare const snapshotBrand: unique symbol;
/** Opaque; valid for the same compiled program only. */
export type PlcSnapshot = Readonly<{ [snapshotBrand]: true }>;

export type CompiledProgram = Readonly<{
  /** Names that `instantiate` accepts: programs, function blocks, functions and organization blocks. */
  runnable: readonly string[];
  /** Names of PROGRAMs and OBs only, in order of declaration. */
  programs: readonly string[];
  checked: CheckedUnits;
}>;

/** Either a running instance or the reasons why this POU cannot run (errors, pointers, libraries that are not visible). */
export type Instantiation = Readonly<{ plc: SoftPlc; diagnostics: readonly Diagnostic[] } | { plc: null; diagnostics: readonly Diagnostic[] }>;
