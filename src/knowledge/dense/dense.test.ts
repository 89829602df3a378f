import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeEmbedder } from '../../testing/contracts/embedder.js';
import { LexicalIndex } from '../lexical/lexical-index.js';
import { createKnowledgeSearch } from '../search.js';
import { loadLibrary, loadLibraryDocument } from '../testdata/library-passages.js';
import { Analyser } from '../text/analyse.js';
import { contentKey, EmbeddingProvider } from './embedding-provider.js';
import { createLsaEmbedder } from './lsa-embedder.js';
import { nearestSignatures, SIGNATURE_WORDS, writeSignature } from './signatures.js';
import { symmetricEigen } from './symmetric-eigen.js';
import { type SparseRows, truncatedSvd } from './truncated-svd.js';

const pause = (): Promise<void> => Promise.resolve();
const analyser = new Analyser();
const library = loadLibrary();
const signal = new AbortController().signal;

async function libraryIndex(): Promise<LexicalIndex> {
  const index = new LexicalIndex(analyser);
  await index.addAll(library, pause);
  return index;
}

function finish<Result>(steps: Generator<void, Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

describe('the symmetric eigenproblem', () => {
  it('is solved to rounding error for any symmetric matrix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 81, maxLength: 81 }), (size, numbers) => {
        const matrix = new Float64Array(size * size);
        for (let row = 0; row < size; row += 1)
          for (let column = 0; column <= row; column += 1) {
            matrix[row * size + column] = numbers[row * 9 + column] ?? 0;
            matrix[column * size + row] = numbers[row * 9 + column] ?? 0;
          }
        const { values, vectors } = symmetricEigen(matrix, size);
        for (let column = 0; column < size; column += 1) {
          if (column > 0) expect(values[column] ?? 0).toBeLessThanOrEqual((values[column - 1] ?? 0) + 1e-9);
          for (let row = 0; row < size; row += 1) {
            let product = 0;
            for (let k = 0; k < size; k += 1) product += (matrix[row * size + k] ?? 0) * (vectors[k * size + column] ?? 0);
            expect(product).toBeCloseTo((values[column] ?? 0) * (vectors[row * size + column] ?? 0), 6);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the truncated singular value decomposition', () => {
  it('finds the singular values of a matrix of known rank', () => {
    const sparse: SparseRows = {
      rows: 3,
      columnCount: 3,
      offsets: Uint32Array.of(0, 1, 2, 3),
      columns: Uint32Array.of(0, 1, 2),
      values: Float32Array.of(3, 5, 1),
    };
    let seed = 1;
    const svd = finish(
      truncatedSvd(sparse, {
        rank: 2,
        oversampling: 1,
        iterations: 3,
        start: () => {
          seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
          return seed / 4294967296 - 0.5;
        },
      }),
    );
    expect(svd.values[0]).toBeCloseTo(5, 4);
    expect(svd.values[1]).toBeCloseTo(3, 4);
    expect(Math.abs(svd.right[1 * 2] ?? 0)).toBeCloseTo(1, 4);
  });
});

describe('signatures', () => {
  it('put near vectors near', () => {
    const length = 40;
    const vectors = new Float32Array(200 * length).map((_, at) => Math.sin(at * 12.9898) * 43758.5453 - Math.floor(Math.sin(at * 12.9898) * 43758.5453) - 0.5);
    const signatures = new Uint32Array(200 * SIGNATURE_WORDS);
    for (let number = 0; number < 200; number += 1) writeSignature(vectors, number * length, length, signatures, number * SIGNATURE_WORDS);
    const query = new Uint32Array(SIGNATURE_WORDS);
    const noisy = vectors.slice(17 * length, 18 * length).map((value, at) => value + (at % 3 === 0 ? 0.05 : 0));
    writeSignature(noisy, 0, length, query, 0);
    expect(nearestSignatures(query, signatures, 5)[0]).toBe(17);
  });
});

describeEmbedder('built-in latent semantic analysis', async () => {
  const index = await libraryIndex();
  return createLsaEmbedder({ scope: index.scope(() => true), analyser, dictionary: index.dictionary, pause }, { rank: 24, sample: 1_000 });
});

describe('the built-in space', () => {
  it('has another id when it is fitted on other texts', async () => {
    const index = await libraryIndex();
    const embedderOf = () => createLsaEmbedder({ scope: index.scope(() => true), analyser, dictionary: index.dictionary, pause }, { rank: 24, sample: 1_000 });
    const before = await embedderOf();
    const extra = loadLibraryDocument({
      id: 'E',
      title: 'E',
      revision: '1',
      language: 'en',
      kind: 'manual',
      appliesTo: [],
      body: 'Oil pump seal belt.\nOil pump motor belt.',
    });
    index.add(extra.document, extra.passages);
    expect((await embedderOf()).id).not.toBe(before.id);
  });

  it('puts texts about one thing nearer than texts about two', async () => {
    const index = await libraryIndex();
    const embedder = await createLsaEmbedder({ scope: index.scope(() => true), analyser, dictionary: index.dictionary, pause }, { rank: 24, sample: 1_000 });
    const [tension, tracking, spill] = await embedder.embed(['belt tension take-up screws', 'belt tracking tail pulley', 'acid spill emergency'], signal);
    const cosine = (left: Float32Array | undefined, right: Float32Array | undefined): number =>
      [...(left ?? [])].reduce((sum, value, at) => sum + value * (right?.[at] ?? 0), 0);
    expect(cosine(tension, tracking)).toBeGreaterThan(cosine(tension, spill));
  });
});

describe('an embedding endpoint behind search', () => {
  const letters = (text: string): Float32Array =>
    Float32Array.from({ length: 26 }, (_, at) => [...text.toLowerCase()].filter((letter) => letter.charCodeAt(0) === 97 + at).length + 0.01);
  const embedder = (calls: string[], fail = false) => ({
    id: 'letters:1',
    dimensions: 26,
    embed: async (texts: readonly string[]) => {
      if (fail) throw new Error('down');
      calls.push(...texts);
      return texts.map(letters);
    },
  });

  it('embeds each content once, also over restarts with a cache', async () => {
    const calls: string[] = [];
    const kept = new Map<string, Float32Array>();
    const cache = {
      get: async (keys: readonly string[]) => new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key) ?? new Float32Array(0)] as const] : []))),
      put: async (entries: readonly Readonly<{ key: string; vector: Float32Array }>[]) => {
        for (const { key, vector } of entries) kept.set(key, vector);
      },
    };
    const index = await libraryIndex();
    const scope = index.scope(() => true);
    await new EmbeddingProvider({ embedder: embedder(calls), cache }).settle(scope);
    const passages = scope.segments.reduce((sum, segment) => sum + segment.passages.length, 0);
    expect(calls.length).toBeLessThanOrEqual(passages);
    const again: string[] = [];
    await new EmbeddingProvider({ embedder: embedder(again), cache }).settle(scope);
    expect(again).toEqual([]);
    expect(contentKey('a', 'x')).not.toBe(contentKey('b', 'x'));
  });

  it('takes part in the ranking once it is ready', async () => {
    const search = createKnowledgeSearch({ embedder: embedder([]) });
    for (const { document, passages } of library) search.addDocument(document, passages);
    await search.settle('technician');
    const { results } = await search.search({ query: 'torque of the pillow block', limit: 3, role: 'technician' }, signal);
    expect(results[0]?.passage.text).toContain('79 N·m');
  });

  it('never fails a search when it is down', async () => {
    const failures: unknown[] = [];
    const search = createKnowledgeSearch({ embedder: embedder([], true), onDenseFailure: (error) => failures.push(error) });
    for (const { document, passages } of library) search.addDocument(document, passages);
    await search.settle('technician');
    const { results } = await search.search({ query: 'torque of the pillow block', limit: 3, role: 'technician' }, signal);
    expect(results.length).toBeGreaterThan(0);
    expect(failures.length).toBeGreaterThan(0);
  });
});

