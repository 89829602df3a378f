import { EquipmentId } from '../../domain/ids.js';
import type { PlanItem, ProductionPlan, ProductionStatus } from '../../domain/production-plan.js';
import { planningRate, productionDayOf, type ScheduledItem, scheduleOfDay } from './schedule.js';

/** What became of an entry: epoch milliseconds and counted bottles; `endedMs` null while it runs; cancelled ones never ran. */
export type PlanActual = { readonly startedMs: number; endedMs: number | null; good: number; rejected: number; readonly cancelled: boolean };

export type DispatcherSnapshot = Readonly<{
  day: number;
  place: number;
  order: string;
  product: string;
  base: readonly [bottles: number, rejects: number];
  actuals: readonly (readonly [id: string, actual: Readonly<PlanActual>])[];
}>;

/** What the line is told and what the journal should say. `completing` asks the filler to run empty and stand in Complete. */
export type Dispatch = Readonly<{ completing: boolean; notes: readonly string[] }>;

const line = EquipmentId.parse('LINE4');
/** An order is not released earlier than this before its planned start. */
const earliestMs = 2 * 3_600_000;
/** Entries kept with their actuals: about two months. */
const keptActuals = 600;

/**
 * Works the plan off in its order: an order ends when its good bottles are there; a change of product lasts as long as planned and keeps the
 * filler in Complete meanwhile. What is late moves what follows, until an order's own time has passed before it could start: then it is cancelled.
 * A line ahead of plan takes the next order up to two hours early. Call `step` once per second.
 */
export class ProductionDispatcher {
  private readonly seed: number;
  private readonly enabled: boolean;
  private day = 0;
  private place = 0;
  private item: ScheduledItem | null = null;
  /** The order that runs or ran last, and the product in the filler. */
  private order = '';
  private product = '';
  private base: [bottles: number, rejects: number] = [0, 0];
  private actuals = new Map<string, PlanActual>();

  constructor(seed: number, enabled: boolean) {
    this.seed = seed;
    this.enabled = enabled;
  }

  /** Takes up the entry that is planned for this time. A start within an order counts as if the order had run to plan until then. */
  start(timeMs: number, bottles: number, rejects: number): void {
    this.actuals.clear();
    if (!this.enabled) return;
    this.day = productionDayOf(timeMs);
    this.place = scheduleOfDay(this.day, this.seed).findIndex((item) => item.startMs <= timeMs && timeMs < item.endMs);
    this.item = null;
    const item = this.current();
    const share = (timeMs - item.startMs) / (item.endMs - item.startMs);
    const good = item.kind === 'order' ? Math.round(item.quantity * share) : 0;
    this.base = [bottles - good, rejects];
    this.order = item.kind === 'order' ? item.id : '';
    this.product = item.kind === 'order' ? item.product.code : item.from.code;
    this.actuals.set(item.id, { startedMs: item.startMs, endedMs: null, good, rejected: 0, cancelled: false });
  }

  step(timeMs: number, bottles: number, rejects: number): Dispatch {
    if (!this.enabled) return { completing: false, notes: [] };
    const item = this.current();
    const actual = this.actuals.get(item.id);
    // Bottles that run out of the filler after an order's last one still belong to it.
    this.count(bottles, rejects);
    if (actual === undefined) return this.begin(timeMs, bottles, rejects, []);
    if (item.kind === 'change') {
      if (timeMs - actual.startedMs < item.endMs - item.startMs) return { completing: true, notes: [] };
      this.product = item.to.code;
      actual.endedMs = timeMs;
      return this.advance(timeMs, bottles, rejects, [`${item.id} done: change to ${item.to.name}`]);
    }
    if (actual.good < item.quantity) return { completing: false, notes: [] };
    actual.endedMs = timeMs;
    return this.advance(timeMs, bottles, rejects, [`${item.id} completed: ${actual.good} good bottles of ${item.quantity} planned, ${item.product.name}`]);
  }

  /** The plan that touches [fromMs, toMs) with what has happened so far. */
  between(fromMs: number, toMs: number): ProductionPlan {
    const items: PlanItem[] = [];
    for (let day = productionDayOf(fromMs) - 1; this.enabled && day <= productionDayOf(Math.max(fromMs, toMs - 1)) + 1; day += 1) {
      for (const item of scheduleOfDay(day, this.seed)) {
        const actual = this.actuals.get(item.id);
        const startMs = Math.min(item.startMs, actual?.startedMs ?? item.startMs);
        const endMs = Math.max(item.endMs, actual?.endedMs ?? item.endMs);
        if (startMs < toMs && endMs > fromMs) items.push(withActual(item, actual));
      }
    }
    return { line, unit: 'bottles', ratePerHour: planningRate, items };
  }

