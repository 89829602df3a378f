import { describe, expect, it } from 'vitest';
import { demoActor } from '../actor.js';
import { Asset } from '../asset.js';
import { WorkOrder } from '../work-order.js';
import { hierarchyScope, JobOrder, maintenanceJobOrder, productionJobOrder } from './b2mml.js';
import { FailureRecord, failureRecordOf, MaintenanceRecord14224, maintenanceRecordOf, maintenanceRecordOfRow } from './iso14224.js';

const asset = (id: string, level: Asset['level'], parent: string | null, change: Partial<Asset> = {}): Asset =>
  Asset.parse({
    ...{ id, name: id, level, parent, equipmentClass: null, make: null, model: null, serialNumber: null, nameplate: {} },
    ...{ aliases: [], documentIds: [], spareParts: [], isolationPoints: [], ...change },
  });
const assets = [
  asset('NORTH', 'site', null),
  asset('PAPER', 'area', 'NORTH'),
  asset('PM2', 'line', 'PAPER'),
  asset('STOCK', 'unit', 'PM2'),
  asset('P-77', 'equipment', 'STOCK', {
    name: 'Stock pump',
    make: 'Hydra',
    model: 'SP-9',
    serialNumber: 'SN-4711',
    equipmentClass: 'centrifugal-pump',
    isolationPoints: ['Q77', 'HV-7'],
  }),
];
const order = WorkOrder.parse({
  ...{ id: 'WO-20007', equipment: 'P-77', title: 'Replace seal', description: 'Drip pan wet', workType: 'corrective', priority: 'urgent', failureMode: 'ELP' },
  ...{
    failureMechanism: '1.1 leakage',
    failureCause: null,
    detectionMethod: null,
    functionImpact: 'degraded',
    spareParts: [{ partNumber: 'SP9-1', quantity: 2 }],
  },
  ...{ skills: ['mechanical'], basis: [], status: 'completed', createdBy: demoActor('technician'), createdAt: '2026-05-11T06:00:00Z', approvedBy: null },
  ...{ findings: 'faces worn', closedAt: null, dueAt: '2026-05-14T06:00:00Z', startedAt: '2026-05-12T08:00:00Z', completedAt: '2026-05-12T10:30:00Z' },
});

describe('B2MML job orders', () => {
  it('carry the hierarchy from the site down to the equipment', () => {
    const names: string[] = [];
    for (let scope: ReturnType<typeof hierarchyScope> | undefined = hierarchyScope('P-77', assets); scope !== undefined; scope = scope.HierarchyScope)
      names.push(`${scope.EquipmentElementLevel} ${scope.EquipmentID}`);
    expect(names).toEqual(['Site NORTH', 'Area PAPER', 'ProductionLine PM2', 'WorkCell STOCK', 'EquipmentModule P-77']);
    expect(hierarchyScope('ELSEWHERE', assets)).toEqual({ EquipmentID: 'ELSEWHERE', EquipmentElementLevel: 'Other' });
  });

  it('end on a cycle in the hierarchy instead of hanging', () => {
    const circle = [asset('A', 'unit', 'B'), asset('B', 'unit', 'A')];
    expect(hierarchyScope('A', circle).EquipmentID).toBe('B');
  });

  it('say what is done where, on which physical asset, with which parts, skills and codes', () => {
    const job = JobOrder.parse(maintenanceJobOrder(order, assets));
    expect(job).toMatchObject({
      ...{
        ID: 'WO-20007',
        WorkType: 'Maintenance',
        Priority: '2',
        DispatchStatus: 'Completed',
        StartTime: '2026-05-11T06:00:00Z',
        EndTime: '2026-05-14T06:00:00Z',
      },
      PhysicalAssetRequirement: [{ PhysicalAssetID: 'SN-4711', PhysicalAssetClassID: 'centrifugal-pump', Description: 'Stock pump, Hydra SP-9' }],
      MaterialRequirement: [{ MaterialDefinitionID: 'SP9-1', MaterialUse: 'Consumed', Quantity: { QuantityString: '2' } }],
      PersonnelRequirement: [{ PersonnelClassID: 'mechanical' }],
    });
    const parameters = new Map(job.JobOrderParameter.map(({ ID, Value }) => [ID, Value.ValueString]));
    expect(parameters.get('FailureMode')).toBe('ELP');
    expect(parameters.get('IsolationPoints')).toBe('Q77, HV-7');
    expect(parameters.get('ActualEndTime')).toBe('2026-05-12T10:30:00Z');
    expect(parameters.has('FailureCause')).toBe(false);
  });

  it('name a production order by its product, planned and made quantity', () => {
    const job = productionJobOrder(
      {
        ...{
          kind: 'order',
          id: 'PO-260511-3',
          line: assets[2]?.id ?? order.equipment,
          product: { code: '7', name: 'Liner 120 g' },
          quantity: 900,
          unit: 'reels',
        },
        ...{
          plannedStart: '2026-05-11T06:00:00Z',
          plannedEnd: '2026-05-11T14:00:00Z',
          status: 'running',
          startedAt: '2026-05-11T06:10:00Z',
          completedAt: null,
          good: 410,
          rejected: 6,
        },
      },
      assets,
      '2026-05-11T10:00:00Z',
    );
    expect(JobOrder.parse(job)).toMatchObject({
      ...{ ID: 'PO-260511-3', WorkType: 'Production', WorkMasterID: '7', DispatchStatus: 'Running' },
      MaterialRequirement: [{ MaterialDefinitionID: '7', MaterialUse: 'Produced', Quantity: { QuantityString: '900', UnitOfMeasure: 'reels' } }],
    });
    expect(job.JobOrderParameter.map(({ ID, Value }) => `${ID} ${Value.ValueString}`)).toEqual([
      'ActualStartTime 2026-05-11T06:10:00Z',
      'GoodQuantity 410',
      'RejectedQuantity 6',
    ]);
  });
});

