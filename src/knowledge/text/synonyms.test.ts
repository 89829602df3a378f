import { describe, expect, it } from 'vitest';
import { Analyser } from './analyse.js';
import { DEFAULT_SYNONYMS } from './default-synonyms.js';
import { SynonymIndex } from './synonym-index.js';
import { parseSynonyms } from './synonyms.js';

const analyser = new Analyser();
const expansions = (file: string, phrase: string): string[] => {
  const stems = analyser
    .analyse(phrase, 'en')
    .filter((token) => !token.part)
    .map((token) => token.term);
  return new SynonymIndex(parseSynonyms(file), analyser).expand(stems, 0).map(({ terms }) => terms.join(' '));
};

describe('the synonym map', () => {
  it('reads groups, one-way lines and comments, and skips lines that name nothing', () => {
    expect(parseSynonyms('# note\nbrg = bearing\n\nlonely\nCIP > cleaning in place\n')).toEqual([
      { from: ['brg', 'bearing'], to: ['brg', 'bearing'] },
      { from: ['CIP'], to: ['cleaning in place'] },
    ]);
  });

  it('works both ways for a group, one way for an arrow', () => {
    expect(expansions('brg = bearing', 'bearings')).toContain('brg');
    expect(expansions('brg = bearing', 'brg')).toContain('bear');
    expect(expansions('CIP > cleaning place', 'cleaning place')).toEqual([]);
  });

  it('finds phrases of several words by their stems', () => {
    expect(expansions('temp xmtr = temperature transmitter', 'temperature transmitters')).toContain('temp xmtr');
  });

  it('comes with abbreviations and the plant vocabulary of three languages', () => {
    expect(expansions(DEFAULT_SYNONYMS, 'brg')).toContain('bear');
    expect(expansions(DEFAULT_SYNONYMS, 'bearing')).toContain('轴承');
    expect(expansions(DEFAULT_SYNONYMS, 'CIP')).toContain('clean in place');
  });
});
