import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annunciation, at, fixtureStart, returned } from '../testing/insight-fixtures.js';
import { defaultFloodSettings, describeFloodEdge, findFloods, peakRate } from './alarm-floods.js';
import { computeAlarmKpis } from './alarm-kpis.js';

const window = { from: new Date(fixtureStart), to: new Date(fixtureStart + 8 * 3_600_000) };
const value = (kpis: ReturnType<typeof computeAlarmKpis>, name: string) => kpis.rows.find((row) => row.name === name)?.value;
const minutes = (values: readonly number[]) => values.map((minute) => fixtureStart + minute * 60_000);

describe('findFloods', () => {
  it('starts on the eleventh alarm within ten minutes and ends when fewer than five are left in the window', () => {
    const times = minutes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9.5]);
    expect(findFloods(times, fixtureStart + 3_600_000)).toEqual([
      { from: fixtureStart + 9.5 * 60_000, to: fixtureStart + 16 * 60_000, burstFrom: fixtureStart, count: 11, peakPerWindow: 11, ongoing: false },
    ]);
  });

  it('takes the edge as a setting and prints which one was used', () => {
    const times = minutes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(findFloods(times, fixtureStart + 3_600_000)).toEqual([]);
    expect(findFloods(times, fixtureStart + 3_600_000, { ...defaultFloodSettings, startEdge: '>=' })).toHaveLength(1);
    expect(describeFloodEdge(defaultFloodSettings)).toBe('more than 10 in 10 min, until fewer than 5');
    expect(describeFloodEdge({ ...defaultFloodSettings, startEdge: '>=' })).toBe('at least 10 in 10 min, until fewer than 5');
  });

  it('says that a flood is still going on at the end of the data', () => {
    const times = Array.from({ length: 20 }, (_, index) => fixtureStart + index * 10_000);
    expect(findFloods(times, fixtureStart + 200_000)).toMatchObject([{ ongoing: true, to: fixtureStart + 200_000 }]);
  });

  it('agrees with a count by hand at every second, on any sequence', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 120 }), (gaps) => {
        let time = fixtureStart;
        const times = gaps.map((gap) => (time += gap * 1000));
        const end = time + 1_800_000;
        const floods = findFloods(times, end);
        let inFlood = false;
        let floodSeconds = 0;
        for (let second = fixtureStart; second <= end; second += 1000) {
          const count = times.filter((each) => each <= second && each > second - 600_000).length;
          if (!inFlood && count > 10) inFlood = true;
          else if (inFlood && count < 5) inFlood = false;
          if (inFlood) floodSeconds += 1;
        }
        const measured = floods.reduce((sum, flood) => sum + (flood.to - flood.from) / 1000, 0);
        expect(Math.abs(measured - floodSeconds)).toBeLessThanOrEqual(floods.length);
        expect(peakRate(times, 10)).toBeGreaterThanOrEqual(Math.max(0, ...floods.map((flood) => flood.peakPerWindow)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('computeAlarmKpis', () => {
  it('counts annunciations and nothing else', () => {
    const raised = annunciation('VT-77.H', 60);
    const acknowledged = { ...raised, at: at(90), from: 'active-unacknowledged', to: 'active-acknowledged', annunciated: false };
    const kpis = computeAlarmKpis({ window, transitions: [raised, acknowledged, returned(raised, 120, 'normal')] });
    expect(kpis).toMatchObject({ annunciated: 1, notCounted: 2, hours: 8 });
    expect(value(kpis, 'alarms-per-hour')).toBe(0.125);
  });

  it('names the edition of every target and the flood edge in its evidence', () => {
    const kpis = computeAlarmKpis({ window, transitions: [annunciation('VT-77.H', 60)] });
    expect(kpis.rows.every((row) => row.target.edition.includes('ISA-18.2'))).toBe(true);
    expect(kpis.rows.find((row) => row.name === 'alarms-per-day')?.target.edition).toContain('2009');
    expect(kpis.evidence[0]?.quote).toContain('more than 10 in 10 min');
  });

  it('finds chattering: three annunciations within a minute', () => {
    const transitions = [0, 20, 40, 4000].flatMap((second) => {
      const raised = annunciation('LS-77.WET', second);
      return [raised, returned(raised, second + 5)];
    });
    expect(computeAlarmKpis({ window, transitions }).chattering).toEqual([
      { definitionId: 'LS-77.WET', tag: 'LS-77', equipment: 'P-77', count: 4, worstInWindow: 3 },
    ]);
  });

  it('finds fleeting: under ten seconds and not repeated within a minute', () => {
    const short = annunciation('VT-77.H', 100);
    const repeated = annunciation('TT-77.H', 100);
    const again = annunciation('TT-77.H', 130);
    const transitions = [short, repeated, returned(short, 105), returned(repeated, 105), again, returned(again, 135)];
    expect(computeAlarmKpis({ window, transitions }).fleeting.map((each) => [each.tag, each.seconds])).toEqual([['VT-77', 5]]);
  });

  it('finds stale alarms from the present list', () => {
    const kpis = computeAlarmKpis({
      window,
      transitions: [],
      alarms: [
        {
          id: 'VT-77.H#3',
          definitionId: 'VT-77.H',
          tag: annunciation('VT-77.H', 0).tag,
          equipment: annunciation('VT-77.H', 0).equipment,
          condition: 'high',
          priority: 'medium',
          message: 'high',
          unit: null,
          value: 5,
          limit: 4.5,
          raisedAt: at(-20 * 3600),
          state: 'active-acknowledged',
          acknowledgedAt: at(-19 * 3600),
          acknowledgedBy: { id: 'demo-technician', role: 'technician' },
        },
      ],
    });
    expect(kpis.stale).toEqual([{ alarmId: 'VT-77.H#3', tag: 'VT-77', since: at(-20 * 3600), hours: 28 }]);
  });

  it('splits by priority, ranks the top ten and ignores what lies outside the window', () => {
    const transitions = [
      annunciation('OLD.H', -60, { tag: 'VT-77' }),
      ...Array.from({ length: 6 }, (_, index) => annunciation('VT-77.H', 1000 + index * 600, { priority: 'low' })),
      ...Array.from({ length: 2 }, (_, index) => annunciation('TT-77.H', 1000 + index * 700, { priority: 'high' })),
    ];
    const kpis = computeAlarmKpis({ window, transitions });
    expect(kpis.byPriority).toEqual({ highest: 0, high: 2, medium: 0, low: 6 });
    expect(kpis.topTen.map((row) => [row.definitionId, row.count, row.share])).toEqual([
      ['VT-77.H', 6, 75],
      ['TT-77.H', 2, 25],
    ]);
    expect(value(kpis, 'share-low')).toBe(75);
  });

  it('counts suppressions that nobody signed', () => {
    const shelved = { ...annunciation('VT-77.H', 10), to: 'shelved', annunciated: false };
    const kpis = computeAlarmKpis({ window, transitions: [shelved, { ...shelved, at: at(20), by: { id: 'demo-technician', role: 'technician' } }] });
    expect(value(kpis, 'unattributed-suppressions')).toBe(1);
  });

  it('says that eight hours are less than the thirty days the standard asks for', () => {
    expect(computeAlarmKpis({ window, transitions: [] }).caveats[0]).toContain('30 days');
  });
});
