import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TagDefinition, Trend } from '../../domain/tag.js';
import { EventJournal } from './event-journal.js';
import { Historian } from './historian.js';

const start = Date.parse('2026-03-02T06:00:00Z');
const temperature = TagDefinition.parse({
  id: 'TT-1',
  description: 'temperature',
  equipment: 'HX-1',
  kind: 'analog',
  unit: '°C',
  range: { low: 0, high: 100 },
});
const running = TagDefinition.parse({ id: 'P-1.RUN', description: 'running', equipment: 'P-1', kind: 'discrete', unit: null, range: null });
const state = TagDefinition.parse({ id: 'F-1.STATE', description: 'state', equipment: 'F-1', kind: 'text', unit: null, range: null });
const names = ['Idle', 'Execute', 'Held'];
const tags = [temperature, running, state];

function historian(settings = {}) {
  return new Historian({
    tags,
    settings,
    decode: (tag, value) => (tag.kind === 'text' ? (names[value] ?? '?') : tag.kind === 'discrete' ? value !== 0 : value),
  });
}

/** Records one TT-1 value per second; the other two tags stand still. */
function recordAll(target: Historian, values: readonly number[], quality: readonly number[] = []): void {
  for (const [second, value] of values.entries()) target.record(start + second * 1000, [value, 1, 1], [quality[second] ?? 0, 0, 0]);
}

describe('Historian compression', () => {
  it('keeps every raw sample within the stated error bound when read back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 200 }),
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        (values, errorBound) => {
          const store = historian({ compression: new Map([['TT-1', { method: 'swinging-door', errorBound }]]) });
          recordAll(store, values);
          for (const [second, value] of values.entries()) {
            const read = store.valueAt('TT-1', start + second * 1000);
            expect(Math.abs((read ?? Number.NaN) - value)).toBeLessThanOrEqual(errorBound + 1e-9);
          }
        },
      ),
    );
  });

  it('needs two samples for a straight line and a few for a sine', () => {
    const line = historian();
    recordAll(
      line,
      Array.from({ length: 1000 }, (_, second) => 20 + second * 0.05),
    );
    expect(line.readRaw('TT-1', start, start + 1e6).length).toBe(2);
    const sine = historian();
    recordAll(
      sine,
      Array.from({ length: 3600 }, (_, second) => 50 + 10 * Math.sin(second / 300)),
    );
    expect(sine.readRaw('TT-1', start, start + 3.6e6).length).toBeLessThan(60);
  });

  it('keeps discrete tags exactly at their changes', () => {
    const store = historian();
    for (let second = 0; second < 100; second += 1) store.record(start + second * 1000, [20, second >= 40 && second < 60 ? 0 : 1, 1], [0, 0, 0]);
    expect(store.readRaw('P-1.RUN', start, start + 1e6).map((sample) => [(sample.timeMs - start) / 1000, sample.value])).toEqual([
      [0, 1],
      [40, 0],
      [60, 1],
      [99, 1],
    ]);
    expect(store.valueAt('P-1.RUN', start + 59_000)).toBe(0);
  });

  it('states its bound per tag', () => {
    expect(historian().errorBound('TT-1')).toBeCloseTo(0.25);
    expect(historian().errorBound('P-1.RUN')).toBe(0);
  });
});

