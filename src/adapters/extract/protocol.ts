import * as z from 'zod';
import type { ExtractedDocument } from '../../ports/knowledge.js';
import type { ExtractionBudget } from './budget.js';

/** What the parent sends to an extraction process; one document at a time. */
export type ExtractionJob = Readonly<{ id: number; fileName: string; bytes: Uint8Array; budget: ExtractionBudget }>;

/** What comes back. The document is trusted to have the right shape because our own code in the child made it; the envelope is checked. */
export const ExtractionReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('recognising'), id: z.int() }),
  z.object({
    kind: z.literal('extracted'),
    id: z.int(),
    residentMegabytes: z.number(),
    document: z.custom<ExtractedDocument>((value) => typeof value === 'object' && value !== null),
  }),
  z.object({ kind: z.literal('unreadable'), id: z.int(), residentMegabytes: z.number(), reason: z.string() }),
]);
export type ExtractionReply = z.infer<typeof ExtractionReply>;
