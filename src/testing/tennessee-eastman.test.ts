import { describe, expect, it } from 'vitest';
import { AlarmDefinition, type AlarmTransition } from '../domain/alarm.js';
import { TagId } from '../domain/ids.js';
import { TagDefinition, type Trend } from '../domain/tag.js';
import { computeAlarmKpis } from '../insight/alarm-kpis.js';
import { triageAlarms } from '../insight/alarm-triage.js';
import { trendFacts } from '../insight/trend-facts.js';
import { AlarmEngine } from '../plant/alarms/alarm-engine.js';
import { Historian } from '../plant/historian/historian.js';
import { asset } from './insight-fixtures.js';
import { type Disturbance, generateProcessRun, type ProcessRun, processDisturbances, processVariables } from './tennessee-eastman.js';

const start = Date.parse('2026-01-05T00:00:00Z');
const minutes = 720;
const tags = processVariables.map((each) =>
  TagDefinition.parse({
    id: each.id,
    description: each.description,
    equipment: each.equipment,
    kind: 'analog',
    unit: each.unit,
    range: { low: each.mean - 25 * each.scale, high: each.mean + 25 * each.scale },
    decimals: 3,
  }),
);
const assets = [asset('TEP', 'Reactor plant', null), ...[...new Set(processVariables.map((each) => each.equipment))].map((id) => asset(id, id, 'TEP'))];
const links = processVariables.flatMap((each) => each.from.map(([source]) => ({ from: source, to: each.id, kind: 'feeds' as const })));

/** Limits from a quiet run, as a commissioning engineer would take them: four standard deviations beyond the mean. */
const definitions = limitsFromQuietRun();

function limitsFromQuietRun(): readonly AlarmDefinition[] {
  const quiet = generateProcessRun(1440, 77);
  return processVariables.flatMap((each, index) => {
    const values = quiet.values[index] ?? new Float64Array();
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const base = {
      tag: each.id,
      equipment: each.equipment,
      deadband: deviation,
      onDelaySeconds: 120,
      offDelaySeconds: 120,
      priority: 'medium',
      consequenceSeverity: 'moderate',
      timeToRespondMinutes: 15,
      message: each.description,
      cause: 'see the data set',
      consequence: 'off-specification product',
      correctiveAction: `Check ${each.id}`,
    };
    return [
      AlarmDefinition.parse({ ...base, id: `${each.id}.H`, condition: 'high', limit: mean + 4 * deviation }),
      AlarmDefinition.parse({ ...base, id: `${each.id}.L`, condition: 'low', limit: mean - 4 * deviation }),
    ];
  });
}

function play(run: ProcessRun): Readonly<{ transitions: readonly AlarmTransition[]; trend: (id: string, fromMinute: number, toMinute: number) => Trend }> {
  const engine = new AlarmEngine({ definitions, tags });
  const historian = new Historian({
    tags,
    settings: { gapAfterSeconds: 300, compression: new Map(processVariables.map((each) => [each.id, { method: 'swinging-door', errorBound: each.noise }])) },
  });
  const scan = { values: new Float64Array(tags.length), quality: new Uint8Array(tags.length) };
  for (let minute = 0; minute < minutes; minute += 1) {
    for (const [index, row] of run.values.entries()) scan.values[index] = row[minute] ?? Number.NaN;
    engine.update(start + minute * 60_000, scan);
    historian.record(start + minute * 60_000, scan.values, scan.quality);
  }
  return {
    transitions: engine.transitions(start, start + minutes * 60_000),
    trend: (id, from, to) => historian.trend(TagId.parse(id), start + from * 60_000, start + to * 60_000),
  };
}

const window = { from: new Date(start), to: new Date(start + minutes * 60_000) };
const named = (id: string): Disturbance =>
  processDisturbances.find((each) => each.id === id) ?? { id, kind: 'step', variable: 'FT-1', size: 0, onsetMinute: 0 };
const played = new Map(
  processDisturbances.map((each) => [each.id, { run: generateProcessRun(minutes, 5, each), result: play(generateProcessRun(minutes, 5, each)) }]),
);

function get(id: string) {
  const found = played.get(id);
  if (!found) throw new Error(`no run ${id}`);
  return found;
}

describe('the generated process', () => {
  it('is the same for the same seed and another for another', () => {
    expect(generateProcessRun(50, 3).values).toEqual(generateProcessRun(50, 3).values);
    expect(generateProcessRun(50, 3).values).not.toEqual(generateProcessRun(50, 4).values);
  });

  it('stays near its means without a disturbance', () => {
    const run = generateProcessRun(minutes, 11);
    for (const [index, each] of processVariables.entries()) {
      const furthest = Math.max(...Array.from(run.values[index] ?? [], (value) => Math.abs(value - each.mean)));
      expect(furthest).toBeLessThan(6 * (each.scale + each.noise));
    }
  });
});

