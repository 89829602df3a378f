import { describe, expect, it } from 'vitest';
import { TagDefinition, type TagValue, type Trend } from '../domain/tag.js';
import { type Measured, measure, type Statistic } from './measurement.js';

const start = Date.parse('2026-05-04T08:00:00Z');
const minutes = (count: number): number => start + count * 60_000;
const tag = (given: Readonly<Record<string, unknown>>): TagDefinition =>
  TagDefinition.parse({ id: 'TI-7', description: 'Oven temperature', equipment: 'OV-7', kind: 'analog', unit: '°C', range: null, decimals: 1, ...given });
const trendOf = (id: string, samples: ReadonlyArray<readonly [minute: number, value: TagValue]>, lastMinute: number): Trend => ({
  tag: TagDefinition.shape.id.parse(id),
  unit: null,
  from: new Date(start).toISOString(),
  to: new Date(minutes(lastMinute)).toISOString(),
  samples: samples.map(([minute, value]) => ({ at: new Date(minutes(minute)).toISOString(), value, quality: 'good' })),
  statistics: null,
});
const ask = (definition: TagDefinition, trend: Trend, statistic: Statistic, more: Partial<Measured> = {}, spans?: ReadonlyArray<readonly [number, number]>) => {
  const window = { from: start, to: Date.parse(trend.to) };
  const counted = spans?.map(([from, to]) => ({ from: minutes(from), to: minutes(to) }));
  return measure({
    tag: definition,
    trend,
    statistic,
    scope: { window, spans: counted ?? [window], words: counted === undefined ? [] : ['while OV-7 was running'] },
    ...more,
  });
};

describe('one statistic of one tag', () => {
  // Up from 100 to 200 in 20 minutes, down again in 20.
  const oven = tag({});
  const triangle = trendOf(
    'TI-7',
    [
      [0, 100],
      [20, 200],
      [40, 100],
    ],
    40,
  );

  it('weighs the mean by time and takes extremes with their time', () => {
    expect(ask(oven, triangle, 'mean').value).toBeCloseTo(150, 6);
    expect(ask(oven, triangle, 'maximum').sentences).toEqual(['Highest TI-7: 200.0 °C at 2026-05-04 08:20, from 2026-05-04 08:00 to 2026-05-04 08:40.']);
    // A uniform spread over 100 to 200 has the standard deviation 100/sqrt(12).
    expect(ask(oven, triangle, 'spread').value).toBeCloseTo(100 / Math.sqrt(12), 6);
  });

  it('counts only the stretches in which the condition holds, and says so', () => {
    const { value, sentences } = ask(oven, triangle, 'maximum', {}, [
      [0, 10],
      [30, 35],
    ]);
    expect(value).toBeCloseTo(150, 6);
    expect(sentences[0]).toContain('while OV-7 was running (15 min in all)');
    expect(ask(oven, triangle, 'mean', {}, [[0, 10]]).value).toBeCloseTo(125, 6);
  });

  it('measures time beyond a bound along the line, counts crossings, and tells the extreme where there were none', () => {
    expect(ask(oven, triangle, 'time-beyond', { bound: { above: 150 } }).value).toBeCloseTo(20, 6);
    expect(ask(oven, triangle, 'count-beyond', { bound: { above: 150 } }).value).toBe(1);
    expect(ask(oven, triangle, 'time-beyond', { bound: { above: 250 } }).sentences[0]).toContain('was never above 250 °C');
    expect(ask(oven, triangle, 'time-beyond', { bound: { above: 250 } }).sentences[0]).toContain('highest 200.0 °C at 2026-05-04 08:20');
  });

  it('integrates a flow and counts a counter over its reset', () => {
    const flow = tag({ id: 'FI-3', unit: 'm³/h' });
    expect(
      ask(
        flow,
        trendOf(
          'FI-3',
          [
            [0, 6],
            [30, 6],
          ],
          30,
        ),
        'total',
      ).sentences[0],
    ).toContain('3 m³');
    const counter = tag({ id: 'CT-1', kind: 'counter', unit: 'boxes', description: 'Boxes packed' });
    expect(
      ask(
        counter,
        trendOf(
          'CT-1',
          [
            [0, 100],
            [10, 120],
            [20, 5],
            [30, 15],
          ],
          30,
        ),
        'total',
      ).value,
    ).toBeCloseTo(35, 6);
  });
});

describe('how long, how often, since when a machine was in a state', () => {
  const run = tag({ id: 'OV-7.RUN', kind: 'discrete', unit: null, states: ['stopped', 'running'] });
  const course = trendOf(
    'OV-7.RUN',
    [
      [0, true],
      [10, false],
      [15, true],
      [30, false],
      [40, true],
    ],
    60,
  );

  it('adds up the stretches and counts them', () => {
    expect(ask(run, course, 'time-in-state', { is: 'stopped' }).value).toBeCloseTo(15, 6);
    expect(ask(run, course, 'count-of-state', { is: 'stopped' }).value).toBe(2);
    expect(ask(run, course, 'longest', { is: 'stopped' }).sentences[0]).toContain('for 10 min from 2026-05-04 08:30:00 to 2026-05-04 08:40:00');
    expect(ask(run, course, 'since', { is: 'running' }).sentences[0]).toContain('has been running since 2026-05-04 08:40:00, 20 min');
  });

  it('does not say when a state began that reaches beyond what is known', () => {
    expect(ask(run, trendOf('OV-7.RUN', [[0, true]], 60), 'since', { is: 'running' }).sentences[0]).toContain('since before 2026-05-04 08:00');
  });

  it('takes every state of a packaging machine but Execute as standing, neighbours together', () => {
    const state = tag({ id: 'CS-1.STATE', equipment: 'CS-1', kind: 'text', unit: null });
    const packed = trendOf(
      'CS-1.STATE',
      [
        [0, 'Execute'],
        [5, 'Holding'],
        [6, 'Held'],
        [9, 'Execute'],
      ],
      20,
    );
    expect(ask(state, packed, 'count-of-state', { is: 'stopped' })).toMatchObject({ value: 1 });
    expect(ask(state, packed, 'time-in-state', { is: 'stopped' }).value).toBeCloseTo(4, 6);
  });
});
