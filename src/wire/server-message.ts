import * as z from 'zod';
import { Actor } from '../domain/actor.js';
import { Alarm } from '../domain/alarm.js';
import { ErrorCode } from '../domain/errors.js';
import { Timestamp } from '../domain/ids.js';
import { TurnEvent } from '../domain/turn.js';
import { wireVersion } from './client-message.js';

/** What the session itself says, beside the events of its turns. */
export const SessionEvent = z.discriminatedUnion('type', [
  /**
   * Answers `hello`; after a resume it comes behind the replayed events. `resumed: false` with another `session` than asked for
   * means that the old session is gone: forget its sequence numbers and reload what the page shows.
   */
  z.object({
    type: z.literal('hello-ack'),
    version: z.literal(wireVersion),
    session: z.string(),
    resumed: z.boolean(),
    actor: Actor,
    serverTime: Timestamp,
    plantTime: Timestamp,
    model: z.string(),
    /** The annunciated alarms at this moment; `alarm` events tell what changes after it. */
    alarms: z.array(Alarm),
    runningTurns: z.array(z.string()),
  }),
  /** The question is taken; comes right before `turn-start`. `duplicate: true`: this requestId was taken before, as `turnId`. */
  z.object({ type: z.literal('ask-ack'), requestId: z.string().nullable(), turnId: z.string().nullable(), duplicate: z.boolean() }),
  z.object({ type: z.literal('alarm'), change: z.enum(['raised', 'changed', 'cleared']), alarm: Alarm }),
  /** Somebody asked for or decided about an approval; fetch /api/approvals for the list. */
  z.object({ type: z.literal('approvals-changed') }),
  z.object({
    type: z.literal('conversation-list'),
    requestId: z.string().nullable(),
    conversations: z.array(z.object({ id: z.string(), title: z.string(), owner: z.string(), createdAt: Timestamp, updatedAt: Timestamp, turns: z.int() })),
  }),
  /** `olderTurns`: how many are left out before the first; `events`: those of the turn that was asked for, each with its stored number. */
  z.object({
    type: z.literal('conversation'),
    requestId: z.string().nullable(),
    id: z.string(),
    turns: z.array(
      z.object({
        turnId: z.string(),
        question: z.string(),
        answer: z.string(),
        at: Timestamp,
        /** Why the answer is not whole; null where it is. */
        problem: z.object({ code: z.string(), message: z.string() }).nullable(),
      }),
    ),
    olderTurns: z.int(),
    events: z.array(z.unknown()),
  }),
  z.object({ type: z.literal('feedback-ack'), turnId: z.string() }),
  z.object({ type: z.literal('pong'), at: Timestamp }),
  /** A message could not be carried out; the connection goes on. `requestId` or `approvalId` name what it was about. */
  z.object({
    type: z.literal('error'),
    code: ErrorCode,
    message: z.string(),
    requestId: z.string().nullable(),
    approvalId: z.string().nullable(),
  }),
]);
export type SessionEvent = z.infer<typeof SessionEvent>;

export const ServerEvent = z.union([TurnEvent, SessionEvent]);
export type ServerEvent = z.infer<typeof ServerEvent>;

/** Everything a server sends over `/ws`. `seq` rises strictly within a session. */
export const ServerMessage = z.intersection(z.object({ seq: z.int().positive() }), ServerEvent);
export type ServerMessage = ServerEvent & Readonly<{ seq: number }>;

/** WebSocket close codes with a meaning of our own. 1013 is the registered "try again later". */
export const closeCodes = { goingAway: 1001, policy: 1008, tooSlow: 1013, takenOver: 4001 } as const;
