import type { Role } from '../../domain/actor.js';
import type { DocumentInfo } from '../../domain/document.js';
import { CopilotError } from '../../domain/errors.js';
import type { QuarantinedFile } from '../../domain/quarantine.js';
import type { IngestFileReport, IngestReport, IngestRequest, IngestService } from '../../ports/copilot.js';
import type { DocumentExtractor, DocumentStore, ExtractedDocument, StoredDocument } from '../../ports/knowledge.js';
import type { Quarantine } from '../../ports/quarantine.js';
import type { MaintenanceLog } from '../../ports/records.js';
import type { Clock } from '../../ports/system.js';
import type { FileSource } from './file-source.js';
import { identify, openingOf, rolesSaid } from './identity.js';
import { toMaintenanceRecords } from './log-rows.js';
import { buildPassages } from './passages.js';
import { place, supersededBy } from './revisions.js';
import { rightsOf } from './rights.js';
import { idApart, ownId, storedUnderAnotherName } from './same-document.js';
import { dayOf } from './validity.js';
import { gatherWork, type Work } from './work-list.js';

/** What changed in the store, told after each document so that indexes follow at once. `superseded` were labelled so by this change. */
export type IngestChange =
  | Readonly<{ kind: 'stored'; document: StoredDocument; superseded: readonly Readonly<{ documentId: string; revision: string }>[] }>
  | Readonly<{
      kind: 'removed';
      documentId: string /** The revisions that were stored, so that all that was made of them can go too. */;
      documents: readonly StoredDocument[];
    }>;

export type IngestDependencies = Readonly<{
  extractor: DocumentExtractor;
  store: DocumentStore;
  maintenanceLog: MaintenanceLog;
  files: FileSource;
  clock: Clock;
  onChanged: (change: IngestChange) => Promise<void>;
  /** Where files that fail, and documents with unread pages, are entered until they are read; left out keeps none. */
  quarantine?: Pick<Quarantine, 'put' | 'release' | 'releaseDocument'>;
  /** The limits that documents are read under, for the entries of the quarantine. */
  budgets?: QuarantinedFile['budgets'];
  /** True where scanned pages can be read: then stored documents with unread pages are tried again. Default false. */
  recognisesText?: boolean;
  /** Documents extracted at the same time; as many as the extractor has workers. Default 2. */
  parallel?: number;
}>;

/** A file's content to be read once more; `known` is the stored identity that it keeps, null for a file in quarantine. */
export type FileAgain = Readonly<{
  fileName: string;
  relativePath: string;
  bytes: Uint8Array;
  sha256: string;
  collection: string;
  accessRoles: readonly Role[];
  known: DocumentInfo | null;
}>;

export type RereadingIngestService = IngestService &
  Readonly<{
    /** Reads a file's content again although it may be known. Rejects only when it is cancelled. */
    reread(file: FileAgain, signal: AbortSignal): Promise<IngestFileReport>;
  }>;

/** Documents in, whole or not at all, in the order they were named; a file that fails is quarantined with its reason and the next one goes on. */
export function createIngestService(dependencies: IngestDependencies): RereadingIngestService {
  const { store, maintenanceLog, onChanged } = dependencies;
  return {
    ingest: (request, progress, signal) => ingest(dependencies, request, progress, signal),
    async remove(documentId) {
      const infos = (await store.list()).filter(({ id }) => id === documentId);
      const documents = (await Promise.all(infos.map(({ id, revision }) => store.get(id, revision)))).filter((document) => document !== null);
      // Its records first: a crash between the two leaves a document that can be removed again, never records without one.
      await maintenanceLog.replace(documentId, []);
      const removed = await store.remove(documentId);
      if (removed > 0) await onChanged({ kind: 'removed', documentId, documents });
      await dependencies.quarantine?.releaseDocument(documentId);
      return removed;
    },
    stored: (documentId, revision) => store.get(documentId, revision),
    reread: (file, signal) => reread(dependencies, file, signal),
  };
}

