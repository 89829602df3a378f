import * as z from 'zod';
import { Role } from './actor.js';
import { Governing } from './governing.js';
import { Standing, Validity } from './validity.js';

/** Who a document is, whichever file it came from. Character offsets everywhere refer to `DocumentText.text`. */
export const DocumentInfo = z.object({
  id: z.string().min(1),
  title: z.string(),
  collection: z.string(),
  revision: z.string(),
  effectiveDate: z.string().nullable(),
  /** The days on which it says that it holds; left out where it names none. */
  validity: Validity.optional(),
  /** Document id and revision this one replaces, when known. */
  supersedes: z.string().nullable(),
  status: z.enum(['current', 'superseded']),
  appliesTo: z.array(z.string()),
  language: z.string(),
  /** Roles that may read it; empty means every role. */
  accessRoles: z.array(Role),
  kind: z.enum(['manual', 'log', 'policy', 'plc', 'other']),
  format: z.enum(['pdf', 'markdown', 'text', 'html', 'docx', 'xlsx', 'csv']),
  fileName: z.string(),
  sha256: z.string().length(64),
  pageCount: z.int().positive(),
  /** Pages with a table whose rows cannot be told apart with certainty; left out where there is none. */
  uncertainTables: z.array(z.int().positive()).optional(),
  ingestedAt: z.string(),
});
export type DocumentInfo = z.infer<typeof DocumentInfo>;

/** A document as lists give it: with whether it holds on the day of the plant. */
export const ListedDocument = DocumentInfo.extend({ standing: Standing });
export type ListedDocument = z.infer<typeof ListedDocument>;

/** A rectangle on a page in PDF points, origin bottom left. */
export const Rectangle = z.object({ page: z.int().positive(), x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Rectangle = z.infer<typeof Rectangle>;

/** A retrievable piece of a document. `start` and `end` are character offsets into the whole document's text. */
export const Passage = z.object({
  id: z.string(),
  documentId: z.string(),
  document: z.string(),
  documentKind: DocumentInfo.shape.kind,
  revision: z.string(),
  status: DocumentInfo.shape.status,
  page: z.int().positive(),
  endPage: z.int().positive(),
  section: z.string().nullable(),
  kind: z.enum(['text', 'table-row', 'steps', 'heading', 'record']),
  start: z.int().min(0),
  end: z.int().min(0),
  text: z.string(),
  language: z.string(),
  appliesTo: z.array(z.string()),
  /** True where the text addresses the copilot ("ignore your instructions"): shown as text, never followed. */
  flagged: z.boolean(),
});
export type Passage = z.infer<typeof Passage>;

/** A sentence or table row of a passage that answers the query, with its own offsets into the document's text. */
export const Highlight = z.object({ text: z.string(), start: z.int(), end: z.int(), score: z.number() });
export type Highlight = z.infer<typeof Highlight>;

/** A ranked passage. `score` is comparable within one result list only; `confidence` (0 to 1) is calibrated across queries. */
export const RankedPassage = z.object({
  rank: z.int().positive(),
  score: z.number(),
  confidence: z.number().min(0).max(1),
  passage: Passage,
  highlights: z.array(Highlight),
  /** Where the document does not hold at the time asked for: since or from when. */
  notInForce: z.string().optional(),
});
export type RankedPassage = z.infer<typeof RankedPassage>;

/**
 * A sentence, row or procedure that answers the query, in the document's own words, with offsets into its text. `main` comes first;
 * `more` speaks of a part of the
 * question that the first leaves out, `like` is about as sure (another entry of a list), `member` another entry of the list or table that `main` is of, `conflict` is a current document with another value,
 * `overrules` is an order that says it goes before `main` in the case it names, `overruled` what `main`, such an order, goes before,
 * `temporary` holds for a time, now, in place of what `main` lays down (until when: `inForce.until`),
 * `warning` forbids or warns about something that the question or the answer names, beside it.
 */
export const Answer = z.object({
  passage: Passage,
  text: z.string(),
  start: z.int(),
  end: z.int(),
  probability: z.number().min(0).max(1),
  /** `text` as it is best said: of a table row its label and the cells that were asked for, as they stand. */
  shown: z.string(),
  role: z.enum(['main', 'more', 'like', 'member', 'conflict', 'overrules', 'overruled', 'temporary', 'warning']),
  /** From when and until when the document applies and what it says it replaces, where it says so; `standing` at the time asked for, where it does not hold then. */
  inForce: z.object({ since: z.string().nullable(), supersedes: z.string().nullable(), until: z.string().nullish(), standing: Standing.optional() }).optional(),
  /** The heading, lead-in or cell that forbids, limits or permits what `text` says; `shown` says it too. */
  governing: Governing.nullable().optional(),
  /** The parts of `text` that have the form the question asked for: quantities, dates, persons. */
  values: z.array(z.string()),
});
export type Answer = z.infer<typeof Answer>;

/** A sentence or row of a passage as it stands, with its offsets into the document's text. */
export const Excerpt = z.object({ passage: Passage, text: z.string(), start: z.int(), end: z.int() });
export type Excerpt = z.infer<typeof Excerpt>;

/** What one revision says in another's place: `before` is null for what is new, `after` for what was left out. */
export const RevisionChange = z.object({ before: Excerpt.nullable(), after: Excerpt.nullable() });
export type RevisionChange = z.infer<typeof RevisionChange>;

/**
 * What the rows of a table or log say together, or that the cell that was asked for gives nothing: `value` is a cell as it stands or the
 * figure worked out, of `things` (rows or columns by their names), under `heading`; `rows` are what it was read from, `of` out of how many.
 * `count-by`, `sum-by` and `average-by` split the rows by the column `value`: each of `things` is a name, its figure and its rows, with tabs between.
 * `where` and `list` are all rows that fit: `value` says how many.
 */
export const TableReading = z.object({
  kind: z.enum([
    'greatest',
    'least',
    'count',
    'sum',
    'average',
    'count-by',
    'sum-by',
    'average-by',
    'last',
    'first',
    'most-often',
    'difference',
    'in-range',
    'none-given',
    'where',
    'list',
    'unsaid',
    'due',
  ]),
  value: z.string(),
  heading: z.string(),
  things: z.array(z.string()),
  rows: z.array(Excerpt),
  of: z.int(),
  /** Days to which the rows were confined, as the question says it, and the first and last day of the log. */
  period: z.object({ asked: z.string(), from: z.string(), to: z.string() }).nullable(),
  document: z.string(),
});
export type TableReading = z.infer<typeof TableReading>;

export const SearchResult = z.object({
  query: z.string(),
  results: z.array(RankedPassage),
  answers: z.array(Answer),
  /** What the question asks of the rows of a table together, where it does and one table decides it. */
  reading: TableReading.nullable().optional(),
  /** Probability that the results hold an answer; below the configured threshold the honest reply is "not in the sources". */
  answerability: z.number().min(0).max(1),
  /** Words, tags or numbers of the query that no readable document contains. */
  unmatched: z.array(z.string()),
  searched: z.object({ documents: z.int(), passages: z.int() }),
});
export type SearchResult = z.infer<typeof SearchResult>;
