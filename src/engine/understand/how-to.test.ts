import { describe, expect, it } from 'vitest';
import { readQuestionAs } from '../../testing/read-question.js';
import { asksHowTo, asksHowToAfterAny } from './how-to.js';

describe('a question how a work is done', () => {
  it.each([
    'How do I reset the conveyor?',
    'how to replace the belt',
    'Wie setze ich die Störung zurück?',
    'Wie wechsle ich den Filter?',
    '跳闸后怎么复位？',
    '如何更换滤芯？',
  ])('is read in %s', (text) => {
    expect(asksHowTo(text)).toBe(true);
  });
  it.each([
    'How do I know whether the pump runs?',
    'How do we compare with yesterday?',
    'Wie hoch ist der Druck?',
    'Wie lange läuft die Pumpe?',
    'Wie sehe ich den Druck?',
    '灌装机怎么停机了？',
    '泵怎么样？',
  ])('is not read in %s', (text) => {
    expect(asksHowTo(text)).toBe(false);
  });
  it('takes an event for granted only where it speaks of one', () => {
    expect(asksHowToAfterAny('How do I restart the filler after a jam?')).toBe(true);
    expect(asksHowToAfterAny('How do I restart the filler after the jam at six?')).toBe(false);
    expect(asksHowToAfterAny('Why did the filler stop after a jam?')).toBe(false);
  });
  it.each(['How do I reset the boiler?', 'Wie setze ich den Kessel zurück?', '锅炉跳闸后怎么复位？'])('is answered from no reading: %s', (text) => {
    expect(readQuestionAs('technician', text).skills).toEqual(['procedure', 'knowledge-answer']);
  });
});
