import { approvalsCommand, approveCommand, rejectCommand } from './approval-commands.js';
import { askCommand } from './ask-command.js';
import type { Command } from './command-line.js';
import { doctorCommand } from './doctor-command.js';
import { evalCommand } from './eval-command.js';
import { documentsCommand, ingestCommand, searchCommand } from './knowledge-commands.js';
import { plantCommand } from './plant-command.js';
import { plcCommand } from './plc-command.js';
import { reportCommand } from './report-command.js';
import { serveCommand } from './serve-command.js';

/** Every command of the command line, in the order of the help text. */
export const commands: readonly Command[] = [
  serveCommand,
  askCommand,
  approvalsCommand,
  approveCommand,
  rejectCommand,
  ingestCommand,
  searchCommand,
  documentsCommand,
  plantCommand,
  plcCommand,
  reportCommand,
  evalCommand,
  doctorCommand,
];
