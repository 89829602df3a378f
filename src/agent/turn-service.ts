import { CopilotError, toCopilotError } from '../domain/errors.js';
import { collectTurn, maximumQuestionLength, type TurnEvent } from '../domain/turn.js';
import type { AskRequest, TurnService } from '../ports/copilot.js';
import type { ConversationStore, StoredTurn } from '../ports/records.js';
import { condensedTurns, earlierTurns, historyMessages } from './conversation.js';
import { EventChannel } from './event-channel.js';
import { runTurn } from './run-turn.js';
import type { TurnParts } from './turn-parts.js';

export type TurnServiceParts = TurnParts & Readonly<{ conversations: ConversationStore }>;

/** Turns as a stream of events; a finished turn is stored in its conversation and in the audit log before its last event is handed out. */
export function createTurnService(parts: TurnServiceParts): TurnService {
  return {
    ask(request, signal) {
      const question = checkQuestion(request.question);
      const channel = new EventChannel<TurnEvent>();
      const emit = (event: TurnEvent): void => channel.push(event);
      produce(parts, { ...request, question }, emit, signal)
        .catch((error: unknown) => {
          const failure = toCopilotError(error);
          emit({ type: 'turn-error', turnId: 'none', code: failure.code, message: failure.message });
        })
        .finally(() => channel.close());
      return channel;
    },
  };
}

function checkQuestion(question: string): string {
  const trimmed = question.trim();
  if (trimmed === '') throw new CopilotError({ code: 'input-invalid', message: 'The question is empty; write what you want to know.' });
  if (trimmed.length > maximumQuestionLength) {
    throw new CopilotError({
      code: 'input-invalid',
      message: `The question has ${trimmed.length} characters; the limit is ${maximumQuestionLength}. Shorten it or ingest long text as a document.`,
    });
  }
  return trimmed;
}

async function produce(parts: TurnServiceParts, request: AskRequest, emit: (event: TurnEvent) => void, signal: AbortSignal): Promise<void> {
  const turnId = parts.ids.next('turn');
  const conversation = request.conversation ?? parts.ids.next('conversation');
  const events: TurnEvent[] = [];
  let last: TurnEvent | null = null;
  const say = (event: TurnEvent): void => {
    events.push(event);
    if (event.type === 'turn-end' || event.type === 'turn-error') last = event;
    else emit(event);
  };
  const turns = await remembered(parts.conversations, conversation, request.actor.id, parts.limits.historyTurns + condensedTurns);
  const input = {
    turnId,
    conversation,
    question: request.question,
    actor: request.actor,
    collection: request.collection ?? null,
    history: historyMessages(turns ?? [], parts.limits.historyTurns),
    earlier: earlierTurns(turns ?? [], parts.limits.historyTurns),
  };
  const hear = (event: TurnEvent): void => {
    say(event);
    if (event.type === 'turn-start' && turns === null) say({ type: 'notice', turnId, text: forgotten });
  };
  await runTurn(parts, input, hear, signal);
  await store(parts, { ...request, conversation, turnId }, events, emit);
  if (last !== null) emit(last);
}

const forgotten = 'The conversation could not be read; this answer does not know what was said before.';

/** The turns so far, or null when the store fails: the question is answered all the same. */
async function remembered(conversations: ConversationStore, id: string, owner: string, recordsOfLast: number): Promise<readonly StoredTurn[] | null> {
  try {
    return await conversations.turns(id, owner, { recordsOfLast });
  } catch {
    return null;
  }
}

/** Keeps the turn with all its events, and its line in the audit log; when one of the two fails the other is still written, and the person is told. */
async function store(
  parts: TurnServiceParts,
  turn: AskRequest & Readonly<{ conversation: string; turnId: string }>,
  events: readonly TurnEvent[],
  emit: (event: TurnEvent) => void,
): Promise<void> {
  const { turnId, conversation, actor, question } = turn;
  const result = collectTurn(events);
  const at = parts.clock.now();
  const kept = await succeeds(
    parts.conversations.append(
      { id: conversation, owner: actor.id },
      { turnId, question, answer: result.answer, at: at.toISOString(), record: result, events: events.map((event, seq) => ({ seq: seq + 1, ...event })) },
    ),
  );
  const details = {
    turnId,
    conversation,
    model: result.model,
    promptVersion: result.promptVersion,
    knowledge: result.knowledge,
    plantTime: result.plantTime,
    tools: result.toolCalls.map(({ name }) => name),
    abstained: result.abstained,
    withheld: result.withheld.length,
    ...(result.redacted === undefined ? {} : { redacted: result.redacted }),
    ...(result.leftOut === undefined ? {} : { leftOut: result.leftOut.evidence.length }),
  };
  const audited = await succeeds(parts.audit.append({ at, actor, category: 'turn', event: 'turn', result: result.error === null ? 'ok' : 'failed', details }));
  if (!kept) emit({ type: 'notice', turnId, text: 'This turn could not be stored; the answer stands, but the conversation will not remember it.' });
  else if (!audited) emit({ type: 'notice', turnId, text: 'The audit log could not be written; the answer stands. Tell whoever looks after this server.' });
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch {
    return false;
  }
}
