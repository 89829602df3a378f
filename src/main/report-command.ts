import { computeShiftReport } from '../app.js';
import { renderShiftReportHtml } from '../insight/shift-report-html.js';
import { type Command, parseCommandLine, printJson, timeOption, usageError } from './command-line.js';
import { openCopilot } from './open-copilot.js';

const usage = 'report shift [--from T] [--to T] [--format json|html|text] [--json]';

/** The shift on one page, every number with its evidence. */
export const reportCommand: Command = {
  name: 'report',
  usage,
  summary: 'Shift summary with evidence for every number',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, { from: { type: 'string' }, to: { type: 'string' }, format: { type: 'string' } }, usage);
    if (positionals[0] !== 'shift') throw usageError(`Say which report. Usage: shiftmate ${usage}`);
    const format = values.format ?? (values.json === true ? 'json' : 'text');
    if (!['json', 'html', 'text'].includes(format)) throw usageError(`--format must be json, html or text, not ${format}; print the HTML page to get a PDF.`);
    const from = timeOption('from', values.from);
    const to = timeOption('to', values.to);
    if (from !== undefined && to !== undefined && from >= to) throw usageError('--from must be before --to.');
    await using copilot = await openCopilot(io, { bundled: false });
    const report = await computeShiftReport(copilot.sources, { from, to }, io.signal);
    if (format === 'json') printJson(io, report);
    else if (format === 'html') io.out(renderShiftReportHtml(report));
    else
      io.out(
        `${report.title}, ${report.from} to ${report.to}\n\n${report.sections.map((section) => `${section.title}\n${section.items.map(({ text }) => `  ${text}`).join('\n')}`).join('\n\n')}\n`,
      );
    return 0;
  },
};
