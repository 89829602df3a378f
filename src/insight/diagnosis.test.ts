import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureModeText } from '../domain/work-order.js';
import { annunciation, at, discreteTag, fixtureDirectory, fixtureStart, journalEntry, ramp, reading, record, tag, trend } from '../testing/insight-fixtures.js';
import { diagnose } from './diagnosis.js';
import { faultSignatures } from './diagnosis-candidates.js';
import { noisyOrPosterior } from './noisy-or.js';
import { type PlantFacts, plantFacts } from './plant-facts.js';
import { familyOfAsset, roleOfTag } from './tag-roles.js';

const directory = fixtureDirectory();

/** Two hours of trends: everything steady except what is given. */
function factsWith(changed: Readonly<Record<string, readonly (number | boolean | null)[]>>, more: Partial<PlantFacts> = {}): PlantFacts {
  const usual: Readonly<Record<string, number | boolean>> = {
    'VT-77': 1.6,
    'TT-77': 48,
    'IT-77': 30,
    'LS-77': false,
    'P-77.RUN': true,
    'P-77.CMD': true,
    'P-77.TRIP': false,
    'VT-78': 0.1,
    'PDT-70': 5,
    'PT-70': 12,
    'PT-79': 3.1,
    'LT-70': 60,
    'TIC-21.PV': 55,
    'TIC-21.SP': 55,
    'TIC-21.OUT': 40,
    'ZT-21': 40,
    'TT-22': 78,
    'PDT-21': 0.6,
    'FT-11': 50,
    'FT-12': 50,
    'PE-31': true,
    'CN-31.JAM': false,
    'IT-31': 6,
    'PT-91': 7,
    'FT-91': 200,
    'LT-92': 60,
    'PT-92': 8,
  };
  const trends = directory.tags.flatMap((each) => {
    const values = changed[each.id];
    const level = usual[each.id];
    if (values) return [trend(each.id, values, { unit: each.unit })];
    if (level === undefined) return [];
    return [trend(each.id, typeof level === 'number' ? ramp(level, level, 120, level * 0.004) : Array.from({ length: 120 }, () => level), { unit: each.unit })];
  });
  const window = { from: new Date(fixtureStart), to: new Date(fixtureStart + 7200_000) };
  const baselineTrends = [trend('PE-31', Array(120).fill(true), { startSeconds: -7200 })];
  return plantFacts({ now: window.to, window, directory, trends, baselineTrends, transitions: [annunciation('LT-70.L', -5, { equipment: 'U10' })], ...more });
}

const leading = (facts: PlantFacts, focus: readonly string[]) => diagnose(facts, focus).causes[0];
const toggling = Array.from({ length: 120 }, (_, index) => index % 2 === 0);

