import type { Role } from '../domain/actor.js';
import type { DocumentInfo, Passage, Rectangle, RevisionChange, SearchResult } from '../domain/document.js';
import type { MaintenanceRecord } from '../domain/work-order.js';

/** One page as extracted: `start` and `end` are offsets into the document's text; `boxes` place runs of text on the page. */
export type ExtractedPage = Readonly<{
  page: number;
  width: number;
  height: number;
  start: number;
  end: number;
  header: string | null;
  footer: string | null;
  needsOcr: boolean;
  /** Set where the text was read from a picture of the page; the mean confidence of its words, 0 to 1. */
  recognition?: Readonly<{ confidence: number }>;
  /** Set where a table on the page has rows that cannot be told apart with certainty. */
  uncertainTable?: true;
  boxes: readonly Readonly<{ start: number; end: number; rectangle: Rectangle }>[];
}>;
/** Structure found in the text, in document order, by offsets. */
export type TextBlock = Readonly<{
  kind: 'heading' | 'paragraph' | 'list' | 'step' | 'warning' | 'table-row' | 'caption' | 'record';
  start: number;
  end: number;
  page: number;
  /** Heading level 1 to 6; step number for steps. */
  level: number | null;
  /** For a table row: the row with its column headings and units, for example `Bearing temperature: alarm 80 °C; trip 95 °C`. */
  rendered: string | null;
}>;
export type ExtractedDocument = Readonly<{
  format: DocumentInfo['format'];
  text: string;
  pages: readonly ExtractedPage[];
  blocks: readonly TextBlock[];
  records: readonly Omit<MaintenanceRecord, 'documentId' | 'document'>[];
  /** What the document says of itself; the manifest wins over it. */
  metadata: Readonly<
    Partial<
      Record<
        'title' | 'revision' | 'effectiveDate' | 'validFrom' | 'validUntil' | 'supersedes' | 'language' | 'appliesTo' | 'documentId' | 'accessRoles',
        string
      >
    >
  >;
  warnings: readonly string[];
}>;

/** Bytes to structure. Rejects with `document-unreadable` and a reason in plain words; never takes longer or more memory than its budget. */
export interface DocumentExtractor {
  extract(input: Readonly<{ fileName: string; bytes: Uint8Array }>, signal: AbortSignal): Promise<ExtractedDocument>;
}

export type SearchRequest = Readonly<{
  query: string;
  limit: number;
  role: Role;
  collection?: string;
  appliesTo?: string;
  kinds?: readonly DocumentInfo['kind'][];
  /** Only documents of these ids, in every revision that is asked for. */
  documents?: readonly string[];
  includeSuperseded?: boolean;
  /** Answers: the best one of every document, for comparing, instead of the best of all; with `includeSuperseded: true` of every revision. */
  perDocument?: boolean;
  /** The asker's day (ISO date): what a table dates later has not happened yet, and papers that do not hold on it stand back. Unset: every date may have passed and every paper holds. */
  today?: string;
  /** The day by the calendar for papers outside the plant's own collection: `today` is the plant's, and a simulated plant lives on another day. */
  calendar?: Calendar;
}>;

/** The day by the server's clock (ISO date), and the collection of the plant's own papers, for which it is the plant's day instead. */
export type Calendar = Readonly<{ today: string; plantCollection: string }>;

/** Retrieval. What `role` may not read influences nothing. Resolves with an empty list, never rejects, when nothing is found. */
export interface KnowledgeSearch {
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchResult>;
  /**
   * The passages of a document around an offset or page, for reading on; `null` when it, or the revision asked for, is unknown or not
   * readable by `role`. Without `revision` the one in force. With `changesSince` also what it says differently from that revision,
   * or from the one before it for `previous`.
   */
  open(
    request: Readonly<{ documentId: string; role: Role; page?: number; revision?: string; changesSince?: string }>,
    signal: AbortSignal,
  ): Promise<Readonly<{ document: DocumentInfo; passages: readonly Passage[]; changes?: readonly RevisionChange[] }> | null>;
  documents(role: Role, collection?: string): Promise<readonly DocumentInfo[]>;
}

export type StoredDocument = Readonly<{ info: DocumentInfo; passages: readonly Passage[]; pages: readonly ExtractedPage[]; text: string }>;

/**
 * The truth about documents. `put` is atomic per document: all of it or none; putting a `current` revision makes every other revision
 * of the same id `superseded` (its passages too) in the same step. Ids and revisions come back in code-unit order.
 */
export interface DocumentStore {
  put(document: StoredDocument): Promise<void>;
  get(documentId: string, revision: string): Promise<StoredDocument | null>;
  list(): Promise<readonly DocumentInfo[]>;
  remove(documentId: string, revision?: string): Promise<number>;
  /** All passages in a stable order, for building an index. */
  passages(): AsyncIterable<Passage>;
}

/** Fixed-length vectors. `id` changes whenever the space changes, so vectors of two ids are never compared. */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** Nearest neighbours by cosine. Rejects a vector with a non-finite number or the wrong length; `search` never returns a removed id. */
export interface VectorIndex extends AsyncDisposable {
  add(entries: readonly Readonly<{ id: number; vector: Float32Array }>[]): Promise<void>;
  remove(ids: readonly number[]): Promise<void>;
  /** The nearest by cosine, best first. Where the index only looks at a part, `breadth` is how many it keeps in sight; without it, its own figure. */
  search(vector: Float32Array, limit: number, breadth?: number): Promise<readonly Readonly<{ id: number; score: number }>[]>;
  readonly size: number;
}