describe('the alarm engine on the generated process', () => {
  it('keeps a quiet plant within the acceptable rate, on ten seeds', () => {
    for (let seed = 20; seed < 30; seed += 1) {
      const kpis = computeAlarmKpis({ window, transitions: play(generateProcessRun(minutes, seed)).transitions });
      expect(kpis.annunciated / kpis.hours).toBeLessThan(1);
      expect(kpis.floods).toEqual([]);
    }
  });

  it.each(['feed-loss', 'cooling-water-step', 'kinetics-drift', 'feed-variation', 'steam-valve-sticks'])('raises the disturbed variable first: %s', (id) => {
    const { result, run } = get(id);
    const after = result.transitions.filter((each) => each.annunciated && Date.parse(each.at) >= start + named(id).onsetMinute * 60_000);
    expect(after[0]?.tag).toBe(run.disturbance?.variable);
  });

  it('alarms, after a step, on the variables that the coupling moves far and on no untouched one', () => {
    for (const id of ['feed-loss', 'cooling-water-step']) {
      const { result, run } = get(id);
      const alarmed = new Set(
        result.transitions.filter((each) => each.annunciated && Date.parse(each.at) >= start + 240 * 60_000).map((each) => each.tag as string),
      );
      for (const [tag, effect] of run.effect) {
        if (Math.abs(effect) >= 2.5) expect([id, tag, alarmed.has(tag)]).toEqual([id, tag, true]);
        if (effect === 0) expect([id, tag, alarmed.has(tag)]).toEqual([id, tag, false]);
      }
    }
  });

  it('chatters under a sticking valve far more than under a step', () => {
    const count = (id: string) => get(id).result.transitions.filter((each) => each.annunciated && each.tag === named(id).variable).length;
    expect(count('steam-valve-sticks')).toBeGreaterThan(5 * count('feed-loss'));
  });
});

describe('triage on the generated process', () => {
  it.each(['feed-loss', 'cooling-water-step', 'kinetics-drift'])('finds the disturbed variable as the root of the biggest group: %s', (id) => {
    const { result, run } = get(id);
    const transitions = result.transitions.filter((each) => Date.parse(each.at) >= start + 240 * 60_000);
    const triage = triageAlarms({
      directory: { assets, tags, alarms: definitions },
      transitions,
      causalLinks: links,
      at: new Date(start + 300 * 60_000),
      settings: { burstGapSeconds: 3600, groupWithinSeconds: 7200 },
    });
    expect(triage?.firstOut.alarm.tag).toBe(run.disturbance?.variable);
    expect(triage?.groups[0]?.root.tag).toBe(run.disturbance?.variable);
  });
});

describe('trend facts on the generated process', () => {
  it('tells the direction of every variable that a step moves far, and sees no such change in untouched ones', () => {
    for (const id of ['feed-loss', 'cooling-water-step']) {
      const { result, run } = get(id);
      for (const [index, each] of run.variables.entries()) {
        const effect = run.effect.get(each.id) ?? 0;
        const facts = trendFacts(result.trend(each.id, 120, 360), { range: tags[index]?.range ?? null });
        const change = facts.step?.change ?? (facts.endLevel ?? 0) - (facts.startLevel ?? 0);
        if (Math.abs(effect) >= 2.5) expect([id, each.id, facts.direction !== 'steady', Math.sign(change)]).toEqual([id, each.id, true, Math.sign(effect)]);
        if (effect === 0) expect([id, each.id, Math.abs(change) < 1.5 * each.scale]).toEqual([id, each.id, true]);
      }
    }
  });

  it('dates the step of the disturbed variable within a quarter of an hour', () => {
    const facts = trendFacts(get('feed-loss').result.trend('FT-1', 120, 360), { range: tags[0]?.range ?? null });
    expect(Math.abs(Date.parse(facts.step?.at ?? '') - start - 240 * 60_000)).toBeLessThan(15 * 60_000);
  });

  it('measures the rate of a slow drift within a third', () => {
    const each = processVariables.find((variable) => variable.id === 'TT-9');
    const facts = trendFacts(get('kinetics-drift').result.trend('TT-9', 260, 400), { range: null });
    const expected = ((each?.scale ?? 0) * 9) / 3;
    expect(Math.abs((facts.ratePerHour ?? 0) - expected)).toBeLessThan(expected / 3);
  });

  it('recognises the frozen sensor among sixteen living ones', () => {
    const { result } = get('level-sensor-frozen');
    const flat = processVariables.filter((each) => trendFacts(result.trend(each.id, 300, 700)).flat).map((each) => each.id);
    expect(flat).toEqual(['LT-12']);
  });
});
