import type { PlcDeskCheck, PlcDeskDraft, PlcDeskExport, PlcDeskProgram, PlcDeskRun, PlcDeskRunRequest } from '../domain/plc-desk.js';

/**
 * The engineer's desk: the programs that run, and a place to write, check, run and export Structured Text. Nothing here reaches a controller.
 * Rejects with `not-found` (program), `input-invalid` (text that does not compile where it must, unknown variable) and `cancelled`.
 */
export interface PlcDesk {
  /** The plant's own programs with the values of their last scan. */
  programs(): readonly PlcDeskProgram[];
  check(source: string, dialect: string): PlcDeskCheck;
  /** Runs the text on a soft PLC of its own for a number of scans. */
  run(request: PlcDeskRunRequest): PlcDeskRun;
  /**
   * A draft with its whole proof. With `edited`, that text is proven in place of the pattern's own: same scenarios, invariants and rules, and what it does
   * differently from the draft; the sheet's hashes are of the edited text.
   */
  draft(request: string, dialect: string, signal: AbortSignal, edited?: string): Promise<PlcDeskDraft>;
  export(source: string, dialect: string, target: string): PlcDeskExport;
}
