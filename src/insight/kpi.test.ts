import { describe, expect, it } from 'vitest';
import { annunciation, fixtureDirectory, fixtureStart, journalEntry, ramp, record, returned, trend, workOrder } from '../testing/insight-fixtures.js';
import { DataQuery } from './data-query.js';
import { isFailure } from './data-rows.js';
import { answerDataQuery } from './kpi.js';
import { type PlantFacts, plantFacts } from './plant-facts.js';

const directory = fixtureDirectory();
const day = 86_400_000;
const window = { from: new Date('2026-04-12T00:00:00Z'), to: new Date('2026-05-12T00:00:00Z') };
const shift = { from: new Date(fixtureStart), to: new Date(fixtureStart + 8 * 3_600_000) };

function ask(query: Readonly<Record<string, unknown>>, more: Partial<PlantFacts> = {}) {
  return answerDataQuery(DataQuery.parse(query), plantFacts({ now: window.to, window, directory, ...more }));
}

const records = [
  record(1, 'P-77', 'seal leak', { date: '2026-04-15', durationHours: 3 }),
  record(2, 'P-77', 'bearing noise', { date: '2026-04-20', durationHours: 5 }),
  record(3, 'P-77', 'PM lubrication', { date: '2026-04-22', durationHours: 1 }),
  record(4, 'CN-31', 'jam, rail bent', { date: '2026-05-02' }),
  record(5, 'P-77', 'seal leak', { date: '2025-01-01', durationHours: 9 }),
  record(6, 'CN-31', 'belt torn', { date: null, durationHours: 2 }),
];

describe('answerDataQuery', () => {
  it('counts failures by area exactly, within the window, planned work apart', () => {
    const answer = ask({ source: 'maintenance', measure: 'count', groupBy: 'area', failuresOnly: true, chart: 'pie' }, { records });
    expect(answer.groups).toEqual([
      { group: 'U10 Stock preparation', value: 2, records: 2, unit: '' },
      { group: 'U30 Packing', value: 2, records: 2, unit: '' },
    ]);
    expect(answer.total).toBe(4);
    expect(answer.chart).toMatchObject({ kind: 'pie', points: [{ category: 'U10 Stock preparation', value: 2 }, { value: 2 }] });
    expect(answer.caveats[0]).toContain('1 records have no readable date');
  });

  it('gives mean time between failures as calendar time over failures', () => {
    const answer = ask({ source: 'maintenance', measure: 'mean-time-between-failures', groupBy: 'equipment', equipment: 'P-77' }, { records });
    expect(answer.groups).toEqual([{ group: 'P-77', value: (30 * day) / 3_600_000 / 2, records: 2, unit: 'h' }]);
    expect(answer.caveats.join(' ')).toContain('Calendar time');
  });

  it('gives mean time to repair over the records that state a duration, and says how many do not', () => {
    const answer = ask({ source: 'maintenance', measure: 'mean-time-to-repair' }, { records });
    expect(answer.groups[0]?.value).toBeCloseTo((3 + 5 + 2) / 3);
    expect(answer.caveats.join(' ')).toContain('1 records state no duration');
  });

  it('groups alarms by priority, hour and shift, annunciations only', () => {
    const first = annunciation('VT-77.H', 60, { priority: 'high' });
    const transitions = [first, returned(first, 90), annunciation('TT-77.H', 4000), annunciation('TT-77.H', 9 * 3600)];
    const wide = { window: { from: new Date(fixtureStart), to: new Date(fixtureStart + day) }, transitions };
    expect(ask({ source: 'alarms', measure: 'count', groupBy: 'priority' }, wide).groups).toEqual([
      { group: 'medium', value: 2, records: 2, unit: '' },
      { group: 'high', value: 1, records: 1, unit: '' },
    ]);
    const hours = ask({ source: 'alarms', measure: 'count', groupBy: 'hour' }, wide);
    expect(hours.groups.map((group) => group.group)).toEqual(['2026-05-11 06:00', '2026-05-11 07:00', '2026-05-11 15:00']);
    expect(hours.chart?.kind).toBe('line');
    expect(ask({ source: 'alarms', measure: 'count', groupBy: 'shift' }, wide).groups.map((group) => [group.group, group.value])).toEqual([
      ['2026-05-11 06:00', 2],
      ['2026-05-11 14:00', 1],
    ]);
    expect(ask({ source: 'alarms', measure: 'count', groupBy: 'week' }, wide).groups[0]?.group).toBe('2026-W20');
  });

  it('books the hours after midnight to the night shift of the day before', () => {
    const transitions = [annunciation('VT-77.H', 20 * 3600)];
    const wide = { window: { from: new Date(fixtureStart), to: new Date(fixtureStart + 2 * day) }, transitions };
    expect(ask({ source: 'alarms', measure: 'count', groupBy: 'shift' }, wide).groups[0]?.group).toBe('2026-05-11 22:00');
  });

  it('gives consumption by meter and per 1,000 produced', () => {
    const facts = {
      window: shift,
      trends: [
        trend('EM-10', ramp(100, 100, 9), { unit: 'kW', periodSeconds: 3600 }),
        trend('CN-31.COUNT', [0, 4000], { unit: 'reels', periodSeconds: 8 * 3600 }),
      ],
    };
    expect(ask({ source: 'meters', measure: 'consumption', groupBy: 'utility' }, facts)).toMatchObject({
      groups: [{ group: 'electricity', value: 800 }],
      unit: 'kWh',
      total: 800,
    });
    expect(ask({ source: 'meters', measure: 'consumption-per-1000' }, facts)).toMatchObject({ groups: [{ value: 200 }], unit: 'kWh per 1,000 reels' });
    expect(ask({ source: 'counters', measure: 'increase', groupBy: 'tag' }, facts).groups).toEqual([
      { group: 'CN-31.COUNT', value: 4000, records: 1, unit: 'reels' },
    ]);
  });

  it('adds up nothing that has different units', () => {
    const facts = {
      window: shift,
      trends: [
        trend('EM-10', ramp(100, 100, 9), { unit: 'kW', periodSeconds: 3600 }),
        trend('FT-91', ramp(200, 200, 9), { unit: 'Nm³/h', periodSeconds: 3600 }),
      ],
    };
    const answer = ask({ source: 'meters', measure: 'consumption', groupBy: 'utility', chart: 'pie' }, facts);
    expect(answer.total).toBeNull();
    expect(answer.chart?.kind).toBe('bar');
    expect(answer.caveats.join(' ')).toContain('different units');
  });

  it('filters by word and by equipment with everything below it', () => {
    const journal = [
      journalEntry('EV-1', 10, 'trip', 'P-77 tripped', { equipment: 'P-77' }),
      journalEntry('EV-2', 20, 'trip', 'CN-31 tripped', { equipment: 'CN-31' }),
      journalEntry('EV-3', 30, 'system', 'restart', {}),
    ];
    const facts = { window: shift, journal };
    expect(ask({ source: 'journal', measure: 'count', groupBy: 'category' }, facts).groups.map((group) => [group.group, group.value])).toEqual([
      ['trip', 2],
      ['system', 1],
    ]);
    expect(ask({ source: 'journal', measure: 'count', equipment: 'U10' }, facts).groups[0]?.value).toBe(1);
    expect(ask({ source: 'journal', measure: 'count', text: 'cn-31' }, facts).groups[0]?.value).toBe(1);
  });

  it('counts work orders by status', () => {
    const answer = ask(
      { source: 'work-orders', measure: 'count', groupBy: 'status' },
      { window: shift, workOrders: [workOrder('WO-10001', 'P-77', 10), workOrder('WO-10002', 'P-77', 20, { status: 'closed' })] },
    );
    expect(answer.groups.map((group) => group.group)).toEqual(['closed', 'waiting']);
  });

  it('refuses a measure that does not fit, and names those that do', () => {
    expect(() => ask({ source: 'journal', measure: 'consumption' })).toThrow(/use count/);
  });

  it('answers an empty question with no records and no chart', () => {
    const answer = ask({ source: 'maintenance', measure: 'count', groupBy: 'equipment' });
    expect(answer).toMatchObject({ groups: [], total: 0, chart: null });
    expect(answer.sentence).toContain('no records');
  });

  it('offers no grouping by person', () => {
    expect(DataQuery.safeParse({ source: 'maintenance', measure: 'count', groupBy: 'technician' }).success).toBe(false);
  });

  it('has every number of its sentence in its evidence', () => {
    const answer = ask({ source: 'maintenance', measure: 'count', groupBy: 'equipment' }, { records });
    expect(answer.evidence[0]?.quote).toContain(answer.sentence);
  });
});

