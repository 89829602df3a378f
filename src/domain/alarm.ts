import * as z from 'zod';
import { Actor } from './actor.js';
import { EquipmentId, TagId, Timestamp } from './ids.js';

export const AlarmPriority = z.enum(['highest', 'high', 'medium', 'low']);
export type AlarmPriority = z.infer<typeof AlarmPriority>;

export const AlarmCondition = z.enum(['high-high', 'high', 'low', 'low-low', 'deviation', 'rate-of-change', 'off-normal', 'bad-quality']);
export type AlarmCondition = z.infer<typeof AlarmCondition>;

/** A rationalised alarm (ISA-18.2 rationalisation record; field names as in ../shared/STANDARDS.md section 1). */
export const AlarmDefinition = z.object({
  id: z.string(),
  tag: TagId,
  equipment: EquipmentId,
  condition: AlarmCondition,
  /** Limit in the tag's unit; for `off-normal` the value (0 or 1) that is abnormal; null for `bad-quality`. */
  limit: z.number().nullable(),
  deadband: z.number().min(0).default(0),
  onDelaySeconds: z.number().min(0).default(0),
  offDelaySeconds: z.number().min(0).default(0),
  latching: z.boolean().default(false),
  priority: AlarmPriority,
  /** Priority is derived from these two, not entered by hand. */
  consequenceSeverity: z.enum(['minor', 'moderate', 'major', 'severe']),
  timeToRespondMinutes: z.number().positive(),
  message: z.string(),
  cause: z.string(),
  consequence: z.string(),
  correctiveAction: z.string(),
  /** Another tag that, while true, suppresses this alarm by design (for example the pump is stopped). */
  suppressedWhile: z
    .object({ tag: TagId, equals: z.union([z.boolean(), z.number()]) })
    .nullable()
    .default(null),
  safetyRelated: z.boolean().default(false),
});
export type AlarmDefinition = z.infer<typeof AlarmDefinition>;

const AlarmBase = z.object({
  /** Identifies this occurrence, for example `VT-101A.H#17`. */
  id: z.string(),
  /** The AlarmDefinition this is an occurrence of. */
  definitionId: z.string(),
  tag: TagId,
  equipment: EquipmentId,
  condition: AlarmCondition,
  priority: AlarmPriority,
  message: z.string(),
  unit: z.string().nullable(),
  /** What the tag read when the alarm was raised. */
  value: z.number().nullable(),
  /** What the tag reads when the list is made; left out where that is not known. */
  presentValue: z.number().optional(),
  limit: z.number().nullable(),
  raisedAt: Timestamp,
});
const Acknowledgement = { acknowledgedAt: Timestamp, acknowledgedBy: Actor };

/** ISA-18.2 alarm states. What exists only in one state is only there in the type of that state. */
export const Alarm = z.discriminatedUnion('state', [
  AlarmBase.extend({ state: z.literal('active-unacknowledged') }),
  AlarmBase.extend({ state: z.literal('active-acknowledged'), ...Acknowledgement }),
  AlarmBase.extend({ state: z.literal('cleared-unacknowledged'), clearedAt: Timestamp }),
  AlarmBase.extend({ state: z.literal('latched-unacknowledged'), clearedAt: Timestamp }),
  AlarmBase.extend({ state: z.literal('latched-acknowledged'), clearedAt: Timestamp, ...Acknowledgement }),
  AlarmBase.extend({ state: z.literal('shelved'), shelvedUntil: Timestamp, shelvedBy: Actor, reason: z.string() }),
  AlarmBase.extend({ state: z.literal('suppressed-by-design'), suppressedAt: Timestamp }),
  AlarmBase.extend({ state: z.literal('out-of-service'), removedAt: Timestamp, removedBy: Actor, reason: z.string() }),
  AlarmBase.extend({ state: z.literal('normal'), clearedAt: Timestamp.nullable() }),
]);
export type Alarm = z.infer<typeof Alarm>;
export type AlarmState = Alarm['state'];

/** Every state of ISA-18.2, those that stand first. */
export const alarmStates = [
  'active-unacknowledged',
  'active-acknowledged',
  'cleared-unacknowledged',
  'latched-unacknowledged',
  'latched-acknowledged',
  'shelved',
  'suppressed-by-design',
  'out-of-service',
  'normal',
] as const satisfies readonly AlarmState[];

/** States that an operator sees in the alarm list by default. */
export const annunciatedStates: readonly AlarmState[] = [
  'active-unacknowledged',
  'active-acknowledged',
  'cleared-unacknowledged',
  'latched-unacknowledged',
  'latched-acknowledged',
];

/** States in which people have set an alarm aside: not annunciated, and still to be known of. */
export const setAsideStates: readonly AlarmState[] = ['shelved', 'out-of-service'];

/** One transition in the alarm journal; `annunciated` marks the ones that count for ISA-18.2 rates. */
export const AlarmTransition = z.object({
  at: Timestamp,
  alarmId: z.string(),
  definitionId: z.string(),
  tag: TagId,
  equipment: EquipmentId,
  condition: AlarmCondition,
  priority: AlarmPriority,
  from: z.string(),
  to: z.string(),
  annunciated: z.boolean(),
  message: z.string(),
  value: z.number().nullable(),
  limit: z.number().nullable(),
  unit: z.string().nullable(),
  by: Actor.nullable(),
});
export type AlarmTransition = z.infer<typeof AlarmTransition>;

/** The event journal, apart from alarms: operator actions, mode and setpoint changes, trips with first-out, state changes, production counts. */
export const JournalEntry = z.object({
  id: z.string(),
  at: Timestamp,
  category: z.enum(['operator-action', 'setpoint-change', 'mode-change', 'trip', 'state-change', 'production', 'shift-log', 'system']),
  equipment: EquipmentId.nullable(),
  tag: TagId.nullable(),
  text: z.string(),
  by: Actor.nullable(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;
