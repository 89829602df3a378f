import process from 'node:process';
import { productVersion } from './app.js';
import { CopilotError, toCopilotError } from './domain/errors.js';
import type { Command, Io } from './main/command-line.js';
import { usageError } from './main/command-line.js';
import { commands } from './main/commands.js';
import { keepDataHere } from './main/residency.js';

/** A program that was told to stop gets this long to end by itself. */
const patienceMilliseconds = 8_000;

/** The command line. The only file that touches the process: arguments, environment, streams, signals and the exit code. */
async function main(): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  // Whatever still holds it open then, the process ends.
  stopping.signal.addEventListener('abort', () => setTimeout(() => process.exit(process.exitCode ?? 1), patienceMilliseconds).unref());
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') stopping.abort();
  });
  const io: Io = {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    environment: process.env,
    signal: stopping.signal,
  };
  process.exitCode = await runCommand(process.argv.slice(2), io);
}

async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === '--help' || name === 'help' || name === '-h') {
      io.out(helpText());
      return name === undefined ? 2 : 0;
    }
    if (name === '--version' || name === '-v' || name === 'version') {
      io.out(`${productVersion()}\n`);
      return 0;
    }
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) throw usageError(`There is no command ${name}; run "shiftmate help" for the list.`);
    if (rest.includes('--help') || rest.includes('-h')) {
      io.out(`shiftmate ${command.help ?? `${command.usage}\n${command.summary}`}\n`);
      return 0;
    }
    keepDataHere(io);
    return await command.run(rest, io);
  } catch (error) {
    const failure = toCopilotError(error);
    const detail = failure.code === 'internal' && failure.cause instanceof Error ? ` (${failure.cause.name}: ${failure.cause.message})` : '';
    io.err(`shiftmate: ${failure.message}${detail}\n`);
    // A script that asked for JSON gets its reason as JSON too.
    if (rest.includes('--json')) io.out(`${JSON.stringify({ error: { code: failure.code, message: failure.message } }, null, 2)}\n`);
    if (io.environment['SHIFTMATE_DEBUG'] !== undefined && failure.cause instanceof Error) io.err(`${failure.cause.stack ?? ''}\n`);
    return failure instanceof CopilotError && failure.code === 'usage' ? 2 : 1;
  }
}

function helpText(): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const line = ({ name, summary }: Command): string => `  ${name.padEnd(width)}${summary}`;
  return `Shiftmate, the plant operations copilot\n\n${commands.map(line).join('\n')}\n\nEvery command takes --json and --help. Results go to standard output, progress to standard error.\n`;
}

await main();