describe('stops and counters over the hours', () => {
  const stopFacts = {
    window: shift,
    journal: [journalEntry('j1', 3600, 'state-change', 'CN-31: Held, first-out: film torn', { equipment: 'CN-31' })],
    trends: [
      trend('CN-31.STATE', ['Execute', 'Held', 'Execute', 'Suspended', 'Execute', 'Execute'], { periodSeconds: 3600 }),
      trend('CN-31.COUNT', [0, 100, 250, 400], { unit: 'reels', periodSeconds: 3600 }),
    ],
  };

  it('counts every stretch in which a machine stood, with its hours and its first-out record', () => {
    expect(ask({ source: 'stops', measure: 'count', groupBy: 'cause' }, stopFacts).groups).toEqual([
      { group: 'film torn', value: 1, records: 1, unit: '' },
      { group: 'no first-out recorded', value: 1, records: 1, unit: '' },
    ]);
    expect(ask({ source: 'stops', measure: 'sum-hours', groupBy: 'equipment' }, stopFacts).groups).toEqual([
      { group: 'CN-31', value: 2, records: 2, unit: 'h' },
    ]);
  });

  it('splits the increase of a counter at the full hours', () => {
    expect(ask({ source: 'counters', measure: 'increase', groupBy: 'hour' }, stopFacts).groups.map(({ value }) => value)).toEqual([100, 150, 150]);
  });
});

describe('isFailure', () => {
  it.each([
    ['seal leak', true],
    ['PM lubrication', false],
    ['-', false],
    ['n/a', false],
    ['Annual inspection', false],
    ['bearing noise found', true],
  ])('calls "%s" a failure: %s', (failure, expected) => {
    expect(isFailure(record(1, 'P-77', failure))).toBe(expected);
  });
});
