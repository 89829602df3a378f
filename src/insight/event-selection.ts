import * as z from 'zod';
import { AlarmPriority, type AlarmTransition, type JournalEntry } from '../domain/alarm.js';
import type { TimeWindow } from '../ports/plant.js';
import type { AnswerLine } from './alarm-answer.js';
import { alarmEvidence, computationEvidence, journalEvidence } from './evidence-items.js';
import { formatMinute, formatTime, plural, toTimestamp } from './wording.js';

/** Which records of a window are wanted, whatever words asked for them. */
export const EventSelection = z.strictObject({
  kind: z.enum(['alarms', 'trips']),
  priorities: z.array(AlarmPriority).optional().describe('Alarms: only of these priorities'),
  take: z.enum(['all', 'first', 'last']).default('all'),
  back: z.int().min(0).max(50).default(0).describe('With last: so many before the last one; with first: so many after the first'),
});
export type EventSelection = z.infer<typeof EventSelection>;

type Records = Readonly<{
  window: TimeWindow;
  equipment: string | null;
  /** Annunciated only. */
  transitions: readonly AlarmTransition[];
  journal: readonly JournalEntry[];
}>;

const listed = 12;

/** The records that a selection means: how many there are, then each or the one that was asked for, oldest first. */
export function selectEvents(selection: EventSelection, records: Records): readonly AnswerLine[] {
  const { kind, priorities, take, back } = selection;
  const { window, equipment } = records;
  const all =
    kind === 'trips'
      ? records.journal.filter(({ category }) => category === 'trip').map(tripLine)
      : records.transitions.filter(({ priority }) => priorities === undefined || priorities.includes(priority)).map(alarmLine);
  const sorted = [...all].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const name = kind === 'trips' ? 'trip' : 'alarm';
  const which = `${priorities === undefined || kind === 'trips' ? '' : ` of priority ${priorities.join(' or ')}`}${equipment === null ? '' : ` of ${equipment}`}`;
  const span = `between ${formatMinute(window.from)} and ${formatMinute(window.to)}`;
  const count = sorted.length === 0 ? `No ${name}${which} is recorded ${span}.` : `${plural(sorted.length, name)}${which} ${span}.`;
  const inputs = { ...selection, equipment, from: toTimestamp(window.from), to: toTimestamp(window.to) };
  const said = (text: string): AnswerLine => ({
    text,
    evidence: [computationEvidence('events of a window', text, inputs, `shiftmate ask "${name}s ${span}"`)],
  });
  if (take === 'all' || sorted.length === 0) {
    const shown = sorted.slice(-listed);
    return [said(shown.length < sorted.length ? count.replace(/\.$/u, `; the last ${listed}:`) : count), ...shown];
  }
  const one = take === 'last' ? sorted.at(-1 - back) : sorted[back];
  if (one === undefined) return [said(`${count.replace(/\.$/u, '')}, and none ${take === 'last' ? 'before' : 'after'} that.`), ...sorted.slice(-1)];
  return [one, said(count)];
}

function alarmLine(alarm: AlarmTransition): AnswerLine & Readonly<{ at: string }> {
  const text = `${formatTime(alarm.at)} ${alarm.tag} ${alarm.condition}: ${alarm.message.replace(/[.]$/u, '')}, priority ${alarm.priority}.`;
  return { at: alarm.at, text, evidence: [alarmEvidence(alarm)] };
}

function tripLine(entry: JournalEntry): AnswerLine & Readonly<{ at: string }> {
  const where = entry.equipment === null || entry.text.includes(entry.equipment) ? '' : `${entry.equipment}: `;
  return { at: entry.at, text: `${formatTime(entry.at)} ${where}${entry.text.replace(/[.]?$/u, '.')}`, evidence: [journalEvidence(entry)] };
}
