import { CopilotError, toCopilotError } from '../domain/errors.js';
import { type AskResult, collectTurn, maximumQuestionLength, type TurnEvent } from '../domain/turn.js';
import type { AskRequest, TurnService } from '../ports/copilot.js';
import type { ConversationStore, StoredTurn } from '../ports/records.js';
import type { Clock } from '../ports/system.js';
import { askedBefore, condensedTurns, earlierTurns, historyMessages } from './conversation.js';
import { EventChannel } from './event-channel.js';
import { runTurn } from './run-turn.js';
import type { TurnParts } from './turn-parts.js';

export type TurnServiceParts = TurnParts & Readonly<{ conversations: ConversationStore }>;

/**
 * Turns as a stream of events. A question is stored in its conversation before its first event is handed out, what is said while it is said, and the
 * finished turn, with its line in the audit log, before its last event: a program that is killed leaves what there was of the turn.
 */
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
    history: [...askedBefore(request.asked ?? [], turns?.length ?? 0, parts.limits.historyTurns), ...historyMessages(turns ?? [], parts.limits.historyTurns)],
    earlier: earlierTurns(turns ?? [], parts.limits.historyTurns),
  };
  const stored = new TurnInStore(parts, { ...request, conversation, turnId });
  const begun = await stored.begin();
  const hear = (event: TurnEvent): void => {
    say(event);
    if (event.type === 'turn-start' && turns === null) say({ type: 'notice', turnId, text: forgotten });
    if (event.type === 'turn-start' && !begun) say({ type: 'notice', turnId, text: unstored });
    if (event.type === 'sentence') stored.soFar(events);
  };
  await runTurn(parts, input, hear, signal);
  const kept = await stored.end(events);
  const audited = await audit(parts, { ...request, conversation, turnId }, collectTurn(events));
  if (!kept && begun) emit({ type: 'notice', turnId, text: unstored });
  else if (!audited) emit({ type: 'notice', turnId, text: 'The audit log could not be written; the answer stands. Tell whoever looks after this server.' });
  if (last !== null) emit(last);
}

const unstored = 'This turn could not be stored; the answer stands, but the conversation will not remember it.';

const forgotten = 'The conversation could not be read; this answer does not know what was said before.';

/** The turns so far, or null when the store fails: the question is answered all the same. */
async function remembered(conversations: ConversationStore, id: string, owner: string, recordsOfLast: number): Promise<readonly StoredTurn[] | null> {
  try {
    return await conversations.turns(id, owner, { recordsOfLast });
  } catch {
    return null;
  }
}

type TurnNames = AskRequest & Readonly<{ conversation: string; turnId: string }>;

/** A killed program may lose what was said in this time. */
const storedEveryMilliseconds = 300;

/** One turn in the store: its question from the first moment, then what there is of it, then the whole. A store that fails is told of and ends nothing. */
class TurnInStore {
  readonly #conversations: ConversationStore;
  readonly #clock: Clock;
  readonly #turn: TurnNames;
  #last: Promise<boolean> = Promise.resolve(true);
  #timer: NodeJS.Timeout | null = null;

  constructor({ conversations, clock }: TurnServiceParts, turn: TurnNames) {
    this.#conversations = conversations;
    this.#clock = clock;
    this.#turn = turn;
  }

  begin(): Promise<boolean> {
    const { turnId, conversation, question } = this.#turn;
    return this.#put([{ type: 'turn-start', turnId, conversation, question, at: this.#clock.now().toISOString() }], true);
  }

  /** Stores what there is a moment later, with what has come by then; a turn that ends sooner is stored once. */
  soFar(events: readonly TurnEvent[]): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#last = this.#put(events, true);
    }, storedEveryMilliseconds);
  }

  async end(events: readonly TurnEvent[]): Promise<boolean> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#last;
    return this.#put(events, false);
  }

  #put(events: readonly TurnEvent[], running: boolean): Promise<boolean> {
    const { turnId, conversation, question, actor } = this.#turn;
    const at = this.#clock.now();
    const record = collectTurn(events);
    const numbered = events.map((event, index) => ({ seq: index + 1, ...event }));
    const turn = { turnId, question, answer: record.answer, at: at.toISOString(), record, events: numbered, ...(running ? { running } : {}) };
    return succeeds(this.#conversations.append({ id: conversation, owner: actor.id }, turn));
  }
}

function audit(parts: TurnServiceParts, { turnId, conversation, actor }: TurnNames, result: AskResult): Promise<boolean> {
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
  const outcome = result.error === null ? 'ok' : 'failed';
  return succeeds(parts.audit.append({ at: parts.clock.now(), actor, category: 'turn', event: 'turn', result: outcome, details }));
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch {
    return false;
  }
}
