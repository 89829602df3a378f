import * as z from 'zod';
import { Actor } from './actor.js';
import { EquipmentId, TagId, Timestamp } from './ids.js';
import { TagReading } from './tag.js';
import { WorkOrder, WorkOrderDraft } from './work-order.js';

/** Everything that changes something. A command is only ever executed with a Grant for exactly this command. */
export const PlantCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('work-order-create'), draft: WorkOrderDraft }),
  z.object({
    kind: z.literal('work-order-update'),
    workOrderId: z.string(),
    status: WorkOrder.shape.status.optional(),
    priority: WorkOrder.shape.priority.optional(),
    findings: z.string().max(4000).optional(),
    dueAt: Timestamp.optional(),
  }),
  z.object({ kind: z.literal('alarm-acknowledge'), alarmId: z.string() }),
  z.object({ kind: z.literal('alarm-shelve'), alarmId: z.string(), minutes: z.int().min(1).max(480), reason: z.string().min(3).max(400) }),
  z.object({ kind: z.literal('alarm-unshelve'), alarmId: z.string(), reason: z.string().min(3).max(400) }),
  z.object({
    kind: z.literal('setpoint-write'),
    tag: TagId,
    value: z.number(),
    /** The value that the draft starts from, in the tag's unit; another one at approval makes the draft stale. */
    from: z.number().optional(),
    reason: z.string().min(3).max(400),
  }),
  z.object({ kind: z.literal('shift-note-add'), text: z.string().min(3).max(4000), equipment: EquipmentId.nullable() }),
]);
export type PlantCommand = z.infer<typeof PlantCommand>;
export type PlantCommandKind = PlantCommand['kind'];

/** What executing a command did. `undo` is the command that takes it back, where there is one. */
export const CommandReceipt = z.object({
  commandId: z.string(),
  executedAt: Timestamp,
  summary: z.string(),
  workOrderId: z.string().nullable(),
  before: TagReading.nullable(),
  after: TagReading.nullable(),
  undo: PlantCommand.nullable(),
});
export type CommandReceipt = z.infer<typeof CommandReceipt>;

/** A draft that waits for a person. `commandDigest` binds the approval to exactly one command (sha256 of canonical JSON). */
export const ApprovalRequest = z.object({
  approvalId: z.string(),
  turnId: z.string(),
  toolName: z.string(),
  command: PlantCommand,
  commandDigest: z.string().length(64),
  prompt: z.string(),
  requestedBy: Actor,
  approverRoles: z.array(Actor.shape.role),
  /** True where the requester may not approve. */
  fourEyes: z.boolean(),
  /** The approval whose effect this takes back. */
  undoes: z.string().optional(),
  requestedAt: Timestamp,
  expiresAt: Timestamp,
});
export type ApprovalRequest = z.infer<typeof ApprovalRequest>;

export const ApprovalStatus = z.enum(['pending', 'approved', 'rejected', 'expired', 'executed', 'failed']);
export type ApprovalStatus = z.infer<typeof ApprovalStatus>;

export const ApprovalRecord = ApprovalRequest.extend({
  status: ApprovalStatus,
  decidedBy: Actor.nullable(),
  decidedAt: Timestamp.nullable(),
  receipt: CommandReceipt.nullable(),
});
export type ApprovalRecord = z.infer<typeof ApprovalRecord>;

/** What a command changes: two drafts with one target are the same change in two versions. */
export function targetOf(command: PlantCommand): string {
  switch (command.kind) {
    case 'work-order-create':
      return `${command.kind} ${command.draft.equipment}`;
    case 'work-order-update':
      return `${command.kind} ${command.workOrderId} ${command.status ?? ''}`;
    case 'alarm-acknowledge':
    case 'alarm-shelve':
    case 'alarm-unshelve':
      return `${command.kind} ${command.alarmId}`;
    case 'setpoint-write':
      return `${command.kind} ${command.tag}`;
    case 'shift-note-add':
      return `${command.kind} ${command.equipment ?? ''}`;
  }
}

/** JSON with object keys in sorted order, so that equal commands have equal digests. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
