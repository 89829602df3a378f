import * as z from 'zod';
import { Correction, CorrectionReview } from '../../domain/correction.js';
import type { Copilot } from '../../ports/copilot.js';
import { type ApiRoute, jsonRoute } from '../api-route.js';

/** Corrections of answers and their review. An approved one becomes a sample of the evals (`shiftmate eval corrections`). */
export function correctionRoutes({ corrections }: Copilot): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/corrections',
        summary: 'Corrections that people gave with their feedback, and what became of them. Roles engineer, shift-lead and admin.',
        reply: z.object({ corrections: z.array(Correction) }),
      },
      async ({ actor }) => ({ corrections: [...(await corrections.list(actor))] }),
    ),
    jsonRoute(
      {
        method: 'post',
        path: '/api/corrections/{turnId}',
        summary: 'Approve or reject a correction, as somebody else than its author. An approved one is a standard answer and an eval sample.',
        params: z.object({ turnId: z.string().min(1).max(120) }),
        body: CorrectionReview,
        reply: Correction,
      },
      async ({ params, body, actor }) => corrections.review(params.turnId, actor, body),
    ),
  ];
}
