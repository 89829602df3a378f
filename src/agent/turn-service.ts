import { CopilotError, toCopilotError } from '../domain/errors.js';
import { collectTurn, maximumQuestionLength, type TurnEvent } from '../domain/turn.js';
import type { AskRequest, TurnService } from '../ports/copilot.js';
import type { ConversationStore } from '../ports/records.js';
import { historyMessages } from './conversation.js';
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
  const turns = await parts.conversations.turns(conversation, request.actor.id);
  const input = {
    turnId,
    conversation,
    question: request.question,
    actor: request.actor,
    collection: request.collection ?? null,
    history: historyMessages(turns, parts.limits.historyTurns),
  };
  await runTurn(
    parts,
    input,
    (event) => {
      events.push(event);
      if (event.type === 'turn-end' || event.type === 'turn-error') last = event;
      else emit(event);
    },
    signal,
  );
  const result = collectTurn(events);
  const at = parts.clock.now();
  try {
    await parts.conversations.append(
      { id: conversation, owner: request.actor.id },
      { turnId, question: request.question, answer: result.answer, at: at.toISOString(), record: result },
    );
    await parts.audit.append({
      at,
      actor: request.actor,
      category: 'turn',
      event: 'turn',
      result: result.error === null ? 'ok' : 'failed',
      details: {
        turnId,
        conversation,
        model: result.model,
        promptVersion: result.promptVersion,
        tools: result.toolCalls.map(({ name }) => name),
        abstained: result.abstained,
        withheld: result.withheld.length,
      },
    });
  } catch {
    emit({ type: 'notice', turnId, text: 'This turn could not be stored; the answer stands, but the conversation will not remember it.' });
  }
  if (last !== null) emit(last);
}
