import { describe, expect, it } from 'vitest';
import { SearchResult } from '../domain/document.js';
import { paperSays } from './paper-instead.js';

const found = (text: string, probability: number, kind: 'text' | 'record' = 'text'): SearchResult =>
  SearchResult.parse({
    query: 'q',
    results: [],
    answers: [
      {
        passage: {
          id: 'p',
          documentId: 'd',
          document: 'Handbook',
          documentKind: 'manual',
          revision: '1',
          status: 'current',
          page: 1,
          endPage: 1,
          section: 'Handbook > Wear',
          kind,
          start: 0,
          end: text.length,
          text,
          language: 'en',
          appliesTo: [],
          flagged: false,
        },
        text,
        start: 0,
        end: text.length,
        probability,
        shown: text,
        role: 'main',
        values: [],
      },
    ],
    answerability: probability,
    unmatched: [],
    searched: { documents: 1, passages: 1 },
  });

describe('a paper in place of the plant’s own answer', () => {
  const question = 'Slack of the drive belt on XY-7?';
  it('is taken where it is sure and has every word that was left unsaid', () => {
    expect(paperSays(question, ['slack'], found('Belt slack at the drive: 5 to 8 mm', 0.9))).toBe(true);
  });

  it('is not taken where it is unsure, lacks a word, shares one word only, or is a row of a log', () => {
    expect(paperSays(question, ['slack'], found('Belt slack at the drive: 5 to 8 mm', 0.8))).toBe(false);
    expect(paperSays(question, ['slack', 'xylol'], found('Belt slack at the drive: 5 to 8 mm', 0.9))).toBe(false);
    expect(paperSays(question, ['slack'], found('Slack periods are used for cleaning', 0.9))).toBe(false);
    expect(paperSays(question, ['slack'], found('Belt slack at the drive: 5 to 8 mm', 0.9, 'record'))).toBe(false);
  });
});
