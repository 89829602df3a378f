import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { phrasesFor } from '../phrases/phrases.js';
import { Results } from '../results.js';
import { understand } from '../understand/understanding.js';
import { measureSkill } from './measure.js';

const directory = createLine4Directory();
const linkers = { entities: new EntityLinker(directory), signals: new SignalLinker(directory) };
const asked = (...questions: readonly string[]) => {
  const messages = questions.map((text) => ({ role: 'user' as const, text }));
  const understanding = understand(messages, directory, linkers, new Date('2026-03-04T15:30:00Z'));
  const context = { understanding, results: new Results(messages), directory, say: phrasesFor('en'), offers: () => true, role: null };
  const fit = measureSkill.fits(understanding);
  return { fit, calls: fit === 0 ? [] : measureSkill.plan(context).map(({ input }) => input), lines: fit === 0 ? null : measureSkill.compose(context) };
};

describe('statistic, tag, window and condition of a question', () => {
  it.each([
    ['peak of PT-601 while the boiler was firing', { tag: 'PT-601', statistic: 'maximum', while: [{ tag: 'BL-601.RUN', is: 'running' }] }],
    ['what did TT-601 average while the chiller was off', { tag: 'TT-601', statistic: 'mean', while: [{ tag: 'CH-601.RUN', is: 'stopped' }] }],
    ['smallest PT-602 while IT-602 was above 12', { tag: 'PT-602', statistic: 'minimum', while: [{ tag: 'IT-602', above: 12 }] }],
    ['What was the mean of QT-501 during CIP?', { tag: 'QT-501', statistic: 'mean', while: [{ tag: 'CIP-500.STEP', is: 'running' }] }],
    [
      'what was FT-603 ten minutes before P-601B tripped',
      { tag: 'FT-603', statistic: 'value', event: { side: 'before', minutes: 10, anyOf: [{ tag: 'P-601B.TRIP', is: 'tripped' }] } },
    ],
    ['max of TT-101B after P-101B started', { tag: 'TT-101B', statistic: 'maximum', event: { side: 'after', anyOf: [{ tag: 'P-101B.RUN', is: 'running' }] } }],
    ['for how many minutes was LT-301 below 30 since 9', { tag: 'LT-301', statistic: 'time-beyond', below: 30, from: '2026-03-04T09:00:00.000Z' }],
    ['how often did PDT-602 go over 8 today', { tag: 'PDT-602', statistic: 'count-beyond', above: 8 }],
    ['std dev of WT-401 from 8 till half past nine', { tag: 'WT-401', statistic: 'spread', from: '2026-03-04T08:00:00.000Z', to: '2026-03-04T09:30:00.000Z' }],
    ['how long did the agitator stand still today', { tag: 'AG-301.RUN', statistic: 'time-in-state', is: 'stopped' }],
    ['how many times did P-203 start since 6', { tag: 'P-203.RUN', statistic: 'count-of-state', is: 'running' }],
    ['what was the longest stop of the filler this shift', { tag: 'F-401.STATE', statistic: 'longest', is: 'stopped' }],
    ['how much time did we divert today', { tag: 'FDV-202.FWD', statistic: 'time-in-state', is: 'diverted' }],
    ['what was TT-203 at 9:40', { tag: 'TT-203', statistic: 'value', to: '2026-03-04T09:40:00.000Z' }],
  ])('%s', (question, input) => {
    expect(asked(question).calls[0]).toMatchObject(input);
  });

  it('compares both sides of what happened over equal spans', () => {
    const { calls } = asked('compare PT-110 before and after P-101A tripped');
    expect(calls.map((input) => (input['event'] as { side: string; minutes: number }).side)).toEqual(['before', 'after']);
    expect(calls.every((input) => (input['event'] as { minutes: number }).minutes === 60)).toBe(true);
  });

  it.each([
    'average FT-110 while the inspector was here',
    'how often did P-203 stop while the inspector was here today',
    'highest TT-301 during the visit of the auditor',
    'what was the lowest PT-603 because of the leak',
  ])('a condition that names nothing here is said, and no figure is read: %s', (question) => {
    const { fit, calls, lines } = asked(question);
    expect(fit).toBeGreaterThan(0.8);
    expect(calls).toEqual([]);
    expect(lines?.[0]?.text).toMatch(/I give no figure, .*: (?:while the inspector|during the visit|because of the leak)/u);
  });

  it.each([
    'What is the maximum temperature of the caustic?',
    'How long must the boiler blow down?',
    'When should P-101A be greased?',
    'Why did the chiller trip?',
    'how many bottles since 6',
    'How do I start the agitator after a stop?',
    'what was done on P-101A in 2025',
  ])('what lays down a rule, asks for a reason or for records is left to others: %s', (question) => {
    expect(asked(question).fit).toBe(0);
  });

  it('a follow-up with its own time leaves the moment of before', () => {
    expect(asked('what was TT-101A an hour ago', 'plot it since 6').calls).toEqual([]);
    expect(asked('what was TT-101A at 9', 'and the highest since 7?').calls[0]).toMatchObject({ statistic: 'maximum', from: '2026-03-04T07:00:00.000Z' });
  });
});
