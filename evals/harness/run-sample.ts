import { demoActor } from '../../src/domain/actor.js';
import { toCopilotError } from '../../src/domain/errors.js';
import { type AskResult, collectTurn, type TurnEvent } from '../../src/domain/turn.js';
import type { TestCopilot } from '../../src/testing/test-world.js';
import { withinBudget } from '../scorers/budget.js';
import { measure } from '../scorers/measures.js';
import { scorers } from '../scorers/scorers.js';
import { collectionOf, corpusCollection, type EvalWorlds, isStore } from './eval-worlds.js';
import { resolveTruth } from './plant-truth.js';
import { type Sample, stepsOf } from './sample.js';
import { emptyTranscript, type SampleResult, type Score, type Transcript, type TurnTiming } from './transcript.js';

const retrievedPassages = 50;

export type SampleRun = Readonly<{ result: SampleResult; timings: readonly TurnTiming[] }>;
/** The attempt at a sample: 0 is the question as written. */
export type Epoch = Readonly<{ epoch: number; perturbation: string }>;

const firstEpoch: Epoch = { epoch: 0, perturbation: 'none' };

/** Runs one sample and scores it. A crash is recorded as the sample's error; the run goes on. */
export async function runSample(sample: Sample, suite: string, worlds: EvalWorlds, epoch: Epoch = firstEpoch): Promise<SampleRun> {
  let resolved = sample;
  const timings: TurnTiming[] = [];
  const transcript = await execute(sample, worlds, timings, async (copilot) => {
    resolved = await resolveTruth(sample, copilot);
  }).catch((error: unknown): Transcript => ({ ...emptyTranscript, error: describe(error) }));
  return { result: gradeSample(resolved, suite, transcript, { timings, epoch }), timings };
}

/** Scores a transcript; pure, so that stored transcripts can be graded again. */
export function gradeSample(
  sample: Sample,
  suite: string,
  transcript: Transcript,
  given: Readonly<{ timings?: readonly TurnTiming[]; epoch?: Epoch }> = {},
): SampleResult {
  const { timings = [], epoch = firstEpoch } = given;
  const scores = transcript.error !== null ? [] : scoresOf(sample, transcript, timings);
  const values = scores.flatMap(({ value }) => (value === 'unscored' ? [] : [value]));
  return {
    id: sample.id,
    suite,
    role: sample.role,
    scenario: sample.scenario,
    seed: sample.seed ?? null,
    ...epoch,
    tags: sample.tags,
    group: sample.group ?? null,
    attack: sample.attack ?? null,
    expected: JSON.stringify(sample.target),
    scores,
    measures: transcript.error === null ? measure(sample, transcript) : {},
    transcript,
    ...(sample.target.needsJudge === undefined || transcript.error !== null ? {} : { unscored: sample.target.needsJudge }),
    passed: transcript.error === null && sample.target.needsJudge === undefined && values.length > 0 && values.every((value) => value === 1),
    score: values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length,
  };
}

/** The result of a sample whose thread ended under it. */
export function crashedRun({ sample, suite, epoch }: Readonly<{ sample: Sample; suite: string; epoch: Epoch }>, reason: string): SampleRun {
  return { result: gradeSample(sample, suite, { ...emptyTranscript, error: reason }, { epoch }), timings: [] };
}

