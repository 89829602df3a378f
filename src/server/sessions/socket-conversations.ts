import type { Actor } from '../../domain/actor.js';
import { turnProblem } from '../../domain/turn.js';
import type { ConversationDesk } from '../../ports/copilot.js';
import type { ClientMessageOf } from '../../wire/client-message.js';
import type { SessionEvent } from '../../wire/server-message.js';

/** Turns of one answer at most, newest kept: a session's outbox holds a few megabytes. */
const mostTurns = 100;

/** The actor's own conversations, for a client that is connected anyway. Admins look at those of others over HTTP, where it is audited per request. */
export async function listOverSocket(desk: ConversationDesk, actor: Actor, message: ClientMessageOf<'conversations'>): Promise<SessionEvent> {
  const conversations = await desk.list(actor, message.query === undefined ? {} : { query: message.query });
  return { type: 'conversation-list', requestId: message.requestId ?? null, conversations: [...conversations] };
}

/**
 * One conversation as it was stored. With `turn`, that turn's events too, from the number after `after` on: a client that has lost its session (the
 * server was restarted, the tablet was away too long) goes on from the last event it has handled; the error that ended it always comes along.
 * Rejects with `not-found`.
 */
export async function openOverSocket(desk: ConversationDesk, actor: Actor, message: ClientMessageOf<'open'>): Promise<SessionEvent> {
  const { conversation, turn, after = 0 } = message;
  const turns = await desk.turns(actor, conversation, { events: turn !== undefined });
  const events = turns.find(({ turnId }) => turnId === turn)?.events ?? [];
  return {
    type: 'conversation',
    requestId: message.requestId ?? null,
    id: conversation,
    turns: turns.slice(-mostTurns).map(({ turnId, question, answer, at, record }) => ({ turnId, question, answer, at, problem: turnProblem(record) })),
    olderTurns: Math.max(0, turns.length - mostTurns),
    events: events.filter((event) => numberOf(event) > after || isBreak(event)),
  };
}

/** A turn that was broken off may hold fewer events than were sent: its end is new to the client whatever its number. */
function isBreak(event: unknown): boolean {
  return event !== null && typeof event === 'object' && 'type' in event && event.type === 'turn-error';
}

function numberOf(event: unknown): number {
  return event !== null && typeof event === 'object' && 'seq' in event && typeof event.seq === 'number' ? event.seq : 0;
}
