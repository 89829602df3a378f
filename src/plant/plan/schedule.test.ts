import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planningRate, productionDayOf, scheduleOfDay } from './schedule.js';

const hour = 3_600_000;
const anyDay = fc.record({ day: fc.integer({ min: 0, max: 40_000 }), seed: fc.nat({ max: 2 ** 31 }) });

describe('the plan of a production day', () => {
  it('covers the day from 22:00 to 22:00 without gap or overlap, in order, and follows from seed and date alone', () => {
    fc.assert(
      fc.property(anyDay, ({ day, seed }) => {
        const items = scheduleOfDay(day, seed);
        expect(items[0]?.startMs).toBe(day * 24 * hour - 2 * hour);
        expect(items.at(-1)?.endMs).toBe(day * 24 * hour + 22 * hour);
        for (const [place, item] of items.entries()) {
          expect(item.endMs).toBeGreaterThan(item.startMs);
          if (place > 0) expect(item.startMs).toBe(items[place - 1]?.endMs);
          expect(productionDayOf(item.startMs)).toBe(day);
        }
        expect(scheduleOfDay(day, seed)).toEqual(items);
      }),
    );
  });

  it('plans whole pallets that the line can make in their time, and changes of product only between different products', () => {
    fc.assert(
      fc.property(anyDay, ({ day, seed }) => {
        const items = scheduleOfDay(day, seed);
        let product = '10';
        for (const item of items) {
          if (item.kind === 'change') {
            expect(item.from.code).toBe(product);
            expect(item.to.code).not.toBe(product);
            product = item.to.code;
          } else {
            expect(item.product.code).toBe(product);
            expect(item.quantity % 480).toBe(0);
            const minutes = 2 + 60 * (480 / planningRate);
            expect(item.quantity / ((item.endMs - item.startMs) / hour)).toBeLessThanOrEqual(planningRate * (1 + 1 / 60));
            expect(Math.abs((item.endMs - item.startMs) / 60_000 - (60 * item.quantity) / planningRate)).toBeLessThanOrEqual(minutes);
          }
        }
        expect(product).toBe('10');
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      }),
    );
  });
});
