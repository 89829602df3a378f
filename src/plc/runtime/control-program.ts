import { CopilotError } from '../../domain/errors.js';
import type { ControlProgram } from '../../ports/plant.js';
import { instantiate } from './compile.js';
import type { CompiledProgram, PlcSnapshot, SoftPlc } from './program.js';

/**
 * A compiled program as the plant's `ControlProgram` port. BOOL is 0 or 1, TIME is milliseconds.
 * Throws CopilotError `input-invalid` when the program does not exist or cannot run (details.diagnostics).
 * Source: own port of the plant.
 * Units: BOOL 0 or 1, TIME in milliseconds.
 * Errors: throws CopilotError `input-invalid` when the program does not exist or cannot run (details.diagnostics).
 */
export function createControlProgram(compiled: CompiledProgram, programName: string): ControlProgram {
  const { plc, diagnostics } = instantiate(compiled, programName);
  if (plc === null) {
    const first = diagnostics[0]?.message ?? `there is no program of this name; choose one of ${compiled.runnable.join(', ')}.`;
    throw new CopilotError({ code: 'input-invalid', message: `Program ${programName} cannot run: ${first}`, details: { diagnostics } });
  }
  return controlProgramOf(plc);
}

/**
 * Wraps a running instance; scans of either advance the same state.
 * Source: own port of the plant.
 * Units: BOOL 0 or 1, TIME in milliseconds.
 * Errors: none.
 */
export function controlProgramOf(plc: SoftPlc): ControlProgram {
  return {
    name: plc.name,
    get fault() {
      return plc.fault === null ? null : `${plc.fault.message} (${plc.fault.file}:${plc.fault.line})`;
    },
    indexOf: (variable) => plc.indexOf(variable),
    get: (index) => plc.get(index),
    set: (index, value) => plc.set(index, value),
    scan: (elapsedMs) => plc.scan(elapsedMs),
    snapshot: () => plc.snapshot(),
    restore: (state) => plc.restore(state as PlcSnapshot),
    fork: () => controlProgramOf(plc.fork()),
  };
}
