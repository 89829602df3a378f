import { describe, expect, it } from 'vitest';
import { asksAboutFormer, isRevisionHistory, speaksOfFormer } from './former.js';

describe('what used to hold', () => {
  it.each([
    'Up to Rev B the limit was 9 bar.',
    'The previous value of 12 mm no longer applies.',
    'Formerly 40 N·m.',
    'Bis Ausgabe 3 galt 5 bar.',
    '以前为 5 bar。',
  ])('%s', (sentence) => {
    expect(speaksOfFormer(sentence)).toBe(true);
  });

  it.each(['The limit is 9 bar.', 'Replace the seal every year.', 'Before opening the cover, stop the machine.', 'Der Grenzwert ist 9 bar.'])(
    'not: %s',
    (sentence) => {
      expect(speaksOfFormer(sentence)).toBe(false);
    },
  );

  it('is told by tables of revisions', () => {
    expect(isRevisionHistory('Manual > Revision history', 'B: Date 2024')).toBe(true);
    expect(isRevisionHistory('Manual > Limits', 'Pressure: 9 bar')).toBe(false);
  });

  it('is asked about with words of change', () => {
    expect(asksAboutFormer('What changed in revision C?')).toBe(true);
    expect(asksAboutFormer('What is the trip limit?')).toBe(false);
  });
});
