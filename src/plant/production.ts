import type { Line4State } from './line4/state.js';

/** What one hour of production brought. Seconds of line request and of filler in Execute, bottles, kWh, kg, Nm³ and m³. */
export type ProductionHour = {
  startMs: number;
  plannedSeconds: number;
  executeSeconds: number;
  bottles: number;
  rejects: number;
  energy: number;
  steam: number;
  air: number;
  water: number;
  rawMilk: number;
  product: number;
  diverted: number;
  surplus: number;
};

/** Overall equipment effectiveness as fractions: availability x performance x quality. */
export type Effectiveness = Readonly<{ availability: number; performance: number; quality: number; oee: number }>;

const meterKeys = ['energy', 'steam', 'air', 'water', 'rawMilk', 'product', 'diverted', 'surplus'] as const;
/** PackML code of Execute, and the filler's nominal speed in bottles/h. */
const execute = 6;
const nominalSpeed = 9000;

/** Production records per clock hour. `record` once per second; totals are differences of the plant's lifetime counters. */
export class ProductionLog {
  private hours: ProductionHour[] = [];
  private base = new Map<string, number>();

  /** Starts counting from the present totals. */
  settle(state: Line4State): void {
    this.base = totalsOf(state);
    this.hours = [];
  }

  /** Returns the hour that has just ended, once, else null. */
  record(timeMs: number, state: Line4State, producing: boolean, fillerState: number): ProductionHour | null {
    const startMs = Math.floor((timeMs - 1) / 3_600_000) * 3_600_000;
    let hour = this.hours.at(-1);
    let ended: ProductionHour | null = null;
    if (hour === undefined || hour.startMs !== startMs) {
      ended = hour ?? null;
      hour = emptyHour(startMs);
      this.hours.push(hour);
      if (this.hours.length > 24 * 62) this.hours.shift();
    }
    if (producing) hour.plannedSeconds += 1;
    if (producing && fillerState === execute) hour.executeSeconds += 1;
    if (timeMs % 60_000 === 0 || ended !== null) this.book(hour, state);
    return ended === null ? null : { ...ended };
  }

  /**
   * Books everything up to `timeMs`, the present, and gives the hours that start within [fromMs, toMs), oldest first. An hour that has ended is closed: what
   * was made since waits for the record of the next one, so that no question changes a figure of the past.
   */
  between(fromMs: number, toMs: number, state: Line4State, timeMs: number): readonly ProductionHour[] {
    const last = this.hours.at(-1);
    if (last !== undefined && timeMs <= last.startMs + 3_600_000) this.book(last, state);
    return this.hours.filter((hour) => hour.startMs >= fromMs && hour.startMs < toMs).map((hour) => ({ ...hour }));
  }

  snapshot(): Readonly<{ hours: readonly ProductionHour[]; base: readonly (readonly [string, number])[] }> {
    return { hours: this.hours.map((hour) => ({ ...hour })), base: [...this.base] };
  }

  restore(state: ReturnType<ProductionLog['snapshot']>): void {
    this.hours = state.hours.map((hour) => ({ ...hour }));
    this.base = new Map(state.base);
  }

  private book(hour: ProductionHour, state: Line4State): void {
    const now = totalsOf(state);
    hour.bottles += (now.get('bottles') ?? 0) - (this.base.get('bottles') ?? 0);
    hour.rejects += (now.get('rejects') ?? 0) - (this.base.get('rejects') ?? 0);
    for (const key of meterKeys) hour[key] += (now.get(key) ?? 0) - (this.base.get(key) ?? 0);
    this.base = now;
  }
}

function totalsOf(state: Line4State): Map<string, number> {
  const totals = new Map<string, number>([
    ['bottles', state.filling.bottles],
    ['rejects', state.filling.rejects],
  ]);
  for (const key of meterKeys) totals.set(key, state.meters[key]);
  return totals;
}

function emptyHour(startMs: number): ProductionHour {
  return {
    startMs,
    plannedSeconds: 0,
    executeSeconds: 0,
    bottles: 0,
    rejects: 0,
    energy: 0,
    steam: 0,
    air: 0,
    water: 0,
    rawMilk: 0,
    product: 0,
    diverted: 0,
    surplus: 0,
  };
}

/** OEE over some hours (availability = Execute / planned, performance against 9,000 bottles/h, quality = good / filled); all 0 without planned time. */
export function effectivenessOf(hours: readonly ProductionHour[]): Effectiveness {
  const planned = sum(hours, 'plannedSeconds');
  const executed = sum(hours, 'executeSeconds');
  const bottles = sum(hours, 'bottles');
  const rejects = sum(hours, 'rejects');
  const availability = planned > 0 ? executed / planned : 0;
  const performance = executed > 0 ? Math.min(1, bottles / ((executed / 3600) * nominalSpeed)) : 0;
  const quality = bottles > 0 ? (bottles - rejects) / bottles : 0;
  return { availability, performance, quality, oee: availability * performance * quality };
}

/** Sum of one field over some hours. */
export function sum(hours: readonly ProductionHour[], field: Exclude<keyof ProductionHour, 'startMs'>): number {
  return hours.reduce((total, hour) => total + hour[field], 0);
}
