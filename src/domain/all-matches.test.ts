import { describe, expect, it } from 'vitest';
import { allMatches } from './all-matches.js';

const same = (text: string, pattern: RegExp): void => {
  const known = [...text.matchAll(pattern)];
  expect(allMatches(text, pattern)).toEqual(known);
  expect(allMatches(text, pattern).map(({ index }) => index)).toEqual(known.map(({ index }) => index));
};

describe('all matches of a pattern', () => {
  it('are those of matchAll, groups and empty matches included', () => {
    same('P-101A and P-101B', /([A-Z])-(\d+)(?<suffix>[A-Z])?/gu);
    same('a\u{1f600}b', /x*/gu);
    same('a\u{1f600}b', /x*/g);
    same('', /(?:)/g);
    same('no digits', /\d/g);
  });

  it('are the same again, and inside one another', () => {
    const pattern = /\d/g;
    const pairs = allMatches('12', pattern).flatMap(([outer]) => allMatches('34', pattern).map(([inner]) => outer + inner));
    expect(pairs).toEqual(['13', '14', '23', '24']);
    expect(allMatches('12', pattern)).toHaveLength(2);
  });

  it('need a global pattern', () => {
    expect(() => allMatches('a', /a/)).toThrow(TypeError);
  });
});
