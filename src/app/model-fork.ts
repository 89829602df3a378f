import { severityAt } from '../plant/faults/fault-engine.js';
import type { BoundProgram } from '../plant/program-runner.js';
import { RandomSource } from '../plant/random.js';
import { PlantSimulator } from '../plant/simulator.js';

/** Chance of the sandbox: another stream than the plant's own, so that nothing run here foretells the plant's accidents. */
const noiseSeed = 0x51de;
const eventSeed = 0x7e57;

/**
 * A copy of the plant for trying things: its present state with the faults that have begun and nothing of what the scenario still holds in store.
 * `exchange` may put other control programs in place; it receives forks that it may keep.
 */
export function modelFork(
  simulator: PlantSimulator,
  exchange: (programs: readonly BoundProgram[]) => readonly BoundProgram[] = (same) => same,
): PlantSimulator {
  const state = simulator.state();
  const now = simulator.timeMs;
  const stopped = new Set(state.programFaults.map((index) => simulator.options.programs[index]?.binding.program));
  const programs = exchange(simulator.options.programs.map((bound) => ({ ...bound, program: bound.program.fork() })));
  // What is wrong now stays as wrong as it is: the model knows the plant's state, not how a hidden fault will grow or be repaired.
  const faults = state.faults
    .map((fault) => ({ ...fault, severity: severityAt(fault, now), rampHours: 0, clearedMs: null }))
    .filter(({ severity }) => severity > 0);
  return new PlantSimulator(
    { ...simulator.options, seed: state.seed, programs },
    {
      ...state,
      programs: programs.map(({ program }) => program.snapshot()),
      programFaults: programs.flatMap(({ binding, program }, index) => (stopped.has(binding.program) && program.fault !== null ? [index] : [])),
      faults,
      noise: new RandomSource(state.seed + noiseSeed).snapshot(),
      events: new RandomSource(state.seed + eventSeed).snapshot(),
      nextAction: Number.MAX_SAFE_INTEGER,
    },
  );
}
