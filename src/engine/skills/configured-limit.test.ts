import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../testing/read-question.js';

describe('the limit that an alarm is set to', () => {
  it.each([
    'What is the vibration trip of P-101A?',
    'At which vibration does P-101A trip?',
    'trip level of VT-101A',
    'high limit of the boiler pressure',
    'At what level does the buffer tank low alarm come in?',
    'Bei welcher Schwingung schaltet P-101A ab?',
    'P-101A在振动多少时跳闸？',
  ])('is asked by %s', (text) => {
    expect(readQuestion(text).skill).toBe('configured-limit');
  });
  it('is asked of what was read before', () => {
    expect(readQuestion('what does TT-203 read', 'and the limit?').skill).toBe('configured-limit');
  });
  it.each([
    'What vibration trip did revision C of the HC-40 manual give?',
    'Why did P-101A trip?',
    'When did P-101A trip last?',
    'How do I test the vibration trip of P-101A?',
    'what is the limit of a holding tube?',
    'Raise the P-101A vibration trip to 15 mm/s until Friday',
  ])('is not asked by %s', (text) => {
    expect(readQuestion(text).skill).not.toBe('configured-limit');
  });
  it.each(['When will P-101A trip?', 'How long until P-101A trips?', 'How much longer can P-101A run before it trips?', 'Wann löst P-101A aus?'])(
    'is not asked by what asks for a time to come: %s',
    (text) => {
      expect(readQuestion(text).skill).toBe('describe-trend');
    },
  );
});
