import { describe, expect, it } from 'vitest';
import { demoActor } from '../domain/actor.js';
import type { ApprovalRecord } from '../domain/command.js';
import { TagId } from '../domain/ids.js';
import type { ApprovalStore } from '../ports/records.js';
import { createUndoChange } from './undo-change.js';

const me = demoActor('engineer');
const inverse = { kind: 'setpoint-write', tag: TagId.parse('FIC-110.SP'), value: 10, reason: 'back' } as const;

function record(approvalId: string, minute: number, extra: Partial<ApprovalRecord> = {}): ApprovalRecord {
  const at = `2026-03-02T14:${String(minute).padStart(2, '0')}:00.000Z`;
  return {
    approvalId,
    turnId: 't',
    toolName: 'propose_setpoint',
    command: { ...inverse, value: 9.5 },
    commandDigest: 'd',
    prompt: 'Set FIC-110.SP to 9.5',
    requestedBy: me,
    approverRoles: ['shift-lead'],
    fourEyes: true,
    requestedAt: at,
    expiresAt: at,
    status: 'executed',
    decidedBy: demoActor('shift-lead'),
    decidedAt: at,
    receipt: { commandId: approvalId, executedAt: at, summary: `did ${approvalId}`, workOrderId: null, before: null, after: null, undo: inverse },
    ...extra,
  } as ApprovalRecord;
}

const context = { callId: 'c', actor: me, signal: new AbortController().signal, progress: () => undefined, collection: null };
const planWith = (records: readonly ApprovalRecord[], input: unknown = {}) =>
  createUndoChange({ approvals: { list: async () => records } as unknown as ApprovalStore }).plan(input, context);

describe('taking a change back in chat', () => {
  it('drafts the inverse of the newest change of this person and says what it undoes', async () => {
    const plan = await planWith([record('a-2', 5), record('a-1', 1)]);
    expect(plan).toMatchObject({ command: inverse, undoes: 'a-2', prompt: 'Take back: did a-2' });
  });

  it('leaves alone what others did, what was not carried out, and what is being taken back already', async () => {
    const others = [
      record('a-1', 1, { requestedBy: demoActor('technician') }),
      record('a-2', 2, { status: 'rejected' } as Partial<ApprovalRecord>),
      record('a-3', 3),
      record('a-4', 4, { status: 'pending', undoes: 'a-3' } as Partial<ApprovalRecord>),
    ];
    await expect(planWith(others)).rejects.toThrow(/nothing to take back/u);
    await expect(planWith([record('a-1', 1)], { approvalId: 'a-9' })).rejects.toThrow(/nothing to take back/u);
  });

  it('says so where the last change has no inverse, instead of taking back an older one', async () => {
    const last = record('a-2', 9);
    const irreversible = { ...last, receipt: { ...(last.receipt as NonNullable<typeof last.receipt>), undo: null } } as ApprovalRecord;
    await expect(planWith([record('a-1', 1), irreversible])).rejects.toThrow(/has no inverse/u);
  });
});
