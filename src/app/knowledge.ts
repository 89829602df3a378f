import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExtractionBudget } from '../adapters/extract/budget.js';
import { createDocumentExtractor } from '../adapters/extract/extraction-pool.js';
import { createNodeFiles } from '../adapters/extract/node-files.js';
import { findTesseract } from '../adapters/extract/pdf/recognise.js';
import { clearLeftovers, type Database } from '../adapters/sqlite/database.js';
import { createSqliteDocumentStore } from '../adapters/sqlite/document-store.js';
import { createSqliteMaintenanceLog } from '../adapters/sqlite/maintenance-log.js';
import { createSqliteQuarantine } from '../adapters/sqlite/quarantine.js';
import type { StateStore } from '../adapters/sqlite/state-store.js';
import { createSqliteVectorCache } from '../adapters/sqlite/vector-cache.js';
import { createHnswGraphs } from '../adapters/vector-index/hnsw-vector-index.js';
import type { Config } from '../config/config.js';
import type { DocumentInfo } from '../domain/document.js';
import { toCopilotError } from '../domain/errors.js';
import { contentMark, embeddedText } from '../knowledge/dense/embedding-provider.js';
import { createIngestService } from '../knowledge/ingest/ingest.js';
import { createKnowledgeSearch, type KnowledgeIndex } from '../knowledge/search.js';
import type { IngestService } from '../ports/copilot.js';
import type { DocumentExtractor, DocumentStore, Embedder } from '../ports/knowledge.js';
import type { QuarantineDesk } from '../ports/quarantine.js';
import type { MaintenanceLog } from '../ports/records.js';
import type { Clock } from '../ports/system.js';
import { DocumentSnapshot } from './document-snapshot.js';
import { OriginalFiles } from './original-files.js';
import { createQuarantineDesk, keepingFiles } from './quarantine-desk.js';
import { StoreFollower } from './store-follower.js';
import { followSynonymFile } from './synonym-file.js';

const maximumFileBytes = 200 * 1024 * 1024;
/** Documents in work at once: more than there are extraction processes, so that a scanned one holds up none of those behind it. */
const documentsAhead = 6;
const bundledMark = 'bundled-knowledge';
export const bundledCollection = 'line4';
/** The owner's words, in the data folder. */
export const synonymFileName = 'synonyms.txt';

export type OriginalFile = Readonly<{ bytes: Uint8Array; fileName: string; format: string }>;
export type Knowledge = Readonly<{
  index: KnowledgeIndex;
  ingest: IngestService;
  store: DocumentStore;
  log: MaintenanceLog;
  quarantine: QuarantineDesk;
  snapshot: () => string;
  /** The file a stored revision was read from, or null where it was not kept. */
  originalFile: (documentId: string, revision: string) => Promise<OriginalFile | null>;
  /** Stored documents whose file is gone from the data folder: they are found and quoted, but cannot be shown as printed. */
  withoutFile: () => Promise<readonly DocumentInfo[]>;
}> &
  AsyncDisposable;

