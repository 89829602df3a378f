import { faultCatalog } from '../plant/faults/catalog.js';
import type { FaultDefinition } from '../plant/faults/fault-definition.js';
import { faultDefinition } from '../plant/faults/fault-engine.js';
import type { PlantSimulator } from '../plant/simulator.js';
import { load } from '../plc/proof/harness.js';
import { createMonitor } from '../plc/proof/invariants.js';
import type { ClosedLoop, ClosedLoopReport } from '../plc/proof/model.js';
import { type DraftFit, fitDraft, type HostRecord, hostProgram, placeDraft } from './draft-host.js';
import { modelFork } from './model-fork.js';

type Draft = Parameters<ClosedLoop['run']>[0];
type ScenarioReport = Extract<ClosedLoopReport, { hosted: true }>['scenarios'][number];

/** One plant scenario: a fault, or nothing but the line being stopped and started again. */
type PlantScenario = Readonly<{ name: string; fault: FaultDefinition | null; lineStop: boolean }>;

const scenarioMinutes = 10;
const onsetMs = 60_000;
const rampHours = 0.05;
const mostFaults = 3;
const stepMs = 100;

/** What must hold in the plant whatever a draft does. All conditions together for longer than `forMs` break it. */
const plantRules: readonly Readonly<{ text: string; while: readonly (readonly [tag: string, below: number | null])[]; forMs: number }>[] = [
  {
    text: 'FDV-202 is never forward below the legal 72.0 °C',
    while: [
      ['FDV-202.FWD', null],
      ['TT-202', 72],
    ],
    forMs: 3_000,
  },
  {
    text: 'P-101A never runs 5 s below 10 % tank level',
    while: [
      ['P-101A.RUN', null],
      ['LT-101', 10],
    ],
    forMs: 5_000,
  },
  {
    text: 'P-101B never runs 5 s below 10 % tank level',
    while: [
      ['P-101B.RUN', null],
      ['LT-101', 10],
    ],
    forMs: 5_000,
  },
  {
    text: 'AG-301 never runs with its paddle dry',
    while: [
      ['AG-301.RUN', null],
      ['LT-301', 10],
    ],
    forMs: 30_000,
  },
];

/**
 * Rung 4: the draft runs in a fork of a settled plant in place of the program that drives its outputs today, through a normal time, a stop and restart
 * of the line, and the faults that touch its signals; its invariants are judged after every scan, the plant's own rules every step. `plant` gives the
 * settled plant; it is forked, never advanced. `progress` names the scenario that runs.
 */
export function createClosedLoop(plant: () => PlantSimulator, progress: (text: string) => void = () => undefined): ClosedLoop {
  return {
    run: (draft) => {
      try {
        return runDraft(draft, plant(), progress);
      } catch (error) {
        return { hosted: false, reason: `The plant model could not run the draft: ${error instanceof Error ? error.message : 'unknown reason'}` };
      }
    },
  };
}

function runDraft(draft: Draft, plant: PlantSimulator, progress: (text: string) => void): ClosedLoopReport {
  const { plc } = load(draft.code, draft.dialect, draft.blockName);
  if (plc === null) return { hosted: false, reason: 'The draft does not compile.' };
  const fit = fitDraft(plc, draft.signals, plant);
  if (typeof fit === 'string') return { hosted: false, reason: fit };
  const scenarios = scenariosFor(fit);
  let active = 0;
  const reports = scenarios.map((scenario, index) => {
    progress(`closed loop ${index + 1} of ${scenarios.length}: ${scenario.name}`);
    const record: HostRecord = { scans: 0, onScans: 0, changes: 0, broken: null };
    const report = runScenario(draft, fit, scenario, plant, record);
    active += record.onScans;
    return report;
  });
  if (active === 0) return { hosted: false, reason: 'In the plant the draft never switched any of its outputs on, so its closed loop shows nothing.' };
  return { hosted: true, hours: Number(((scenarios.length * scenarioMinutes) / 60).toFixed(2)), scenarios: reports };
}

