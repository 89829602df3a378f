import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemGerman } from './german-stemmer.js';

const PAIRS: Readonly<Record<string, string>> = {
  aufeinander: 'aufeinand',
  lager: 'lag',
  lagern: 'lag',
  ventile: 'ventil',
  ventilen: 'ventil',
  wartungen: 'wartung',
  häuser: 'haus',
  hauses: 'haus',
  kenntnisse: 'kenntnis',
  prüfung: 'prufung',
  zuverlässigkeit: 'zuverlass',
  freundlichkeit: 'freundlich',
  schrauben: 'schraub',
  straße: 'strass',
  quelle: 'quell',
  steuer: 'steu',
};

describe('the German stemmer', () => {
  it.each(Object.entries(PAIRS))('stems %s to %s', (word, stem) => {
    expect(stemGerman(word)).toBe(stem);
  });

  it('gives one stem for umlauts and their spelt-out forms', () => {
    expect(stemGerman('pruefung')).toBe(stemGerman('prüfung'));
    expect(stemGerman('oelstand')).toBe(stemGerman('ölstand'));
  });

  it('keeps u after e and q: Steuerung and Quelle have no umlaut', () => {
    expect(stemGerman('steuerung')).toBe('steuer');
    expect(stemGerman('quellen')).toBe('quell');
  });

  it('never makes a word longer, sharp s aside', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöü]{1,20}$/), (word) => {
        expect(stemGerman(word).length).toBeLessThanOrEqual(word.length);
      }),
    );
  });
});
