import { createCopilot, openLibrary, type RunningCopilot } from '../app.js';
import { readConfig } from '../config/config.js';
import type { Io } from './command-line.js';

/** The copilot as the environment describes it, with progress on standard error. */
export async function openCopilot(io: Io, options: Readonly<{ data?: string | undefined; bundled?: boolean }> = {}): Promise<RunningCopilot> {
  const { config, secrets } = readConfig(io.environment);
  return createCopilot(options.data === undefined ? config : { ...config, dataFolder: options.data }, secrets, {
    progress: (text) => io.err(`${text}\n`),
    bundledKnowledge: options.bundled ?? true,
  });
}

/** The documents alone, as the environment describes them. */
export async function openDocuments(io: Io, bundled: boolean) {
  const { config, secrets } = readConfig(io.environment);
  return openLibrary(config, secrets, { bundledKnowledge: bundled, progress: (text) => io.err(`${text}\n`) });
}
