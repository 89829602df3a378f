import { line4Programs, type ProgramBinding, variableOf } from '../plant/line4/programs.js';
import type { BoundProgram } from '../plant/program-runner.js';
import type { ControlProgram } from '../ports/plant.js';

/** A constant, or a pattern over the scans: unloading and the compressor are pulsed so that tank and receiver hold their level without control. */
export type SteadyOutputs = Readonly<Record<string, number | ((scan: number) => number)>>;

/** Outputs of a line in steady production; everything else stays 0. */
export const steadyOutputs: SteadyOutputs = {
  'LINE-4.PROD': 1,
  'XV-101.CMD': (scan) => scan % 2,
  'AC-601.CMD': (scan) => (scan % 3 === 0 ? 1 : 0),
  'P-604.CMD': (scan) => (scan % 6 === 0 ? 1 : 0),
  'P-101A.CMD': 1,
  'FIC-110.OUT': 70,
  'TIC-201.OUT': 43.5,
  'PIC-205.OUT': 73.6,
  'P-202.CMD': 1,
  'P-203.CMD': 1,
  'FDV-202.CMD': 1,
  'KI-201': 15.8,
  'F-401.STATE': 6,
  'F-401.CMD': 1,
  'CN-401.CMD': 1,
  'CN-402.CMD': 1,
  'AG-301.CMD': 1,
  'BL-601.RUN': 1,
  'BL-601.FIRE': 27.7,
  'CH-601.CMD': 1,
  'CH-601.LOAD': 70,
  'P-601A.CMD': 1,
  'P-601B.CMD': 1,
};

type Scripted = { values: number[]; scans: number; fault: string | null };

/**
 * A control program without logic: its outputs hold the given values. For tests of the plant that need no control; `faultAfterScans`
 * makes it stop, as a program with a run-time fault does.
 */
export function steadyProgram(
  binding: ProgramBinding,
  outputs: SteadyOutputs = steadyOutputs,
  faultAfterScans: number = Number.POSITIVE_INFINITY,
): ControlProgram {
  const names = [...binding.reads, ...binding.writes].map(variableOf);
  const outputAt = (tag: string, scan: number): number => {
    const output = outputs[tag] ?? 0;
    return typeof output === 'number' ? output : output(scan);
  };
  const initial = [...binding.reads.map(() => 0), ...binding.writes.map((tag) => outputAt(tag, 0))];
  const make = (state: Scripted): ControlProgram => ({
    name: binding.program,
    get fault() {
      return state.fault;
    },
    indexOf: (variable) => names.indexOf(variable),
    get: (index) => state.values[index] ?? 0,
    set: (index, value) => {
      state.values[index] = value;
    },
    scan: () => {
      state.scans += 1;
      for (const [at, tag] of binding.writes.entries()) state.values[binding.reads.length + at] = outputAt(tag, state.scans);
      if (state.scans > faultAfterScans) state.fault = 'scripted fault';
    },
    snapshot: () => structuredClone(state),
    restore: (saved) => Object.assign(state, structuredClone(saved)),
    fork: () => make(structuredClone(state)),
  });
  return make({ values: initial, scans: 0, fault: null });
}

/** All programs of Line 4 as steady doubles. */
export function steadyPrograms(outputs: SteadyOutputs = steadyOutputs): readonly BoundProgram[] {
  return line4Programs.map((binding) => ({ binding, program: steadyProgram(binding, outputs) }));
}
