import { describe, expect, it } from 'vitest';
import { charGrams } from '../lexical/char-grams.js';
import { LexicalIndex } from '../lexical/lexical-index.js';
import { DEFAULT_QUESTION_WEIGHTS, readQuestion } from '../question.js';
import { loadLibraryDocument } from '../testdata/library-passages.js';
import { Analyser } from '../text/analyse.js';
import { SynonymIndex } from '../text/synonym-index.js';
import { parseSynonyms } from '../text/synonyms.js';
import { Translations } from '../text/translations.js';
import { GramScorer } from './gram-scorer.js';
import { PassageSimilarity } from './similarity.js';

const analyser = new Analyser();
const none = new SynonymIndex(parseSynonyms(''), analyser);
const BODIES = [
  'The lubrication interval of the gearbox bearing is 400 hours.',
  'Lubricate bearings and gears; the lubricant is stored in cabinet K7.',
  'Calibrate the flowmeter FT-310 against a weighed batch.',
  'The recalibration of flowmeters, calibrators and meters is recorded.',
  'Nothing in here is about any of that.',
];

function add(index: LexicalIndex, bodies: readonly string[], from: number): void {
  for (const [at, body] of bodies.entries()) {
    const { document, passages } = loadLibraryDocument({
      id: `D${from + at}`,
      title: 'Notes',
      revision: 'A',
      language: 'en',
      kind: 'manual',
      appliesTo: [],
      body,
    });
    index.add(document, passages);
  }
}

function read(index: LexicalIndex, text: string) {
  const { dictionary, similar, grams } = index;
  return readQuestion(text, {
    analyser,
    dictionary,
    similar,
    grams,
    synonyms: none,
    everyday: none,
    translations: () => new Translations([], analyser),
    languages: new Set(['en', 'de', 'zh']),
    scope: index.scope(() => true),
    weights: DEFAULT_QUESTION_WEIGHTS,
  });
}

/** The same score from the words themselves. */
function expected(index: LexicalIndex, words: readonly string[], passage: number): number {
  const scope = index.scope(() => true);
  const wanted = new Map<string, number>();
  for (const word of words) for (const gram of new Set(charGrams(word))) wanted.set(gram, (wanted.get(gram) ?? 0) + 1);
  const held = [...scope.forward(passage)].flatMap((term) => charGrams(index.dictionary.term(term)));
  let score = 0;
  for (const [gram, count] of wanted) {
    let frequency = 0;
    for (let term = 0; term < index.dictionary.size; term += 1)
      frequency += charGrams(index.dictionary.term(term)).filter((one) => one === gram).length * scope.frequency(term);
    const times = held.filter((one) => one === gram).length;
    if (times > 0 && frequency > 0) score += (count * scope.idf(Math.min(frequency, scope.size)) * times * 2.2) / (times + 0.9);
  }
  return score;
}

describe('the score by four-letter grams', () => {
  it('is BM25 over the grams of the question, again and again, also for terms that came later and after another question', () => {
    const index = new LexicalIndex(analyser);
    add(index, BODIES, 0);
    const scorer = new GramScorer(index.grams);
    const check = (text: string): void => {
      const scope = index.scope(() => true);
      const question = read(index, text);
      const words = question.concepts.map(({ stem }) => stem);
      for (let pass = 0; pass < 2; pass += 1)
        scorer.with(question, { dictionarySize: index.dictionary.size, scope, k1: 1.2 }, (score) => {
          for (let passage = 0; passage < scope.size; passage += 1) expect(score(scope.forward(passage), 0.9)).toBeCloseTo(expected(index, words, passage), 10);
        });
    };
    check('recalibrate flowmeters and lubricants');
    add(index, ['A lubricator and a calibration bench.'], BODIES.length);
    check('recalibrate flowmeters and lubricants');
    check('benches');
    check('recalibrate flowmeters and lubricants');
  });
});

describe('the similarity of passages', () => {
  it('is the cosine of their terms, in whatever order they are given, again and again', () => {
    const index = new LexicalIndex(analyser);
    add(index, [...BODIES, BODIES[0] ?? ''], 0);
    const scope = index.scope(() => true);
    const similarity = new PassageSimilarity();
    const vector = (passage: number): ReadonlyMap<number, number> => {
      const counts = new Map<number, number>();
      for (const term of scope.forward(passage)) counts.set(term, (counts.get(term) ?? 0) + 1);
      const values = new Map([...counts].map(([term, count]) => [term, (1 + Math.log(count)) * scope.termIdf(term)]));
      const length = Math.sqrt([...values.values()].reduce((sum, value) => sum + value * value, 0));
      return new Map([...values].map(([term, value]) => [term, value / length]));
    };
    const cosine = (left: number, right: number): number => [...vector(left)].reduce((sum, [term, value]) => sum + value * (vector(right).get(term) ?? 0), 0);
    for (const numbers of [[0, 1, 2, 3, 4, 5], [5, 2, 0], [3]]) {
      const matrix = similarity.matrix(numbers, scope, index.dictionary.size);
      for (const [row, left] of numbers.entries())
        for (const [column, right] of numbers.entries()) if (row !== column) expect(matrix[row * numbers.length + column]).toBeCloseTo(cosine(left, right), 10);
    }
  });
});
