import { describe, expect, it } from 'vitest';
import { maximumQuestionLength } from '../domain/turn.js';
import { askedBefore } from './conversation.js';

const texts = (...[asked, stored, limit]: Parameters<typeof askedBefore>) =>
  askedBefore(asked, stored, limit).map((message) => ('text' in message ? message.text : ''));

describe('questions that only the client remembers', () => {
  it('stand before the turns that are stored, the newest up to the limit', () => {
    expect(texts(['a', 'b', 'c'], 0, 6)).toEqual(['a', 'b', 'c']);
    expect(texts(['a', 'b', 'c'], 2, 6)).toEqual(['a']);
    expect(texts(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c']);
    expect(texts(['a', 'b', 'c'], 3, 6)).toEqual([]);
    expect(texts(['a', 'b'], 4, 6)).toEqual([]);
    expect(texts(['a', 'b', 'c', 'd'], 2, 2)).toEqual([]);
  });

  it('are left out where they are empty or longer than a question may be', () => {
    expect(texts(['', '  ', 'x'.repeat(maximumQuestionLength + 1), 'why'], 0, 6)).toEqual(['why']);
  });
});