async function ingest(dependencies: IngestDependencies, request: IngestRequest, progress: (text: string) => void, signal: AbortSignal): Promise<IngestReport> {
  const { clock, files, store } = dependencies;
  const startedAt = clock.now().getTime();
  const { work, reports: refused } = await gatherWork(files, request.paths);
  const library = new Map((await store.list()).map((info) => [keyOf(info), info]));
  const reports: IngestFileReport[] = [];
  const ahead = Math.max(1, dependencies.parallel ?? 2);
  const reading = new Map<Work, Promise<Read>>();
  const readNext = (item: Work | undefined) => {
    if (item !== undefined) reading.set(item, read(dependencies, item, request, library, signal));
  };
  for (const item of work.slice(0, ahead)) readNext(item);
  for (const [index, item] of work.entries()) {
    const result = await reading.get(item);
    reading.delete(item);
    signal.throwIfAborted();
    const report = result === undefined ? quarantined(item, 'internal') : await finish(dependencies, item, result, request, library);
    await enter(dependencies, item.file.relativePath, request, report, result?.sha256 ?? null);
    reports.push(report);
    progress(`${index + 1}/${work.length} ${report.file}: ${describe(report)}`);
    readNext(work[index + ahead]);
  }
  for (const report of refused) await enter(dependencies, report.file, request, report, null);
  return { files: [...reports, ...refused], milliseconds: clock.now().getTime() - startedAt };
}

type Read =
  | Readonly<{ kind: 'extracted'; document: ExtractedDocument; sha256: string }>
  | Readonly<{ kind: 'known'; info: DocumentInfo; sha256: string }>
  | Readonly<{ kind: 'failed'; reason: string; sha256: string | null }>;

/** Never rejects but for a cancelled batch: a failure belongs to its file. */
async function read(
  { extractor, files, store, recognisesText = false }: IngestDependencies,
  item: Work,
  request: IngestRequest,
  library: ReadonlyMap<string, DocumentInfo>,
  signal: AbortSignal,
): Promise<Read> {
  let content: string | null = null;
  try {
    const { bytes, sha256 } = await files.read(item.file.path);
    content = sha256;
    const known = [...library.values()].find((info) => isSame(info, item, request, sha256));
    if (known !== undefined && !(recognisesText && (await hasUnreadPages(store, known)))) return { kind: 'known', info: known, sha256 };
    const expected = item.manifest?.sha256 ?? null;
    if (expected !== null && expected !== sha256) {
      return {
        kind: 'failed',
        reason: 'The file is not the one that the manifest names: its sha256 differs. Update the manifest or restore the file.',
        sha256,
      };
    }
    return { kind: 'extracted', document: await extractor.extract({ fileName: item.file.fileName, bytes }, signal), sha256 };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error, signal), sha256: content };
  }
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (error instanceof CopilotError && error.code !== 'cancelled' && error.code !== 'internal') return error.message;
  return signal.aborted ? 'The ingestion was cancelled.' : 'The file could not be read because of a fault in Shiftmate; the log has the details.';
}

/** Enters a file that failed, or that has pages nobody could read, in the quarantine, and takes out one that was read. */
async function enter(
  { quarantine, clock, budgets, store, recognisesText = false }: IngestDependencies,
  file: string,
  { collection, accessRoles }: Pick<IngestRequest, 'collection' | 'accessRoles'>,
  { status, reason, documentId, revision }: IngestFileReport,
  sha256: string | null,
): Promise<void> {
  if (quarantine === undefined) return;
  const entry = { file, collection, accessRoles: [...accessRoles], sha256, at: clock.now().toISOString(), budgets: budgets ?? NO_BUDGETS };
  if (status === 'quarantined')
    return void (await quarantine.put({ ...entry, cause: 'unreadable', reason: reason ?? 'unknown', documentId: null, revision: null }));
  const stored = documentId === null || revision === null ? null : await store.get(documentId, revision);
  const unread = stored?.pages.filter((page) => page.needsOcr).map(({ page }) => page) ?? [];
  if (unread.length === 0) return void (await quarantine.release(file, collection));
  const which = unread.length === stored?.pages.length ? 'No page has readable text' : `No readable text on page ${unread.join(', ')}`;
  const remedy = recognisesText
    ? 'Text recognition found nothing on it; a sharper scan or a file with text may help.'
    : 'Install the program tesseract and read it again, or send a file with text.';
  await quarantine.put({ ...entry, cause: 'needs-ocr', reason: `${which} (needs-ocr). ${remedy}`, documentId, revision });
}

const NO_BUDGETS: QuarantinedFile['budgets'] = { processorSeconds: null, memoryMegabytes: null, pages: null, fileMegabytes: null };

