import { describe, expect, it } from 'vitest';
import { stemEnglish } from '../text/porter2.js';
import { Dictionary } from './dictionary.js';
import { SimilarTerms, spellingDistance, spellingTolerance } from './similar-terms.js';

const KNOWN = ['vibration', 'pressure', 'temperature', 'calibration', 'conveyor', 'vacuum', 'compressor', 'flank', 'bearing', 'valve', 'impeller'];
const dictionary = new Dictionary(KNOWN.map(stemEnglish));
const similar = new SimilarTerms(dictionary);
/** As a question does it: by the word as written and by its stem. */
const find = (word: string): string[] =>
  [word, stemEnglish(word)].flatMap((form) => similar.find(form, () => 1, 3)).map(({ termId }) => dictionary.term(termId));

describe('misspelt words', () => {
  it.each([
    ['vibraton', 'vibration'],
    ['presure', 'pressure'],
    ['temprature', 'temperature'],
    ['conveyer', 'conveyor'],
    ['vaccum', 'vacuum'],
    ['compresor', 'compressor'],
    ['beraing', 'bearing'],
    ['impeler', 'impeller'],
  ])('%s means %s', (written, meant) => {
    expect(find(written)[0]).toBe(stemEnglish(meant));
  });

  it('are not other words, tags or numbers', () => {
    expect(find('flange')).not.toContain('flank');
    expect(find('p101a')).toEqual([]);
    expect(find('val')).toEqual([]);
    expect(find('warranty')).toEqual([]);
  });

  it('never name a term that the reader cannot read', () => {
    expect(similar.find('vibraton', () => 0, 3)).toEqual([]);
  });

  it('cost nothing when there is no slip, and slips of the finger less than other letters', () => {
    expect(spellingDistance('motor', 'motor')).toBe(0);
    expect(spellingDistance('mtoor', 'motor')).toBeLessThan(spellingDistance('moxor', 'motor'));
    expect(spellingDistance('mottor', 'motor')).toBeLessThan(spellingDistance('moktor', 'motor'));
    expect(spellingTolerance(3)).toBe(0);
  });
});
