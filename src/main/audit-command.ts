import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { exportedAudit, verifyExport } from '../domain/audit-export.js';
import { CopilotError } from '../domain/errors.js';
import { type Command, type Io, parseCommandLine, printJson, usageError } from './command-line.js';
import { openCopilot } from './open-copilot.js';

const usage = 'audit export [--format jsonl|csv] [--to FILE] | audit verify [FILE.jsonl] [--json]';

/** The audit log out of the database, and a check of its hash chain, of the log itself or of an exported file, without the database. */
export const auditCommand: Command = {
  name: 'audit',
  usage,
  summary: 'Export the audit log, and verify its hash chain or that of an exported file',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, { format: { type: 'string' }, to: { type: 'string' } }, usage);
    const [word, file] = positionals;
    if (word === 'export') return exportLog(values.format ?? 'jsonl', values.to, values.json === true, io);
    if (word === 'verify') return file === undefined ? verifyLog(values.json === true, io) : verifyFile(file, values.json === true, io);
    throw usageError(`Say export or verify. Usage: shiftmate ${usage}`);
  },
};

async function exportLog(format: string, file: string | undefined, json: boolean, io: Io): Promise<number> {
  if (format !== 'jsonl' && format !== 'csv') throw usageError(`--format must be jsonl or csv, not ${format}.`);
  await using copilot = await openCopilot(io, { bundled: false });
  const { text, count, head } = await exportedAudit((filter) => copilot.audit.read(filter), format);
  if (file === undefined) io.out(text);
  else {
    writeFileSync(file, text);
    if (json) printJson(io, { file, format, count, head });
    else io.out(`${count} records written to ${file}; the last hash is ${head}.\n`);
  }
  return 0;
}

async function verifyLog(json: boolean, io: Io): Promise<number> {
  await using copilot = await openCopilot(io, { bundled: false });
  const verdict = await copilot.audit.verify();
  if (json) printJson(io, verdict);
  else io.out(verdict.ok ? `${verdict.count} records, the hash chain is whole.\n` : `The hash chain is broken at record ${verdict.brokenAt ?? 0}.\n`);
  return verdict.ok ? 0 : 1;
}

function verifyFile(file: string, json: boolean, io: Io): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CopilotError({ code: 'not-found', message: `${file} cannot be read.`, cause });
  }
  const verdict = verifyExport(text, (content) => createHash('sha256').update(content).digest('hex'));
  if (json) printJson(io, verdict);
  else if (verdict.ok) io.out(`${verdict.count} records, the hash chain is whole; the last hash is ${verdict.head}.\n`);
  else io.out(`The hash chain does not hold: ${verdict.reason ?? 'unknown reason'}.\n`);
  return verdict.ok ? 0 : 1;
}
