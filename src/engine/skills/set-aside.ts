import type { Alarm } from '../../domain/alarm.js';
import type { Evidence } from '../../domain/evidence.js';
import { plantMinute } from '../../domain/evidence-of.js';
import { type Line, line, type SkillContext } from '../skill.js';
import { alarmText } from './plant-state.js';

const mostTold = 8;

/** An alarm that is shelved or out of service: by whom, until when and why; null for any other. */
export function setAsideLine(alarm: Alarm, evidence: readonly Evidence[], { say }: SkillContext): Line | null {
  const source = evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id);
  const message = alarmText(alarm.message, say);
  if (alarm.state === 'shelved')
    return line(say.shelvedAlarm(alarm.id, message, alarm.shelvedBy.id, plantMinute(alarm.shelvedUntil), alarmText(alarm.reason, say)), source);
  if (alarm.state === 'out-of-service')
    return line(say.outOfServiceAlarm(alarm.id, message, alarm.removedBy.id, plantMinute(alarm.removedAt), alarmText(alarm.reason, say)), source);
  return null;
}

/** What is set aside beside a list of alarms: it is not annunciated, and whoever reads the list has to know of it (ISA-18.2, shelving). */
export function setAsideLines(
  found: Readonly<{ output: Readonly<{ setAside?: readonly Alarm[] | undefined }>; evidence: readonly Evidence[] }> | undefined,
  context: SkillContext,
): readonly Line[] {
  return (found?.output.setAside ?? []).slice(0, mostTold).flatMap((alarm) => setAsideLine(alarm, found?.evidence ?? [], context) ?? []);
}
