import { describe, expect, it } from 'vitest';
import { questionsIn } from './knowledge-answer.js';

describe('a question of two parts', () => {
  it.each([
    ['How often and by whom are the kiln fans greased?', ['How often are the kiln fans greased?', 'by whom are the kiln fans greased?']],
    ['When and where is the drill held?', ['When is the drill held?', 'where is the drill held?']],
    ['How often is the ash box emptied and by whom?', ['How often is the ash box emptied', 'whom?']],
    ['When is the store locked & who holds the key?', ['When is the store locked', 'who holds the key?']],
    ['Who holds the key of the store?', ['Who holds the key of the store?']],
  ])('%s', (question, parts) => {
    expect(questionsIn(question).map(({ part }) => part)).toEqual(parts);
  });
});
