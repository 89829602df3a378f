import type { KnowledgeSearch } from '../ports/knowledge.js';
import type { PlantReader } from '../ports/plant.js';
import type { ApprovalStore, ProductionRecords, WorkOrderStore } from '../ports/records.js';
import type { Tool } from '../ports/tool.js';
import type { Twin } from '../ports/twin.js';
import { createAlarmHistory } from './alarm-history.js';
import { createComputeKpi } from './compute-kpi.js';
import { createDiagnose } from './diagnose.js';
import { createExplainPlc } from './explain-plc.js';
import { createFindParts, createListAssets } from './list-assets.js';
import { createListDrafts } from './list-drafts.js';
import { createListPermissions } from './list-permissions.js';
import { createListDocuments, createOpenDocument } from './open-document.js';
import { paperDays } from './paper-days.js';
import { createAcknowledgeAlarm, createHandoverNote, createProposeSetpoint, createShelveAlarm, createUnshelveAlarm } from './plant-commands.js';
import type { PlantNames } from './plant-names.js';
import { createProductionPlanTool } from './production-plan-tool.js';
import { createQueryAlarms } from './query-alarms.js';
import { createReadTags } from './read-tags.js';
import { createReadTrend } from './read-trend.js';
import type { ReadableLog } from './readable-log.js';
import { createListWorkOrders, createMaintenanceHistory } from './records.js';
import { createRunWhatIf } from './run-what-if.js';
import type { RunningPrograms } from './running-programs.js';
import { createSearchKnowledge } from './search-knowledge.js';
import { createShiftReportTool } from './shift-report-tool.js';
import { createSuggestPlcCode, type DraftPlc, draftHere } from './suggest-plc-code.js';
import { createUndoChange } from './undo-change.js';
import { createWithdrawDraft, type OwnDrafts } from './withdraw-draft.js';
import { createOpenWorkOrder, createUpdateWorkOrder } from './work-order-tools.js';

export type CatalogParts = Readonly<{
  plant: PlantReader;
  names: PlantNames;
  knowledge: KnowledgeSearch;
  workOrders: WorkOrderStore;
  log: ReadableLog;
  /** The production plan; its tool is left out where the line keeps none. */
  production?: ProductionRecords;
  /** Source of the control programs by file name. */
  programs: ReadonlyMap<string, string>;
  /** The control programs as they run, and the model to try changes in; their tools are left out where the plant offers none. */
  running?: RunningPrograms;
  twin?: Twin;
  /** Where drafts are made and proven; here and without a plant to run them in when absent. */
  draft?: DraftPlc;
  /** Drafts and what became of them; without it nothing can be taken back here. */
  approvals?: ApprovalStore;
  /** What waits for approval, and how its asker withdraws it. */
  ownDrafts?: OwnDrafts;
  /** The server's clock, by which papers outside the plant's own collection are in force; left out where the plant keeps the same time. */
  calendar?: Readonly<{ now: () => Date; plantCollection: string }>;
  digest: (text: string) => string;
}>;

/** Every tool a model may call. */
export function catalog(parts: CatalogParts): readonly Tool[] {
  const { plant, names, knowledge, workOrders, log, digest } = parts;
  const days = paperDays(() => plant.now(), parts.calendar);
  return [
    createSearchKnowledge(knowledge, days),
    createOpenDocument(knowledge),
    createListDocuments(knowledge, days),
    createListAssets(names),
    createFindParts(names),
    createReadTags(plant, names),
    createReadTrend(plant, names),
    createQueryAlarms(plant, names),
    createAlarmHistory(plant, names),
    createDiagnose(parts),
    createListWorkOrders(workOrders, names, () => plant.now()),
    createMaintenanceHistory(log, names),
    createShiftReportTool(parts),
    ...(parts.approvals === undefined ? [] : [createUndoChange({ approvals: parts.approvals })]),
    ...(parts.ownDrafts === undefined ? [] : [createWithdrawDraft(parts.ownDrafts), createListDrafts(parts.ownDrafts)]),
    createListPermissions(),
    createComputeKpi(parts),
    ...(parts.production === undefined ? [] : [createProductionPlanTool({ plant, names, production: parts.production })]),
    createSuggestPlcCode(names, parts.draft ?? draftHere(digest)),
    ...(parts.running === undefined ? [] : [createExplainPlc(parts.running, plant, names)]),
    ...(parts.twin === undefined ? [] : [createRunWhatIf(parts.twin, plant, names)]),
    createOpenWorkOrder({ plant, workOrders, names }),
    createUpdateWorkOrder({ workOrders }),
    createAcknowledgeAlarm({ plant, names }),
    createShelveAlarm({ plant, names }),
    createUnshelveAlarm({ plant, names }),
    createProposeSetpoint({ plant, names }),
    createHandoverNote({ names }),
  ];
}
