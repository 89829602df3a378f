import * as z from 'zod';
import { Governing } from './governing.js';
import { EquipmentId, TagId, Timestamp } from './ids.js';
import { TagReading } from './tag.js';

/**
 * What a statement stands on. `quote` is the text in which every number, tag and name of the statement must be found
 * (verbatim or through a declared conversion); `label` is the one-line source shown to people.
 * Tools return evidence without an id; the turn's ledger numbers it (`E1`, `E2`, ...).
 */
const base = { label: z.string(), quote: z.string() };
/** Set in stored turns once the document is removed; its quote is empty then. */
const removed = z.literal(true).optional();

export const PassageEvidence = z.object({
  kind: z.literal('passage'),
  ...base,
  passageId: z.string(),
  documentId: z.string(),
  removed,
  document: z.string(),
  revision: z.string(),
  status: z.enum(['current', 'superseded']),
  page: z.int().positive(),
  section: z.string().nullable(),
  start: z.int().min(0),
  end: z.int().min(0),
  /** The heading, lead-in or cell that forbids, limits or permits what the quote says: without it the quote may say the opposite. */
  governing: Governing.optional(),
  /** Set where the quote gives the copilot orders or stands behind one in its passage: it is shown to people and vouches for nothing. */
  untrusted: z.literal(true).optional(),
});
export const EvidenceItem = z.discriminatedUnion('kind', [
  PassageEvidence,
  z.object({ kind: z.literal('reading'), ...base, reading: TagReading }),
  z.object({ kind: z.literal('trend'), ...base, tag: TagId, from: Timestamp, to: Timestamp }),
  z.object({ kind: z.literal('alarm'), ...base, alarmId: z.string(), tag: TagId, at: Timestamp }),
  z.object({ kind: z.literal('journal'), ...base, entryId: z.string(), at: Timestamp }),
  z.object({ kind: z.literal('work-order'), ...base, workOrderId: z.string() }),
  z.object({ kind: z.literal('log-row'), ...base, removed, documentId: z.string(), document: z.string(), row: z.int().positive() }),
  z.object({ kind: z.literal('plc-line'), ...base, program: z.string(), file: z.string(), line: z.int().positive() }),
  z.object({ kind: z.literal('asset'), ...base, equipment: EquipmentId }),
  /** A computation anyone can run again: name, its inputs, and the command or query that repeats it. */
  z.object({ kind: z.literal('computation'), ...base, name: z.string(), inputs: z.record(z.string(), z.unknown()), rerun: z.string() }),
  /** A draft made in this turn and waiting for a person; its own text is evidence for describing it. */
  z.object({ kind: z.literal('draft'), ...base, draftId: z.string() }),
]);
export type EvidenceItem = z.infer<typeof EvidenceItem>;

/** An EvidenceItem with its number in the turn. */
export type Evidence = EvidenceItem & Readonly<{ id: string }>;

/** Two items with the same key are the same evidence and share one number. */
export function evidenceKey(item: EvidenceItem): string {
  switch (item.kind) {
    case 'passage':
      return `passage ${item.documentId} ${item.revision} ${item.start} ${item.end}`;
    case 'reading':
      return `reading ${item.reading.tag} ${item.reading.readAt}`;
    case 'trend':
      return `trend ${item.tag} ${item.from} ${item.to} ${item.quote}`;
    case 'alarm':
      return `alarm ${item.alarmId} ${item.quote}`;
    case 'journal':
      return `journal ${item.entryId}`;
    case 'work-order':
      return `work-order ${item.workOrderId} ${item.quote}`;
    case 'log-row':
      return `log-row ${item.documentId} ${item.row}`;
    case 'plc-line':
      return `plc-line ${item.file} ${item.line} ${item.quote}`;
    case 'asset':
      return `asset ${item.equipment}`;
    case 'computation':
      return `computation ${item.name} ${JSON.stringify(item.inputs)} ${item.quote}`;
    case 'draft':
      return `draft ${item.draftId}`;
  }
}
