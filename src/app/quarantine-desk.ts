import path from 'node:path';
import type { DocumentInfo } from '../domain/document.js';
import { CopilotError } from '../domain/errors.js';
import type { QuarantinedFile } from '../domain/quarantine.js';
import type { RereadingIngestService } from '../knowledge/ingest/ingest.js';
import type { DocumentStore } from '../ports/knowledge.js';
import type { Quarantine, QuarantineDesk, RereadReport } from '../ports/quarantine.js';
import type { OriginalFiles } from './original-files.js';

type Originals = Pick<OriginalFiles, 'keep' | 'forget' | 'read'>;

/** The same quarantine, which keeps the content of its files so that they can be read again, and drops it with the last entry or document that has it. */
export function keepingFiles(quarantine: Quarantine, store: DocumentStore, originals: Originals): Quarantine {
  const forgetUnused = async (gone: readonly (QuarantinedFile | null)[]): Promise<void> => {
    const contents = gone.flatMap((entry) => entry?.sha256 ?? []);
    if (contents.length === 0) return;
    const used = new Set([...(await store.list()), ...(await quarantine.list())].map(({ sha256 }) => sha256));
    for (const content of contents) if (!used.has(content)) originals.forget(content);
  };
  return {
    async put(entry) {
      const before = (await quarantine.list()).filter(({ file, collection }) => file === entry.file && collection === entry.collection);
      const stored = await quarantine.put(entry);
      if (entry.sha256 !== null) originals.keep(entry.sha256);
      await forgetUnused(before);
      return stored;
    },
    async release(file, collection) {
      const gone = await quarantine.release(file, collection);
      await forgetUnused([gone]);
      return gone;
    },
    async releaseDocument(documentId) {
      const gone = (await quarantine.list()).filter((entry) => entry.documentId === documentId);
      await quarantine.releaseDocument(documentId);
      await forgetUnused(gone);
    },
    list: () => quarantine.list(),
  };
}

/** What the knowledge owner does about files in quarantine and about stored documents that should be read again. */
export function createQuarantineDesk(
  parts: Readonly<{ quarantine: Quarantine; ingest: RereadingIngestService; store: DocumentStore; originals: Originals }>,
): QuarantineDesk {
  const { quarantine, ingest, store, originals } = parts;
  const entryOf = async (id: number): Promise<QuarantinedFile> => {
    const entry = (await quarantine.list()).find((candidate) => candidate.id === id);
    if (entry === undefined) throw new CopilotError({ code: 'not-found', message: `There is no file ${id} in quarantine; GET /api/quarantine lists them.` });
    return entry;
  };
  const contentOf = (sha256: string | null, name: string): Uint8Array => {
    const bytes = sha256 === null ? null : originals.read(sha256);
    if (bytes === null) throw new CopilotError({ code: 'input-invalid', message: `The content of ${name} was not kept; add the file again.` });
    return bytes;
  };
  const reread = async (known: DocumentInfo, file: string, signal: AbortSignal): Promise<RereadReport> => {
    const { sha256, fileName, collection, accessRoles } = known;
    const report = await ingest.reread({ fileName, relativePath: file, bytes: contentOf(sha256, fileName), sha256, collection, accessRoles, known }, signal);
    const isSame = report.documentId === known.id && report.revision === known.revision;
    return outcome({ ...report, status: isSame ? 'ingested' : report.status });
  };
  return {
    async list() {
      return (await quarantine.list()).map((entry) => ({ ...entry, canRetry: entry.sha256 !== null && originals.read(entry.sha256) !== null }));
    },
    async retry(id, signal) {
      const { file, sha256, collection, accessRoles, documentId, revision } = await entryOf(id);
      const known = documentId === null || revision === null ? null : ((await store.get(documentId, revision))?.info ?? null);
      if (known !== null) return reread(known, file, signal);
      const bytes = contentOf(sha256, file);
      const fileName = path.basename(file);
      return outcome(await ingest.reread({ fileName, relativePath: file, bytes, sha256: sha256 ?? '', collection, accessRoles, known: null }, signal));
    },
    async dismiss(id) {
      const { file, collection } = await entryOf(id);
      await quarantine.release(file, collection);
    },
    async reread(documentId, revision, signal) {
      const info = (await store.get(documentId, revision))?.info;
      if (info === undefined) throw new CopilotError({ code: 'not-found', message: `There is no document ${documentId} ${revision}.` });
      if (info.status !== 'current')
        throw new CopilotError({
          code: 'input-invalid',
          message: `Revision ${revision} of ${documentId} is superseded; only the current one can be read again.`,
        });
      const entry = (await quarantine.list()).find((candidate) => candidate.documentId === documentId && candidate.revision === revision);
      return reread(info, entry?.file ?? info.fileName, signal);
    },
  };
}

function outcome({ status, documentId, revision, reason, warnings }: RereadReport): RereadReport {
  return { status, documentId, revision, reason, warnings: [...warnings] };
}
