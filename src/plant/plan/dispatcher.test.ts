import { describe, expect, it } from 'vitest';
import { ProductionPlan, plannedQuantity } from '../../domain/production-plan.js';
import { ProductionDispatcher } from './dispatcher.js';

const hour = 3_600_000;
const start = Date.parse('2026-03-02T06:00:00Z');

/** A filler that makes `rate` bottles per hour except while it is told to complete or while it is down; one reject in a hundred. */
function drive(dispatcher: ProductionDispatcher, hours: number, rate: (timeMs: number) => number) {
  let bottles = 5_000;
  let rejects = 40;
  const notes: string[] = [];
  const completing: number[] = [];
  dispatcher.start(start, bottles, rejects);
  let exact = bottles;
  let told = false;
  for (let timeMs = start + 1000; timeMs <= start + hours * hour; timeMs += 1000) {
    if (!told) exact += rate(timeMs) / 3600;
    bottles = Math.floor(exact);
    rejects = 40 + Math.floor((bottles - 5_000) / 100);
    const made = dispatcher.step(timeMs, bottles, rejects);
    told = made.completing;
    if (told) completing.push(timeMs);
    notes.push(...made.notes);
  }
  return { good: bottles - rejects - 4_960, notes, completing, plan: dispatcher.between(start, start + hours * hour) };
}

describe('ProductionDispatcher', () => {
  it('ends every order with its good bottles and accounts for every good bottle in exactly one order', () => {
    const { plan, good, completing } = drive(new ProductionDispatcher(3, true), 24, () => 9_000);
    expect(() => ProductionPlan.parse(plan)).not.toThrow();
    const orders = plan.items.flatMap((item) => (item.kind === 'order' ? [item] : []));
    const done = orders.filter(({ status }) => status === 'completed');
    expect(done.length).toBeGreaterThan(4);
    for (const order of done) expect(order.good - order.quantity).toBeLessThanOrEqual(3);
    for (const order of done) expect(order.good).toBeGreaterThanOrEqual(order.quantity);
    expect(orders.reduce((sum, order) => sum + order.good, 0)).toBe(good);
    const changes = plan.items.filter(({ kind, status }) => kind === 'change' && status === 'completed');
    expect(changes).toHaveLength(2);
    expect(completing.length).toBe(changes.length * 20 * 60);
  });

  it('moves what follows when the line stands, and cancels an order whose time has passed', () => {
    const down = (timeMs: number): number => (timeMs > start + hour && timeMs < start + 17 * hour ? 0 : 9_000);
    const { plan, notes } = drive(new ProductionDispatcher(3, true), 40, down);
    const cancelled = plan.items.filter(({ status }) => status === 'cancelled');
    expect(cancelled.length).toBeGreaterThan(0);
    for (const item of cancelled) expect(item.startedAt).toBeNull();
    expect(notes.filter((text) => text.includes('cancelled'))).toHaveLength(cancelled.length);
    const ran = plan.items.filter(({ startedAt }) => startedAt !== null);
    for (const [place, item] of ran.entries()) {
      if (place > 0) expect(Date.parse(item.startedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(ran[place - 1]?.completedAt ?? ''));
    }
    let product = '10';
    for (const item of ran) {
      if (item.kind === 'change') product = item.to.code;
      else expect(item.product.code).toBe(product);
    }
  });

  it('waits with the filler complete when the line is more than two hours ahead', () => {
    const { plan } = drive(new ProductionDispatcher(5, true), 30, () => 14_000);
    const early = plan.items.flatMap(({ startedAt, plannedStart }) => (startedAt === null ? [] : [Date.parse(plannedStart) - Date.parse(startedAt)]));
    expect(Math.max(...early)).toBeLessThanOrEqual(2 * hour + 1000);
    expect(Math.max(...early)).toBeGreaterThan(1.9 * hour);
  });

  it('continues from a snapshot with the same future', () => {
    const whole = new ProductionDispatcher(8, true);
    whole.start(start + hour / 3, 0, 0);
    const stepAt = (dispatcher: ProductionDispatcher, second: number) =>
      dispatcher.step(start + second * 1000, Math.floor(second * 2.5), Math.floor(second / 40));
    for (let second = 1300; second < 40_000; second += 1) stepAt(whole, second);
    const copy = new ProductionDispatcher(8, true);
    copy.restore(JSON.parse(JSON.stringify(whole.snapshot())));
    for (let second = 40_000; second < 90_000; second += 1) expect(stepAt(copy, second)).toEqual(stepAt(whole, second));
    expect(copy.snapshot()).toEqual(whole.snapshot());
  });

  it('plans nothing where a scenario has no plan', () => {
    const { plan, notes, completing } = drive(new ProductionDispatcher(3, false), 2, () => 9_000);
    expect([plan.items, notes, completing]).toEqual([[], [], []]);
  });
});

describe('the planned quantity of a window', () => {
  it('is additive and equals the orders that lie within it', () => {
    const plan = new ProductionDispatcher(2, true).between(start, start + 48 * hour);
    const at = (hours: number): Date => new Date(start + hours * hour);
    const whole = plannedQuantity(plan, at(0), at(48));
    const parts = [...Array(48).keys()].reduce((sum, each) => sum + plannedQuantity(plan, at(each), at(each + 1)), 0);
    expect(parts).toBeCloseTo(whole, 6);
    expect(plannedQuantity(plan, at(5), at(5))).toBe(0);
  });
});
