import type { TagDefinition } from '../../domain/tag.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import type { Interlock, Invariant, Signal, Specification, TestVector, VectorValue } from '../patterns/model.js';

/** One rung of the proof ladder. `not-climbed` says in `detail` why; it never counts as passed. */
export interface Rung {
  readonly rung: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'not-climbed';
  readonly detail: string;
  readonly figures: Readonly<Record<string, number>>;
}

export interface TraceRow {
  readonly atMs: number;
  readonly drive: Readonly<Record<string, VectorValue>>;
  /** What was judged, with what was found. */
  readonly judged: readonly Readonly<{ variable: string; expected: VectorValue; actual: VectorValue | null; ok: boolean; changes: boolean }>[];
}
/** The table of one scenario. `contaminated`: an assertion was already true before its drive, so the scenario proves nothing; `setup-failed`: a drive could not be applied or the program stopped. */
export interface TraceTable {
  readonly vector: string;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'contaminated' | 'setup-failed';
  readonly detail: string;
  readonly rows: readonly TraceRow[];
}

/** An input sequence that breaks an invariant: one row per change of input, and the state in which it broke. */
export interface CounterExample {
  readonly invariant: string;
  readonly text: string;
  readonly steps: readonly Readonly<{ atMs: number; inputs: Readonly<Record<string, number>> }>[];
  readonly state: Readonly<Record<string, number>>;
}

/**
 * The forked plant with the draft in place of its program (rung 4). Implemented by the plant simulator; injected here.
 * `run` never throws: a plant that cannot host the draft reports `hosted: false` with the reason.
 */
export interface ClosedLoop {
  run(
    draft: Readonly<{
      code: string;
      dialect: Dialect;
      blockName: string;
      signals: readonly Signal[];
      interlocks: readonly Interlock[];
      invariants: readonly Invariant[];
    }>,
  ): ClosedLoopReport;
}
export type ClosedLoopReport =
  | Readonly<{ hosted: false; reason: string }>
  | Readonly<{
      hosted: true;
      /** Simulated hours in total, over all scenarios. */
      hours: number;
      scenarios: readonly Readonly<{ name: string; fault: string | null; invariantsHeld: boolean; detail: string }>[];
    }>;

/** Hash of a text as lower-case hexadecimal SHA-256; injected so that this package needs no crypto. */
export type Digest = (text: string) => string;

export interface SignOffSheet {
  readonly blockName: string;
  readonly draftSha256: string;
  readonly vectorsSha256: string;
  readonly specificationSha256: string;
  readonly simulator: string;
  readonly rungs: readonly Readonly<{ rung: number; name: string; status: Rung['status'] }>[];
  readonly notProven: readonly string[];
  /** Lines a person fills in by hand; Shiftmate never signs and never downloads to a controller. */
  readonly signatures: readonly string[];
}

/** A finished draft with its proof; nothing in it has touched a plant. */
export interface PlcDraft {
  readonly kind: 'draft';
  readonly patternId: string;
  readonly specification: Specification;
  readonly code: string;
  readonly dialect: Dialect;
  readonly diagnostics: readonly Diagnostic[];
  readonly proof: readonly Rung[];
  readonly traces: readonly TraceTable[];
  readonly counterExamples: readonly CounterExample[];
  readonly difference: DifferenceReport | null;
  readonly signOff: SignOffSheet | null;
  readonly notProven: readonly string[];
}
export interface DraftRefusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly covered: readonly string[];
  /** `not-covered`: no pattern fits, a model may try. `safety`: nobody drafts that. */
  readonly cause: 'safety' | 'not-covered' | 'half-covered';
}

/** A draft that a model wrote: code with its own scenarios and invariants, which are judged like those of a pattern. */
export interface WrittenDraft {
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly vectors: readonly TestVector[];
  readonly invariants: readonly Invariant[];
  readonly openQuestions: readonly string[];
}

export interface DraftRequest {
  readonly request: string;
  readonly dialect: Dialect;
  readonly tags: readonly TagDefinition[];
  /** Names of the plant's equipment, for recognising them in the request. */
  readonly equipment: readonly string[];
  /**
   * A person's version of the draft that this request gives: it is judged by the same scenarios, invariants and rules, and compared with the draft it was
   * made from (rung 6, unless a running program is given). The sheet's hashes are of this text.
   */
  readonly edited?: string;
  /** Prove this instead of a pattern; the request must still be one that may be drafted. */
  readonly written?: WrittenDraft;
  readonly digest?: Digest;
  readonly closedLoop?: ClosedLoop;
  /** The program that runs today, when the draft replaces one (rung 6). */
  readonly running?: Readonly<{ text: string; fileName: string; dialect: Dialect; program: string }>;
}

/** Where two programs behave differently under the same inputs (rung 6). */
export interface DifferenceReport {
  readonly comparable: readonly string[];
  readonly onlyInFirst: readonly string[];
  readonly onlyInSecond: readonly string[];
  readonly scans: number;
  readonly differences: readonly Readonly<{
    variable: string;
    scans: number;
    firstAtMs: number;
    inputs: Readonly<Record<string, number>>;
    first: number;
    second: number;
  }>[];
}
