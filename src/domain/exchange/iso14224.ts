import * as z from 'zod';
import type { Asset } from '../asset.js';
import { FailureMode, type MaintenanceRecord, type WorkOrder } from '../work-order.js';

/** Where the equipment stands in the nine levels of ISO 14224:2016 clause 8.2, as far as a plant model holds them; null where it does not. */
const Taxonomy = z.strictObject({
  installation: z.string().nullable(),
  plantOrUnit: z.string().nullable(),
  sectionOrSystem: z.string().nullable(),
  equipmentUnit: z.string(),
  equipmentClass: z.string().nullable(),
  subunit: z.string().nullable(),
  maintainableItem: z.string().nullable(),
});

/** Failure record after ISO 14224:2016 Table 6. Mechanism, cause and detection stay null until somebody knows them. */
export const FailureRecord = z.strictObject({
  failureRecordId: z.string(),
  equipmentId: z.string(),
  taxonomy: Taxonomy,
  failureDate: z.string(),
  failureMode: FailureMode,
  failureImpactOnFunction: z.enum(['Critical', 'Degraded', 'Incipient']).nullable(),
  failureImpactOnPlantSafety: z.string().nullable(),
  failureImpactOnOperations: z.string().nullable(),
  failureMechanism: z.string().nullable(),
  failureCause: z.string().nullable(),
  detectionMethod: z.string().nullable(),
  operatingConditionAtFailure: z.string().nullable(),
  additionalInformation: z.string().nullable(),
});
export type FailureRecord = z.infer<typeof FailureRecord>;

/** Maintenance record after ISO 14224:2016 Table 8. Times in hours; null where nobody has recorded them. */
export const MaintenanceRecord14224 = z.strictObject({
  maintenanceRecordId: z.string(),
  equipmentId: z.string(),
  failureRecordId: z.string().nullable(),
  dateOfMaintenance: z.string().nullable(),
  maintenanceCategory: z.enum(['Corrective', 'Preventive']),
  maintenancePriority: z.enum(['High', 'Medium', 'Low']).nullable(),
  maintenanceActivity: z.string().nullable(),
  maintenanceImpactOnPlantOperations: z.string().nullable(),
  subunitMaintained: z.string().nullable(),
  maintainableItems: z.array(z.string()),
  sparePartLocation: z.string().nullable(),
  maintenanceManHours: z.number().nullable(),
  activeMaintenanceTime: z.number().nullable(),
  downTime: z.number().nullable(),
  maintenanceDelays: z.string().nullable(),
  sparePartsUsed: z.array(z.strictObject({ partNumber: z.string(), quantity: z.int().nullable() })),
  additionalInformation: z.string().nullable(),
});
export type MaintenanceRecord14224 = z.infer<typeof MaintenanceRecord14224>;

const impacts = { critical: 'Critical', degraded: 'Degraded', incipient: 'Incipient' } as const;
const priorities = { emergency: 'High', urgent: 'Medium', high: 'Medium', routine: 'Low' } as const;

function taxonomyOf(equipment: string, assets: readonly Asset[]): z.infer<typeof Taxonomy> {
  const above: Asset[] = [];
  for (let id: string | null = equipment; id !== null; ) {
    const asset = assets.find((candidate) => candidate.id === id);
    if (asset === undefined || above.includes(asset)) break;
    above.push(asset);
    id = asset.parent;
  }
  const at = (level: Asset['level']): string | null => above.find((asset) => asset.level === level)?.id ?? null;
  return {
    installation: at('site'),
    plantOrUnit: at('line') ?? at('area'),
    sectionOrSystem: at('unit'),
    equipmentUnit: equipment,
    equipmentClass: above[0]?.id === equipment ? (above[0].equipmentClass ?? null) : null,
    subunit: null,
    maintainableItem: null,
  };
}

/** The failure behind a corrective order; null for preventive work and inspections, which record no failure. */
export function failureRecordOf(order: WorkOrder, assets: readonly Asset[]): FailureRecord | null {
  if (order.workType !== 'corrective') return null;
  return {
    failureRecordId: `F-${order.id}`,
    equipmentId: order.equipment,
    taxonomy: taxonomyOf(order.equipment, assets),
    failureDate: order.createdAt.slice(0, 10),
    failureMode: order.failureMode,
    failureImpactOnFunction: impacts[order.functionImpact],
    failureImpactOnPlantSafety: null,
    failureImpactOnOperations: null,
    failureMechanism: order.failureMechanism,
    failureCause: order.failureCause,
    detectionMethod: order.detectionMethod,
    operatingConditionAtFailure: null,
    additionalInformation: order.description === '' ? order.title : order.description,
  };
}

/** A work order as the maintenance record that it is or becomes. Active time is actual start to actual end. */
export function maintenanceRecordOf(order: WorkOrder): MaintenanceRecord14224 {
  const { startedAt, completedAt } = order;
  const hours = startedAt === null || completedAt === null ? null : (Date.parse(completedAt) - Date.parse(startedAt)) / 3_600_000;
  const done = completedAt ?? order.closedAt;
  return {
    ...emptyRecord,
    maintenanceRecordId: `M-${order.id}`,
    equipmentId: order.equipment,
    failureRecordId: order.workType === 'corrective' ? `F-${order.id}` : null,
    dateOfMaintenance: done === null ? null : done.slice(0, 10),
    maintenanceCategory: order.workType === 'corrective' ? 'Corrective' : 'Preventive',
    maintenancePriority: priorities[order.priority],
    maintenanceActivity: order.workType === 'inspection' ? 'inspection' : null,
    activeMaintenanceTime: hours === null ? null : Number(hours.toFixed(2)),
    sparePartsUsed: order.spareParts.map(({ partNumber, quantity }) => ({ partNumber, quantity })),
    additionalInformation: [order.title, order.findings].filter((text) => text !== null).join(': '),
  };
}

/** A row of a maintenance log. A log row says what was found and done and how long it took; everything else stays null rather than guessed. */
export function maintenanceRecordOfRow(row: MaintenanceRecord): MaintenanceRecord14224 {
  return {
    ...emptyRecord,
    maintenanceRecordId: `M-${row.documentId}-${row.row}`,
    equipmentId: row.asset ?? 'unknown',
    failureRecordId: null,
    dateOfMaintenance: row.date,
    maintenanceCategory: row.failure === null ? 'Preventive' : 'Corrective',
    activeMaintenanceTime: row.durationHours,
    sparePartsUsed: row.parts.map((partNumber) => ({ partNumber, quantity: null })),
    additionalInformation: row.raw,
  };
}

const emptyRecord = {
  maintenancePriority: null,
  maintenanceActivity: null,
  maintenanceImpactOnPlantOperations: null,
  subunitMaintained: null,
  maintainableItems: [],
  sparePartLocation: null,
  maintenanceManHours: null,
  activeMaintenanceTime: null,
  downTime: null,
  maintenanceDelays: null,
  sparePartsUsed: [],
  additionalInformation: null,
} satisfies Partial<MaintenanceRecord14224>;
