import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TagDefinition } from '../../domain/tag.js';
import { Historian, type HistorianSnapshot } from './historian.js';

const start = Date.parse('2026-03-02T06:00:00Z');
const hour = 3_600_000;
const definitions = [
  { id: 'F-1.COUNT', kind: 'counter', unit: 'bottles', decimals: 0, range: null },
  { id: 'E-1.POWER', kind: 'analog', unit: 'kW', decimals: 1, range: { low: 0, high: 100 } },
].map((each) => TagDefinition.parse({ ...each, equipment: 'F-1', description: each.id, access: 'read' }));

function recorder(): Historian {
  return new Historian({ tags: definitions, settings: { compression: new Map([['F-1.COUNT', { method: 'swinging-door', errorBound: 3 }]]) } });
}

/** What tools read of a window: counts of it, and every statistic. */
const read = (historian: Historian, from: number, to: number): string => JSON.stringify(definitions.map(({ id }) => historian.trend(id, from, to, 120)));

describe('a window that ended at a whole hour', () => {
  it('reads the same to the byte at every later time and after a restart', () => {
    const steps = fc.array(fc.record({ rate: fc.integer({ min: 0, max: 4 }), power: fc.integer({ min: 0, max: 100 }) }), { minLength: 8, maxLength: 20 });
    fc.assert(
      fc.property(steps, fc.constantFrom(1_000, 7_000), (course, scanMs) => {
        let historian = recorder();
        let count = 0;
        let closed: string | null = null;
        const window = [start, start + hour] as const;
        for (let at = start - 600_000; at <= start + hour + 1_200_000; at += scanMs) {
          const step = course[Math.floor((at - start + hour) / 400_000) % course.length] ?? { rate: 0, power: 0 };
          count += step.rate;
          historian.record(at, [count, step.power + Math.sin(at / 30_000)], [0, 0]);
          if (at < start + hour + scanMs) continue;
          closed ??= read(historian, ...window);
          if (at % 60_000 < scanMs) expect(read(historian, ...window)).toBe(closed);
          if (at % 600_000 >= scanMs) continue;
          const reopened = recorder();
          reopened.restore(JSON.parse(JSON.stringify(historian.snapshot())) as HistorianSnapshot);
          historian = reopened;
          expect(read(historian, ...window)).toBe(closed);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('holds what was counted in it, exactly, where a scan falls on its bounds', () => {
    const historian = recorder();
    let count = 0;
    const counted: number[] = [];
    for (let at = start - 100_000; at <= start + hour + 100_000; at += 1000) {
      count += at % 7000 === 0 ? 0 : at % 11_000 === 0 ? 5 : 2;
      if (at === start || at === start + hour) counted.push(count);
      historian.record(at, [count, 50], [0, 0]);
    }
    const { statistics } = historian.trend('F-1.COUNT', start, start + hour, 200);
    expect([statistics?.first, statistics?.last]).toEqual(counted);
  });
});
