import type { AlarmTransition, JournalEntry } from '../domain/alarm.js';
import { alarmEvidence, journalEvidence, readingEvidence } from './evidence-items.js';
import type { ReportContext, ReportItem, ReportSection, ReportSectionId } from './shift-report.js';
import { formatMinute, formatTime, plural } from './wording.js';

function journalItem(entry: JournalEntry, attention: boolean): ReportItem {
  const where = entry.equipment ?? entry.tag;
  const text = `${formatTime(entry.at)}${where === null || entry.text.includes(where) ? '' : ` ${where}`}: ${entry.text}${entry.by ? ` (${entry.by.id}, ${entry.by.role})` : ''}.`;
  return { text: text.replace('..', '.'), figures: [], evidence: [journalEvidence(entry)], attention };
}

function journalSection(id: ReportSectionId, title: string, entries: readonly JournalEntry[], attention: boolean): ReportSection | null {
  return entries.length === 0 ? null : { id, title, items: entries.map((entry) => journalItem(entry, attention)) };
}

function entriesOf(context: ReportContext, categories: readonly JournalEntry['category'][]): readonly JournalEntry[] {
  return inWindow(context).filter((entry) => categories.includes(entry.category));
}

function inWindow(context: ReportContext): readonly JournalEntry[] {
  const { from, to } = context.facts.window;
  return context.facts.journal.filter((entry) => Date.parse(entry.at) >= from.getTime() && Date.parse(entry.at) < to.getTime());
}

/** Trips with the alarm that came first on the same equipment. */
export function tripSection(context: ReportContext): ReportSection | null {
  const trips = entriesOf(context, ['trip']);
  if (trips.length === 0) return null;
  const count = `${plural(trips.length, 'trip')} in the journal.`;
  const head: ReportItem = {
    text: count,
    figures: [{ name: 'trips', value: trips.length, unit: '' }],
    evidence: [context.computed('trips', count)],
    attention: false,
  };
  return { id: 'trips', title: 'Trips and downtime', items: [head, ...trips.map((trip) => tripItem(context, trip))] };
}

function tripItem(context: ReportContext, trip: JournalEntry): ReportItem {
  const base = journalItem(trip, true);
  const first = alarmBehind(context, trip);
  if (!first) return base;
  return {
    ...base,
    text: `${base.text} Alarm before it: ${first.tag} ${first.condition} at ${formatTime(first.at)}.`,
    evidence: [...base.evidence, alarmEvidence(first)],
  };
}

/** The first annunciation on the tripped equipment in the ten minutes before the trip (and a few seconds after it, for delays); the trip alarm itself says nothing new. */
function alarmBehind(context: ReportContext, trip: JournalEntry): AlarmTransition | null {
  const at = Date.parse(trip.at);
  const near = context.facts.transitions.filter(
    (transition) =>
      transition.annunciated &&
      transition.equipment === trip.equipment &&
      !/\.TRIP$/.test(transition.tag) &&
      Date.parse(transition.at) >= at - 600_000 &&
      Date.parse(transition.at) <= at + 5000,
  );
  return near[0] ?? null;
}

const overrideWords = /overrid|overrod|bypass|inhibit|defeat|forc(e|ed|ing)\b|jumper|bridged|simulat|disabled|überbrück|旁路|强制/i;

/** Overrides, inhibits and defeated trips that the journal mentions, and alarms that people set aside. */
export function overrideSection(context: ReportContext): ReportSection | null {
  const items = inWindow(context)
    .filter((entry) => overrideWords.test(entry.text))
    .map((entry) => journalItem(entry, true));
  const setAside = context.facts.transitions.filter(
    (transition) => (transition.to === 'shelved' || transition.to === 'out-of-service') && transition.by !== null,
  );
  for (const transition of setAside) {
    const text = `${formatTime(transition.at)}: ${transition.tag} ${transition.condition} ${transition.to} by ${transition.by?.id ?? 'nobody'}: ${transition.message}.`;
    items.push({
      text,
      figures: [],
      evidence: [context.computed('set-aside alarm', text, { alarm: transition.alarmId }), alarmEvidence(transition)],
      attention: true,
    });
  }
  return items.length === 0 ? null : { id: 'overrides', title: 'Overrides, inhibits and set-aside alarms', items };
}

/** Setpoint and mode changes. Only what a person did: automatic mode changes are state, not decisions. */
export function changeSection(context: ReportContext): ReportSection | null {
  const changes = entriesOf(context, ['setpoint-change', 'mode-change', 'operator-action']).filter(
    (entry) => entry.by !== null && !overrideWords.test(entry.text),
  );
  return journalSection('changes', 'Changes by people', changes, false);
}

/** Shift-log notes, word for word. */
export function noteSection(context: ReportContext): ReportSection | null {
  return journalSection('notes', 'Notes of the shift', entriesOf(context, ['shift-log']), false);
}

/** What runs, stands by and has tripped now, from the discrete readings. */
export function equipmentSection(context: ReportContext): ReportSection | null {
  const { directory, readings } = context.facts;
  const items: ReportItem[] = [];
  const running: string[] = [];
  const evidence: ReportItem['evidence'][number][] = [];
  for (const reading of readings) {
    const tag = directory.tags.find((each) => each.id === reading.tag);
    if (tag?.kind !== 'discrete') continue;
    const attribute = tag.id.split('.')[1] ?? '';
    if (attribute === 'RUN' && reading.value === true && reading.quality !== 'bad') {
      running.push(tag.equipment);
      evidence.push(readingEvidence(reading));
    }
    if (/^(TRIP|FAULT|JAM|OVLD)$/.test(attribute) && reading.value === true) {
      const text = `${tag.equipment}: ${tag.description}: ${tag.states?.[1] ?? 'on'} at ${formatMinute(reading.readAt)}.`;
      items.push({ text, figures: [], evidence: [readingEvidence(reading)], attention: true });
    }
    if (attribute === 'AUTO' && reading.value === false) {
      const text = `${tag.description}: ${tag.states?.[0] ?? 'manual'} at ${formatMinute(reading.readAt)}.`;
      items.push({ text, figures: [], evidence: [readingEvidence(reading)], attention: true });
    }
  }
  if (running.length > 0)
    items.push({
      text: `Running at ${formatMinute(evidence[0]?.kind === 'reading' ? evidence[0].reading.readAt : context.facts.now)}: ${running.join(', ')}.`,
      figures: [],
      evidence,
      attention: false,
    });
  return items.length === 0 ? null : { id: 'equipment', title: 'Plant state', items };
}
