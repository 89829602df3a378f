import { afterAll, expect, it } from 'vitest';
import { describeVectorIndex, testVectors } from '../../testing/contracts/vector-index.js';
import { createExactVectorIndex } from './exact-vector-index.js';
import { createHnswGraphs } from './hnsw-vector-index.js';

const graphs = createHnswGraphs();
afterAll(() => graphs[Symbol.asyncDispose]());

describeVectorIndex('exact', createExactVectorIndex);
describeVectorIndex('hnswlib-node in a worker', graphs.create);

it('the graph finds at least 98 in 100 of the exact neighbours', async () => {
  const dimensions = 32;
  const centres = testVectors(40, dimensions, 5);
  const noise = testVectors(3_000, dimensions, 6);
  const vectors = noise.map((vector, at) => vector.map((value, k) => value * 0.6 + (centres[at % 40]?.[k] ?? 0)));
  const exact = createExactVectorIndex(dimensions);
  const graph = graphs.create(dimensions);
  const entries = vectors.map((vector, id) => ({ id, vector }));
  await exact.add(entries);
  await graph.add(entries);
  let found = 0;
  const queries = testVectors(60, dimensions, 7).map((vector, at) => vector.map((value, k) => value * 0.6 + (centres[at % 40]?.[k] ?? 0)));
  for (const query of queries) {
    const truth = new Set((await exact.search(query, 10)).map(({ id }) => id));
    found += (await graph.search(query, 10)).filter(({ id }) => truth.has(id)).length;
  }
  expect(found / (queries.length * 10)).toBeGreaterThanOrEqual(0.98);
  await graph[Symbol.asyncDispose]();
});

it('a graph whose thread has ended rejects with advice instead of hanging', async () => {
  const own = createHnswGraphs();
  const index = own.create(8);
  const [vector = new Float32Array(8)] = testVectors(1, 8);
  await index.add([{ id: 1, vector }]);
  const waiting = index.search(vector, 1);
  await own[Symbol.asyncDispose]();
  const outcome = await waiting.then(
    () => 'answered',
    (error: { code: string }) => error.code,
  );
  expect(['answered', 'index-missing']).toContain(outcome);
  await expect(index.search(vector, 1)).rejects.toBeInstanceOf(Error);
});