describe('Historian trends', () => {
  it('gives a domain Trend with statistics over good samples', () => {
    const store = historian();
    recordAll(store, [10, 20, 30, 40, 50]);
    const trend = Trend.parse(store.trend('TT-1', start, start + 10_000));
    expect(trend).toMatchObject({ tag: 'TT-1', unit: '°C', from: '2026-03-02T06:00:00Z', to: '2026-03-02T06:00:10Z' });
    expect(trend.statistics).toMatchObject({ count: 5, first: 10, last: 50, minimum: 10, maximum: 50, mean: 30, maximumAt: '2026-03-02T06:00:04Z' });
  });

  it('counts, and finds lowest and highest with their times, over all raw samples and not only the kept ones', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
          { minLength: 2, maxLength: 150 },
        ),
        (values) => {
          const store = historian({ compression: new Map([['TT-1', { method: 'swinging-door', errorBound: 30 }]]) });
          recordAll(store, values);
          const { statistics } = store.trend('TT-1', start, start + 1e6);
          const second = (at: string | undefined) => (Date.parse(at ?? '') - start) / 1000;
          expect(statistics?.count).toBe(values.length);
          expect(statistics?.minimum).toBeCloseTo(Math.min(...values), 1);
          expect(statistics?.maximum).toBeCloseTo(Math.max(...values), 1);
          expect(values[second(statistics?.minimumAt)]).toBe(Math.min(...values));
          expect(values[second(statistics?.maximumAt)]).toBe(Math.max(...values));
        },
      ),
    );
  });

  it('keeps bad stretches visible and out of the statistics', () => {
    const store = historian();
    recordAll(store, [10, 10, Number.NaN, 999, 10], [0, 0, 0, 2, 0]);
    const trend = Trend.parse(store.trend('TT-1', start, start + 10_000));
    expect(trend.samples.map((sample) => sample.quality)).toEqual(['good', 'good', 'bad', 'bad', 'good']);
    expect(trend.samples.map((sample) => sample.value)).toEqual([10, 10, 10, 10, 10]);
    expect(trend.statistics?.maximum).toBe(10);
  });

  it('draws no line through a gap', () => {
    const store = historian({ gapAfterSeconds: 5 });
    store.recordTag(0, start, 10, 0);
    store.recordTag(0, start + 1000, 10, 0);
    store.recordTag(0, start + 61_000, 50, 0);
    expect(store.valueAt('TT-1', start + 30_000)).toBeNull();
    expect(store.trend('TT-1', start, start + 61_000).samples.map((sample) => [sample.at.slice(14, 19), sample.quality])).toEqual([
      ['00:00', 'good'],
      ['00:01', 'good'],
      ['00:01', 'bad'],
      ['01:01', 'good'],
    ]);
  });

  it('knows the value at the start of a window that lies between two kept samples', () => {
    const store = historian();
    recordAll(
      store,
      Array.from({ length: 601 }, (_, second) => second / 10),
    );
    const trend = store.trend('TT-1', start + 300_000, start + 600_000);
    expect(trend.statistics).toMatchObject({ first: 30, last: 60, mean: 45 });
  });

  it('knows both edges of a window in the middle of one straight line', () => {
    const store = historian();
    recordAll(
      store,
      Array.from({ length: 601 }, (_, second) => second / 10),
    );
    const trend = store.trend('TT-1', start + 200_000, start + 400_000);
    expect(trend.samples.map((sample) => sample.value)).toEqual([20, 40]);
    expect(trend.statistics).toMatchObject({ count: 200, first: 20, last: 40, mean: 30 });
  });

  it('shows a frozen value as exactly flat, whatever compression left of the time before', () => {
    const store = historian({ compression: new Map([['TT-1', { method: 'swinging-door', errorBound: 2 }]]) });
    recordAll(
      store,
      Array.from({ length: 600 }, (_, second) => (second < 100 ? 50 + Math.sin(second) : 50.4)),
    );
    expect(store.trend('TT-1', start + 200_000, start + 500_000).statistics).toMatchObject({ minimum: 50.4, maximum: 50.4 });
  });

  it('aggregates by bucket, with nothing in a bucket without samples', () => {
    const store = historian({ gapAfterSeconds: 5 });
    for (let second = 0; second < 60; second += 1) store.recordTag(0, start + second * 1000, second, 0);
    store.recordTag(0, start + 180_000, 7, 0);
    const buckets = store.aggregate('TT-1', start, start + 180_000, 60_000);
    expect(buckets.map((bucket) => [bucket.count, bucket.minimum, bucket.maximum])).toEqual([
      [60, 0, 59],
      [0, null, null],
      [1, 7, 7],
    ]);
    expect(() => store.aggregate('TT-1', start, start + 1000, 0)).toThrow(/longer than 0/);
  });

  it('gives no samples and no statistics for an empty window', () => {
    const store = historian();
    recordAll(store, [10, 20]);
    expect(store.trend('TT-1', start - 60_000, start - 30_000)).toMatchObject({ samples: [], statistics: null });
    expect(store.trend('TT-1', start + 60_000, start + 90_000)).toMatchObject({ samples: [], statistics: null });
  });

  it('downsamples to the asked number and keeps the peak', () => {
    const store = historian({ compression: new Map([['TT-1', { method: 'none', errorBound: 0 }]]) });
    recordAll(
      store,
      Array.from({ length: 5000 }, (_, second) => (second === 2345 ? 99 : 20 + (second % 7) * 0.1)),
    );
    const trend = store.trend('TT-1', start, start + 5e6, 100);
    expect(trend.samples.length).toBe(100);
    expect(Math.max(...trend.samples.map((sample) => Number(sample.value)))).toBe(99);
    expect(trend.statistics?.count).toBe(5000);
  });

  it('reads text and discrete tags as what they are', () => {
    const store = historian();
    store.record(start, [20, 1, 1], [0, 0, 0]);
    store.record(start + 1000, [20, 0, 2], [0, 0, 0]);
    expect(store.trend('F-1.STATE', start, start + 5000)).toMatchObject({ samples: [{ value: 'Execute' }, { value: 'Held' }], statistics: null });
    expect(store.trend('P-1.RUN', start, start + 5000).samples.map((sample) => sample.value)).toEqual([true, false]);
  });

  it('says which tag is unknown', () => {
    expect(() => historian().trend('ZZ-9', start, start + 1)).toThrow(/ZZ-9 is not recorded/);
  });
});

