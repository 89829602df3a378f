import type { DocumentInfo, Passage } from '../../domain/document.js';

/**
 * An immutable piece of the index: the passages of some documents of one partition (same readers, same collection).
 * A role that may not read a partition never touches its segments, so nothing in them can influence what that role sees.
 * Postings are in compressed sparse row form: `termIds` ascending, and for term number i the entries
 * `offsets[i]` to `offsets[i + 1]` of `postingPassages` (local passage number) and `postingWeights` (see `field-weights.ts`).
 * `forward` holds each passage's body terms in reading order, for proximity, similarity and latent semantic analysis.
 */
export type Segment = Readonly<{
  partition: string;
  documents: readonly DocumentInfo[];
  passages: readonly Passage[];
  /** Words of each document's title, stop words not counted; no more than 65,535. */
  titleLengths: Uint16Array;
  /** Index into `documents` per passage. */
  documentOf: Uint16Array;
  termIds: Uint32Array;
  offsets: Uint32Array;
  postingPassages: Uint16Array;
  postingWeights: Uint8Array;
  /** Body terms per passage, stop words and identifier parts not counted. */
  lengths: Uint16Array;
  forwardOffsets: Uint32Array;
  forward: Uint32Array;
  /** Where the terms stand in each passage's text; see `marks.ts`. Nothing for a passage too long for them. */
  markOffsets: Uint32Array;
  marks: Uint32Array;
}>;

/** Passage numbers are 16 bits wide. */
export const MAX_SEGMENT_PASSAGES = 65_536;

/** The row of a term in a segment's postings, or -1. */
export function termRow(segment: Segment, termId: number): number {
  let low = 0;
  let high = segment.termIds.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = segment.termIds[middle] ?? 0;
    if (value === termId) return middle;
    if (value < termId) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How many passages of the segment hold the term. */
export function passageFrequency(segment: Segment, termId: number): number {
  const row = termRow(segment, termId);
  return row < 0 ? 0 : (segment.offsets[row + 1] ?? 0) - (segment.offsets[row] ?? 0);
}

/** Who may read, and where it belongs: documents of one key live in segments of their own. */
export function partitionKey(document: Pick<DocumentInfo, 'accessRoles' | 'collection'>): string {
  return JSON.stringify([[...new Set(document.accessRoles)].sort(), document.collection]);
}
