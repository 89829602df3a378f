import type { Alarm, AlarmTransition } from '../domain/alarm.js';
import { type ProductionPlan, plannedQuantity } from '../domain/production-plan.js';
import type { PlantDirectory } from '../ports/plant.js';
import { isoTime } from './journal-watcher.js';
import { areaNames, type Line4State } from './line4/state.js';
import { effectivenessOf, type ProductionHour, sum } from './production.js';
import type { BoundProgram } from './program-runner.js';
import type { Scenario } from './scenarios/scenario.js';
import { PlantSimulator } from './simulator.js';
import { type FaultTruth, truthOf } from './truth.js';

export type RunReportOptions<Kpis> = Readonly<{
  directory: PlantDirectory;
  programs: readonly BoundProgram[];
  scenario: Scenario;
  seed?: number;
  /** Default: the scenario's hours. */
  hours?: number;
  /** Alarm KPIs of ISA-18.2, computed by whoever owns them; its result goes into the report as it is. */
  alarmKpis: (input: Readonly<{ window: Readonly<{ from: Date; to: Date }>; transitions: readonly AlarmTransition[]; alarms: readonly Alarm[] }>) => Kpis;
}>;

export type AlarmSummary = Readonly<{ alarm: string; priority: string; message: string; count: number; first: string; last: string }>;

/** What one area took in a run: kWh, kg, Nm³, m³. The areas add up to the line's figures. */
export type AreaUse = Readonly<{ area: string; electricity: number; steam: number; air: number; water: number }>;

/** What a headless run gives back: JSON data, equal for equal arguments. Energy kWh, steam kg, air Nm³, water m³, milk m³; shares 0 to 1. */
export type PlantRunReport<Kpis = unknown> = Readonly<{
  scenario: Readonly<{ id: string; title: string; seed: number; from: string; to: string; hours: number }>;
  production: Readonly<{
    bottles: number;
    rejects: number;
    good: number;
    rawMilk: number;
    product: number;
    diverted: number;
    surplus: number;
    availability: number;
    performance: number;
    quality: number;
    oee: number;
  }>;
  /** Good bottles that the plan expects of the run, those made, and the entries of the plan with what became of them. */
  plan: Readonly<{ planned: number; made: number; difference: number; items: ProductionPlan['items'] }>;
  utilities: Readonly<{
    electricity: number;
    steam: number;
    air: number;
    water: number;
    electricityPerThousandBottles: number | null;
    byArea: readonly AreaUse[];
  }>;
  alarmKpis: Kpis;
  alarms: readonly AlarmSummary[];
  present: readonly Readonly<{ alarm: string; state: string; raisedAt: string }>[];
  events: Readonly<Record<string, number>>;
  truth: readonly FaultTruth[];
}>;

/** Runs a scenario headless from its start and reports. Bit-identical for the same arguments. Throws `internal` when the physics fails. */
export function plantRunReport<Kpis>(options: RunReportOptions<Kpis>): PlantRunReport<Kpis> {
  const { scenario, directory, programs } = options;
  const seed = options.seed ?? scenario.seed;
  const simulator = new PlantSimulator({ directory, programs, scenario, seed });
  const fromMs = simulator.timeMs;
  const before = simulator.process.snapshot().meters;
  const toMs = fromMs + Math.round((options.hours ?? scenario.hours) * 3_600_000);
  simulator.advanceTo(toMs);
  const transitions = simulator.alarms.transitions(fromMs, toMs + 1);
  const window = { from: new Date(fromMs), to: new Date(toMs) };
  const alarms = simulator.alarms.list();
  const figures = productionOf(simulator.productionHours(0, toMs), areaUses(before, simulator.process.state.meters));
  return {
    scenario: { id: scenario.id, title: scenario.title, seed, from: isoTime(fromMs), to: isoTime(toMs), hours: round((toMs - fromMs) / 3_600_000, 4) },
    ...figures,
    plan: planOf(simulator, window, figures.production.good),
    alarmKpis: options.alarmKpis({ window, transitions, alarms }),
    alarms: summarise(transitions),
    present: alarms
      .filter((alarm) => alarm.state !== 'suppressed-by-design')
      .map((alarm) => ({ alarm: alarm.id, state: alarm.state, raisedAt: alarm.raisedAt })),
    events: countEvents(simulator.journal.between(fromMs, toMs + 1)),
    truth: truthOf(simulator),
  };
}

function productionOf(hours: readonly ProductionHour[], byArea: readonly AreaUse[]): Pick<PlantRunReport, 'production' | 'utilities'> {
  const bottles = sum(hours, 'bottles');
  const rejects = sum(hours, 'rejects');
  const electricity = sum(hours, 'energy');
  const effect = effectivenessOf(hours);
  return {
    production: {
      bottles,
      rejects,
      good: bottles - rejects,
      rawMilk: round(sum(hours, 'rawMilk'), 3),
      product: round(sum(hours, 'product'), 3),
      diverted: round(sum(hours, 'diverted'), 3),
      surplus: round(sum(hours, 'surplus'), 3),
      availability: round(effect.availability, 4),
      performance: round(effect.performance, 4),
      quality: round(effect.quality, 4),
      oee: round(effect.oee, 4),
    },
    utilities: {
      electricity: round(electricity, 2),
      steam: round(sum(hours, 'steam'), 1),
      air: round(sum(hours, 'air'), 1),
      water: round(sum(hours, 'water'), 2),
      electricityPerThousandBottles: bottles > 0 ? round((electricity / bottles) * 1000, 3) : null,
      byArea,
    },
  };
}

function planOf(simulator: PlantSimulator, window: Readonly<{ from: Date; to: Date }>, made: number): PlantRunReport['plan'] {
  const plan = simulator.plan.between(window.from.getTime(), window.to.getTime());
  const planned = Math.round(plannedQuantity(plan, window.from, window.to));
  return { planned, made, difference: made - planned, items: plan.items };
}

function areaUses(before: Line4State['meters'], after: Line4State['meters']): readonly AreaUse[] {
  return areaNames.map((name, index) => {
    const [from, to] = [before.areas[name], after.areas[name]];
    const used = (medium: 'electricity' | 'steam' | 'air' | 'water', decimals: number): number => round(to[medium] - from[medium], decimals);
    return { area: `A${index + 1}00`, electricity: used('electricity', 2), steam: used('steam', 1), air: used('air', 1), water: used('water', 2) };
  });
}

/** Annunciations per alarm, most frequent first, ties by id. */
function summarise(transitions: readonly AlarmTransition[]): readonly AlarmSummary[] {
  const summaries = new Map<string, AlarmSummary>();
  for (const transition of transitions) {
    if (!transition.annunciated) continue;
    const before = summaries.get(transition.definitionId);
    summaries.set(transition.definitionId, {
      alarm: transition.definitionId,
      priority: transition.priority,
      message: transition.message,
      count: (before?.count ?? 0) + 1,
      first: before?.first ?? transition.at,
      last: transition.at,
    });
  }
  return [...summaries.values()].sort((a, b) => b.count - a.count || (a.alarm < b.alarm ? -1 : 1));
}

function countEvents(entries: readonly Readonly<{ category: string }>[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(entry.category, (counts.get(entry.category) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
