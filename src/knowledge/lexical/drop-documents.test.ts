import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticDocuments } from '../../testing/knowledge-bench.js';
import { Analyser } from '../text/analyse.js';
import { ancestorsOf, dropDocuments } from './drop-documents.js';
import { LexicalIndex } from './lexical-index.js';
import { rewriteSegments } from './rewrite-segments.js';
import type { Segment } from './segment.js';

/** One segment of twelve short documents. */
async function segmentOf(): Promise<Segment> {
  const index = new LexicalIndex(new Analyser());
  const documents = [...syntheticDocuments(1_200)].map(({ document, passages }, at) => ({ document, passages: passages.slice(0, 1 + ((at * 5) % 7)) }));
  await index.addAll(documents, () => Promise.resolve());
  const [segment] = index.segments();
  if (segment === undefined) throw new Error('no segment');
  return segment;
}

describe('leaving documents out of a segment', () => {
  it('makes what writing the segment anew makes, whatever goes', async () => {
    const segment = await segmentOf();
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (stays) => {
        const keep = ({ id }: { id: string }): boolean => stays[segment.documents.findIndex((document) => document.id === id)] ?? false;
        expect(dropDocuments(segment, keep)).toEqual(rewriteSegments([segment], keep));
      }),
      { numRuns: 60 },
    );
  });

  it('says which passage of the earlier segments each passage was', async () => {
    const first = await segmentOf();
    const second = dropDocuments(first, ({ id }) => id !== 'SYN-3');
    const third = second === null ? null : dropDocuments(second, ({ id }) => id !== 'SYN-0' && id !== 'SYN-8');
    const ancestors = third === null ? [] : ancestorsOf(third);
    expect(ancestors.map(({ segment }) => segment.deref())).toEqual([second, first]);
    for (const { segment, locals } of ancestors)
      expect(Array.from(locals, (local) => segment.deref()?.passages[local]?.id)).toEqual(third?.passages.map(({ id }) => id));
    expect(ancestorsOf(first)).toEqual([]);
  });
});
