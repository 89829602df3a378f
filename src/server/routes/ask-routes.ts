import * as z from 'zod';
import { CopilotError } from '../../domain/errors.js';
import { Draft, maximumQuestionLength, Sentence, Withheld } from '../../domain/turn.js';
import type { Copilot } from '../../ports/copilot.js';
import type { Clock } from '../../ports/system.js';
import { ShortId } from '../../wire/client-message.js';
import { type ApiRoute, jsonRoute } from '../api-route.js';
import { Feedback, recordFeedback } from '../feedback.js';
import type { Metrics } from '../metrics.js';
import { runAsk } from '../run-ask.js';

const AskBody = z.object({
  question: z.string().refine((text) => text.trim() !== '', 'the question is empty; type what you want to know'),
  conversation: ShortId.optional(),
  collection: ShortId.optional(),
});

const AskReply = z.object({
  turnId: z.string(),
  conversation: z.string(),
  answer: z.string(),
  abstained: z.boolean(),
  sentences: z.array(Sentence),
  evidence: z.array(z.record(z.string(), z.unknown())),
  toolCalls: z.array(z.object({ name: z.string(), input: z.unknown(), ok: z.boolean() })),
  drafts: z.array(Draft),
  withheld: z.array(Withheld),
  notices: z.array(z.string()),
  model: z.string(),
  promptVersion: z.string(),
  plantTime: z.string(),
  timings: z.object({ totalMilliseconds: z.number(), firstSentenceMilliseconds: z.number().nullable() }),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});

/** Refuses an over-long question with one sentence. */
export function requireQuestionLength(question: string): void {
  if (question.length <= maximumQuestionLength) return;
  const message = `The question is longer than ${maximumQuestionLength} characters; shorten it.`;
  throw new CopilotError({ code: 'input-invalid', message, details: { length: question.length } });
}

/** Asking without a WebSocket, and saying whether the answer was any good. */
export function askRoutes(services: Readonly<{ copilot: Copilot; metrics: Metrics; clock: Clock }>): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'post',
        path: '/api/ask',
        summary: 'One turn, answered when it has ended. Closing the request cancels it.',
        body: AskBody,
        reply: AskReply,
        startsTurn: true,
      },
      async ({ body, actor, signal }) => {
        requireQuestionLength(body.question);
        const { question, conversation, collection } = body;
        const request = { question, actor, ...(conversation === undefined ? {} : { conversation }), ...(collection === undefined ? {} : { collection }) };
        const result = await runAsk(services, request, signal);
        return {
          ...result,
          sentences: [...result.sentences],
          evidence: result.evidence.map((item) => ({ ...item })),
          toolCalls: [...result.toolCalls],
          drafts: [...result.drafts],
          withheld: [...result.withheld],
          notices: [...result.notices],
        };
      },
    ),
    jsonRoute(
      { method: 'post', path: '/api/feedback', summary: 'A verdict on an answer, kept for review.', body: Feedback, reply: z.object({ turnId: z.string() }) },
      async ({ body, actor }) => {
        await recordFeedback(services, actor, body);
        return { turnId: body.turnId };
      },
    ),
  ];
}
