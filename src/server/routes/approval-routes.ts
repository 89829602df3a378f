import * as z from 'zod';
import { ApprovalRecord, ApprovalRequest } from '../../domain/command.js';
import { CopilotError } from '../../domain/errors.js';
import type { Copilot } from '../../ports/copilot.js';
import { ShortId } from '../../wire/client-message.js';
import { type ApiRoute, jsonRoute } from '../api-route.js';

const ApprovalParams = z.object({ id: ShortId });

/** People deciding about drafts. `decided` is told of every decision made here. */
export function approvalRoutes({ approvals }: Copilot, decided: (record: ApprovalRecord) => void): readonly ApiRoute[] {
  return [
    jsonRoute(
      { method: 'get', path: '/api/approvals', summary: 'Drafts that wait for a person.', reply: z.object({ approvals: z.array(ApprovalRecord) }) },
      async ({ actor }) => ({ approvals: [...(await approvals.pending(actor))] }),
    ),
    jsonRoute(
      { method: 'get', path: '/api/approvals/{id}', summary: 'One draft and what became of it.', params: ApprovalParams, reply: ApprovalRecord },
      async ({ params }) => {
        const found = await approvals.get(params.id);
        if (found === null)
          throw new CopilotError({ code: 'not-found', message: `There is no approval ${params.id}; GET /api/approvals lists the open ones.` });
        return found;
      },
    ),
    jsonRoute(
      {
        method: 'post',
        path: '/api/approvals/{id}/approve',
        summary: 'Approve exactly this draft; it is executed at once.',
        params: ApprovalParams,
        reply: ApprovalRecord,
      },
      async ({ params, actor }) => {
        const record = await approvals.approve(params.id, actor);
        decided(record);
        return record;
      },
    ),
    jsonRoute(
      {
        method: 'post',
        path: '/api/approvals/{id}/undo',
        summary: 'Draft the command that takes an executed one back. It waits for approval like any other draft.',
        params: ApprovalParams,
        reply: ApprovalRequest,
      },
      async ({ params, actor }) => approvals.undo(params.id, actor),
    ),
    jsonRoute(
      {
        method: 'post',
        path: '/api/approvals/{id}/reject',
        summary: 'Reject the draft; nothing happens.',
        params: ApprovalParams,
        body: z.object({ reason: z.string().max(400).optional() }).optional(),
        reply: ApprovalRecord,
      },
      async ({ params, body, actor }) => {
        const record = await approvals.reject(params.id, actor, body?.reason ?? null);
        decided(record);
        return record;
      },
    ),
  ];
}
