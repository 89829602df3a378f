import * as z from 'zod';
import type { Asset } from '../asset.js';
import { Timestamp } from '../ids.js';
import type { PlanItem, ProductionStatus } from '../production-plan.js';
import type { WorkOrder, WorkOrderStatus } from '../work-order.js';

/** B2MML EquipmentElementLevel, the values that occur here. */
const ElementLevel = z.enum(['Site', 'Area', 'ProductionLine', 'WorkCell', 'EquipmentModule', 'Other']);

/** B2MML HierarchyScopeType: where in the ISA-95 hierarchy, outermost first, each level holding the next. */
export type HierarchyScope = Readonly<{
  EquipmentID: string;
  EquipmentElementLevel: z.infer<typeof ElementLevel>;
  HierarchyScope?: HierarchyScope | undefined;
}>;
const HierarchyScopeSchema: z.ZodType<HierarchyScope> = z.strictObject({
  EquipmentID: z.string(),
  EquipmentElementLevel: ElementLevel,
  get HierarchyScope() {
    return HierarchyScopeSchema.optional();
  },
});

const Quantity = z.strictObject({ QuantityString: z.string(), DataType: z.enum(['integer', 'decimal']), UnitOfMeasure: z.string() });
const Parameter = z.strictObject({
  ID: z.string(),
  Value: z.strictObject({ ValueString: z.string(), DataType: z.string(), UnitOfMeasure: z.string().optional() }),
});

/**
 * One B2MML JobOrder as JSON, keyed by the element names of B2MML-WorkSchedule and B2MML-Common (MESAInternational/B2MML-BatchML).
 * Maintenance is a WorkType there, with no schema of its own: its ISO 14224 codes travel as JobOrderParameter.
 */
export const JobOrder = z.strictObject({
  ID: z.string(),
  Description: z.string(),
  Version: z.string(),
  PublishedDate: Timestamp,
  HierarchyScope: HierarchyScopeSchema,
  WorkType: z.enum(['Production', 'Maintenance']),
  WorkMasterID: z.string().optional(),
  StartTime: Timestamp.optional(),
  EndTime: Timestamp.optional(),
  /** 1 is done first. */
  Priority: z.string(),
  Command: z.enum(['Start', 'Stop', 'Hold', 'Abort']).optional(),
  DispatchStatus: z.enum(['Waiting', 'Pending', 'Cancelled', 'Dispatched', 'Ready', 'Running', 'Completed', 'Aborted', 'Held', 'Suspended', 'Closed', 'Other']),
  JobOrderParameter: z.array(Parameter),
  PersonnelRequirement: z.array(z.strictObject({ PersonnelClassID: z.string() })),
  EquipmentRequirement: z.array(z.strictObject({ EquipmentID: z.string(), EquipmentLevel: ElementLevel })),
  PhysicalAssetRequirement: z.array(z.strictObject({ PhysicalAssetID: z.string(), PhysicalAssetClassID: z.string().optional(), Description: z.string() })),
  MaterialRequirement: z.array(z.strictObject({ MaterialDefinitionID: z.string(), MaterialUse: z.enum(['Consumed', 'Produced']), Quantity })),
});
export type JobOrder = z.infer<typeof JobOrder>;

const levels: Readonly<Record<Asset['level'], z.infer<typeof ElementLevel>>> = {
  site: 'Site',
  area: 'Area',
  line: 'ProductionLine',
  unit: 'WorkCell',
  equipment: 'EquipmentModule',
};
const dispatch: Readonly<Record<WorkOrderStatus, JobOrder['DispatchStatus']>> = {
  waiting: 'Waiting',
  dispatched: 'Dispatched',
  running: 'Running',
  held: 'Held',
  completed: 'Completed',
  closed: 'Closed',
  cancelled: 'Cancelled',
};
const productionDispatch: Readonly<Record<ProductionStatus, JobOrder['DispatchStatus']>> = {
  waiting: 'Waiting',
  running: 'Running',
  completed: 'Completed',
  cancelled: 'Cancelled',
};
const priorities: Readonly<Record<WorkOrder['priority'], string>> = { emergency: '1', urgent: '2', high: '3', routine: '4' };

/** The chain from the outermost asset down to this one; an equipment that no asset list knows stands alone. A cycle in the data ends the walk. */
export function hierarchyScope(equipment: string, assets: readonly Asset[]): HierarchyScope {
  let scope: HierarchyScope | undefined;
  const seen = new Set<string>();
  for (let id: string | null = equipment; id !== null && !seen.has(id); ) {
    seen.add(id);
    const asset = assets.find((candidate) => candidate.id === id);
    scope = {
      EquipmentID: id,
      EquipmentElementLevel: asset === undefined ? 'Other' : levels[asset.level],
      ...(scope === undefined ? {} : { HierarchyScope: scope }),
    };
    id = asset?.parent ?? null;
  }
  return scope ?? { EquipmentID: equipment, EquipmentElementLevel: 'Other' };
}

