import { describe, expect, it } from 'vitest';
import { maximumQuestionLength } from '../domain/turn.js';
import { askedBefore, condensedTurns, earlierTurns, fitEarlier, historyMessages } from './conversation.js';

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

describe('turns long ago', () => {
  const turn = (number: number) => ({
    turnId: `t${number}`,
    question: `What about machine ${number}?`,
    answer: `It runs at ${number} rpm.`,
    at: '2026-03-02T14:05:00Z',
    record: {
      evidence:
        number % 2 === 0
          ? []
          : [
              { id: 'E1', label: `Manual ${number}, page 3` },
              { id: 'E4', label: 'Log' },
            ],
    },
  });
  const turns = (count: number) => Array.from({ length: count }, (_, at) => turn(at + 1));

  it('keep the ids of all their evidence, over hundreds of turns too', () => {
    const condensed = earlierTurns(turns(250), 6) ?? '';
    for (let number = 1; number <= 244; number += 2) expect(condensed).toMatch(new RegExp(`\\bt${number}/E1\\b`, 'u'));
    for (let number = 1; number <= 244; number += 2) expect(condensed).toMatch(new RegExp(`\\bt${number}/(?:E1,)?E4\\b`, 'u'));
    expect(condensed).toContain(`${244 - condensedTurns} older turns`);
    expect(condensed).not.toContain('t250');
    expect(condensed.split('\n')).toHaveLength(2 + condensedTurns);
  });

  it('make room for the question in a small model, the oldest first, and are counted', () => {
    const condensed = earlierTurns(turns(30), 6) ?? '';
    const { text, turns: gone } = fitEarlier(condensed, 1_000);
    expect(text.length).toBeLessThanOrEqual(1_000);
    expect(text).toContain('"What about machine 24?"');
    expect(text).not.toContain('"What about machine 1?"');
    expect(gone).toBe(24 - (text.split('\n').length - 1));
    expect(fitEarlier(condensed, condensed.length)).toEqual({ text: condensed, turns: 0 });
  });
});
