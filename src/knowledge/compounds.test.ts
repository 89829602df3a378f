import { describe, expect, it } from 'vitest';
import { agentRoots, compoundParts, compoundsWith, compoundsWithShort, participleRoots, splitCompound, withoutModifier } from './compounds.js';
import { CharGramIndex } from './lexical/char-grams.js';
import { Dictionary } from './lexical/dictionary.js';

describe('compounds', () => {
  const known = new Set(['gear', 'box', 'lager', 'temperatur', 'prüf']);
  const lookup = (piece: string): string | null => (known.has(piece) ? piece : null);

  it('are cut where both halves are known, linking letters allowed', () => {
    expect(splitCompound('gearbox', lookup)).toEqual(['gear', 'box']);
    expect(splitCompound('lagertemperatur', lookup)).toEqual(['lager', 'temperatur']);
    expect(splitCompound('gearshift', lookup)).toBeNull();
  });

  it.each([
    ['förderkettenantrieb', ['förder', 'ketten', 'antrieb']],
    ['förderkettengrxx', ['förder', 'ketten', 'grxx']],
    ['grxxan', null],
    ['xxrohrantrieb', ['xxrohr', 'antrieb']],
  ])('are cut into as few and as long parts as can be: %s', (word, parts) => {
    const words = new Set(['förder', 'kette', 'ketten', 'antrieb', 'an', 'trieb']);
    expect(compoundParts(word, (part) => words.has(part))).toEqual(parts);
  });

  it('are found from their first or last part among readable terms only', () => {
    const dictionary = new Dictionary(['lagertemperatur', 'temperaturfuhl', 'temperatur', 'raumtemperatur']);
    const grams = new CharGramIndex(dictionary);
    const terms = (frequency: (termId: number) => number): string[] =>
      compoundsWith('temperatur', grams, dictionary, frequency).map((termId) => dictionary.term(termId));
    expect(terms(() => 1).sort()).toEqual(['lagertemperatur', 'raumtemperatur', 'temperaturfuhl']);
    expect(terms((termId) => (termId === 0 ? 1 : 0))).toEqual(['lagertemperatur']);
  });

  it('of a word of two or three letters are those whose rest is a word', () => {
    const dictionary = new Dictionary(['olmeng', 'oliv', 'hydraulikol', 'alkohol', 'erdgas', 'gasflasch', 'gastronom']);
    const words = new Set(['meng', 'hydraulik', 'erd', 'flasch']);
    const found = (stem: string): string[] =>
      compoundsWithShort(stem, { grams: new CharGramIndex(dictionary), dictionary, frequency: () => 1, isWord: (rest) => words.has(rest) })
        .map((termId) => dictionary.term(termId))
        .sort();
    expect(found('öl')).toEqual(['hydraulikol', 'olmeng']);
    expect(found('gas')).toEqual(['erdgas', 'gasflasch']);
  });

  it('lose a modifier that only says how much', () => {
    expect(withoutModifier('mindestabstand')).toBe('abstand');
    expect(withoutModifier('abstand')).toBeNull();
  });
});

describe('related forms', () => {
  it('lead from a German participle to its verb', () => {
    expect(participleRoots('geprüft')).toContain('prüf');
    expect(participleRoots('ausgetauscht')).toContain('austausch');
    expect(participleRoots('gewechselt')).toContain('wechseln');
    expect(participleRoots('motor')).toEqual([]);
  });

  it('lead from an English agent noun to its verb', () => {
    expect(agentRoots('chiller')).toContain('chill');
    expect(agentRoots('lubricators')).toContain('lubricate');
    expect(agentRoots('gear')).toEqual([]);
  });
});
