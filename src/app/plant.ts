import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import type { StateStore } from '../adapters/sqlite/state-store.js';
import { canonicalJson } from '../domain/command.js';
import { CopilotError } from '../domain/errors.js';
import { line4ProgramLibrary, line4Programs } from '../plant/line4/programs.js';
import type { BoundProgram } from '../plant/program-runner.js';
import { findScenario } from '../plant/scenarios/scenario.js';
import { createSimulatedPlant, type SimulatedPlant } from '../plant/simulated-plant.js';
import type { SimulatorSnapshot } from '../plant/simulator.js';
import { check } from '../plc/checker.js';
import { parse } from '../plc/parser.js';
import { compile } from '../plc/runtime/compile.js';
import { createControlProgram } from '../plc/runtime/control-program.js';
import type { Clock } from '../ports/system.js';
import { sha256 } from './tools.js';

/** The plant's control programs as text, by file name. */
export function readPrograms(folder: string): ReadonlyMap<string, string> {
  const files = new Set([line4ProgramLibrary, ...line4Programs.map(({ file }) => file)]);
  return new Map([...files].map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

/** Compiles the plant's programs on the soft PLC and binds their variables to tags. Throws `config-invalid` with the first diagnostic of a program that does not compile. */
export function bindPrograms(sources: ReadonlyMap<string, string>): readonly BoundProgram[] {
  const units = [...sources].map(([fileName, text]) => parse(text, { dialect: 'iec', fileName }));
  const checked = check(
    units.map(({ unit }) => unit),
    { dialect: 'iec' },
  );
  const problem = [...units.flatMap(({ diagnostics }) => diagnostics), ...checked.diagnostics].find(({ severity }) => severity === 'error');
  if (problem !== undefined)
    throw new CopilotError({ code: 'config-invalid', message: `The plant's PLC programs do not compile: line ${problem.line}: ${problem.message}` });
  const compiled = compile(checked);
  return line4Programs.map((binding) => ({ program: createControlProgram(compiled, binding.program), binding }));
}

const compression = { level: 1 } as const;

/** Where the plant of this data folder stands is kept under this name; another scenario, seed or program text starts afresh. */
function snapshotName(scenario: string, seed: number | undefined, sources: ReadonlyMap<string, string>): string {
  return `plant ${scenario} ${seed ?? 'default'} ${sha256([...sources.values()].join('\n')).slice(0, 16)}`;
}

export type OpenPlant = Readonly<{ plant: SimulatedPlant; save: () => void }>;

/** Simulated time between two looks at everything else that goes on in this process: about 40 ms of work. */
const sliceMs = 5 * 60_000;

/**
 * Continues the stored plant, or simulates the scenario's history up to its present once and stores it. The simulation lets other work of
 * this process go on, so that a first start reads its documents meanwhile. Rejects with `cancelled` when `signal` aborts.
 */
export async function openPlant(
  parts: Readonly<{
    state: StateStore;
    clock: Clock;
    sources: ReadonlyMap<string, string>;
    scenario: string;
    seed?: number | undefined;
    progress: (text: string) => void;
    signal: AbortSignal;
  }>,
): Promise<OpenPlant> {
  const { state, clock, sources } = parts;
  const name = snapshotName(parts.scenario, parts.seed, sources);
  const stored = state.get(name);
  const options = {
    programs: bindPrograms(sources),
    scenario: findScenario(parts.scenario),
    clock,
    digest: (command: unknown) => sha256(canonicalJson(command)),
    ...(parts.seed === undefined ? {} : { seed: parts.seed }),
  };
  const snapshot = stored === null ? null : readSnapshot(stored);
  const continued = snapshot === null ? null : continueFrom(() => createSimulatedPlant({ ...options, snapshot }));
  const plant = continued ?? createSimulatedPlant({ ...options, programs: bindPrograms(sources) });
  const save = (): void => state.put(name, deflateSync(JSON.stringify(plant.simulator.snapshot()), compression));
  if (continued === null) {
    parts.progress(`Simulating the plant up to ${new Date(plant.presentMs).toISOString().slice(0, 16)} (once) ...`);
    while (plant.simulator.timeMs < plant.presentMs) {
      plant.advanceTo(Math.min(plant.presentMs, plant.simulator.timeMs + sliceMs));
      await new Promise((resolve) => setImmediate(resolve));
      if (parts.signal.aborted) throw new CopilotError({ code: 'cancelled', message: 'The start was cancelled.' });
    }
    save();
  }
  return { plant, save };
}

/** Null where the stored state does not fit this version of the plant; then its history is simulated again. */
function continueFrom(open: () => SimulatedPlant): SimulatedPlant | null {
  try {
    return open();
  } catch {
    return null;
  }
}

/** A snapshot of an older version is dropped, not trusted. */
function readSnapshot(bytes: Uint8Array): SimulatorSnapshot | null {
  try {
    const value: unknown = JSON.parse(inflateSync(bytes).toString('utf8'));
    return value !== null && typeof value === 'object' && 'version' in value && value.version === 3 ? (value as SimulatorSnapshot) : null;
  } catch {
    return null;
  }
}
