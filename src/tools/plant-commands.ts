import * as z from 'zod';
import { type Alarm, type AlarmState, annunciatedStates, setAsideStates } from '../domain/alarm.js';
import { CopilotError } from '../domain/errors.js';
import { alarmEvidence, plantMinute, readingEvidence } from '../domain/evidence-of.js';
import type { PlantReader } from '../ports/plant.js';
import type { CommandTool } from '../ports/tool.js';
import { defineCommandTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';

type Parts = Readonly<{ plant: PlantReader; names: PlantNames }>;

/** Finds an alarm by its id, its definition or its tag; one in the preferred state wins, then the active one. */
async function findAlarm({ plant, names }: Parts, text: string, signal: AbortSignal, preferred?: AlarmState) {
  const alarms = await plant.listAlarms({ states: [...annunciatedStates, ...setAsideStates] }, signal);
  const wanted = text.trim().toUpperCase();
  const matches = alarms.filter(({ id, definitionId, tag }) => [id, definitionId, tag].some((name) => name.toUpperCase() === wanted));
  const alarm =
    matches.find(({ state }) => state === preferred) ??
    matches.find(({ state }) => state.startsWith('active')) ??
    matches.find(({ state }) => state !== 'normal') ??
    matches[0];
  if (alarm === undefined) {
    const isConfigured = names.directory.alarms.some(({ id, tag }) => [id, tag].some((name) => name.toUpperCase() === wanted));
    const message = isConfigured
      ? `No alarm of ${text} stands, so there is nothing to acknowledge or shelve; list those that stand with query_alarms.`
      : `There is no alarm ${text}; list them with query_alarms.`;
    throw new CopilotError({ code: 'not-found', message });
  }
  return { alarm, definition: names.directory.alarms.find(({ id }) => id === alarm.definitionId) ?? null };
}

/** Refuses what can only be done with an alarm that is annunciated. */
function assertAnnunciated(alarm: Alarm): void {
  if (alarm.state === 'shelved')
    throw new CopilotError({
      code: 'conflict',
      message: `Alarm ${alarm.id} is shelved already, until ${plantMinute(alarm.shelvedUntil)}; end the shelving first.`,
    });
  if (alarm.state === 'out-of-service') throw new CopilotError({ code: 'conflict', message: `Alarm ${alarm.id} is out of service.` });
}

/** Drafts the acknowledgement of one alarm. */
export function createAcknowledgeAlarm(parts: Parts): CommandTool {
  return defineCommandTool({
    name: 'acknowledge_alarm',
    description:
      'Draft the acknowledgement (ack, confirm, quit) of one active alarm by its id. Acknowledging means that a person has seen the alarm; a person has to confirm.',
    input: z.strictObject({ alarmId: z.string().min(1).max(80) }),
    plan: async ({ alarmId }, context) => {
      const { alarm, definition } = await findAlarm(parts, alarmId, context.signal);
      assertAnnunciated(alarm);
      return {
        command: { kind: 'alarm-acknowledge', alarmId: alarm.id },
        prompt: `Acknowledge alarm ${alarm.id}: ${alarm.message}`,
        output: { alarm },
        evidence: [alarmEvidence(alarm, definition)],
      };
    },
  });
}

/** Minutes; a shift. What annoys for longer needs a work order or a change of the alarm. */
const longestShelving = 480;

/** Drafts the shelving of one alarm for a limited time. */
export function createShelveAlarm(parts: Parts): CommandTool {
  return defineCommandTool({
    name: 'shelve_alarm',
    description:
      'Draft shelving (silence, suppress, park) one alarm for a limited time, minutes or hours, with a reason such as maintenance or a nuisance alarm. Never for safety-related alarms; a shift lead has to approve.',
    input: z.strictObject({
      alarmId: z.string().min(1).max(80),
      minutes: z.int().min(1).max(1_000_000).describe('As asked; at most 480 are drafted'),
      reason: z.string().min(3).max(400),
    }),
    plan: async ({ alarmId, minutes: asked, reason }, context) => {
      const minutes = Math.min(asked, longestShelving);
      const less = asked > minutes ? ` (${asked} minutes were asked for, at most ${longestShelving} minutes are possible)` : '';
      const { alarm, definition } = await findAlarm(parts, alarmId, context.signal);
      assertAnnunciated(alarm);
      return {
        command: { kind: 'alarm-shelve', alarmId: alarm.id, minutes, reason },
        prompt: `Shelve alarm ${alarm.id} (${alarm.message}) for ${minutes} minutes${less}; reason: ${reason}`,
        output: { alarm, minutes, reason },
        evidence: [alarmEvidence(alarm, definition)],
      };
    },
  });
}

/** Drafts the end of a shelving before its time. */
export function createUnshelveAlarm(parts: Parts): CommandTool {
  return defineCommandTool({
    name: 'unshelve_alarm',
    description:
      'Draft the end of a shelving (unshelve, take off the shelf) before its time, so that the alarm is annunciated again; a shift lead has to approve.',
    input: z.strictObject({ alarmId: z.string().min(1).max(80), reason: z.string().min(3).max(400) }),
    plan: async ({ alarmId, reason }, context) => {
      const { alarm, definition } = await findAlarm(parts, alarmId, context.signal, 'shelved');
      if (alarm.state !== 'shelved') throw new CopilotError({ code: 'conflict', message: `Alarm ${alarm.id} is not shelved; it is ${alarm.state}.` });
      return {
        command: { kind: 'alarm-unshelve', alarmId: alarm.id, reason },
        prompt: `Take alarm ${alarm.id} (${alarm.message}) off the shelf, so that it is annunciated again`,
        output: { alarm, reason },
        evidence: [alarmEvidence(alarm, definition)],
      };
    },
  });
}

/** Proposes a setpoint. The policy refuses measurements, values out of range and safety-related tags. */
export function createProposeSetpoint({ plant, names }: Parts): CommandTool {
  return defineCommandTool({
    name: 'propose_setpoint',
    description:
      'Propose a new value for a setpoint tag, with a reason: set, change, raise or lower the setpoint of a controller (temperature, pressure, flow, in degrees, bar or other units). Two people are needed: another person than the proposer has to approve.',
    input: z.strictObject({ tag: z.string().min(1).max(40), value: z.number(), reason: z.string().min(3).max(400) }),
    plan: async ({ tag, value, reason }, context) => {
      const definition = names.tag(tag);
      const [reading] = await plant.readTags([definition.id], context.signal);
      const unit = definition.unit ?? '';
      if (reading?.value === value)
        throw new CopilotError({ code: 'conflict', message: `${definition.id} is ${value} ${unit} already; there is nothing to change.` });
      const before = reading === undefined ? '' : ` from ${String(reading.value)} ${unit}`;
      return {
        command: { kind: 'setpoint-write', tag: definition.id, value, reason, ...(typeof reading?.value === 'number' ? { from: reading.value } : {}) },
        prompt: `Set ${definition.id} (${definition.description})${before} to ${value} ${unit}; reason: ${reason}`,
        output: { tag: definition.id, value, before: reading ?? null },
        evidence: reading === undefined ? [] : [readingEvidence(reading, definition)],
      };
    },
  });
}

/** Drafts an entry for the shift log. */
export function createHandoverNote({ names }: Pick<Parts, 'names'>): CommandTool {
  return defineCommandTool({
    name: 'handover_note',
    description:
      'Draft a note for the shift log and handover: write into the log book, leave a message for the next shift or night crew, something to remember; optionally about one equipment. A person has to confirm it.',
    input: z.strictObject({ text: z.string().min(3).max(4000), equipment: z.string().min(1).max(80).optional() }),
    plan: async ({ text, equipment }) => {
      const id = equipment === undefined ? null : names.equipmentId(equipment);
      return {
        command: { kind: 'shift-note-add', text, equipment: id },
        prompt: `Shift note${id === null ? '' : ` about ${id}`}: ${text}`,
        output: { text, equipment: id },
        evidence: [],
      };
    },
  });
}
