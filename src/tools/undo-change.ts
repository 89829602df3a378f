import * as z from 'zod';
import { CopilotError } from '../domain/errors.js';
import type { ApprovalStore } from '../ports/records.js';
import type { CommandTool } from '../ports/tool.js';
import { defineCommandTool } from './define-tool.js';

/**
 * Drafts the command that takes a person's own executed change back: the named one, else the newest that has an inverse and is not taken back
 * already. It goes through the rules of every other draft and is recorded with what it undoes.
 */
export function createUndoChange({ approvals }: Readonly<{ approvals: ApprovalStore }>): CommandTool {
  return defineCommandTool({
    name: 'undo_change',
    description:
      'Draft taking back (undo, revert, put back as before) a change that this person asked for and that was carried out: the newest one, or the one of a given approval id. Only changes with an inverse; a person has to confirm.',
    input: z.strictObject({ approvalId: z.string().min(1).max(80).optional() }),
    plan: async ({ approvalId }, { actor }) => {
      const all = await approvals.list({});
      const taken = new Set(
        all.filter(({ status, undoes }) => undoes !== undefined && ['pending', 'approved', 'executed'].includes(status)).map(({ undoes }) => undoes),
      );
      const own = all.filter(
        (record) =>
          record.requestedBy.id === actor.id &&
          record.status === 'executed' &&
          record.undoes === undefined &&
          !taken.has(record.approvalId) &&
          (approvalId === undefined || record.approvalId === approvalId),
      );
      const newest = own.toSorted((a, b) => Date.parse(a.requestedAt) - Date.parse(b.requestedAt)).at(-1);
      if (newest === undefined)
        throw new CopilotError({
          code: 'not-found',
          message: 'None of the changes that you asked for has been carried out and still stands; there is nothing to take back.',
        });
      const command = newest.receipt?.undo ?? null;
      if (newest.receipt === null || command === null)
        throw new CopilotError({
          code: 'conflict',
          message: `Your last change (${newest.prompt.split('\n')[0] ?? newest.approvalId}) has no inverse; ask the shift lead how to correct it.`,
        });
      return {
        command,
        undoes: newest.approvalId,
        prompt: `Take back: ${newest.receipt.summary}`,
        output: { undoes: newest.approvalId, summary: newest.receipt.summary },
        evidence: [],
      };
    },
  });
}
