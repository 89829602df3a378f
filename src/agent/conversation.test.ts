import { describe, expect, it } from 'vitest';
import { maximumQuestionLength } from '../domain/turn.js';
import { askedBefore, historyMessages } from './conversation.js';

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

it('a long answer is carried with its last line, which says that a draft waits', () => {
  const waits = 'Nothing happens until a person approves it; shift-lead may approve, until 2026-03-02 15:05.';
  const answer = `${'A line of a note. '.repeat(120)}\n${waits}`;
  const [, carried] = historyMessages([{ turnId: 't1', question: 'Write the handover', answer, at: '2026-03-02T14:05:00Z', record: null } as never], 6);
  expect(carried !== undefined && 'text' in carried ? carried.text.endsWith(waits) : false).toBe(true);
});