describe('ISO 14224 records', () => {
  it('of a corrective order hold its codes, its place in the taxonomy, and leave empty what nobody knows', () => {
    const failure = FailureRecord.parse(failureRecordOf(order, assets));
    expect(failure).toMatchObject({
      failureRecordId: 'F-WO-20007',
      failureMode: 'ELP',
      failureMechanism: '1.1 leakage',
      failureCause: null,
      failureImpactOnFunction: 'Degraded',
    });
    expect(failure.taxonomy).toMatchObject({
      installation: 'NORTH',
      plantOrUnit: 'PM2',
      sectionOrSystem: 'STOCK',
      equipmentUnit: 'P-77',
      equipmentClass: 'centrifugal-pump',
    });
    expect(MaintenanceRecord14224.parse(maintenanceRecordOf(order))).toMatchObject({
      ...{ failureRecordId: 'F-WO-20007', maintenanceCategory: 'Corrective', maintenancePriority: 'Medium', activeMaintenanceTime: 2.5 },
      ...{ dateOfMaintenance: '2026-05-12', sparePartsUsed: [{ partNumber: 'SP9-1', quantity: 2 }], downTime: null },
    });
  });

  it('of preventive work name no failure', () => {
    const preventive = { ...order, workType: 'preventive' as const };
    expect(failureRecordOf(preventive, assets)).toBeNull();
    expect(maintenanceRecordOf(preventive)).toMatchObject({ failureRecordId: null, maintenanceCategory: 'Preventive' });
  });

  it('of a log row keep the technician\u2019s words and invent no code', () => {
    const row = {
      documentId: 'LOG',
      document: 'Log',
      row: 4,
      date: '2025-03-01',
      asset: 'P-77',
      failure: 'leak',
      action: 'seal changed',
      durationHours: 3,
      parts: ['SP9-1'],
    };
    const record = MaintenanceRecord14224.parse(maintenanceRecordOfRow({ ...row, technician: null, raw: '4;2025-03-01;P-77;leak;seal changed;3' }));
    expect(record).toMatchObject({ maintenanceRecordId: 'M-LOG-4', maintenanceCategory: 'Corrective', activeMaintenanceTime: 3, maintenanceActivity: null });
    expect(record.additionalInformation).toContain('seal changed');
  });
});