  snapshot(): DispatcherSnapshot {
    const actuals = [...this.actuals].map(([id, actual]) => [id, { ...actual }] as const);
    return { day: this.day, place: this.place, order: this.order, product: this.product, base: [...this.base], actuals };
  }

  restore(state: DispatcherSnapshot): void {
    this.day = state.day;
    this.place = state.place;
    this.item = null;
    this.order = state.order;
    this.product = state.product;
    this.base = [...state.base];
    this.actuals = new Map(state.actuals.map(([id, actual]) => [id, { ...actual }]));
  }

  private current(): ScheduledItem {
    this.item ??= scheduleOfDay(this.day, this.seed)[this.place] ?? null;
    if (this.item === null) throw new RangeError(`the plan of day ${this.day} has no entry ${this.place}`);
    return this.item;
  }

  private count(bottles: number, rejects: number): void {
    const actual = this.actuals.get(this.order);
    if (actual === undefined) return;
    actual.rejected = rejects - this.base[1];
    actual.good = bottles - this.base[0] - actual.rejected;
  }

  /** Goes on to the next entry that can still be made, and begins it when it is released. */
  private advance(timeMs: number, bottles: number, rejects: number, before: readonly string[]): Dispatch {
    const notes = [...before];
    for (this.moveOn(); this.isPast(timeMs); this.moveOn()) {
      const { id, kind } = this.current();
      this.actuals.set(id, { startedMs: timeMs, endedMs: timeMs, good: 0, rejected: 0, cancelled: true });
      notes.push(`${id} cancelled: ${kind === 'order' ? 'its planned time has passed' : 'no change of product needed'}`);
    }
    return this.begin(timeMs, bottles, rejects, notes);
  }

  private begin(timeMs: number, bottles: number, rejects: number, notes: readonly string[]): Dispatch {
    const item = this.current();
    if (item.startMs - timeMs > earliestMs) return { completing: true, notes };
    this.actuals.set(item.id, { startedMs: timeMs, endedMs: null, good: 0, rejected: 0, cancelled: false });
    const oldest = this.actuals.keys().next().value;
    if (this.actuals.size > keptActuals && oldest !== undefined) this.actuals.delete(oldest);
    if (item.kind === 'change')
      return { completing: true, notes: [...notes, `${item.id} started: change from ${item.from.name} to ${item.to.name} (${item.work})`] };
    this.base = [bottles, rejects];
    this.order = item.id;
    return { completing: false, notes: [...notes, `${item.id} started: ${item.quantity} bottles ${item.product.name}`] };
  }

  private moveOn(): void {
    this.place += 1;
    this.item = null;
    if (this.place < scheduleOfDay(this.day, this.seed).length) return;
    this.day += 1;
    this.place = 0;
  }

  /** An order whose own time is over, or a change to a product that no order still needs. */
  private isPast(timeMs: number): boolean {
    const item = this.current();
    if (item.kind === 'order') return item.endMs <= timeMs;
    const following = [...scheduleOfDay(this.day, this.seed).slice(this.place + 1), ...scheduleOfDay(this.day + 1, this.seed)];
    const next = following.find((entry) => entry.kind === 'order' && entry.endMs > timeMs);
    return next?.kind === 'order' && next.product.code === this.product;
  }
}

function withActual(item: ScheduledItem, actual: PlanActual | undefined): PlanItem {
  const running = actual !== undefined && !actual.cancelled;
  const status: ProductionStatus = actual === undefined ? 'waiting' : actual.cancelled ? 'cancelled' : actual.endedMs === null ? 'running' : 'completed';
  const time = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
  const common = {
    id: item.id,
    line,
    plannedStart: time(item.startMs),
    plannedEnd: time(item.endMs),
    status,
    startedAt: running ? time(actual.startedMs) : null,
    completedAt: !running || actual.endedMs === null ? null : time(actual.endedMs),
  };
  if (item.kind === 'change') return { kind: 'change', ...common, from: item.from, to: item.to, work: item.work };
  return {
    kind: 'order',
    ...common,
    product: item.product,
    quantity: item.quantity,
    unit: 'bottles',
    good: actual?.good ?? 0,
    rejected: actual?.rejected ?? 0,
  };
}
