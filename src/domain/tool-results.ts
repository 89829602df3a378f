import * as z from 'zod';
import { Role } from './actor.js';
import { Alarm, AlarmDefinition, AlarmTransition, JournalEntry } from './alarm.js';
import { Asset, SparePart } from './asset.js';
import { DocumentInfo, Passage, RevisionChange, SearchResult } from './document.js';
import { TagId, Timestamp } from './ids.js';
import { ProductionPlan } from './production-plan.js';
import { TagDefinition, TagReading, Trend } from './tag.js';
import { Draft } from './turn.js';
import { MaintenanceRecord, WorkOrder } from './work-order.js';

/** What the tools return, by tool name: one schema for the tool, for the built-in engine that reads it and for the tests. */
export const toolResults = {
  search_knowledge: SearchResult,
  open_document: z.object({ document: DocumentInfo, passages: z.array(Passage), changes: z.array(RevisionChange).default([]) }),
  /** `today` is the day (ISO date) by which these papers are in force. */
  list_documents: z.object({ documents: z.array(DocumentInfo), today: z.string().optional() }),
  list_assets: z.object({ assets: z.array(Asset) }),
  read_tags: z.object({
    readings: z.array(z.object({ reading: TagReading, definition: TagDefinition.nullable() })),
    /** The alarm limits of the tags, where they were asked for. */
    limits: z
      .array(
        z.object({
          tag: TagId,
          /** The alarm that the limit belongs to. */
          alarm: z.string().default(''),
          condition: z.string(),
          limit: z.number(),
          /** For so long the limit has to be passed. */
          delaySeconds: z.number().default(0),
          message: z.string().default(''),
          /** The value less the limit, in the unit of the tag; null for a limit of something else or without a good value. */
          distance: z.number().nullable().default(null),
        }),
      )
      .default([]),
    /** The difference or ratio of two tags in words, where it was asked for and they are of one quantity. */
    comparison: z.string().nullable().default(null),
  }),
  /** `value`: the one figure that was asked for, in the tag's unit, minutes or a count. */
  read_trend: z.object({ trend: Trend, definition: TagDefinition.nullable(), facts: z.array(z.string()), value: z.number().nullable().default(null) }),
  query_alarms: z.object({
    alarms: z.array(z.object({ alarm: Alarm, definition: AlarmDefinition.nullable() })),
    /** Shelved or taken out of service: not annunciated, and still to be known of. Only where no states were asked for. */
    setAside: z.array(Alarm).default([]),
  }),
  alarm_history: z.object({
    from: Timestamp,
    to: Timestamp,
    annunciations: z.int(),
    transitions: z.array(AlarmTransition),
    journal: z.array(JournalEntry),
    facts: z.array(z.string()),
    /** Sentences with their evidence for the question, where one was given. */
    lines: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })).default([]),
  }),
  list_permissions: z.object({ role: Role, lines: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })) }),
  list_drafts: z.object({ lines: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })) }),
  list_work_orders: z.object({ workOrders: z.array(WorkOrder) }),
  maintenance_history: z.object({ records: z.array(MaintenanceRecord), total: z.int() }),
  find_parts: z.object({ assets: z.array(z.object({ id: z.string(), name: z.string(), spareParts: z.array(SparePart) })) }),
  diagnose: z.object({
    equipment: z.string(),
    conclusion: z.enum(['ranked', 'insufficient-evidence', 'healthy']),
    causes: z.array(
      z.object({
        cause: z.string(),
        equipment: z.string().default(''),
        failureMode: z.string(),
        mechanism: z.string().nullable(),
        probability: z.number(),
        nextCheck: z.string(),
        keywords: z.array(z.string()),
        /** Keys of the evidence for and against, as given by evidenceKey. */
        supporting: z.array(z.string()),
        contradicting: z.array(z.string()),
      }),
    ),
    collectNext: z.array(z.string()),
  }),
  shift_report: z.object({
    from: Timestamp,
    to: Timestamp,
    lines: z.array(z.object({ section: z.string(), text: z.string(), evidence: z.array(z.string()) })),
    draft: Draft.nullable(),
  }),
  compute_kpi: z.object({ question: z.string(), lines: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })), draft: Draft.nullable() }),
  production_plan: z.object({
    from: Timestamp,
    to: Timestamp,
    plan: ProductionPlan,
    lines: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
  }),
  suggest_plc_code: z.object({
    status: z.enum(['drafted', 'refused']),
    lines: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
    draft: Draft.nullable(),
  }),
  explain_plc: z.object({ lines: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })) }),
  run_what_if: z.object({ lines: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })) }),
  check_premise: z.object({ refuted: z.array(z.object({ claim: z.string(), correction: z.string().nullable() })) }),
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type ToolResultName = keyof typeof toolResults;
export type ToolResult<Name extends ToolResultName> = z.output<(typeof toolResults)[Name]>;
