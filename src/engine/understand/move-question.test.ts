import { describe, expect, it } from 'vitest';
import { moveAsked } from './move-question.js';

describe('the last move of a value is asked for', () => {
  it.each([
    ['When did the level of T-301 last rise?', 'rise'],
    ['When was the last time the temperature went up?', 'rise'],
    ['When did the pressure last drop?', 'fall'],
    ['Since when has the level been falling?', 'fall'],
    ['Wann ist der Füllstand zuletzt gestiegen?', 'rise'],
    ['液位最近一次下降是什么时候?', 'fall'],
  ])('%s', (question, move) => expect(moveAsked(question)).toBe(move));

  it.each(['When did the pump last trip?', 'Is the level rising?', 'When did the flow last fall below 9?', 'Why did the pressure drop?'])(
    'is not asked for by: %s',
    (question) => expect(moveAsked(question)).toBeNull(),
  );
});
