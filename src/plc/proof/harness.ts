import { check } from '../checker.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { parse } from '../parser.js';
import type { VectorValue } from '../patterns/model.js';
import { compile, instantiate } from '../runtime/compile.js';
import type { SoftPlc } from '../runtime/program.js';

export type Loaded = Readonly<{ plc: SoftPlc; diagnostics: readonly Diagnostic[] } | { plc: null; diagnostics: readonly Diagnostic[] }>;

/**
 * Parses, checks and instantiates one POU of a text on the soft PLC. `plc` is null when an error keeps it from running. Never throws.
 * Source: as `parse`, `check` and `instantiate`.
 * Units: none.
 * Errors: never throws; `plc` null and the findings say why.
 */
export function load(text: string, dialect: Dialect, pouName: string, fileName = 'draft.st'): Loaded {
  const parsed = parse(text, { dialect, fileName });
  const checked = check([parsed.unit], { dialect, closed: true });
  const diagnostics = [...parsed.diagnostics, ...checked.diagnostics];
  if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { plc: null, diagnostics };
  const instance = instantiate(compile(checked), pouName, { budget: 100_000 });
  return { plc: instance.plc, diagnostics: [...diagnostics, ...instance.diagnostics] };
}

/** A vector value as a slot number: BOOL 0 or 1, TIME milliseconds. */
export function slotValue(value: VectorValue): number {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** REAL is single precision: equality within what that can hold. */
export function sameValue(expected: VectorValue, actual: number): boolean {
  const wanted = slotValue(expected);
  return Math.abs(wanted - actual) <= Math.max(1e-4, Math.abs(wanted) * 2e-5);
}

/**
 * A small deterministic generator (Mulberry32 construction): numbers in [0, 1) from a 32-bit seed.
 * Source: Mulberry32.
 * Units: numbers in [0, 1).
 * Errors: none.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
