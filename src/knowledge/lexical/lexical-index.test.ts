import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../../domain/document.js';
import { loadLibraryDocument } from '../testdata/library-passages.js';
import { Analyser } from '../text/analyse.js';
import { addBm25, DEFAULT_BM25, lengthNorms, topPassages } from './bm25.js';
import { DEFAULT_FIELD_WEIGHTS, frequencyTable } from './field-weights.js';
import { LexicalIndex } from './lexical-index.js';
import type { Scope } from './scope.js';
import { MAX_SEGMENT_PASSAGES } from './segment.js';

const analyser = new Analyser();
const WORDS = ['pump', 'valve', 'seal', 'motor', 'filter', 'belt', 'sensor', 'panel'];
const source = (id: string, words: readonly string[], revision = 'A') =>
  loadLibraryDocument({ id, title: `${id} title`, revision, language: 'en', kind: 'manual', appliesTo: [], body: words.join(' ') });

/** BM25 of one word for every document of a scope, by document id. */
function scores(index: LexicalIndex, scope: Scope, word: string): ReadonlyMap<string, number> {
  const into = new Float32Array(scope.size);
  const termId = index.dictionary.find(analyser.stem(word, 'en'));
  const idf = scope.idf(scope.frequency(termId));
  addBm25(
    scope,
    [{ termId, weight: idf }],
    { norms: lengthNorms(scope, DEFAULT_BM25), frequencies: frequencyTable(DEFAULT_FIELD_WEIGHTS), k1: DEFAULT_BM25.k1 },
    into,
  );
  return new Map([...into].map((score, number) => [scope.locate(number)?.document.id ?? '', score]));
}

const documents = fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 14 });

describe('the lexical index', () => {
  it('scores the same whether documents come one by one or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.constantFrom(...WORDS), async (texts, word) => {
        const sources = texts.map((words, at) => source(`D${at}`, words));
        const single = new LexicalIndex(analyser);
        for (const { document, passages } of sources) single.add(document, passages);
        const bulk = new LexicalIndex(analyser);
        await bulk.addAll(sources, () => Promise.resolve());
        const everything = (): boolean => true;
        expect(scores(single, single.scope(everything), word)).toEqual(scores(bulk, bulk.scope(everything), word));
      }),
      { numRuns: 40 },
    );
  });

  it('scores after a removal as if the document had never been there', () => {
    fc.assert(
      fc.property(documents, fc.nat(13), fc.constantFrom(...WORDS), (texts, gone, word) => {
        const sources = texts.map((words, at) => source(`D${at}`, words));
        const removed = new LexicalIndex(analyser);
        for (const { document, passages } of sources) removed.add(document, passages);
        removed.remove(`D${gone}`);
        const never = new LexicalIndex(analyser);
        for (const { document, passages } of sources) if (document.id !== `D${gone}`) never.add(document, passages);
        const everything = (): boolean => true;
        expect(scores(removed, removed.scope(everything), word)).toEqual(scores(never, never.scope(everything), word));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the number of segments small while documents are added', () => {
    const index = new LexicalIndex(analyser);
    for (let at = 0; at < 200; at += 1) {
      const { document, passages } = source(`D${at}`, [WORDS[at % 8] ?? 'pump']);
      index.add(document, passages);
    }
    expect(index.segments().length).toBeLessThanOrEqual(10);
    expect(index.scope(() => true).size).toBe(200);
  });

  it('counts documents and the words of their titles after additions and removals as a look at every document would', () => {
    const changes = fc.array(fc.record({ id: fc.nat(12), revision: fc.constantFrom('A', 'B'), words: fc.nat(5), goes: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(changes, (steps) => {
        const index = new LexicalIndex(analyser);
        const held = new Map<string, DocumentInfo>();
        for (const { id, revision, words, goes } of steps) {
          const { document, passages } = source(`D${id}`, WORDS.slice(0, 1 + words), revision);
          const titled = { ...document, title: WORDS.slice(0, words).join(' and ') };
          if (goes) index.remove(document.id, revision);
          else index.add(titled, passages);
          if (goes) held.delete(`${id} ${revision}`);
          else held.set(`${id} ${revision}`, titled);
        }
        const scope = index.scope(() => true);
        const titles = [...held.values()].reduce((sum, { title }) => sum + title.split(' ').filter((word) => word !== 'and' && word !== '').length, 0);
        expect(scope.documentCount).toBe(held.size);
        expect(scope.segments.flatMap(({ titleLengths }) => [...titleLengths]).reduce((sum, length) => sum + length, 0)).toBe(titles);
      }),
      { numRuns: 60 },
    );
  });

  it('counts a document once whose passages fill more than one segment', () => {
    const index = new LexicalIndex(analyser);
    const before = source('BEFORE', ['pump']);
    const long = source('LONG', ['seal']);
    const [passage] = long.passages;
    index.add(before.document, before.passages);
    if (passage !== undefined)
      index.add(
        long.document,
        Array.from({ length: MAX_SEGMENT_PASSAGES + 5 }, (_, at) => ({ ...passage, id: `LONG#${at}`, start: at, end: at + 1 })),
      );
    const scope = index.scope(() => true);
    expect(scope.segments.length).toBeGreaterThan(1);
    expect([scope.documentCount, scope.size]).toEqual([2, MAX_SEGMENT_PASSAGES + 6]);
  });

  it('keeps partitions apart: a scope counts only what its reader may read', () => {
    const index = new LexicalIndex(analyser);
    const open = source('OPEN', ['pump', 'seal']);
    const closed = source('CLOSED', ['pump', 'pump']);
    const hidden: DocumentInfo = { ...closed.document, accessRoles: ['engineer'] };
    index.add(open.document, open.passages);
    index.add(hidden, closed.passages);
    const scope = index.scope((partition) => !partition.includes('engineer'));
    expect(scope.frequency(index.dictionary.find('pump'))).toBe(1);
    expect(scope.size).toBe(1);
    expect(index.scope(() => true).frequency(index.dictionary.find('pump'))).toBe(2);
  });

  it('takes the highest scores, the lower number first among equals, and only what is accepted', () => {
    const values = Float32Array.of(0, 3, 1, 3, 2, 5);
    expect(topPassages(values, 3, () => true)).toEqual([5, 1, 3]);
    expect(topPassages(values, 10, (passage) => passage !== 5)).toEqual([1, 3, 4, 2]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (numbers, limit) => {
        const expected = [...numbers.keys()]
          .filter((at) => (numbers[at] ?? 0) > 0)
          .sort((left, right) => (numbers[right] ?? 0) - (numbers[left] ?? 0) || left - right);
        expect(topPassages(Float32Array.from(numbers), limit, () => true)).toEqual(expected.slice(0, limit));
      }),
    );
  });
});
