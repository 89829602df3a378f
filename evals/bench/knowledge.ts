import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openDatabase } from '../../src/testing/bench-peers.js';
import type { Goal, Measurement } from '../../src/testing/ingest-bench.js';
import { benchIndex, measureGraph, type StoredDocument, storedDocument, syntheticDocuments, syntheticQuestions } from '../../src/testing/knowledge-bench.js';
import { packageDocuments, packageQuestions } from './package-passages.js';

type Figure = Measurement;
export type KnowledgeBenchOptions = Readonly<{
  /** Passages of about 60 words; default 100,000. A million takes about eight minutes on two idle cores, most of it for the graphs of the dense leg, and 5 GB. */
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

/** Rising times of questions in milliseconds: by the clock, and of processor time of all threads of this process. */
type Latencies = Readonly<{ clock: readonly number[]; processor: readonly number[] }>;

async function latencies(questions: readonly string[], ask: (question: string) => unknown): Promise<Latencies> {
  for (const question of questions.slice(0, 20)) await ask(question);
  const clock: number[] = [];
  const processor: number[] = [];
  for (const question of questions) {
    const before = process.cpuUsage();
    clock.push((await timed(async () => ask(question))).milliseconds);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  const rising = (times: number[]) => times.sort((left, right) => left - right);
  return { clock: rising(clock), processor: rising(processor) };
}

/** Bytes in use after a collection: heap and array buffers. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function speedFigures(name: string, { clock, processor }: Latencies, goals: Readonly<{ p50?: Goal; p99?: Goal }> = {}): readonly Figure[] {
  const figure = (what: string, value: number, goal?: Goal): Figure => ({ name: `${name}: query ${what}`, value, unit: 'ms', ...(goal && { goal }) });
  return [
    figure('p50', percentile(clock, 0.5), goals.p50),
    figure('p99', percentile(clock, 0.99), goals.p99),
    figure('p50, processor time', percentile(processor, 0.5)),
    figure('p99, processor time', percentile(processor, 0.99)),
  ];
}

/** What was asked of hybrid questions over so many passages. */
function questionGoals(passages: number): Readonly<{ p50?: Goal; p99: Goal }> {
  return passages > 100_000 ? { p99: { atMost: 40 } } : { p50: { atMost: 3 }, p99: { atMost: 12 } };
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

type Material = ReturnType<typeof material>;
type Index = ReturnType<typeof benchIndex>['index'];
const ask = (index: Index) => (query: string) => index.search({ query, limit: 10, role: 'technician' }, signal);

/** Building, questions, memory beyond the text, saving. */
async function benchBuilt(
  { documents, questions }: Material,
  count: number,
  dense: boolean,
): Promise<Readonly<{ figures: readonly Figure[]; saved: Uint8Array }>> {
  const figures: Figure[] = [];
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
  const leg = dense ? 'hybrid' : 'lexical';
  figures.push(...speedFigures(leg, await latencies(questions, ask(index)), questionGoals(count)));
  const answered = await latencies(questions, async (question) => (await ask(index)(question)).answers);
  figures.push(...speedFigures(`${leg}, with the sentences that answer`, answered));
  figures.push({ name: 'memory beyond the text, per passage', value: (bytesInUse() - before) / count, unit: 'bytes', goal: { atMost: 2_500 } });
  const saved = await timed(() => index.save());
  figures.push(
    { name: 'index save', value: saved.milliseconds, unit: 'ms' },
    { name: 'saved index, per passage', value: saved.value.length / count, unit: 'bytes' },
  );
  await index.close();
  await close();
  return { figures, saved: saved.value };
}

/** Loading what was saved, and adding and removing a document. */
async function benchLoaded({ questions }: Material, count: number, saved: Uint8Array): Promise<readonly Figure[]> {
  const { index, close } = benchIndex({ dense: false, graph: false });
  const load = await timed(() => index.load(saved));
  const first = await timed(() => ask(index)(questions[0] ?? ''));
  const figures: Figure[] = [
    { name: 'index load, per 100,000 passages', value: (load.milliseconds * 100_000) / count, unit: 'ms', goal: { atMost: 2_000 } },
    { name: 'first question after it', value: first.milliseconds, unit: 'ms' },
  ];
  const [extra] = [...syntheticDocuments(100, 9)];
  if (extra !== undefined) {
    const document = { ...extra.document, id: 'ADDED' };
    const added = extra.passages.map((passage) => ({ ...passage, documentId: 'ADDED', id: `ADDED ${passage.id}` }));
    const visible = await timed(async () => {
      index.addDocument(document, added);
      await ask(index)(added[0]?.text.slice(0, 60) ?? '');
    });
    const removed = await timed(() => index.removeDocument('ADDED'));
    figures.push(
      { name: 'add 100 passages until visible', value: visible.milliseconds, unit: 'ms', goal: { atMost: 1_000 } },
      { name: 'remove them', value: removed.milliseconds, unit: 'ms' },
    );
  }
  await close();
  return figures;
}

async function graphFigures({ documents }: Material, passages: number, parts: number): Promise<readonly Figure[]> {
  const graph = await measureGraph(documents, passages, parts);
  const name = parts === 1 ? `graph of ${graph.size} passages` : `${parts} graphs of ${graph.size} passages together`;
  return [
    { name: `${name}: build`, value: graph.buildSeconds, unit: 's' },
    { name: `${name}: recall@10 against exact search`, value: graph.recall, unit: '', goal: { atLeast: 0.98 } },
    { name: `${name}: query, mean`, value: graph.queryMilliseconds, unit: 'ms' },
  ];
}

/**
 * Speed and size of retrieval on synthetic passages, or on real text: building, saving, loading, adding one document, questions,
 * memory beyond the text; with `dense` also the time until the dense space is ready, the hybrid questions and what the graph finds of
 * exact search; beside SQLite FTS5 on the same data.
 */
export async function benchKnowledge(options: KnowledgeBenchOptions = {}): Promise<readonly Figure[]> {
  const dense = options.dense ?? true;
  const given = material(options);
  const count = given.documents.reduce((sum, { passages }) => sum + passages.length, 0);
  const figures: Figure[] = [{ name: 'passages', value: count, unit: '' }];
  // One index at a time: two of a million passages are more than most machines can spare.
  const { figures: built, saved } = await benchBuilt(given, count, dense);
  figures.push(...built, ...(await benchLoaded(given, count, saved)));
  if (dense) {
    figures.push(...(await graphFigures(given, 20_000, 1)), ...(await graphFigures(given, 80_000, 4)));
  }
  if (options.peers ?? true) figures.push(...(await benchFts5(given.documents, given.questions)));
  return figures;
}
