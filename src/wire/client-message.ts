import * as z from 'zod';
import { Role } from '../domain/actor.js';
import { maximumQuestionLength } from '../domain/turn.js';
import { explainIssues } from './explain.js';

/** The wire's version; `hello` must name it. */
export const wireVersion = 1;

/** SQLite reads a text only up to a NUL: an id with one would name another thing. */
export const ShortId = z
  .string()
  .min(1)
  .max(120)
  .regex(/^\P{Cc}+$/u, 'an id holds no control characters');

/** Everything a client may send over `/ws`, one JSON object a frame. A field that is not of the message is refused by name: one that was misspelt (`lastSeq`) would else be passed over. */
export const ClientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    version: z.literal(wireVersion),
    role: Role.optional(),
    /** The session of the `hello-ack` to return to; with `resumeFrom`, the last `seq` this client has handled. */
    session: ShortId.optional(),
    resumeFrom: z.int().min(0).optional(),
  }),
  z.strictObject({
    type: z.literal('ask'),
    question: z
      .string()
      .max(maximumQuestionLength, `the question is longer than ${maximumQuestionLength} characters; shorten it`)
      .refine((text) => text.trim() !== '', 'the question is empty; type what you want to know'),
    conversation: ShortId.optional(),
    collection: ShortId.optional(),
    /** Chosen by the client; the same id sent again (after a reconnect) starts no second turn. */
    requestId: ShortId.optional(),
  }),
  z.strictObject({ type: z.literal('approve'), approvalId: ShortId }),
  z.strictObject({ type: z.literal('reject'), approvalId: ShortId, reason: z.string().max(400).optional() }),
  /** Without `turnId` every running turn of the session is cancelled. */
  z.strictObject({ type: z.literal('cancel'), turnId: ShortId.optional() }),
  z.strictObject({
    type: z.literal('feedback'),
    turnId: ShortId,
    verdict: z.enum(['helpful', 'not-helpful', 'wrong']),
    correction: z.string().max(4000).optional(),
  }),
  /** Asks for the actor's own conversations, newest first, or those that contain the query. */
  z.strictObject({ type: z.literal('conversations'), query: z.string().max(200).optional(), requestId: ShortId.optional() }),
  /** Asks for the stored turns of one; with `turn`, also for that turn's events numbered above `after`. */
  z.strictObject({
    type: z.literal('open'),
    conversation: ShortId,
    turn: ShortId.optional(),
    after: z.int().min(0).optional(),
    requestId: ShortId.optional(),
  }),
  z.strictObject({ type: z.literal('ping') }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;
export type ClientMessageOf<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;

export type ParsedClientMessage = Readonly<{ ok: true; message: ClientMessage }> | Readonly<{ ok: false; problem: string; requestId: string | null }>;

/** One frame's text to a message, or one sentence about what is wrong with it. Never throws. */
export function parseClientMessage(text: string): ParsedClientMessage {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'The frame is not JSON; send one JSON object with a "type".', requestId: null };
  }
  const parsed = ClientMessage.safeParse(raw);
  if (parsed.success) return { ok: true, message: parsed.data };
  const named = z.object({ requestId: ShortId }).safeParse(raw);
  return { ok: false, problem: `The message was not understood: ${explainIssues(parsed.error)}.`, requestId: named.success ? named.data.requestId : null };
}
