import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from './structured-text.js';

const kinds = (source: string) =>
  tokensOf(source)
    .filter(({ text }) => text.trim() !== '')
    .map(({ kind, text }) => `${kind} ${text.trim()}`);

describe('Structured Text in colours', () => {
  it('tells keywords, types, comments, texts and literals apart', () => {
    expect(kinds("IF x THEN (* why *) t(PT := T#5s); s := 'a$'b'; // end")).toEqual([
      ...['keyword IF', 'plain x', 'keyword THEN', 'comment (* why *)', 'plain t', 'plain (', 'plain PT', 'plain :=', 'number T#5s', 'plain );'],
      ...['plain s', 'plain :=', "text 'a$'b'", 'plain ;', 'comment // end'],
    ]);
    expect(kinds('a : ton; b := 16#FF + 1.5e3;')).toContain('type ton');
  });

  it('gives back exactly the text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        (source) =>
          tokensOf(source)
            .map(({ text }) => text)
            .join('') === source,
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom('(*', '*)', "'", '"', '//', '\n', 'IF', '1', '#', '(', '$', 'é'), { maxLength: 30 }), (parts) => {
        const source = parts.join('');
        return (
          tokensOf(source)
            .map(({ text }) => text)
            .join('') === source
        );
      }),
    );
  });
});
