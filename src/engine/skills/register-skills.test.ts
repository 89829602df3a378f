import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { understand } from '../understand/understanding.js';
import { alarmMeaning } from './alarm-meaning.js';
import { assetFacts } from './asset-facts.js';
import { compareRevisions } from './compare-revisions.js';
import { courtesy, introduce } from './conversation-skills.js';
import { knowledgeAnswer } from './knowledge-answer.js';
import { readValue } from './plant-state.js';

const directory = createLine4Directory();
const linkers = { entities: new EntityLinker(directory), signals: new SignalLinker(directory) };
const understood = (text: string) => understand([{ role: 'user', text }], directory, linkers, new Date('2026-03-04T15:30:00Z'));

describe('questions that the registers answer', () => {
  it.each([
    'What does the alarm LS-101A mean and what do I do?',
    'Was bedeutet der Alarm VT-101A hoch?',
    'What should I do when the high vibration alarm of P-101B comes?',
  ])('the meaning of an alarm comes from its record: %s', (text) => {
    expect(alarmMeaning.fits(understood(text))).toBeGreaterThan(0.85);
  });

  it.each(['What does E-122 mean?', 'Which alarms are active?', 'Why is P-101A in alarm?', 'What does the alarm philosophy say about floods?'])(
    'which this is not: %s',
    (text) => {
      expect(alarmMeaning.fits(understood(text))).toBe(0);
    },
  );

  it.each(['Who made the filler and what is its serial number?', 'Where is P-203?', 'What kind of pump is P-101A?', 'Was ist P-202?'])(
    'make, serial number and place come from the asset register: %s',
    (text) => {
      expect(assetFacts.fits(understood(text))).toBeGreaterThan(0.8);
    },
  );

  it.each(['What is the temperature of P-101A?', 'What is wrong with P-203?', 'Where is the isolator of P-203?', 'What is the torque for the feet of P-101A?'])(
    'which this is not: %s',
    (text) => {
      expect(assetFacts.fits(understood(text))).toBe(0);
    },
  );

  it('a bare loop name leads to its setpoint', () => {
    const understanding = understood('What is the setpoint of TIC-201?');
    expect(readValue.fits(understanding)).toBeGreaterThan(0.7);
    expect(readValue.fits(understood('What is the highest setpoint allowed for TIC-201?'))).toBe(0);
  });

  it('two of a kind are named when the kind alone is said', () => {
    expect(understood('the conveyor makes a grinding noise').ambiguous).toEqual(['CN-401', 'CN-402']);
    expect(understood('the infeed conveyor makes a grinding noise').ambiguous).toEqual([]);
  });

  it.each(['Thanks!', 'ok great, thank you', 'That is wrong', 'I need help', '谢谢', 'Das ist falsch.'])('manners are no question: %s', (text) => {
    expect(courtesy.fits(understood(text))).toBeGreaterThan(0.9);
  });

  it.each(['Hello and good day to all of you.', 'Guten Morgen zusammen!', 'Hi, what can you do for me?'])('a greeting is answered: %s', (text) => {
    expect(introduce.fits(understood(text))).toBeGreaterThan(0.9);
  });

  it.each(['Thanks, and what about P-101B?', 'Is that wrong?', 'Help me start the CIP'])('and no more than that is taken for manners: %s', (text) => {
    expect(courtesy.fits(understood(text))).toBe(0);
  });
});

describe('what a named revision of a paper said', () => {
  it.each([
    'How many open alarms were allowed under Rev 2 of the shift rules?',
    'What pressure limit did revision B of the boiler manual give?',
    'What was the level setpoint in issue 3 of the tank booklet?',
    'What did the 2019 edition say about the temperature of T-101?',
  ])('is asked of the documents, not of the plant: %s', (text) => {
    expect(knowledgeAnswer.fits(understood(text))).toBeGreaterThan(0.7);
  });

  it.each([
    'What changed in the shift rules between revision 2 and 3?',
    'How do I change the seal in revision C?',
    'What is the pressure of P-101A?',
    'Which alarms are active?',
  ])('which this is not: %s', (text) => {
    expect(knowledgeAnswer.fits(understood(text))).toBeLessThan(0.3);
  });
  it('leaves a comparison of two revisions to the table', () => {
    expect(compareRevisions.fits(understood('What changed in the shift rules between revision 2 and 3?'))).toBeGreaterThan(0.5);
  });
});
