import type { Alarm } from '../domain/alarm.js';
import { alarmEvidence } from './evidence-items.js';
import type { ReportContext, ReportItem, ReportSection } from './shift-report.js';
import { formatDuration, formatMinute, formatNumber, formatTime, plural } from './wording.js';

/** Counts, rates against ISA-18.2 and the most frequent alarms. */
export function alarmSection(context: ReportContext): ReportSection {
  const { kpis } = context;
  const perHour = kpis.rows.find((row) => row.name === 'alarms-per-hour');
  const { highest, high, medium, low } = kpis.byPriority;
  const target = perHour
    ? ` (${perHour.target.edition}: about ${perHour.target.acceptable} per hour very likely acceptable, ${perHour.target.manageable ?? '-'} at most)`
    : '';
  const text =
    `${plural(kpis.annunciated, 'alarm')} annunciated, ${formatNumber(perHour?.value ?? 0, 1)} per hour${target}; ` +
    `priority highest ${highest}, high ${high}, medium ${medium}, low ${low}.`;
  const items: ReportItem[] = [
    {
      text,
      figures: [
        { name: 'alarms annunciated', value: kpis.annunciated, unit: '' },
        { name: 'alarms per hour', value: perHour?.value ?? 0, unit: '1/h' },
      ],
      evidence: [context.computed('alarm count', text), ...kpis.evidence],
      attention: perHour?.verdict === 'exceeded',
    },
  ];
  for (const row of kpis.topTen.slice(0, 5)) {
    const line = `${row.definitionId} (${row.equipment}, ${row.message}): ${row.count} times, ${formatNumber(row.share, 1)} % of the load.`;
    items.push({
      text: line,
      figures: [{ name: row.definitionId, value: row.count, unit: '' }],
      evidence: [context.computed('top alarms', line, { definition: row.definitionId })],
      attention: false,
    });
  }
  for (const each of kpis.chattering) {
    const line = `${each.definitionId} (${each.equipment}) chattered: ${each.count} times, up to ${each.worstInWindow} within 60 s.`;
    items.push({
      text: line,
      figures: [{ name: each.definitionId, value: each.count, unit: '' }],
      evidence: [context.computed('chattering alarms', line, { definition: each.definitionId })],
      attention: true,
    });
  }
  return { id: 'alarms', title: 'Alarms', items };
}

/** Alarm floods with their first-out. */
export function floodSection(context: ReportContext): ReportSection | null {
  const { kpis, facts } = context;
  const items = kpis.floods.map((flood): ReportItem => {
    const first = facts.transitions.find((transition) => transition.alarmId === flood.firstOut && transition.annunciated);
    const cause = first ? ` First alarm: ${first.tag} ${first.condition} at ${formatTime(first.at)} (${first.message}).` : '';
    const text =
      `Flood from ${formatTime(flood.from)} to ${formatTime(flood.to)}${flood.ongoing ? ' and going on' : ''}: ${plural(flood.count, 'alarm')}, ` +
      `at most ${flood.peakPer10Minutes} in 10 min (flood: ${kpis.floodEdge}).${cause}`;
    return {
      text,
      figures: [{ name: 'alarms in flood', value: flood.count, unit: '' }],
      evidence: [context.computed('alarm flood', text), ...(first ? [alarmEvidence(first)] : [])],
      attention: true,
    };
  });
  return items.length === 0 ? null : { id: 'floods', title: 'Alarm floods', items };
}

/** What stands at the end of the window: active, latched, stale, shelved, out of service; alarms suppressed by design on one line. */
export function standingAlarmSection(context: ReportContext): ReportSection | null {
  const end = context.facts.window.to.getTime();
  // What was raised later did not stand then.
  const shown = context.facts.alarms.filter((alarm) => alarm.state !== 'normal' && Date.parse(alarm.raisedAt) < end);
  const suppressed = shown.filter((alarm) => alarm.state === 'suppressed-by-design');
  const items = shown.filter((alarm) => alarm.state !== 'suppressed-by-design').map((alarm) => standingItem(alarm, context));
  items.sort((a, b) => Number(b.attention) - Number(a.attention));
  if (suppressed.length > 0) items.push(suppressedItem(suppressed, context));
  return items.length === 0 ? null : { id: 'standing-alarms', title: 'Standing and set-aside alarms', items };
}

function suppressedItem(suppressed: readonly Alarm[], context: ReportContext): ReportItem {
  const equipment = [...new Set(suppressed.map((alarm) => alarm.equipment))];
  const text = `${plural(suppressed.length, 'alarm')} suppressed by design (equipment standing or not in use): ${equipment.join(', ')}.`;
  return {
    text,
    figures: [{ name: 'suppressed by design', value: suppressed.length, unit: '' }],
    evidence: [context.computed('suppressed alarms', text)],
    attention: false,
  };
}

function standingItem(alarm: Alarm, context: ReportContext): ReportItem {
  const now = context.facts.window.to.getTime();
  const stale = context.kpis.stale.some((each) => each.alarmId === alarm.id);
  const text = `${alarm.tag} ${alarm.condition} (${alarm.equipment}, priority ${alarm.priority}, ${alarm.message}): ${stateWords(alarm, now)}${stale ? '; stale' : ''}.`;
  const attention = stale || alarm.state === 'shelved' || alarm.state === 'out-of-service' || alarm.priority === 'high' || alarm.priority === 'highest';
  return {
    text,
    figures: [],
    evidence: [context.computed('standing alarm', text, { alarm: alarm.id }), alarmEvidence(alarm)],
    attention: attention && alarm.state !== 'suppressed-by-design',
  };
}

function stateWords(alarm: Alarm, now: number): string {
  switch (alarm.state) {
    case 'active-unacknowledged':
    case 'active-acknowledged':
      return `${alarm.state.replace('-', ' and ')} since ${formatMinute(alarm.raisedAt)} (${formatDuration(now - Date.parse(alarm.raisedAt))})`;
    case 'cleared-unacknowledged':
      return `cleared at ${formatMinute(alarm.clearedAt)}, not acknowledged`;
    case 'latched-unacknowledged':
    case 'latched-acknowledged':
      return `latched, waits for a reset since ${formatMinute(alarm.clearedAt)}`;
    case 'shelved':
      return `shelved until ${formatMinute(alarm.shelvedUntil)} by ${alarm.shelvedBy.id}: ${alarm.reason}`;
    case 'suppressed-by-design':
      return `suppressed by design since ${formatMinute(alarm.suppressedAt)}`;
    case 'out-of-service':
      return `out of service since ${formatMinute(alarm.removedAt)} by ${alarm.removedBy.id}: ${alarm.reason}`;
    case 'normal':
      return 'normal';
  }
}
