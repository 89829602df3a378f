import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLine4Directory } from '../plant/line4/directory.js';
import { line4ProgramLibrary, line4Programs } from '../plant/line4/programs.js';
import type { BoundProgram } from '../plant/program-runner.js';
import { findScenario } from '../plant/scenarios/scenario.js';
import { PlantSimulator } from '../plant/simulator.js';
import { check } from '../plc/checker.js';
import { parse } from '../plc/parser.js';
import { compile } from '../plc/runtime/compile.js';
import { createControlProgram } from '../plc/runtime/control-program.js';

/** The folder of the bundled control programs, found upwards from here (sources and build lie at different depths). */
function programFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'knowledge/plc', line4ProgramLibrary)) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  return path.join(folder, 'knowledge/plc');
}

/** The real control programs of knowledge/plc on the project's soft PLC, fresh for each call. Throws when one cannot run. */
export function line4ControlPrograms(folder = programFolder()): readonly BoundProgram[] {
  const files = [line4ProgramLibrary, ...line4Programs.map((binding) => binding.file)];
  const units = files.map((file) => parse(readFileSync(path.join(folder, file), 'utf8'), { dialect: 'iec', fileName: file }).unit);
  const compiled = compile(check(units, { dialect: 'iec', closed: true }));
  return line4Programs.map((binding) => ({ binding, program: createControlProgram(compiled, binding.program) }));
}

/** The plant of a built-in scenario under its real control programs, at the scenario's start. */
export function simulateLine4(scenario: string, options: Readonly<{ seed?: number; timer?: () => number }> = {}): PlantSimulator {
  return new PlantSimulator({ directory: createLine4Directory(), programs: line4ControlPrograms(), scenario: findScenario(scenario), ...options });
}
