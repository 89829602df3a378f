import * as z from 'zod';
import { Actor } from './actor.js';
import { EquipmentId, Timestamp } from './ids.js';

/** ISO 14224:2016 failure modes of rotating equipment (Table B.6) and valves (Table B.8); STD is structural deficiency. */
export const FailureMode = z.enum([
  'AIR',
  'BRD',
  'DOP',
  'ELP',
  'ELU',
  'ERO',
  'FTC',
  'FTO',
  'FTR',
  'FTS',
  'HIO',
  'INL',
  'LOO',
  'NOI',
  'OHE',
  'PDE',
  'PLU',
  'SER',
  'SPO',
  'STD',
  'UST',
  'VIB',
  'OTH',
  'UNK',
]);
export type FailureMode = z.infer<typeof FailureMode>;

export const failureModeText: Readonly<Record<FailureMode, string>> = {
  AIR: 'abnormal instrument reading',
  BRD: 'breakdown',
  DOP: 'delayed operation',
  ELP: 'external leakage, process medium',
  ELU: 'external leakage, utility medium',
  ERO: 'erratic output',
  FTC: 'fail to close on demand',
  FTO: 'fail to open on demand',
  FTR: 'fail to regulate',
  FTS: 'fail to start on demand',
  HIO: 'high output',
  INL: 'internal leakage',
  LOO: 'low output',
  NOI: 'noise',
  OHE: 'overheating',
  PDE: 'parameter deviation',
  PLU: 'plugged or choked',
  SER: 'minor in-service problem',
  SPO: 'spurious operation',
  STD: 'structural deficiency',
  UST: 'spurious stop',
  VIB: 'vibration',
  OTH: 'other',
  UNK: 'unknown',
};

/** How soon the work is wanted, the soonest first. */
export const WorkOrderPriority = z.enum(['emergency', 'urgent', 'high', 'routine']);

/** Fields after ISA-95 / B2MML JobOrder and the ISO 14224 failure record. Mechanism and cause stay null until someone knows them. */
export const WorkOrderDraft = z.object({
  equipment: EquipmentId,
  title: z.string().min(3).max(120),
  description: z.string().max(4000),
  workType: z.enum(['corrective', 'preventive', 'inspection']),
  priority: WorkOrderPriority,
  failureMode: FailureMode,
  failureMechanism: z.string().nullable(),
  failureCause: z.string().nullable(),
  detectionMethod: z.string().nullable(),
  functionImpact: z.enum(['critical', 'degraded', 'incipient']),
  spareParts: z.array(z.object({ partNumber: z.string(), quantity: z.int().positive() })),
  skills: z.array(z.string()),
  /** When the person wants it done; left out where nothing was said, then the priority decides. */
  dueAt: Timestamp.nullable().optional(),
  /** Labels of the evidence the draft stands on, readable later without the conversation. */
  basis: z.array(z.string()),
});
export type WorkOrderDraft = z.infer<typeof WorkOrderDraft>;

/** Hours within which an order of a priority has to be done; a site's own rule replaces these. */
export const dueHours: Readonly<Record<WorkOrderDraft['priority'], number>> = { emergency: 8, urgent: 72, high: 168, routine: 720 };

/** When an order raised at `createdAt` is due. */
export function dueDate(priority: WorkOrderDraft['priority'], createdAt: Date): string {
  return new Date(createdAt.getTime() + dueHours[priority] * 3_600_000).toISOString();
}

/** B2MML DispatchStatus, the subset a maintenance order passes through. */
export const WorkOrderStatus = z.enum(['waiting', 'dispatched', 'running', 'held', 'completed', 'closed', 'cancelled']);
export type WorkOrderStatus = z.infer<typeof WorkOrderStatus>;

export const WorkOrder = WorkOrderDraft.extend({
  id: z.string().regex(/^WO-\d{5,}$/),
  status: WorkOrderStatus,
  createdBy: Actor,
  createdAt: Timestamp,
  approvedBy: Actor.nullable(),
  findings: z.string().nullable(),
  closedAt: Timestamp.nullable(),
  /** B2MML JobOrder EndTime: when the work has to be done, said by the person or from the priority; null on orders of before this was kept. */
  dueAt: Timestamp.nullable().default(null),
  /** B2MML actual start and end of the work. */
  startedAt: Timestamp.nullable().default(null),
  completedAt: Timestamp.nullable().default(null),
});
export type WorkOrder = z.infer<typeof WorkOrder>;

/** A row of a maintenance log after ingestion; `raw` keeps the technician's own words. */
export const MaintenanceRecord = z.object({
  documentId: z.string(),
  document: z.string(),
  row: z.int().positive(),
  date: z.string().nullable(),
  asset: z.string().nullable(),
  failure: z.string().nullable(),
  action: z.string().nullable(),
  durationHours: z.number().nullable(),
  parts: z.array(z.string()),
  technician: z.string().nullable(),
  raw: z.string(),
});
export type MaintenanceRecord = z.infer<typeof MaintenanceRecord>;
