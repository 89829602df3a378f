import { readFileSync } from 'node:fs';
import path from 'node:path';
import { line4ProgramLibrary, line4Programs } from '../plant/line4/programs.js';
import type { BoundProgram } from '../plant/program-runner.js';
import { check } from '../plc/checker.js';
import { parse } from '../plc/parser.js';
import { compile } from '../plc/runtime/compile.js';
import { createControlProgram } from '../plc/runtime/control-program.js';

/** The real control programs of knowledge/plc on the project's soft PLC, fresh for each call. Throws when one cannot run. */
export function line4ControlPrograms(folder = path.resolve(import.meta.dirname, '../../knowledge/plc')): readonly BoundProgram[] {
  const files = [line4ProgramLibrary, ...line4Programs.map((binding) => binding.file)];
  const units = files.map((file) => parse(readFileSync(path.join(folder, file), 'utf8'), { dialect: 'iec', fileName: file }).unit);
  const compiled = compile(check(units, { dialect: 'iec', closed: true }));
  return line4Programs.map((binding) => ({ binding, program: createControlProgram(compiled, binding.program) }));
}
