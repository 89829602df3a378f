import * as z from 'zod';
import { allMatches } from '../domain/all-matches.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { alarmEvidence, plantMinute, workOrderEvidence } from '../domain/evidence-of.js';
import { Timestamp } from '../domain/ids.js';
import { FailureMode, failureModeText, type WorkOrderDraft, WorkOrderPriority, WorkOrderStatus } from '../domain/work-order.js';
import { codeFailure, findDuplicates, isCareOnly, priorityAsked, workTypeOf } from '../insight/work-order-coding.js';
import type { PlantReader } from '../ports/plant.js';
import type { WorkOrderStore } from '../ports/records.js';
import type { CommandTool } from '../ports/tool.js';
import { defineCommandTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';

type Parts = Readonly<{ plant: PlantReader; workOrders: WorkOrderStore; names: PlantNames }>;
type Priority = WorkOrderDraft['priority'];

/** Priority from consequence and time to respond of the alarms behind it; a priority that the person asked for outranks it. */
function priorityFrom(minutesToRespond: readonly number[], impact: WorkOrderDraft['functionImpact']): Priority {
  const shortest = Math.min(...minutesToRespond);
  if (shortest <= 5) return 'emergency';
  if (shortest <= 30 || impact === 'critical') return 'urgent';
  return 'routine';
}

/** Drafts a corrective work order from a few words: coded after ISO 14224, checked for duplicates, with the parts that the words name. */
export function createOpenWorkOrder({ plant, workOrders, names }: Parts): CommandTool {
  return defineCommandTool({
    name: 'open_work_order',
    description:
      'Draft a new work order: create or raise a job, maintenance request or repair order so that somebody (a fitter, an electrician) fixes what is broken, leaking or loose, urgent or not. Give the equipment and a short problem description. It is only a draft: a person has to approve it. Leave failureMode out unless you know the ISO 14224 code.',
    input: z.strictObject({
      equipment: z.string().min(1).max(80),
      problem: z.string().min(3).max(2000).describe('What is wrong, in the words of the person who saw it'),
      workType: z.enum(['corrective', 'preventive', 'inspection']).optional().describe('Left out: from the words of the problem'),
      priority: WorkOrderPriority.optional(),
      failureMode: FailureMode.optional(),
      dueAt: Timestamp.optional().describe('When it is to be done, where the person says so; not in the problem as well'),
    }),
    plan: async ({ equipment, problem, workType: type, priority, failureMode, dueAt }, context) => {
      const workType = type ?? workTypeOf(problem);
      const asset = names.asset(equipment);
      const active = await plant.listAlarms(
        { equipment: asset.id, states: ['active-unacknowledged', 'active-acknowledged', 'latched-unacknowledged', 'latched-acknowledged'] },
        context.signal,
      );
      const definitions = active.map((alarm) => names.directory.alarms.find(({ id }) => id === alarm.definitionId) ?? null);
      const minutes = definitions.flatMap((definition) => definition?.timeToRespondMinutes ?? []);
      const said = codeFailure(problem, asset.equipmentClass);
      // Where the words name no failure, the one alarm that stands may; of several the copilot does not choose.
      const coding =
        said.failureMode === 'UNK' && active.length > 0 && workType === 'corrective'
          ? codeFailure(`${problem} ${active.map(({ message }) => message).join(' ')}`, asset.equipmentClass)
          : said;
      const mode = failureMode ?? coding.failureMode;
      const words = new Set(wordsOf(problem));
      // The machine's own name in the words asks for no part of it.
      const ofMachine = new Set(wordsOf([asset.id, asset.name, ...asset.aliases].join(' ')));
      const parts = asset.spareParts.filter(
        (part) => !isCareOnly(problem) && wordsOf(part.description).some((word) => words.has(word) && !ofMachine.has(word)),
      );
      const alarms: readonly EvidenceItem[] = active.map((alarm, index) => alarmEvidence(alarm, definitions[index] ?? null));
      const draft: WorkOrderDraft = {
        equipment: names.equipmentId(asset.id),
        title: `${asset.id}: ${problem.replace(/\s+/gu, ' ').trim()}`.slice(0, 120),
        description: [problem.trim(), ...alarms.map(({ label, quote }) => `${label}: ${quote}`)].join('\n').slice(0, 4000),
        workType,
        priority:
          priority ??
          priorityAsked(problem) ??
          priorityFrom(minutes.length === 0 || workType === 'preventive' ? [Number.POSITIVE_INFINITY] : minutes, coding.functionImpact),
        failureMode: mode,
        failureMechanism: coding.failureMechanism,
        failureCause: null,
        detectionMethod: active.length > 0 ? 'continuous condition monitoring' : 'casual observation',
        functionImpact: coding.functionImpact,
        spareParts: parts.map((part) => ({ partNumber: part.partNumber, quantity: 1 })),
        skills: [...coding.skills],
        ...(dueAt === undefined ? {} : { dueAt }),
        basis: alarms.map(({ label }) => label),
      };
      const duplicates = findDuplicates(draft, await workOrders.list({ equipment: asset.id, limit: 200 }));
      return {
        command: { kind: 'work-order-create', draft },
        prompt: describe(draft),
        output: { draft, duplicates: duplicates.map(({ order, reason }) => ({ id: order.id, title: order.title, status: order.status, reason })) },
        evidence: [...alarms, ...duplicates.map(({ order }) => workOrderEvidence(order))],
      };
    },
  });
}

/** Content words, singular. */
function wordsOf(text: string): readonly string[] {
  return allMatches(text.toLowerCase(), /\p{L}{4,}/gu).map(([word]) => word.replace(/s$/u, ''));
}

function describe(draft: WorkOrderDraft): string {
  return [
    `Work order for ${draft.equipment}: ${draft.title.replace(`${draft.equipment}: `, '')}`,
    `${draft.workType}, priority ${draft.priority}, failure mode ${draft.failureMode} (${failureModeText[draft.failureMode]}), impact ${draft.functionImpact}`,
    ...(draft.spareParts.length === 0 ? [] : [`Parts: ${draft.spareParts.map((part) => `${part.quantity} x ${part.partNumber}`).join(', ')}`]),
    ...(draft.dueAt ? [`Due: ${plantMinute(draft.dueAt)}`] : []),
    `Skills: ${draft.skills.join(', ')}`,
  ].join('\n');
}

/** Drafts a change of status or the findings of an existing order. */
export function createUpdateWorkOrder({ workOrders }: Pick<Parts, 'workOrders'>): CommandTool {
  return defineCommandTool({
    name: 'update_work_order',
    description:
      'Draft a change to an existing work order by its number (WO-...): mark it started, done or closed, put it on hold, cancel it, change its priority, set another due date, or add findings, such as what was worn or replaced. A person has to approve it.',
    input: z
      .strictObject({
        workOrderId: z.string().regex(/^WO-\d+$/u, 'a work order looks like WO-20001'),
        status: WorkOrderStatus.optional(),
        priority: WorkOrderPriority.optional(),
        findings: z.string().min(3).max(3000).optional().describe('What was found, done, used and how long it took; added to what stands there'),
        dueAt: Timestamp.optional().describe('When it is to be done'),
      })
      .refine(
        ({ status, priority, findings, dueAt }) => [status, priority, findings, dueAt].some((field) => field !== undefined),
        'give a status, a priority, a due date or findings',
      ),
    plan: async ({ workOrderId, status, priority, findings, dueAt }) => {
      const order = await workOrders.get(workOrderId);
      const change = [
        status === undefined ? null : `status ${status}`,
        priority === undefined ? null : `priority ${priority}`,
        dueAt === undefined ? null : `due ${plantMinute(dueAt)}`,
        findings === undefined ? null : `findings: ${findings}`,
      ]
        .filter((part) => part !== null)
        .join('; ');
      return {
        command: {
          kind: 'work-order-update',
          workOrderId,
          ...(status === undefined ? {} : { status }),
          ...(priority === undefined ? {} : { priority }),
          ...(dueAt === undefined ? {} : { dueAt }),
          ...(findings === undefined
            ? {}
            : {
                findings: [order?.findings ?? '', findings]
                  .filter((text) => text !== '')
                  .join('\n')
                  .slice(0, 4000),
              }),
        },
        prompt: `Change work order ${workOrderId}${order === null ? '' : ` (${order.title})`}: ${change}`,
        output: { workOrderId, status: status ?? null, priority: priority ?? null, findings: findings ?? null },
        evidence: order === null ? [] : [workOrderEvidence(order)],
      };
    },
  });
}
