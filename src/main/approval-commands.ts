import { holdRunningLock } from '../adapters/sqlite/running-lock.js';
import { readConfig } from '../config/config.js';
import { demoActor } from '../domain/actor.js';
import { type Command, parseCommandLine, printJson, roleOption, usageError } from './command-line.js';
import { openCopilot } from './open-copilot.js';

function decision(name: 'approve' | 'reject', summary: string): Command {
  const usage = `${name} APPROVAL-ID --role R [--json]`;
  return {
    name,
    usage,
    summary,
    run: async (args, io) => {
      const { values, positionals } = parseCommandLine(args, { role: { type: 'string' }, reason: { type: 'string' } }, usage);
      const [approvalId] = positionals;
      if (approvalId === undefined) throw usageError(`The approval id is missing. Usage: shiftmate ${usage}`);
      if (values.role === undefined) throw usageError(`Say who decides. Usage: shiftmate ${usage}`);
      const actor = demoActor(roleOption(values.role));
      // What is approved here happens to the stored plant; a running server would go on with its own and never know.
      using _held = name === 'approve' ? await holdRunningLock(readConfig(io.environment).config.dataFolder, 0, 'Decide there, or stop it first.') : null;
      await using copilot = await openCopilot(io, { bundled: false });
      const record =
        name === 'approve' ? await copilot.approvals.approve(approvalId, actor) : await copilot.approvals.reject(approvalId, actor, values.reason ?? null);
      if (values.json === true) printJson(io, record);
      else io.out(`${record.status}: ${record.receipt?.summary ?? record.prompt}\n`);
      return 0;
    },
  };
}

export const approveCommand = decision('approve', 'Approve a draft, as a person with a permitted role');
export const rejectCommand = decision('reject', 'Reject a draft; nothing happens');

const undoUsage = 'undo APPROVAL-ID --role R [--json]';
/** Drafts the inverse of what an approval did; it waits for a person like any other draft. */
export const undoCommand: Command = {
  name: 'undo',
  usage: undoUsage,
  summary: 'Draft the command that takes an executed one back; it needs approval as well',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, { role: { type: 'string' } }, undoUsage);
    const [approvalId] = positionals;
    if (approvalId === undefined) throw usageError(`The approval id is missing. Usage: shiftmate ${undoUsage}`);
    if (values.role === undefined) throw usageError(`Say who asks. Usage: shiftmate ${undoUsage}`);
    const actor = demoActor(roleOption(values.role));
    await using copilot = await openCopilot(io, { bundled: false });
    const request = await copilot.approvals.undo(approvalId, actor);
    if (values.json === true) printJson(io, request);
    else io.out(`${request.prompt}\n  waits for approval: shiftmate approve ${request.approvalId} --role ${request.approverRoles.at(-1) ?? 'shift-lead'}\n`);
    return 0;
  },
};

const listUsage = 'approvals [--role R] [--json]';
export const approvalsCommand: Command = {
  name: 'approvals',
  usage: listUsage,
  summary: 'List the drafts that wait for a person',
  run: async (args, io) => {
    const { values } = parseCommandLine(args, { role: { type: 'string' } }, listUsage);
    const actor = demoActor(roleOption(values.role));
    await using copilot = await openCopilot(io, { bundled: false });
    const pending = await copilot.approvals.pending(actor);
    if (values.json === true) printJson(io, pending);
    else
      io.out(
        pending.length === 0
          ? 'No draft waits for a decision.\n'
          : `${pending.map((item) => `${item.approvalId}  until ${item.expiresAt}  by ${item.approverRoles.join(' or ')}\n  ${item.prompt.replaceAll('\n', '\n  ')}`).join('\n')}\n`,
      );
    return 0;
  },
};
