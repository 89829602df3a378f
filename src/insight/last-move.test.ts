import { describe, expect, it } from 'vitest';
import { TagDefinition, type Trend } from '../domain/tag.js';
import { lastMove } from './last-move.js';

const tag = TagDefinition.parse({
  id: 'LT-7',
  description: 'level',
  equipment: 'T-7',
  kind: 'analog',
  unit: '%',
  range: { low: 0, high: 100 },
  access: 'read',
});
const start = Date.parse('2026-03-02T06:00:00Z');
const course = (values: readonly number[]): Trend =>
  ({
    tag: 'LT-7',
    from: new Date(start).toISOString(),
    to: new Date(start + values.length * 60_000).toISOString(),
    samples: values.map((value, at) => ({ at: new Date(start + at * 60_000).toISOString(), value, quality: 'good' })),
    statistics: null,
  }) as unknown as Trend;
const saw = [50, 52, 54, 56, 58, 60, 58, 56, 54, 52, 54, 56, 58, 56, 54, 52, 50];

describe('when a value last rose or fell', () => {
  it('is the last leg of its course up', () =>
    expect(lastMove(tag, course(saw), 'rise').sentence).toBe('LT-7 last rose from 52.0 % at 2026-03-02 06:09 to 58.0 % at 2026-03-02 06:12.'));
  it('is the last leg of its course down', () =>
    expect(lastMove(tag, course(saw), 'fall').sentence).toBe('LT-7 last fell from 58.0 % at 2026-03-02 06:12 to 50.0 % at 2026-03-02 06:16.'));
  it('takes no trembling for a rise', () => {
    const falling = Array.from({ length: 40 }, (_, at) => 80 - at + (at % 2 === 0 ? 0.4 : 0));
    expect(lastMove(tag, course(falling), 'rise').sentence).toContain('never rose clearly');
  });
  it('says nothing of a value without history', () => expect(lastMove(tag, course([]), 'rise')).toMatchObject({ value: null }));
});
