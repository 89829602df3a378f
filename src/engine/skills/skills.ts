import type { Skill } from '../skill.js';
import { alarmCount } from './alarm-count.js';
import { alarmEver } from './alarm-ever.js';
import { alarmHandling, sensorHealth } from './alarm-handling.js';
import { alarmMeaning } from './alarm-meaning.js';
import { standingAlarm, timeBetweenAlarms } from './alarm-times.js';
import { assetFacts } from './asset-facts.js';
import { beyondLimits } from './beyond-limits.js';
import { byHour } from './by-hour.js';
import { listDocuments, listEquipment } from './catalogue.js';
import { compareDocuments } from './compare-documents.js';
import { compareRevisions } from './compare-revisions.js';
import { alarmHistory, computedSkills } from './computed.js';
import { configuredLimit } from './configured-limit.js';
import { askWhich, courtesy, dropDraft, introduce, refusePromptAttack } from './conversation-skills.js';
import { myRights, operateMachine, whoApproves, whoIsOnShift, whoIsThere } from './desk-skills.js';
import { diagnose } from './diagnosis.js';
import { documentDate } from './document-date.js';
import { commandSkills, draftWorkOrder } from './drafts.js';
import { draftsListed } from './drafts-listed.js';
import { editionPair } from './edition-pair.js';
import { emergency } from './emergency.js';
import { equipmentStates } from './equipment-states.js';
import { handoverDraft } from './handover-draft.js';
import { isolationPoints } from './isolation.js';
import { knowledgeAnswer } from './knowledge-answer.js';
import { kpiOfGroup } from './kpi-of-group.js';
import { lastMoveSkill } from './last-move.js';
import { leftLock } from './left-lock.js';
import { lineCompared } from './line-compared.js';
import { lineOverview } from './line-overview.js';
import { marginToLimit } from './margin-to-limit.js';
import { measureSkill } from './measure.js';
import { noForecast } from './no-forecast.js';
import { notHere } from './not-here.js';
import { paperValidity } from './paper-validity.js';
import { papersSideBySide } from './papers-side-by-side.js';
import { plantQuery } from './plant-query.js';
import { plantStanding } from './plant-standing.js';
import { describeTrend, listAlarms, readValue } from './plant-state.js';
import { procedure } from './procedure.js';
import { productionLoss } from './production-loss.js';
import { programmeStep } from './programme-step.js';
import { rankMachines } from './rank-machines.js';
import { findParts, listWorkOrders, maintenanceHistory } from './records.js';
import { refuseUnsafe } from './refusals.js';
import { rejectReasons } from './reject-reasons.js';
import { replacing } from './replaced-draft.js';
import { setpointAndValue } from './setpoint-and-value.js';
import { proposeSetpoint } from './setpoint-drafts.js';
import { shortStock } from './short-stock.js';
import { sinceWhenSkill } from './since-when.js';
import { tableReading } from './table-reading.js';
import { trendWhich } from './trend-which.js';
import { unitValues } from './unit-values.js';
import { valueComplaint } from './value-complaint.js';
import { whereItStands } from './where-it-stands.js';
import { windowsCompared } from './windows-compared.js';
import { withinLimits } from './within-limits.js';
import { changeWorkOrder } from './work-order-change.js';

/** Everything the built-in engine can do. Order breaks ties only; what fits best is tried first and may pass to the next. */
export const skills: readonly Skill[] = [
  leftLock,
  refuseUnsafe,
  refusePromptAttack,
  emergency,
  noForecast,
  introduce,
  courtesy,
  dropDraft,
  myRights,
  whoApproves,
  beyondLimits,
  replacing(draftWorkOrder, 'open_work_order'),
  operateMachine,
  whoIsThere,
  whoIsOnShift,
  replacing(handoverDraft, 'handover_note'),
  ...commandSkills,
  replacing(proposeSetpoint, 'propose_setpoint'),
  changeWorkOrder,
  draftsListed,
  lineOverview,
  ...computedSkills,
  byHour,
  plantQuery,
  measureSkill,
  alarmCount,
  productionLoss,
  rejectReasons,
  lineCompared,
  windowsCompared,
  kpiOfGroup,
  marginToLimit,
  configuredLimit,
  rankMachines,
  setpointAndValue,
  programmeStep,
  shortStock,
  alarmEver,
  withinLimits,
  standingAlarm,
  timeBetweenAlarms,
  alarmHandling,
  sensorHealth,
  alarmMeaning,
  valueComplaint,
  diagnose,
  lastMoveSkill,
  trendWhich,
  sinceWhenSkill,
  alarmHistory,
  listAlarms,
  maintenanceHistory,
  findParts,
  listWorkOrders,
  describeTrend,
  readValue,
  equipmentStates,
  assetFacts,
  listEquipment,
  listDocuments,
  paperValidity,
  documentDate,
  whereItStands,
  askWhich,
  notHere,
  unitValues,
  plantStanding,
  editionPair,
  compareRevisions,
  papersSideBySide,
  compareDocuments,
  isolationPoints,
  procedure,
  tableReading,
  knowledgeAnswer,
];