describe('Historian memory', () => {
  it('forgets the oldest beyond its capacity and its retention, and knows the value at the edge', () => {
    const bounded = historian({ maximumSamplesPerTag: 100, compression: new Map([['TT-1', { method: 'none', errorBound: 0 }]]) });
    recordAll(
      bounded,
      Array.from({ length: 1000 }, (_, second) => second),
    );
    expect(bounded.readRaw('TT-1', start, start + 1e6).map((sample) => sample.value)).toEqual(Array.from({ length: 100 }, (_, index) => 900 + index));
    const retained = historian({ retentionHours: 0.1 });
    recordAll(
      retained,
      Array.from({ length: 1000 }, (_, second) => 50 + 20 * Math.sin(second / 20)),
    );
    retained.prune(start + 1_000_000);
    expect(retained.valueAt('TT-1', start + 640_000)).not.toBeNull();
    expect(retained.valueAt('TT-1', start + 100_000)).toBeNull();
  });

  it('continues from a snapshot through JSON, and from a fork, as the original would have', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 150 }),
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 50 }),
        (before, after) => {
          const original = historian();
          recordAll(original, before);
          const restored = historian();
          restored.restore(JSON.parse(JSON.stringify(original.snapshot())));
          const copies = [original, restored, original.fork()];
          for (const store of copies) for (const [second, value] of after.entries()) store.record(start + 1e6 + second * 1000, [value, 0, 2], [0, 0, 0]);
          const [first, ...others] = copies.map((store) => tags.map((tag) => store.readRaw(tag.id, 0, start + 1e7)));
          for (const other of others) expect(other).toEqual(first);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('continues in the same way where the value is a zero with a sign', () => {
    const original = historian();
    recordAll(original, [5, -0]);
    const restored = historian();
    restored.restore(JSON.parse(JSON.stringify(original.snapshot())));
    for (const store of [original, restored]) for (const second of [2, 3, 4]) store.record(start + second * 1000, [second, 0, 2], [0, 0, 0]);
    expect(JSON.stringify(restored.snapshot())).toBe(JSON.stringify(original.snapshot()));
  });

  it('holds a shift of 120 noisy tags at one second in a few megabytes', () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ ...temperature, id: TagDefinition.shape.id.parse(`TT-${index}`) }));
    const store = new Historian({ tags: many });
    const values = new Float64Array(120);
    const quality = new Uint8Array(120);
    let seed = 1;
    for (let second = 0; second < 28_800; second += 1) {
      for (let index = 0; index < 120; index += 1) {
        seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
        values[index] = 50 + 5 * Math.sin(second / (200 + index)) + (seed / 2 ** 32 - 0.5) * 0.3;
      }
      store.record(start + second * 1000, values, quality);
    }
    expect(store.usage().bytes).toBeLessThan(12_000_000);
  });
});

describe('EventJournal', () => {
  const entry = (seconds: number, text: string) => ({
    at: new Date(start + seconds * 1000).toISOString(),
    category: 'operator-action' as const,
    equipment: null,
    tag: null,
    text,
    by: null,
  });

  it('numbers entries and reads half-open windows', () => {
    const journal = new EventJournal();
    for (let second = 0; second < 10; second += 1) journal.append(entry(second, `event ${second}`));
    expect(journal.between(start + 2000, start + 5000).map((each) => [each.id, each.text])).toEqual([
      ['EV-000003', 'event 2'],
      ['EV-000004', 'event 3'],
      ['EV-000005', 'event 4'],
    ]);
  });

  it('refuses to go back in time and stays bounded', () => {
    const journal = new EventJournal(20);
    for (let second = 0; second < 100; second += 1) journal.append(entry(second, 'x'));
    expect(journal.length).toBeLessThanOrEqual(20);
    expect(() => journal.append(entry(5, 'late'))).toThrow(/not before the newest/);
  });
});

