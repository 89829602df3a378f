import { describe, expect, it } from 'vitest';
import { Analyser } from '../text/analyse.js';
import { Dictionary } from './dictionary.js';
import { addMarks, readMarks } from './marks.js';

type Seen = readonly [term: string, part: boolean, position: number, text: string];

function seen(text: string, from = 0, to = text.length): readonly Seen[] {
  const dictionary = new Dictionary();
  const numbers: number[] = [];
  expect(addMarks(new Analyser().analyse(text, 'en'), text.length, dictionary, numbers)).toBe(true);
  const found: Seen[] = [];
  readMarks(Uint32Array.from(numbers), from, to, (termId, part, position, start, end) => {
    found.push([dictionary.term(termId), part, position, text.slice(from + start, from + end)]);
  });
  return found;
}

describe('marks', () => {
  it('give back every term that is no stop word, with its place in the text', () => {
    const text = 'The bearings of pump P-101A get 20 g grease.';
    const tokens = new Analyser().analyse(text, 'en').filter(({ stop }) => !stop);
    expect(seen(text)).toEqual(tokens.map(({ term, part, position, start, end }) => [term, part, position, text.slice(start, end)]));
    expect(seen(text).map(([term]) => term)).toContain('p101a');
  });

  it('give a stretch its own terms only, counted from its beginning', () => {
    const text = 'Close the valve. Drain the pump.';
    expect(seen(text, text.indexOf('Drain')).map(([, , , word]) => word)).toEqual(['Drain', 'pump']);
  });

  it('keep the first 127 characters of a longer word', () => {
    expect(seen('x'.repeat(300)).map(([, , , word]) => word.length)).toEqual([127]);
  });

  it('refuse a text too long for them and add nothing', () => {
    const numbers: number[] = [];
    const text = 'valve '.repeat(12_000);
    expect(addMarks(new Analyser().analyse(text, 'en'), text.length, new Dictionary(), numbers)).toBe(false);
    expect(numbers).toEqual([]);
  });
});
