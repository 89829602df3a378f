import * as z from 'zod';
import type { Actor } from '../domain/actor.js';
import type { Copilot } from '../ports/copilot.js';
import type { Clock } from '../ports/system.js';

/** What a reader says about an answer. */
export const Feedback = z.object({
  turnId: z.string().min(1).max(120),
  verdict: z.enum(['helpful', 'not-helpful', 'wrong']),
  correction: z.string().max(4000).optional(),
});
export type Feedback = z.infer<typeof Feedback>;

/** Keeps the feedback in the audit log, where the knowledge owner reviews it; it changes no answer by itself. */
export async function recordFeedback(services: Readonly<{ copilot: Copilot; clock: Clock }>, actor: Actor, feedback: Feedback): Promise<void> {
  await services.copilot.audit.append({
    at: services.clock.now(),
    actor,
    category: 'turn',
    event: 'feedback',
    result: 'ok',
    details: { turnId: feedback.turnId, verdict: feedback.verdict, correction: feedback.correction ?? null },
  });
}
