import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openKnowledge } from '../../src/app/knowledge.js';
import { createCopilot } from '../../src/app.js';
import { demoActor } from '../../src/domain/actor.js';
import { type AskResult, collectTurn, type TurnEvent } from '../../src/domain/turn.js';
import type { ChatModel } from '../../src/ports/model.js';
import { countingIds } from '../../src/testing/counting-ids.js';
import { createSqliteStateStore, openDatabase, rankCollection } from '../../src/testing/eval-support.js';
import { ManualClock } from '../../src/testing/manual-clock.js';
import { TestWorlds, testConfig } from '../../src/testing/test-world.js';
import { bootstrapMean, type Interval } from '../harness/statistics.js';
import { isDocument } from '../scorers/documents.js';
import { type AnswerVerdict, judgeContent } from '../scorers/judge-answer.js';
import { gradeRankings, readBeir } from './beir.js';
import { writeContexts } from './contexts.js';
import { invalid } from './lines.js';
import { type QaItem, qaRecords, readQa } from './qa.js';

const clockStart = new Date('2026-03-02T14:05:00Z');
const collection = 'external';

export type ExternalOutcome = Readonly<{ documents: number; queries: number; metrics: Readonly<Record<string, Interval>> }>;

/** Ranks an outside retrieval collection with the product's own legs and prints the usual figures. */
export async function runExternalBeir(folder: string, progress: (text: string) => void): Promise<ExternalOutcome> {
  const { documents, queries, judgements, notes } = readBeir(folder);
  progress(`${documents.length} documents, ${queries.length} judged queries`);
  for (const note of notes) progress(`note: ${note}`);
  progress('reading the documents and fitting the dense space ...');
  const step = Math.max(1, Math.ceil(queries.length / 10));
  const rankings = await rankCollection(documents, queries, {
    limit: 100,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    progress: (done) => {
      if (done % step === 0 || done === queries.length) progress(`${done}/${queries.length} queries ranked`);
    },
  });
  return { documents: documents.length, queries: queries.length, metrics: gradeRankings(rankings, judgements) };
}

export type QaResult = Readonly<{
  id: string;
  question: string;
  answer: string;
  abstained: boolean;
  /** Null where only a judge could say. */
  right: boolean | null;
  /** Why nobody but a judge could say; left out where it was graded. */
  unscored?: string;
  verdict: AnswerVerdict | null;
  cited: boolean | null;
}>;
export type QaOutcome = ExternalOutcome & Readonly<{ results: readonly QaResult[] }>;

type QaOptions = Readonly<{ file: string; corpus: string | null; models: readonly ChatModel[]; progress: (text: string) => void }>;

/**
 * Takes a folder of documents into a fresh store, asks every question there, and compares the answers. Without a folder the documents are the
 * texts that the set carries beside its questions (SQuAD, HotpotQA). Throws `input-invalid` where there are neither.
 */
