import type { Actor, Role } from '../domain/actor.js';
import { allRoles } from '../domain/actor.js';
import type { AlarmPriority } from '../domain/alarm.js';
import type { PlantCommand } from '../domain/command.js';
import { type Permission, permissionTable } from '../domain/permissions.js';
import { refusedAsWritten } from '../domain/safety-request/written-order.js';
import type { TagDefinition } from '../domain/tag.js';

/** A decision is data. Anything that is not `ask` means that nothing happens; there is no way to act without a person. */
export type Decision =
  | Readonly<{ kind: 'deny'; rule: string; reason: string }>
  | Readonly<{ kind: 'ask'; rule: string; approverRoles: readonly Role[]; fourEyes: boolean; timeToLiveMs: number }>;

/** What the policy may know about the command's target; null where the command has none or the target is unknown. */
export type CommandFacts = Readonly<{
  alarm: Readonly<{ priority: AlarmPriority; safetyRelated: boolean }> | null;
  tag: TagDefinition | null;
  /** The setpoint's value as it is now; null where it cannot be read. */
  present: number | null;
  equipmentKnown: boolean;
  workOrderKnown: boolean;
}>;

/**
 * The longest shelving by priority in minutes, after ISA-18.2 and the plant's alarm policy; 0 where an alarm of that priority is never shelved. Each needs a
 * second person, because a copilot never shelves for the one who asks.
 */
export const longestShelving: Readonly<Record<AlarmPriority, number>> = { low: 480, medium: 480, high: 60, highest: 0 };

