import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Comparison, type RunReport, renderJunit, renderMarkdown } from './report.js';
import { renderHtml } from './report-page.js';
import type { RunTimings } from './timings.js';

/** The report in four forms, and beside it the times, which alone differ between equal runs. */
export function writeReports(report: RunReport, comparison: Comparison | null, timings: RunTimings, before: RunReport | null, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'report.json'), `${JSON.stringify(report)}\n`);
  writeFileSync(path.join(folder, 'report.md'), renderMarkdown(report));
  writeFileSync(path.join(folder, 'report.xml'), renderJunit(report));
  writeFileSync(path.join(folder, 'report.html'), renderHtml(report, comparison, before));
  writeFileSync(path.join(folder, 'timings.json'), `${JSON.stringify(timings)}\n`);
}
