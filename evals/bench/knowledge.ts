import { openDatabase } from '../../src/testing/bench-peers.js';
import { benchIndex, measureGraph, type StoredDocument, storedDocument, syntheticDocuments, syntheticQuestions } from '../../src/testing/knowledge-bench.js';
import { packageDocuments, packageQuestions } from './package-passages.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;
export type KnowledgeBenchOptions = Readonly<{
  /** Passages of about 60 words; default 100,000. A million needs `--dense=false` and `NODE_OPTIONS=--max-old-space-size=12000`. */
  passages?: number;
  questions?: number;
  /** Fits the dense space and, from 20,000 passages a segment, builds the graph; takes a minute or two at 100,000. */
  dense?: boolean;
  peers?: boolean;
  /** `packages` takes real text, the package descriptions that apt keeps on this machine, in place of made-up words; see `package-passages.ts`. */
  text?: 'synthetic' | 'packages';
}>;

const signal = new AbortController().signal;

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function timed<Value>(work: () => Value | Promise<Value>): Promise<Readonly<{ value: Value; milliseconds: number }>> {
  const started = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - started };
}

async function latencies(questions: readonly string[], ask: (question: string) => unknown): Promise<readonly number[]> {
  for (const question of questions.slice(0, 20)) await ask(question);
  const times: number[] = [];
  for (const question of questions) times.push((await timed(async () => ask(question))).milliseconds);
  return times.sort((left, right) => left - right);
}

/** Bytes in use: heap and array buffers, after a collection where `node --expose-gc` allows one. */
function bytesInUse(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function speedFigures(name: string, times: readonly number[]): readonly Figure[] {
  return [
    { name: `${name}: query p50`, value: percentile(times, 0.5), unit: 'ms' },
    { name: `${name}: query p99`, value: percentile(times, 0.99), unit: 'ms' },
  ];
}

/** SQLite FTS5 with the porter tokeniser over the same passages, all words joined by OR. */
async function benchFts5(documents: readonly StoredDocument[], questions: readonly string[]): Promise<readonly Figure[]> {
  const database = openDatabase();
  database.exec("CREATE VIRTUAL TABLE passages USING fts5(body, tokenize='porter unicode61')");
  const build = await timed(() => {
    database.exec('BEGIN');
    const insert = database.prepare('INSERT INTO passages(body) VALUES (?)');
    for (const { passages } of documents) for (const passage of passages) insert.run(passage.text);
    database.exec('COMMIT');
  });
  const select = database.prepare('SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 10');
  const times = await latencies(questions.slice(0, 60), (question) =>
    select.all(
      question
        .split(/\W+/)
        .filter(Boolean)
        .map((word) => `"${word}"`)
        .join(' OR '),
    ),
  );
  database.close();
  return [{ name: 'SQLite FTS5 porter: build', value: build.milliseconds / 1000, unit: 's' }, ...speedFigures('SQLite FTS5 porter', times)];
}

function material(options: KnowledgeBenchOptions): Readonly<{ documents: readonly StoredDocument[]; questions: readonly string[] }> {
  const { passages = 100_000, questions = 300 } = options;
  if (options.text !== 'packages') {
    const documents = [...syntheticDocuments(passages)];
    return { documents, questions: syntheticQuestions(documents, questions) };
  }
  const texts = packageDocuments(passages);
  if (texts.length === 0) throw new Error('apt keeps no package descriptions here; get them with: apt-get -o Acquire::Languages=en update');
  return { documents: texts.map(storedDocument), questions: packageQuestions(texts, questions) };
}

/**
 * Speed and size of retrieval on synthetic passages, or on real text: building, saving, loading, adding one document, questions,
 * memory beyond the text; with `dense` also the time until the dense space is ready and the hybrid questions; beside SQLite FTS5 on the same data.
 */
export async function benchKnowledge(options: KnowledgeBenchOptions = {}): Promise<readonly Figure[]> {
  const dense = options.dense ?? true;
  const { documents, questions } = material(options);
  const count = documents.reduce((sum, { passages }) => sum + passages.length, 0);
  const ask = (index: ReturnType<typeof benchIndex>['index']) => (query: string) => index.search({ query, limit: 10, role: 'technician' }, signal);
  const figures: Figure[] = [{ name: 'passages', value: count, unit: '' }];

  const { index, close } = benchIndex({ dense, graph: dense });
  const before = bytesInUse();
  const build = await timed(() =>
    index.index(
      documents.flatMap(({ passages }) => passages),
      documents.map(({ document }) => document),
    ),
  );
  figures.push({ name: 'index build', value: build.milliseconds / 1000, unit: 's' });
  if (dense) {
    const settle = await timed(() => index.settle('technician'));
    figures.push({ name: 'dense space and graph ready (background)', value: settle.milliseconds / 1000, unit: 's' });
  }
  const times = await latencies(questions, ask(index));
  const leg = dense ? 'hybrid' : 'lexical';
  figures.push(...speedFigures(leg, times));
  const answered = await latencies(questions, async (question) => (await ask(index)(question)).answers);
  figures.push(...speedFigures(`${leg}, with the sentences that answer`, answered));
  figures.push({ name: 'memory beyond the text, per passage', value: (bytesInUse() - before) / count, unit: 'bytes' });

  const saved = await timed(() => index.save());
  figures.push(
    { name: 'index save', value: saved.milliseconds, unit: 'ms' },
    { name: 'saved index, per passage', value: saved.value.length / count, unit: 'bytes' },
  );
  const again = benchIndex({ dense: false, graph: false });
  const load = await timed(() => again.index.load(saved.value));
  const first = await timed(() => ask(again.index)(questions[0] ?? ''));
  figures.push({ name: 'index load', value: load.milliseconds, unit: 'ms' }, { name: 'first question after it', value: first.milliseconds, unit: 'ms' });

  const [extra] = [...syntheticDocuments(100, 9)];
  if (extra !== undefined) {
    const document = { ...extra.document, id: 'ADDED' };
    const added = extra.passages.map((passage) => ({ ...passage, documentId: 'ADDED', id: `ADDED ${passage.id}` }));
    const visible = await timed(async () => {
      again.index.addDocument(document, added);
      await ask(again.index)(added[0]?.text.slice(0, 60) ?? '');
    });
    const removed = await timed(() => again.index.removeDocument('ADDED'));
    figures.push(
      { name: 'add 100 passages until visible', value: visible.milliseconds, unit: 'ms' },
      { name: 'remove them', value: removed.milliseconds, unit: 'ms' },
    );
  }
  await close();
  await again.close();
  if (dense) {
    const graph = await measureGraph(10_000, 128);
    figures.push(
      { name: 'graph of 10,000 vectors, 128 dimensions: build', value: graph.buildSeconds, unit: 's' },
      { name: 'graph: recall@10 against exact search', value: graph.recall, unit: '' },
      { name: 'graph: query, mean', value: graph.queryMilliseconds, unit: 'ms' },
    );
  }
  if (options.peers ?? true) figures.push(...(await benchFts5(documents, questions)));
  return figures;
}
