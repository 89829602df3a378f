import { approvalsCommand, approveCommand, rejectCommand, undoCommand } from './approval-commands.js';
import { askCommand } from './ask-command.js';
import { auditCommand } from './audit-command.js';
import type { Command } from './command-line.js';
import { conversationsCommand } from './conversations-command.js';
import { correctionsCommand } from './corrections-command.js';
import { doctorCommand } from './doctor-command.js';
import { evalHelp } from './eval-flags.js';
import { documentsCommand, ingestCommand, searchCommand } from './knowledge-commands.js';
import { mcpCommand } from './mcp-command.js';
import { plantCommand } from './plant-command.js';
import { plcCommand } from './plc-command.js';
import { workOrdersCommand } from './records-command.js';
import { reportCommand } from './report-command.js';
import { serveCommand } from './serve-command.js';

/** Loaded only when asked for: the evals bring their datasets and scorers along. */
const evalCommand: Command = {
  name: 'eval',
  usage:
    'eval [--suite S,...] [--file FILE] [--engine builtin|openai] [--repeat N] [--baseline FILE] [--out DIR] [--external beir DIR | qa FILE --corpus DIR] [--json]',
  summary: 'Grade the copilot offline: JSON, JUnit and HTML; exit 1 on a regression',
  help: evalHelp,
  run: async (args, io) => (await import('./eval-command.js')).evalCommand.run(args, io),
};

/** Every command of the command line, in the order of the help text. */
export const commands: readonly Command[] = [
  serveCommand,
  askCommand,
  workOrdersCommand,
  approvalsCommand,
  approveCommand,
  rejectCommand,
  undoCommand,
  conversationsCommand,
  correctionsCommand,
  ingestCommand,
  searchCommand,
  documentsCommand,
  plantCommand,
  plcCommand,
  reportCommand,
  evalCommand,
  mcpCommand,
  auditCommand,
  doctorCommand,
];
