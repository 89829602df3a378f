import { CopilotError } from '../domain/errors.js';
import type { ControlProgram } from '../ports/plant.js';
import { type ProgramBinding, variableOf } from './line4/programs.js';
import type { TagTable } from './tag-table.js';

/** A control program with the tags it reads and writes: what the composition root hands to the plant. */
export type BoundProgram = Readonly<{ program: ControlProgram; binding: ProgramBinding }>;

/** Runs one control program in its task interval: tags to variables, scan, variables to tags. A faulted program's outputs fall to 0. */
export class ProgramRunner {
  readonly binding: ProgramBinding;
  readonly program: ControlProgram;
  private readonly everySteps: number;
  private readonly readTags: Int32Array;
  private readonly readVariables: Int32Array;
  private readonly badTags: Int32Array;
  private readonly badVariables: Int32Array;
  private readonly writeTags: Int32Array;
  private readonly writeVariables: Int32Array;
  private readonly table: TagTable;

  /** Throws `config-invalid` naming the variable that the program does not have, and `tag-unknown` for an unknown tag. */
  constructor(bound: BoundProgram, table: TagTable) {
    this.binding = bound.binding;
    this.program = bound.program;
    this.table = table;
    this.everySteps = Math.max(1, Math.round(bound.binding.everyMs / 100));
    const { reads, writes } = bound.binding;
    this.readTags = Int32Array.from(reads, (tag) => table.indexOf(tag));
    this.readVariables = Int32Array.from(reads, (tag) => this.variable(variableOf(tag)));
    const withQuality = reads.filter((tag) => bound.program.indexOf(`${variableOf(tag)}_BAD`) >= 0);
    this.badTags = Int32Array.from(withQuality, (tag) => table.indexOf(tag));
    this.badVariables = Int32Array.from(withQuality, (tag) => this.variable(`${variableOf(tag)}_BAD`));
    this.writeTags = Int32Array.from(writes, (tag) => table.indexOf(tag));
    this.writeVariables = Int32Array.from(writes, (tag) => this.variable(variableOf(tag)));
  }

  /** One plant step; scans when the task is due. True when the program is healthy. */
  run(step: number): boolean {
    if (step % this.everySteps !== 0) return this.program.fault === null;
    const { program } = this;
    const { values, quality } = this.table;
    for (let at = 0; at < this.readTags.length; at += 1) program.set(this.readVariables[at] ?? 0, values[this.readTags[at] ?? 0] ?? 0);
    for (let at = 0; at < this.badTags.length; at += 1) program.set(this.badVariables[at] ?? 0, (quality[this.badTags[at] ?? 0] ?? 0) >= 2 ? 1 : 0);
    program.scan(this.everySteps * 100);
    const healthy = program.fault === null;
    for (let at = 0; at < this.writeTags.length; at += 1) values[this.writeTags[at] ?? 0] = healthy ? program.get(this.writeVariables[at] ?? 0) : 0;
    return healthy;
  }

  private variable(name: string): number {
    const index = this.program.indexOf(name);
    if (index >= 0) return index;
    throw new CopilotError({
      code: 'config-invalid',
      message: `The control program ${this.binding.program} has no variable ${name}; declare it in ${this.binding.file} or correct the binding.`,
      details: { program: this.binding.program, variable: name },
    });
  }
}