/** Reads the bytes of a file again, whether or not its content is known; `known` keeps its identity and rights. */
async function reread(
  dependencies: IngestDependencies,
  { fileName, relativePath, bytes, sha256, known, ...request }: FileAgain,
  signal: AbortSignal,
): Promise<IngestFileReport> {
  const item: Work = {
    file: { path: relativePath, fileName, relativePath, manifestPath: null },
    manifest: known === null ? null : { ...known, file: fileName },
  };
  const library = new Map((await dependencies.store.list()).map((info) => [keyOf(info), info]));
  const report = await dependencies.extractor.extract({ fileName, bytes }, signal).then(
    (document) => taken(dependencies, item, { kind: 'extracted', document, sha256 }, request, library),
    (error: unknown) => quarantined(item, reasonOf(error, signal)),
  );
  signal.throwIfAborted();
  await enter(dependencies, relativePath, request, report, sha256);
  return report;
}

/** Pages that waited for text recognition are tried again: the program for it may have been installed since. */
async function hasUnreadPages(store: DocumentStore, { id, revision, format }: DocumentInfo): Promise<boolean> {
  if (format !== 'pdf') return false;
  const document = await store.get(id, revision);
  return document?.pages.some((page) => page.needsOcr) ?? false;
}

/** The very content is stored in this collection, under the identity and the rights that hold now. */
function isSame(info: DocumentInfo, { manifest }: Work, { collection, accessRoles }: IngestRequest, sha256: string): boolean {
  if (info.sha256 !== sha256 || info.collection !== collection) return false;
  if (accessRoles.length > 0 && !info.accessRoles.every((role) => accessRoles.includes(role))) return false;
  if (accessRoles.length > 0 && info.accessRoles.length === 0) return false;
  return manifest === null || agrees(info, manifest);
}

function agrees(info: DocumentInfo, manifest: NonNullable<Work['manifest']>): boolean {
  if ((manifest.id ?? ownId(info)) !== ownId(info) && manifest.id !== info.id) return false;
  const scalars = (['title', 'revision', 'effectiveDate', 'supersedes', 'language', 'kind'] as const).every(
    (field) => (manifest[field] ?? info[field]) === info[field],
  );
  const lists = (['appliesTo', 'accessRoles'] as const).every((field) => (manifest[field] ?? info[field]).join('\n') === info[field].join('\n'));
  return scalars && lists && dayOf(manifest.validUntil ?? info.validity?.until, 'last') === (info.validity?.until ?? null);
}

async function finish(
  dependencies: IngestDependencies,
  item: Work,
  result: Read,
  request: IngestRequest,
  library: Map<string, DocumentInfo>,
): Promise<IngestFileReport> {
  if (result.kind === 'failed') return quarantined(item, result.reason);
  if (result.kind === 'known') return unchanged(item, result.info);
  const known = [...library.values()].find((info) => isSame(info, item, request, result.sha256));
  if (known !== undefined && !(await readsMore(dependencies.store, known, result.document))) return unchanged(item, known);
  return taken(dependencies, item, result, request, library);
}

async function taken(
  dependencies: IngestDependencies,
  item: Work,
  result: Extract<Read, { kind: 'extracted' }>,
  request: Pick<IngestRequest, 'collection' | 'accessRoles'>,
  library: Map<string, DocumentInfo>,
): Promise<IngestFileReport> {
  if (result.document.text.trim() === '' && !result.document.pages.some((page) => page.needsOcr)) return quarantined(item, 'The document holds no text.');
  return commit(dependencies, item, result, request, library);
}

