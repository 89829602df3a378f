import { describe, expect, it } from 'vitest';
import { joinLines } from './characters.js';
import { judgeByDocument } from './hyphens.js';

const join = (lines: readonly string[], judge = judgeByDocument(lines)): string => lines.reduce((text, line) => joinLines(text, line, judge), '');

describe('a hyphen at the end of a line', () => {
  it.each([
    ['is taken out of a word that was broken there', ['the tem-', 'perature of the suf-', 'ficient flow'], 'the temperature of the sufficient flow'],
    [
      'stays in a compound that English writes so',
      ['wear flame-', 'retardant sleeves on the two-', 'stage fan'],
      'wear flame-retardant sleeves on the two-stage fan',
    ],
    ['stays where the document writes the compound within a line', ['an oven-bound tray; the oven-', 'bound tray'], 'an oven-bound tray; the oven-bound tray'],
    ['goes where the document writes the word in one', ['the crosshead; the cross-', 'head'], 'the crosshead; the crosshead'],
    [
      'stays after figures, as in part numbers',
      ['bearing 6308-', '2RS, serial 88-', '1200, a 24-', 'hour test'],
      'bearing 6308-2RS, serial 88-1200, a 24-hour test',
    ],
    ['stands before "und" and "or" for a word to come', ['Ein-', 'und Ausgang, 4-', 'or 6-pole'], 'Ein- und Ausgang, 4- or 6-pole'],
  ])('%s', (_, lines, expected) => expect(join(lines)).toBe(expected));
  it('is one people typed where the program that set the lines breaks words with another sign', () => {
    expect(join(['a self-made jig holds the dif‐', 'fuser and a rig-', 'like frame'])).toBe('a self-made jig holds the diffuser and a rig-like frame');
  });
});
