import { readTools, serveMcpOverStdio } from '../app.js';
import { demoActor } from '../domain/actor.js';
import { type Command, parseCommandLine, roleOption } from './command-line.js';
import { openCopilot } from './open-copilot.js';

const usage = 'mcp [--role R]';

/** The read tools over MCP on standard input and output. */
export const mcpCommand: Command = {
  name: 'mcp',
  usage,
  summary: 'Offer the read tools over MCP on standard input and output',
  run: async (args, io) => {
    const { values } = parseCommandLine(args, { role: { type: 'string' } }, usage);
    const actor = demoActor(roleOption(values.role));
    await using copilot = await openCopilot(io);
    await serveMcpOverStdio({ tools: readTools(copilot), actor, version: '0.1.0' }, io.signal);
    return 0;
  },
};
