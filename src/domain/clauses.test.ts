import { describe, expect, it } from 'vitest';
import { clauseAround } from './clauses.js';

describe('clauseAround', () => {
  const clauseOf = (text: string, part: string): string => {
    const at = text.indexOf(part);
    const { start, end } = clauseAround(text, at, at + part.length);
    return text.slice(start, end);
  };

  it('keeps to what stands between the words that begin another clause', () => {
    const text = 'The head pressure rises to the cut-out; the control trips the unit when PT-7 stays below 1.2 bar for 60 s.';
    expect(clauseOf(text, '1.2 bar')).toBe('when PT-7 stays below 1.2 bar for 60 s.');
  });

  it('takes a cell of a row and no comma of a figure for an end', () => {
    expect(clauseOf('Head pressure: Alarm 15.5 bar; Cut-out 1,750 kPa', '1,750')).toBe('; Cut-out 1,750 kPa');
    expect(clauseOf('one figure 3 m', '3 m')).toBe('one figure 3 m');
  });
});
