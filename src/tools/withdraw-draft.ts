import * as z from 'zod';
import type { Actor } from '../domain/actor.js';
import { type ApprovalRecord, targetOf } from '../domain/command.js';
import { CopilotError } from '../domain/errors.js';
import type { ApprovalStore } from '../ports/records.js';
import type { Clock } from '../ports/system.js';
import type { OwnDraftTool } from '../ports/tool.js';
import { defineOwnDraftTool } from './define-tool.js';

/** Where drafts wait and how one is withdrawn. Withdrawing rejects with `forbidden` for anybody but the person who asked for the draft. */
export type OwnDrafts = Readonly<{ approvals: ApprovalStore; withdraw: (approvalId: string, actor: Actor) => Promise<ApprovalRecord>; clock: Clock }>;

const beginnings = { 'work-order': 'work-order', alarm: 'alarm', setpoint: 'setpoint', note: 'shift-note' } as const;

/** Withdraws a person's own draft that waits for approval. */
export function createWithdrawDraft({ approvals, withdraw, clock }: OwnDrafts): OwnDraftTool {
  return defineOwnDraftTool({
    name: 'withdraw_draft',
    description:
      'Withdraw (cancel, drop, forget) a draft or request of this person that still waits for approval and is not needed any more: the newest one, the newest of a kind, or the one of a given approval id. With instead: the draft that a corrected one has replaced. Only when the person says so. What was carried out already is taken back with undo_change.',
    input: z.strictObject({
      approvalId: z.string().min(1).max(80).optional(),
      kind: z.enum(['work-order', 'alarm', 'setpoint', 'note']).optional(),
      /** The approval id of a draft just made: the one before it for the same thing gives way. */
      instead: z.string().min(1).max(80).optional(),
    }),
    run: async ({ approvalId, kind, instead }, { actor }) => {
      const now = clock.now().getTime();
      const made = instead === undefined ? null : await approvals.get(instead);
      const waiting = (await approvals.list({ status: 'pending' })).filter(
        (record) =>
          record.requestedBy.id === actor.id &&
          Date.parse(record.expiresAt) > now &&
          (approvalId === undefined || record.approvalId === approvalId) &&
          (instead === undefined || (record.approvalId !== instead && made !== null && targetOf(record.command) === targetOf(made.command))) &&
          (kind === undefined || record.command.kind.startsWith(beginnings[kind])),
      );
      const newest = waiting.toSorted((a, b) => Date.parse(a.requestedAt) - Date.parse(b.requestedAt)).at(-1);
      if (newest === undefined)
        throw new CopilotError({
          code: 'not-found',
          message: 'No draft of this person waits for approval, or not that one; there is nothing to withdraw.',
        });
      const record = await withdraw(newest.approvalId, actor);
      const [title = newest.prompt] = newest.prompt.split('\n');
      return {
        record,
        output: { withdrawn: newest.approvalId, title },
        evidence: [
          {
            kind: 'draft',
            draftId: newest.approvalId,
            label: 'Withdrawn draft',
            quote: `Withdrawn by the person who asked for it; nothing of it will be carried out.\n${newest.prompt}`,
          },
        ],
      };
    },
  });
}
