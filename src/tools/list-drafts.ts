import * as z from 'zod';
import type { ApprovalRecord } from '../domain/command.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { toolResults } from '../domain/tool-results.js';
import type { ApprovalStore } from '../ports/records.js';
import type { Clock } from '../ports/system.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';

const beginnings = { 'work-order': 'work-order', alarm: 'alarm', setpoint: 'setpoint', note: 'shift-note' } as const;
const mostTold = 10;

const Input = z.strictObject({
  which: z.enum(['waiting', 'decided']).describe('waiting: for approval; decided: approved, executed, rejected or expired, with who decided'),
  kind: z.enum(['work-order', 'alarm', 'setpoint', 'note']).optional(),
  about: z.string().min(1).max(80).optional().describe('Only drafts that name this tag, equipment or order'),
  today: z.boolean().optional().describe('Only those asked for or decided today'),
});

/** What waits for a person's approval, and who approved or rejected what: the record of every draft made here, newest first. */
export function createListDrafts({ approvals, clock }: Readonly<{ approvals: ApprovalStore; clock: Clock }>): ReadTool {
  return defineReadTool({
    name: 'list_drafts',
    description: 'Which drafts wait or are pending for approval, and who approved or rejected what, with times and persons.',
    input: Input,
    output: toolResults.list_drafts,
    run: async ({ which, kind, about, today }) => {
      const now = clock.now();
      const isWaiting = ({ status, expiresAt }: ApprovalRecord): boolean => status === 'pending' && Date.parse(expiresAt) > now.getTime();
      const day = now.toISOString().slice(0, 10);
      const found = (await approvals.list({}))
        .filter((record) => isWaiting(record) === (which === 'waiting'))
        .filter(({ command }) => kind === undefined || command.kind.startsWith(beginnings[kind]))
        .filter(({ prompt }) => about === undefined || prompt.toUpperCase().includes(about.toUpperCase()))
        .filter(({ requestedAt, decidedAt }) => today !== true || (decidedAt ?? requestedAt).startsWith(day))
        .toSorted((a, b) => Date.parse(b.decidedAt ?? b.requestedAt) - Date.parse(a.decidedAt ?? a.requestedAt));
      const of = [kind === undefined ? '' : ` of a ${kind}`, about === undefined ? '' : ` about ${about}`, today === true ? ` on ${day}` : ''].join('');
      const count = found.length === 0 ? 'No' : String(found.length);
      const noun = found.length > 1 ? 'drafts' : 'draft';
      const verb = found.length > 1 ? ['wait', 'are'] : ['waits', 'is'];
      const summary = which === 'waiting' ? `${count} ${noun}${of} ${verb[0]} for approval.` : `${count} decided ${noun}${of} ${verb[1]} recorded here.`;
      const told = found.slice(0, mostTold).map(
        (record): EvidenceItem => ({
          kind: 'draft',
          draftId: record.approvalId,
          label: which === 'waiting' ? 'Waiting draft' : 'Decided draft',
          quote: which === 'waiting' ? waitingText(record) : decidedText(record),
        }),
      );
      const list: EvidenceItem = {
        kind: 'computation',
        label: 'Drafts',
        name: 'list_drafts',
        inputs: { which, kind: kind ?? null, about: about ?? null, at: now.toISOString() },
        quote: summary,
        rerun: 'shiftmate ask "Which drafts are waiting?"',
      };
      return {
        output: { lines: [{ text: summary, evidence: ['#0'] }, ...told.map(({ quote }, index) => ({ text: quote, evidence: [`#${index + 1}`] }))] },
        evidence: [list, ...told],
      };
    },
  });
}

function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

function titleOf({ prompt }: ApprovalRecord): string {
  return (prompt.split('\n')[0] ?? '').trim().replace(/[.。]$/u, '');
}

function waitingText(record: ApprovalRecord): string {
  return `Waiting for ${record.approverRoles.join(' or ')}, asked for by ${record.requestedBy.id} at ${minute(record.requestedAt)}, until ${minute(record.expiresAt)}: ${titleOf(record)}.${dueText(record)}`;
}

/** By when the work of a drafted order is to be done; other drafts have no such day. */
function dueText({ command }: ApprovalRecord): string {
  if (command.kind !== 'work-order-create') return '';
  return command.draft.dueAt === undefined || command.draft.dueAt === null ? ' No due date is set.' : ` Due: ${minute(command.draft.dueAt)}.`;
}

function decidedText(record: ApprovalRecord): string {
  const { status, decidedBy, decidedAt, receipt } = record;
  const outcome = status === 'pending' ? 'expired' : status;
  const by = decidedBy === null ? '' : ` by ${decidedBy.id} (${decidedBy.role})`;
  const done = receipt === null ? '' : ` ${receipt.summary.trim()}`;
  return `${outcome === 'executed' ? 'Approved and executed' : outcome[0]?.toUpperCase() + outcome.slice(1)}${by}${decidedAt === null ? '' : ` at ${minute(decidedAt)}`}, asked for by ${record.requestedBy.id}: ${titleOf(record)}.${done}`;
}
