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
import { type QaItem, readQa } from './qa.js';

const clockStart = new Date('2026-03-02T14:05:00Z');
const collection = 'external';

export type ExternalOutcome = Readonly<{ documents: number; queries: number; metrics: Readonly<Record<string, Interval>> }>;

/** Ranks an outside retrieval collection with the product's own legs and prints the usual figures. */
export async function runExternalBeir(folder: string, progress: (text: string) => void): Promise<ExternalOutcome> {
  const { documents, queries, judgements, notes } = readBeir(folder);
  progress(`${documents.length} documents, ${queries.length} judged queries`);
  for (const note of notes) progress(`note: ${note}`);
  const rankings = await rankCollection(documents, queries, { limit: 100, pause: () => new Promise((resolve) => setImmediate(resolve)) });
  return { documents: documents.length, queries: queries.length, metrics: gradeRankings(rankings, judgements) };
}

export type QaResult = Readonly<{
  id: string;
  question: string;
  answer: string;
  abstained: boolean;
  right: boolean;
  verdict: AnswerVerdict | null;
  cited: boolean | null;
}>;
export type QaOutcome = ExternalOutcome & Readonly<{ results: readonly QaResult[] }>;

/** Takes a folder of documents into a fresh store, asks every question there, and compares the answers. */
export async function runExternalQa(
  options: Readonly<{ file: string; corpus: string; models: readonly ChatModel[]; progress: (text: string) => void }>,
): Promise<QaOutcome> {
  const items = readQa(options.file);
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
  const report = await knowledge.ingest.ingest({ paths: [options.corpus], collection, accessRoles: [] }, options.progress, signal);
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
    options.progress(`${index + 1}/${items.length} ${results.at(-1)?.right === true ? 'right' : 'WRONG'} ${item.id}`);
  }
  return {
    documents: report.files.filter(({ status }) => status !== 'quarantined').length,
    queries: items.length,
    metrics: qaMetrics(items, results),
    results,
  };
}

function judge(item: QaItem, turn: AskResult): QaResult {
  const verdict = item.answerable ? judgeContent(turn.answer, item, item.question) : null;
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
  const right = verdict === null ? turn.abstained : !turn.abstained && verdict.right;
  return { id: item.id, question: item.question, answer: turn.answer, abstained: turn.abstained, right, verdict, cited };
}

function qaMetrics(items: readonly QaItem[], results: readonly QaResult[]): Readonly<Record<string, Interval>> {
  const pairs = results.map((result, index) => ({ result, answerable: items[index]?.answerable ?? true }));
  const answerable = pairs.filter((pair) => pair.answerable).map(({ result }) => result);
  const unanswerable = pairs.filter((pair) => !pair.answerable).map(({ result }) => result);
  const given = pairs.filter(({ result }) => !result.abstained);
  const rate = (name: string, values: readonly number[]): Record<string, Interval> => (values.length === 0 ? {} : { [name]: bootstrapMean(values) });
  return {
    ...rate(
      'right',
      results.map(({ right }) => Number(right)),
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
