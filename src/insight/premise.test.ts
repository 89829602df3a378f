import { describe, expect, it } from 'vitest';
import { Alarm } from '../domain/alarm.js';
import { annunciation, at, fixtureDirectory, fixtureStart, journalEntry, ramp, reading, record, trend } from '../testing/insight-fixtures.js';
import { type PlantFacts, plantFacts } from './plant-facts.js';
import { checkPremises } from './premise.js';
import { findClaims, type Mention } from './premise-claims.js';

const directory = fixtureDirectory();
const window = { from: new Date(fixtureStart), to: new Date(fixtureStart + 7200_000) };
const pump: Mention = { id: 'P-77', kind: 'equipment' };
const chest: Mention = { id: 'LT-70', kind: 'tag' };

function activeAlarm(definitionId: string, tagId: string, equipment: string): Alarm {
  return Alarm.parse({
    id: `${definitionId}#1`,
    definitionId,
    tag: tagId,
    equipment,
    condition: 'high',
    priority: 'medium',
    message: `${tagId} high`,
    unit: null,
    value: 5,
    limit: 4.5,
    raisedAt: at(3000),
    state: 'active-unacknowledged',
  });
}

const trip = journalEntry('EV-1', 3600, 'trip', 'P-77 tripped: suction pressure low', { equipment: 'P-77' });
const stopped = [reading('P-77.RUN', false), reading('LT-70', 62, { unit: '%' })];

function check(question: string, mentions: readonly Mention[], more: Partial<PlantFacts> = {}) {
  const facts = plantFacts({
    now: window.to,
    window,
    directory,
    readings: stopped,
    journal: [trip],
    transitions: [annunciation('PT-70.L', 3500, { equipment: 'S-70' })],
    ...more,
  });
  return checkPremises({ question, mentions, facts });
}

describe('checkPremises on trips', () => {
  it('corrects a wrong reason with the recorded one', () => {
    const [first] = check('Why is P-77 tripping on high vibration?', [pump]);
    expect(first).toMatchObject({ verdict: 'refuted', kind: 'trip-reason', subject: 'P-77' });
    expect(first?.sentence).toBe(
      'P-77 did not trip on high vibration: the trip at 2026-05-11 07:00:00 is recorded as "P-77 tripped: suction pressure low" (suction pressure).',
    );
    expect(first?.evidence[0]).toMatchObject({ kind: 'journal', entryId: 'EV-1' });
  });

  it.each([
    'Why did P-77 trip on low suction pressure?',
    'P-77 shut down due to low suction pressure, what do I do?',
    'What caused P-77 to trip because of suction pressure?',
    'Warum hat P-77 wegen niedrigem Saugdruck ausgelöst?',
    'P-77 因吸入压力低跳闸，怎么办？',
  ])('supports the recorded reason: %s', (question) => {
    expect(check(question, [pump])[0]).toMatchObject({ verdict: 'supported', kind: 'trip-reason' });
  });

  it('says when there was no trip at all', () => {
    const [first] = check('Why does P-77 keep tripping on overload?', [pump], { journal: [], transitions: [] });
    expect(first).toMatchObject({ verdict: 'refuted' });
    expect(first?.sentence).toContain('has not tripped');
  });

  it('does not refute from a history that was not read', () => {
    const facts = plantFacts({ now: window.to, window, directory });
    expect(checkPremises({ question: 'Why did P-77 trip on overload?', mentions: [pump], facts, historyRead: false })[0]?.verdict).toBe('unknown');
  });

  it('takes the reason from the alarm before the trip where the record names none', () => {
    const journal = [journalEntry('EV-2', 3600, 'trip', 'P-77 tripped', { equipment: 'P-77' })];
    const transitions = [annunciation('VT-77.HH', 3595, { condition: 'high-high' })];
    expect(check('Why did P-77 trip on high vibration?', [pump], { journal, transitions })[0]?.verdict).toBe('supported');
    expect(check('Why did P-77 trip on low level?', [pump], { journal, transitions })[0]).toMatchObject({ verdict: 'refuted' });
  });
});

