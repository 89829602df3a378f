import { describe, expect, it } from 'vitest';
import { targetsOf } from './leave-target.js';

describe('what leave is asked for to act on', () => {
  it.each([
    ['May I spray water on the red spot?', ['spot']],
    ['Darf ich Wasser auf einen roten Fleck am Ofenmantel spritzen?', ['Fleck', 'Ofenmantel']],
    ['May I lubricate the couch roll with a brush?', ['roll']],
    ['Can I open the hatch of the coal mill when there is smoke?', ['hatch', 'mill']],
    ['Darf ich die heiße Bremsscheibe mit Schnee kühlen?', ['Bremsscheibe']],
    ['May I move it alone?', []],
    ['How is the red spot cooled?', []],
  ])('%s', (question, words) => {
    expect(targetsOf(question).map((start) => /^[\p{L}-]+/u.exec(question.slice(start))?.[0])).toEqual(words);
  });
});