function scoresOf(sample: Sample, transcript: Transcript, timings: readonly TurnTiming[]): readonly Score[] {
  const all = scorers.map(({ name, score }): Score => ({ scorer: name, ...score(sample, transcript) }));
  return [...all, { scorer: 'budget', ...withinBudget(sample.target, timings) }].filter(({ value }) => value !== 'unscored');
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

async function execute(sample: Sample, worlds: EvalWorlds, timings: TurnTiming[], opened: (copilot: TestCopilot) => Promise<void>): Promise<Transcript> {
  const { copilot, release } = await worlds.lease(sample);
  let spoiled = true;
  try {
    await opened(copilot);
    const transcript = sample.task === 'retrieve' ? await retrieve(sample, copilot) : await converse(sample, copilot, timings);
    spoiled = transcript.pendingApprovals > 0 || transcript.workOrdersAdded > 0 || transcript.turns.some(({ drafts }) => drafts.length > 0);
    return transcript;
  } finally {
    await release(spoiled);
  }
}

async function retrieve(sample: Sample, copilot: TestCopilot): Promise<Transcript> {
  const question = sample.question ?? '';
  const collection = sample.collection === undefined ? {} : { collection: sample.collection };
  const found = await copilot.knowledge.search({ query: question, limit: retrievedPassages, role: sample.role, ...collection }, new AbortController().signal);
  const retrieved = found.results.map(({ passage: { documentId, revision, page, endPage } }) => ({ documentId, revision, page, endPage }));
  return { ...emptyTranscript, questions: [question], retrieved, answerability: round(found.answerability) };
}

async function converse(sample: Sample, copilot: TestCopilot, timings: TurnTiming[]): Promise<Transcript> {
  const before = (await copilot.workOrders.list({ limit: 10_000 })).length;
  const turns: AskResult[] = [];
  const questions: string[] = [];
  const decisions: string[] = [];
  const collection = placeOf(sample);
  for (const step of stepsOf(sample)) {
    if ('ask' in step) {
      questions.push(step.ask);
      const { turn, timing } = await ask(copilot, { question: step.ask, role: step.role ?? sample.role, conversation: `eval-${sample.id}`, collection });
      turns.push(turn);
      timings.push(timing);
    } else if ('waitMinutes' in step) copilot.wallClock.advance(step.waitMinutes * 60_000);
    else decisions.push(await decide(copilot, turns, step));
  }
  const after = (await copilot.workOrders.list({ limit: 10_000 })).length;
  const pendingApprovals = (await copilot.approvals.pending(demoActor('shift-lead'))).length;
  return {
    ...emptyTranscript,
    questions,
    turns: turns.map(withoutTimings),
    answerability: sample.target.abstain === undefined ? null : await answerabilityOf(copilot, sample, questions.at(-1) ?? ''),
    decisions,
    workOrdersAdded: after - before,
    pendingApprovals,
    auditWhole: (await copilot.audit.verify()).ok,
  };
}

function placeOf({ collection, corpus, world }: Sample): string | undefined {
  if (collection !== undefined) return collection;
  if (corpus !== undefined) return isStore(corpus) ? undefined : corpusCollection;
  return world === undefined || world.documents.length === 0 ? undefined : collectionOf(world);
}

async function answerabilityOf(copilot: TestCopilot, sample: Sample, query: string): Promise<number> {
  const found = await copilot.knowledge.search(
    { query, limit: 5, role: sample.role, ...(sample.corpus === undefined || isStore(sample.corpus) ? {} : { collection: corpusCollection }) },
    new AbortController().signal,
  );
  return round(found.answerability);
}

const round = (value: number): number => Number(value.toFixed(4));

/** Durations and running numbers differ between runs of the same program; without them equal runs are equal bytes. */
function withoutTimings(turn: AskResult): AskResult {
  return { ...turn, turnId: '', conversation: '', timings: { totalMilliseconds: 0, firstSentenceMilliseconds: null } };
}

type Question = Readonly<{ question: string; role: Sample['role']; conversation: string; collection: string | undefined }>;

async function ask(copilot: TestCopilot, { question, role, conversation, collection }: Question): Promise<Readonly<{ turn: AskResult; timing: TurnTiming }>> {
  const events: TurnEvent[] = [];
  const started = performance.now();
  const elapsed = (): number => Number((performance.now() - started).toFixed(2));
  let firstSentenceMilliseconds: number | null = null;
  const request = { question, actor: demoActor(role), conversation, ...(collection === undefined ? {} : { collection }) };
  for await (const event of copilot.turns.ask(request, new AbortController().signal)) {
    if (event.type === 'sentence') firstSentenceMilliseconds ??= elapsed();
    events.push(event);
  }
  const turn = collectTurn(events);
  const usage = events.find((event) => event.type === 'turn-end')?.usage ?? { inputTokens: 0, outputTokens: 0 };
  return { turn, timing: { firstSentenceMilliseconds, totalMilliseconds: elapsed(), ...usage, toolCalls: turn.toolCalls.length } };
}

type Decision = Readonly<{ approve: 'last'; role: Sample['role']; person?: string | undefined }> | Readonly<{ reject: 'last'; role: Sample['role'] }>;

async function decide(copilot: TestCopilot, turns: readonly AskResult[], step: Decision): Promise<string> {
  const approvalId = turns.flatMap(({ drafts }) => drafts).findLast((draft) => draft.approvalId !== null)?.approvalId ?? 'none';
  const person = 'approve' in step && step.person !== undefined ? step.person : demoActor(step.role).id;
  try {
    const record =
      'approve' in step
        ? await copilot.approvals.approve(approvalId, { id: person, role: step.role })
        : await copilot.approvals.reject(approvalId, { id: person, role: step.role }, null);
    return record.status;
  } catch (error) {
    return toCopilotError(error).code;
  }
}