/** Faults of the draft's own signals and equipment, the nearest first; one per equipment. */
function scenariosFor(fit: DraftFit): readonly PlantScenario[] {
  const tags = new Set([...fit.inputs, ...fit.outputs].map(({ tag }) => tag));
  const equipment = new Set([...tags].map((tag) => tag.split('.')[0] ?? tag));
  const ranked = faultCatalog
    .map((fault) => ({ fault, nearness: 2 * Number(equipment.has(fault.equipment)) + fault.affectedTags.filter((tag) => tags.has(tag)).length }))
    .filter(({ nearness }) => nearness > 0)
    .sort((a, b) => b.nearness - a.nearness);
  const chosen = ranked.filter(({ fault }, index) => ranked.findIndex((other) => other.fault.equipment === fault.equipment) === index).slice(0, mostFaults);
  return [
    { name: 'normal running', fault: null, lineStop: false },
    { name: 'line stopped and started again', fault: null, lineStop: true },
    ...chosen.map(({ fault }) => ({ name: fault.title, fault, lineStop: false })),
  ];
}

function runScenario(draft: Draft, fit: DraftFit, scenario: PlantScenario, plant: PlantSimulator, record: HostRecord): ScenarioReport {
  fit.plc.coldStart();
  const monitor = createMonitor(draft.invariants, fit.plc);
  let hosted: PlantSimulator | null = null;
  const program = hostProgram(fit, typeof monitor === 'string' ? null : monitor, record, () => hosted);
  hosted = modelFork(plant, (programs) => placeDraft(programs, fit, program));
  const broken = playScenario(hosted, scenario);
  const blamed = broken !== null && playScenario(modelFork(plant), scenario) === null ? broken : null;
  const problems = [
    ...(program.fault === null ? [] : [`the draft stopped: ${program.fault}`]),
    ...(record.broken === null ? [] : [`"${record.broken.text}" broken at ${clock(record.broken.atMs)}`]),
    ...(blamed === null ? [] : [`"${blamed}" broken, which it is not with the running program`]),
    ...(typeof monitor === 'string' && draft.invariants.length > 0 ? [monitor] : []),
  ];
  const share = Math.round((100 * record.onScans) / Math.max(1, record.scans));
  const pressed = fit.held.filter(({ value }) => value === 1).map(({ signal }) => signal.identifier);
  const acted = `outputs on in ${share} % of ${record.scans} scans, ${record.changes} changes${pressed.length === 0 ? '' : `, ${pressed.join(' and ')} held on`}`;
  return {
    name: scenario.name,
    fault: scenario.fault?.id ?? null,
    invariantsHeld: problems.length === 0,
    detail: problems.length === 0 ? `${acted}.` : `${problems.join('; ')} (${acted}).`,
  };
}

/** Advances a fork through a scenario; the first plant rule that breaks, or null. */
function playScenario(simulator: PlantSimulator, { fault, lineStop }: PlantScenario): string | null {
  const start = simulator.timeMs;
  if (fault !== null) {
    const definition = faultDefinition(fault.id);
    const growth = definition.onset === 'step' ? 0 : rampHours;
    simulator.faults.add({ fault: fault.id, onsetMs: start + onsetMs, rampHours: growth, severity: 1, clearedMs: null });
  }
  const since = plantRules.map(() => 0);
  const rules = plantRules.map((rule) => ({ ...rule, slots: rule.while.map(([tag, below]) => [simulator.tags.indexOf(tag), below] as const) }));
  for (let elapsed = 0; elapsed < scenarioMinutes * 60_000; elapsed += stepMs) {
    if (lineStop && elapsed === onsetMs) simulator.write('LINE-4.START', 0);
    if (lineStop && elapsed === 3 * onsetMs) simulator.write('LINE-4.START', 1);
    if (elapsed === onsetMs) for (const { tag, value } of fault?.settings ?? []) simulator.write(tag, value);
    simulator.step();
    const { values } = simulator.tags;
    for (const [index, rule] of rules.entries()) {
      const standing = rule.slots.every(([slot, below]) => (below === null ? (values[slot] ?? 0) > 0 : (values[slot] ?? 0) < below));
      since[index] = standing ? (since[index] ?? 0) + stepMs : 0;
      if ((since[index] ?? 0) > rule.forMs) return rule.text;
    }
  }
  return null;
}

function clock(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(11, 19);
}
