import { CopilotError } from '../domain/errors.js';
import { line4Programs, variableOf } from '../plant/line4/programs.js';
import type { BoundProgram } from '../plant/program-runner.js';
import type { SimulatedPlant } from '../plant/simulated-plant.js';
import { type CheckedUnits, check } from '../plc/checker.js';
import type { Diagnostic } from '../plc/diagnostics.js';
import { parse } from '../plc/parser.js';
import { compile, instantiate } from '../plc/runtime/compile.js';
import { createControlProgram } from '../plc/runtime/control-program.js';
import type { RunningPrograms } from '../tools/running-programs.js';

/** Parses and checks a set of program texts together, by file name. */
export function checkSources(sources: ReadonlyMap<string, string>): Readonly<{ checked: CheckedUnits; problem: Diagnostic | null }> {
  const parsed = [...sources].map(([fileName, text]) => parse(text, { dialect: 'iec', fileName }));
  const checked = check(
    parsed.map(({ unit }) => unit),
    { dialect: 'iec' },
  );
  const problem = [...parsed.flatMap(({ diagnostics }) => diagnostics), ...checked.diagnostics].find(({ severity }) => severity === 'error');
  return { checked, problem: problem ?? null };
}

/** Compiles one of the plant's programs from another text of its file, with the other files as they are. Throws `not-found` or `input-invalid`. */
export function programCompiler(sources: ReadonlyMap<string, string>): (program: string, source: string) => BoundProgram {
  return (program, source) => {
    const binding = line4Programs.find((candidate) => candidate.program === program);
    if (binding === undefined) throw new CopilotError({ code: 'not-found', message: `The plant runs no program ${program}.` });
    const { checked, problem } = checkSources(new Map([...sources, [binding.file, source]]));
    if (problem !== null)
      throw new CopilotError({ code: 'input-invalid', message: `The new text of ${program} does not compile: line ${problem.line}: ${problem.message}` });
    return { binding, program: createControlProgram(compile(checked), program) };
  };
}

/** The plant's programs as they run: their text, which tags they read and write, and their variables' values of the last scan. Looks, never touches. */
export function runningPrograms(plant: SimulatedPlant, sources: ReadonlyMap<string, string>): RunningPrograms {
  const { checked } = checkSources(sources);
  const compiled = compile(checked);
  const programs = plant.simulator.options.programs.map(({ binding, program }) => {
    const types = new Map((instantiate(compiled, binding.program).plc?.variables() ?? []).map(({ path: place, type }) => [place.toUpperCase(), type]));
    const slots = new Map<string, number>();
    const slotOf = (place: string): number => {
      const known = slots.get(place) ?? program.indexOf(place);
      slots.set(place, known);
      return known;
    };
    return {
      program: binding.program,
      file: binding.file,
      reads: binding.reads,
      writes: binding.writes,
      stopped: () => program.fault,
      values: (place: string) => {
        const slot = slotOf(place);
        if (slot < 0) return undefined;
        return types.get(place.toUpperCase()) === 'BOOL' ? program.get(slot) !== 0 : program.get(slot);
      },
    };
  });
  return { units: checked.units, programs, variableOf };
}
