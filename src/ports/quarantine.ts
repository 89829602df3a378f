import type { QuarantinedFile } from '../domain/quarantine.js';

/** Files in quarantine, kept over restarts; one entry for each file of a collection. */
export interface Quarantine {
  /** Enters a file, or counts one more attempt of it. Returns the entry. */
  put(entry: Omit<QuarantinedFile, 'id' | 'attempts'>): Promise<QuarantinedFile>;
  /** Takes an entry out by its file and collection, since the file was taken in. Returns what was there. */
  release(file: string, collection: string): Promise<QuarantinedFile | null>;
  /** Takes out what stands for a document that is removed. */
  releaseDocument(documentId: string): Promise<void>;
  /** Latest first. */
  list(): Promise<readonly QuarantinedFile[]>;
}

/** Outcome of reading a file once more. */
export type RereadReport = Readonly<{
  status: 'ingested' | 'unchanged' | 'new-revision' | 'quarantined';
  documentId: string | null;
  revision: string | null;
  reason: string | null;
  warnings: readonly string[];
}>;

/** What the knowledge owner does about documents that are stored or in quarantine. Everything rejects with `not-found` for what is not there. */
export interface QuarantineDesk {
  list(): Promise<readonly (QuarantinedFile & Readonly<{ canRetry: boolean }>)[]>;
  /** Reads a file in quarantine again, under the present budgets. `conflict` where its content was not kept. */
  retry(id: number, signal: AbortSignal): Promise<RereadReport>;
  /** Takes an entry out for good; a document with unread pages stays. */
  dismiss(id: number): Promise<void>;
  /** Reads the file of a stored revision again under its identity and rights. `conflict` for a superseded one, or where the file was not kept. */
  reread(documentId: string, revision: string, signal: AbortSignal): Promise<RereadReport>;
}