describe('Historian, whatever was recorded', () => {
  const errorBound = 1.5;
  /** Irregular scans with silences, bad quality and values that are no numbers. */
  const anyRecord = fc.array(
    fc.record({
      wait: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 20 }) }, { weight: 1, arbitrary: fc.integer({ min: 31, max: 500 }) }),
      value: fc.oneof({ weight: 12, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(Number.NaN) }),
      quality: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2),
    }),
    { minLength: 1, maxLength: 120 },
  );
  type Given = Readonly<{ second: number; value: number; good: boolean }>;
  function fill(records: ReadonlyArray<Readonly<{ wait: number; value: number; quality: number }>>, settings = {}) {
    const store = historian({ compression: new Map([['TT-1', { method: 'swinging-door', errorBound }]]), gapAfterSeconds: 30, ...settings });
    let second = 0;
    const given: Given[] = records.map(({ wait, value, quality }) => {
      second += wait;
      store.recordTag(0, start + second * 1000, value, quality);
      return { second, value, good: !Number.isNaN(value) && quality < 2 };
    });
    return { store, given, end: start + second * 1000 };
  }

  it('reads every good sample back within its bound, no bad one as a value, and nothing in a gap', () => {
    fc.assert(
      fc.property(anyRecord, (records) => {
        const { store, given } = fill(records);
        for (const [place, { second, value, good }] of given.entries()) {
          const read = store.valueAt('TT-1', start + second * 1000);
          if (good) expect(Math.abs((read ?? Number.NaN) - value)).toBeLessThanOrEqual(errorBound + 1e-9);
          else expect(read).toBeNull();
          const next = given[place + 1];
          if (next !== undefined && next.second - second > 30) expect(store.valueAt('TT-1', start + (second + 15) * 1000)).toBeNull();
        }
      }),
    );
  });

  it('aggregates so that the buckets together hold what the window holds', () => {
    fc.assert(
      fc.property(anyRecord, fc.integer({ min: 5, max: 300 }), (records, bucketSeconds) => {
        const { store, given, end } = fill(records, { compression: new Map([['TT-1', { method: 'none', errorBound: 0 }]]) });
        const good = given.filter((each) => each.good);
        const buckets = store.aggregate('TT-1', start, end + 1000, bucketSeconds * 1000);
        for (const [place, bucket] of buckets.entries()) {
          const own = good.filter(
            ({ second }) => second >= place * bucketSeconds && second < Math.min((place + 1) * bucketSeconds, (end + 1000 - start) / 1000),
          );
          if (bucket.minimum === null || bucket.maximum === null) expect(own).toEqual([]);
          for (const { value } of own) {
            expect(value).toBeGreaterThanOrEqual((bucket.minimum ?? Number.NaN) - 0.01);
            expect(value).toBeLessThanOrEqual((bucket.maximum ?? Number.NaN) + 0.01);
          }
          if (bucket.mean !== null) {
            expect(bucket.mean).toBeGreaterThanOrEqual((bucket.minimum ?? Number.NaN) - 0.01);
            expect(bucket.mean).toBeLessThanOrEqual((bucket.maximum ?? Number.NaN) + 0.01);
          }
        }
      }),
    );
  });

  it('gives a plot no more samples than asked, in time order, between the lowest and the highest of the window', () => {
    fc.assert(
      fc.property(anyRecord, fc.integer({ min: 2, max: 40 }), (records, maximum) => {
        const { store, end } = fill(records);
        const trend = store.trend('TT-1', start, end, maximum);
        const times = trend.samples.map(({ at }) => Date.parse(at));
        expect(times.length).toBeLessThanOrEqual(maximum);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const { statistics } = trend;
        for (const { value, quality } of trend.samples) {
          if (quality === 'bad' || statistics === null) continue;
          expect(Number(value)).toBeGreaterThanOrEqual(statistics.minimum - 0.01);
          expect(Number(value)).toBeLessThanOrEqual(statistics.maximum + 0.01);
        }
      }),
    );
  });

  it('holds no more than its capacity and its retention, and still reads the rest within the bound', () => {
    fc.assert(
      fc.property(anyRecord, fc.integer({ min: 64, max: 80 }), fc.double({ min: 0.01, max: 0.5, noNaN: true }), (records, capacity, retentionHours) => {
        const { store, given, end } = fill(records, { maximumSamplesPerTag: capacity, retentionHours });
        store.prune(end);
        const kept = store.readRaw('TT-1', 0, end);
        expect(kept.length).toBeLessThanOrEqual(capacity + 1);
        const edge = end - retentionHours * 3_600_000;
        expect(kept.filter(({ timeMs }) => timeMs < edge).length).toBeLessThanOrEqual(1);
        const first = kept[0]?.timeMs ?? end;
        for (const { second, value, good } of given) {
          const at = start + second * 1000;
          if (good && at >= Math.max(first, edge)) expect(Math.abs((store.valueAt('TT-1', at) ?? Number.NaN) - value)).toBeLessThanOrEqual(errorBound + 1e-9);
        }
      }),
    );
  });
});