describe('checkPremises on times', () => {
  it('supports a stop near the stated time and corrects another one', () => {
    expect(check('What happened when P-77 stopped at 07:05?', [pump])[0]).toMatchObject({ verdict: 'supported' });
    const [wrong] = check('What happened when P-77 stopped at 03:00?', [pump]);
    expect(wrong).toMatchObject({ verdict: 'refuted' });
    expect(wrong?.sentence).toContain('It was at 2026-05-11 07:00:00, not at 03:00');
  });

  it('understands am and pm', () => {
    expect(check('Why did P-77 trip at 7 am?', [pump])[0]).toMatchObject({ verdict: 'supported' });
    expect(check('Why did P-77 trip at 7 pm?', [pump])[0]).toMatchObject({ verdict: 'refuted' });
  });
});

describe('checkPremises on states', () => {
  it('checks "in alarm" against the active alarms', () => {
    expect(check('Why is P-77 in alarm?', [pump])[0]).toMatchObject({ verdict: 'refuted' });
    expect(check('Why is P-77 in alarm?', [pump], { alarms: [activeAlarm('VT-77.H', 'VT-77', 'P-77')] })[0]).toMatchObject({ verdict: 'supported' });
  });

  it('checks "running" and "not running" against the feedback', () => {
    expect(check('Why is P-77 running?', [pump])[0]).toMatchObject({ verdict: 'refuted' });
    expect(check('Why is P-77 not running?', [pump])[0]).toMatchObject({ verdict: 'supported' });
    expect(check('Warum läuft P-77 nicht?', [pump])[0]).toMatchObject({ verdict: 'supported' });
  });

  it('checks leaking, jammed and shelved', () => {
    expect(check('P-77 is leaking, which seal do I need?', [pump], { readings: [reading('LS-77', false)] })[0]).toMatchObject({ verdict: 'refuted' });
    expect(check('Why is the conveyor jammed?', [{ id: 'CN-31', kind: 'equipment' }])[0]).toMatchObject({ verdict: 'refuted' });
    expect(check('Why was the alarm of P-77 shelved?', [pump])[0]).toMatchObject({ verdict: 'refuted' });
  });
});

describe('checkPremises on settings and states in words', () => {
  const conveyor: Mention = { id: 'CN-31', kind: 'equipment' };

  it('looks for a changed setting in the journal', () => {
    const journal = [journalEntry('EV-5', 100, 'setpoint-change', 'TIC-21.SP changed from 55 to 45 °C', { equipment: 'E-21', tag: 'TIC-21.SP' })];
    const loop: Mention = { id: 'E-21', kind: 'equipment' };
    expect(check('Why was the setpoint of E-21 lowered last night?', [loop], { journal })[0]).toMatchObject({ verdict: 'supported', kind: 'setting-changed' });
    expect(check('Why was the setpoint of E-21 lowered last night?', [loop], { journal: [] })[0]).toMatchObject({ verdict: 'refuted' });
    expect(check('Can you change the setpoint of E-21?', [loop], { journal: [] })).toEqual([]);
  });

  it('compares a state in words', () => {
    const readings = [reading('CN-31.STATE', 'Execute')];
    expect(check('Why is CN-31 held?', [conveyor], { readings })[0]).toMatchObject({
      verdict: 'refuted',
      sentence: 'CN-31 is in state Execute at 2026-05-11 08:00:00.',
    });
    expect(check('Why is CN-31 running?', [conveyor], { readings })[0]).toMatchObject({ verdict: 'supported' });
  });

  it('takes the time of "what happened at" for the event of the other clause', () => {
    expect(check('What happened at 03:00 when P-77 stopped?', [pump])[0]).toMatchObject({ verdict: 'refuted' });
    expect(check('What happened at 07:00 when P-77 stopped?', [pump])[0]).toMatchObject({ verdict: 'supported' });
  });
});

