import { describe, expect, it } from 'vitest';
import { benchIndex, syntheticDocuments } from '../testing/knowledge-bench.js';
import { LexicalIndex } from './lexical/lexical-index.js';
import { Analyser } from './text/analyse.js';
import { warmUp } from './warm-up.js';

function scopeOf(passages: number): ReturnType<LexicalIndex['scope']> {
  const index = new LexicalIndex(new Analyser());
  for (const { document, passages: own } of syntheticDocuments(passages)) index.add(document, own);
  return index.scope(() => true);
}

const NOTHING = { results: [], answers: [], answerability: 0, unmatched: [], searched: { documents: 0, passages: 0 } };

describe('warming up', () => {
  it('asks in the words of passages from the beginning of the index to its end', async () => {
    const scope = scopeOf(320);
    const asked: string[] = [];
    await warmUp(
      scope,
      async (query) => {
        asked.push(query);
        return { ...NOTHING, query };
      },
      async () => true,
    );
    expect({ asked: asked.length, different: new Set(asked).size }).toEqual({ asked: 160, different: 160 });
    expect(scope.locate(0)?.passage.text).toContain(asked[0]);
    expect(scope.locate(Math.floor((159 * 320) / 160))?.passage.text).toContain(asked[159]);
  });

  it('ends when it is told to', async () => {
    let asked = 0;
    await warmUp(
      scopeOf(300),
      async (query) => {
        asked += 1;
        return { ...NOTHING, query };
      },
      async () => asked < 3,
    );
    expect(asked).toBe(3);
  });

  it('changes no answer', async () => {
    const documents = [...syntheticDocuments(5_000)];
    const query = documents[7]?.passages[3]?.text.split(' ').slice(4, 14).join(' ') ?? '';
    const { index, close } = benchIndex({ dense: false, graph: false });
    await index.index(
      documents.flatMap(({ passages }) => passages),
      documents.map(({ document }) => document),
    );
    const ask = () => index.search({ query, limit: 10, role: 'technician' }, new AbortController().signal);
    const before = (await ask()).results;
    await index.settle('technician');
    expect((await ask()).results).toEqual(before);
    await close();
  });
});
