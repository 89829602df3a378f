import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, ramp, trend } from '../testing/insight-fixtures.js';
import { quantile, robustSpread, theilSen } from './statistics.js';
import { trendFacts } from './trend-facts.js';

const range = { low: 0, high: 100 };

describe('trendFacts', () => {
  it('tells rising, falling and steady, with the rate per hour', () => {
    const rising = trendFacts(trend('TT-77', ramp(20, 40, 121), { unit: '°C' }), { range });
    expect(rising.direction).toBe('rising');
    expect(rising.ratePerHour).toBeCloseTo(10, 6);
    expect(rising.sentences[0]).toBe('TT-77 was rising from 2026-05-11 06:00 to 2026-05-11 08:00: 20 °C to 40 °C, 10 °C per hour.');
    expect(trendFacts(trend('TT-77', ramp(40, 20)), { range }).direction).toBe('falling');
    expect(trendFacts(trend('TT-77', ramp(30, 30.1, 120, 0.3)), { range }).direction).toBe('steady');
  });

  it('says when a drift would meet the next limit, and nothing of what lies behind or stands still', () => {
    const limits = [
      { name: 'high', limit: 30, side: 'above' as const },
      { name: 'high-high', limit: 60, side: 'above' as const },
      { name: 'low', limit: 10, side: 'below' as const },
    ];
    const ahead = (values: readonly number[]) => trendFacts(trend('TT-77', values, { unit: '°C' }), { range, limits, projects: true }).sentences.at(-1);
    expect(ahead(ramp(20, 40, 121))).toBe('At that rate TT-77 would reach high-high 60 °C in about 2 h; this continues a straight line and is no promise.');
    expect(ahead(ramp(40, 20, 121))).toMatch(/reach low 10 °C in about 60 min/u);
    expect(ahead(ramp(61, 70, 121))).not.toMatch(/At that rate/u);
    expect(ahead(ramp(25, 25.1, 121, 0.3))).not.toMatch(/At that rate/u);
    expect(trendFacts(trend('TT-77', ramp(20, 40, 121), { unit: '°C' }), { range, limits }).sentences.join(' ')).not.toMatch(/At that rate/u);
  });

  it('is not misled by outliers', () => {
    const values = ramp(50, 50, 120, 0.2).map((value, index) => (index % 17 === 0 ? 95 : value));
    expect(trendFacts(trend('TT-77', values), { range })).toMatchObject({ direction: 'steady', step: null });
  });

  it('does not call a level steady that fell to zero, however short', () => {
    const values = ramp(9000, 9000, 120, 2).map((value, index) => (index === 60 ? 0 : value));
    const [first = ''] = trendFacts(trend('F-7.SPEED', values), { range: { low: 0, high: 10_000 } }).sentences;
    expect(first).toMatch(/mostly at about .* and fell to 0 at/u);
    expect(trendFacts(trend('F-7.SPEED', ramp(9000, 9000, 120, 2)), { range }).sentences[0]).toMatch(/was steady at about/u);
  });

  it('finds the time and size of a step', () => {
    const values = [...ramp(50, 50, 70, 0.3), ...ramp(62, 62, 50, 0.3)];
    const facts = trendFacts(trend('LT-70', values, { unit: '%' }), { range });
    expect(facts.direction).toBe('step');
    expect(facts.step?.change).toBeCloseTo(12, 0);
    expect(Math.abs(Date.parse(facts.step?.at ?? '') - Date.parse(at(70 * 60)))).toBeLessThan(180_000);
  });

  it('does not take a ramp for a step', () => {
    expect(trendFacts(trend('LT-70', ramp(10, 90, 120, 0.5)), { range }).step).toBeNull();
  });

  it('calls a swinging signal erratic', () => {
    const values = Array.from({ length: 120 }, (_, index) => 50 + 20 * Math.sin(index / 3));
    expect(trendFacts(trend('FT-11', values), { range }).direction).toBe('erratic');
  });

  it('measures the time beyond a limit along the lines between samples', () => {
    const facts = trendFacts(trend('VT-77', ramp(0, 10, 121), { unit: 'mm/s' }), {
      range: { low: 0, high: 20 },
      limits: [{ name: 'alarm', limit: 4.5, side: 'above' }],
    });
    expect(facts.beyond[0]?.milliseconds).toBe(66 * 60_000);
    expect(facts.sentences.at(-1)).toBe('VT-77 was above alarm 4.5 mm/s for 66 min.');
  });

  it('says unknown for too few samples, and tells the share of bad ones', () => {
    expect(trendFacts(trend('TT-77', [1, 2])).direction).toBe('unknown');
    expect(trendFacts(trend('TT-77', [])).sentences[0]).toContain('too few good samples');
    expect(trendFacts(trend('TT-77', [1, null, null, 1])).badShare).toBe(0.5);
  });

  it('gives the same direction whatever the density of the samples', () => {
    const dense = trend('TT-77', ramp(20, 40, 601), { periodSeconds: 12 });
    const thinned = { ...dense, samples: dense.samples.filter((_, index) => index < 300 || index % 30 === 0) };
    expect(trendFacts(thinned, { range }).ratePerHour).toBeCloseTo(trendFacts(dense, { range }).ratePerHour ?? 0, 6);
  });

  it('recognises a frozen instrument', () => {
    expect(trendFacts(trend('TT-77', ramp(30, 30))).flat).toBe(true);
  });

  it('every number of its sentences is in its evidence', () => {
    const facts = trendFacts(trend('TT-77', ramp(20, 40)), { range });
    for (const sentence of facts.sentences) expect(facts.evidence.quote).toContain(sentence);
  });
});

describe('robust statistics', () => {
  it('finds the slope of any line exactly', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true }), (slope, intercept) => {
        const times = [0, 1, 2, 5, 9];
        const line = theilSen(
          times,
          times.map((time) => slope * time + intercept),
        );
        expect(line?.slope).toBeCloseTo(slope, 6);
        expect(line?.intercept).toBeCloseTo(intercept, 6);
      }),
    );
  });

  it('knows quantiles and spread', () => {
    expect([quantile([4, 1, 3, 2], 0), quantile([4, 1, 3, 2], 0.5), quantile([4, 1, 3, 2], 1)]).toEqual([1, 2.5, 4]);
    expect(robustSpread([1, 2, 3, 4, 100])).toBeCloseTo(1.4826);
    expect(theilSen([1], [1])).toBeNull();
  });
});
