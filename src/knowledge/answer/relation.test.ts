import { describe, expect, it } from 'vitest';
import type { Concept, Question } from '../question.js';
import type { Hit } from '../rank/passage-hits.js';
import { relatesContrary } from './relation.js';
import { leavesOpen } from './slot.js';

/** A question whose concepts are the words given, and where they stand in a text. */
function read(text: string, words: readonly string[], piece: string): Readonly<{ question: Question; text: string; hits: readonly Hit[] }> {
  const concepts = words.map((surface): Concept => {
    const start = text.indexOf(surface);
    return {
      surface,
      stem: surface,
      meaning: surface,
      kind: 'word',
      count: 1,
      start,
      alternatives: [],
      frequency: 1,
      idf: 1,
      ordinary: false,
      loose: false,
      translated: false,
      saidIn: [],
    };
  });
  const hits = words.flatMap((word, concept): readonly Hit[] => {
    const start = piece.toLowerCase().indexOf(word.toLowerCase());
    return start < 0 ? [] : [{ concept, weight: 1, start, end: start + word.length, position: start }];
  });
  return { question: { text, gloss: text, language: 'en', concepts }, text: piece, hits: [...hits].sort((left, right) => left.start - right.start) };
}

describe('a relation', () => {
  it.each([
    ['how long does it take from washing to rinsing', ['washing', 'rinsing'], 'The change from rinsing to washing takes 4 minutes.', true],
    ['how long does it take from washing to rinsing', ['washing', 'rinsing'], 'The change from washing to rinsing takes 4 minutes.', false],
    ['which gloves are worn before loading', ['gloves', 'loading'], 'After loading, thin gloves are worn.', true],
    ['which gloves are worn before loading', ['gloves', 'loading'], 'Before loading and after drying thin gloves are worn.', false],
    ['what speed below the bridge', ['speed', 'bridge'], 'Above the bridge the speed is 2 m/s.', true],
    ['what speed below the bridge', ['speed', 'bridge'], 'The speed is 2 m/s above the weir.', false],
  ])('%s, of %j: "%s" is contrary: %s', (question, words, piece, contrary) => {
    expect(relatesContrary(read(question, words, piece))).toBe(contrary);
  });
});

describe('a slot that a text shows openly', () => {
  it.each([
    ['name of the harbour pilot', ['harbour', 'pilot'], 'The harbour pilot is told an hour before.', true],
    ['name of the harbour pilot', ['harbour', 'pilot'], 'The harbour pilot Ida Marsk is told an hour before.', false],
    ['what type of sealant is used', ['sealant'], 'The sealant is put on at 20 °C.', true],
    ['what type of sealant is used', ['sealant'], 'Silicone sealant is put on at 20 °C.', false],
    ['how thick is the crust', ['crust'], 'The crust is dealt with in a paper of its own.', true],
    ['which paper deals with the crust', ['crust'], 'The crust is dealt with in a paper of its own.', false],
  ])('%s, of %j: "%s" leaves it open: %s', (question, words, piece, open) => {
    expect(leavesOpen(read(question, words, piece).question, { ...read(question, words, piece), row: false, valued: false })).toBe(open);
  });
});
