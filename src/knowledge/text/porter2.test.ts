import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemEnglish } from './porter2.js';

/** Pairs that follow from the published rules, one step after another. */
const PAIRS: Readonly<Record<string, string>> = {
  caresses: 'caress',
  ties: 'tie',
  cries: 'cri',
  gas: 'gas',
  gaps: 'gap',
  agreed: 'agre',
  feed: 'feed',
  luxuriated: 'luxuri',
  hopping: 'hop',
  hoped: 'hope',
  falling: 'fall',
  happy: 'happi',
  say: 'say',
  by: 'by',
  rational: 'ration',
  vibrations: 'vibrat',
  vibrate: 'vibrat',
  lubrication: 'lubric',
  lubricate: 'lubric',
  lubricating: 'lubric',
  bearings: 'bear',
  tightening: 'tighten',
  generously: 'generous',
  communication: 'communic',
  electricity: 'electr',
  electrical: 'electr',
  hopefulness: 'hope',
  adjustable: 'adjust',
  replacement: 'replac',
  replaced: 'replac',
  controlling: 'control',
  skies: 'sky',
  dying: 'die',
  proceed: 'proceed',
  succeeding: 'succeed',
  "pump's": 'pump',
  analogically: 'analog',
};

describe('the English stemmer', () => {
  it.each(Object.entries(PAIRS))('stems %s to %s', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem);
  });

  it('leaves words of one or two letters as they are', () => {
    expect(['a', 'is', 'ox'].map(stemEnglish)).toEqual(['a', 'is', 'ox']);
  });

  it('never makes a word longer by more than a letter and always gives lower case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z']{1,20}$/), (word) => {
        const stem = stemEnglish(word);
        expect(stem.length).toBeLessThanOrEqual(word.length + 1);
        expect(stem).toBe(stem.toLowerCase());
      }),
    );
  });
});
