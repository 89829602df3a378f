import { createCopilot, openLibrary, type RunningCopilot } from '../app.js';
import { readConfig } from '../config/config.js';
import type { Role } from '../domain/actor.js';
import { CopilotError } from '../domain/errors.js';
import type { KnowledgeSearch } from '../ports/knowledge.js';
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

/** Throws `not-found` with the collections there are, where `collection` has no document this role may read. */
export async function requireCollection(knowledge: Pick<KnowledgeSearch, 'documents'>, role: Role, collection: string | undefined): Promise<void> {
  if (collection === undefined) return;
  const documents = await knowledge.documents(role);
  if (documents.some((item) => item.collection === collection)) return;
  const known = [...new Set(documents.map((item) => item.collection))].toSorted();
  throw new CopilotError({ code: 'not-found', message: `There is no collection ${collection} that this role may read; there are: ${known.join(', ')}.` });
}
