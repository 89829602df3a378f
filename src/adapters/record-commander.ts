import type { CommandReceipt } from '../domain/command.js';
import { CopilotError } from '../domain/errors.js';
import type { WorkOrder } from '../domain/work-order.js';
import type { Grant, PlantCommander } from '../ports/plant.js';
import type { WorkOrderStore } from '../ports/records.js';
import type { Clock } from '../ports/system.js';

/** Executes what concerns our own records and hands everything else to the plant. Idempotent per grant through the store's request id. */
export function createRecordCommander(
  parts: Readonly<{
    workOrders: WorkOrderStore;
    plant: PlantCommander;
    clock: Clock;
    /** Grants expire on the wall clock; records carry plant time. */
    wallClock: Clock;
    requesterOf: (grant: Grant) => Promise<Grant['actor']>;
  }>,
): PlantCommander {
  return {
    async execute(grant, signal) {
      const { command } = grant;
      if (command.kind !== 'work-order-create' && command.kind !== 'work-order-update') return parts.plant.execute(grant, signal);
      const at = parts.clock.now();
      if (parts.wallClock.now().getTime() >= grant.expiresAt.getTime())
        throw new CopilotError({ code: 'approval-expired', message: 'The approval has run out; ask again.', details: { grantId: grant.grantId } });
      if (command.kind === 'work-order-create') {
        const order = await parts.workOrders.create(command.draft, {
          createdBy: await parts.requesterOf(grant),
          approvedBy: grant.actor,
          at,
          requestId: grant.grantId,
        });
        return receipt(grant, at, `Opened work order ${order.id}: ${order.title}`, order.id, {
          kind: 'work-order-update',
          workOrderId: order.id,
          status: 'cancelled',
        });
      }
      const before = await parts.workOrders.get(command.workOrderId);
      const closes = command.status === 'closed' || command.status === 'completed' || command.status === 'cancelled';
      const change = {
        at,
        ...(command.status === undefined ? {} : { status: command.status }),
        ...(command.priority === undefined ? {} : { priority: command.priority }),
        ...(command.findings === undefined ? {} : { findings: command.findings }),
        ...(command.dueAt === undefined ? {} : { dueAt: command.dueAt }),
        ...(closes ? { closedAt: at } : {}),
      };
      const order = await parts.workOrders.update(command.workOrderId, change);
      return receipt(
        grant,
        at,
        `Updated work order ${order.id}: ${order.status}${command.priority === undefined ? '' : `, priority ${order.priority}`}`,
        order.id,
        before === null ? null : inverseOf(before, order),
      );
    },
  };
}

/** The change back to what was; null where there is none: a closed or cancelled order takes no more changes, and findings are not unsaid. */
function inverseOf(before: WorkOrder, after: WorkOrder): CommandReceipt['undo'] {
  if (after.status === 'closed' || after.status === 'cancelled') return null;
  const findings = before.findings !== null && before.findings !== after.findings ? { findings: before.findings } : {};
  const status = before.status === after.status ? {} : { status: before.status };
  const priority = before.priority === after.priority ? {} : { priority: before.priority };
  const due = before.dueAt === after.dueAt || before.dueAt === null ? {} : { dueAt: before.dueAt };
  const change = { ...status, ...priority, ...findings, ...due };
  return Object.keys(change).length === 0 ? null : { kind: 'work-order-update', workOrderId: after.id, ...change };
}

function receipt(grant: Grant, at: Date, summary: string, workOrderId: string, undo: CommandReceipt['undo']): CommandReceipt {
  return { commandId: grant.grantId, executedAt: at.toISOString(), summary, workOrderId, before: null, after: null, undo };
}