describe('checkPremises on quantities and values', () => {
  it('refutes a low level that is within its limits, with the reading', () => {
    const [first] = check('Since the level is low, should I stop P-77?', [pump, chest]);
    expect(first).toMatchObject({ verdict: 'refuted', kind: 'quantity' });
    expect(first?.sentence).toBe('LT-70 is not low: 62 % at 2026-05-11 08:00:00 (low limit 15 %).');
  });

  it('supports one that is beyond its limit', () => {
    expect(check('Why is the level in LT-70 low?', [chest], { readings: [reading('LT-70', 9, { unit: '%' })] })[0]).toMatchObject({ verdict: 'supported' });
  });

  it('finds the claim in a definite noun phrase of an open question', () => {
    expect(check('What should I do about the high vibration on P-77?', [pump], { readings: [reading('VT-77', 1.6, { unit: 'mm/s' })] })[0]).toMatchObject({
      verdict: 'refuted',
      kind: 'quantity',
    });
  });

  it('checks rising and falling against the trend', () => {
    const trends = [trend('TT-77', ramp(48, 85), { unit: '°C' })];
    expect(check('Why is the bearing temperature of P-77 rising?', [pump], { trends })[0]).toMatchObject({ verdict: 'supported' });
    expect(check('Why is the bearing temperature of P-77 dropping?', [pump], { trends })[0]).toMatchObject({ verdict: 'refuted' });
  });

  it('checks a stated value, and minds the unit', () => {
    expect(check('Why is LT-70 at 20 %?', [chest])[0]).toMatchObject({ verdict: 'refuted', kind: 'value' });
    expect(check('Why is LT-70 at 62 %?', [chest])[0]).toMatchObject({ verdict: 'supported', kind: 'value' });
    expect(check('Why is LT-70 at 20 bar?', [chest])[0]).toMatchObject({ verdict: 'unknown' });
  });
});

describe('checkPremises on work done', () => {
  it('looks in the records for the work', () => {
    const records = [record(3, 'P-77', 'bearing replaced, DE side')];
    expect(check('It is noisy since the bearing of P-77 was replaced.', [pump], { records })[0]).toMatchObject({ verdict: 'supported', kind: 'work-done' });
    expect(check('It is noisy since the impeller of P-77 was replaced.', [pump], { records })[0]).toMatchObject({ verdict: 'unknown' });
  });
});

describe('findClaims', () => {
  it.each([
    'Is P-77 running?',
    'What if the level is low?',
    'What should I do if P-77 trips on high vibration?',
    'What is the high vibration limit of P-77?',
    'How do I reset P-77 when the vibration is high?',
    'Does P-77 trip on low suction pressure?',
    'Which alarms are shelved?',
    'Show me the trend of LT-70',
    'Draft duty standby logic for P-77 with a 10 s failover',
    'Open a work order for P-77',
    'Can P-77 be running while S-70 is cleaned?',
    'How often did we clean the strainer?',
    'Läuft P-77?',
    'P-77 在运行吗？',
  ])('claims nothing: %s', (question) => {
    expect(findClaims(question, [pump])).toEqual([]);
  });

  it('takes the last mention before a pronoun as the subject', () => {
    const claims = findClaims('P-77 and S-70 are new. Why is it in alarm?', [
      { id: 'P-77', kind: 'equipment' },
      { id: 'S-70', kind: 'equipment' },
    ]);
    expect(claims.map((claim) => [claim.kind, claim.subject?.id])).toEqual([['state', 'S-70']]);
  });

  it('does not cut a tag or a number into clauses', () => {
    const claims = findClaims('Why is P-77.RUN at 1.5 bar?', [{ id: 'P-77.RUN', kind: 'tag' }]);
    expect(claims[0]).toMatchObject({ kind: 'value', value: 1.5, unit: 'bar' });
  });

  it('claims nothing of an empty question', () => {
    expect(findClaims('', [])).toEqual([]);
  });
});
