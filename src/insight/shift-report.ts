import type { EvidenceItem } from '../domain/evidence.js';
import { type AlarmKpiSettings, type AlarmKpis, computeAlarmKpis } from './alarm-kpis.js';
import type { PlantFacts } from './plant-facts.js';
import { alarmSection, floodSection, standingAlarmSection } from './shift-report-alarms.js';
import { changeSection, equipmentSection, noteSection, overrideSection, tripSection } from './shift-report-events.js';
import { planSection } from './shift-report-plan.js';
import { energySection, productionSection } from './shift-report-production.js';
import { workOrderSection } from './shift-report-work.js';
import { formatMinute, toTimestamp } from './wording.js';

/** A number of the report, with what it is and in which unit. */
export type ReportFigure = Readonly<{ name: string; value: number; unit: string }>;
/** One line of the report. Every number in `text` is found in the quote of an item of `evidence`. */
export type ReportItem = Readonly<{ text: string; figures: readonly ReportFigure[]; evidence: readonly EvidenceItem[]; attention: boolean }>;
export type ReportSectionId =
  | 'production'
  | 'plan'
  | 'equipment'
  | 'trips'
  | 'alarms'
  | 'floods'
  | 'standing-alarms'
  | 'overrides'
  | 'changes'
  | 'work-orders'
  | 'notes'
  | 'energy';
export type ReportSection = Readonly<{ id: ReportSectionId; title: string; items: readonly ReportItem[] }>;

export type ShiftReport = Readonly<{
  title: string;
  from: string;
  to: string;
  madeAt: string;
  rerun: string;
  /** The few lines that a manager reads first. */
  headline: readonly ReportItem[];
  sections: readonly ReportSection[];
  /** What a handover also needs and no system knows: to be said and written by people (HSE, safety-critical communications). */
  byPeople: readonly string[];
  kpis: AlarmKpis;
}>;

export type ShiftReportSettings = Readonly<{
  /** A work order is called overdue after this many hours by priority; the records hold no due date. */
  overdueHours: Readonly<Record<'emergency' | 'urgent' | 'high' | 'routine', number>>;
  alarmKpis: Partial<AlarmKpiSettings>;
  /** Name of the window, for example `Night shift`. */
  title: string;
}>;
export const defaultShiftReportSettings: ShiftReportSettings = {
  overdueHours: { emergency: 8, urgent: 72, high: 168, routine: 720 },
  alarmKpis: {},
  title: 'Shift report',
};

/** What the builders of sections share. */
export type ReportContext = Readonly<{
  facts: PlantFacts;
  settings: ShiftReportSettings;
  kpis: AlarmKpis;
  rerun: string;
  /** Evidence of a computation over the window whose quote is the line itself. */
  computed: (name: string, quote: string, inputs?: Readonly<Record<string, unknown>>) => EvidenceItem;
}>;

const byPeople: readonly string[] = [
  'Permits open or suspended, isolations in place and their locks',
  'Temporary repairs and work that continues across the shift change',
  'Safety and environment events',
  'Quality holds and samples',
  'Instructions and standing orders, staffing',
  'Questions asked by the incoming shift, and time and names of acceptance',
];

/**
 * One shift, or any window, from the plant's records: production, trips with first-out, alarms and floods, standing and set-aside alarms,
 * overrides, changes by people, work orders, notes and energy. Sections follow the handover content that HSE asks for
 * (hse.gov.uk, human factors: safety-critical communications). It prepares the handover meeting and does not replace it.
 */
export function shiftReport(facts: PlantFacts, given: Partial<ShiftReportSettings> = {}): ShiftReport {
  const settings = { ...defaultShiftReportSettings, ...given };
  const from = toTimestamp(facts.window.from);
  const to = toTimestamp(facts.window.to);
  const rerun = `shiftmate report shift --from ${from} --to ${to} --json`;
  const kpis = computeAlarmKpis({ window: facts.window, transitions: facts.transitions, alarms: facts.alarms, settings: settings.alarmKpis });
  const context: ReportContext = {
    facts,
    settings,
    kpis,
    rerun,
    computed: (name, quote, inputs = {}) => ({
      kind: 'computation',
      label: `${name}, ${formatMinute(from)} to ${formatMinute(to)}`,
      quote,
      name,
      inputs: { from, to, ...inputs },
      rerun,
    }),
  };
  const sections = [
    productionSection(context),
    planSection(context),
    equipmentSection(context),
    tripSection(context),
    alarmSection(context),
    floodSection(context),
    standingAlarmSection(context),
    overrideSection(context),
    changeSection(context),
    workOrderSection(context),
    noteSection(context),
    energySection(context),
  ].filter((section) => section !== null);
  return { title: settings.title, from, to, madeAt: toTimestamp(facts.now), rerun, headline: headlineOf(sections), sections, byPeople, kpis };
}

/** What needs attention first, then one line of production, alarms and energy. */
function headlineOf(sections: readonly ReportSection[]): readonly ReportItem[] {
  const attention = sections.flatMap((section) => section.items.filter((item) => item.attention).slice(0, 2)).slice(0, 5);
  const leads = sections.filter((section) => ['production', 'plan', 'alarms', 'energy'].includes(section.id)).flatMap((section) => section.items.slice(0, 1));
  return [...new Set([...leads, ...attention])];
}
