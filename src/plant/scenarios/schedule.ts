import type { Actor } from '../../domain/actor.js';
import type { JournalEntry } from '../../domain/alarm.js';
import { CopilotError } from '../../domain/errors.js';
import type { AlarmEngine } from '../alarms/alarm-engine.js';
import { type ActiveFault, faultDefinition } from '../faults/fault-engine.js';
import { operatorAt } from '../operator.js';
import type { TagTable } from '../tag-table.js';
import type { OperatorAction, Scenario } from './scenario.js';

/** The part of the simulator that actions work on. */
export interface ActionTarget {
  readonly tags: TagTable;
  readonly alarms: AlarmEngine;
  readonly timeMs: number;
  write(tag: string, value: number): void;
  note(category: JournalEntry['category'], text: string, about: Readonly<{ equipment?: string | null; tag?: string | null; by?: Actor | null }>): JournalEntry;
}

export type ScheduledAction = Readonly<{ atMs: number; perform: (target: ActionTarget) => void }>;

/** The scenario's operator actions and the wrong entries of its faults, in time order. */
export function scheduleOf(scenario: Scenario, startMs: number): readonly ScheduledAction[] {
  const actions: ScheduledAction[] = scenario.actions.map((action) => ({
    atMs: startMs + action.atHours * 3_600_000,
    perform: (target) => perform(action, target),
  }));
  for (const event of scenario.faults) {
    const atMs = startMs + event.onsetHours * 3_600_000;
    for (const setting of faultDefinition(event.fault).settings) {
      actions.push({ atMs, perform: (target) => changeSetting(target, setting.tag, setting.value, 'Setting entered', operatorAt(target.timeMs)) });
    }
  }
  return actions.sort((a, b) => a.atMs - b.atMs);
}

/** The scenario's faults as the plant runs them, with the ramps of the faults themselves where the scenario names none. */
export function faultsOf(scenario: Scenario, startMs: number): readonly ActiveFault[] {
  return scenario.faults.map(({ fault, onsetHours, rampHours, severity, clearsAtHours }) => ({
    fault,
    onsetMs: startMs + onsetHours * 3_600_000,
    rampHours: rampHours ?? faultDefinition(fault).rampHours,
    severity,
    clearedMs: clearsAtHours === undefined ? null : startMs + clearsAtHours * 3_600_000,
  }));
}

function perform(action: OperatorAction, target: ActionTarget): void {
  switch (action.kind) {
    case 'setpoint':
      changeSetting(target, action.tag, action.value, action.reason, action.by);
      return;
    case 'shift-log':
      target.note('shift-log', action.text, { equipment: action.equipment, by: action.by });
      return;
    case 'acknowledge':
      whenPossible(() => target.alarms.acknowledge(action.alarm, action.by, target.timeMs));
      return;
    case 'shelve':
      whenPossible(() => {
        target.alarms.shelve(action.alarm, { by: action.by, minutes: action.minutes, reason: action.reason }, target.timeMs);
        target.note('operator-action', `Alarm ${action.alarm} shelved for ${action.minutes} min: ${action.reason}`, { by: action.by });
      });
      return;
  }
}

/** Writes a setting and journals it with the value before and after. */
export function changeSetting(target: ActionTarget, tag: string, value: number, reason: string, by: Actor): void {
  const definition = target.tags.definitionOf(tag);
  const before = target.tags.values[target.tags.indexOf(tag)] ?? 0;
  target.write(tag, value);
  const unit = definition.unit === null ? '' : ` ${definition.unit}`;
  const discrete = definition.states;
  const text =
    discrete === null
      ? `${tag} changed from ${shown(before, definition.decimals)} to ${shown(value, definition.decimals)}${unit}`
      : `${tag} set to ${discrete[value > 0 ? 1 : 0]}`;
  target.note(discrete === null ? 'setpoint-change' : 'operator-action', `${text}: ${reason}`, { equipment: definition.equipment, tag, by });
}

function shown(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

/** A scripted action that no longer fits the alarm's state is skipped; anything else is an error. */
function whenPossible(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof CopilotError) || error.code !== 'conflict') throw error;
  }
}
