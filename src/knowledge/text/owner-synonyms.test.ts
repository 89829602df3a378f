import { describe, expect, it } from 'vitest';
import { readOwnerSynonyms } from './owner-synonyms.js';
import { parseSynonyms } from './synonyms.js';

const builtin = readOwnerSynonyms('').groups;

describe("the owner's synonym file", () => {
  it('adds groups to the built-in map', () => {
    const { groups, added, removed, problems } = readOwnerSynonyms('# our words\r\nKuno = robot cell 4\nHKL > main cooling circuit\r\n');
    expect({ added, removed, problems }).toEqual({ added: 2, removed: 0, problems: [] });
    expect(groups).toEqual([...builtin, ...parseSynonyms('Kuno = robot cell 4'), ...parseSynonyms('HKL > main cooling circuit')]);
  });

  it('takes a word out of every built-in group', () => {
    const holds = (list: typeof builtin): boolean => list.some(({ from, to }) => [...from, ...to].some((phrase) => phrase.toLowerCase() === 'brg'));
    expect(holds(builtin)).toBe(true);
    const { groups, removed } = readOwnerSynonyms('- BRG');
    expect(holds(groups)).toBe(false);
    expect(removed).toBe(1);
  });

  it('reports what means nothing by line and reason, and reads the rest', () => {
    const { added, problems } = readOwnerSynonyms('lonely\nok = okay\na = \n- nowhere word\nx > y > z\n--- = ***\none two three four five six = short\n');
    expect(added).toBe(1);
    expect(problems.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 7]);
    expect(problems.every(({ reason }) => reason.length > 10)).toBe(true);
  });
});
