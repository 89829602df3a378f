import { describe, expect, it } from 'vitest';
import { TagId } from '../domain/ids.js';
import type { Trend } from '../domain/tag.js';
import { stockReach } from './stock-reach.js';

const start = Date.parse('2026-05-11T06:00:00Z');
function level(values: readonly number[], everyMinutes = 30): Trend {
  const at = (index: number): string => new Date(start + index * everyMinutes * 60_000).toISOString();
  return {
    tag: TagId.parse('LT-77'),
    unit: '%',
    from: at(0),
    to: at(values.length - 1),
    samples: values.map((value, index) => ({ at: at(index), value, quality: 'good' as const })),
    statistics: null,
  };
}
const range = { low: 0, high: 100 };

describe('how long a stock lasts', () => {
  it('is the stock over its rate, to empty and to the low limit', () => {
    expect(stockReach(level([80, 75, 70, 65, 60]), range, [20])).toBe(
      'While it falls, LT-77 loses 10 % per hour: 60 % last about 6 h until it is empty, and about 4 h to the low limit of 20 %, if nothing comes in; no promise.',
    );
  });
  it('leaves filling out of the rate', () => {
    expect(stockReach(level([60, 55, 50, 80, 75, 70]), range, [])).toContain('loses 10 % per hour: 70 % last about 7 h');
  });
  it('has no end where nothing falls beyond noise', () => {
    expect(stockReach(level([83.3, 83.4, 83.2, 83.3]), range, [20])).toBe('LT-77 did not fall in that time, so I see no end of it at 83.3 %.');
  });
  it('says nothing without samples', () => {
    expect(stockReach(level([]), range, [])).toBeNull();
  });
});
