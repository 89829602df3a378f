import { describe, expect, it } from 'vitest';
import { plantGloss } from './plant-gloss.js';

describe('questions in the English words of the plant', () => {
  it.each([
    ['Wie hoch war der Dampfdruck vor zwei Stunden?', 'how high was the steam pressure two hours ago?'],
    ['Ist der Kompressor in Ordnung?', 'is the compressor ok?'],
    ['Warum ist das Förderband stehen geblieben?', 'why is the conveyor stopped?'],
    ['Wann wurde P-604 zuletzt repariert?', 'when was P-604 last repaired?'],
    ['Wie viel Säure haben wir noch?', 'how much acid is left?'],
    ['Wie warm ist die Milch am Auslauf des Kühlers?', 'how warm is the milk at outlet of the cooler?'],
    ['Wie stark vibriert der Motor M-7?', 'how high is the vibration of the motor M-7?'],
    ['Läuft der Homogenisator?', 'is the homogeniser running?'],
    ['酸液还剩多少？', 'how much acid is left?'],
    ['昨天锅炉压力最低是多少？', 'what is yesterday boiler pressure lowest ?'],
    ['空压机运行了多久？', 'how long air compressor was running ?'],
  ])('%s', (text, gloss) => {
    expect(plantGloss(text)?.replace(/\s+\?/gu, '?')).toBe(gloss.replace(/\s+\?/gu, '?'));
  });
  it.each(['Welche Richtlinie gilt für Gerüste?', 'Wie schwer ist der Deckenkran?', '脚手架由谁批准？'])('no half of a translation: %s', (text) => {
    expect(plantGloss(text)).toBeNull();
  });
  it('an English question stays as it is', () => {
    expect(plantGloss('How full is the tank?')).toBe('How full is the tank?');
  });
});
