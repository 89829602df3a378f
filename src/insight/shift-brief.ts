import type { EvidenceItem } from '../domain/evidence.js';
import { computationEvidence } from './evidence-items.js';
import type { ReportItem, ReportSectionId, ShiftReport } from './shift-report.js';
import { formatMinute } from './wording.js';

export const reportSectionIds = [
  'production',
  'plan',
  'equipment',
  'trips',
  'alarms',
  'floods',
  'standing-alarms',
  'overrides',
  'changes',
  'work-orders',
  'notes',
  'energy',
] as const satisfies readonly ReportSectionId[];

export type BriefLine = Readonly<{ section: ReportSectionId; text: string; evidence: readonly EvidenceItem[] }>;

/** What a colleague is told first, and how many lines of each section: what went wrong and what stands, then what was done, then the figures. */
const briefOrder: ReadonlyArray<readonly [ReportSectionId, number]> = [
  ['trips', 3],
  ['floods', 1],
  ['overrides', 3],
  ['standing-alarms', 4],
  ['work-orders', 2],
  ['changes', 2],
  ['notes', 2],
  ['production', 2],
  ['plan', 1],
  ['alarms', 1],
  ['energy', 1],
];
const wholeSection = 10;

const sectionWords: Readonly<Record<ReportSectionId, string>> = {
  production: 'production figures',
  plan: 'production plan',
  equipment: 'equipment state',
  trips: 'trips',
  alarms: 'alarms',
  floods: 'alarm floods',
  'standing-alarms': 'standing alarms',
  overrides: 'overrides or shelved alarms',
  changes: 'changes by people',
  'work-orders': 'work orders',
  notes: 'notes',
  energy: 'energy figures',
};

/** The report in a few lines for a chat, or whole sections where they were asked for; a section with nothing in it says so. */
export function briefLines(report: ShiftReport, sections: readonly ReportSectionId[] | undefined): readonly BriefLine[] {
  const wanted = sections === undefined ? briefOrder : sections.map((id): readonly [ReportSectionId, number] => [id, wholeSection]);
  return wanted.flatMap(([id, most]): readonly BriefLine[] => {
    const section = report.sections.find((each) => each.id === id);
    if (section === undefined) return sections === undefined && id !== 'trips' ? [] : [nothing(report, id)];
    const items = [...section.items].sort((left, right) => Number(right.attention) - Number(left.attention));
    const told = sections === undefined ? items.filter((item) => item.attention || !isCountOnly(item)) : section.items;
    return told.slice(0, most).map((item) => ({ section: id, text: short(item.text, report, sections === undefined), evidence: item.evidence }));
  });
}

/** "2 trips in the journal." and alarms suppressed by design say nothing that a colleague has to be told. */
function isCountOnly({ text }: ReportItem): boolean {
  return /^\d+ \p{L}+ in the journal\.$|suppressed by design \(/u.test(text);
}

/** Times of the report's own days without their date; in the short form also without what stands in brackets behind a figure. */
function short(text: string, { from, to }: ShiftReport, brief: boolean): string {
  const days = [from.slice(0, 10), to.slice(0, 10)].join('|');
  const timed = text.replace(new RegExp(`(?<=(?:since|at) )(?:${days}) (\\d{2}:\\d{2}(?::\\d{2})?)`, 'gu'), '$1');
  return brief
    ? timed
        .replace(/ \([^()]*\d[^()]*\d[^()]*\)/gu, '')
        .replace(/; priority highest [^.]*/u, '')
        .replace(/, [\d.]+ \S+ per 1,000 [^.]*/u, '')
    : timed;
}

function nothing(report: ShiftReport, section: ReportSectionId): BriefLine {
  const text = `No ${sectionWords[section]} between ${formatMinute(report.from)} and ${formatMinute(report.to)}.`;
  return { section, text, evidence: [computationEvidence('shift report', text, { section, from: report.from, to: report.to }, report.rerun)] };
}