/** A maintenance work order as a B2MML JobOrder: planned start is when it was raised, planned end when it is due. */
export function maintenanceJobOrder(order: WorkOrder, assets: readonly Asset[]): JobOrder {
  const asset = assets.find(({ id }) => id === order.equipment);
  const parameters: ReadonlyArray<readonly [string, string | null]> = [
    ['MaintenanceType', order.workType],
    ['FailureMode', order.failureMode],
    ['FailureMechanism', order.failureMechanism],
    ['FailureCause', order.failureCause],
    ['DetectionMethod', order.detectionMethod],
    ['FailureImpactOnFunction', order.functionImpact],
    ['IsolationPoints', asset === undefined || asset.isolationPoints.length === 0 ? null : asset.isolationPoints.join(', ')],
    ['ActualStartTime', order.startedAt],
    ['ActualEndTime', order.completedAt],
    ['Findings', order.findings],
  ];
  return {
    ID: order.id,
    Description: order.description === '' ? order.title : `${order.title}\n${order.description}`,
    Version: '1',
    PublishedDate: order.createdAt,
    HierarchyScope: hierarchyScope(order.equipment, assets),
    WorkType: 'Maintenance',
    StartTime: order.createdAt,
    ...(order.dueAt === null ? {} : { EndTime: order.dueAt }),
    Priority: priorities[order.priority],
    DispatchStatus: dispatch[order.status],
    JobOrderParameter: parameters.flatMap(([id, value]) => (value === null ? [] : [{ ID: id, Value: { ValueString: value, DataType: 'string' } }])),
    PersonnelRequirement: order.skills.map((skill) => ({ PersonnelClassID: skill })),
    EquipmentRequirement: [{ EquipmentID: order.equipment, EquipmentLevel: asset === undefined ? 'Other' : levels[asset.level] }],
    PhysicalAssetRequirement: physicalAsset(asset),
    MaterialRequirement: order.spareParts.map(({ partNumber, quantity }) => ({
      MaterialDefinitionID: partNumber,
      MaterialUse: 'Consumed',
      Quantity: { QuantityString: String(quantity), DataType: 'integer', UnitOfMeasure: 'piece' },
    })),
  };
}

/** The machine that stands there: its serial number, else its location stands for it. */
function physicalAsset(asset: Asset | undefined): JobOrder['PhysicalAssetRequirement'] {
  if (asset === undefined) return [];
  const made = [asset.make, asset.model].filter((part) => part !== null).join(' ');
  return [
    {
      PhysicalAssetID: asset.serialNumber ?? asset.id,
      ...(asset.equipmentClass === null ? {} : { PhysicalAssetClassID: asset.equipmentClass }),
      Description: made === '' ? asset.name : `${asset.name}, ${made}`,
    },
  ];
}

/** An entry of the production plan as a B2MML JobOrder; what was made travels as JobOrderParameter beside the planned quantity. */
export function productionJobOrder(item: PlanItem, assets: readonly Asset[], publishedAt: string): JobOrder {
  const order = item.kind === 'order' ? item : null;
  const product = item.kind === 'order' ? item.product : item.to;
  const number = (id: string, value: number, unit: string) => ({ ID: id, Value: { ValueString: String(value), DataType: 'integer', UnitOfMeasure: unit } });
  const time = (id: string, value: string | null) => (value === null ? [] : [{ ID: id, Value: { ValueString: value, DataType: 'dateTime' } }]);
  return {
    ID: item.id,
    Description: item.kind === 'order' ? item.product.name : `Change of product from ${item.from.name} to ${item.to.name}: ${item.work}`,
    Version: '1',
    PublishedDate: publishedAt,
    HierarchyScope: hierarchyScope(item.line, assets),
    WorkType: 'Production',
    WorkMasterID: product.code,
    StartTime: item.plannedStart,
    EndTime: item.plannedEnd,
    Priority: '2',
    DispatchStatus: productionDispatch[item.status],
    JobOrderParameter: [
      ...time('ActualStartTime', item.startedAt),
      ...time('ActualEndTime', item.completedAt),
      ...(order === null ? [] : [number('GoodQuantity', order.good, order.unit), number('RejectedQuantity', order.rejected, order.unit)]),
    ],
    PersonnelRequirement: [],
    EquipmentRequirement: [{ EquipmentID: item.line, EquipmentLevel: 'ProductionLine' }],
    PhysicalAssetRequirement: [],
    MaterialRequirement:
      order === null
        ? []
        : [
            {
              MaterialDefinitionID: product.code,
              MaterialUse: 'Produced',
              Quantity: { QuantityString: String(order.quantity), DataType: 'integer', UnitOfMeasure: order.unit },
            },
          ],
  };
}
