import type { Actor, Role } from '../domain/actor.js';
import { allRoles } from '../domain/actor.js';
import type { AlarmPriority } from '../domain/alarm.js';
import type { PlantCommand } from '../domain/command.js';
import { type Permission, permissionTable } from '../domain/permissions.js';
import type { TagDefinition } from '../domain/tag.js';

/** A decision is data. Anything that is not `ask` means that nothing happens; there is no way to act without a person. */
export type Decision =
  | Readonly<{ kind: 'deny'; rule: string; reason: string }>
  | Readonly<{ kind: 'ask'; rule: string; approverRoles: readonly Role[]; fourEyes: boolean; timeToLiveMs: number }>;

/** What the policy may know about the command's target; null where the command has none or the target is unknown. */
export type CommandFacts = Readonly<{
  alarm: Readonly<{ priority: AlarmPriority; safetyRelated: boolean }> | null;
  tag: TagDefinition | null;
  equipmentKnown: boolean;
  workOrderKnown: boolean;
}>;

/** Tools that only compute, but whose product is for certain roles; every other read tool is open to all roles within their document rights. */
export const toolRoles: ReadonlyMap<string, readonly Role[]> = new Map([['suggest_plc_code', ['engineer']]]);

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
      return facts.alarm.safetyRelated
        ? deny('safety-function', 'A safety-related alarm is never shelved through Shiftmate; follow the management-of-change procedure.')
        : null;
    case 'setpoint-write':
      return setpointRule(command.value, command.tag, facts.tag);
    case 'shift-note-add':
      return null;
  }
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

function needsFourEyes(command: PlantCommand, permission: Permission, facts: CommandFacts): boolean {
  if (permission.fourEyes) return true;
  return command.kind === 'alarm-shelve' && (facts.alarm?.priority === 'high' || facts.alarm?.priority === 'highest');
}

/** Default deny: first the target, then the role, and whatever remains is asked of a person. */
export const defaultPolicy: SafetyPolicy = (command, actor, facts) => {
  const permission = new Map<string, Permission>(Object.entries(permissionTable)).get(command.kind);
  if (permission === undefined) return deny('default-deny', 'This kind of command is not in the permission table.');
  if (!permission.request.includes(actor.role)) {
    return deny('role', `The role ${actor.role} may not request this; ${permission.request.join(', ')} may.`);
  }
  const wrongTarget = targetRule(command, facts);
  if (wrongTarget !== null) return wrongTarget;
  return {
    kind: 'ask',
    rule: command.kind,
    approverRoles: allRoles.filter((role) => permission.approve.includes(role)),
    fourEyes: needsFourEyes(command, permission, facts),
    timeToLiveMs: permission.minutesToDecide * 60_000,
  };
};
