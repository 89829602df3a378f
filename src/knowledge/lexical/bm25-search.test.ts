import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLibraryDocument } from '../testdata/library-passages.js';
import { Analyser } from '../text/analyse.js';
import { addBm25, DEFAULT_BM25, lengthNorms, topPassages, type WeightedTerm } from './bm25.js';
import { Bm25Search } from './bm25-search.js';
import { DEFAULT_FIELD_WEIGHTS, frequencyTable } from './field-weights.js';
import { LexicalIndex } from './lexical-index.js';
import type { Scope } from './scope.js';

/** Words of which the first are common and the last rare, so that some terms decide and others cannot. */
const WORDS = Array.from({ length: 40 }, (_, at) => `word${'abcdefghij'.charAt(at % 10)}${'klmn'.charAt(Math.floor(at / 10))}`);
const tables = (scope: Scope) => ({ norms: lengthNorms(scope, DEFAULT_BM25), frequencies: frequencyTable(DEFAULT_FIELD_WEIGHTS), k1: DEFAULT_BM25.k1 });

/** `count` documents in several segments; word number r is drawn about 1/r as often as the first. */
function indexOf(count: number, draws: readonly number[]): LexicalIndex {
  const index = new LexicalIndex(new Analyser());
  let at = 0;
  const draw = (): number => draws[at++ % draws.length] ?? 0;
  for (let number = 0; number < count; number += 1) {
    const body = Array.from({ length: 3 + Math.floor(draw() * 20) }, () => WORDS[Math.floor(WORDS.length ** draw()) - 1] ?? '').join(' ');
    const { document, passages } = loadLibraryDocument({
      id: `D${number}`,
      title: 'Notes',
      revision: 'A',
      language: 'en',
      kind: 'manual',
      appliesTo: [],
      body,
    });
    index.add({ ...document, collection: number % 3 === 0 ? 'first' : 'second' }, passages);
  }
  return index;
}

/** Every posting added up: what the search must find without doing so. */
function summed(scope: Scope, terms: readonly WeightedTerm[]): Float32Array {
  const scores = new Float32Array(scope.size);
  addBm25(scope, new Bm25Search(scope, tables(scope)).order(terms), tables(scope), scores);
  return scores;
}

function bestPairs(
  search: Bm25Search,
  terms: readonly WeightedTerm[],
  limit: number,
  mask: Uint8Array | null,
): readonly (readonly [number, number | undefined])[] {
  const { numbers, scores } = search.best(terms, limit, mask);
  return [...numbers].map((number, at) => [number, scores[at]] as const);
}

function byNumber(numbers: readonly number[], scores: Float32Array): readonly (readonly [number, number | undefined])[] {
  return [...numbers].sort((left, right) => left - right).map((number) => [number, scores[number]] as const);
}

const draws = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 50, maxLength: 400 });

describe('the search for the best passages', () => {
  it('finds the same passages with the same scores as adding up every posting, with and without a mask', () => {
    const asked = fc.array(fc.record({ word: fc.constantFrom(...WORDS), weight: fc.double({ min: 0.05, max: 6, noNaN: true }) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(draws, asked, fc.integer({ min: 1, max: 12 }), fc.boolean(), (drawn, words, limit, masked) => {
        const index = indexOf(120, drawn);
        const scope = index.scope(() => true);
        const terms = words.map(({ word, weight }) => ({ termId: index.dictionary.find(word), weight }));
        const mask = masked ? Uint8Array.from({ length: scope.size }, (_, number) => (number % 3 === 1 ? 0 : 1)) : null;
        const scores = summed(scope, terms);
        const expected = topPassages(scores, limit, (number) => mask === null || mask[number] === 1);
        const search = new Bm25Search(scope, tables(scope));
        for (let round = 0; round < 2; round += 1) expect(bestPairs(search, terms, limit, mask)).toEqual(byNumber(expected, scores));
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same when few rare words decide over many passages', () => {
    const draw = (seed: number) => Array.from({ length: 997 }, (_, at) => ((at * 7919 + seed * 104729) % 997) / 997);
    const index = indexOf(3_000, draw(1));
    const scope = index.scope(() => true);
    const search = new Bm25Search(scope, tables(scope));
    const weightOf = (termId: number): number => scope.idf(scope.frequency(termId));
    for (let first = 0; first < 30; first += 1) {
      const terms = [WORDS[first], WORDS[39 - first], WORDS[0], WORDS[1], WORDS[2]].map((word = '') => {
        const termId = index.dictionary.find(word);
        return { termId, weight: weightOf(termId) };
      });
      const scores = summed(scope, terms);
      expect(bestPairs(search, terms, 10, null)).toEqual(
        byNumber(
          topPassages(scores, 10, () => true),
          scores,
        ),
      );
    }
  });

  it('scores any passages in full, and a word that nothing holds not at all', () => {
    const index = indexOf(60, [0.1, 0.5, 0.9, 0.3, 0.7]);
    const scope = index.scope(() => true);
    const terms = [
      { termId: index.dictionary.find(WORDS[0] ?? ''), weight: 2 },
      { termId: -1, weight: 9 },
    ];
    const numbers = Array.from({ length: scope.size }, (_, number) => number).filter((number) => number % 2 === 0);
    const scores = summed(scope, terms);
    const search = new Bm25Search(scope, tables(scope));
    expect([...search.scores(terms, numbers)]).toEqual(numbers.map((number) => scores[number]));
    expect(search.best([{ termId: -1, weight: 9 }], 5, null).numbers.length).toBe(0);
  });
});