async function commit(
  { store, maintenanceLog, clock, onChanged }: IngestDependencies,
  item: Work,
  { document, sha256 }: Extract<Read, { kind: 'extracted' }>,
  request: Pick<IngestRequest, 'collection' | 'accessRoles'>,
  library: Map<string, DocumentInfo>,
): Promise<IngestFileReport> {
  const identity = { ...item.file, sha256, collection: request.collection, accessRoles: request.accessRoles, manifest: item.manifest, ingestedAt: clock.now() };
  const stored = [...library.values()];
  const stated = rolesSaid(document, identity);
  const known = await recognised(store, identify(document, identity), stated, document, item, stored);
  const claimed: DocumentInfo = { ...known, id: idApart(known, stored) };
  const placed = place(
    claimed,
    stored.filter((info) => info.id === claimed.id),
  );
  const isReplaced = stored.some((other) => other.supersedes !== null && supersededBy(other, [placed.info]).length > 0);
  const rights = rightsOf(placed.info, stated, stored);
  const info: DocumentInfo = { ...placed.info, accessRoles: rights.accessRoles, status: isReplaced ? 'superseded' : placed.info.status };
  const passages = buildPassages(document, info);
  const whole: StoredDocument = { info, passages, pages: document.pages, text: document.text };
  const older =
    info.status === 'current' ? stored.filter((other) => other.id === info.id && other.status === 'current' && other.revision !== info.revision) : [];
  const records = toMaintenanceRecords(document.records, info);
  if (info.status === 'current') await maintenanceLog.replace(info.id, records);
  await store.put(whole);
  library.set(keyOf(info), info);
  for (const other of older) library.set(keyOf(other), { ...other, status: 'superseded' });
  const replaced = await supersedeOthers(store, info, library);
  await onChanged({
    kind: 'stored',
    document: whole,
    superseded: [...older, ...replaced].map((other) => ({ documentId: other.id, revision: other.revision })),
  });
  return {
    file: item.file.path,
    status: placed.isNewRevision ? 'new-revision' : 'ingested',
    documentId: info.id,
    title: info.title,
    revision: info.revision,
    passages: passages.length,
    pages: info.pageCount,
    records: records.length,
    warnings: [...document.warnings, ...placed.warnings, ...rights.warnings, ...flagWarning(passages.filter((passage) => passage.flagged).length)],
    reason: null,
  };
}

/** The same document under the id it is stored with, where only its file has another name; what the owner or the document says its id is, stays. */
async function recognised(
  store: DocumentStore,
  claimed: DocumentInfo,
  stated: readonly Role[] | null,
  document: ExtractedDocument,
  { manifest }: Work,
  stored: readonly DocumentInfo[],
): Promise<DocumentInfo> {
  if (manifest !== null || document.metadata.documentId !== undefined) return claimed;
  const id = await storedUnderAnotherName(claimed, stated, openingOf(document), stored, async (other) => {
    const known = await store.get(other.id, other.revision);
    return known === null ? '' : openingOf({ ...known, records: [], format: known.info.format });
  });
  return id === null ? claimed : { ...claimed, id };
}

/** Labels documents of other ids that this one says it replaces. */
async function supersedeOthers(store: DocumentStore, info: DocumentInfo, library: Map<string, DocumentInfo>): Promise<readonly DocumentInfo[]> {
  const replaced = info.status === 'current' ? supersededBy(info, [...library.values()]) : [];
  for (const other of replaced) {
    const document = await store.get(other.id, other.revision);
    const labelled: DocumentInfo = { ...other, status: 'superseded' };
    if (document !== null) {
      const passages = document.passages.map((passage) => ({ ...passage, status: labelled.status }));
      await store.put({ ...document, info: labelled, passages });
    }
    library.set(keyOf(other), labelled);
  }
  return replaced;
}

function keyOf(info: Pick<DocumentInfo, 'id' | 'revision'>): string {
  return JSON.stringify([info.id, info.revision]);
}

const nothing = { documentId: null, title: null, revision: null, passages: 0, pages: 0, records: 0, warnings: [], reason: null };

function quarantined(item: Work, reason: string): IngestFileReport {
  return { ...nothing, file: item.file.path, status: 'quarantined', reason };
}

function unchanged(item: Work, info: DocumentInfo): IngestFileReport {
  return { ...nothing, file: item.file.path, status: 'unchanged', documentId: info.id, title: info.title, revision: info.revision, pages: info.pageCount };
}

/** True where this reading of a stored content has fewer pages without text than the stored one. */
async function readsMore(store: DocumentStore, { id, revision }: DocumentInfo, document: ExtractedDocument): Promise<boolean> {
  const unread = (pages: ExtractedDocument['pages']) => pages.filter((page) => page.needsOcr).length;
  const before = await store.get(id, revision);
  return before !== null && unread(document.pages) < unread(before.pages);
}

function flagWarning(count: number): readonly string[] {
  return count === 0 ? [] : [`${count} passages speak to the copilot instead of the reader; they are kept as text, flagged, and never followed.`];
}

function describe(report: IngestFileReport): string {
  if (report.status === 'quarantined') return `quarantined. ${report.reason}`;
  if (report.status === 'unchanged') return 'unchanged';
  return `${report.status}, ${report.pages} pages, ${report.passages} passages${report.records > 0 ? `, ${report.records} records` : ''}`;
}
