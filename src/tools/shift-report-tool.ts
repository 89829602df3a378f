import * as z from 'zod';
import type { EvidenceItem } from '../domain/evidence.js';
import { lastShift } from '../domain/shift.js';
import { toolResults } from '../domain/tool-results.js';
import { briefLines, reportSectionIds } from '../insight/shift-brief.js';
import { type ShiftReport, shiftReport } from '../insight/shift-report.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import { type FactSources, gatherFacts } from './gather-facts.js';
import { resolveWindow, WindowInput } from './time-window.js';

/** Computes the report of a window, or of the last finished shift. */
export async function computeShiftReport(
  sources: FactSources,
  when: Readonly<{ from?: string | undefined; to?: string | undefined; minutes?: number | undefined }>,
  signal: AbortSignal,
): Promise<ShiftReport> {
  const given = when.from !== undefined || when.to !== undefined || when.minutes !== undefined;
  const shift = lastShift(sources.plant.now());
  const window = given ? resolveWindow(when, sources.plant.now(), 8 * 60) : { from: shift.from, to: shift.to };
  const facts = await gatherFacts(sources, { equipment: null, window, signal, baseline: false });
  return shiftReport(facts, { title: given ? 'Report' : `${shift.name[0]?.toUpperCase() ?? ''}${shift.name.slice(1)} shift` });
}

/** The shift on one page: headline first, then the sections; every line with its evidence. */
export function createShiftReportTool(sources: FactSources): ReadTool {
  return defineReadTool({
    name: 'shift_report',
    description:
      'Write the report or summary of a shift or any window, also as the briefing for a handover to the incoming crew: what happened and what one needs to know, production, trips with first-out, alarms and floods, standing alarms, overrides, changes by people, work orders, notes, energy. Without a window: the last finished shift.',
    input: z.strictObject({
      ...WindowInput,
      sections: z.array(z.enum(reportSectionIds)).max(8).optional().describe('Only these parts of the report; all of them in short when left out'),
    }),
    output: toolResults.shift_report,
    run: async ({ sections, ...when }, context) => {
      const report = await computeShiftReport(sources, when, context.signal);
      const evidence: EvidenceItem[] = [];
      const refer = (items: readonly EvidenceItem[]): string[] => items.map((item) => `#${evidence.push(item) - 1}`);
      const window = refer([
        {
          kind: 'computation',
          label: report.title,
          name: 'shift-report',
          inputs: { from: report.from, to: report.to },
          quote: `${report.title}, ${report.from.slice(0, 10)} ${report.from.slice(11, 16)} to ${report.to.slice(0, 10)} ${report.to.slice(11, 16)}`,
          rerun: report.rerun,
        },
      ]);
      const shown = briefLines(report, sections).map((item) => ({ section: item.section, text: item.text, evidence: refer(item.evidence) }));
      const head = {
        section: 'headline',
        text: `${report.title}, ${report.from.slice(0, 10)} ${report.from.slice(11, 16)} to ${report.to.slice(0, 10)} ${report.to.slice(11, 16)}.`,
        evidence: window,
      };
      return {
        output: {
          from: report.from,
          to: report.to,
          lines: [head, ...shown],
          draft: { id: `report-${report.from}`, kind: 'report' as const, title: report.title, body: report, approvalId: null },
        },
        evidence,
      };
    },
  });
}
