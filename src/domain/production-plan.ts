import * as z from 'zod';
import { EquipmentId, Timestamp } from './ids.js';

/** What a line makes: code and name as the plan prints them. */
export const Product = z.object({ code: z.string().min(1), name: z.string().min(1) });
export type Product = z.infer<typeof Product>;

/** B2MML DispatchStatus, the subset a production order passes through. */
export const ProductionStatus = z.enum(['waiting', 'running', 'completed', 'cancelled']);
export type ProductionStatus = z.infer<typeof ProductionStatus>;

/**
 * A production order after ISA-95 / B2MML JobOrder (WorkType Production): planned quantity and times beside actual ones.
 * Quantities are good units (ISO 22400-2 GQ); `rejected` counts what was filled and rejected during the order.
 */
export const ProductionOrder = z.object({
  kind: z.literal('order'),
  id: z.string().regex(/^PO-\d{6}-\d{1,2}$/),
  line: EquipmentId,
  product: Product,
  quantity: z.int().positive(),
  unit: z.string().min(1),
  plannedStart: Timestamp,
  plannedEnd: Timestamp,
  status: ProductionStatus,
  startedAt: Timestamp.nullable(),
  completedAt: Timestamp.nullable(),
  good: z.int().min(0),
  rejected: z.int().min(0),
});
export type ProductionOrder = z.infer<typeof ProductionOrder>;

/** A planned stop between two products; `work` says what the change needs. */
export const ProductChange = z.object({
  kind: z.literal('change'),
  id: z.string().regex(/^PC-\d{6}-\d{1,2}$/),
  line: EquipmentId,
  from: Product,
  to: Product,
  work: z.string(),
  plannedStart: Timestamp,
  plannedEnd: Timestamp,
  status: ProductionStatus,
  startedAt: Timestamp.nullable(),
  completedAt: Timestamp.nullable(),
});
export type ProductChange = z.infer<typeof ProductChange>;

export const PlanItem = z.discriminatedUnion('kind', [ProductionOrder, ProductChange]);
export type PlanItem = z.infer<typeof PlanItem>;

/** The part of the plan that touches a window, in planned order. `ratePerHour` is the planning rate in good units per hour of planned production. */
export const ProductionPlan = z.object({
  line: EquipmentId,
  unit: z.string(),
  ratePerHour: z.number().positive(),
  items: z.array(PlanItem),
});
export type ProductionPlan = z.infer<typeof ProductionPlan>;

/** Good units that the plan expects within [from, to): each order's quantity spread evenly over its planned time. */
export function plannedQuantity(plan: ProductionPlan, from: Date, to: Date): number {
  let total = 0;
  for (const item of plan.items) {
    if (item.kind !== 'order') continue;
    const start = Date.parse(item.plannedStart);
    const end = Date.parse(item.plannedEnd);
    const overlap = Math.min(end, to.getTime()) - Math.max(start, from.getTime());
    if (overlap > 0 && end > start) total += (item.quantity * overlap) / (end - start);
  }
  return total;
}
