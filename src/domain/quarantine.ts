import * as z from 'zod';
import { Role } from './actor.js';

/** What reading one document may cost; null is the reader's own limit. */
export const DocumentBudgets = z.object({
  processorSeconds: z.number().nullable(),
  memoryMegabytes: z.number().nullable(),
  pages: z.number().nullable(),
  fileMegabytes: z.number().nullable(),
});
export type DocumentBudgets = z.infer<typeof DocumentBudgets>;

/** A file that waits for its owner: it could not be taken in (`unreadable`), or it was and has pages that nobody could read (`needs-ocr`). */
export const QuarantinedFile = z.object({
  id: z.int(),
  /** Below the folder that was named; its name alone where a file was sent. */
  file: z.string(),
  collection: z.string(),
  /** Who may read it once it is taken in; empty: every role. */
  accessRoles: z.array(Role),
  cause: z.enum(['unreadable', 'needs-ocr']),
  /** In plain words. */
  reason: z.string(),
  /** Of its content; null where it could not be read at all. */
  sha256: z.string().nullable(),
  /** The document that has unread pages, for `needs-ocr`. */
  documentId: z.string().nullable(),
  revision: z.string().nullable(),
  /** When it was last tried, ISO 8601, and how often it has been. */
  at: z.string(),
  attempts: z.int(),
  /** The limits it was read under. */
  budgets: DocumentBudgets,
});
export type QuarantinedFile = z.infer<typeof QuarantinedFile>;