describe('diagnose', () => {
  it('puts the fault that brings about what was asked before another one of the same machine', () => {
    const wetAndShaking = factsWith({
      'LS-77': [...Array(60).fill(false), ...Array(60).fill(true)],
      'VT-77': ramp(1.6, 5.5, 120, 0.01),
      'TT-77': ramp(48, 66, 120, 0.1),
    });
    const first = (asked: readonly string[]): string | undefined => diagnose(wetAndShaking, ['P-77'], { asked }).causes[0]?.id;
    expect(first(['LS-77'])).toMatch(/seal-leak/u);
    expect(first(['VT-77'])).toMatch(/bearing/u);
    // A fault that is likelier on another machine is not put behind.
    expect(first(['PT-91'])).toBe(first([]));
  });

  it.each([
    ['bearing wear', { 'VT-77': ramp(1.6, 6, 120, 0.05), 'TT-77': ramp(48, 85, 120, 0.2) }, ['P-77'], 'P-77', 'Bearing wear', 'VIB'],
    ['a seal leak', { 'LS-77': [...Array(60).fill(false), ...Array(60).fill(true)] }, ['P-77'], 'P-77', 'Mechanical seal leak', 'ELP'],
    [
      'a blocked strainer',
      { 'PDT-70': ramp(5, 40), 'PT-70': ramp(12, -40), 'VT-77': ramp(1.6, 4.4, 120, 0.05) },
      ['P-77'],
      'S-70',
      'Strainer or filter blocked',
      'PLU',
    ],
    [
      'a closed suction valve',
      { 'PT-70': ramp(12, -40), 'VT-77': ramp(1.6, 4.4, 120, 0.05), 'PT-79': ramp(3.1, 2.2) },
      ['P-77'],
      'P-77',
      'Cavitation from a starved suction',
      'LOO',
    ],
    ['a worn impeller', { 'PT-79': ramp(3.1, 2.0), 'IT-77': ramp(30, 25) }, ['P-77'], 'P-77', 'Worn impeller', 'LOO'],
    ['misalignment', { 'VT-77': ramp(1.6, 6, 120, 0.05) }, ['P-77'], 'P-77', 'Misalignment, unbalance or looseness', 'VIB'],
    ['mechanical drag', { 'IT-77': ramp(30, 46) }, ['P-77'], 'P-77', 'Mechanical drag: seizing or something caught in the impeller', 'BRD'],
    [
      'a pump that does not start',
      { 'P-77.RUN': Array(120).fill(false), 'IT-77': ramp(0, 0) },
      ['P-77'],
      'P-77',
      'Does not start on command: contactor, motor protection or supply',
      'FTS',
    ],
    ['a stuck steam valve', { 'TIC-21.OUT': ramp(40, 75), 'TIC-21.PV': ramp(55, 50) }, ['CV-21'], 'CV-21', 'Control valve stuck', 'FTR'],
    [
      'a fouled heat exchanger',
      { 'PDT-21': ramp(0.6, 1.2), 'TT-22': ramp(78, 86), 'TIC-21.OUT': ramp(40, 60), 'ZT-21': ramp(40, 60) },
      ['E-21'],
      'E-21',
      'Fouled heat exchanger plates',
      'PLU',
    ],
    ['a dirty photo-eye', { 'PE-31': toggling }, ['PE-31'], 'PE-31', 'Dirty or misaligned photo-eye', 'ERO'],
    [
      'a conveyor jam',
      { 'CN-31.JAM': [...Array(100).fill(false), ...Array(20).fill(true)], 'IT-31': [...ramp(6, 6, 100), ...ramp(11, 11, 20)] },
      ['CN-31'],
      'CN-31',
      'Conveyor jam',
      'UST',
    ],
    ['an air leak', { 'FT-91': ramp(200, 340), 'PT-91': ramp(7, 6) }, ['K-91'], 'K-91', 'Compressed-air leak', 'ELU'],
    ['a boiler short of water', { 'LT-92': ramp(60, 20), 'PT-92': ramp(8, 5) }, ['B-92'], 'B-92', 'Boiler short of feedwater', 'LOO'],
  ] as const)('finds %s', (_, changed, focus, equipment, cause, failureMode) => {
    expect(leading(factsWith(changed), focus)).toMatchObject({ equipment, cause, failureMode, failureModeText: failureModeText[failureMode] });
  });

  it('finds a dead signal, an offset and two meters that part company', () => {
    const dead = diagnose(factsWith({}, { readings: [reading('TT-77', 0, { quality: 'bad' })] }), ['P-77']);
    expect(dead.causes[0]).toMatchObject({ failureMode: 'AIR', mechanism: '3.2 no signal/indication/alarm' });
    const offset = diagnose(
      factsWith(
        { 'LT-70': [...ramp(60, 60, 60, 0.2), ...ramp(12, 12, 60, 0.2)] },
        { transitions: [annunciation('LT-70.L', 3700, { equipment: 'U10', condition: 'low' })] },
      ),
      ['U10'],
    );
    expect(offset.causes.map((cause) => cause.cause).join(' ')).toContain('LT-70 reads wrong');
    const parted = diagnose(factsWith({ 'FT-11': ramp(50, 42) }), ['U10']);
    expect(parted.causes.map((cause) => cause.cause).join(' ')).toContain('FT-11 reads wrong: it has drifted or is fouled');
  });

  it('gives evidence for and against, and the check that separates the first from the second', () => {
    const diagnosis = diagnose(factsWith({ 'VT-77': ramp(1.6, 6, 120, 0.05), 'TT-77': ramp(48, 85, 120, 0.2) }), ['P-77']);
    const [first, second] = diagnosis.causes;
    expect(first?.for.map((item) => item.kind)).toContain('trend');
    expect(first?.forWords.join(' ')).toContain('TT-77');
    expect(first?.nextCheck.separatesFrom).toBe(second ? `${second.cause} (${second.equipment})` : null);
    expect(first?.probability).toBeGreaterThan(second?.probability ?? 0);
    const cavitation = diagnosis.causes.find((cause) => cause.cause.startsWith('Cavitation'));
    if (cavitation) expect(cavitation.againstWords.join(' ')).toContain('PT-70');
    expect(diagnosis.evidence[0]?.quote).toContain('Bearing wear');
  });

  it('finds two faults at once where one does not explain the signs', () => {
    const diagnosis = diagnose(
      factsWith({ 'VT-77': ramp(1.6, 6, 120, 0.05), 'TT-77': ramp(48, 85, 120, 0.2), 'LS-77': [...Array(60).fill(false), ...Array(60).fill(true)] }),
      ['P-77'],
    );
    expect(new Set(diagnosis.causes.slice(0, 2).map((cause) => cause.cause))).toEqual(new Set(['Bearing wear', 'Mechanical seal leak']));
    expect(diagnosis.causes[1]?.probability).toBeGreaterThan(0.6);
  });

  it('explains the rival away: a blocked strainer accounts for the vibration', () => {
    const diagnosis = diagnose(factsWith({ 'PDT-70': ramp(5, 40), 'PT-70': ramp(12, -40), 'VT-77': ramp(1.6, 4.4, 120, 0.05) }), ['P-77']);
    const bearing = diagnosis.causes.find((cause) => cause.cause === 'Bearing wear');
    expect(bearing?.probability ?? 0).toBeLessThan(0.2);
  });

  it('looks at the time before the trip, not at the stopped machine', () => {
    const stop = 80;
    const facts = factsWith(
      {
        'VT-77': [...ramp(1.6, 7.4, stop, 0.05), ...ramp(0.1, 0.1, 40)],
        'TT-77': [...ramp(48, 84, stop, 0.2), ...ramp(80, 40, 40)],
        'IT-77': [...ramp(30, 31, stop), ...ramp(0, 0, 40)],
        'P-77.RUN': [...Array(stop).fill(true), ...Array(40).fill(false)],
      },
      { journal: [journalEntry('EV-9', stop * 60, 'trip', 'Stock pump tripped: vibration high-high', { equipment: 'P-77' })] },
    );
    const diagnosis = diagnose(facts, ['P-77']);
    expect(diagnosis.causes[0]?.cause).toBe('Bearing wear');
    expect(Date.parse(diagnosis.until) - Date.parse(at(stop * 60))).toBe(5000);
  });

  it('finds a setting that a person changed', () => {
    const facts = factsWith(
      {
        'TIC-21.SP': [...ramp(55, 55, 60), ...ramp(45, 45, 60)],
        'TIC-21.PV': [...ramp(55, 55, 60), ...ramp(45, 45, 60)],
        'TIC-21.OUT': [...ramp(40, 40, 60), ...ramp(25, 25, 60)],
        'ZT-21': [...ramp(40, 40, 60), ...ramp(25, 25, 60)],
      },
      {
        journal: [
          journalEntry('EV-4', 3600, 'setpoint-change', 'TIC-21.SP changed from 55 to 45 °C', {
            equipment: 'E-21',
            tag: 'TIC-21.SP',
            by: { id: 'demo-technician', role: 'technician' },
          }),
        ],
      },
    );
    const changed = leading(facts, ['E-21']);
    expect(changed?.cause).toContain('TIC-21.SP changed from 55 to 45');
    expect(changed?.for.some((item) => item.kind === 'journal')).toBe(true);
  });

  it('counts earlier cases in the log and shows them as evidence', () => {
    const changed = { 'LS-77': [...Array(60).fill(false), ...Array(60).fill(true)] };
    const seal = leading(factsWith(changed, { records: [record(4, 'P-77', 'mech seal leaking, replaced'), record(9, 'P-78', 'seal leak')] }), ['P-77']);
    expect(seal?.earlierCases).toBe(1);
    expect(seal?.for.some((item) => item.kind === 'log-row' && item.row === 4)).toBe(true);
  });

  it('calls a healthy plant healthy and names no cause', () => {
    expect(diagnose(factsWith({}), ['P-77'])).toMatchObject({ outcome: 'healthy', causes: [] });
  });

  it('says that the evidence is not enough, and what to collect', () => {
    const facts = plantFacts({
      now: new Date(at(7200)),
      window: { from: new Date(at(0)), to: new Date(at(7200)) },
      directory,
      transitions: [annunciation('TIC-21.DEV', 100, { equipment: 'E-21', tag: 'TIC-21.PV', condition: 'deviation', limit: -3 })],
    });
    const diagnosis = diagnose(facts, ['E-21']);
    expect(diagnosis.outcome).toBe('insufficient-evidence');
    expect(diagnosis.collect.join(' ')).toContain('Read PDT-21');
    expect(diagnosis.abnormal.length).toBeGreaterThan(0);
  });

  it('does not blame a unit that has nothing to do with the question', () => {
    const facts = factsWith({ 'PE-31': toggling, 'LS-77': Array(120).fill(true) });
    expect(diagnose(facts, ['P-77']).causes.every((cause) => cause.equipment !== 'PE-31')).toBe(true);
    expect(diagnose(facts, []).causes.map((cause) => cause.equipment)).toEqual(expect.arrayContaining(['PE-31', 'P-77']));
  });

  it('is deterministic and keeps probabilities between 0 and 1 on any mixture of signs', () => {
    const extremes = fc.record({
      vibration: fc.double({ min: 0, max: 15, noNaN: true }),
      suction: fc.double({ min: -90, max: 60, noNaN: true }),
      wet: fc.boolean(),
      current: fc.double({ min: 0, max: 55, noNaN: true }),
    });
    fc.assert(
      fc.property(extremes, ({ vibration, suction, wet, current }) => {
        const facts = factsWith({ 'VT-77': ramp(1.6, vibration), 'PT-70': ramp(12, suction), 'LS-77': Array(120).fill(wet), 'IT-77': ramp(30, current) });
        const diagnosis = diagnose(facts, ['P-77']);
        expect(diagnose(facts, ['P-77'])).toEqual(diagnosis);
        for (const cause of diagnosis.causes) expect(cause.probability >= 0 && cause.probability <= 1 + 1e-9).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the signature table', () => {
  it('has an id once, sane numbers, and a check for every signature', () => {
    expect(new Set(faultSignatures.map((each) => each.id)).size).toBe(faultSignatures.length);
    for (const each of faultSignatures) {
      expect(each.prior).toBeGreaterThan(0);
      expect(each.prior).toBeLessThan(0.2);
      expect(each.check.length).toBeGreaterThan(40);
      expect(each.mechanism).toMatch(/^\d\.\d /);
      expect(each.keywords.length).toBeGreaterThan(2);
      for (const sign of each.symptoms) expect(sign.sensitivity > 0 && sign.sensitivity < 1).toBe(true);
    }
  });
});

describe('noisyOrPosterior', () => {
  it('matches Bayes by hand for one cause and one sign', () => {
    const { marginals, none } = noisyOrPosterior([{ presence: 1, leak: 0.1 }], [{ prior: 0.2, effects: new Map([[0, 0.5]]) }]);
    const shown = 1 - 0.9 * 0.5;
    const expected = (0.2 * shown) / (0.2 * shown + 0.8 * 0.1);
    expect(marginals[0]).toBeCloseTo(expected, 9);
    expect(none).toBeCloseTo(1 - expected, 9);
  });

  it('leaves a cause at its prior where nothing was observed', () => {
    const { marginals } = noisyOrPosterior([{ presence: 0.5, leak: 0.1 }], [{ prior: 0.2, effects: new Map([[0, 0.9]]) }]);
    expect(marginals[0]).toBeCloseTo(0.2, 9);
  });
});

describe('roles and families', () => {
  it.each([
    [tag('VT-5', 'X', 'Schwingung', 'mm/s'), 'vibration'],
    [tag('TT-5', 'X', 'Drive-end bearing temperature', '°C'), 'bearing-temperature'],
    [tag('PT-5', 'X', 'Suction pressure', 'bar'), 'suction-pressure'],
    [tag('PDT-5', 'X', 'Filter differential pressure', 'kPa'), 'pressure-drop'],
    [tag('FIC-5.OUT', 'X', 'Flow controller output', '%'), 'controller-output'],
    [tag('LT-5', 'X', 'Tank level', '%'), 'level'],
    [discreteTag('LS-5', 'X', 'Seal drip pan switch', ['dry', 'wet']), 'leak-switch'],
    [discreteTag('M-5.RUN', 'X', 'Motor running'), 'running'],
  ])('knows %o as %s', (given, role) => {
    expect(roleOfTag(given)).toBe(role);
  });

  it('knows families by class and by name', () => {
    const [pump] = directory.assets.filter((each) => each.id === 'P-77');
    expect(pump && familyOfAsset(pump)).toBe('pump');
    const [air] = directory.assets.filter((each) => each.id === 'K-91');
    expect(air && familyOfAsset(air)).toBe('compressor');
    const [unit] = directory.assets.filter((each) => each.id === 'U10');
    expect(unit && familyOfAsset(unit)).toBe('other');
  });
});