/** Words that tell only how an alarm is felt, and those that join them: a reason made of nothing else names no cause. */
const noCause =
  /\b(?:an?|all|always|am|and|are|as|at|alarms?|annoy\w*|because|being|bother\w*|constant\w*|disturb\w*|everyone|for|get(?:s|ting)?|hear|i|irritat\w*|is|it|its|it's|just|keeps?|like|loud|me|much|my|nerves?|no|noise|not|of|on|our|please|quiet|reason|ring\w*|shelv\w*|shut|silen\w*|so|sick|stop|that|the|there|this|time|tired|to|too|us|very|want|we|with|you|up|aber|das|der|die|er|es|ich|immer|ist|laut|mich|nerv\w*|ruhe|sehr|stört|störend|uns|weil|zu)\b|[\p{P}\p{S}\s\d]|烦|吵|因为|太|很|它|了|人|的/giu;

/** Tools that only compute, but whose product is for certain roles; every other read tool is open to all roles within their document rights. */
export const toolRoles: ReadonlyMap<string, readonly Role[]> = new Map([['suggest_plc_code', ['engineer']]]);

/** The rule of a draft whose starting value is no longer the one that holds: it is never valid again. */
export const STALE = 'stale';

export type SafetyPolicy = (command: PlantCommand, actor: Actor, facts: CommandFacts) => Decision;

function deny(rule: string, reason: string): Decision {
  return { kind: 'deny', rule, reason };
}

function targetRule(command: PlantCommand, facts: CommandFacts): Decision | null {
  switch (command.kind) {
    case 'work-order-create':
      return facts.equipmentKnown ? null : deny('target-known', `There is no asset ${command.draft.equipment}; name one from the asset list.`);
    case 'work-order-update':
      return facts.workOrderKnown ? null : deny('target-known', `There is no work order ${command.workOrderId}.`);
    case 'alarm-acknowledge':
    case 'alarm-unshelve':
      return facts.alarm === null ? deny('target-known', `There is no alarm ${command.alarmId}.`) : null;
    case 'alarm-shelve':
      if (facts.alarm === null) return deny('target-known', `There is no alarm ${command.alarmId}.`);
      return shelvingRule(command, facts.alarm);
    case 'setpoint-write':
      return setpointRule(command.value, command.tag, facts.tag) ?? staleRule(command, facts);
    case 'shift-note-add':
      return null;
  }
}

/** What people are to work by, in the words of whoever asked for it; what the plant adds (alarms as the basis) asks for nothing. */
function writtenIn(command: PlantCommand): readonly string[] {
  switch (command.kind) {
    case 'work-order-create': {
      const { title, description, basis, equipment } = command.draft;
      const own = description.split('\n').filter((row) => !basis.some((label) => row.startsWith(label)));
      return [title.replace(`${equipment}: `, ''), own.join('\n')];
    }
    case 'work-order-update':
      return command.findings === undefined ? [] : [command.findings];
    case 'shift-note-add':
      return [command.text];
    default:
      return [];
  }
}

/** No draft tells people to put a protection or an alarm out of action, whoever or whichever model wrote it. */
function textRule(command: PlantCommand): Decision | null {
  if (writtenIn(command).every((text) => refusedAsWritten(text) === null)) return null;
  return deny(
    'safety-function',
    'The text asks to get around a protection, an alarm or the isolation, and nobody is told to do that in a work order or a note; a change goes through management of change, while tests, replacement and repair of the device can be ordered.',
  );
}

function shelvingRule({ minutes, reason }: Extract<PlantCommand, { kind: 'alarm-shelve' }>, alarm: NonNullable<CommandFacts['alarm']>): Decision | null {
  if (alarm.safetyRelated)
    return deny('safety-function', 'A safety-related alarm is never shelved through Shiftmate; follow the management-of-change procedure.');
  const longest = longestShelving[alarm.priority];
  if (longest === 0) return deny('shelving-priority', `An alarm of priority ${alarm.priority} is never shelved.`);
  if (minutes > longest)
    return deny('shelving-time', `An alarm of priority ${alarm.priority} is shelved for at most ${longest} minutes; ${minutes} minutes were asked for.`);
  if (reason.replace(noCause, '') === '')
    return deny('shelving-reason', 'The reason says how the alarm is felt; name what causes it or what is being done about it, such as the work under way.');
  return null;
}

function setpointRule(value: number, tagName: string, tag: TagDefinition | null): Decision | null {
  if (tag === null) return deny('target-known', `There is no tag ${tagName}.`);
  if (tag.safetyRelated) return deny('safety-function', `${tagName} belongs to a safety function and is never written through Shiftmate.`);
  if (tag.access === 'read') return deny('write-access', `${tagName} is a measurement and cannot be written.`);
  if (!Number.isFinite(value)) return deny('range', `The value for ${tagName} is not a number.`);
  if (tag.range !== null && (value < tag.range.low || value > tag.range.high)) {
    return deny('range', `${value} is outside the range of ${tagName}, ${tag.range.low} to ${tag.range.high} ${tag.unit ?? ''}.`.replace(' .', '.'));
  }
  return null;
}

/** A draft says from which value it changes; whoever approves it must not change another one. */
function staleRule({ tag, from }: Extract<PlantCommand, { kind: 'setpoint-write' }>, { present, tag: definition }: CommandFacts): Decision | null {
  if (from === undefined || present === from) return null;
  const unit = definition?.unit == null ? '' : ` ${definition.unit}`;
  const found = present === null ? `its present value cannot be read` : `it is ${present}${unit} now`;
  return deny(STALE, `This draft changes ${tag} from ${from}${unit}, but ${found}; nothing was done. Ask for it again.`);
}

/** Default deny: first the target, then the role, and whatever remains is asked of a person. */
export const defaultPolicy: SafetyPolicy = (command, actor, facts) => {
  const permission = new Map<string, Permission>(Object.entries(permissionTable)).get(command.kind);
  if (permission === undefined) return deny('default-deny', 'This kind of command is not in the permission table.');
  if (!permission.request.includes(actor.role)) {
    return deny('role', `The role ${actor.role} may not request this; ${permission.request.join(', ')} may.`);
  }
  const refused = textRule(command) ?? targetRule(command, facts);
  if (refused !== null) return refused;
  return {
    kind: 'ask',
    rule: command.kind,
    approverRoles: allRoles.filter((role) => permission.approve.includes(role)),
    fourEyes: permission.fourEyes,
    timeToLiveMs: permission.minutesToDecide * 60_000,
  };
};
