import { demoActor } from '../../src/domain/actor.js';
import { toCopilotError } from '../../src/domain/errors.js';
import { type AskResult, collectTurn, type TurnEvent } from '../../src/domain/turn.js';
import type { ChatModel } from '../../src/ports/model.js';
import type { TestCopilot, TestWorlds } from '../../src/testing/test-world.js';
import { scorers } from '../scorers/scorers.js';
import { type Sample, stepsOf } from './sample.js';
import type { SampleResult, Score, Transcript } from './transcript.js';

/** Runs one sample in a world of its own and scores it. A crash is recorded as the sample's error; the run goes on. */
export async function runSample(sample: Sample, suite: string, worlds: TestWorlds, models: readonly ChatModel[]): Promise<SampleResult> {
  const transcript = await execute(sample, worlds, models).catch((error: unknown): Transcript => ({ turns: [], decisions: [], workOrdersAdded: 0, auditWhole: false, error: describe(error) }));
  const scores = scorers.map(({ name, score }): Score => (transcript.error === null ? { scorer: name, ...score(sample, transcript) } : { scorer: name, value: name === 'facts' ? 0 : 'unscored', explanation: transcript.error }));
  const values = scores.flatMap(({ value }) => (value === 'unscored' ? [] : [value]));
  return {
    id: sample.id, suite, tags: sample.tags, scores, transcript,
    passed: transcript.error === null && values.every((value) => value === 1), score: values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length,
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

async function execute(sample: Sample, worlds: TestWorlds, models: readonly ChatModel[]): Promise<Transcript> {
  await using copilot = await worlds.open({ scenario: sample.scenario, ...(sample.seed === undefined ? {} : { seed: sample.seed }), models });
  const before = (await copilot.workOrders.list({ limit: 10_000 })).length;
  const turns: AskResult[] = [];
  const decisions: string[] = [];
  for (const step of stepsOf(sample)) {
    if ('ask' in step) turns.push(await ask(copilot, step.ask, step.role ?? sample.role, sample.collection));
    else if ('waitMinutes' in step) copilot.wallClock.advance(step.waitMinutes * 60_000);
    else decisions.push(await decide(copilot, turns, step));
  }
  const after = (await copilot.workOrders.list({ limit: 10_000 })).length;
  return { turns, decisions, workOrdersAdded: after - before, auditWhole: (await copilot.audit.verify()).ok, error: null };
}

async function ask(copilot: TestCopilot, question: string, role: Sample['role'], collection: string | undefined): Promise<AskResult> {
  const events: TurnEvent[] = [];
  const request = { question, actor: demoActor(role), conversation: 'eval', ...(collection === undefined ? {} : { collection }) };
  for await (const event of copilot.turns.ask(request, new AbortController().signal)) events.push(event);
  return collectTurn(events);
}

type Decision = Readonly<{ approve: 'last'; role: Sample['role']; person?: string | undefined }> | Readonly<{ reject: 'last'; role: Sample['role'] }>;

async function decide(copilot: TestCopilot, turns: readonly AskResult[], step: Decision): Promise<string> {
  const approvalId = turns.flatMap(({ drafts }) => drafts).findLast((draft) => draft.approvalId !== null)?.approvalId ?? 'none';
  const person = 'approve' in step && step.person !== undefined ? step.person : demoActor(step.role).id;
  try {
    const record = 'approve' in step ? await copilot.approvals.approve(approvalId, { id: person, role: step.role }) : await copilot.approvals.reject(approvalId, { id: person, role: step.role }, null);
    return record.status;
  } catch (error) {
    return toCopilotError(error).code;
  }
}
