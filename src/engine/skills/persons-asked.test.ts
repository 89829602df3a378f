import { describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/document.js';
import { ofPersonsAsked } from './persons-asked.js';

const answer = (shown: string, probability: number): Answer => ({ shown, probability, role: 'like', passage: { status: 'current' } }) as unknown as Answer;
const said = (question: string, ...texts: readonly string[]): readonly string[] =>
  ofPersonsAsked(
    texts.map((text, at) => answer(text, 0.6 - at / 10)),
    question,
  ).map(({ shown }) => shown);

describe('a question about the age or the number of persons', () => {
  it.each([
    ['may a 16 year old climb the mast', 'The permit is valid for 4 hours.', 'Persons under 18 do not climb the mast.'],
    ['can I change the rope alone?', 'Change the rope every year.', 'The rope is changed by two riggers.'],
    ['Darf ich das Seil allein wechseln?', 'Das Seil wird jährlich gewechselt.', 'Das Seil wird von zwei Personen gewechselt.'],
  ])('is answered by what speaks of it: %s', (question, other, own) => {
    expect(said(question, other, own)).toEqual([own]);
    expect(said(question, own, other)).toEqual([own, other]);
  });

  it('is not answered from what speaks of something else', () => {
    expect(said('is one person enough to change the rope', 'The rope is 12 mm thick.')).toEqual([]);
    expect(said('may a 17 year old climb the mast', 'The permit is valid for 4 hours.')).toEqual([]);
  });

  it('leaves other questions alone', () => {
    expect(said('how often is the rope changed', 'The rope is changed yearly.')).toHaveLength(1);
    expect(said('may the pressure fall under 12 bar', 'Not below 14 bar.')).toHaveLength(1);
  });
});
