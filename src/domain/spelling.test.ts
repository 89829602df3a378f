import { describe, expect, it } from 'vitest';
import { nearestAskingWord, readAskingWords, readLookAlikes } from './spelling.js';

describe('misspelt words of asking', () => {
  it.each([
    ['wich alrams are activ', 'which alarms are active'],
    ['shwo teh presure of the tnak', 'show teh pressure of the tank'],
    ['bering temprature', 'bearing temperature'],
    ['opne wrok ordres', 'open work orders'],
    ['maximun torqe', 'maximum torque'],
    ['Wleche Alrme sind aktiv', 'welche Alrme sind aktiv'],
    ['lvl raw water tank', 'level raw water tank'],
  ])('reads "%s"', (written, meant) => {
    expect(readAskingWords(written).text).toBe(meant);
  });

  it.each(['heating', 'leading', 'sealing', 'pumped', 'coated', 'wire', 'trim', 'trench', 'welding', 'valued', 'boils', 'grips', 'sheave', 'drums', 'tarps'])(
    'leaves the word "%s" alone',
    (word) => {
      expect(nearestAskingWord(word)).toBeNull();
    },
  );

  it('leaves names, tags and known words alone', () => {
    const text = 'Ask Trent about PMP-3 and filler.sp';
    expect(readAskingWords(text).text).toBe(text);
    expect(readAskingWords('the tork wheel', (word) => word === 'tork').text).toBe('the tork wheel');
  });
});

describe('tags with look-alike letters', () => {
  const tags = new Set(['M-205B', 'M-205A', 'TK-10', 'B-18']);
  const isTag = (tag: string): boolean => tags.has(tag);

  it.each([
    ['Is M-2O5A hot?', 'Is M-205A hot?'],
    ['TK-1O level', 'TK-10 level'],
    ['M-2O5B', 'M-205B'],
  ])('reads "%s"', (written, meant) => {
    expect(readLookAlikes(written, isTag).text).toBe(meant);
  });

  it('never turns a tag into another one', () => {
    expect(readLookAlikes('M-205C and M-206A', isTag).readings).toEqual([]);
    expect(readLookAlikes('B-18', isTag).readings).toEqual([]);
  });
});
