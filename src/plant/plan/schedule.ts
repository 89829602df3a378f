import type { Product } from '../../domain/production-plan.js';
import { RandomSource } from '../random.js';

const hour = 3_600_000;
const day = 24 * hour;

/** Good bottles per hour that the planner reckons with: 97.8 % of the nominal 9,000 bottles/h, what a healthy line makes with its everyday short stops. */
export const planningRate = 8_800;
/** Orders are whole pallets of 480 bottles. */
const pallet = 480;

const wholeMilk: Product = { code: '10', name: 'Whole milk 3.8 %, 1.0 l' };
const semiSkimmed: Product = { code: '11', name: 'Semi-skimmed 1.5 %, 1.0 l' };
/** What a change of product needs, as the operating manual's table has it. */
const changeWork = { toSemi: 'Push with water 250 l, no cleaning', toWhole: 'Push with product 180 l to drain' } as const;

/** One entry of the plan before anything has happened. */
export type ScheduledOrder = Readonly<{ kind: 'order'; id: string; product: Product; quantity: number; startMs: number; endMs: number }>;
export type ScheduledChange = Readonly<{ kind: 'change'; id: string; from: Product; to: Product; work: string; startMs: number; endMs: number }>;
export type ScheduledItem = ScheduledOrder | ScheduledChange;

/**
 * The plan of one production day, which begins at 22:00 plant time with the night shift: whole milk through night and early shift and into the
 * late one, a change of product, one order of semi-skimmed, and the change back before 22:00. Order sizes follow from seed and date alone.
 */
export function scheduleOfDay(dayNumber: number, seed: number): readonly ScheduledItem[] {
  const random = new RandomSource((seed + 1) * 65_537 + dayNumber);
  const begin = dayNumber * day - 2 * hour;
  const semiHours = 1.5 + 0.5 * Math.floor(3 * random.next());
  const change = hour / 3;
  const backMs = begin + day - change;
  const semiMs = backMs - semiHours * hour;
  const toSemiMs = semiMs - change;
  const builder = new DayBuilder(new Date(begin + 2 * hour), random);
  builder.orders(wholeMilk, begin, begin + 8 * hour, 2);
  builder.orders(wholeMilk, begin + 8 * hour, begin + 16 * hour, random.next() < 0.5 ? 2 : 3);
  builder.orders(wholeMilk, begin + 16 * hour, toSemiMs, 1);
  builder.change(wholeMilk, semiSkimmed, changeWork.toSemi, toSemiMs, semiMs);
  builder.orders(semiSkimmed, semiMs, backMs, 1);
  builder.change(semiSkimmed, wholeMilk, changeWork.toWhole, backMs, begin + day);
  return builder.items;
}

/** The production day, counted from 1970-01-01, whose plan runs at a time. */
export function productionDayOf(timeMs: number): number {
  return Math.floor((timeMs + 2 * hour) / day);
}

class DayBuilder {
  readonly items: ScheduledItem[] = [];
  private readonly stamp: string;
  private readonly random: RandomSource;

  constructor(date: Date, random: RandomSource) {
    this.stamp = date.toISOString().slice(2, 10).replaceAll('-', '');
    this.random = random;
  }

  /** Fills a block with orders of uneven size at the planning rate; the last one takes what is left. */
  orders(product: Product, fromMs: number, toMs: number, count: number): void {
    const total = Math.floor((planningRate * (toMs - fromMs)) / hour / pallet);
    let startMs = fromMs;
    let left = total;
    for (let place = 0; place < count; place += 1) {
      const share = place === count - 1 ? left : Math.round((left / (count - place)) * (0.75 + 0.5 * this.random.next()));
      const quantity = share * pallet;
      const endMs = place === count - 1 ? toMs : Math.round((startMs + (quantity / planningRate) * hour) / 60_000) * 60_000;
      this.items.push({ kind: 'order', id: `PO-${this.stamp}-${this.number()}`, product, quantity, startMs, endMs });
      startMs = endMs;
      left -= share;
    }
  }

  change(from: Product, to: Product, work: string, startMs: number, endMs: number): void {
    this.items.push({ kind: 'change', id: `PC-${this.stamp}-${this.number()}`, from, to, work, startMs, endMs });
  }

  private number(): number {
    return this.items.length + 1;
  }
}
