import type { AlarmTransition } from '../domain/alarm.js';
import { CausalGraph } from '../insight/causal-graph.js';
import type { FaultDefinition } from '../plant/faults/fault-definition.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { scenarioCatalog } from '../plant/scenarios/catalog.js';
import { findScenario } from '../plant/scenarios/scenario.js';
import { PlantSimulator } from '../plant/simulator.js';
import { truthOf } from '../plant/truth.js';
import { line4ControlPrograms } from './line4.js';

const hour = 3_600_000;
const directory = createLine4Directory();

/** What one run of one fault's own scenario showed. Minutes count from the onset. */
export type FaultRun = Readonly<{
  fault: string;
  seed: number;
  /** Expected alarms in the order in which they were first annunciated after the onset. */
  seen: readonly string[];
  inOrder: boolean;
  /** First expected alarm after the onset; null when none came. */
  detectedMinutes: number | null;
  /** Alarms before the onset that a healthy plant does not give either. */
  early: readonly string[];
  /** Alarms after the onset that neither the fault's own tags, nor the topology behind its equipment, nor everyday disturbances explain. */
  unexplained: readonly string[];
  annunciated: number;
}>;

/** Alarms that a healthy plant gives now and then: those of these runs. */
export function everydayAlarms(seeds: readonly number[], hours: number): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const seed of seeds) {
    const simulator = start('normal', seed);
    const from = simulator.timeMs;
    simulator.advanceTo(from + hours * hour);
    for (const transition of annunciations(simulator, from)) seen.add(transition.definitionId);
  }
  return seen;
}

/** The built-in scenario that injects only this fault, by its name in the catalogue. */
export function scenarioOfFault(fault: string): string {
  const own = scenarioCatalog().find((scenario) => {
    const faults = scenario['faults'];
    return Array.isArray(faults) && faults.length === 1 && (faults[0] as { fault?: unknown }).fault === fault && scenario.id !== 'demo';
  });
  if (own === undefined) throw new RangeError(`no scenario injects only ${fault}`);
  return own.id;
}

/** Runs a fault's own scenario to its end and holds what was annunciated against what the catalogue declares. */
export function sweepFault(fault: FaultDefinition, seed: number, everyday: ReadonlySet<string>): FaultRun {
  const simulator = start(scenarioOfFault(fault.id), seed);
  const from = simulator.timeMs;
  simulator.advanceTo(from + simulator.options.scenario.hours * hour);
  const onset = Date.parse(truthOf(simulator)[0]?.onset ?? '');
  const all = annunciations(simulator, from);
  const after = all.filter(({ at }) => Date.parse(at) >= onset);
  const seen = [...new Set(after.map(({ definitionId }) => definitionId))].filter((id) => fault.expectedAlarms.includes(id));
  const first = after.find(({ definitionId }) => fault.expectedAlarms.includes(definitionId));
  const explained = explainedBy(fault);
  const unexplained = after.filter(
    (transition) => !fault.expectedAlarms.includes(transition.definitionId) && !everyday.has(transition.definitionId) && !explained(transition),
  );
  return {
    fault: fault.id,
    seed,
    seen,
    inOrder: inOrder(
      fault.expectedAlarms,
      after.map(({ definitionId }) => definitionId),
      everyday,
    ),
    detectedMinutes: first === undefined ? null : (Date.parse(first.at) - onset) / 60_000,
    early: distinct(all.filter(({ at, definitionId }) => Date.parse(at) < onset && !everyday.has(definitionId))),
    unexplained: distinct(unexplained),
    annunciated: after.length,
  };
}

/** First annunciations come in the declared order; of an alarm that also comes in everyday running, a later one counts. */
function inOrder(expected: readonly string[], annunciated: readonly string[], everyday: ReadonlySet<string>): boolean {
  let last = -1;
  for (const id of expected) {
    const place = annunciated.indexOf(id, everyday.has(id) ? last + 1 : 0);
    if (place <= last) return false;
    last = place;
  }
  return true;
}

/** An alarm is a consequence when its tag is one of the fault's, or its equipment lies behind the fault's in the plant's topology. */
function explainedBy(fault: FaultDefinition): (transition: AlarmTransition) => boolean {
  const graph = new CausalGraph(directory.links ?? []);
  const roots = [fault.equipment, ...fault.affectedTags.map((tag) => String(directory.tags.find(({ id }) => id === tag)?.equipment ?? ''))];
  return ({ tag, equipment }) => fault.affectedTags.includes(String(tag)) || roots.some((root) => graph.distance(root, String(equipment)) !== null);
}

function start(scenario: string, seed: number): PlantSimulator {
  return new PlantSimulator({ directory, programs: line4ControlPrograms(), scenario: findScenario(scenario), seed });
}

function annunciations(simulator: PlantSimulator, from: number): readonly AlarmTransition[] {
  return simulator.alarms.transitions(from, simulator.timeMs + 1).filter(({ annunciated }) => annunciated);
}

function distinct(transitions: readonly AlarmTransition[]): readonly string[] {
  return [...new Set(transitions.map(({ definitionId }) => definitionId))];
}
