import type { Role } from '../domain/actor.js';
import type { KnowledgeSearch } from '../ports/knowledge.js';
import type { MaintenanceLog } from '../ports/records.js';

/** Who reads, and the collection the reader keeps to, if any. */
export type LogReader = Readonly<{ role: Role; collection: string | null }>;

/** The maintenance logs as one reader may see them: rows of documents that are closed to the role influence neither rows nor counts. */
export type ReadableLog = Readonly<{
  search: (filter: Omit<Parameters<MaintenanceLog['search']>[0], 'documents'>, reader: LogReader) => ReturnType<MaintenanceLog['search']>;
  assets: (reader: LogReader) => ReturnType<MaintenanceLog['assets']>;
}>;

export function createReadableLog(log: MaintenanceLog, knowledge: Pick<KnowledgeSearch, 'documents'>): ReadableLog {
  const readable = async ({ role, collection }: LogReader): Promise<readonly string[]> => {
    const documents = await knowledge.documents(role, collection ?? undefined);
    return documents.filter(({ status }) => status === 'current').map(({ id }) => id);
  };
  return {
    search: async (filter, reader) => log.search({ ...filter, documents: await readable(reader) }),
    assets: async (reader) => log.assets(await readable(reader)),
  };
}