/** Opens the document store, ingests the bundled documents when they are new, and builds the index from the store. */
export async function openKnowledge(
  parts: Readonly<{
    database: Database;
    state: StateStore;
    clock: Clock;
    bundledFolder: string | null;
    /** Where the files themselves are kept, by sha256; null keeps none. */
    filesFolder: string | null;
    /** How to reach the embedding endpoint, where one is configured; without it the built-in space is used. */
    embedder?: (() => Promise<Embedder>) | null;
    /** The owner's synonyms and abbreviations, read now and whenever the file changes; null or left out uses the built-in map. */
    synonymFile?: string | null;
    /** What one document may cost while it is read; left out are the reader's own limits. */
    documentLimits?: Config['documentLimits'];
    /** Reads documents in place of processes of its own; shared with other stores, so its owner ends it. */
    extractor?: DocumentExtractor;
    progress: (text: string) => void;
    signal: AbortSignal;
  }>,
): Promise<Knowledge> {
  const { database, state, clock, progress } = parts;
  clearLeftovers(database, Number.POSITIVE_INFINITY);
  const store = createSqliteDocumentStore(database);
  const log = createSqliteMaintenanceLog(database);
  const budget = budgetOf(parts.documentLimits);
  const extractor = parts.extractor === undefined ? createDocumentReader(budget) : lent(parts.extractor);
  const graphs = createHnswGraphs();
  const vectorCache = createSqliteVectorCache(database);
  const endpoint =
    parts.embedder === undefined || parts.embedder === null
      ? {}
      : {
          embedder: parts.embedder,
          vectorCache,
          onDenseFailure: (error: unknown) => progress(`The embedding endpoint failed, the built-in space is used meanwhile: ${toCopilotError(error).message}`),
        };
  const index = createKnowledgeSearch({
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    createVectorIndex: graphs.create,
    ...endpoint,
  });
  const { synonymFile = null } = parts;
  const synonyms = synonymFile === null ? null : followSynonymFile(synonymFile, (groups) => index.useSynonyms(groups), progress);
  const originals = new OriginalFiles(parts.filesFolder);
  const quarantine = keepingFiles(createSqliteQuarantine(database), store, originals);
  const stored = await store.list();
  const snapshot = new DocumentSnapshot(stored);
  const follower = new StoreFollower(database, store, stored, {
    indexed: ({ info, passages }) => {
      snapshot.add(info);
      index.addDocument(info, passages);
    },
    gone: (documentId) => {
      snapshot.remove(documentId);
      index.removeDocument(documentId);
    },
  });
  const ingestion = createIngestService({
    quarantine,
    budgets: parts.documentLimits ?? { processorSeconds: null, memoryMegabytes: null, pages: null, fileMegabytes: null },
    extractor,
    parallel: documentsAhead,
    store,
    maintenanceLog: log,
    recognisesText: findTesseract() !== null,
    files: originals.watching(createNodeFiles({ maximumBytes: budget.fileBytes ?? maximumFileBytes })),
    clock,
    onChanged: async (change) => {
      if (change.kind === 'removed') {
        follower.noteGone(change.documentId);
        snapshot.remove(change.documentId);
        index.removeDocument(change.documentId);
        await vectorCache.forget(new Set(change.documents.flatMap(({ passages }) => passages.map((passage) => contentMark(embeddedText(passage))))));
        const kept = new Set((await store.list()).map(({ sha256 }) => sha256));
        for (const { info } of change.documents) if (!kept.has(info.sha256)) originals.forget(info.sha256);
      } else {
        follower.noteIndexed(change.document.info);
        snapshot.add(change.document.info);
        originals.keep(change.document.info.sha256);
        index.addDocument(change.document.info, change.document.passages);
        for (const { documentId, revision } of change.superseded) {
          const older = await store.get(documentId, revision);
          if (older === null) continue;
          follower.noteIndexed(older.info);
          index.addDocument(older.info, older.passages);
        }
      }
    },
  });
  // After all else: what the removal deleted in the other tables leaves the file too.
  const ingest = {
    ...ingestion,
    remove: async (documentId: string): Promise<number> => {
      const removed = await ingestion.remove(documentId);
      clearLeftovers(database);
      return removed;
    },
  };
  await index.index(store.passages(), stored);
  if (parts.bundledFolder !== null) await ingestBundled(parts.bundledFolder, state, ingest, progress, parts.signal);
  return {
    index,
    ingest,
    store,
    log,
    quarantine: createQuarantineDesk({ quarantine, ingest, store, originals }),
    snapshot: () => snapshot.name,
    originalFile: async (documentId, revision) => {
      const info = (await store.get(documentId, revision))?.info;
      const bytes = info === undefined ? null : originals.read(info.sha256);
      return info === undefined || bytes === null ? null : { bytes, fileName: info.fileName, format: info.format };
    },
    withoutFile: async () => (await store.list()).filter(({ sha256 }) => !originals.has(sha256)),
    async [Symbol.asyncDispose]() {
      follower[Symbol.dispose]();
      synonyms?.[Symbol.dispose]();
      await index.close();
      await graphs[Symbol.asyncDispose]();
      await extractor[Symbol.asyncDispose]();
    },
  };
}

/** Processes that read documents and can make no connection; kept warm until disposed. */
export function createDocumentReader(budget: Partial<ExtractionBudget> = {}): DocumentExtractor & AsyncDisposable {
  return createDocumentExtractor({ budget, childImports: [new URL('./reading-child.js', import.meta.url).href] });
}

/** The same reader, left running when a store that uses it is closed. */
function lent(extractor: DocumentExtractor): DocumentExtractor & AsyncDisposable {
  return { extract: (input, signal) => extractor.extract(input, signal), async [Symbol.asyncDispose]() {} };
}

/** Ingests the bundled documents once per content: the manifest names every file with its sha256, so an unchanged manifest means unchanged documents. */
async function ingestBundled(folder: string, state: StateStore, ingest: IngestService, progress: (text: string) => void, signal: AbortSignal): Promise<void> {
  const manifest = path.join(folder, 'manifest.json');
  if (!existsSync(manifest)) return;
  const mark = createHash('sha256').update(readFileSync(manifest)).digest();
  if (state.get(bundledMark) !== null && Buffer.from(state.get(bundledMark) ?? []).equals(mark)) return;
  progress('Reading the bundled manuals, logs and policies ...');
  const paths = ['manuals', 'logs', 'policies'].map((name) => path.join(folder, name)).filter((place) => existsSync(place));
  const report = await ingest.ingest({ paths, collection: bundledCollection, accessRoles: [] }, progress, signal);
  const failed = report.files.filter(({ status }) => status === 'quarantined');
  for (const file of failed) progress(`could not read ${file.file}: ${file.reason ?? 'unknown reason'}`);
  state.put(bundledMark, mark);
}

/** The wall clock may run three times as long as the processor: a busy machine is no fault of the document. */
const WALL_PER_PROCESSOR_SECOND = 3;

function budgetOf(limits: Config['documentLimits'] | undefined): Partial<ExtractionBudget> {
  const { processorSeconds = null, memoryMegabytes = null, pages = null, fileMegabytes = null } = limits ?? {};
  return {
    ...(processorSeconds === null ? {} : { processorMilliseconds: processorSeconds * 1000, milliseconds: processorSeconds * 1000 * WALL_PER_PROCESSOR_SECOND }),
    ...(memoryMegabytes === null ? {} : { memoryMegabytes }),
    ...(pages === null ? {} : { pages }),
    ...(fileMegabytes === null ? {} : { fileBytes: fileMegabytes * 1_048_576 }),
  };
}
