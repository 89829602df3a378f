import { alarmStates } from '../domain/alarm.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import { type PlantFacts, plantFacts } from '../insight/plant-facts.js';
import type { PlantReader, TimeWindow } from '../ports/plant.js';
import type { ProductionRecords, WorkOrderStore } from '../ports/records.js';
import type { PlantNames } from './plant-names.js';
import type { LogReader, ReadableLog } from './readable-log.js';

export type FactSources = Readonly<{ plant: PlantReader; names: PlantNames; workOrders: WorkOrderStore; log: ReadableLog; production?: ProductionRecords }>;

/** Samples of one analog trend. */
const trendSamples = 120;
/** States and counters lose their changes when thinned out. */
const stateSamples = 5_000;
const listedStates = alarmStates.filter((state) => state !== 'normal');
const recordLimit = 40;
/** How long before the window the comparison window lies, and how long it is. */
const baselineMs = 4 * 3_600_000;

/** Reads what insight computes on: one window of the plant, or of the unit around one equipment, with an earlier window to compare with. */
export async function gatherFacts(
  sources: FactSources,
  request: Readonly<{
    equipment: string | null;
    records?: Readonly<{ of: string; reader: LogReader }>;
    window: TimeWindow;
    signal: AbortSignal;
    baseline: boolean;
    /** False where present values and events are enough: trends of a day cost most of the reading. Default true. */
    trends?: boolean;
  }>,
): Promise<PlantFacts> {
  const { plant, names, workOrders, log } = sources;
  const { window, signal } = request;
  const scope = request.equipment === null ? null : names.family(unitAbove(names, request.equipment));
  const tags = names.directory.tags.filter((tag) => scope === null || scope.has(tag.equipment));
  const before = { from: new Date(window.from.getTime() - baselineMs), to: window.from };
  const trendsOf = (span: TimeWindow): Promise<readonly Trend[]> => Promise.all(tags.map((tag) => readFactTrend(plant, tag, span, signal)));
  const [readings, trends, baselineTrends, alarms, history, orders, records, plan] = await Promise.all([
    plant.readTags(
      tags.map(({ id }) => id),
      signal,
    ),
    request.trends === false ? Promise.resolve([]) : trendsOf(window),
    request.baseline ? trendsOf(before) : Promise.resolve([]),
    plant.listAlarms({ states: listedStates }, signal),
    plant.readHistory(window, signal),
    workOrders.list({ limit: 500 }),
    request.records === undefined
      ? Promise.resolve({ records: [], total: 0 })
      : log.search({ asset: request.records.of, limit: recordLimit }, request.records.reader),
    scope === null && sources.production !== undefined ? sources.production.plan(window, signal) : Promise.resolve(null),
  ]);
  return plantFacts({
    now: plant.now(),
    window,
    directory: names.directory,
    readings,
    trends,
    baselineTrends,
    alarms: alarms.filter(({ state }) => state !== 'normal'),
    transitions: history.transitions,
    journal: history.journal,
    workOrders: orders,
    records: records.records,
    plan,
  });
}

/** One trend as the facts hold it: an analog one thinned out, states with all their changes. */
export function readFactTrend(plant: PlantReader, { id, kind }: Pick<TagDefinition, 'id' | 'kind'>, window: TimeWindow, signal: AbortSignal): Promise<Trend> {
  return plant.readTrend(id, window, signal, kind === 'analog' ? trendSamples : stateSamples);
}

function unitAbove(names: PlantNames, equipment: string): string {
  const asset = names.asset(equipment);
  const parent = names.directory.assets.find(({ id }) => id === asset.parent);
  return asset.level === 'equipment' && parent?.level === 'unit' ? parent.id : asset.id;
}