describe('the built-in dense leg behind search', () => {
  const words = ['seal', 'valve', 'belt', 'motor', 'filter', 'oil', 'water', 'steam', 'panel', 'cable'];
  const document = (id: string) =>
    loadLibraryDocument({
      id,
      title: id,
      revision: '1',
      language: 'en',
      kind: 'manual',
      appliesTo: [],
      body: Array.from({ length: 50 }, (_, at) => `The ${words[at % 10] ?? ''} and the ${words[(at * 3 + id.length) % 10] ?? ''} of line ${at}.`).join('\n'),
    });
  const filled = (): ReturnType<typeof createKnowledgeSearch> => {
    const search = createKnowledgeSearch();
    for (let at = 0; at < 8; at += 1) {
      const { document: info, passages } = document(`DOC${'X'.repeat(at)}`);
      search.addDocument(info, passages);
    }
    return search;
  };
  const ask = async (search: ReturnType<typeof filled>): Promise<string> =>
    JSON.stringify(await search.search({ query: 'steam valve water', limit: 5, role: 'technician' }, signal));

  it('changes nothing before it is settled, and is the same in every run after it', async () => {
    const first = filled();
    const second = filled();
    expect(await ask(first)).toBe(await ask(second));
    const before = await ask(first);
    expect(await ask(first)).toBe(before);
    await first.settle('technician');
    await second.settle('technician');
    expect(await ask(first)).toBe(await ask(second));
  });

  it('follows, once settled, into a collection that is new and a role that asks for the first time', async () => {
    const [early, late] = [filled(), filled()];
    await early.settle('technician');
    for (const search of [early, late]) {
      const { document: info, passages } = document('DOCNEW');
      search.addDocument({ ...info, collection: 'new', accessRoles: ['engineer'] }, passages);
    }
    await late.settle('engineer');
    const asEngineer = async (search: ReturnType<typeof filled>): Promise<string> =>
      JSON.stringify(await search.search({ query: 'steam valve water', limit: 5, role: 'engineer' }, signal));
    const settled = await asEngineer(late);
    expect(await asEngineer(early)).not.toBe(settled);
    for (let turn = 0; turn < 2_000 && (await asEngineer(early)) !== settled; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(await asEngineer(early)).toBe(settled);
  });

  it('ends its work when it is closed, and searches go on', async () => {
    const search = filled();
    const settled = search.settle('technician');
    await search.close();
    await settled;
    expect(JSON.parse(await ask(search)).results.length).toBe(5);
  });
});
