import { describe, expect, it } from 'vitest';
import { Alarm } from '../domain/alarm.js';
import { annunciation, at, fixtureDirectory, fixtureStart, journalEntry, reading } from '../testing/insight-fixtures.js';
import { type PlantFacts, plantFacts } from './plant-facts.js';
import { checkPremises } from './premise.js';
import type { Mention } from './premise-claims.js';

const window = { from: new Date(fixtureStart), to: new Date(fixtureStart + 7200_000) };
const trip = journalEntry('EV-1', 3600, 'trip', 'P-77 tripped: suction pressure low', { equipment: 'P-77' });
const alarm = Alarm.parse({
  id: 'VT-77.H#1',
  definitionId: 'VT-77.H',
  tag: 'VT-77',
  equipment: 'P-77',
  condition: 'high',
  priority: 'medium',
  message: 'P-77 vibration high',
  unit: null,
  value: 5,
  limit: 4.5,
  raisedAt: at(3000),
  state: 'active-unacknowledged',
});

function verdicts(question: string, more: Partial<PlantFacts> = {}) {
  const mentions = ['P-77', 'S-70'].flatMap((id): Mention[] => (question.includes(id) ? [{ id, kind: 'equipment', start: question.indexOf(id) }] : []));
  const facts = plantFacts({
    now: window.to,
    window,
    directory: fixtureDirectory(),
    readings: [reading('P-77.RUN', true)],
    journal: [trip],
    alarms: [alarm],
    transitions: [annunciation('PT-70.L', 3500, { equipment: 'S-70', message: 'Suction pressure low' })],
    ...more,
  });
  return checkPremises({ question, mentions, facts });
}
const refutation = (question: string, more: Partial<PlantFacts> = {}) =>
  verdicts(question, more).find(({ verdict }) => verdict === 'refuted')?.sentence ?? null;

describe('happenings taken for granted', () => {
  it('are counted', () => {
    expect(refutation('P-77 tripped three times. Is there a pattern?')).toMatch(/^P-77 has 1 trip and not 3 between/u);
    expect(refutation('P-77 tripped once. Why?')).toBeNull();
  });

  it('that last are held against the present', () => {
    expect(refutation('P-77 has been down since seven. How long can we go on?')).toMatch(/^P-77 is not down now: it is running at .* on record: P-77 tripped/u);
    expect(refutation('P-77 has been down since seven. How long can we go on?', { readings: [reading('P-77.RUN', false)] })).toBeNull();
  });

  it('are put in their order', () => {
    expect(refutation('P-77 tripped before the suction pressure alarm of S-70 came, why?')).toMatch(
      /^It was the other way round: Suction pressure low .* came before P-77 tripped/u,
    );
    expect(refutation('The suction pressure alarm of S-70 came before P-77 tripped, why?')).toBeNull();
  });

  it('were attended to by somebody, or not', () => {
    expect(refutation('Who acknowledged the vibration alarm of P-77?')).toMatch(/has not been acknowledged: it is active-unacknowledged/u);
    expect(refutation('Why did they shelve the vibration alarm of P-77?')).toMatch(/has not been shelved/u);
    expect(refutation('Who may shelve the vibration alarm of P-77?')).toBeNull();
  });
});
