import path from 'node:path';
import { holdRunningLock } from '../adapters/sqlite/running-lock.js';
import { packageRoot, productVersion, serverParts } from '../app.js';
import { readConfig } from '../config/config.js';
import { createServer } from '../server/create-server.js';
import { type Command, numberOption, parseCommandLine, refuseWords } from './command-line.js';
import { openCopilot } from './open-copilot.js';

/** A server that is being stopped gets this long to end. */
const PATIENCE_MILLISECONDS = 10_000;

const usage = 'serve [--port 8080] [--host 127.0.0.1] [--data data] [--json]';

/** Chat server, tablet page and simulated plant, until interrupted. */
export const serveCommand: Command = {
  name: 'serve',
  usage,
  summary: 'Start the chat server, the tablet page and the simulated plant',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } }, usage);
    refuseWords(positionals, usage);
    const { config } = readConfig(io.environment);
    const port = numberOption('port', values.port, config.port, { low: 0, high: 65_535, whole: true });
    using lock = await holdRunningLock(
      values.data ?? config.dataFolder,
      PATIENCE_MILLISECONDS,
      'Stop it first, or give this one a folder of its own with --data.',
    );
    await using copilot = await openCopilot(io, { data: values.data });
    copilot.breakOff();
    const server = createServer({
      copilot,
      ...serverParts(copilot, (line) => io.err(line)),
      config: {
        host: values.host ?? config.host,
        port,
        webRoot: path.join(packageRoot(), 'dist', 'web'),
        version: productVersion(),
        adminAccountExists: false,
      },
    });
    try {
      const url = await server.listen();
      lock.note(url);
      copilot.start();
      if (values.json === true) io.out(`${JSON.stringify({ url, model: copilot.modelId })}\n`);
      else io.out(`Shiftmate is ready: ${url}\nModel: ${copilot.modelId}. Stop with Ctrl+C.\n`);
      await new Promise<void>((resolve) => {
        if (io.signal.aborted) resolve();
        else io.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      return 0;
    } finally {
      // Whatever ends this, no server goes on answering over a closed database.
      await server.close();
    }
  },
};