export async function runExternalQa(options: QaOptions): Promise<QaOutcome> {
  const items = readQa(options.file);
  if (options.corpus !== null) return askAll(items, options, options.corpus);
  const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-contexts-'));
  try {
    const texts = writeContexts(qaRecords(options.file), folder);
    if (texts === 0) throw invalid(`${options.file} carries no texts that its questions are about; name their documents with --corpus DIR.`);
    options.progress(`${texts} texts of the set itself are the documents`);
    return await askAll(items, options, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function askAll(items: readonly QaItem[], options: QaOptions, corpus: string): Promise<QaOutcome> {
  const database = openDatabase(':memory:');
  const clock = new ManualClock(clockStart);
  const signal = new AbortController().signal;
  await using knowledge = await openKnowledge({
    database,
    state: createSqliteStateStore(database),
    clock,
    bundledFolder: null,
    filesFolder: null,
    progress: options.progress,
    signal,
  });
  const report = await knowledge.ingest.ingest({ paths: [corpus], collection, accessRoles: [] }, options.progress, signal);
  const read = report.files.filter(({ status }) => status !== 'quarantined').length;
  if (read === 0) throw invalid(`${corpus} holds no document that can be read (PDF, Word, Markdown, text, CSV, Excel, HTML).`);
  for (const { file, reason } of report.files.filter(({ status }) => status === 'quarantined'))
    options.progress(`not read: ${file}: ${reason ?? 'no reason given'}`);
  await knowledge.index.settle('engineer', collection);
  await using worlds = new TestWorlds();
  await using copilot = await createCopilot(
    testConfig,
    { openAiApiKey: null },
    { clock, ids: countingIds(), database: openDatabase(':memory:'), knowledge, plant: worlds.plant('normal', undefined, clock), models: options.models },
  );
  const results: QaResult[] = [];
  for (const [index, item] of items.entries()) {
    const events: TurnEvent[] = [];
    for await (const event of copilot.turns.ask(
      { question: item.question, actor: demoActor('engineer'), conversation: `external-${index}`, collection },
      signal,
    ))
      events.push(event);
    results.push(judge(item, collectTurn(events)));
    options.progress(`${index + 1}/${items.length} ${word(results.at(-1)?.right ?? null)} ${item.id}`);
  }
  return {
    documents: read,
    queries: items.length,
    metrics: qaMetrics(items, results),
    results,
  };
}

const word = (right: boolean | null): string => (right === null ? 'open ' : right ? 'right' : 'WRONG');

function judge(item: QaItem, turn: AskResult): QaResult {
  const verdict = item.answerable && item.ungraded === null ? judgeContent(turn.answer, item, item.question) : null;
  const used = new Set(turn.sentences.flatMap(({ evidence }) => evidence));
  const cited =
    item.documents.length === 0 || !item.answerable
      ? null
      : turn.evidence.some(
          (source) =>
            used.has(String(source['id'])) &&
            item.documents.some((document) => isDocument(source, document)) &&
            (item.page === null || source['page'] === item.page),
        );
  const told = { id: item.id, question: item.question, answer: turn.answer, abstained: turn.abstained, verdict, cited };
  if (item.ungraded !== null) return { ...told, right: null, unscored: item.ungraded };
  return { ...told, right: verdict === null ? turn.abstained : !turn.abstained && verdict.right };
}

function qaMetrics(items: readonly QaItem[], results: readonly QaResult[]): Readonly<Record<string, Interval>> {
  const pairs = results.map((result, index) => ({ result, answerable: items[index]?.answerable ?? true })).filter(({ result }) => result.right !== null);
  const answerable = pairs.filter((pair) => pair.answerable).map(({ result }) => result);
  const unanswerable = pairs.filter((pair) => !pair.answerable).map(({ result }) => result);
  const given = pairs.filter(({ result }) => !result.abstained);
  const rate = (name: string, values: readonly number[]): Record<string, Interval> => (values.length === 0 ? {} : { [name]: bootstrapMean(values) });
  return {
    ...rate(
      'right',
      pairs.map(({ result }) => Number(result.right)),
    ),
    ...rate(
      'exact match',
      answerable.map(({ verdict }) => Number(verdict?.exact ?? false)),
    ),
    ...rate(
      'contains',
      answerable.map(({ verdict }) => Number(verdict?.contains ?? false)),
    ),
    ...rate(
      'numbers match',
      answerable.flatMap(({ verdict }) => (verdict?.numbers === null || verdict === null ? [] : [Number(verdict.numbers)])),
    ),
    ...rate(
      'word F1',
      answerable.map(({ verdict }) => verdict?.f1 ?? 0),
    ),
    ...rate(
      'coverage',
      pairs.map(({ result }) => Number(!result.abstained)),
    ),
    ...rate(
      'wrong-answer rate of answers',
      given.map(({ result }) => Number(!result.right)),
    ),
    ...rate(
      'abstained where unanswerable',
      unanswerable.map(({ abstained }) => Number(abstained)),
    ),
    ...rate(
      'CRAG signed score',
      pairs.map(({ result, answerable: can }) => (result.abstained ? Number(!can) : result.right ? 1 : -1)),
    ),
    ...rate(
      'source cited',
      results.flatMap(({ cited }) => (cited === null ? [] : [Number(cited)])),
    ),
  };
}
