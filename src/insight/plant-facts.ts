import type { Alarm, AlarmTransition, JournalEntry } from '../domain/alarm.js';
import type { Asset } from '../domain/asset.js';
import type { ProductionPlan } from '../domain/production-plan.js';
import type { TagReading, Trend } from '../domain/tag.js';
import type { MaintenanceRecord, WorkOrder } from '../domain/work-order.js';
import type { PlantDirectory, TimeWindow } from '../ports/plant.js';

/**
 * What was read from the plant and its records for one question. Insight computes on these values only and asks for nothing:
 * the caller decides what to read, and an empty list means "not read or nothing there".
 */
export type PlantFacts = Readonly<{
  /** Plant time. */
  now: Date;
  window: TimeWindow;
  directory: PlantDirectory;
  readings: readonly TagReading[];
  trends: readonly Trend[];
  /** How the trend of a tag is found where only some were read; without it, in `trends`. */
  trendOf?: (tag: string) => Trend | undefined;
  /** Trends of the same tags over an earlier, ordinary window, to compare with. */
  baselineTrends: readonly Trend[];
  alarms: readonly Alarm[];
  transitions: readonly AlarmTransition[];
  journal: readonly JournalEntry[];
  /** True where what is over was left out: no transition then means no alarm, and a switch that was on and is off says little. */
  presentOnly?: boolean;
  workOrders: readonly WorkOrder[];
  records: readonly MaintenanceRecord[];
  /** The production plan of the window; null where the line keeps none. */
  plan: ProductionPlan | null;
}>;

/** Facts with everything that is not given left empty. */
export function plantFacts(given: Pick<PlantFacts, 'now' | 'window' | 'directory'> & Partial<PlantFacts>): PlantFacts {
  return { readings: [], trends: [], baselineTrends: [], alarms: [], transitions: [], journal: [], workOrders: [], records: [], plan: null, ...given };
}

/** The trend of a tag over the window, where it was read. */
export function trendIn({ trends, trendOf }: PlantFacts, tag: string): Trend | undefined {
  return trendOf === undefined ? trends.find((each) => each.tag === tag) : trendOf(tag);
}

/** The ISA-95 hierarchy as a lookup. Cycles in the data end a walk instead of hanging it. */
export class AssetTree {
  private readonly byId: ReadonlyMap<string, Asset>;
  private readonly childrenOf = new Map<string, Asset[]>();

  constructor(assets: readonly Asset[]) {
    this.byId = new Map(assets.map((asset) => [asset.id as string, asset]));
    for (const asset of assets) {
      if (asset.parent === null) continue;
      const siblings = this.childrenOf.get(asset.parent) ?? [];
      siblings.push(asset);
      this.childrenOf.set(asset.parent, siblings);
    }
  }

  get(id: string): Asset | null {
    return this.byId.get(id) ?? null;
  }

  /** The asset and its ancestors, nearest first. */
  path(id: string): readonly Asset[] {
    const path: Asset[] = [];
    let current = this.byId.get(id);
    while (current && !path.includes(current)) {
      path.push(current);
      current = current.parent === null ? undefined : this.byId.get(current.parent);
    }
    return path;
  }

  /** The unit an asset stands in: the nearest ancestor (or itself) of level `unit`, else its parent, else itself. */
  unitOf(id: string): string {
    const path = this.path(id);
    return path.find((asset) => asset.level === 'unit')?.id ?? path[1]?.id ?? id;
  }

  /** The asset and everything below it. */
  within(id: string): readonly string[] {
    const found = [id];
    for (let place = 0; place < found.length; place += 1) {
      for (const child of this.childrenOf.get(found[place] ?? '') ?? []) if (!found.includes(child.id)) found.push(child.id);
    }
    return found;
  }
}

/** The newest reading per tag. */
export function readingOf(facts: PlantFacts, tag: string): TagReading | null {
  let newest: TagReading | null = null;
  for (const reading of facts.readings) {
    if (reading.tag === tag && (newest === null || Date.parse(reading.readAt) >= Date.parse(newest.readAt))) newest = reading;
  }
  return newest;
}
