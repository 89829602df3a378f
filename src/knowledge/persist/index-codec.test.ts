import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopilotError } from '../../domain/errors.js';
import { LexicalIndex } from '../lexical/lexical-index.js';
import { loadLibrary } from '../testdata/library-passages.js';
import { Analyser } from '../text/analyse.js';
import { decodeIndex, encodeIndex } from './index-codec.js';

const index = new LexicalIndex(new Analyser());
for (const { document, passages } of loadLibrary()) index.add(document, passages);
const state = { terms: index.dictionary.terms(), segments: index.segments() };
const bytes = encodeIndex(state);

describe('the saved index', () => {
  it('comes back as it was', () => {
    expect(decodeIndex(bytes)).toEqual(state);
  });

  it('is compact: less than twice the text and its terms', () => {
    const text = state.segments.flatMap((segment) => segment.passages).reduce((sum, passage) => sum + new TextEncoder().encode(passage.text).length, 0);
    expect(bytes.length).toBeLessThan(text * 8);
  });

  it('never loads half: cut or flipped bytes give an error with advice, or the whole index', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, change, cut) => {
        const damaged = cut ? bytes.slice(0, at) : Uint8Array.from(bytes);
        if (!cut) damaged[at] = (damaged[at] ?? 0) ^ change;
        try {
          expect(decodeIndex(damaged).segments.length).toBe(state.segments.length);
        } catch (error) {
          expect(error).toBeInstanceOf(CopilotError);
          expect(error).toMatchObject({ code: 'index-missing' });
        }
      }),
      { numRuns: 60 },
    );
  });
});
